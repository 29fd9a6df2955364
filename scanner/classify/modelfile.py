"""Model files are data: safetensors and JSON, listed by hash in `models/live.toml`, checked before use."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scanner.classify.features import vectoriser
from scanner.classify.linear import NONE, Classifier, LinearModel, NoModel
from scanner.classify.meaning import Meaning
from scanner.classify.suspicion import ANY, Suspects
from scanner.encode import Encoder, family
from scanner.errors import BadModel

LIVE = "live.toml"
WEIGHTS, CONFIG, SCORE = "weights.safetensors", "config.json", "score.json"
MAX_FILE = 60 << 20
KIND: Literal["linear-stems-and-meaning"] = "linear-stems-and-meaning"
MEAN = "meaning.mean."
SUSPECTS_MEAN = "suspects.mean."
"""Prefixes of the tensors with the mean vector of each language: of ads, and of sentences."""


@dataclass(frozen=True, slots=True)
class LiveModel:
    """The classifier in use and the fitted points that were trained with it (content of its `score.json`)."""

    classifier: Classifier
    fitted: Mapping[str, object]
    encoder: str = NONE


def load_live(models: Path, *, encoder: Encoder | None = None) -> LiveModel:
    """The model named in `live.toml`; without one, a stand-in that abstains. Raises BadModel, naming file and reason.

    It reads meaning when `encoder` is of the family it was trained with.
    """
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
    return _opened(folder, {file: _checked(folder / file, hashes.get(file)) for file in (WEIGHTS, CONFIG, SCORE)}, encoder)


def load_candidate(models: Path, name: str, *, encoder: Encoder | None = None) -> LiveModel:
    """A model that is not live, to be measured: as it stands, its files checked for all but a listed hash. Raises BadModel."""
    folder = models / name
    if folder.resolve().parent != models.resolve():
        raise BadModel(f"'{name}' must name a folder in {models}")
    try:
        return _opened(folder, {file: _sized(folder / file) for file in (WEIGHTS, CONFIG, SCORE)}, encoder)
    except FileNotFoundError as fault:
        raise BadModel(f"{fault.filename}: missing; a model is a folder with {WEIGHTS}, {CONFIG} and {SCORE}") from fault


def _opened(folder: Path, data: Mapping[str, bytes], encoder: Encoder | None) -> LiveModel:
    model = _linear(data, folder=folder, encoder=encoder)
    return LiveModel(model, _json(data[SCORE], folder / SCORE), model.meaning.encoder.id if model.meaning else NONE)


def _checked(file: Path, expected: object) -> bytes:
    """The file's bytes, once size and hash are as listed."""
    if not expected:
        raise BadModel(f"{file}: not listed in {LIVE}, so not loaded")
    if not file.is_file():
        raise BadModel(f"{file}: missing; {LIVE} lists it")
    raw = _sized(file)
    if hashlib.sha256(raw).hexdigest() != expected:
        raise BadModel(f"{file}: its SHA-256 is not the one listed in {LIVE}; it was changed or cut short")
    return raw


def _sized(file: Path) -> bytes:
    if file.stat().st_size > MAX_FILE:
        raise BadModel(f"{file}: larger than {MAX_FILE >> 20} MB")
    return file.read_bytes()


def _json(raw: bytes, file: Path) -> dict[str, object]:
    try:
        value = json.loads(raw)
    except (ValueError, RecursionError) as fault:
        raise BadModel(f"{file}: not JSON: {fault}") from fault
    if not isinstance(value, dict):
        raise BadModel(f"{file}: must be an object")
    return value


def _linear(data: Mapping[str, bytes], *, folder: Path, encoder: Encoder | None) -> LinearModel:
    config = _config(data[CONFIG], folder / CONFIG)
    lanes, size = tuple(map(str, config.lanes)), (len(config.lanes), config.buckets)
    tensors = _tensors(data[WEIGHTS], folder / WEIGHTS)
    read = partial(_tensor, tensors, file=folder / WEIGHTS)
    meaning = None
    if encoder is not None and config.encoder == family(encoder) and config.size == encoder.size:
        means = partial(_means, tensors, size=config.size, file=folder / WEIGHTS)
        suspects = None
        if config.suspects:
            wide = (len(config.suspects), config.size)
            suspects = Suspects(
                ids=tuple(config.suspects),
                weights=read("suspects.weights", wide),
                intercepts=read("suspects.intercepts", wide[:1]),
                means=means(SUSPECTS_MEAN),
            )
        meaning = Meaning(
            encoder=encoder,
            vector_weights=read("meaning.vector_weights", (len(lanes), config.size)),
            word_weights=read("meaning.word_weights", size),
            intercepts=read("meaning.intercepts", (len(lanes),)),
            means=means(MEAN),
            suspects=suspects,
        )
    return LinearModel(
        id=config.id,
        lanes=lanes,
        languages=tuple(config.languages),
        weights=read("weights", size),
        intercepts=read("intercepts", (len(lanes),)),
        vectoriser=vectoriser(config.buckets),
        meaning=meaning,
    )


def write_model(model: LinearModel, folder: Path) -> None:
    """Weights and config as `load_live` reads them."""
    from safetensors.numpy import save_file

    meaning = model.meaning
    tensors = {"weights": model.weights, "intercepts": model.intercepts}
    if meaning:
        parts = {"vector_weights": meaning.vector_weights, "word_weights": meaning.word_weights, "intercepts": meaning.intercepts}
        tensors |= {f"meaning.{name}": tensor for name, tensor in parts.items()}
        tensors |= {f"{MEAN}{code}": mean for code, mean in meaning.means.items()}
        if suspects := meaning.suspects:
            tensors |= {"suspects.weights": suspects.weights, "suspects.intercepts": suspects.intercepts}
            tensors |= {f"{SUSPECTS_MEAN}{code}": mean for code, mean in suspects.means.items()}
    save_file(tensors, folder / WEIGHTS)
    config = _Config(
        id=model.id,
        kind=KIND,
        lanes=list(model.lanes),
        languages=list(model.languages),
        buckets=model.weights.shape[1],
        encoder=family(meaning.encoder) if meaning else NONE,
        size=meaning.encoder.size if meaning else 0,
        suspects=list(meaning.suspects.ids) if meaning and meaning.suspects else [],
    )
    (folder / CONFIG).write_text(config.model_dump_json(indent=1) + "\n", "utf-8")


class _Config(BaseModel):
    """`config.json`; `encoder` and `size` say whose vectors the weights were fitted on, `suspects` which indicators have heads."""

    model_config = ConfigDict(extra="forbid", strict=True)

    id: str
    kind: Literal["linear-stems-and-meaning"]
    lanes: list[str] = Field(min_length=1)
    languages: list[str]
    buckets: int = Field(gt=0)
    encoder: str
    size: int = Field(ge=0)
    suspects: list[str] = []


def _config(raw: bytes, file: Path) -> _Config:
    try:
        return _Config.model_validate(_json(raw, file))
    except ValidationError as fault:
        first = fault.errors()[0]
        raise BadModel(f"{file}: {'.'.join(map(str, first['loc']))}: {first['msg']}") from fault


def _means(tensors: Mapping[str, NDArray[np.float32]], prefix: str, *, size: int, file: Path) -> dict[str, NDArray[np.float32]]:
    means = {name.removeprefix(prefix): _tensor(tensors, name, (size,), file=file) for name in tensors if name.startswith(prefix)}
    if ANY not in means:
        raise BadModel(f"{file}: '{prefix}', the mean over all languages, is missing")
    return means


def _tensor(tensors: Mapping[str, NDArray[np.float32]], name: str, shape: tuple[int, ...], *, file: Path) -> NDArray[np.float32]:
    tensor = tensors.get(name)
    if tensor is None or tensor.shape != shape or tensor.dtype != np.float32:
        raise BadModel(f"{file}: '{name}' must be float32 of shape {shape}")
    if not np.isfinite(tensor).all():
        raise BadModel(f"{file}: '{name}' holds values that are not numbers")
    return tensor


def _tensors(raw: bytes, file: Path) -> dict[str, np.ndarray]:
    from safetensors import SafetensorError
    from safetensors.numpy import load

    try:
        return load(raw)
    except (SafetensorError, ValueError, KeyError) as fault:
        raise BadModel(f"{file}: not a safetensors file") from fault
