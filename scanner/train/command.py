"""`scanner train`, `evaluate` and `models`, and the benign gate of `scanner rules check`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path

from scanner.classify import NONE
from scanner.encode import find_encoder
from scanner.errors import BadInput
from scanner.kit import candidate_kit, load_kit
from scanner.pipeline import reading, scan, weigh
from scanner.rules import load_catalogue
from scanner.score import FLAGGED
from scanner.settings import HOUSE, Settings
from scanner.train.compare import compare, objections
from scanner.train.examples import Example, load_examples
from scanner.train.figures import figures
from scanner.train.finetune import Tuning, fine_tune
from scanner.train.fit import Recipe
from scanner.train.leaving import KEYS, leave_out
from scanner.train.live import gate, promote, rollback
from scanner.train.report import write_report
from scanner.train.training import Tools, train, write

LABELLED = HOUSE / "labelled_ads"


def train_command(data: Sequence[Path], settings: Settings, *, promote_as: str, say: Callable[[str], None]) -> str:
    """Train on labelled files, write the model and, with a name in `promote_as`, make it live if nothing stands against it.

    Returns the figures as text. Raises BadInput when the gate stays shut, naming why.
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
        lines.append(promote_command(folder.name, settings, who=promote_as, why="trained anew", say=say))
    else:
        lines.append(f"not live; make it live with: scanner models promote {folder.name} --who NAME --why REASON")
    return "\n".join(lines)


def promote_command(name: str, settings: Settings, *, who: str, why: str, say: Callable[[str], None]) -> str:
    """Make a trained model live unless something stands against it: the gate of ordinary ads, and, where a model is live, being
    worse in a language, ill calibrated, or finding leads for women and for men unalike. Raises BadInput with every objection.
    """
    new, live = candidate_kit(settings, name), load_kit(settings)
    say("holding it against the ordinary ads and, where one is live, against the model that is")
    against = []
    if live.classifier.id == NONE:
        stopped = gate(benign_examples(), new)
        against = [f"these ordinary ads would be put before a reviewer: {', '.join(stopped)}"] if stopped else []
    else:
        held = load_examples(sorted((LABELLED / "heldback").glob("*.jsonl")))
        against = list(objections(held, benign_examples(), live, new, seed=Recipe().seed))
    if against:
        raise BadInput("\n".join([f"not promoted: {line}" for line in against]))
    promote(settings.models / name, who=who, why=why, day=dt.datetime.now(dt.UTC).date())
    return f"{name} is live"


def rollback_command(settings: Settings, *, who: str, why: str) -> str:
    """Make the model before the live one live again. Raises BadInput where there is none."""
    return f"{rollback(settings.models, who=who, why=why, day=dt.datetime.now(dt.UTC).date())} is live again"


def compare_command(first: str, second: str, data: Sequence[Path], settings: Settings) -> list[str]:
    """Both models on labelled ads that neither learnt from, one measure a line."""
    files = tuple(data) or tuple(sorted((LABELLED / "heldback").glob("*.jsonl")))
    kits = [candidate_kit(settings, name) for name in (first, second)]
    return [str(one) for one in compare(load_examples(files), kits[0], kits[1], seed=Recipe().seed)]


def evaluate_command(
    data: Sequence[Path], settings: Settings, *, model: bool, say: Callable[[str], None], report: Path | None = None
) -> list[str]:
    """Figures of the live kit on labelled files, one a line; with a folder in `report`, a page with pictures there.

    The files should hold ads that nothing was fitted or written on.
    """
    examples = load_examples(data)
    if all(example.label == "unknown" for example in examples):
        raise BadInput("no labelled ads in these files, or only ones labelled 'unknown'")
    kit = load_kit(settings, model=model)
    say(f"scanning {len(examples)} labelled ads with {kit.classifier.id} and rules {kit.catalogue.version[:12]}")
    if report:
        return [f"written: {write_report(report, examples, kit, seed=Recipe().seed, say=say)}"]
    read = [reading(example.ad, kit.catalogue) for example in examples]
    made = figures(
        examples,
        [weigh(one, kit) for one in read],
        seed=Recipe().seed,
        prevalence=kit.scale.prevalence,
        findings=[one.findings for one in read],
    )
    return [f"{one.name}: {one}" for one in made]


def leave_out_command(by: str, data: Sequence[Path], settings: Settings, *, say: Callable[[str], None]) -> list[str]:
    """How the model does on kinds of ads it has not seen, one figure a line. Raises BadInput for a kind nobody knows."""
    if by not in KEYS:
        raise BadInput(f"'{by}' cannot be left out; known: {', '.join(KEYS)}")
    encoder = find_encoder(settings.encoder, home=settings.home)
    tools = Tools(catalogue=load_catalogue(settings.rules), recipe=Recipe(), encoder=encoder, say=say)
    examples = load_examples(tuple(data) or tuple(sorted(LABELLED.glob("*.jsonl"))))
    say(f"reading {len(examples)} labelled ads")
    read = [reading(example.ad, tools.catalogue) for example in examples]
    return [f"{one.name}: {one}" for one in leave_out(examples, read, by=by, tools=tools)]


def fine_tune_command(
    encoder: Path, target: Path, data: Sequence[Path], settings: Settings, *, way: str, rounds: int, say: Callable[[str], None]
) -> None:
    """Train an encoder further on labelled ads. Raises BadModel, BadInput."""
    catalogue = load_catalogue(settings.rules)
    examples = load_examples(tuple(data) or tuple(sorted(LABELLED.glob("*.jsonl"))))
    read = [reading(example.ad, catalogue) for example in examples]
    fine_tune(encoder, target, examples, read, tuning=Tuning(way=way, rounds=rounds), say=say)


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
