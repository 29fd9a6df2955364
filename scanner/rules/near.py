"""Groups of phrases that stand close together: the smallest stretches that hold one of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import permutations

from scanner.rules.engine import Stretch

MAX_GROUPS = 4
MAX_WITHIN = 20
MAX_STEPS = 20_000


class Meter:
    """Counts the steps of one rule in one ad, so that repeated text cannot hold a scan up."""

    __slots__ = ("left",)

    def __init__(self, steps: int = MAX_STEPS) -> None:
        self.left = steps

    @property
    def spent(self) -> bool:
        """Whether the rule has had its share; what it found so far stands, and is reported as incomplete."""
        return self.left <= 0

    def count(self, steps: int) -> None:
        """Takes steps off."""
        self.left -= steps


def windows(groups: Sequence[Sequence[Stretch]], sentences: Sequence[int], *, within: int, ordered: bool, meter: Meter) -> list[Stretch]:
    """Stretches with one member of every group in one sentence, at most `within` words between neighbours, none inside another."""
    orders = [tuple(groups)] if ordered else list(permutations(groups))
    return smallest([stretch for order in orders for stretch in _chains(order, sentences, within, meter)])


def smallest(stretches: Sequence[Stretch]) -> list[Stretch]:
    """The stretches that hold no other, in order."""
    kept: list[Stretch] = []
    for first, last in sorted(set(stretches), key=lambda stretch: (stretch[1], -stretch[0])):
        if not kept or first > kept[-1][0]:
            kept.append((first, last))
    return kept


def _chains(order: Sequence[Sequence[Stretch]], sentences: Sequence[int], within: int, meter: Meter) -> list[Stretch]:
    chains = list(order[0])
    for group in order[1:]:
        chains = _linked(chains, group, sentences, within, meter)
    return chains


def _linked(chains: Sequence[Stretch], group: Sequence[Stretch], sentences: Sequence[int], within: int, meter: Meter) -> list[Stretch]:
    """Each member of the group joined to the latest chain that ends close enough before it."""
    latest: dict[int, int] = {}
    for first, last in chains:
        latest[last] = max(first, latest.get(last, first))
    ends = sorted(latest)
    linked: list[Stretch] = []
    for first, last in group:
        low, high = bisect_left(ends, first - 1 - within), bisect_left(ends, first)
        meter.count(1 + high - low)
        if meter.spent:
            break
        starts = [latest[end] for end in ends[low:high] if sentences[end] == sentences[first]]
        if starts:
            linked.append((max(starts), last))
    return linked
