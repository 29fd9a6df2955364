"""`scanner label next`: the store's undecided ads, weighed for what they would teach."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scanner.ad import from_record
from scanner.encode import find_encoder, wording
from scanner.errors import NotReady
from scanner.normalise import read, words
from scanner.score import load_scale
from scanner.settings import Settings
from scanner.train import Recipe
from scanner.train.choosing import Candidate, choose


def next_to_label(settings: Settings, *, count: int, most: int) -> list[dict[str, Any]]:
    """Records of a labelled file with the label still open. Raises NotReady without an encoder."""
    from scanner.store.boot import boot, migrate

    encoder = find_encoder(settings.encoder, home=settings.home)
    if encoder is None:
        raise NotReady("choosing needs an encoder; set 'encoder' or leave it empty")
    boot(settings)
    migrate()
    from scanner.store.models import Case, Status  # the store's models need a booted store

    cases = list(Case.objects.exclude(status=Status.DECIDED).select_related("advert").order_by("-day", "pk")[:most])
    ads = {case.pk: from_record(case.advert.record) for case in cases}
    vectors = encoder.encode([wording(tuple(map(words, read(ad)))) for ad in ads.values()])
    candidates = [Candidate(case.pk, case.language, case.risk, vector) for case, vector in zip(cases, vectors, strict=True)]
    chosen = choose(candidates, count, edge=load_scale().bands["review"], seed=Recipe().seed)
    today = dt.datetime.now(dt.UTC).date().isoformat()
    return [_open(case_id=one.id, ad=ads[one.id], language=one.language, today=today) for one in chosen]


def _open(*, case_id: str, ad: Any, language: str, today: str) -> dict[str, Any]:
    kept = {name: getattr(ad, name) for name in ("title", "body", "employer", "location", "salary") if getattr(ad, name)}
    return {
        "ad": {"id": case_id, **kept, "contacts": list(ad.contacts), "language": language},
        "label": "unknown",
        "severity": "none",
        "indicators": [],
        "annotators": [],
        "origin": "analyst",
        "group": case_id,
        "date": today,
    }
