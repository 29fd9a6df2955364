"""Which ads are worth a reader's time next: those the scanner is unsure of, unlike each other, in every language, and some by chance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

import numpy as np
from numpy.typing import NDArray

from scanner.score import log_odds

BY_CHANCE = 0.1
"""Share picked blindly: without it nobody ever sees what the scanner is sure of and wrong about."""
_SOFT = 1e-6


@dataclass(frozen=True, slots=True)
class Candidate:
    """An ad nobody has labelled; `vector` of length one says what it means."""

    id: str
    language: str
    risk: float
    vector: NDArray[np.float32]


def choose(candidates: Sequence[Candidate], count: int, *, edge: float, seed: int) -> list[Candidate]:
    """At most `count` candidates, the likeliest to teach first; the same candidates and seed give the same choice.

    Languages take turns. Within one, an ad is worth how near its risk is to `edge`, in log-odds, times how unlike it is to
    what has been picked already.
    """
    dice = np.random.default_rng(seed)
    blind = max(1, round(count * BY_CHANCE)) if candidates and count else 0
    lucky = {candidates[at].id for at in dice.permutation(len(candidates))[:blind].tolist()}
    by_language: dict[str, list[Candidate]] = {}
    for one in candidates:
        if one.id not in lucky:
            by_language.setdefault(one.language, []).append(one)
    turns = [_ranked(group, edge) for _, group in sorted(by_language.items())]
    picked = [one for one in candidates if one.id in lucky][:count]
    for round_of in zip_longest(*turns):
        picked += [one for one in round_of if one is not None]
        if len(picked) >= count:
            break
    return picked[:count]


def _ranked(group: Sequence[Candidate], edge: float) -> Iterator[Candidate]:
    """The candidates of one language, each next one weighed against those before it."""
    unsure = np.array([1 / (1 + abs(_odds(one.risk) - log_odds(edge))) for one in group])
    vectors = np.array([one.vector for one in group])
    unlike = np.ones(len(group))
    left = np.ones(len(group), dtype=bool)
    while left.any():
        at = int(np.argmax(np.where(left, unsure * unlike, -1.0)))
        left[at] = False
        unlike = np.minimum(unlike, 1 - vectors @ vectors[at])
        yield group[at]


def _odds(risk: float) -> float:
    return log_odds(min(max(risk, _SOFT), 1 - _SOFT))
