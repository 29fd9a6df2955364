"""Telephone numbers read out in words: «восемь девятьсот шестнадцать 000 сорок пять», «sıfır beş yüz otuz iki»."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import islice

from scanner.extract.cues import contact_words
from scanner.extract.dialling import dialled
from scanner.normalise import Span, Words, fold

MAX_RUNS = 20
"""Runs of number words read in one field."""
_LONGEST = 32
"""Words of one run; two numbers take no more."""
_FEWEST = 2
"""Number words of a number; one is enough where figures are given for the rest."""
_FIGURES = 3
_WIDEST_GAP = 3
_LONGEST_FIGURE = 3


@dataclass(frozen=True, slots=True)
class Spoken:
    """One number read out: E.164, its country, and the words."""

    value: str
    country: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Folded words: what each is worth, and those that act on their neighbours."""

    values: Mapping[str, int]
    hundreds: frozenset[str]
    open_tens: frozenset[str]
    repeated: Mapping[str, int]
    times: Mapping[str, int]
    pluses: frozenset[str]
    silent: frozenset[str]

    def within(self, form: str) -> bool:
        """Whether a run goes on with this word."""
        return form in self.values or form.isdecimal() or form in self.silent or form in self.repeated or form in self.times


def spoken(words: Words, regions: tuple[str, ...]) -> Iterator[Spoken]:
    """Numbers read out in one field. A run is number words and digits with little between them."""
    if _lexicon().values.keys().isdisjoint(words.forms):
        return
    for run in islice(_runs(words), MAX_RUNS):
        yield from _read(words, run, regions)


def _runs(words: Words) -> Iterator[list[int]]:
    lexicon = _lexicon()
    run: list[int] = []
    for place, form in enumerate(words.forms):
        if run and _apart(words, run[-1], place):
            yield from _kept(words, run)
            run = []
        if lexicon.within(form) if run else (lexicon.within(form) and form not in lexicon.silent) or form in lexicon.pluses:
            run.append(place)
        elif run:
            yield from _kept(words, run)
            run = []
    yield from _kept(words, run)


def _enough(forms: list[str]) -> bool:
    said = sum(form in _lexicon().values for form in forms)
    return said >= _FEWEST or (said == 1 and sum(form.isdecimal() for form in forms) >= _FIGURES)


def _apart(words: Words, left: int, right: int) -> bool:
    """Far from each other, or a sum and what is counted after it («12000, ноль девяносто…»)."""
    gap = words.text.folded[words.ends[left] : words.starts[right]]
    figure = words.forms[left].isdecimal() and len(words.forms[left]) > _LONGEST_FIGURE
    return len(gap) > _WIDEST_GAP or ":" in gap or (figure and "," in gap)


def _kept(words: Words, run: list[int]) -> Iterator[list[int]]:
    if len(run) <= _LONGEST and _enough([words.forms[place] for place in run]):
        yield run


def _read(words: Words, run: list[int], regions: tuple[str, ...]) -> Iterator[Spoken]:
    """The numbers of a run, longest first; one may begin with the run, behind figures of something else, a joining word or another."""
    first = 0
    while first < len(run):
        found = _longest(words, run, first, regions)
        if found:
            yield found[0]
            first = found[1]
        elif words.forms[run[first]].isdecimal():
            first += 1
        else:
            first = next((at + 1 for at in range(first, len(run)) if words.forms[run[at]] in _lexicon().silent), len(run))


def _longest(words: Words, run: list[int], first: int, regions: tuple[str, ...]) -> tuple[Spoken, int] | None:
    lexicon = _lexicon()
    forms = [words.forms[place] for place in run]
    at = words.starts[run[first]]
    signed = words.text.folded[max(0, at - 1) : at] == "+"
    for last in range(len(run), first + 1, -1):
        part = forms[first:last]
        if part[-1] in lexicon.silent or not _enough(part):
            continue
        if number := dialled(_digits(part), regions, plus=signed or part[0] in lexicon.pluses):
            start = words.text.span(at - signed, at + 1).start
            return Spoken(*number, Span(words.text.field, start, words.span(run[last - 1], run[last - 1]).end)), last
    return None


def _digits(forms: list[str]) -> str:
    """Number words as they are dialled: «девятьсот шестнадцать сто два» is 916102, «beş yüz otuz iki» 532."""
    lexicon = _lexicon()
    written, group, room, times = "", 0, 0, 1
    for form in forms:
        if form in lexicon.times:
            times = lexicon.times[form]
        elif form in lexicon.repeated:
            written, group, room = written + str(lexicon.repeated[form]) * max(1, group if group < 8 else 1), 0, 0
        elif form in lexicon.hundreds and group < 100 and group % 10 > 1:
            written += str(group - group % 10) if group > 10 else ""
            group, room = group % 10 * 100, 100
        elif form.isdecimal():
            written, group, room = written + (str(group) if group else "") + form, 0, 0
        elif form in lexicon.values:
            value = lexicon.values[form]
            if group and 0 < value < room:
                group, room = group + value, _room(value, form)
                continue
            written += (str(group) if group else "") + (str(value) * (times - 1) if value < 10 else "") + ("" if value else "0")
            group, room, times = value, _room(value, form), 1
    return written + (str(group) if group else "")


def _room(value: int, form: str) -> int:
    """Below what the next word must be to be read into the same number: сто + двадцать + три, but not три + два."""
    return 100 if value >= 100 else 10 if value >= 20 or form in _lexicon().open_tens else 0


@cache
def _lexicon() -> _Lexicon:
    words = contact_words()
    said = {fold(word): value for group in words.numbers.values() for word, value in group.items()}
    glued = {
        fold(head + glue.joint + word): tens + value
        for glue in words.glued
        for head, tens in glue.heads.items()
        for word, value in words.numbers[glue.language].items()
        if 0 < value < glue.below
    }
    hundreds = frozenset(map(fold, words.hundreds))
    return _Lexicon(
        values={**dict.fromkeys(hundreds, 100), **said, **glued},
        hundreds=hundreds,
        open_tens=frozenset(map(fold, words.open_tens)),
        repeated={fold(word): digit for word, digit in words.repeated.items()},
        times={fold(word): many for word, many in words.times.items()},
        pluses=frozenset(map(fold, words.plus)),
        silent=frozenset(map(fold, words.silent)) - said.keys(),
    )
