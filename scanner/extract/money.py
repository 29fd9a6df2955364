"""Words and rates of the pay reader, compiled once from the reference folder."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from scanner.extract.lists import Strict, read_list, read_table
from scanner.normalise import fold

Period = Literal["hour", "day", "week", "month", "year", "piece"]


class _Writing(Strict):
    means: list[str]
    words: list[str]


class Rates(Strict):
    """currencies.toml: dated rates, and what a period is worth in months."""

    source: str
    as_of: str
    verified: str
    month: dict[Literal["hour", "day", "week", "month", "year"], float]
    usd: dict[str, float]
    writing: list[_Writing]
    country_of: dict[str, list[str]]


class _PayWords(Strict):
    thousands: list[str]
    millions: list[str]
    join: list[str]
    periods: dict[Period, list[str]]
    pay: list[str]
    fee: list[str]


@dataclass(frozen=True, slots=True)
class Money:
    """Compiled patterns; each is anchored or bounded by its caller's window."""

    rates: Rates
    currencies: dict[str, tuple[str, ...]]
    currency: re.Pattern[str]
    thousands: re.Pattern[str]
    millions: re.Pattern[str]
    join: re.Pattern[str]
    period: re.Pattern[str]
    context: re.Pattern[str]


@cache
def rates() -> Rates:
    """The exchange table."""
    return read_table("currencies.toml", Rates)


@cache
def money() -> Money:
    """Everything the pay reader looks for."""
    words, table = read_list("pay.yml", _PayWords), rates()
    currencies = {_bare(word): tuple(writing.means) for writing in table.writing for word in writing.words}
    periods = "|".join(f"(?P<{name}>{_any(group)})" for name, group in words.periods.items())
    return Money(
        rates=table,
        currencies=currencies,
        currency=re.compile(rf"(?:{_any([word for writing in table.writing for word in writing.words])})"),
        thousands=re.compile(rf"[ ]?(?:{_any(words.thousands)})"),
        millions=re.compile(rf"[ ]?(?:{_any(words.millions)})"),
        join=re.compile(rf"[ ]?(?:{_any(words.join)})[ ]?"),
        period=re.compile(rf"(?<!\w)(?:{periods})"),
        context=re.compile(rf"(?<!\w)(?:(?P<pay>{_any(words.pay)})|(?P<fee>{_any(words.fee)}))"),
    )


def meanings(written: str) -> tuple[str, ...]:
    """The currencies a matched writing may stand for, likeliest first."""
    table = money().currencies
    if written in table:
        return table[written]
    return next((table[written[:end]] for end in range(len(written), 1, -1) if written[:end] in table), ())


def _bare(word: str) -> str:
    return fold(word.rstrip("*~")).strip()


def _any(words: list[str]) -> str:
    """Alternatives, longest first; a stem takes up to 12 more letters, a whole word none."""
    parts = sorted({(_bare(word), word[-1] in "*~") for word in words}, key=lambda item: -len(item[0]))
    return "|".join(
        re.escape(bare) + (r"\w{0,12}" if stem else "") + (r"(?!\w)" if (bare[-1:].isalnum() or stem) else "")
        for bare, stem in parts
        if bare
    )
