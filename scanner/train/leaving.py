"""What a model makes of ads of a kind it has never seen: a language, a channel, a scenario left out of its learning."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from scanner.pipeline import Reading
from scanner.score import LANES
from scanner.train.examples import Example
from scanner.train.fit import fit_model, opinions
from scanner.train.measure import Figure, Floats, auc, figure
from scanner.train.split import folds, groups
from scanner.train.training import Tools

KEYS: dict[str, Callable[[Example], str]] = {
    "language": lambda example: example.ad.language or "unknown",
    "channel": lambda example: example.ad.channel or "unknown",
    "scenario": lambda example: example.scenario or example.ad.id,
}
"""What can be left out; an ad without a scenario is one by itself."""
MOST = 12
"""Kinds left out one by one; more are left out in folds, whole kinds together."""


def leave_out(examples: Sequence[Example], readings: Sequence[Reading], *, by: str, tools: Tools) -> Iterator[Figure]:
    """AUC of the model's opinion alone, trafficking risk against legit: for each kind left out, and for all together beside
    an ordinary split of the same ads, to show what a split that leaks would have promised.
    """
    kinds = [KEYS[by](example) for example in examples]
    names = sorted(set(kinds))
    parts = [names.index(kind) for kind in kinds] if len(names) <= MOST else folds(kinds, tools.recipe.folds)
    left = _unseen(examples, readings, np.array(parts), tools)
    if len(names) <= MOST:
        for number, name in enumerate(names):
            yield _figure(f"{by} '{name}' left out", examples, left, np.array(parts) == number, tools)
    everything = np.ones(len(examples), dtype=bool)
    yield _figure(f"each {by} left out in turn", examples, left, everything, tools)
    grouped = _unseen(examples, readings, np.array(folds(groups(examples, readings), tools.recipe.folds)), tools)
    yield _figure("near-duplicates and shared contacts kept together", examples, grouped, everything, tools)
    dice = np.random.default_rng(tools.recipe.seed)
    by_chance = _unseen(examples, readings, dice.integers(0, tools.recipe.folds, len(examples)), tools)
    yield _figure("split by chance", examples, by_chance, everything, tools)


def _unseen(examples: Sequence[Example], readings: Sequence[Reading], parts: np.ndarray, tools: Tools) -> Floats:
    """The opinion on each ad of a model that saw none of its part."""
    told = np.zeros(len(examples))
    for number in np.unique(parts):
        tools.say(f"leaving out part {int(number) + 1}/{len(np.unique(parts))}")
        seen, left = np.flatnonzero(parts != number).tolist(), np.flatnonzero(parts == number).tolist()
        part, read = [examples[at] for at in seen], [readings[at] for at in seen]
        model = fit_model(part, read, recipe=tools.recipe, name="left-out", encoder=tools.encoder, lanes=LANES[:1], anywhere=True)
        told[left] = opinions(model, [readings[at] for at in left])[LANES[0]]
    return told


def _figure(name: str, examples: Sequence[Example], told: Floats, rows: np.ndarray, tools: Tools) -> Figure:
    pair = np.array([example.label in {"trafficking_risk", "legit"} for example in examples]) & rows
    goal = np.array([float(example.label == "trafficking_risk") for example in examples])[pair]
    return figure(f"{name}: AUC of the model alone", auc, goal=goal, risk=told[pair], seed=tools.recipe.seed)
