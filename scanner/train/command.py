"""`scanner train` and the benign gate of `scanner rules check`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from scanner.encode import find_encoder
from scanner.errors import BadInput
from scanner.kit import Kit, load_kit
from scanner.pipeline import reading, scan, weigh
from scanner.rules import load_catalogue
from scanner.score import FLAGGED, load_scale
from scanner.settings import HOUSE, Settings
from scanner.train.examples import Example, load_examples
from scanner.train.figures import figures
from scanner.train.fit import Recipe
from scanner.train.live import gate, promote
from scanner.train.training import Tools, train, write

LABELLED = HOUSE / "labelled_ads"


def train_command(data: Sequence[Path], settings: Settings, *, promote_as: str, say: Callable[[str], None]) -> str:
    """Train on labelled files, write the model and, with a name in `promote_as`, make it live if the benign gate opens.

    Returns the figures as text. Raises BadInput when the gate stays shut, naming the ads.
    """
    catalogue = load_catalogue(settings.rules)
    calibration = () if data else tuple(sorted((LABELLED / "calibration").glob("*.jsonl")))
    single = () if data else tuple(sorted((LABELLED / "sentences").glob("*.jsonl")))
    files = tuple(data) or tuple(sorted(LABELLED.glob("*.jsonl")))
    encoder = find_encoder(settings.encoder, home=settings.home)
    tools = Tools(catalogue=catalogue, recipe=Recipe(), encoder=encoder, say=say)
    trained = train(files, tools, calibration=calibration, single=single)
    folder = write(trained, settings.models)
    lines = [f"{folder.name}: on ads that neither the model nor the points had seen", *(f"  {one.name}: {one}" for one in trained.figures)]
    if promote_as:
        kit = Kit(catalogue=catalogue, classifier=trained.model, scale=load_scale(fitted=trained.fitted), versions={})
        if stopped := gate(benign_examples(), kit):
            raise BadInput(f"not promoted: these ordinary ads would be put before a reviewer: {', '.join(stopped)}")
        promote(folder, who=promote_as, day=dt.datetime.now(dt.UTC).date())
        lines.append(f"{folder.name} is live")
    else:
        lines.append("not live; promote it with --promote --who NAME")
    return "\n".join(lines)


def evaluate_command(data: Sequence[Path], settings: Settings, *, model: bool, say: Callable[[str], None]) -> list[str]:
    """Figures of the live kit on labelled files, one a line. The files should hold ads that nothing was fitted or written on."""
    examples = load_examples(data)
    if all(example.label == "unknown" for example in examples):
        raise BadInput("no labelled ads in these files, or only ones labelled 'unknown'")
    kit = load_kit(settings, model=model)
    say(f"scanning {len(examples)} labelled ads with {kit.classifier.id} and rules {kit.catalogue.version[:12]}")
    read = [reading(example.ad, kit.catalogue) for example in examples]
    made = figures(
        examples,
        [weigh(one, kit) for one in read],
        seed=Recipe().seed,
        prevalence=kit.scale.prevalence,
        findings=[one.findings for one in read],
    )
    return [f"{one.name}: {one}" for one in made]


def benign_examples() -> tuple[Example, ...]:
    """The ordinary ads that share words with risky ones; never trained on."""
    return load_examples(sorted((LABELLED / "benign").glob("*.jsonl")))


def benign_faults(settings: Settings) -> list[str]:
    """One line for each benign ad that the rules alone would put before a reviewer, with the rules that did it."""
    kit = load_kit(settings, model=False)
    faults: list[str] = []
    for example in benign_examples():
        result = scan(example.ad, kit)
        if result.band in FLAGGED:
            names = ", ".join(sorted({reason.id for reason in result.reasons if reason.points > 0 and reason.lane != "labour_breach"}))
            faults.append(f"benign gate: {example.ad.id} reaches '{result.band}' by {names}")
    return faults
