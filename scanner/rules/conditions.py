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
    for condition in (_pay, _sector, _sought, _places, _contacts, _posted):
        found = condition(where, facts)
        if found is None:
            return None
        shown.extend(found)
    if where.employer_named is not None and where.employer_named != _employer_named(facts, words):
        return None
    return next((one for one in shown if one.span), shown[0] if shown else Shown())


def unknown(where: Where, facts: Facts) -> str:
    """Why a condition could not be decided, or nothing."""
    if where.pay_ratio_at_least is not None and facts.pay and facts.pay_ratio is None:
        return "no reference wage for the stated pay"
    return ""


_Found = list[Shown] | None
"""Nothing asked: an empty list; asked and held: what shows it; asked and not held: None."""


def _pay(where: Where, facts: Facts) -> _Found:
    if where.pay_ratio_at_least is None:
        return []
    if facts.pay_ratio is None or facts.pay_ratio < where.pay_ratio_at_least:
        return None
    best = max(facts.pay, key=lambda pay: pay.monthly_usd or 0.0, default=None)
    return [Shown(best.span if best else None, facts.pay_reference)]


def _sector(where: Where, facts: Facts) -> _Found:
    if not where.sector:
        return []
    return [Shown(found.span) for found in facts.occupations if found.sector in where.sector][:1] or None


def _sought(where: Where, facts: Facts) -> _Found:
    if not where.gender:
        return []
    return [Shown(found.span) for found in facts.sought if (found.kind, found.value) == ("gender", where.gender)][:1] or None


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
    return shown


def _contacts(where: Where, facts: Facts) -> _Found:
    if not where.contacts_only:
        return []
    if not facts.contacts or any(contact.kind not in where.contacts_only for contact in facts.contacts):
        return None
    return [Shown(facts.contacts[0].span)]


def _posted(where: Where, facts: Facts) -> _Found:
    if where.posted_pay is None:
        return []
    if where.posted_pay != bool(facts.pay):
        return None
    return [Shown(facts.pay[0].span)] if facts.pay else []


def _employer_named(facts: Facts, words: Sequence[Words]) -> bool:
    return facts.agency is not None or any(text.text.field == "employer" and text.forms for text in words)
