"""The folded copy: what the rest of the house matches on."""

from __future__ import annotations

import re

from scanner.ad import Ad
from scanner.normalise.characters import TABLE
from scanner.normalise.digits import fold_digits
from scanner.normalise.draft import Draft, Mark, fresh
from scanner.normalise.look_alikes import fold_look_alikes
from scanner.normalise.mojibake import repair
from scanner.normalise.odd import fold_odd
from scanner.normalise.spacing import join_spelled
from scanner.normalise.text import Disguise, Span, Text

_TAJIK_FONT = re.compile("[ЉљЊњЌќЃѓ]")
_UKRAINIAN = re.compile("[ієґ]")
_MOST_ROUNDS = 6


def normalise(field: str, published: str) -> Text:
    """One published field and its folded copy, every character of which maps back."""
    draft = _folded(published)
    return Text(field, published, draft.string, tuple(draft.starts), tuple(draft.ends), _disguises(field, draft.marks))


def read(ad: Ad) -> tuple[Text, ...]:
    """Every text of an ad, normalised, in reading order."""
    return tuple(normalise(field, published) for field, published in ad.parts())


def fold(string: str) -> str:
    """The folded form alone: for a rule term or a search."""
    return _folded(string).string


def fold_characters(string: str) -> str:
    """Each character folded by itself, for a look at whether a string is folded already. A character of many stays odd."""
    return string.translate(TABLE)


def _folded(published: str) -> Draft:
    """Rounds until nothing changes, so that folding twice is folding once: one disguise may lie under another."""
    draft = fresh(published)
    for _ in range(_MOST_ROUNDS):
        after = _round(draft)
        if after.string == draft.string or (after.starts is draft.starts and not after.marks):
            return after
        draft = after
    return draft


def _round(draft: Draft) -> Draft:
    legacy = _TAJIK_FONT.search(draft.string)
    draft = repair(draft)
    draft = fold_odd(draft, draft.string.translate(TABLE))
    if legacy and "ї" in draft.string and not _UKRAINIAN.search(draft.string):
        draft = draft.even(draft.string.replace("ї", "и"))
    draft = join_spelled(draft)
    draft = fold_look_alikes(draft)
    return fold_digits(draft)


def _disguises(field: str, marks: tuple[Mark, ...]) -> tuple[Disguise, ...]:
    """In reading order; neighbours of one kind are one disguise."""
    joined: list[Mark] = []
    for kind, start, end in sorted(set(marks)):
        if joined and joined[-1][0] == kind and start <= joined[-1][2]:
            joined[-1] = (kind, joined[-1][1], max(end, joined[-1][2]))
        else:
            joined.append((kind, start, end))
    return tuple(Disguise(kind, Span(field, start, end)) for kind, start, end in sorted(joined, key=lambda mark: mark[1:]))
