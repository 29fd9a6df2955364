"""Putting a model to work: the registry of what is live, what was, and who decided so and why."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

from scanner.classify import CONFIG, LIVE, SCORE, WEIGHTS
from scanner.errors import BadInput
from scanner.kit import Kit
from scanner.pipeline import scan
from scanner.score import FLAGGED
from scanner.train.examples import Example

HISTORY = "history.jsonl"


@dataclass(frozen=True, slots=True)
class Promotion:
    """One line of the history; `sha256` of each file, so that a model is taken back only as it was."""

    live: str
    by: str
    why: str
    on: str
    sha256: dict[str, str]


def gate(examples: Iterable[Example], kit: Kit) -> list[str]:
    """Ids of ordinary ads the kit would put before a reviewer. An empty list opens the gate."""
    return [example.ad.id for example in examples if scan(example.ad, kit).band in FLAGGED]


def promote(folder: Path, *, who: str, why: str, day: date) -> Path:
    """Make a model live: hashes of all its files go into `live.toml`, replaced in one step, and into the history."""
    made = Promotion(folder.name, who, why, day.isoformat(), _hashes(folder))
    lines = [
        "# Which model scores ads. Only files listed here, with these hashes, are loaded. Written by `scanner models promote`.",
        f"live = {json.dumps(made.live)}",
        f"promoted_by = {json.dumps(who)}",
        f"promoted_on = {made.on}",
        f"why = {json.dumps(why)}",
        "",
        "[sha256]",
        *(f"{json.dumps(name)} = {json.dumps(digest)}" for name, digest in sorted(made.sha256.items())),
        "",
    ]
    with (folder.parent / HISTORY).open("a", encoding="utf-8") as history:
        history.write(json.dumps(asdict(made), ensure_ascii=False) + "\n")
    registry = folder.parent / LIVE
    fresh = registry.with_suffix(".new")
    fresh.write_text("\n".join(lines), "utf-8")
    return fresh.replace(registry)


def history(models: Path) -> tuple[Promotion, ...]:
    """Every promotion, oldest first. Raises BadInput, naming the line."""
    file = models / HISTORY
    made: list[Promotion] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines() if file.is_file() else (), start=1):
        try:
            made.append(Promotion(**json.loads(line)))
        except (ValueError, TypeError) as fault:
            raise BadInput(f"{file}:{number}: not a promotion: {fault}") from fault
    return tuple(made)


def rollback(models: Path, *, who: str, why: str, day: date) -> str:
    """Make the model before the live one live again. Returns its id; raises BadInput when there is none, or it was changed."""
    past = history(models)
    earlier = [one for one in past if past and one.live != past[-1].live]
    if not earlier:
        raise BadInput(f"{models / HISTORY}: no model was live before this one")
    before = earlier[-1]
    if (models / before.live).resolve().parent != models.resolve() or _hashes(models / before.live) != before.sha256:
        raise BadInput(f"{models / before.live}: its files are not those that were live on {before.on}")
    promote(models / before.live, who=who, why=why, day=day)
    return before.live


def _hashes(folder: Path) -> dict[str, str]:
    try:
        return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, CONFIG, SCORE)}
    except OSError as fault:
        raise BadInput(f"{fault.filename}: {fault.strerror}; a model is a folder with {WEIGHTS}, {CONFIG} and {SCORE}") from fault
