"""The linear model: one weight vector a lane over hashed word stems."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.classify.features import Vectoriser, features, stems
from scanner.classify.opinion import Opinion
from scanner.language import Language
from scanner.normalise import Span, Words

MIN_WORDS = 6
"""Fewer words than this give no opinion: a title alone says what work it is, not what is done to people."""
SHOWN = 3


class Classifier(Protocol):
    """Anything that gives an opinion on an ad."""

    @property
    def id(self) -> str: ...

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion: ...


@dataclass(frozen=True, slots=True)
class LinearModel:
    """Weights of shape (lanes, buckets), intercepts of shape (lanes,) as log-odds above the training prior."""

    id: str
    lanes: tuple[str, ...]
    languages: tuple[str, ...]
    weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    vectoriser: Vectoriser

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion:
        """The opinion on one ad; abstains in a language it was not trained on and on a handful of words."""
        if not set(language.codes) & set(self.languages):
            return abstention(self.id, f"not trained on language '{language.code}'")
        places = list(stems(parts))
        if len(places) < MIN_WORDS:
            return abstention(self.id, f"fewer than {MIN_WORDS} words")
        row = self.vectoriser.transform([features([stem for stem, *_ in places])])
        odds = (row @ self.weights.T).ravel() + self.intercepts
        log_odds = {lane: float(value) for lane, value in zip(self.lanes, odds, strict=True)}
        return Opinion(model=self.id, log_odds=log_odds, words=self._words(places, length=row.nnz))

    def _words(self, places: Sequence[tuple[str, Words, int]], *, length: int) -> Mapping[str, tuple[tuple[str, float], ...]]:
        """The published words with the largest part of their own in each lane: weight times value, exact for a linear model."""
        first: dict[str, Span] = {}
        published: dict[str, str] = {}
        for stem, words, number in places:
            if stem not in first:
                first[stem] = words.span(number, number)
                published[stem] = words.text.quote(first[stem])
        parts = self.vectoriser.transform([stem] for stem in first) @ self.weights.T / math.sqrt(length)
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
    id: str = "none"

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion:
        """Always an abstention."""
        return abstention(self.id, self.why)
