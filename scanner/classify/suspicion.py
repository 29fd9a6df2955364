"""Which indicators a model suspects, and in which sentence: a hint where rules are silent, never a proof."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.encode import READ_FIELDS, Encoder
from scanner.language import Language
from scanner.normalise import Span, Words, plain

ANY = ""
"""Key of the mean over all languages, for an ad in one that has no mean of its own."""
FEWEST_WORDS = 3
MOST_SENTENCES = 40
"""Read of one ad; a longer text is a page, not an ad."""
SUSPECTED = 0.5
"""Probability from which a suspicion is told."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An indicator that one sentence may state."""

    id: str
    probability: float
    span: Span


@dataclass(frozen=True, slots=True)
class Suspects:
    """One logistic layer an indicator on the vector of a sentence: weights (indicators, size), intercepts (indicators,)."""

    ids: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    means: Mapping[str, NDArray[np.float32]]

    def suspect(self, parts: Sequence[Words], language: Language, encoder: Encoder) -> tuple[Suspicion, ...]:
        """Each indicator suspected, once, in the likeliest sentence; likeliest first."""
        said = list(sentences(parts))
        if not said:
            return ()
        vectors = encoder.encode([text for text, _ in said]) - self.means.get(language.code, self.means[ANY])
        odds = vectors @ self.weights.T + self.intercepts
        best = odds.argmax(axis=0)
        chances = 1 / (1 + np.exp(-odds.max(axis=0)))
        found = [
            Suspicion(name, round(float(chance), 3), said[at][1])
            for name, chance, at in zip(self.ids, chances, best, strict=True)
            if chance >= SUSPECTED
        ]
        return tuple(sorted(found, key=lambda one: (-one.probability, one.id)))


def sentences(parts: Sequence[Words]) -> Iterator[tuple[str, Span]]:
    """(text without disguises, published span) of each sentence of title and body with words enough to say something."""
    count = 0
    for words in parts:
        if words.text.field not in READ_FIELDS:
            continue
        copy = plain(words.text)
        for first, last in _bounds(words.sentences):
            if last - first + 1 >= FEWEST_WORDS:
                yield copy[words.starts[first] : words.ends[last]], words.span(first, last)
                count += 1
                if count == MOST_SENTENCES:
                    return


def _bounds(numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    first = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or numbers[at] != numbers[first]:
            yield first, at - 1
            first = at
