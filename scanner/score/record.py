"""A scan as the JSON object other programs rely on."""

from __future__ import annotations

from scanner.ad import Ad
from scanner.extract import Contact, Facts, Pay
from scanner.normalise import Span
from scanner.score.scan import Reason, Scan

DIGITS = 12
"""Decimals kept of probabilities and points: enough for a reader to add up the reasons of a lane near 0 or 1."""


def to_record(scan: Scan, ad: Ad, *, language: str = "en") -> dict[str, object]:
    """The scan of `ad` with sentences in one interface language (English where that is missing)."""
    return {
        "id": scan.ad_id,
        "risk": round(scan.risk, DIGITS),
        "band": scan.band,
        "lanes": {lane: round(value, DIGITS) for lane, value in scan.lanes.items()},
        "priors": {lane: round(value, DIGITS) for lane, value in scan.priors.items()},
        "language": {"code": scan.language.code, "confidence": round(scan.language.confidence, 2)},
        "dimensions": dict(scan.dimensions),
        "indicators": {name: str(state) for name, state in scan.indicators.items()},
        "reasons": [_reason(reason, language) for reason in scan.reasons],
        "facts": _facts(scan.facts, ad),
        "suspected": [{"id": one.id, "probability": one.probability, **_place(one.span)} for one in scan.suspected],
        "disguises": [{"kind": disguise.kind, **_place(disguise.span)} for disguise in scan.disguises],
        "unchecked": list(scan.unchecked),
        "versions": dict(scan.versions),
    }


def _reason(reason: Reason, language: str) -> dict[str, object]:
    record: dict[str, object] = {
        "id": reason.id,
        "kind": reason.kind,
        "lane": reason.lane,
        "points": round(reason.points, DIGITS),
        "because": reason.because.get(language) or reason.because["en"],
    }
    if reason.source:
        record["source"] = reason.source
    if reason.span:
        record |= {**_place(reason.span), "quote": reason.quote}
    return record


def _place(span: Span) -> dict[str, object]:
    return {"field": span.field, "start": span.start, "end": span.end}


def _facts(facts: Facts, ad: Ad) -> dict[str, object]:
    record: dict[str, object] = {
        "destination": list(facts.destination),
        "contacts": [_contact(contact) for contact in facts.contacts],
        "places": [{"country": place.country, "role": place.role, **_place(place.span)} for place in facts.places],
        "occupations": [{"sector": item.sector, "isco": item.isco, **_place(item.span)} for item in facts.occupations],
        "sought": [{"kind": item.kind, "value": item.value, **_place(item.span)} for item in facts.sought],
        "licences": [{"text": ad.published(span.field)[span.start : span.end], **_place(span)} for span in facts.licences],
        "deadlines": [{"date": item.date, **_place(item.span)} for item in facts.deadlines],
    }
    for name in ("own_domain", "free_mail", "contact_elsewhere", "pay_by_agreement"):
        if span := getattr(facts, name):
            record[name] = _place(span)
    if facts.pay:
        record["pay"] = _pay(facts.pay[0])
    if facts.pay_ratio is not None:
        record |= {"pay_ratio": round(facts.pay_ratio, 2), "pay_reference": facts.pay_reference}
    return record


def _contact(contact: Contact) -> dict[str, object]:
    record: dict[str, object] = {"kind": contact.kind, "value": contact.value, **_place(contact.span)}
    return {**record, "country": contact.country} if contact.country else record


def _pay(pay: Pay) -> dict[str, object]:
    record: dict[str, object] = {"min": pay.low, "max": pay.high, "currency": pay.currency, "period": pay.period, **_place(pay.span)}
    return record if pay.monthly_usd is None else {**record, "monthly_usd": round(pay.monthly_usd, 2)}
