"""Phone numbers: written plainly, spread out with signs and spaces, disguised with letters, split by a word, or read out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice, pairwise

from scanner.extract.cues import DIALLED, NUMBER, OTHER, PAPER, PHONE, SERVICES, UNIT, Cue, after, before, contact_words
from scanner.extract.dialling import dialled
from scanner.extract.facts import Contact
from scanner.extract.spoken import spoken
from scanner.extract.writing import Writing
from scanner.normalise import Span, fold

MAX_CANDIDATES = 60
"""Numbers tried in one field; each costs a few parses, and an ad has a handful."""
_GAP = r"(?:[ \t()\[\]\-/*_~…|=•·'\\]{1,3}|[ ]\.[ ]|[.,][()]?|[()][.,-])?"
_CANDIDATE = re.compile(rf"(?<![\w+])(?:\(?\+[ (]?)?\(?\d(?:{_GAP}\d){{6,24}}(?!\d)")
_DATE = r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d"
_NOT_DIALLED = re.compile(
    rf"(?<![\d.\-/+])(?<!\d[ )])(?:{_DATE}(?:[ ]?-[ ]?{_DATE})?|(?:19|20)\d\d[./-]\d{{1,2}}[./-]\d{{1,2}}"
    r"|\d{1,2}[.:]\d\d[ ]?-[ ]?\d{1,2}[.:]\d\d|(?:19|20)\d\d[ ]?[-/][ ]?(?:19|20)\d\d(?![.\-/]\d))(?!\d)"
)
"""Dates, hours and years: no part of a number."""
_BREAK = re.compile(r"[ ]?/[ ]?|,|[ ]{2}|[ ]-[ ]|[)][ ]?[(]")
"""Where one number may end and the next begin."""
_SHORT_MONEY = re.compile(r"[ ]{0,2}(?:[$€£₽₾֏₼₴₺₸%]|т\.?\s?р\b|р\.|р\b)|[kк]\b", re.IGNORECASE)
_TRIPLES = re.compile(r"[1-9]\d{0,2}(?:[.,]\d{3})+")
_RANGE = re.compile(r"[1-9]\d{0,2}(?:[ .]?\d{3}){1,2}\s?-\s?\d{1,3}(?:[ .]?\d{3}){1,2}")
_SIGN = re.compile(r"(?:№|#|\b[Nn][oº°]?\.?)[ ]?\Z")
_LETTERED = re.compile(r"[0-9+][ .()-]{0,2}[OoОоՕօΟοlIіІ|Ззб]|[OoОоՕօΟο][ .()-]{0,2}\d")
_LETTER_RUN = re.compile(r"(?<![^\W_])[\dOoОоՕօΟοlIіІ|Ззб]+(?:[ .()\-][ ]?[\dOoОоՕօΟοlIіІ|Ззб]+)*(?![^\W_])")
_AS_DIGITS = str.maketrans("OoОоՕօΟοlIіІ|Ззб", "0000000011111336")
_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class _Number:
    """A number read at `start:end` of the plain text."""

    start: int
    end: int
    value: str
    country: str


def phones(writing: Writing, regions: tuple[str, ...]) -> Iterator[Contact]:
    """Valid phone numbers of one field, with the services named beside them."""
    taken: list[Span] = []
    for number in _written(writing, regions):
        span = writing.span(number.start, number.end)
        kinds = _kinds(writing, span, taken)
        taken.append(span)
        yield from (Contact(kind, number.value, span, number.country) for kind in kinds)
    for told in spoken(writing.words, regions):
        if not _crosses(told.span, taken):
            yield from (Contact(kind, told.value, told.span, told.country) for kind in _kinds(writing, told.span, []))


def _written(writing: Writing, regions: tuple[str, ...]) -> Iterator[_Number]:
    """Digits as they stand, then with letters that stand for digits, then in two parts with a word between."""
    plain = writing.plain
    found = list(_search(writing, plain, regions)) if _CANDIDATE.search(plain) else []
    if _LETTERED.search(plain):
        lettered = _LETTER_RUN.sub(_in_digits, plain)
        if lettered != plain:
            found += [number for number in _search(writing, lettered, regions) if not _meets(number, found)]
    if not _joiners().isdisjoint(writing.words.forms):
        found += [number for number in _split(writing, regions) if not _meets(number, found)]
    yield from sorted(found, key=lambda number: number.start)


def _in_digits(match: re.Match[str]) -> str:
    digits = sum(character.isdecimal() for character in match[0])
    return match[0].translate(_AS_DIGITS) if _FEWEST_DIGITS <= digits < len(match[0]) else match[0]


def _search(writing: Writing, plain: str, regions: tuple[str, ...]) -> Iterator[_Number]:
    string = _NOT_DIALLED.sub(lambda match: "\x00" * len(match[0]), plain)
    at = 0
    for _ in range(MAX_CANDIDATES):
        match = _CANDIDATE.search(string, at)
        if match is None:
            return
        number = _first(writing, match, regions)
        if number:
            yield number
        at = number.end if number else match.end()


def _first(writing: Writing, match: re.Match[str], regions: tuple[str, ...]) -> _Number | None:
    """The first number of a candidate: the longest from its start, or from behind a break, that is valid and not ruled out."""
    string = match.string
    groups = [(digits.start(), digits.end()) for digits in re.finditer(r"\d+", match[0])]
    groups = groups[: _whole(match[0], groups)]
    gaps = [match[0][left[1] : right[0]] for left, right in pairwise(groups)]
    for first in [0, *(place + 1 for place, gap in enumerate(gaps) if _BREAK.fullmatch(gap))]:
        start = match.start() + groups[first][0]
        opening = first == 0 and "+" in string[match.start() : start]
        for last in range(len(groups) - 1, first - 1, -1):
            end = match.start() + groups[last][1]
            digits = re.sub(r"\D", "", string[start:end])
            if last < len(gaps) and not (opening or digits[0] in "08" or _BREAK.fullmatch(gaps[last])):
                continue
            number = dialled(digits, regions, plus=opening)
            if number and (opening or not _ruled_out(writing, string, start, end)):
                return _Number(*_bracketed(match, start, end, first), *number)
    return None


def _whole(candidate: str, groups: list[tuple[int, int]]) -> int:
    """How many groups of digits may be one number: what follows in brackets, or as hours, is said of it («+39 … (9-18)»)."""
    for place, (start, _) in enumerate(groups[1:], start=1):
        gap = candidate[groups[place - 1][1] : start]
        digits = sum(right - left for left, right in groups[:place])
        if digits > 8 and (("(" in gap and ")" not in gap) or (gap == " " and candidate[0] in "+(" and _HOURS.fullmatch(candidate, start))):
            return place
    return len(groups)


_HOURS = re.compile(r"(?:1?\d|2[0-4])-(?:1?\d|2[0-4])")


def _bracketed(match: re.Match[str], start: int, end: int, first: int) -> tuple[int, int]:
    """Where a number begins and ends: with its plus, and with both brackets or neither."""
    head = match.string[match.start() : start] if first == 0 else ""
    if head.startswith("(") and ")" not in match[0]:
        head = head[1:]
    written = match.string[start:end]
    return start - len(head), end + ("(" in written and ")" not in written and match.string[end : end + 1] == ")")


def _ruled_out(writing: Writing, string: str, start: int, end: int) -> bool:
    """Whether a number without a plus is an amount, a licence or the like."""
    published = writing.text.published
    begins, ends = writing.start(start), writing.start(end)
    if _SHORT_MONEY.match(string, end) or _is_measure(writing, ends):
        return True
    near = before(writing.cues, published, begins)
    announced = _announced(near, published, begins)
    if announced == "not":
        return True
    if announced == "phone":
        return False
    written = string[start:end]
    if not announced and _TRIPLES.fullmatch(written):
        return True
    return bool(_SIGN.search(string, max(0, start - 4), start) or _RANGE.fullmatch(written)) or not _slashed_well(written)


def _is_measure(writing: Writing, at: int) -> bool:
    cue = next((cue for cue in writing.cues if at <= cue.start <= at + 2), None)
    return cue is not None and cue.kind == UNIT and not writing.text.published[at : cue.start].strip()


def _announced(near: list[Cue], published: str, at: int) -> str:
    """`phone` when the nearest word says so, `not` when it says the contrary, `number` for a number of any kind, else nothing."""
    number = ""
    for cue in near:
        between = published[cue.end : at]
        if cue.kind == NUMBER:
            number = "number"
            continue
        if cue.kind == PHONE or cue.kind in SERVICES:
            return "phone"
        further = [word for word in re.findall(r"[^\W\d_]{2,}", between) if fold(word) not in _number_words()]
        if cue.kind == PAPER and len(further) < 2 and not re.search(r"\d{5}", between):
            return "not"
        if cue.kind == OTHER and published[max(0, cue.start - 1) : cue.start] != "(" and not further and not re.search(r"\d{5}", between):
            return "not"
    return number


@cache
def _number_words() -> frozenset[str]:
    return frozenset(fold(word.rstrip("~")) for word in contact_words().number)


def _slashed_well(written: str) -> bool:
    """«022/12-34-56» and «096/00/02/74» are numbers; «300/400», «9160005544/25» are something else."""
    parts = written.split("/")
    return len(parts) == 1 or (len(parts) > 3 and max(map(len, parts)) < 4) or (parts[0][:1] in "0(8" and len(parts[0]) <= 6)


def _split(writing: Writing, regions: tuple[str, ...]) -> Iterator[_Number]:
    """«568 და 000958»: parts that are no number alone, behind a word for a phone or with the prefix of one."""
    published = writing.text.published
    for match in islice(_in_parts().finditer(writing.plain), MAX_CANDIDATES):
        start = writing.start(match.start())
        told = match[0][0] in "+08" or _announced(before(writing.cues, published, start), published, start) in {"phone", "number"}
        number = dialled(re.sub(r"\D", "", match[0]), regions, plus=match[0].startswith("+")) if told else None
        if number:
            yield _Number(match.start(), match.end(), *number)


@cache
def _in_parts() -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(contact_words().joiners, key=len, reverse=True)))
    part = r"\d(?:[ .()*-]{0,2}\d){1,8}"
    return re.compile(rf"(?<![\w+])\+?{part}(?:[ ,.:]{{1,3}}(?:{words})(?:[ ](?:{words}))?[ ,.:]{{1,3}}{part}){{1,4}}(?!\w)", re.IGNORECASE)


@cache
def _joiners() -> frozenset[str]:
    return frozenset(map(fold, contact_words().joiners))


_CHAIN = re.compile(r"\W{0,3}(?:[^\W\d_]{1,4}\W{1,2})?")
"""Between two names of services said of one number: WhatsApp/Viber, WhatsApp и Viber."""


def _kinds(writing: Writing, span: Span, taken: list[Span]) -> list[str]:
    """`telegram`, `whatsapp`, `viber` as named beside the number (WhatsApp/Viber +…), else `phone`."""
    published = writing.text.published
    since = max((other.end for other in taken), default=0)
    near = [cue for cue in before(writing.cues, published, span.start) if cue.start >= since and cue.kind not in {NUMBER, UNIT}]
    named = _chained(near, published)
    if named or (near and near[0].kind == PHONE):
        return named or ["phone"]
    return _behind(writing.cues, published, span.end) or ["phone"]


def _behind(cues: tuple[Cue, ...], published: str, at: int) -> list[str]:
    """«+… (Viber/WhatsApp)»: one service or two right behind a number."""
    kinds: list[str] = []
    while len(kinds) < 2 and (cue := after(cues, published, at)) and cue.kind in DIALLED and "." not in published[at : cue.start]:
        kinds += [cue.kind] if cue.kind not in kinds else []
        at = cue.end
    return kinds


def _chained(near: list[Cue], published: str) -> list[str]:
    kinds: list[str] = []
    for place, cue in enumerate(near):
        if place and not _CHAIN.fullmatch(published, cue.end, near[place - 1].start):
            break
        if cue.kind in DIALLED and cue.kind not in kinds:
            kinds.append(cue.kind)
        elif cue.kind != PHONE or (place == 0 and not _slash_follows(near, published)):
            break
    return kinds[::-1]


def _slash_follows(near: list[Cue], published: str) -> bool:
    """«WhatsApp/тел. +…»: the word for a phone only adds to the service before it."""
    return len(near) > 1 and published[near[1].end : near[0].start].strip() in {"/", ",", "+", "&"}


def _crosses(span: Span, others: list[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _meets(number: _Number, others: list[_Number]) -> bool:
    return any(other.start < number.end and number.start < other.end for other in others)
