"""Stated pay held against what that work usually pays in that country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from scanner.extract.facts import Occupation, Pay
from scanner.extract.lists import Strict, read_table


class _Wage(Strict):
    mean: float
    year: int
    source: str
    verified: str


class Wages(Strict):
    """wages.toml: mean monthly wages in US dollars, and the shares of trades."""

    verified: str
    isco: dict[str, float]
    sector: dict[str, float]
    country: dict[str, _Wage]


@cache
def wages() -> Wages:
    """The reference table."""
    return read_table("wages.toml", Wages)


def against_reference(pay: Sequence[Pay], occupations: Sequence[Occupation], country: str) -> tuple[float | None, str]:
    """(highest stated monthly pay / reference wage, what it was held against); (None, "") when either is unknown."""
    monthly = [item.monthly_usd for item in pay if item.monthly_usd]
    table = wages()
    if not monthly or country not in table.country:
        return None, ""
    wage = table.country[country]
    share, work = _share(table, occupations)
    reference = wage.mean * share
    checked = "" if wage.verified else ", not verified"
    return max(monthly) / reference, f"{wage.source}, {wage.year}{checked}: {work} about {reference:.0f} USD a month"


def _share(table: Wages, occupations: Sequence[Occupation]) -> tuple[float, str]:
    if not occupations:
        return table.isco["0"], "work of any kind"
    first = occupations[0]
    if first.sector in table.sector:
        return table.sector[first.sector], first.sector.replace("_", " ")
    return table.isco[str(first.isco)], f"ISCO group {first.isco}"
