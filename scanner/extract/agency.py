"""Intermediaries and the licence numbers they print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from scanner.extract.gazetteer import Gazetteer
from scanner.extract.lists import AgencyWords, gazetteer, read_list
from scanner.normalise import Span, Words

MAX_LICENCES = 10
_REACH = 40
_LETTER = "[a-zа-яєіїґա-ևა-ჰ]"
_TAIL = r"(?:[\-/.][\da-zа-яєіїґա-ևა-ჰ]{1,8})"
_NUMBER = re.compile(
    r"(?:№|\bno\b\.?|\bnr\b\.?|#|\bn\b\.?|:|\bномер\w?\b|\bnumber\b|\bnumarasi\b|\bսերիա\b|\bհամար\w?\b|\bnomresi\b|\bნომერი\b|\bраками\b)"
    rf"\s?:?\s?((?:{_LETTER}{{1,5}}[ \-/]?)?\d[\da-zа-яєіїґ]{{1,14}}{_TAIL}{{0,4}})"
)
_BARE = re.compile(
    rf"[ ](?!iso|en[ -]|гост|din )((?:{_LETTER}{{1,6}}[ \-/]?)?\d{{4,12}}{_TAIL}{{0,4}}"
    rf"|(?:{_LETTER}{{1,6}}[\-/])?\d{{1,12}}{_TAIL}{{1,4}}|{_LETTER}{{1,6}}-\d{{2,12}})(?!\w)"
)
_DRIVING = re.compile(r"driv|водител|водія|воді[йї]|вождени|ронанд|վարորդ|категор|categor|прав|sofer|permis|տեսակ|surucu|მართვ")


@cache
def _words() -> Gazetteer[str]:
    written = read_list("agency.yml", AgencyWords)
    return gazetteer([(written.agency, "agency"), (written.licence, "licence")])


def agency(parts: Sequence[Words], codes: tuple[str, ...]) -> tuple[Span | None, tuple[Span, ...]]:
    """The first words that name an intermediary, and every licence number printed."""
    named: Span | None = None
    licences: list[Span] = []
    for words in parts:
        for hit in _words().find(words, codes):
            if hit.value == "agency":
                named = named or words.span(hit.first, hit.last)
            else:
                licences += _numbers(words, hit.last)
    return named, tuple(dict.fromkeys(licences))[:MAX_LICENCES]


def _numbers(words: Words, at: int) -> Iterator[Span]:
    folded = words.text.folded
    start = words.ends[at]
    window = re.split(r"[\n;]", folded[start : start + _REACH])[0]
    if _DRIVING.search(folded[max(0, start - _REACH) : start + 20]):
        return
    match = _NUMBER.search(window) or _BARE.match(window)
    if match:
        yield words.text.span(start + match.start(1), start + match.end(1))
