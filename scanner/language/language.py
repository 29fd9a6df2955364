"""What language an ad is in: an answer that may be UNKNOWN."""

from __future__ import annotations

from dataclasses import dataclass

SUPPORTED = ("en", "ru", "hy", "az", "ka", "uk", "ro", "tg", "tr")
"""First-class languages, ISO 639-1."""
OTHER = "other"
"""A language we recognise as none of ours."""
UNKNOWN = "unknown"
"""Too little or too mixed text to say."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one published field in one language. `romanised`: written in Latin letters though the language has its own."""

    field: str
    start: int
    end: int
    code: str
    romanised: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """The ad's main language and its passages.

    `confidence` is 0 to 1. `codes` names every language with at least 15 % of the ad's letters, main first.
    """

    code: str
    confidence: float
    codes: tuple[str, ...]
    passages: tuple[Passage, ...] = ()
    romanised: bool = False

    @property
    def supported(self) -> bool:
        """Whether at least one of the ad's languages is first-class."""
        return any(code in SUPPORTED for code in self.codes)
