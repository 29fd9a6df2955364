"""What the linear model reads of an ad: hashed word stems and pairs of them, nothing of its form.

Length, punctuation, spelling, contacts and digits are left out on purpose: they tell who wrote an ad, not what it offers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any, Protocol

from scanner.normalise import Words

STEM = 5
"""Letters kept of a word: enough to tell words apart, short enough to bring a Russian noun's cases together."""
READ_FIELDS = ("title", "body")
MAX_WORDS = 2_000
"""Words read of one ad; a longer text is a page, not an ad."""


class Vectoriser(Protocol):
    """What scikit-learn's HashingVectorizer offers and we use: rows of a sparse matrix."""

    def transform(self, raw_documents: Iterable[Sequence[str]]) -> Any: ...  # scipy's sparse types carry no element type


def stems(parts: Sequence[Words]) -> Iterator[tuple[str, Words, int]]:
    """(stem, its words, its number there) of every word made of letters, in reading order."""
    read = 0
    for words in parts:
        if words.text.field not in READ_FIELDS:
            continue
        for number, form in enumerate(words.forms):
            if form.isalpha():
                read += 1
                if read > MAX_WORDS:
                    return
                yield form[:STEM], words, number


def features(names: Sequence[str]) -> list[str]:
    """Feature names from an ad's stems in reading order: each stem, and neighbouring ones as `a b`."""
    return [*names, *(f"{first} {second}" for first, second in pairwise(names))]


def vectoriser(buckets: int) -> Vectoriser:
    """A stateless vectoriser of feature names to `buckets` columns: one row an ad, binary, of length one."""
    # scikit-learn takes 1.6 s to import: only those who score pay for it.
    from sklearn.feature_extraction.text import HashingVectorizer

    made: Vectoriser = HashingVectorizer(analyzer=list, n_features=buckets, alternate_sign=True, binary=True, norm="l2")
    return made
