"""Scans written out: JSON Lines for programs, CSV for spreadsheets, a table for people."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from io import TextIOWrapper
from pathlib import Path
from typing import Protocol, TextIO

from scanner.commands.display import console, flagged_table
from scanner.engine import Scanned
from scanner.export import safe_cell
from scanner.score import LANES, to_record

FORMS = ("jsonl", "csv", "table")
COLUMNS = ("id", "band", "risk", *LANES, "language", "destination", "title", "source", "url", "reasons", "unchecked")


def open_text(output: str, *, more: bool = False) -> AbstractContextManager[TextIO]:
    """A file to write text to, or standard output for `-`. `more` adds to what the file holds."""
    # A lone surrogate has no UTF-8 form; written as \udc80 it is still valid JSON.
    if output == "-":
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
        return nullcontext(sys.stdout)
    return Path(output).open("a" if more else "w", encoding="utf-8", errors="backslashreplace", newline="")


class Writer(Protocol):
    """Takes scans one by one; `finish` writes what needs all of them."""

    def write(self, scanned: Scanned) -> None: ...

    def finish(self) -> None: ...


def writer(form: str, stream: TextIO, *, language: str) -> Writer:
    """The writer of a form named in FORMS."""
    made: dict[str, Callable[[TextIO, str], Writer]] = {"jsonl": JsonLines, "csv": Sheet, "table": Shown}
    return made[form](stream, language)


class JsonLines:
    """One scan an object, one object a line."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream, self._language = stream, language

    def write(self, scanned: Scanned) -> None:
        """Write one line."""
        record = to_record(scanned.scan, scanned.ad, language=self._language)
        self._stream.write(json.dumps(record, ensure_ascii=False) + "\n")

    def finish(self) -> None:
        """Nothing is left to write."""


class Sheet:
    """One scan a row; cells that a spreadsheet would run are made text."""

    def __init__(self, stream: TextIO, language: str) -> None:
        self._rows = csv.writer(stream, lineterminator="\r\n")
        self._rows.writerow(COLUMNS)
        self._language = language

    def write(self, scanned: Scanned) -> None:
        """Write one row."""
        scan, ad = scanned.scan, scanned.ad
        # A rule may count in several lanes; its words are said once.
        because = dict.fromkeys(
            f"{reason.because.get(self._language) or reason.because['en']} «{reason.quote}»" for reason in scan.reasons if reason.quote
        )
        cells = [
            ad.id,
            scan.band,
            f"{scan.risk:.4f}",
            *(f"{scan.lanes[lane]:.4f}" for lane in LANES),
            scan.language.code,
            " ".join(scan.facts.destination),
            ad.title,
            ad.source,
            ad.url,
            " | ".join(because),
            " | ".join(scan.unchecked),
        ]
        self._rows.writerow([safe_cell(cell) for cell in cells])

    def finish(self) -> None:
        """Nothing is left to write."""


class Shown:
    """The highest ads as a table; only the top is kept, so any number of ads may pass."""

    MOST = 100

    def __init__(self, stream: TextIO, language: str) -> None:
        self._stream, self._language = stream, language
        self._top: list[tuple[float, int, Scanned]] = []
        self._seen = 0

    def write(self, scanned: Scanned) -> None:
        """Keep the scan if it is among the highest so far; of equals the first stays."""
        self._seen += 1
        self._top.append((-scanned.scan.risk, self._seen, scanned))
        if len(self._top) > 2 * self.MOST:
            self._cut()

    def finish(self) -> None:
        """Print the table."""
        self._cut()
        rows = [
            {
                "title": scanned.ad.title or scanned.ad.body,
                "source": scanned.ad.source or scanned.ad.id,
                "record": to_record(scanned.scan, scanned.ad, language=self._language),
            }
            for *_, scanned in self._top
        ]
        out = console()
        out.file = self._stream
        out.print(flagged_table(rows, title=f"Highest {len(rows)} of {self._seen} ads"))

    def _cut(self) -> None:
        self._top = sorted(self._top, key=lambda entry: entry[:2])[: self.MOST]
