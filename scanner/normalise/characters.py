"""One character and what it folds to."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from scanner.normalise.letters import (
    APOSTROPHES,
    BULLETS,
    DASHES,
    FOLDED,
    HIDDEN_LETTERS,
    KEPT,
    LATIN_TWINS,
    NEGATIVE_CAPITALS,
    QUOTES,
    SMALL_CAPITALS,
    STYLED_RANGES,
)

ODD = "\ufdd0"
"""Stands in a translated string for a character that needs a closer look. A noncharacter: published text has none to lose."""

_SIGNS = {
    **dict.fromkeys(APOSTROPHES, "'"),
    **dict.fromkeys(DASHES, "-"),
    **dict.fromkeys(QUOTES, '"'),
    **dict.fromkeys(BULLETS, "•"),
}
_LETTER_FORMS = {**FOLDED, **SMALL_CAPITALS, **LATIN_TWINS}
_TABLE_LIMIT = 20_000


@lru_cache(maxsize=_TABLE_LIMIT)
def fold_character(character: str) -> str:
    """What one published character becomes: nothing, one character or several."""
    if character in KEPT:
        return character
    if (sign := _SIGNS.get(character)) is not None:
        return sign
    if (form := _LETTER_FORMS.get(character)) is not None:
        return form
    category = unicodedata.category(character)
    if character in HIDDEN_LETTERS or category[0] == "M":
        return ""
    if category[0] in "LN":
        return _letter(character)
    return _sign(character, category)


def is_styled(character: str) -> bool:
    """Whether this is a plain letter drawn in another style, e.g. a circled or mathematical one."""
    if character in SMALL_CAPITALS or character in LATIN_TWINS:
        return True
    code = ord(character)
    return any(first <= code <= last for first, last in STYLED_RANGES) and fold_character(character).isalpha()


def is_mark(character: str) -> bool:
    """Whether this character is drawn over the one before it."""
    return unicodedata.category(character)[0] == "M" and character not in HIDDEN_LETTERS


def _letter(character: str) -> str:
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    folded = character.casefold()
    if len(folded) == 1 and folded != character:
        return fold_character(folded)
    parts = unicodedata.normalize("NFKD", folded)
    return character if parts == character else "".join(map(fold_character, parts))


def _sign(character: str, category: str) -> str:
    if character == "\n":
        return character
    if category in ("Zl", "Zp") or character in "\v\f\x85":
        return "\n"
    if category == "Zs" or character == "\t":
        return " "
    if category in ("Cf", "Cc"):
        return ""
    if category[0] == "C" or category in ("So", "Sk"):
        return _symbol(character)
    if "ARROW" in unicodedata.name(character, ""):
        return " "
    wide = unicodedata.normalize("NFKC", character)
    return character if wide == character or len(wide) > 1 else fold_character(wide)


def _symbol(character: str) -> str:
    """An emoji or ornament; those that are letters stay letters."""
    if character in "^`":
        return character
    code = ord(character)
    for first, last in NEGATIVE_CAPITALS:
        if first <= code <= last:
            return chr(ord("a") + code - first)
    if any(first <= code <= last for first, last in STYLED_RANGES):
        plain = unicodedata.normalize("NFKC", character)
        return "".join(map(fold_character, plain)) if plain != character else " "
    return " "


class _Table(dict[int, str]):
    """Translation table filled as characters are met; bounded, because the text is not ours."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = fold_character(character)
        entry = ODD if len(folded) != 1 or is_styled(character) or character in (ODD, "\r") else folded
        if len(self) < _TABLE_LIMIT:
            self[code] = entry
        return entry


TABLE = _Table()
"""For `str.translate`: every character to its one-character fold, or ODD."""
