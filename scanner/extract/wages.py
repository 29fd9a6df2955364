"""Stated pay held against what that work usually pays in that country."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from scanner.extract.facts import Occupation, Pay
from scanner.extract.lists import Strict, read_table


class _Sourced(Strict):
    """`checked`: the office's figure was read where `seen` says."""

    source: str
    checked: bool
    seen: str = ""


class _Wage(_Sourced):
    mean: float
    year: int
    local: str = ""


class _Shares(_Sourced):
    isco: dict[str, float]
    sector: dict[str, float]


class Wages(Strict):
    """wages.toml: mean monthly wages in US dollars, and the shares of trades, everywhere and in some countries."""

    shares: _Shares
    own: dict[str, _Shares]
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
    share, work, shares = _share(table, occupations, country)
    reference = wage.mean * share
    work = f"{work} about {reference:.0f} USD a month"
    figure = f"{wage.source}, {wage.year}{f' ({wage.local})' if wage.local else ''}{_said(wage)}"
    return max(monthly) / reference, f"{figure}: {work}; share of the mean: {shares.source}{_said(shares)}"


def _said(figure: _Sourced) -> str:
    return "" if figure.checked else ", figure not checked"


def _share(table: Wages, occupations: Sequence[Occupation], country: str) -> tuple[float, str, _Shares]:
    """The share of the mean, the work it is for, and where it is from; the country's own figures first."""
    tables = [own for own in (table.own.get(country), table.shares) if own]
    first = occupations[0] if occupations else None
    for shares in tables:
        if first and first.sector in shares.sector:
            return shares.sector[first.sector], first.sector.replace("_", " "), shares
    group = str(first.isco) if first else "0"
    work = f"ISCO group {group}" if first else "work of any kind"
    shares = next(shares for shares in tables if group in shares.isco)
    return shares.isco[group], work, shares
