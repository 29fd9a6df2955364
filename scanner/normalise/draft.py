"""A copy in the making: its characters, where each came from, and what was found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["zero_width", "bidi", "look_alike", "spaced_out", "digit_letter", "mojibake", "styled", "combining"]
Mark = tuple[Kind, int, int]
"""What was done to the published characters `start:end`."""

_AT = tuple(range(4097))


@dataclass(frozen=True, slots=True)
class Edit:
    """Characters `start:end` of a draft become `new`; every new character stands for all of them unless `origins` says finer.

    `origins` has one (start, end) a new character, in draft positions.
    """

    start: int
    end: int
    new: str
    kind: Kind | None = None
    origins: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """`string[i]` was made from published[starts[i]:ends[i]]."""

    string: str
    starts: Sequence[int]
    ends: Sequence[int]
    marks: tuple[Mark, ...] = ()

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """This draft with the edits made; they must be in order and apart. Linear in the draft."""
        done = list(edits)
        if not done:
            return self
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        marks: list[Mark] = []
        at = 0
        for edit in done:
            pieces += (self.string[at : edit.start], edit.new)
            starts += self.starts[at : edit.start]
            ends += self.ends[at : edit.start]
            for first, last in edit.origins or ((edit.start, edit.end),) * len(edit.new):
                starts.append(self.starts[first])
                ends.append(self.ends[last - 1])
            if edit.kind:
                marks.append((edit.kind, self.starts[edit.start], self.ends[edit.end - 1]))
            at = edit.end
        pieces.append(self.string[at:])
        starts += self.starts[at:]
        ends += self.ends[at:]
        return Draft("".join(pieces), starts, ends, (*self.marks, *marks))

    def even(self, string: str) -> Draft:
        """The same draft with other characters in the same places."""
        return Draft(string, self.starts, self.ends, self.marks)


def fresh(published: str) -> Draft:
    """A draft where nothing was changed yet."""
    return Draft(published, identity(len(published)), identity(len(published) + 1)[1:])


def identity(length: int) -> tuple[int, ...]:
    """0, 1, … below `length`; short ones are cut from one shared tuple, because every ad needs two."""
    return _AT[:length] if length < len(_AT) else tuple(range(length))
