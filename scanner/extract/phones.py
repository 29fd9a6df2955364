"""Phone numbers: written plainly, spread out with spaces and brackets, or read out in words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from scanner.extract.facts import Contact
from scanner.extract.links import read_words
from scanner.normalise import Span, Text

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

MAX_CANDIDATES = 60
"""Numbers tried in one field; each costs a few parses, and an ad has a handful."""
_CANDIDATE = re.compile(r"(?<![\w+(])(?:\(?\+[ ]?)?\(?\d(?:[ \t\u00a0.()\-–—‑/]{0,3}\d){6,17}(?!\d)")
_MONEY_AFTER = re.compile(
    r"[ ]{0,2}(?:[$€£₽₾֏₼₴₺₸]|k\b|к\b|т\.?\s?р|тыс|руб|р\.|р\b|usd|eur|euro|евро|дол|грн|лари|драм|лей|lei|ron|mdl|amd|gel|azn"
    r"|сом|сум|тенге|тг\b|man|tl\b|aed|%|лет|чел|км|кг|м2|kg|km)",
    re.IGNORECASE,
)
_DATE = re.compile(r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}")
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—/]\s?(?:19|20)\d\d")
_HOURS = re.compile(r"\d{1,2}[.:]\d\d\s?[-–—]\s?\d{1,2}[.:]\d\d")
_RANGE = re.compile(r"\d{1,3}(?:[ .]?\d{3}){1,2}\s?[-–—]\s?\d{1,3}(?:[ .]?\d{3}){1,2}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def phones(text: Text, regions: tuple[str, ...]) -> Iterator[Contact]:
    """Valid phone numbers of one field, with the service named beside them."""
    for match in islice(_CANDIDATE.finditer(text.published), MAX_CANDIDATES):
        if not _ruled_out(text.published, match):
            yield from _read(text, match, regions)
    yield from _spoken(text, regions)


def country_of(value: str) -> str:
    """The country a number in E.164 belongs to, or nothing."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return ""
    return _region(parsed)


def _region(number: PhoneNumber) -> str:
    import phonenumbers

    region = phonenumbers.region_code_for_number(number) or ""
    return region if region.isalpha() else ""


def _ruled_out(published: str, match: re.Match[str]) -> bool:
    written = match[0]
    if written.lstrip("(").startswith("+"):
        return False
    if _MONEY_AFTER.match(published, match.end()) or _DATE.search(written) or _YEARS.fullmatch(written.strip()) or _HOURS.search(written):
        return True
    before = published[max(0, match.start() - 30) : match.start()]
    words = [word.lower() for word in _WORD.findall(before.rsplit("\n", 1)[-1])]
    if not _one_slash(written):
        return True
    if any(word in _not_phone() for word in words[-2:]) and not any(word in _phone_words() for word in words[-2:]):
        return True
    return bool(_RANGE.fullmatch(written.strip())) and not any(word in _phone_words() for word in words)


def _one_slash(written: str) -> bool:
    """«022/12-34-56» is a number; «S7-300/400, 1200/1500» is a list of models."""
    head, slash, tail = written.partition("/")
    return not slash or ("/" not in tail and head[:1] in "0(8" and len(head) <= 6)


def _read(text: Text, match: re.Match[str], regions: tuple[str, ...]) -> Iterator[Contact]:
    start, end = match.span()
    if match[0].count("(") > match[0].count(")") and match[0].startswith("("):
        start += 1
    whole = _parse(text.published[start:end], regions)
    if whole:
        yield _contact(text, start, end, whole)
        return
    import phonenumbers

    for region in regions[:3] or (None,):
        inner = [
            (hit.start, hit.end, hit.number) for hit in phonenumbers.PhoneNumberMatcher(text.published[start:end], region, max_tries=20)
        ]
        if inner:
            yield from (_contact(text, start + first, start + last, number) for first, last, number in inner)
            return


def _parse(written: str, regions: tuple[str, ...]) -> PhoneNumber | None:
    """The first reading that is a valid number: as dialled abroad, at home, or abroad with the plus left out."""
    import phonenumbers

    digits = "".join(character for character in written if character.isdigit())
    near = regions if len(digits) > 8 or digits[0] == "0" else regions[:1]
    tries: list[tuple[str, str | None]] = [("+" + digits, None)] if written.lstrip("( ").startswith("+") else [(digits, r) for r in near]
    if digits.startswith("00"):
        tries.insert(0, ("+" + digits[2:], None))
    elif not written.lstrip("( ").startswith("+") and len(digits) >= 11:
        tries.insert(0 if digits[0] != "8" else len(tries), ("+" + digits, None))
    for number, region in tries:
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return parsed
    return None


def _contact(text: Text, start: int, end: int, number: PhoneNumber) -> Contact:
    import phonenumbers

    value = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return Contact(_kind(text.published, start, end), value, Span(text.field, start, end), _region(number))


_AFTER = re.compile(r"[ ]?[(,\-–—/]{0,2}[ ]?([A-Za-zА-Яа-яёЁ]{2,9})")


def _kind(published: str, start: int, end: int) -> str:
    """`whatsapp`, `viber` or `telegram` when the service stands beside the number and no word for a phone does."""
    before = _WORD.findall(published[max(0, start - 30) : start].rsplit("\n", 1)[-1])[-2:]
    after = _AFTER.match(published, end)
    near = [word.lower() for word in before] + ([after[1].lower()] if after else [])
    if any(word in _phone_words() for word in near[: len(before)]):
        return "phone"
    kinds = [_services()[word] for word in near if _services().get(word) in {"whatsapp", "viber", "telegram"}]
    return kinds[0] if kinds else "phone"


@cache
def _services() -> dict[str, str]:
    return {word.lower(): kind for kind, group in read_words().messengers.items() for word in group}


@cache
def _phone_words() -> frozenset[str]:
    return frozenset(word.lower() for word in read_words().phone)


@cache
def _not_phone() -> frozenset[str]:
    return frozenset(word.lower() for word in read_words().not_phone)


@cache
def _numbers() -> dict[str, int]:
    return {word: value for group in read_words().numbers.values() for word, value in group.items()}


_SPOKEN_WORD = re.compile(r"\d{1,4}|[^\W\d_]+")


def _spoken(text: Text, regions: tuple[str, ...]) -> Iterator[Contact]:
    """Runs of five and more number words (digits may be mixed in) that make a valid number."""
    values = _numbers()
    run: list[re.Match[str]] = []
    for word in _SPOKEN_WORD.finditer(text.published[:20_000]):
        if word[0].lower() in values or (run and word[0].isdigit()) or (word[0].isdigit() and len(word[0]) <= 4):
            if run and word.start() - run[-1].end() > 3:
                yield from _spoken_run(text, run, regions)
                run = []
            run.append(word)
        elif run:
            yield from _spoken_run(text, run, regions)
            run = []
    yield from _spoken_run(text, run, regions)


def _spoken_run(text: Text, run: list[re.Match[str]], regions: tuple[str, ...]) -> Iterator[Contact]:
    if not 5 <= len(run) <= 16 or sum(not word[0].isdigit() for word in run) < 3:
        return
    number = _parse(_digits([word[0].lower() for word in run]), regions)
    if number:
        yield _contact(text, run[0].start(), run[-1].end(), number)


def _digits(run: list[str]) -> str:
    """Number words as they are dialled: «девятьсот шестнадцать сто два» is 916102."""
    values, written, group, room = _numbers(), "", 0, 0
    for word in run:
        value = 0 if word.isdigit() else values[word]
        if group and 0 < value < room:
            group, room = group + value, _room(value)
            continue
        written += str(group) if group else ""
        group, room = value, _room(value)
        if not value:
            written += word if word.isdigit() else "0"
    return written + (str(group) if group else "")


def _room(value: int) -> int:
    """Below what the next word must be to be read into the same number: сто + двадцать + три, but not три + два."""
    return 100 if value >= 100 else 10 if value >= 20 else 0
