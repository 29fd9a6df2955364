"""Characters that do not fold one to one: hidden ones, stacked marks, styled letters, ligatures."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from scanner.normalise.characters import ODD, fold_character, is_mark, is_styled
from scanner.normalise.draft import Draft, Edit, Kind
from scanner.normalise.letters import BIDI, BIDI_FORCED, HIDDEN_LETTERS

_RUN = re.compile(f".?{ODD}+", re.DOTALL)
_OVERLAYS = frozenset(map(chr, (*range(0x0334, 0x0339), *range(0x20D2, 0x20DC), 0x20E5)))
_KEYCAP = "\u20e3"
_PLAIN_SCRIPTS = ("LATIN", "CYRILLIC", "ARMENIAN", "GEORGIAN", "GREEK", "DIGIT", "MATHEMATICAL", "FULLWIDTH")
_STACKED = 2


@dataclass(slots=True)
class _Run:
    """The folding of one run: what it becomes and which disguises it held."""

    pieces: list[str] = field(default_factory=list)
    origins: list[tuple[int, int]] = field(default_factory=list)
    kinds: list[tuple[Kind, int, int]] = field(default_factory=list)

    def add(self, folded: str, start: int, end: int) -> None:
        self.pieces.append(folded)
        self.origins += [(start, end)] * len(folded)


def fold_odd(draft: Draft, translated: str) -> Draft:
    """The draft folded, given its translation where ODD marks the characters still to be folded."""
    if ODD not in translated:
        return draft.even(translated)
    source = draft.string
    edits: list[Edit] = []
    marks = list(draft.marks)
    for found in _RUN.finditer(translated):
        run = _fold_run(source, found.start(), found.end())
        edits.append(Edit(found.start(), found.end(), "".join(run.pieces), origins=tuple(run.origins)))
        marks += [(kind, draft.starts[first], draft.ends[last - 1]) for kind, first, last in run.kinds]
    return Draft(translated, draft.starts, draft.ends, tuple(marks)).edited(edits)


def _fold_run(source: str, start: int, end: int) -> _Run:
    run = _Run()
    for first, last in _clusters(source, start, end):
        cluster = source[first:last]
        if cluster == "\r":
            run.add("" if source[last : last + 1] == "\n" else "\n", first, last)
            continue
        visible = "".join(c for c in cluster if unicodedata.category(c) not in ("Cf", "Cc") and c not in HIDDEN_LETTERS)
        folded = "".join(map(fold_character, unicodedata.normalize("NFC", visible) if visible else cluster))
        run.add(folded, first, last)
        if _is_stacked(visible):
            run.kinds.append(("combining", first, last))
    _note_hidden(run, source, start, end)
    _note_styled(run, source, start, end)
    return run


def _clusters(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Each character with the marks on it; a hidden character between them is no hindrance."""
    first = start
    for at in range(start + 1, end):
        if is_mark(source[at]) or (_is_hidden(source[at]) and _mark_follows(source, at, end)):
            continue
        yield first, at
        first = at
    yield first, end


def _is_hidden(character: str) -> bool:
    return character in HIDDEN_LETTERS or (
        unicodedata.category(character) in ("Cf", "Cc") and fold_character(character) == "" and character != "\r"
    )


def _mark_follows(source: str, at: int, end: int) -> bool:
    return at + 1 < end and is_mark(source[at + 1])


def _is_stacked(visible: str) -> bool:
    """Whether marks were piled on a letter of a script that has no such piles of its own."""
    if len(visible) < _STACKED:
        return False
    left = [c for c in unicodedata.normalize("NFC", visible) if is_mark(c) and c != _KEYCAP and not "\ufe00" <= c <= "\ufe0f"]
    if not left or not unicodedata.name(visible[0], "").startswith(_PLAIN_SCRIPTS):
        return False
    return len(left) >= _STACKED or not _OVERLAYS.isdisjoint(left)


def _note_hidden(run: _Run, source: str, start: int, end: int) -> None:
    inside = source[start].isalnum() and source[end : end + 1].isalnum()
    for at in range(start, end):
        character = source[at]
        if character in BIDI:
            if inside or character in BIDI_FORCED:
                run.kinds.append(("bidi", at, at + 1))
        elif inside and (_is_hidden(character) or _is_stray_selector(source, at)) and _hides(source, start):
            run.kinds.append(("zero_width", at, at + 1))


def _is_stray_selector(source: str, at: int) -> bool:
    """A variation selector that varies nothing: after a letter, and not part of a keycap."""
    return "\ufe00" <= source[at] <= "\ufe0f" and source[at - 1 : at].isalpha() and source[at + 1 : at + 2] != "\u20e3"


def _hides(source: str, start: int) -> bool:
    """A joiner inside an Arabic or Indic word is spelling; inside a word of our scripts it hides the word."""
    return unicodedata.name(source[start], "").startswith(_PLAIN_SCRIPTS)


def _note_styled(run: _Run, source: str, start: int, end: int) -> None:
    """One styled letter is an ornament (Ⓜ for the underground); two in a row are writing."""
    styled = [at for at in range(start, end) if is_styled(source[at])]
    if len(styled) > 1:
        run.kinds.append(("styled", styled[0], styled[-1] + 1))
