"""What a classifier says about one ad, or that it abstains."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scanner.classify.suspicion import Suspicion


@dataclass(frozen=True, slots=True)
class Opinion:
    """Log-odds a lane relative to the model's own prior (0 = no opinion), and the words that moved it most.

    `abstained` says why there is no opinion (unsupported language, too little text, no model); `log_odds` is then empty.
    `words` maps a lane to published words as (word, log-odds), `suspected` are indicators that a sentence may state: hints for
    the reader, never proof.
    """

    model: str
    log_odds: Mapping[str, float]
    words: Mapping[str, tuple[tuple[str, float], ...]]
    abstained: str = ""
    suspected: tuple[Suspicion, ...] = ()
