"""One training run: labelled ads in, a model folder with weights, points, figures and card out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

import numpy as np

from scanner.classify import NONE, SCORE, LinearModel, write_model
from scanner.encode import Encoder, family, wording
from scanner.errors import BadInput
from scanner.kit import Kit
from scanner.pipeline import Reading, reading, weigh
from scanner.rules import Catalogue
from scanner.score import LANES, Scan, load_scale
from scanner.train.card import card
from scanner.train.examples import Example, fingerprint, load_examples
from scanner.train.figures import figures
from scanner.train.fit import Recipe, fit_model, fit_scale, opinions
from scanner.train.measure import Figure
from scanner.train.split import folds, groups
from scanner.train.suspects import fit_suspects, load_sentences, sentences_of

Progress = Callable[[str], None]
_LABELS = ("trafficking_risk", "recruitment_fraud", "labour_breach", "legit")
"""Labels that must be there to learn from."""


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished run, not yet written: the model, its fitted points and what was measured on ads it had not seen."""

    model: LinearModel
    fitted: dict[str, object]
    figures: tuple[Figure, ...]
    counts: dict[str, dict[str, int]]
    recipe: Recipe
    labelled_sha256: str
    rules_version: str
    encoder: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What a run works with: the rules, the choices, who reads meaning (nobody when None), and where progress is told."""

    catalogue: Catalogue
    recipe: Recipe
    encoder: Encoder | None = None
    say: Progress


def train(files: Sequence[Path], tools: Tools, *, calibration: Sequence[Path] = (), single: Sequence[Path] = ()) -> Trained:
    """Fit on all examples and measure on ads that what scores them had not seen.

    The word model learns from `files`. Points, slopes and priors are fitted on `calibration`: labelled ads that the rules'
    authors never saw, so that a rule is weighed by how it does on words it was not written for. Without such files
    they are fitted on `files`, in turn. The indicator heads learn from `single`, sentences by themselves, and from the marks
    in `files`. Raises BadInput where there is too little to learn from.
    """
    examples = load_examples(files)
    _enough(examples)
    tools.say(f"reading {len(examples)} labelled ads")
    readings = [reading(example.ad, tools.catalogue) for example in examples]
    _read_meaning(readings, tools)
    reads = family(tools.encoder) if tools.encoder else NONE
    made_of = fingerprint([*files, *calibration, *single])
    name = model_name(made_of, rules=tools.catalogue.version, reads=reads, recipe=tools.recipe)
    if calibration:
        run = _calibrated(examples, readings, calibration, tools=tools, name=name)
    else:
        run = _in_turn(examples, readings, tools=tools, name=name)
    return Trained(
        model=_with_suspects(run.model, examples, readings, single=single, tools=tools),
        fitted=run.fitted,
        figures=tuple(figures(run.measured, run.scans, seed=tools.recipe.seed, prevalence=load_scale().prevalence)),
        counts=_counts(examples),
        recipe=tools.recipe,
        labelled_sha256=made_of,
        rules_version=tools.catalogue.version,
        encoder=reads,
    )


def _with_suspects(
    model: LinearModel, examples: Sequence[Example], readings: Sequence[Reading], *, single: Sequence[Path], tools: Tools
) -> LinearModel:
    if model.meaning is None:
        return model
    found = [*load_sentences(single), *sentences_of(examples, readings)]
    suspects = fit_suspects(found, model.meaning.encoder, c=tools.recipe.suspects_c, say=tools.say)
    return replace(model, meaning=replace(model.meaning, suspects=suspects))


_AT_ONCE = 64
"""Ads encoded between two words of progress."""


def _read_meaning(readings: Sequence[Reading], tools: Tools) -> None:
    """Fills the encoder's memory, telling how far it is: the slowest step, done once whatever is fitted afterwards."""
    if tools.encoder is None:
        return
    texts = [wording(one.parts) for one in readings]
    for start in range(0, len(texts), _AT_ONCE):
        tools.say(f"reading meaning {start}/{len(texts)}")
        tools.encoder.encode(texts[start : start + _AT_ONCE])


def model_name(labelled_sha256: str, *, rules: str, reads: str, recipe: Recipe) -> str:
    """A name that changes with the labelled ads, the rules the points were fitted for, the encoder's family and the recipe."""
    made_of = json.dumps([labelled_sha256, rules, reads, asdict(recipe)])
    return "nine-" + hashlib.sha256(made_of.encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class _Run:
    """What was fitted, and scans of `measured` by fits that had not seen them."""

    model: LinearModel
    fitted: dict[str, object]
    measured: Sequence[Example]
    scans: Sequence[Scan]


def _calibrated(
    examples: Sequence[Example],
    readings: Sequence[Reading],
    files: Sequence[Path],
    *,
    tools: Tools,
    name: str,
) -> _Run:
    """The model on `examples`; the scale on the ads of `files`, measured on them part by part."""
    tools.say("fitting the model")
    model = fit_model(examples, readings, recipe=tools.recipe, name=name, encoder=tools.encoder)
    held = load_examples(files)
    _enough(held, least=8)
    tools.say(f"fitting points on {len(held)} ads that neither rules nor model were made from")
    read = [reading(example.ad, tools.catalogue) for example in held]
    _read_meaning(read, tools)
    opinion = opinions(model, read)
    fold = np.array(folds(groups(held, read), tools.recipe.folds))
    scans: dict[int, Scan] = {}
    for number in np.unique(fold):
        seen, left = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        fitted = fit_scale(
            [held[at] for at in seen],
            [read[at] for at in seen],
            opinion={lane: odds[seen] for lane, odds in opinion.items()},
            catalogue=tools.catalogue,
            scale=load_scale(),
            recipe=tools.recipe,
        )
        kit = Kit(catalogue=tools.catalogue, classifier=model, scale=load_scale(fitted=fitted), versions={})
        scans |= {at: weigh(read[at], kit) for at in left}
    fitted = fit_scale(held, read, opinion=opinion, catalogue=tools.catalogue, scale=load_scale(), recipe=tools.recipe)
    return _Run(model, fitted, held, [scans[at] for at in range(len(held))])


def _in_turn(examples: Sequence[Example], readings: Sequence[Reading], *, tools: Tools, name: str) -> _Run:
    """Model and scale both on `examples`, measured on groups held back in turn."""
    fold = np.array(folds(groups(examples, readings), tools.recipe.folds))
    _spread(examples, fold)
    scans = _held_out(examples, readings, fold=fold, tools=tools)
    tools.say("fitting on all ads")
    model, fitted = _fit(examples, readings, fold=fold, tools=tools, name=name)
    return _Run(model, fitted, examples, scans)


def write(trained: Trained, models: Path) -> Path:
    """The run as a folder under `models`; nothing in it can run."""
    folder = models / trained.model.id
    folder.mkdir(parents=True, exist_ok=True)
    model = trained.model
    write_model(model, folder)
    _write(folder / SCORE, trained.fitted)
    _write(
        folder / "recipe.json",
        {**asdict(trained.recipe), "labelled_sha256": trained.labelled_sha256, "rules": trained.rules_version, "encoder": trained.encoder},
    )
    _write(folder / "metrics.json", [asdict(one) for one in trained.figures])
    (folder / "CARD.md").write_text(card(model.id, trained.figures, counts=trained.counts, recipe=trained.recipe), "utf-8")
    return folder


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8")


def _enough(examples: Sequence[Example], *, least: int = 20) -> None:
    counts = Counter(example.label for example in examples)
    for label in _LABELS:
        if counts[label] < least:
            raise BadInput(f"only {counts[label]} ads labelled '{label}'; at least {least} of each label are needed")


def _spread(examples: Sequence[Example], fold: np.ndarray) -> None:
    """Two parts are held back at once, so each label must stand in a third."""
    for label in _LABELS:
        parts = len({fold[number] for number, example in enumerate(examples) if example.label == label})
        if parts < 3:
            raise BadInput(
                f"the ads labelled '{label}' are too much alike: their groups fill {parts} of the parts held back in turn, of 3 needed"
            )


def _held_out(examples: Sequence[Example], readings: Sequence[Reading], *, fold: np.ndarray, tools: Tools) -> list[Scan]:
    """The scan of every ad by a model and a scale that saw neither it nor anything tied to it."""
    scans: list[Scan | None] = [None] * len(examples)
    for number in range(tools.recipe.folds):
        tools.say(f"measuring on held-out groups {number + 1}/{tools.recipe.folds}")
        seen = np.flatnonzero(fold != number).tolist()
        model, fitted = _fit(
            [examples[at] for at in seen],
            [readings[at] for at in seen],
            fold=fold[seen],
            tools=tools,
            name="held-out",
        )
        kit = Kit(catalogue=tools.catalogue, classifier=model, scale=load_scale(fitted=fitted), versions={})
        for at in np.flatnonzero(fold == number).tolist():
            scans[at] = weigh(readings[at], kit)
    return [scan for scan in scans if scan is not None]


def _fit(
    examples: Sequence[Example], readings: Sequence[Reading], *, fold: np.ndarray, tools: Tools, name: str
) -> tuple[LinearModel, dict[str, object]]:
    """The model on all ads given, and the scale on opinions each from a model that had not seen the ad."""
    fit = partial(fit_model, recipe=tools.recipe, name=name, encoder=tools.encoder)
    unseen = {lane: np.zeros(len(examples)) for lane in LANES}
    for number in np.unique(fold):
        inside, outside = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        part = fit([examples[at] for at in inside], [readings[at] for at in inside])
        for lane, odds in opinions(part, [readings[at] for at in outside]).items():
            unseen[lane][outside] = odds
    fitted = fit_scale(examples, readings, opinion=unseen, catalogue=tools.catalogue, scale=load_scale(), recipe=tools.recipe)
    return fit(examples, readings), fitted


def _counts(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for example in examples:
        row = counts.setdefault(example.ad.language or "unknown", {})
        row[example.label] = row.get(example.label, 0) + 1
    return counts
