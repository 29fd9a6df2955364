"""Stretches of a text that are likely in one language: a line or sentence, or a run of one script inside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from scanner.normalise import Text, plain

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_ADDRESS = re.compile(r"\S*(?:@|://|www\.|\b(?:t|wa|vk)\.(?:me|com)|\.(?:com|ru|az|ge|am|net|org|tj|ua|md|ro|tr)\b)\S*")
_LONGEST_ADDRESS = 300
_BREAK = re.compile(r"[\n.!?…;•|]")
_SWITCH_WORDS = 3
_SWITCH_LETTERS = 10
"""Latin letters this long inside a sentence of another script are a passage of their own; shorter they are a name or a term."""

_SCRIPTS = (
    ("a", "\u02af", "latin"),
    ("\u1e00", "\u1eff", "latin"),
    ("\u0400", "\u052f", "cyrillic"),
    ("\u0531", "\u058f", "armenian"),
    ("\u10a0", "\u10ff", "georgian"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of one script that stand together. `start:end` are folded positions; the words come folded and plain."""

    text: Text
    start: int
    end: int
    script: str
    folded: tuple[str, ...]
    plain: tuple[str, ...]
    letters: int


def segments(text: Text) -> list[Segment]:
    """The segments of one text in order, without addresses."""
    copy = _without_addresses(plain(text))
    words = [(found.start(), found.end(), _script(found.group()[0])) for found in _WORD.finditer(copy)]
    return [_segment(text, copy, run) for unit in _units(copy, words) for run in _runs(unit)]


_Word = tuple[int, int, str]


def _without_addresses(copy: str) -> str:
    """Links and mail addresses blanked: they are in no language."""
    if not any(sign in copy for sign in ("@", "://", ".")):
        return copy
    return "".join(
        " " * len(piece) if len(piece) <= _LONGEST_ADDRESS and _is_address(piece) else piece for piece in re.split(r"(\s+)", copy)
    )


def _is_address(piece: str) -> bool:
    return ("@" in piece or "." in piece or "://" in piece) and _ADDRESS.match(piece) is not None


def _script(letter: str) -> str:
    for first, last, script in _SCRIPTS:
        if first <= letter <= last:
            return script
    return "other"


def _units(copy: str, words: list[_Word]) -> Iterator[list[_Word]]:
    unit: list[_Word] = []
    for word in words:
        if unit and _BREAK.search(copy, unit[-1][1], word[0]):
            yield unit
            unit = []
        unit.append(word)
    if unit:
        yield unit


def _runs(unit: list[_Word]) -> Iterator[list[_Word]]:
    """The unit cut where the script changes; Latin terms stay with the words around them."""
    if len({script for _, _, script in unit}) == 1:
        yield unit
        return
    run: list[_Word] = []
    for piece in _by_script(unit):
        if run and not _joins(run, piece):
            yield run
            run = []
        run += piece
    yield run


def _joins(run: list[_Word], piece: list[_Word]) -> bool:
    """Whether a piece goes on with the run before it: same script, or a few Latin words after words of another."""
    scripts = {script for _, _, script in run}
    if piece[0][2] != "latin":
        return piece[0][2] in scripts
    return scripts != {"latin"} and not _is_passage(piece)


def _is_passage(piece: list[_Word]) -> bool:
    return len(piece) >= _SWITCH_WORDS and sum(end - start for start, end, _ in piece) >= _SWITCH_LETTERS


def _by_script(unit: list[_Word]) -> Iterator[list[_Word]]:
    piece: list[_Word] = []
    for word in unit:
        if piece and piece[-1][2] != word[2]:
            yield piece
            piece = []
        piece.append(word)
    yield piece


def _segment(text: Text, copy: str, run: list[_Word]) -> Segment:
    main = next((script for _, _, script in run if script != "latin"), "latin")
    own = [(start, end) for start, end, script in run if script == main]
    return Segment(
        text=text,
        start=run[0][0],
        end=run[-1][1],
        script=main,
        folded=tuple([text.folded[start:end] for start, end in own]),
        plain=tuple([copy[start:end] for start, end in own]),
        letters=sum([end - start for start, end in own]),
    )
