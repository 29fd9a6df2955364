"""Whether the facts of an ad are what a rule asks for, and which words show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scanner.extract import Facts
from scanner.normalise import Span, Words
from scanner.rules.rule import Where


@dataclass(frozen=True, slots=True)
class Shown:
    """Facts that hold: the words of the first one asked for, if it has any, and what it was held against."""

    span: Span | None = None
    detail: str = ""


def holds(where: Where, facts: Facts, words: Sequence[Words]) -> Shown | None:
    """What shows that every condition holds, or None when one does not."""
    shown: list[Shown] = []
    for condition in (_pay, _sector, _sought, _places, _contacts, _reach, _posted):
        found = condition(where, facts)
        if found is None:
            return None
        shown.extend(found)
    hidden = _disguised(where, words)
    if hidden is None:
        return None
    shown.extend(hidden)
    if where.employer_named is not None and where.employer_named != _employer_named(facts, words):
        return None
    return next((one for one in shown if one.span), shown[0] if shown else Shown())


def unknown(where: Where, facts: Facts) -> str:
    """Why a condition could not be decided, or nothing."""
    asked = where.pay_ratio_at_least is not None or where.pay_ratio_between is not None
    if asked and facts.pay and facts.pay_ratio is None:
        return "no reference wage for the stated pay"
    return ""


HIDING = frozenset({"zero_width", "bidi", "look_alike", "spaced_out", "digit_letter", "combining"})
"""Disguises that hide words; decoration such as bold letters does not count."""
_NOT = Shown(detail="not held")
_Found = list[Shown] | None
"""Nothing asked: an empty list; asked and held: what shows it; asked and not held: None."""


def _pay(where: Where, facts: Facts) -> _Found:
    low, high = where.pay_ratio_between or (where.pay_ratio_at_least, float("inf"))
    if low is None:
        return []
    if facts.pay_ratio is None or not low <= facts.pay_ratio <= high:
        return None
    best = max(facts.pay, key=lambda pay: pay.monthly_usd or 0.0, default=None)
    return [Shown(best.span if best else None, facts.pay_reference)]


def _sector(where: Where, facts: Facts) -> _Found:
    if not where.sector:
        return []
    return [Shown(found.span) for found in facts.occupations if found.sector in where.sector][:1] or None


def _sought(where: Where, facts: Facts) -> _Found:
    shown: list[Shown] = []
    if where.gender:
        shown += [Shown(found.span) for found in facts.sought if (found.kind, found.value) == ("gender", where.gender)][:1] or [_NOT]
    if where.sought:
        shown += [Shown(found.span) for found in facts.sought if found.kind == where.sought and found.value != "any"][:1] or [_NOT]
    if where.workers_at_least is not None:
        counts = [found for found in facts.sought if found.kind == "count" and int(found.value) >= where.workers_at_least]
        shown += [Shown(found.span) for found in counts][:1] or [_NOT]
    return None if _NOT in shown else shown


def _places(where: Where, facts: Facts) -> _Found:
    shown: list[Shown] = []
    if where.abroad is not None:
        if where.abroad != (facts.abroad is not None or bool(facts.destination)):
            return None
        shown.append(Shown(facts.abroad))
    if where.destination:
        if not set(where.destination) & set(facts.destination):
            return None
        shown += [Shown(place.span) for place in facts.places if place.country in where.destination][:1]
    if where.named:
        named = [Shown(place.span) for place in facts.places if place.country in where.named]
        if not named:
            return None
        shown += named[:1]
    return shown


def _contacts(where: Where, facts: Facts) -> _Found:
    if not where.contacts_only:
        return []
    ways = [contact for contact in facts.contacts if contact.kind not in {"card", "wallet"}]
    if not ways or any(contact.kind not in where.contacts_only for contact in ways):
        return None
    return [Shown(ways[0].span)]


def _reach(where: Where, facts: Facts) -> _Found:
    shown: list[Shown] = []
    for asked, span in (
        (where.free_mail, facts.free_mail),
        (where.own_domain, facts.own_domain),
        (where.contact_elsewhere, facts.contact_elsewhere),
    ):
        if asked is not None:
            if asked != (span is not None):
                return None
            shown.append(Shown(span))
    return shown


def _disguised(where: Where, words: Sequence[Words]) -> _Found:
    """Words with look-alike, spaced or invisible letters in them, each counted once."""
    if where.disguised_words_at_least is None:
        return []
    spans = list(dict.fromkeys(disguise.span for text in words for disguise in text.text.disguises if disguise.kind in HIDING))
    return [Shown(spans[0], f"{len(spans)} places")] if spans and len(spans) >= where.disguised_words_at_least else None


def _posted(where: Where, facts: Facts) -> _Found:
    if where.posted_pay is None:
        return []
    if where.posted_pay != bool(facts.pay):
        return None
    return [Shown(facts.pay[0].span)] if facts.pay else []


def _employer_named(facts: Facts, words: Sequence[Words]) -> bool:
    return facts.agency is not None or any(text.text.field == "employer" and text.forms for text in words)
