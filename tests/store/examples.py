"""Made-up ads and scans in the shape that the scorer gives, for whoever tests what comes after it."""

from __future__ import annotations

import datetime as dt
from typing import Any

from scanner.ad import Ad
from scanner.store.intake import save
from scanner.store.models import Case, User

NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
BODY = "Packers wanted for a warehouse near the river, day shifts, contract from the first day, ask for the foreman"


def ad(number: int = 1, **fields: Any) -> Ad:
    """An ad that differs from the others of this kind by its number."""
    values = {
        "id": f"ad-{number}",
        "title": f"Packer {number}",
        "body": f"{BODY} {number}",
        "source": "board",
        "url": f"https://board.example/{number}",
        "seen_at": NOON.isoformat(),
    }
    return Ad(**{**values, **fields})


def scan(of: Ad, *, risk: float = 0.7, band: str = "review", **changes: Any) -> dict[str, Any]:
    """A scan of it."""
    record: dict[str, Any] = {
        "id": of.id,
        "risk": risk,
        "band": band,
        "lanes": {"trafficking": risk, "recruitment_fraud": 0.1, "labour_breach": 0.2},
        "language": {"code": "en", "confidence": 0.98},
        "dimensions": {"deceptive_recruitment": "indicated"},
        "indicators": {"documents-held": "present", "fee-upfront": "not_stated"},
        "reasons": [{"id": "documents-held", "kind": "rule", "lane": "trafficking", "points": 1.9, "because": "Papers are kept."}],
        "facts": {
            "destination": ["AE", "TR"],
            "contacts": [{"kind": "telegram", "value": "foreman_5"}],
            "occupations": [{"sector": "construction", "isco": 9}],
        },
        "unchecked": [],
        "versions": {"scanner": "1", "rules": "r1", "model": "m1"},
    }
    return {**record, **changes}


def stored(number: int = 1, *, risk: float = 0.7, band: str = "review", **fields: Any) -> Case:
    """The case of an ad that was saved."""
    one = ad(number, **fields)
    save([(one, scan(one, risk=risk, band=band))])
    return Case.objects.select_related("advert").get(advert__ad_key=one.id)


def analyst(name: str = "ani") -> User:
    """Somebody who can log in with no password set."""
    return User.objects.create(username=name)
