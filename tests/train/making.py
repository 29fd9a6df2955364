"""Labelled ads for tests: single made-up lines, and a small slice of the real ones."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

from scanner.train import Example, Recipe
from scanner.train.examples import load_examples

HOUSE = Path(__file__).resolve().parents[2]
LABELLED = HOUSE / "labelled_ads"
SMALL = Recipe(buckets=1 << 10, folds=3)
"""Trains in two seconds."""


def line(number: int = 1, body: str = "Cook wanted, papers stay with you.", **parts: Any) -> dict[str, Any]:
    """One labelled ad as it stands in a file; `parts` replace its keys, `contacts` those of the ad."""
    ad = {"id": f"x-{number:04}", "body": body, "language": "en", "contacts": parts.pop("contacts", [])}
    return {"ad": ad, "label": "legit", "severity": "none", "indicators": [], "annotators": ["desk"], "origin": "composed",
            "group": ad["id"], "date": "2026-11-25", **parts}  # fmt: skip


def write(file: Path, *lines: object) -> Path:
    """Lines as JSON, or as they are where they are text."""
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in lines) + "\n", "utf-8")
    return file


def loaded(tmp_path: Path, *lines: object) -> tuple[Example, ...]:
    return load_examples([write(tmp_path / "made.jsonl", *lines)])


def small_set(file: Path, *, each: int = 26) -> Path:
    """The first labelled English ads of every label, as a file of their own."""
    seen: Counter[str] = Counter()
    kept: list[str] = []
    for text in (LABELLED / "en.jsonl").read_text("utf-8").splitlines():
        label = json.loads(text)["label"]
        seen[label] += 1
        if seen[label] <= each:
            kept.append(text)
    return write(file, *kept)
