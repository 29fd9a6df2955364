"""The packed weights: read as their layout says, and only the file we know."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scanner.encode.packed import HIDDEN, Packed, Shape, Vocabulary, find_packed, open_packed
from scanner.errors import BadModel

NOTHING = Vocabulary((), np.zeros(0, dtype=np.float32), 0, 0, 0, 0)


@pytest.fixture(scope="module")
def packed() -> Packed:
    return open_packed(find_packed())


def test_the_shape_is_that_of_the_published_network(packed: Packed) -> None:
    assert (packed.shape.hidden, packed.shape.layers, packed.shape.heads, packed.shape.inner) == (HIDDEN, 12, 12, 1536)
    assert packed.vocabulary.pieces[:4] == ("<s>", "<pad>", "</s>", "<unk>")
    assert packed.tensor("emb.word").shape == (packed.shape.vocabulary * HIDDEN,)


def test_four_bit_weights_come_out_in_the_order_of_the_layout() -> None:
    halves = bytes((at % 16) | ((15 - at % 16) << 4) for at in range(16))
    raw = np.float16(0.5).tobytes() + halves
    shape = Shape(1, 1, 1, 1, 1, 1, 0.0)
    values = Packed(shape, NOTHING, raw, {"w": (1, 32, 0, len(raw))}).tensor("w")
    assert values[:16].tolist() == [(at - 8) * 0.5 for at in range(16)]
    assert values[16:].tolist() == [(7 - at) * 0.5 for at in range(16)]


def test_another_file_is_refused(tmp_path: Path) -> None:
    changed = tmp_path / "weights.bin"
    changed.write_bytes(b"E5S1" + bytes(100))
    with pytest.raises(BadModel, match="is not that of the encoder"):
        open_packed(changed)
    with pytest.raises(BadModel, match="No such file"):
        open_packed(tmp_path / "nowhere.bin")
