"""What every encoder does, and the text of an ad that it is given."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from scanner.normalise import Words, plain

Floats = NDArray[np.float32]
READ_FIELDS = ("title", "body")
MOST_CHARACTERS = 4_000
"""Read of one ad: more than fills the network's 512 tokens."""


class Encoder(Protocol):
    """Turns texts into vectors whose nearness is nearness of meaning, whatever the language."""

    @property
    def id(self) -> str:
        """Family and tier, as scans record it: `multilingual-e5-small/int8`."""
        ...

    @property
    def size(self) -> int:
        """Numbers a vector."""
        ...

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row of length one a text, shape (texts, size). Any text will do, the empty one too."""
        ...


def family(encoder: Encoder) -> str:
    """Encoders of one family give nearly the same vectors (cosine above 0.99): a model trained on one reads the others."""
    return encoder.id.split("/")[0]


def wording(parts: Sequence[Words]) -> str:
    """What an ad says, disguises undone and in small letters, so that neither shouting nor look-alikes move the vector."""
    said = (plain(part.text) for part in parts if part.text.field in READ_FIELDS)
    return "\n".join(text for text in said if text.strip())[:MOST_CHARACTERS]


def clean(text: str) -> str:
    """What any engine can take: no NUL, which ends a text in C, no lone surrogates, which are no characters, and not too much.

    Engines cut after 512 tokens, but only once they have looked for the best pieces of all of it.
    """
    return text[:MOST_CHARACTERS].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")
