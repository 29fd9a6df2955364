"""The linear model: one weight vector a lane over hashed word stems, and where asked over the meaning too."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.classify.features import Vectoriser, features, stems
from scanner.classify.meaning import Meaning
from scanner.classify.opinion import Opinion
from scanner.language import Language
from scanner.normalise import Span, Words

NONE = "none"
"""Id of no model, and of no encoder."""
MIN_WORDS = 6
"""Fewer words than this give no opinion: a title alone says what work it is, not what is done to people."""
SHOWN = 3


class Classifier(Protocol):
    """Anything that gives an opinion on an ad."""

    @property
    def id(self) -> str: ...

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion: ...

    def reconsider(self, parts: Sequence[Words], language: Language) -> Opinion | None: ...


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of shape (lanes, buckets), intercepts of shape (lanes,) as log-odds above the training prior.

    `meaning` is a second set of weights that needs an encoder; None where the model was trained without one or none is there.
    """

    id: str
    lanes: tuple[str, ...]
    languages: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    vectoriser: Vectoriser
    meaning: Meaning | None = None

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion:
        """The opinion on one ad from its words; abstains in a language it was not trained on and on a handful of words."""
        places = list(stems(parts))
        if silent := self._silent(language, len(places)):
            return abstention(self.id, silent)
        row = self.vectoriser.transform([features([stem for stem, *_ in places])])
        return self._opinion((row @ self.weights.T).ravel() + self.intercepts, self._words(places, self.weights, length=row.nnz))

    def reconsider(self, parts: Sequence[Words], language: Language) -> Opinion | None:
        """The opinion from words and meaning together, a hundred times as dear; None without an encoder."""
        meaning = self.meaning
        if meaning is None:
            return None
        places = list(stems(parts))
        if silent := self._silent(language, len(places)):
            return abstention(self.id, silent)
        row = self.vectoriser.transform([features([stem for stem, *_ in places])])
        odds = (row @ meaning.word_weights.T).ravel() + meaning.vector_weights @ meaning.centred(parts, language) + meaning.intercepts
        told = self._opinion(odds, self._words(places, meaning.word_weights, length=row.nnz))
        return replace(told, suspected=meaning.suspects.suspect(parts, language, meaning.encoder)) if meaning.suspects else told

    def _silent(self, language: Language, count: int) -> str:
        if not set(language.codes) & set(self.languages):
            return f"not trained on language '{language.code}'"
        return f"fewer than {MIN_WORDS} words" if count < MIN_WORDS else ""

    def _opinion(self, odds: NDArray[np.float32], words: Mapping[str, tuple[tuple[str, float], ...]]) -> Opinion:
        return Opinion(model=self.id, log_odds={lane: float(value) for lane, value in zip(self.lanes, odds, strict=True)}, words=words)

    def _words(
        self, places: Sequence[tuple[str, Words, int]], weights: NDArray[np.float32], *, length: int
    ) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """The published words with the largest part of their own in each lane: weight times value, exact for a linear model."""
        first: dict[str, Span] = {}
        published: dict[str, str] = {}
        for stem, words, number in places:
            if stem not in first:
                first[stem] = words.span(number, number)
                published[stem] = words.text.quote(first[stem])
        parts = self.vectoriser.transform([stem] for stem in first) @ weights.T / math.sqrt(length)
        names = list(published.values())
        top: dict[str, tuple[tuple[str, float], ...]] = {}
        for number, lane in enumerate(self.lanes):
            order = np.argsort(-np.abs(parts[:, number]), kind="stable")[: SHOWN * 2]
            top[lane] = tuple((names[at], round(float(parts[at, number]), 4)) for at in order)
        return top


def abstention(model: str, why: str) -> Opinion:
    """An opinion that says nothing, and why."""
    return Opinion(model=model, log_odds={}, words={}, abstained=why)


@dataclass(frozen=True, slots=True)
class NoModel:
    """Stands in when no model is live: abstains on every ad."""

    why: str
    id: str = NONE

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion:
        """Always an abstention."""
        return abstention(self.id, self.why)

    def reconsider(self, parts: Sequence[Words], language: Language) -> Opinion | None:
        """Nothing more to say."""
        return None
