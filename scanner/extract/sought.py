"""Whom the ad asks for: women or men, an age, a number of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from scanner.extract.facts import Sought
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import SoughtWords, gazetteer, read_list
from scanner.normalise import Words

REACH = 9
"""Words before a mention of women or men in which a word of asking makes it a demand."""
VERB_LAST = frozenset({"hy", "az", "ka", "tg", "tr"})
"""Languages that put the word of asking at the end of the sentence."""
MOST_AGES = 50
YOUNGEST, OLDEST = 14, 75
FEWEST, MOST = 2, 5_000
_WOMEN, _MEN = "women", "men"
_AGE_RANGE = re.compile(
    r"(?<![\d.,+/-])(\d{2})(?:[ ]?(?:-|to|до|and|по|till|մինչեւ|yasdan|yastan|წლიდან|տարեկանից|сола то)[ ]?|-?(?:დან|ից|dan|den)[ ])(\d{2})"
    r"(?![\d.,:%]|[ ]?(?:%|000|[$€₽₾֏₼]|usd|eur|руб|тыс|km|км|kg|кг|час|hour))"
)
_MIN_AGE = re.compile(
    r"(?:от|старше|від|peste|с|з)[ ](\d{2})(?:[ ]?(?:лет|и старше|років|ani|годов|\+))"
    r"|(?:from|over|at least|minimum)[ ](\d{2})[ ]?(?:years?[ ](?:of age|old)|y\.?o)|(?<![\d+])(\d{2})\+(?!\d)"
)
_MAX_AGE = re.compile(
    r"(?:до|under|up to|below|sub|pana la)[ ](\d{2})[ ]?(?:лет|years|років|ani|года|year|yo)|(\d{2})[ ]?(?:წლამდე|տարեկանից ոչ բարձր)"
)


@cache
def _words() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.women, _WOMEN), (written.men, _MEN)])


@cache
def _around() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.silenced, "silenced"), (written.only, "only"), (written.asked, "asked")])


@cache
def _years() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.not_age, "not"), (written.years, "years"), (written.from_age, "cue")])


@cache
def _people() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.staff, "staff"), (written.people, "people")])


def sought(parts: Sequence[Words], codes: tuple[str, ...], trades: Sequence[list[Found[tuple[str, int]]]]) -> tuple[Sought, ...]:
    """Demands on the person. `trades` are the occupations found in the same parts: «50 швей» is a number of people."""
    found: list[Sought] = []
    for words, hits in zip(parts, trades, strict=True):
        if words.text.field not in {"title", "body"}:
            continue
        ages = list(_ages(words, codes))
        around = _around().find(words, codes)
        found += list(_gender(words, codes, around, ages, {hit.first for hit in hits}))
        found += ages
        found += list(_counts(words, codes, around, hits))
    return _settled(found)


def _gender(words: Words, codes: tuple[str, ...], around: list[Found[str]], ages: list[Sought], trades: set[int]) -> Iterator[Sought]:
    """Women or men, where a word of asking, an age, a trade just after («female waitress») or the title makes it a demand."""
    hits = _words().find(words, codes)
    for hit in hits:
        number = words.sentences[hit.first]
        near = [cue for cue in around if words.sentences[cue.first] == number and hit.first - REACH <= cue.first <= hit.last + REACH]
        if any(cue.value == "silenced" and cue.first <= hit.last + 5 for cue in near):
            continue
        span = words.span(hit.first, hit.last)
        asked = any(
            cue.value == "asked" and (cue.first < hit.first or cue.first <= hit.last + 3 or hit.language in VERB_LAST) for cue in near
        )
        beside = any(cue.value == "only" and -3 <= cue.first - hit.last <= 3 for cue in near)
        aged = any(0 <= age.span.start - span.end <= 20 or 0 <= span.start - age.span.end <= 12 for age in ages)
        if words.text.field == "title" or asked or beside or aged or hit.last + 1 in trades:
            yield Sought("gender", "any" if _paired(hit, hits) else hit.value, span)


def _paired(hit: Found[str], hits: list[Found[str]]) -> bool:
    """«девушки и юноши»: both named in one breath ask for nobody in particular."""
    return any(other.value != hit.value and (0 < other.first - hit.last <= 2 or 0 < hit.first - other.last <= 2) for other in hits)


def _settled(found: list[Sought]) -> tuple[Sought, ...]:
    """Each demand once; women and men both asked for is nobody in particular."""
    genders = {item.value for item in found if item.kind == "gender"}
    kept: dict[tuple[str, str], Sought] = {}
    for item in found:
        both = item.kind == "gender" and (genders >= {_WOMEN, _MEN} or "any" in genders)
        value = "any" if both else item.value
        kept.setdefault((item.kind, value), Sought(item.kind, value, item.span))
    return tuple(kept.values())


def _ages(words: Words, codes: tuple[str, ...]) -> Iterator[Sought]:
    folded = words.text.folded
    around = _years().find(words, codes)
    people = _words().find(words, codes)
    ranges: set[int] = set()
    for pattern, shape in ((_AGE_RANGE, "range"), (_MIN_AGE, "min"), (_MAX_AGE, "max")):
        for match in islice(pattern.finditer(folded), MOST_AGES):
            start, end = _numbers_of(match)
            if not ranges.isdisjoint((start, end)):
                continue
            value = _age(shape, [int(group) for group in match.groups() if group])
            if value and _is_age(words, match, around, people, shape):
                ranges.update((start, end))
                yield Sought("age", value, words.text.span(start, end))


def _numbers_of(match: re.Match[str]) -> tuple[int, int]:
    groups = [at for at, group in enumerate(match.groups(), 1) if group]
    return match.start(groups[0]), match.end(groups[-1])


def _age(shape: str, numbers: list[int]) -> str:
    if not all(YOUNGEST <= number <= OLDEST for number in numbers):
        return ""
    if shape == "range":
        return f"{numbers[0]}-{numbers[1]}" if numbers[0] < numbers[1] else ""
    return f"{numbers[0]}-" if shape == "min" else (f"-{numbers[0]}" if numbers[0] >= 18 else "")


def _is_age(words: Words, match: re.Match[str], around: list[Found[str]], people: list[Found[str]], shape: str) -> bool:
    """A word of years just after, or of age or people just before; and nothing that makes it a length of time."""
    start, end = match.span()
    before = [hit for hit in around if 0 <= start - words.ends[hit.last] <= 30]
    after = [hit for hit in around if 0 <= words.starts[hit.first] - end <= 12]
    if any(hit.value == "not" for hit in [*before, *after]) or "\n" in words.text.folded[start:end]:
        return False
    if any(hit.value == "years" for hit in after):
        return True
    if any(0 <= start - words.ends[hit.last] <= 10 for hit in people):
        return True
    within = shape != "range" and re.search(r"лет|year|рок|ani|წლ|старше", match[0])
    named = [
        hit
        for hit in before
        if hit.value == "cue"
        and (len(words.forms[hit.first]) > 2)
        and words.forms[hit.first] not in {"from", "over", "between", "intre", "peste", "від"}
    ]
    return bool(within or named)


def _counts(words: Words, codes: tuple[str, ...], around: list[Found[str]], trades: list[Found[tuple[str, int]]]) -> Iterator[Sought]:
    people = _people().find(words, codes)
    heads = {hit.first for hit in people if hit.value == "people"} | {hit.first for hit in trades}
    staff = [hit for hit in people if hit.value == "staff"]
    for at, form in enumerate(words.forms):
        if not (form.isdigit() and len(form) <= 4 and FEWEST <= int(form) <= MOST and not 1900 <= int(form) <= 2100):
            continue
        sentence = words.sentences[at]
        if not any(head in heads and words.sentences[head] == sentence for head in (at + 1, at + 2) if head < len(words.forms)):
            continue
        asked = any(cue.value == "asked" and words.sentences[cue.first] == sentence and at - 7 <= cue.first <= at + 4 for cue in around)
        if not asked and words.text.field != "title":
            continue
        if any(hit.first < at and at - hit.last <= 3 and words.sentences[hit.first] == sentence for hit in staff):
            continue
        yield Sought("count", form, words.span(at, at))
