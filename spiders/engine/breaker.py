"""The stop: when a site does not want us, it is left alone."""

from __future__ import annotations

LIMIT = 3
"""So many refusals in a row, and the site is left alone."""


class Breaker:
    """Counts refusals in a row; trips for good at LIMIT. Once tripped, the guard lets no further request out."""

    def __init__(self) -> None:
        self._refusals = 0
        self.tripped = ""

    def refused(self, cause: str) -> None:
        """The site refused us once more."""
        self._refusals += 1
        if self._refusals >= LIMIT and not self.tripped:
            self.trip(f"{cause} {LIMIT} times in a row")

    def trip(self, reason: str) -> None:
        """Leave the site alone now."""
        self.tripped = self.tripped or reason

    def welcomed(self) -> None:
        """The site gave a healthy page."""
        self._refusals = 0
