"""A day's queue, drawn again and again: how many leads stand in the first places when leads are rare."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scanner.train.measure import Floats

ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Queue:
    """Mean share of a day's leads in the queue, and of the queue that are leads, with the middle 95 % of days."""

    length: int
    ads: int
    leads: int
    recall: tuple[float, float, float]
    precision: tuple[float, float, float]


def queue(lead: Floats, risk: Floats, *, length: int, ads: int, leads: int, seed: int) -> Queue | None:
    """Days of `ads` ads with `leads` leads among them, drawn with replacement from labelled ones; None without both kinds."""
    risky, ordinary = risk[lead == 1], risk[lead == 0]
    if not len(risky) or not len(ordinary):
        return None
    dice = np.random.default_rng(seed)
    found = np.zeros(ROUNDS)
    for day in range(ROUNDS):
        drawn = np.concatenate([dice.choice(risky, leads), dice.choice(ordinary, ads - leads)])
        order = np.lexsort((dice.random(ads), -drawn))[:length]  # ties fall by chance, not in favour of leads
        found[day] = (order < leads).sum()
    return Queue(length, ads, leads, _spread(found / leads), _spread(found / length))


def _spread(values: Floats) -> tuple[float, float, float]:
    low, high = np.percentile(values, [2.5, 97.5])
    return float(values.mean()), float(low), float(high)
