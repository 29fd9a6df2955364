"""How far annotators agree: Krippendorff's alpha with its interval, and the ads they disagree on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scanner.errors import BadInput
from scanner.train.examples import Example
from scanner.train.measure import Figure

ROUNDS = 1000
Ratings = Sequence[Sequence[str]]
"""For each ad the values that annotators gave it."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One ad that annotators saw differently: what was rated, and each annotator's value."""

    ad: str
    what: str
    values: Mapping[str, str]


def alpha(ratings: Ratings) -> float | None:
    """Krippendorff's alpha for nominal values: 1 less observed over expected disagreement; None when nothing could differ.

    Source: Krippendorff, Content Analysis, 4th ed. 2018, chapter 12.
    """
    pairs = [values for values in ratings if len(values) > 1]
    total: Counter[str] = Counter(value for values in pairs for value in values)
    count = sum(total.values())
    expected = sum(number * (count - number) for number in total.values()) / (count - 1) if count > 1 else 0.0
    if not expected:
        return None
    observed = sum(sum(number * (len(values) - number) for number in Counter(values).values()) / (len(values) - 1) for values in pairs)
    return 1 - observed / expected


def agreement(sets: Mapping[str, Sequence[Example]], *, seed: int) -> tuple[list[Figure], list[Disagreement]]:
    """Alpha of labels and of each indicator over the ads that at least two of the named sets hold, and every disagreement.

    Raises BadInput where no ad is in two sets, or an ad's text differs between them.
    """
    by_ad: dict[str, dict[str, Example]] = {}
    for name, examples in sets.items():
        for example in examples:
            by_ad.setdefault(example.ad.id, {})[name] = example
    both = {ad: given for ad, given in sorted(by_ad.items()) if len(given) > 1}
    if not both:
        raise BadInput("no ad stands in two of these files")
    for ad, given in both.items():
        if len({one.ad.body for one in given.values()}) > 1:
            raise BadInput(f"ad '{ad}' has another text in each file; agreement is about the same ad")
    rated = {"label": {ad: {who: one.label for who, one in given.items()} for ad, given in both.items()}}
    for sign in sorted({mark.id for given in both.values() for one in given.values() for mark in one.marks}):
        rated[sign] = {ad: {who: _state(one, sign) for who, one in given.items()} for ad, given in both.items()}
    figures = [_figure(what, [list(values.values()) for values in ads.values()], seed=seed) for what, ads in rated.items()]
    differ = [Disagreement(ad, what, values) for what, ads in rated.items() for ad, values in ads.items() if len(set(values.values())) > 1]
    return figures, differ


def _state(example: Example, sign: str) -> str:
    """The state of a sign in an ad: present wins over contradicted, as in a scan."""
    states = {mark.state for mark in example.marks if mark.id == sign}
    return "present" if "present" in states else "contradicted" if states else "not_stated"


def _figure(what: str, ratings: Ratings, *, seed: int) -> Figure:
    name = f"alpha of {what}"
    value = alpha(ratings)
    if value is None:
        return Figure(name, None, None, None, len(ratings))
    dice = np.random.default_rng(seed)
    drawn = [alpha([ratings[at] for at in pick]) for pick in dice.integers(0, len(ratings), (ROUNDS, len(ratings)))]
    low, high = np.percentile([one for one in drawn if one is not None], [2.5, 97.5])
    return Figure(name, value, float(low), float(high), len(ratings))
