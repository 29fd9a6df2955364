"""What is done to an ad's letters to see whether the scan still finds what it found."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

from scanner.ad import Ad

_ALIKE = str.maketrans("аеорсухАЕОРСТХ", "aeopcyxAEOPCTX")
_BACK = str.maketrans({latin: cyrillic for cyrillic, latin in zip("аеорсух", "aeopcyx", strict=True)})
_DIGITS = str.maketrans("oOоОзЗ", "000033")


def _alike(text: str) -> str:
    """Every third word written with letters of the other script that look the same."""
    words = text.split(" ")
    return " ".join(_swapped(word) if number % 3 == 0 else word for number, word in enumerate(words))


def _swapped(word: str) -> str:
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in word)
    return word.translate(_ALIKE if cyrillic else _BACK) if "@" not in word and "." not in word else word


def _hidden(text: str) -> str:
    """A zero-width space inside every fourth word."""
    words = text.split(" ")
    return " ".join(f"{word[:2]}\u200b{word[2:]}" if number % 4 == 0 and len(word) > 4 else word for number, word in enumerate(words))


def _digits(text: str) -> str:
    """Digits for letters in every fifth word."""
    words = text.split(" ")
    return " ".join(word.translate(_DIGITS) if number % 5 == 0 and word.isalpha() else word for number, word in enumerate(words))


def _bare(text: str) -> str:
    """Letters without their marks, as typed on a foreign keyboard."""
    folded = unicodedata.normalize("NFD", text.replace("ə", "e").replace("Ə", "E").replace("ı", "i"))
    return unicodedata.normalize("NFC", "".join(letter for letter in folded if not unicodedata.combining(letter)))


CHANGES: Mapping[str, Callable[[str], str]] = {
    "in capitals": str.upper,
    "look-alike letters": _alike,
    "hidden characters": _hidden,
    "digits for letters": _digits,
    "marks left out": _bare,
}


def changed(ad: Ad, name: str) -> Ad:
    """The ad with title and body changed one way; all else stays."""
    change = CHANGES[name]
    return replace(ad, title=change(ad.title), body=change(ad.body))
