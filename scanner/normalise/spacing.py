"""Words spelled out letter by letter (р а б о т а, w-o-r-k)."""

from __future__ import annotations

import re

from scanner.normalise.draft import Draft, Edit

_LETTER = r"[^\W\d_]"
_SPELLED = re.compile(rf"(?<![^\W_]){_LETTER}(?P<gap> ?[.\-_*•|/~+\n] ?| {{1,3}})(?:{_LETTER}(?P=gap)){{2,}}{_LETTER}(?![^\W_])")
_CLASSES = frozenset("abcdetmавсдет")
"""Driving licence classes and list letters: «категории B, C, D, E» is no word."""
_VOWELS = frozenset("aeiouyаеёиоуыэюяєіїաեէըիոօაეიოუ")
_ABBREVIATIONS = frozenset(("итдитп", "итпитд"))


def join_spelled(draft: Draft) -> Draft:
    """The draft with spelled-out words joined.

    Runs of spaces stay: two of them between spelled-out words are all that tells where one ends.
    """
    return draft.edited(_joined(found) for found in _SPELLED.finditer(draft.string) if _is_word(found.group()))


def _joined(found: re.Match[str]) -> Edit:
    start, end = found.span()
    places = [at for at in range(start, end) if found.string[at].isalpha()]
    return Edit(start, end, "".join(found.string[at] for at in places), "spaced_out", tuple((at, at + 1) for at in places))


def _is_word(spelled: str) -> bool:
    letters = "".join(c for c in spelled if c.isalpha())
    if letters in _ABBREVIATIONS or _CLASSES.issuperset(letters):
        return False
    return not _VOWELS.isdisjoint(letters) and not _VOWELS.issuperset(letters)
