"""One scanned ad as rows of the five tables it goes into, keyed by column attribute."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scanner.ad import Ad, to_record
from scanner.normalise import fold
from scanner.store.models import CONTACT_LENGTH, TITLE_LENGTH, Status, dump, storable

UNNAMED = "unnamed"
"""The source of ads that name none."""
_SOURCE_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Rows:
    """The rows of one ad; `contacts` may be empty."""

    source: dict[str, Any]
    advert: dict[str, Any]
    scan: dict[str, Any]
    contacts: tuple[dict[str, Any], ...]
    case: dict[str, Any]


def rows(ad: Ad, scan: Mapping[str, Any], *, now: dt.datetime) -> Rows:
    """Rows of `ad` and of `scan`, the object that `scanner.score.to_record` gave for it."""
    source = storable(ad.source, _SOURCE_LENGTH) or UNNAMED
    seen = _seen(ad, now)
    advert_id = _hash(ad.source, ad.url, ad.content_sha256)
    scan_id = _hash(advert_id, dump(scan))
    advert = {
        "id": advert_id,
        "source_id": source,
        "ad_key": storable(ad.id),
        "url": storable(ad.url),
        "content_sha256": ad.content_sha256,
        "record": to_record(ad),
        "folded": storable(" ".join(fold(text) for _, text in ad.parts())),
        "first_seen": seen,
        "last_seen": seen,
    }
    return Rows(
        source={"id": source, "name": source, "country": "", "degraded": False},
        advert=advert,
        scan=_scan(scan, scan_id=scan_id, advert_id=advert_id, now=now),
        contacts=_contacts(scan, advert_id),
        case=_case(scan, title=ad.title, advert=advert, scan_id=scan_id),
    )


def _scan(scan: Mapping[str, Any], *, scan_id: str, advert_id: str, now: dt.datetime) -> dict[str, Any]:
    return {
        "id": scan_id,
        "advert_id": advert_id,
        "payload": scan,
        "risk": scan["risk"],
        "band": scan["band"],
        "versions_sha": _hash(dump(scan["versions"])),
        "made_at": now,
    }


def _contacts(scan: Mapping[str, Any], advert_id: str) -> tuple[dict[str, Any], ...]:
    found = {(contact["kind"], storable(contact["value"], CONTACT_LENGTH)) for contact in scan["facts"].get("contacts", ())}
    return tuple({"advert_id": advert_id, "kind": kind, "value": value} for kind, value in sorted(found))


def _case(scan: Mapping[str, Any], *, title: str, advert: Mapping[str, Any], scan_id: str) -> dict[str, Any]:
    facts = scan["facts"]
    return {
        "advert_id": advert["id"],
        "scan_id": scan_id,
        "risk": scan["risk"],
        "band": scan["band"],
        "trafficking": scan["lanes"]["trafficking"],
        "recruitment_fraud": scan["lanes"]["recruitment_fraud"],
        "labour_breach": scan["lanes"]["labour_breach"],
        "language": scan["language"]["code"],
        "source_id": advert["source_id"],
        "sector": next((item["sector"] for item in facts.get("occupations", ())), ""),
        "destination": next(iter(facts.get("destination", ())), ""),
        "title": storable(title, TITLE_LENGTH),
        "day": advert["first_seen"].date(),
        "campaign": "",
        "status": Status.NEW,
        "verdict": "",
        "severity": "",
        "queued_on": None,
        "claimed_by_id": None,
        "claimed_until": None,
    }


def _seen(ad: Ad, now: dt.datetime) -> dt.datetime:
    """When the ad was seen, in UTC, never later than now; `now` where the ad does not say it in ISO 8601."""
    try:
        seen = dt.datetime.fromisoformat(ad.seen_at)
    except ValueError:
        return now
    return min(now, seen.replace(tzinfo=dt.UTC) if seen.tzinfo is None else seen.astimezone(dt.UTC))


def _hash(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
