"""The published letters with their own marks, without the disguises."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from scanner.normalise.characters import fold_character, is_styled
from scanner.normalise.text import Text


def plain(text: Text) -> str:
    """The folded copy with ş, ё, қ, ї … as published, small letters: what a language is recognised by.

    As long as `text.folded`, place by place, so its positions map back the same way.
    """
    published = text.published
    if not text.disguises and len(published) == len(text.folded):
        lowered = published.lower()
        if len(lowered) == len(published):
            return lowered
    return "".join([_letter(folded, published[start:end]) for folded, start, end in zip(text.folded, text.starts, text.ends, strict=True)])


@lru_cache(maxsize=20_000)
def _letter(folded: str, published: str) -> str:
    if len(published) > 4 or not folded.isalpha():
        return folded
    own = unicodedata.normalize("NFKC", published).lower()
    return own if len(own) == 1 and own.isalpha() and not is_styled(own) and fold_character(own) == folded else folded
