"""Published text cut into pieces: evidence marked, and characters that hide or reorder text made visible."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_LAYOUT = frozenset("\n\t\r")
_INVISIBLE_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u2028\u2029")
_SAME = re.compile(r"(.)\1*", re.DOTALL)
_JOINER = "\u200d"
SHOWN_IN_PLACE = frozenset({"zero_width", "bidi"})
"""Disguises whose characters get a badge of their own."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start:end` of a field; `reasons` that quote them, or the `disguise` that was found there."""

    start: int
    end: int
    reason: int = 0
    disguise: str = ""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters shown in one way.

    `hidden` replaces characters nobody would see, e.g. `U+200B ×3`, and `name` says what they are. `ends` and
    `disguises` belong to what ends with this piece.
    """

    text: str
    reasons: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    disguised: bool = False
    disguises: tuple[str, ...] = ()
    hidden: str = ""
    name: str = ""

    @property
    def described_by(self) -> str:
        """Ids of the sentences that say why these words are marked."""
        return " ".join(f"reason-{number}" for number in self.reasons)


def pieces(text: str, marks: Sequence[Mark] = ()) -> tuple[Piece, ...]:
    """The whole text in order, each character in exactly one piece."""
    found = [mark for mark in marks if 0 <= mark.start < mark.end <= len(text)]
    cuts = {0, len(text), *_hidden_edges(text)}
    cuts |= {place for mark in found for place in (mark.start, mark.end)}
    return tuple(_piece(text, start, end, found) for start, end in pairwise(sorted(cuts)))


def visible(text: str) -> tuple[Piece, ...]:
    """Text with nothing marked and nothing hidden."""
    return pieces(text)


def plain(text: str) -> str:
    """The same for places that take no markup: hidden characters as ‹U+202E›."""
    return "".join(f"‹{piece.hidden}›" if piece.hidden else piece.text for piece in pieces(text))


def _piece(text: str, start: int, end: int, marks: Sequence[Mark]) -> Piece:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    closing = [mark for mark in over if mark.end == end]
    run = text[start:end]
    code, name = _named(run) if _is_hidden(text, start) else ("", "")
    return Piece(
        text="" if code else run,
        reasons=tuple(sorted({mark.reason for mark in over if mark.reason})),
        ends=tuple(sorted({mark.reason for mark in closing if mark.reason})),
        disguised=any(mark.disguise for mark in over),
        disguises=tuple(sorted({mark.disguise for mark in closing if mark.disguise})),
        hidden=code,
        name=name,
    )


def _hidden_edges(text: str) -> Iterator[int]:
    """Where runs of one hidden character begin and end."""
    if not (text.isascii() and text.isprintable()):
        for found in _SAME.finditer(text):
            if _is_hidden(text, found.start()):
                yield from found.span()


def _is_hidden(text: str, place: int) -> bool:
    character = text[place]
    if character in _LAYOUT:
        return False
    if character == _JOINER:
        # Between two pictures it makes one of them (a family, a trade), which hides nothing.
        around = text[place - 1 : place] + text[place + 1 : place + 2]
        return not all(unicodedata.category(other) in {"So", "Sk", "Mn"} for other in around) or len(around) < 2
    return unicodedata.category(character) in {"Cf", "Cc", "Cs", "Co"} or character in _INVISIBLE_LETTERS


def _named(run: str) -> tuple[str, str]:
    code = f"U+{ord(run[0]):04X}"
    name = unicodedata.name(run[0], "")
    return (f"{code} ×{len(run)}" if len(run) > 1 else code), name
