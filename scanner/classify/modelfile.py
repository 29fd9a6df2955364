"""Model files are data: safetensors and JSON, listed by hash in `models/live.toml`, checked before use."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from scanner.classify.features import vectoriser
from scanner.classify.linear import Classifier, LinearModel, NoModel
from scanner.errors import BadModel

LIVE = "live.toml"
WEIGHTS, CONFIG, SCORE = "weights.safetensors", "config.json", "score.json"
MAX_FILE = 60 << 20
_CONFIG_KEYS = {"id", "kind", "lanes", "languages", "buckets"}


@dataclass(frozen=True, slots=True)
class LiveModel:
    """The classifier in use and the fitted points that were trained with it (content of its `score.json`)."""

    classifier: Classifier
    fitted: Mapping[str, object]


def load_live(models: Path) -> LiveModel:
    """The model named in `live.toml`; without one, a stand-in that abstains. Raises BadModel, naming file and reason."""
    registry = models / LIVE
    if not registry.is_file():
        return LiveModel(NoModel("no model is live; train one with: scanner train"), {})
    try:
        entry = tomllib.loads(registry.read_text("utf-8"))
        name, hashes = str(entry["live"]), dict(entry["sha256"])
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError) as fault:
        raise BadModel(f"{registry}: needs 'live' and a [sha256] table; {fault}") from fault
    folder = models / name
    if folder.resolve().parent != models.resolve():
        raise BadModel(f"{registry}: 'live' must name a folder beside it, not '{name}'")
    data = {file: _checked(folder / file, hashes.get(file)) for file in (WEIGHTS, CONFIG, SCORE)}
    return LiveModel(_linear(data, folder=folder), _json(data[SCORE], folder / SCORE))


def _checked(file: Path, expected: object) -> bytes:
    """The file's bytes, once size and hash are as listed."""
    if not expected:
        raise BadModel(f"{file}: not listed in {LIVE}, so not loaded")
    if not file.is_file():
        raise BadModel(f"{file}: missing; {LIVE} lists it")
    if file.stat().st_size > MAX_FILE:
        raise BadModel(f"{file}: larger than {MAX_FILE >> 20} MB")
    raw = file.read_bytes()
    if hashlib.sha256(raw).hexdigest() != expected:
        raise BadModel(f"{file}: its SHA-256 is not the one listed in {LIVE}; it was changed or cut short")
    return raw


def _json(raw: bytes, file: Path) -> dict[str, object]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise BadModel(f"{file}: not JSON: {fault}") from fault
    if not isinstance(value, dict):
        raise BadModel(f"{file}: must be an object")
    return value


def _linear(data: Mapping[str, bytes], *, folder: Path) -> LinearModel:
    config = _json(data[CONFIG], folder / CONFIG)
    if set(config) != _CONFIG_KEYS or config["kind"] != "linear-stems":
        raise BadModel(f"{folder / CONFIG}: wanted kind 'linear-stems' with the keys {', '.join(sorted(_CONFIG_KEYS))}")
    lanes, languages, buckets = config["lanes"], config["languages"], config["buckets"]
    if not (isinstance(lanes, list) and isinstance(languages, list) and isinstance(buckets, int) and buckets > 0):
        raise BadModel(f"{folder / CONFIG}: lanes and languages must be lists, buckets a number above 0")
    tensors = _tensors(data[WEIGHTS], folder / WEIGHTS)
    shapes = {"weights": (len(lanes), buckets), "intercepts": (len(lanes),)}
    for name, shape in shapes.items():
        tensor = tensors.get(name)
        if tensor is None or tensor.shape != shape or tensor.dtype != np.float32:
            raise BadModel(f"{folder / WEIGHTS}: '{name}' must be float32 of shape {shape}")
        if not np.isfinite(tensor).all():
            raise BadModel(f"{folder / WEIGHTS}: '{name}' holds values that are not numbers")
    return LinearModel(
        id=str(config["id"]),
        lanes=tuple(map(str, lanes)),
        languages=tuple(map(str, languages)),
        weights=tensors["weights"],
        intercepts=tensors["intercepts"],
        vectoriser=vectoriser(buckets),
    )


def _tensors(raw: bytes, file: Path) -> dict[str, np.ndarray]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return load(raw)
    except (SafetensorError, ValueError, KeyError) as fault:
        raise BadModel(f"{file}: not a safetensors file") from fault
