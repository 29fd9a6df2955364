"""Model folders as they stand on disk, whole or spoilt."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from scanner.classify import CONFIG, SCORE, WEIGHTS
from scanner.score import LANES
from scanner.train import promote

BUCKETS = 64


def model_folder(models: Path, *, spoilt: Mapping[str, bytes] | None = None, **config: Any) -> Path:
    """A live model in `models`, listed with right hashes; `spoilt` replaces whole files before they are listed, `config` single keys."""
    folder = models / "linear-1"
    folder.mkdir(parents=True)
    shape = {"id": "linear-1", "kind": "linear-stems", "lanes": LANES, "languages": ["en"], "buckets": BUCKETS}
    files = {
        WEIGHTS: tensors(),
        CONFIG: json.dumps({key: value for key, value in {**shape, **config}.items() if value is not None}).encode(),
        SCORE: b'{"slopes": {"trafficking": 2.0}}',
    }
    for name, raw in {**files, **(spoilt or {})}.items():
        (folder / name).write_bytes(raw)
    promote(folder, who="desk", day=dt.date(2026, 11, 25))
    return folder


def tensors(*, weights: NDArray[np.generic] | None = None, intercepts: NDArray[np.generic] | None = None) -> bytes:
    """A weights file of the right shape, all zero, or with these tensors."""
    zeros = np.zeros((len(LANES), BUCKETS), dtype=np.float32)
    return save(
        {
            "weights": zeros if weights is None else np.ascontiguousarray(weights),
            "intercepts": zeros[:, 0].copy() if intercepts is None else np.ascontiguousarray(intercepts),
        }
    )
