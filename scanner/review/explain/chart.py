"""The sum of a lane drawn as a waterfall. Plain numbers and strings: the template only places them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

ROW = 36
"""Pixels a row: a line of words and a bar under it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One row: `points` from where the row above ended. `number` is 0 for the start and the sum."""

    label: str
    points: float
    number: int = 0


@dataclass(frozen=True, slots=True)
class Bar:
    """A row as drawn: places across are per cent of the width with a point, whatever the language."""

    label: str
    points: float
    number: int
    kind: str
    left: str
    width: str
    text_y: int
    bar_y: int


@dataclass(frozen=True, slots=True)
class Chart:
    """All rows; `zero` is where even odds stand."""

    bars: tuple[Bar, ...]
    zero: str
    height: int


def draw(start: Step, steps: Sequence[Step], end: Step) -> Chart:
    """A waterfall from the odds before reading, through every reason, to the sum."""
    levels = [start.points]
    for step in steps:
        levels.append(levels[-1] + step.points)
    low, high = min(0.0, *levels), max(0.0, *levels)
    reach = (high - low) or 1.0

    def across(value: float) -> float:
        return 1 + 98 * (value - low) / reach

    spans = [(0.0, start.points), *pairwise(levels), (0.0, levels[-1])]
    kinds = ["start", *("up" if step.points >= 0 else "down" for step in steps), "sum"]
    bars = [
        Bar(step.label, step.points, step.number, kind, *_placed(across(a), across(b)), text_y=row * ROW + 14, bar_y=row * ROW + 20)
        for row, (step, (a, b), kind) in enumerate(zip((start, *steps, end), spans, kinds, strict=True))
    ]
    return Chart(tuple(bars), zero=f"{across(0.0):.2f}%", height=ROW * len(bars) + 4)


def _placed(one: float, other: float) -> tuple[str, str]:
    return f"{min(one, other):.2f}%", f"{max(abs(one - other), 0.4):.2f}%"
