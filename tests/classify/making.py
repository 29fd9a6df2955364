"""Model folders as they stand on disk, whole or spoilt."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from scanner.classify import CONFIG, SCORE, WEIGHTS
from scanner.score import LANES
from scanner.train import promote

BUCKETS = 64
SIZE = 8
KIND = "linear-stems-and-meaning"
FAMILY = "eight-numbers"


class EightNumbers:
    """An encoder that counts letters: eight numbers a text, of length one."""

    id = f"{FAMILY}/made"
    size = SIZE

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text; what was read is kept."""
        self.read += texts
        rows = np.array([[1.0 + text.count(letter) for letter in "aeiounrt"] for text in texts], dtype=np.float32).reshape(-1, SIZE)
        return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def model_folder(models: Path, *, spoilt: Mapping[str, bytes] | None = None, **config: Any) -> Path:
    """A live model in `models`, listed with right hashes; `spoilt` replaces whole files before they are listed, `config` single keys."""
    folder = models / "linear-1"
    folder.mkdir(parents=True)
    shape = {"id": "linear-1", "kind": KIND, "lanes": LANES, "languages": ["en"], "buckets": BUCKETS, "encoder": FAMILY, "size": SIZE}
    files = {
        WEIGHTS: tensors(),
        CONFIG: json.dumps({key: value for key, value in {**shape, **config}.items() if value is not None}).encode(),
        SCORE: b'{"slopes": {"trafficking": 2.0}}',
    }
    for name, raw in {**files, **(spoilt or {})}.items():
        (folder / name).write_bytes(raw)
    promote(folder, who="desk", why="a test", day=dt.date(2026, 11, 25))
    return folder


def tensors(*, weights: NDArray[np.generic] | None = None, intercepts: NDArray[np.generic] | None = None,
            others: Mapping[str, NDArray[np.generic] | None] | None = None) -> bytes:  # fmt: skip
    """A weights file of the right shape, all zero, or with these tensors; `others` replaces tensors by name, None takes one out."""
    zeros = np.zeros((len(LANES), BUCKETS), dtype=np.float32)
    whole: dict[str, NDArray[np.generic] | None] = {
        "meaning.vector_weights": np.ones((len(LANES), SIZE), dtype=np.float32),
        "meaning.word_weights": zeros.copy(),
        "meaning.intercepts": zeros[:, 0].copy(),
        "meaning.mean.": np.zeros(SIZE, dtype=np.float32),
        "meaning.mean.en": np.zeros(SIZE, dtype=np.float32),
        "weights": zeros if weights is None else np.ascontiguousarray(weights),
        "intercepts": zeros[:, 0].copy() if intercepts is None else np.ascontiguousarray(intercepts),
    } | dict(others or {})
    return save({name: tensor for name, tensor in whole.items() if tensor is not None})
