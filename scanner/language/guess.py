"""The statistical guess: py3langid over all its languages."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier


def guess(text: str) -> dict[str, float]:
    """Probability of each language py3langid knows."""
    return dict(_identifier().rank(text))


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # an eighth of a second, and not every command reads ads

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
