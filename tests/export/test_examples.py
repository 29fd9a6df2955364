"""Decisions as labelled ads: what was said is kept, who and where to reach is not."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.export.examples import examples
from scanner.export.leads import leads
from scanner.store.models import Verdict
from scanner.train import load_examples
from tests.export.test_leads import said
from tests.store.examples import analyst, stored

pytestmark = pytest.mark.usefixtures("database")


def test_decided_cases_become_labelled_ads_that_load(tmp_path: Path) -> None:
    user, other = analyst(), analyst("nino")
    said(stored(1), user, Verdict.TRAFFICKING_RISK)
    said(stored(2), other, Verdict.ORDINARY)
    said(stored(3), user, Verdict.UNSURE)
    records = list(examples(leads([Verdict.TRAFFICKING_RISK, Verdict.ORDINARY])))
    assert sorted((record["label"], record["severity"], record["origin"]) for record in records) == [
        ("legit", "none", "analyst"),
        ("trafficking_risk", "high", "analyst"),
    ]
    file = tmp_path / "decided.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    assert len(load_examples([file])) == 2


def test_nothing_leads_to_a_person(tmp_path: Path) -> None:
    case = stored(1)
    said(case, analyst("ana.person"), Verdict.TRAFFICKING_RISK)
    (record,) = examples(leads([Verdict.TRAFFICKING_RISK]))
    written = json.dumps(record)
    ad = case.advert.record
    for secret in ("ana.person", case.pk, case.advert.url or "https", "foreman_5", *ad.get("contacts", ())):
        assert secret not in written
    assert len(record["ad"]["body"]) == len(ad["body"])


def test_a_contact_in_the_text_is_blanked_in_its_place() -> None:
    said(stored(1), analyst(), Verdict.TRAFFICKING_RISK)
    (lead,) = leads([Verdict.TRAFFICKING_RISK])
    body = "Call Ani on +374 91 00-00-11 or write"
    place = {"kind": "phone", "value": "+37491000011", "field": "body", "start": 12, "end": 28}
    (record,) = examples([replace(lead, ad={"body": body}, scan={"facts": {"contacts": [place]}})])
    assert record["ad"]["body"] == "Call Ani on +000 00 00-00-00 or write"
