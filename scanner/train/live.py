"""Putting a model to work: the benign gate, and the registry of what is live."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from scanner.classify import CONFIG, LIVE, SCORE, WEIGHTS
from scanner.kit import Kit
from scanner.pipeline import scan
from scanner.score import FLAGGED
from scanner.train.examples import Example


def gate(examples: Iterable[Example], kit: Kit) -> list[str]:
    """Ids of ordinary ads the kit would put before a reviewer. An empty list opens the gate."""
    return [example.ad.id for example in examples if scan(example.ad, kit).band in FLAGGED]


def promote(folder: Path, *, who: str, day: date) -> Path:
    """Make a model live: hashes of all its files go into `live.toml`, replaced in one step."""
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (WEIGHTS, CONFIG, SCORE)}
    lines = [
        "# Which model scores ads. Only files listed here, with these hashes, are loaded. Written by `scanner train --promote`.",
        f"live = {json.dumps(folder.name)}",
        f"promoted_by = {json.dumps(who)}",
        f"promoted_on = {day.isoformat()}",
        "",
        "[sha256]",
        *(f"{json.dumps(name)} = {json.dumps(digest)}" for name, digest in sorted(hashes.items())),
        "",
    ]
    registry = folder.parent / LIVE
    fresh = registry.with_suffix(".new")
    fresh.write_text("\n".join(lines), "utf-8")
    return fresh.replace(registry)
