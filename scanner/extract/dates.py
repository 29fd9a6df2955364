"""Days of the calendar in a text: 15.12.2026, 15/12, 2026-12-15, 15 December, դեկտեմբերի 15."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from scanner.extract.lists import endings
from scanner.language import SUPPORTED
from scanner.normalise import Words, fold

_POINTED = re.compile(r"(\d{1,2})[.,](\d{2})(?:[.,]((?:20)?\d\d))?([^\W\d_]{0,5})")
_DAY = re.compile(r"(\d{1,2})(?:st|nd|rd|th|го|е)?")
_YEAR = re.compile(r"(20\d\d)[^\W\d_]{0,3}")
_MOST_SKIPPED = 2
_SMALL = 4
_LONGEST = 30
_LAST_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@dataclass(frozen=True, slots=True)
class Day:
    """A day named by words `first` through `last`; `year` is 0 where none is given. `grown` is what is grown to its last word."""

    first: int
    last: int
    year: int
    month: int
    day: int
    grown: str


def day_at(words: Words, at: int, codes: tuple[str, ...]) -> Day | None:
    """The day whose first word is word `at`, or None."""
    form = words.forms[at]
    if form[0].isdecimal():
        return _pointed(words, at) or _parted(words, at) or _month_behind(words, at, codes)
    return _month_ahead(words, at, codes)


def _pointed(words: Words, at: int) -> Day | None:
    found = _POINTED.fullmatch(words.forms[at])
    if found is None:
        return None
    year = int(found[3] or 0)
    return _valid(at, at, year=year + 2000 if 0 < year < 100 else year, month=int(found[2]), day=int(found[1]), grown=found[4])


def _parted(words: Words, at: int) -> Day | None:
    """Numbers with a stroke or a dash between them, two or three of them."""
    numbers = [words.forms[at]]
    sign = words.text.folded[words.ends[at] : words.ends[at] + 1]
    last = at
    while sign in {"/", "-"} and len(numbers) < 3 and _between(words, last) == sign:
        last += 1
        numbers.append(words.forms[last])
    if len(numbers) < 2 or not all(number.isdecimal() and len(number) < 5 for number in numbers):
        return None
    if len(numbers[0]) == 4:
        return _valid(at, last, year=int(numbers[0]), month=int(numbers[1]), day=int(numbers[2])) if len(numbers) == 3 else None
    if len(numbers[1]) != 2 or (len(numbers) == 2 and sign == "-"):
        return None
    year = int(numbers[2]) if len(numbers) == 3 else 0
    first, second = int(numbers[0]), int(numbers[1])
    day, month = (second, first) if second > 12 else (first, second)
    return _valid(at, last, year=year + 2000 if 0 < year < 100 else year, month=month, day=day)


def _between(words: Words, at: int) -> str:
    """What stands between word `at` and the next."""
    return words.text.folded[words.ends[at] : words.starts[at + 1]] if at + 1 < len(words.forms) else ""


def _month_behind(words: Words, at: int, codes: tuple[str, ...]) -> Day | None:
    found = _DAY.fullmatch(words.forms[at])
    if found is None:
        return None
    for place in range(at + 1, min(at + 2 + _MOST_SKIPPED, len(words.forms))):
        if named := _month(words.forms[place], codes):
            year, last = _year_behind(words, place)
            year = year or _year_before(words, at)
            return _valid(at, last, year=year, month=named[0], day=int(found[1]), grown=named[1] if last == place else _tail(words, last))
        if len(words.forms[place]) > _SMALL or words.forms[place].isdecimal():
            return None
    return None


def _month_ahead(words: Words, at: int, codes: tuple[str, ...]) -> Day | None:
    named = _month(words.forms[at], codes)
    if named is None or at + 1 >= len(words.forms):
        return None
    found = _DAY.fullmatch(words.forms[at + 1])
    if found is None:
        return None
    year, last = _year_behind(words, at + 1)
    return _valid(at, last, year=year or _year_before(words, at), month=named[0], day=int(found[1]))


def _year_behind(words: Words, at: int) -> tuple[int, int]:
    found = _YEAR.fullmatch(words.forms[at + 1]) if at + 1 < len(words.forms) else None
    return (int(found[1]), at + 1) if found else (0, at)


def _year_before(words: Words, at: int) -> int:
    """«2026 թ. մարտի 25», «2026 წლის 25 მარტი»."""
    return next((int(found[1]) for form in words.forms[max(0, at - 2) : at] if (found := _YEAR.fullmatch(form))), 0)


def _tail(words: Words, at: int) -> str:
    return words.forms[at].lstrip("0123456789")


def _valid(first: int, last: int, *, year: int, month: int, day: int, grown: str = "") -> Day | None:
    if not 1 <= month <= 12 or not 1 <= day <= _LAST_DAYS[month - 1] or (year and not 2000 <= year < 2100):
        return None
    return Day(first, last, year, month, day, grown)


def _month(form: str, codes: tuple[str, ...]) -> tuple[int, str] | None:
    """The month a word names in one of the languages, and what is grown to the name."""
    if form[0].isdecimal() or len(form) > _LONGEST:
        return None
    bare = form.partition("'")[0]
    for code in codes if set(codes) & set(SUPPORTED) else SUPPORTED:
        names = _months().get(code, {})
        if bare in names:
            return names[bare], form[len(bare) :]
        for size in range(len(bare) - 1, 2, -1):
            number = names.get(bare[:size])
            if number and (bare[size:] in endings()[code] or bare[size:] in _GROWN.get(code, ())):
                return number, bare[size:]
    return None


_GROWN: Mapping[str, tuple[str, ...]] = {"ka": ("ამდე", "მდე", "ის", "ს", "იდან"), "az": ("adek", "edek", "in"), "tr": ("a", "e")}
"""Endings of months beside those of other nouns, folded."""


@cache
def _months() -> Mapping[str, Mapping[str, int]]:
    """Folded names of months by language, from CLDR; Georgian ones also without the case ending and the vowel that falls out."""
    from babel import Locale

    months: dict[str, dict[str, int]] = {}
    for code in SUPPORTED:
        names = months.setdefault(code, {})
        locale = Locale.parse(code)
        for style in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in locale.months[style][width].items():
                    names[fold(name).rstrip(".")] = number
        if code == "ka":
            for name, number in list(names.items()):
                names[name.removesuffix("ი")] = number
                names[name.removesuffix("ერი") + "რ" if name.endswith("ბერი") else name] = number
    return {code: {name: number for name, number in names.items() if name.isalpha() and len(name) > 2} for code, names in months.items()}
