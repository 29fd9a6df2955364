"""The part of a model that reads meaning: weights on an encoder's vectors, to go with weights on word stems."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scanner.classify.suspicion import ANY, Suspects
from scanner.encode import Encoder, wording
from scanner.language import Language
from scanner.normalise import Words


@dataclass(frozen=True, slots=True)
class Meaning:
    """Weights (lanes, size) on vectors, weights (lanes, buckets) on stems fitted together with them, intercepts (lanes,).

    A vector is taken from the mean of its language first: multilingual encoders keep languages apart, which would be read as risk.
    """

    encoder: Encoder
    vector_weights: NDArray[np.float32]
    word_weights: NDArray[np.float32]
    intercepts: NDArray[np.float32]
    means: Mapping[str, NDArray[np.float32]]
    suspects: Suspects | None = None

    def centred(self, parts: Sequence[Words], language: Language) -> NDArray[np.float32]:
        """The ad's vector without what only tells its language, shape (size,)."""
        vector = self.encoder.encode([wording(parts)])[0]
        centred: NDArray[np.float32] = vector - self.means.get(language.code, self.means[ANY])
        return centred
