"""One training run: labelled ads in, a model folder with weights, points, figures and card out."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from scanner.classify import CONFIG, SCORE, WEIGHTS, LinearModel
from scanner.errors import BadInput
from scanner.kit import Kit
from scanner.pipeline import Reading, reading, weigh
from scanner.rules import Catalogue
from scanner.score import LANES, Scan, load_scale
from scanner.train.card import card
from scanner.train.examples import Example, fingerprint, load_examples
from scanner.train.figures import figures
from scanner.train.fit import Recipe, fit_scale, fit_words, opinions
from scanner.train.measure import Figure
from scanner.train.split import folds, groups

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


def train(files: Sequence[Path], catalogue: Catalogue, *, recipe: Recipe, say: Progress, calibration: Sequence[Path] = ()) -> Trained:
    """Fit on all examples and measure on ads that what scores them had not seen.

    The word model learns from `files`. Points, slopes and priors are fitted on `calibration`: labelled ads that the rules'
    authors never saw, so that a rule is weighed by how it does on words it was not written for. Without such files
    they are fitted on `files`, in turn. Raises BadInput where there is too little to learn from.
    """
    examples = load_examples(files)
    _enough(examples)
    say(f"reading {len(examples)} labelled ads")
    readings = [reading(example.ad, catalogue) for example in examples]
    name = model_name(fingerprint([*files, *calibration]), catalogue.version)
    if calibration:
        run = _calibrated(examples, readings, calibration, catalogue=catalogue, recipe=recipe, name=name, say=say)
    else:
        run = _in_turn(examples, readings, catalogue=catalogue, recipe=recipe, name=name, say=say)
    return Trained(
        model=run.model,
        fitted=run.fitted,
        figures=tuple(figures(run.measured, run.scans, seed=recipe.seed, prevalence=load_scale().prevalence)),
        counts=_counts(examples),
        recipe=recipe,
        labelled_sha256=fingerprint([*files, *calibration]),
        rules_version=catalogue.version,
    )


def model_name(labelled_sha256: str, rules_version: str) -> str:
    """A name that changes with the labelled ads and with the rules the points were fitted for."""
    return "stems-" + hashlib.sha256(f"{labelled_sha256} {rules_version}".encode()).hexdigest()[:12]


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
    catalogue: Catalogue,
    recipe: Recipe,
    name: str,
    say: Progress,
) -> _Run:
    """The word model on `examples`; the scale on the ads of `files`, measured on them part by part."""
    say("fitting the word model")
    model = fit_words(examples, readings, recipe=recipe, name=name)
    held = load_examples(files)
    _enough(held, least=8)
    say(f"fitting points on {len(held)} ads that neither rules nor word model were made from")
    read = [reading(example.ad, catalogue) for example in held]
    opinion = opinions(model, read)
    fold = np.array(folds(groups(held, read), recipe.folds))
    scans: dict[int, Scan] = {}
    for number in np.unique(fold):
        seen, left = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        fitted = fit_scale(
            [held[at] for at in seen],
            [read[at] for at in seen],
            opinion={lane: odds[seen] for lane, odds in opinion.items()},
            catalogue=catalogue,
            scale=load_scale(),
            recipe=recipe,
        )
        kit = Kit(catalogue=catalogue, classifier=model, scale=load_scale(fitted=fitted), versions={})
        scans |= {at: weigh(read[at], kit) for at in left}
    fitted = fit_scale(held, read, opinion=opinion, catalogue=catalogue, scale=load_scale(), recipe=recipe)
    return _Run(model, fitted, held, [scans[at] for at in range(len(held))])


def _in_turn(
    examples: Sequence[Example], readings: Sequence[Reading], *, catalogue: Catalogue, recipe: Recipe, name: str, say: Progress
) -> _Run:
    """Word model and scale both on `examples`, measured on groups held back in turn."""
    fold = np.array(folds(groups(examples, readings), recipe.folds))
    _spread(examples, fold)
    scans = _held_out(examples, readings, fold=fold, catalogue=catalogue, recipe=recipe, say=say)
    say("fitting on all ads")
    model, fitted = _fit(examples, readings, fold=fold, catalogue=catalogue, recipe=recipe, name=name)
    return _Run(model, fitted, examples, scans)


def write(trained: Trained, models: Path) -> Path:
    """The run as a folder under `models`; nothing in it can run."""
    from safetensors.numpy import save_file

    folder = models / trained.model.id
    folder.mkdir(parents=True, exist_ok=True)
    model = trained.model
    save_file({"weights": model.weights, "intercepts": model.intercepts}, folder / WEIGHTS)
    config = {"id": model.id, "kind": "linear-stems", "lanes": LANES, "languages": model.languages, "buckets": trained.recipe.buckets}
    _write(folder / CONFIG, config)
    _write(folder / SCORE, trained.fitted)
    _write(folder / "recipe.json", {**asdict(trained.recipe), "labelled_sha256": trained.labelled_sha256, "rules": trained.rules_version})
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


def _held_out(
    examples: Sequence[Example], readings: Sequence[Reading], *, fold: np.ndarray, catalogue: Catalogue, recipe: Recipe, say: Progress
) -> list[Scan]:
    """The scan of every ad by a model and a scale that saw neither it nor anything tied to it."""
    scans: list[Scan | None] = [None] * len(examples)
    for number in range(recipe.folds):
        say(f"measuring on held-out groups {number + 1}/{recipe.folds}")
        seen = np.flatnonzero(fold != number).tolist()
        model, fitted = _fit(
            [examples[at] for at in seen],
            [readings[at] for at in seen],
            fold=fold[seen],
            catalogue=catalogue,
            recipe=recipe,
            name="held-out",
        )
        kit = Kit(catalogue=catalogue, classifier=model, scale=load_scale(fitted=fitted), versions={})
        for at in np.flatnonzero(fold == number).tolist():
            scans[at] = weigh(readings[at], kit)
    return [scan for scan in scans if scan is not None]


def _fit(
    examples: Sequence[Example], readings: Sequence[Reading], *, fold: np.ndarray, catalogue: Catalogue, recipe: Recipe, name: str
) -> tuple[LinearModel, dict[str, object]]:
    """The word model on all ads given, and the scale on opinions each from a model that had not seen the ad."""
    unseen = {lane: np.zeros(len(examples)) for lane in LANES}
    for number in np.unique(fold):
        inside, outside = np.flatnonzero(fold != number).tolist(), np.flatnonzero(fold == number).tolist()
        part = fit_words([examples[at] for at in inside], [readings[at] for at in inside], recipe=recipe, name=name)
        for lane, odds in opinions(part, [readings[at] for at in outside]).items():
            unseen[lane][outside] = odds
    fitted = fit_scale(examples, readings, opinion=unseen, catalogue=catalogue, scale=load_scale(), recipe=recipe)
    return fit_words(examples, readings, recipe=recipe, name=name), fitted


def _counts(examples: Sequence[Example]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for example in examples:
        row = counts.setdefault(example.ad.language or "unknown", {})
        row[example.label] = row.get(example.label, 0) + 1
    return counts
