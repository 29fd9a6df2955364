"""Every error the scanner raises on purpose.

    ScannerError
    ├── BadInput            an ad, file or row that cannot be read; the rest goes on
    ├── BadData             rules, sites, labels, bands or weights with faults; all faults at once
    ├── BadSettings         a setting that is unknown or makes no sense
    ├── BadModel            a model file that is not what its registry entry says
    └── NotReady            something this command needs is missing; the message says how to get it

Messages carry ids, file names, line numbers and reasons, never ad text, names, phones or handles.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


class ScannerError(Exception):
    """Root of the tree; the command line prints it without a traceback."""


class BadInput(ScannerError):
    """One ad, row or file that cannot be read."""


class BadSettings(ScannerError):
    """A setting that is unknown or out of range."""


class BadModel(ScannerError):
    """A model file that must not be used."""


class NotReady(ScannerError):
    """A missing part; the message names it and the command that brings it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong in a data file: where, what, and what would be right."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class BadData(ScannerError):
    """A data file with faults. Loaders gather every fault, then fail once."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))
