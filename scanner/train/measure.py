"""Honest figures: every one with its denominator, undefined where it is undefined."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
ROUNDS = 300
BINS = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with its 95 % bootstrap interval over `count` ads; `value` is None where it is undefined."""

    name: str
    value: float | None
    low: float | None
    high: float | None
    count: int

    def __str__(self) -> str:
        if self.value is None:
            return f"undefined (n={self.count})"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] (n={self.count})"


def auc(goal: Floats, risk: Floats) -> float | None:
    """Area under the ROC curve; None with only one class."""
    from sklearn.metrics import roc_auc_score

    return float(roc_auc_score(goal, risk)) if 0 < goal.sum() < len(goal) else None


def average_precision(goal: Floats, risk: Floats) -> float | None:
    """Average precision at the share of positives given; None without positives."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(goal, risk)) if goal.sum() else None


def calibration_error(goal: Floats, risk: Floats, *, prevalence: float) -> float | None:
    """Expected calibration error over ten equal-width bins, ads weighted to a share of positives; None with only one class.

    Source: Naeini, Cooper and Hauskrecht, AAAI 2015.
    """
    if not 0 < goal.sum() < len(goal):
        return None
    share = goal.mean()
    weight = np.where(goal == 1, prevalence / share, (1 - prevalence) / (1 - share))
    bins = np.minimum((risk * BINS).astype(int), BINS - 1)
    gaps = [abs(float((weight * (goal - risk))[bins == number].sum())) for number in range(BINS)]
    return sum(gaps) / float(weight.sum())


def figure(name: str, measure: Callable[[Floats, Floats], float | None], *, goal: Floats, risk: Floats, seed: int) -> Figure:
    """A measure of (goal, risk) with its bootstrap interval."""
    value = measure(goal, risk)
    if value is None:
        return Figure(name, None, None, None, len(goal))
    rng = np.random.default_rng(seed)
    drawn = [measure(goal[pick], risk[pick]) for pick in rng.integers(0, len(goal), (ROUNDS, len(goal)))]
    kept = [one for one in drawn if one is not None]
    low, high = (float(edge) for edge in np.percentile(kept, [2.5, 97.5])) if kept else (None, None)
    return Figure(name, value, low, high, len(goal))
