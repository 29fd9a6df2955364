"""Words and rates of the pay reader, compiled once for each set of languages from the reference folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal, cast

from scanner.extract.gazetteer import ANY, Gazetteer
from scanner.extract.lists import Lang, Strict, TermsByLanguage, gazetteer, read_list, read_table
from scanner.language import SUPPORTED
from scanner.normalise import fold

Period = Literal["hour", "day", "week", "month", "year", "piece"]
SHORT = 3
"""Words up to this length are tried in ads of their own language only (and those of COMMON): too many mean something else."""
COMMON = ("ru", "en")


class _Writing(Strict):
    means: list[str]
    words: list[str]
    language: Lang = "any"


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
    thousands: TermsByLanguage
    millions: TermsByLanguage
    join: TermsByLanguage
    periods: dict[Period, TermsByLanguage]
    pay: TermsByLanguage
    fee: TermsByLanguage
    price: TermsByLanguage
    agreement: TermsByLanguage


@dataclass(frozen=True, slots=True)
class Money:
    """Compiled patterns of some languages; each is anchored or bounded by its caller's window; `kind_of` reads matches of the last two."""

    currencies: dict[str, tuple[str, ...]]
    currency: re.Pattern[str]
    thousands: re.Pattern[str]
    millions: re.Pattern[str]
    join: re.Pattern[str]
    period: re.Pattern[str]
    context: re.Pattern[str]

    def meanings(self, written: str) -> tuple[str, ...]:
        """The currencies a matched writing may stand for, likeliest first."""
        table = self.currencies
        if written in table:
            return table[written]
        return next((table[written[:end]] for end in range(len(written), 1, -1) if written[:end] in table), ())


@cache
def rates() -> Rates:
    """The exchange table."""
    return read_table("currencies.toml", Rates)


@cache
def agreements() -> Gazetteer[str]:
    """Words that say the pay will be agreed on."""
    return gazetteer([(read_list("pay.yml", _PayWords).agreement, "agreement")])


def money(codes: tuple[str, ...]) -> Money:
    """Everything the pay reader looks for in an ad of these languages."""
    known = tuple(code for code in codes if code in SUPPORTED)
    return _money(known[:2])


@cache
def _money(codes: tuple[str, ...]) -> Money:
    words = read_list("pay.yml", _PayWords)
    writings = [writing for writing in rates().writing if writing.language in {ANY, *codes}]
    # The writings of one language come last and win.
    writings.sort(key=lambda writing: writing.language != ANY)
    return Money(
        currencies={_bare(word): tuple(writing.means) for writing in writings for word in writing.words},
        currency=re.compile(f"(?:{_any(word for writing in writings for word in writing.words)})"),
        thousands=re.compile(f"[ ]?(?:{_any(_ranked(words.thousands, codes))})"),
        millions=re.compile(f"[ ]?(?:{_any(_ranked(words.millions, codes))})"),
        join=re.compile(f"[ ]?(?:{_any(_ranked(words.join, codes))})[ ]?"),
        period=_kinds(words.periods, codes),
        context=_kinds({"pay": words.pay, "fee": words.fee, "price": words.price}, codes),
    )


def kind_of(match: re.Match[str]) -> str:
    """Which kind of word a pattern of several kinds has matched."""
    return (match.lastgroup or "").partition("_")[0]


def _ranked(written: TermsByLanguage, codes: tuple[str, ...]) -> dict[str, int]:
    """Every word to be tried with the rank of its language; short words of languages the ad is not in are left out."""
    near = (ANY, *codes, *COMMON) if codes else (ANY, *SUPPORTED)
    order = tuple(dict.fromkeys((*near, *SUPPORTED)))
    ranked: dict[str, int] = {}
    for rank, code in enumerate(order):
        for word in written.get(cast(Lang, code), ()):
            if code in near or len(_bare(word)) > SHORT:
                ranked.setdefault(word, rank)
    return ranked


def _kinds(groups: Mapping[Period, TermsByLanguage] | Mapping[str, TermsByLanguage], codes: tuple[str, ...]) -> re.Pattern[str]:
    """One pattern of several kinds of words, longest first whatever the kind; a word of two kinds is what the nearer language says."""
    best: dict[tuple[str, bool], tuple[int, str]] = {}
    for kind, written in groups.items():
        for word, rank in _ranked(written, codes).items():
            key = (_bare(word), word[-1] in "*~")
            best[key] = min(best.get(key, (rank, kind)), (rank, kind), key=lambda item: item[0])
    rows = sorted(((bare, stem, kind) for (bare, stem), (_, kind) in best.items() if bare), key=lambda row: (-len(row[0]), row[1], row[2]))
    runs = [(kind, [_pattern(bare, stem=stem) for bare, stem, _ in run]) for kind, run in groupby(rows, key=lambda row: row[2])]
    return re.compile(rf"(?<!\w)(?:{'|'.join(f'(?P<{kind}_{at}>{chr(124).join(run)})' for at, (kind, run) in enumerate(runs))})")


def _bare(word: str) -> str:
    return fold(word.rstrip("*~")).strip()


def _any(words: Iterable[str]) -> str:
    """Alternatives, longest first."""
    parts = sorted({(_bare(word), word[-1] in "*~") for word in words}, key=lambda item: (-len(item[0]), item))
    return "|".join(_pattern(bare, stem=stem) for bare, stem in parts if bare)


def _pattern(bare: str, *, stem: bool) -> str:
    """A stem takes up to 12 more letters, a whole word none."""
    return re.escape(bare) + (r"\w{0,12}" if stem else "") + (r"(?!\w)" if bare[-1:].isalnum() or stem else "")
