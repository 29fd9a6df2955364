"""The last day to answer an ad: «apply until 15 December», «резюме до 15.12», «15 dekabra qədər»."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from scanner.extract.dates import Day, day_at
from scanner.extract.facts import Deadline
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import DeadlineWords, gazetteer, read_list
from scanner.normalise import Words, fold

MAX_DEADLINES = 5
"""Of one ad."""
_FIELDS = frozenset({"title", "body"})
"""Where people write it; names, places and pay have none."""
_MAX_CUES = 40
_LIMIT, _BEFORE, _BEHIND, _ANSWER, _OTHER, _SPOKEN = "limit", "before", "behind", "answer", "other", "spoken"
_REACH = {_LIMIT: 6, _BEFORE: 3}
_BACK = 4
"""Words a date may stand before the word that names it the last day."""
_FEW_WORDS = 4
"""A sentence with no more words beside the date says nothing else."""
_AMOUNT = re.compile(r"[ \u00a0]?(?:[$€£₽₾֏₼₴₺₸%]|(?:тыс|руб|грн|lei|azn|usd|eur|gel|tl|млн|лет|км|кг)\b)", re.IGNORECASE)
_POSTED = re.compile(r"(20\d\d)-(\d\d)-(\d\d)")


def deadlines(parts: Sequence[Words], codes: tuple[str, ...], *, posted: str = "") -> tuple[Deadline, ...]:
    """The last days an ad names, first to last, each once. Pure.

    `posted` is the day of the ad (ISO 8601): a day without a year is the first such day from then on; without it no year is guessed.
    """
    found: dict[str, Deadline] = {}
    for part in parts:
        if part.text.field not in _FIELDS:
            continue
        for deadline in _of_part(part, codes, posted):
            found.setdefault(deadline.date or f"{deadline.span}", deadline)
    return tuple(found.values())[:MAX_DEADLINES]


def _of_part(words: Words, codes: tuple[str, ...], posted: str) -> list[Deadline]:
    hits = _cues().find(words, codes)
    named = [hit for hit in hits if hit.value in {_LIMIT, _BEFORE, _BEHIND, _SPOKEN}][:_MAX_CUES]
    found: list[tuple[int, int, str]] = []
    for hit in named:
        if hit.value == _SPOKEN:
            found += [(hit.first, hit.last, "")] if _asks(words, hits, hit.first, hit.last) else []
            continue
        day = _day_of(words, hit, codes)
        if day and (hit.value == _LIMIT or _asks(words, hits, min(hit.first, day.first), max(hit.last, day.last))):
            found.append((min(hit.first, day.first), max(hit.last, day.last), _date(day, posted)))
    found += [(day.first, day.last, _date(day, posted)) for day in _grown(words, codes) if _asks(words, hits, day.first, day.last)]
    return [Deadline(date, words.span(first, last)) for first, last, date in sorted(found)]


def _day_of(words: Words, hit: Found[str], codes: tuple[str, ...]) -> Day | None:
    """The day a cue speaks of: behind it in its sentence, or before it."""
    sentence = words.sentences[hit.first]
    if hit.value != _BEHIND:
        for at in range(hit.last + 1, min(hit.last + 1 + _REACH[hit.value], len(words.forms))):
            day = day_at(words, at, codes) if words.sentences[at] == sentence else None
            if day and not _AMOUNT.match(words.text.folded, words.ends[day.last]):
                return day
    if hit.value != _BEFORE:
        for at in range(hit.first - 1, max(-1, hit.first - 1 - _BACK), -1):
            day = day_at(words, at, codes) if words.sentences[at] == sentence else None
            if day and day.last < hit.first and (hit.value == _LIMIT or hit.first - day.last <= 2):
                return day
    return None


def _grown(words: Words, codes: tuple[str, ...]) -> list[Day]:
    """Days with «until» grown to them: 15 დეკემბრამდე, 15.12-dək."""
    grown = tuple(ending for code, group in _endings().items() if code in codes for ending in group)
    if not grown:
        return []
    found: list[Day] = []
    for place, form in enumerate(words.forms):
        if len(found) >= _MAX_CUES or not form.endswith(grown):
            continue
        for at in range(max(0, place - 3), place + 1):
            day = day_at(words, at, codes)
            if day and (day.last == place or (day.last == place - 1 and form in grown)):
                found.append(day if day.last == place else Day(day.first, place, day.year, day.month, day.day, form))
                break
    return found


def _asks(words: Words, hits: list[Found[str]], first: int, last: int) -> bool:
    """Whether the sentence of words `first` to `last` asks for an answer, or says nothing else, and nothing else is said to end then."""
    sentence = words.sentences[first]
    if any(hit.value == _OTHER and first - 4 <= hit.first < first and words.sentences[hit.first] == sentence for hit in hits):
        return False
    if any(hit.value in {_ANSWER, _LIMIT} and words.sentences[hit.first] == sentence for hit in hits):
        return True
    start, end = first, last
    while start and words.sentences[start - 1] == sentence and first - start <= _FEW_WORDS:
        start -= 1
    while end + 1 < len(words.forms) and words.sentences[end + 1] == sentence and end - last <= _FEW_WORDS:
        end += 1
    return (first - start) + (end - last) < _FEW_WORDS and not any(hit.value == _OTHER and start <= hit.first <= end for hit in hits)


def _date(day: Day, posted: str) -> str:
    year = day.year
    if not year and (on := _POSTED.match(posted)):
        year = int(on[1]) + ((day.month, day.day) < (int(on[2]), int(on[3])))
    return f"{year:04}-{day.month:02}-{day.day:02}" if year else f"{day.month:02}-{day.day:02}"


@cache
def _words() -> DeadlineWords:
    return read_list("deadlines.yml", DeadlineWords)


@cache
def _cues() -> Gazetteer[str]:
    words = _words()
    kinds = (_LIMIT, _BEFORE, _BEHIND, _ANSWER, _OTHER, _SPOKEN)
    return gazetteer([(getattr(words, kind), kind) for kind in kinds])


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    return {code: tuple(map(fold, group)) for code, group in _words().grown.items()}
