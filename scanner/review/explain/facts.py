"""What the ad says, as label and values; values may quote the ad."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from babel.numbers import format_currency, format_decimal
from django.utils.translation import get_language, gettext

from scanner.review.explain.wording import CONTACTS, PERIODS, PLACES, SECTORS, SOUGHT, country_name, word


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its values, each with what is known about it."""

    label: str
    values: tuple[tuple[str, str], ...]


def facts(found: Mapping[str, Any]) -> tuple[Fact, ...]:
    """The facts of a scan that say something."""
    made = (
        Fact(gettext("Contacts"), tuple(_contact(item) for item in found.get("contacts", ()))),
        Fact(gettext("Pay"), tuple(_pay(found))),
        Fact(gettext("Work abroad in"), tuple((country_name(code), "") for code in found.get("destination", ()))),
        Fact(gettext("Places"), _once((country_name(item["country"]), word(PLACES, item["role"])) for item in found.get("places", ()))),
        Fact(gettext("Occupation"), _once((word(SECTORS, item["sector"]), "") for item in found.get("occupations", ()))),
        Fact(gettext("Sought"), _once(_sought(item) for item in found.get("sought", ()))),
        Fact(gettext("Licence"), tuple((item["text"], "") for item in found.get("licences", ()))),
    )
    return tuple(fact for fact in made if fact.values)


def _contact(item: Mapping[str, Any]) -> tuple[str, str]:
    kind = word(CONTACTS, item["kind"])
    return item["value"], f"{kind}, {country_name(item['country'])}" if item.get("country") else kind


def _pay(found: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    pay = found.get("pay")
    if pay:
        low, high = _amount(pay["min"], pay["currency"]), _amount(pay["max"], pay["currency"])
        amount = high if low == high else f"{low} – {high}"
        yield f"{amount} {word(PERIODS, pay['period'])}".strip(), _dollars(pay)
    if "pay_by_agreement" in found:
        yield gettext("by agreement"), ""
    if "pay_ratio" in found:
        ratio = format_decimal(found["pay_ratio"], format="0.0", locale=_locale())
        yield gettext("%s times the reference wage") % ratio, found.get("pay_reference", "")


def _dollars(pay: Mapping[str, Any]) -> str:
    if "monthly_usd" not in pay or (pay["currency"], pay["period"]) == ("USD", "month"):
        return ""
    return gettext("about %s a month") % _amount(pay["monthly_usd"], "USD")


def _sought(item: Mapping[str, Any]) -> tuple[str, str]:
    if item["kind"] == "age":
        return gettext("age %s") % item["value"], ""
    if item["kind"] == "count":
        return gettext("people: %s") % item["value"], ""
    return word(SOUGHT, item["value"]), ""


def _amount(value: float, currency: str) -> str:
    if not currency:
        return str(format_decimal(value, locale=_locale()))
    return str(format_currency(round(value), currency, format="#,##0 ¤¤", locale=_locale(), currency_digits=False))


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")


def _once(values: Iterator[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys(values))
