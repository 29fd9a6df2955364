"""Digits standing for letters inside a word (раб0та, v1sa)."""

from __future__ import annotations

import re
from functools import lru_cache

from scanner.normalise.draft import Draft, Edit

# digit: (between consonants, elsewhere). 4 is А in м4ссаж and Ч in уда4а; 1 is I in v1sa and L in sa1ary.
CYRILLIC_DIGITS = {"0": ("о", "о"), "1": ("и", "л"), "3": ("е", "з"), "4": ("а", "ч"), "6": ("б", "б")}
LATIN_DIGITS = {"0": ("o", "o"), "1": ("i", "l"), "3": ("e", "e"), "4": ("a", "a"), "5": ("s", "s"), "7": ("t", "t")}
_VOWELS = frozenset("aeiouyаеиоуыэюяєі")
_SMALL_WORDS = frozenset(("от", "до", "від", "from", "till"))
"""Words run together with numbers (от3до4тыс): there the digits are digits."""
_MOST_DIGITS = 2
_FEWEST_LETTERS = 3

_CANDIDATE = re.compile(r"(?<![^\W_])[^\W\d_]+(?:\d{1,2}[^\W\d_]+){1,2}(?![^\W_])")
_SEAM = re.compile(r"[^\W\d_]\d{1,2}[^\W\d_]")
_CYRILLIC = re.compile(r"[\u0400-\u052f]+\Z")
_LATIN = re.compile(r"[a-z]+\Z")


def fold_digits(draft: Draft) -> Draft:
    """The draft with digits inside words read as the letters they stand for."""
    if not _SEAM.search(draft.string):
        return draft
    edits = []
    for found in _CANDIDATE.finditer(draft.string):
        word = found.group()
        read = lettered(word)
        if read != word:
            start, end = found.span()
            edits.append(Edit(start, end, read, "digit_letter", tuple((at, at + 1) for at in range(start, end))))
    return draft.edited(edits)


@lru_cache(maxsize=20_000)
def lettered(word: str) -> str:
    """The folded word with its digits as letters, or unchanged where they may be numbers."""
    letters = "".join(c for c in word if not c.isdecimal())
    digits = [at for at, c in enumerate(word) if c.isdecimal()]
    if len(letters) < _FEWEST_LETTERS or len(digits) > _MOST_DIGITS:
        return word
    table = CYRILLIC_DIGITS if _CYRILLIC.match(letters) else LATIN_DIGITS if _LATIN.match(letters) else {}
    if any(word[at] not in table for at in digits) or not _is_one_word(word):
        return word
    return "".join(_letter(word, at, table) if c.isdecimal() else c for at, c in enumerate(word))


def _is_one_word(word: str) -> bool:
    """Not log4j, от3до4тыс, a1b2: no part is a word of its own, and a lone last letter is no suffix of a number."""
    parts = re.split(r"\d+", word)
    if not _SMALL_WORDS.isdisjoint(parts):
        return False
    return len(parts[-1]) > 1 or "0" in word or (parts[-1] in "аоуиеыьяю" and parts[-2][-1] in _VOWELS)


def _letter(word: str, at: int, table: dict[str, tuple[str, str]]) -> str:
    between, elsewhere = table[word[at]]
    beside = word[at - 1] + word[at + 1]
    return elsewhere if any(c in _VOWELS or c.isdecimal() or c in "ьъ" for c in beside) else between
