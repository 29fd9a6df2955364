"""`scanner scan`: files in, one scan a line out, nothing lost on the way."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from scanner.ad import Ad
from scanner.commands.writing import open_text, writer
from scanner.engine import scan_all
from scanner.errors import BadInput
from scanner.score import BANDS
from scanner.settings import Settings
from spiders.imports import Item, read_files


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What to scan, and how the answer is wanted."""

    files: tuple[str, ...]
    output: str = "-"
    rejects: str = ""
    form: str = "jsonl"
    input_form: str = ""
    encoding: str = "utf-8"
    jobs: int = 0
    model: bool = True
    thorough: bool = False
    resume: bool = False
    language: str = "en"


@dataclass(slots=True)
class Tally:
    """Counts of a run, kept up as it goes: they are right after Ctrl-C too."""

    scanned: int = 0
    rejected: int = 0
    skipped: int = 0
    bands: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        bands = ", ".join(f"{self.bands[band]} {band}" for band in reversed(BANDS) if self.bands[band]) or "none"
        skipped = f", {self.skipped} done earlier" if self.skipped else ""
        return f"{self.scanned} ads scanned ({bands}), {self.rejected} rejected{skipped}"


def scan_files(order: Order, settings: Settings, *, tally: Tally, step: Callable[[Item], None]) -> None:
    """Scan the order's files; `step` is called for every ad and reject read, for a progress bar.

    Raises BadInput where a file would be overwritten that is still needed.
    """
    _refuse_overwriting(order)
    tally.skipped = _done(order)
    with ExitStack() as stack:
        stream = stack.enter_context(open_text(order.output, more=tally.skipped > 0))
        out = writer(order.form, stream, language=order.language)
        keep = stack.enter_context(Path(order.rejects).open("wb")) if order.rejects else None
        items = read_files(order.files, form=order.input_form, encoding=order.encoding)
        ads = islice(_ads(items, tally, keep=keep, step=step), tally.skipped, None)
        for scanned in stack.enter_context(closing(scan_all(ads, settings, model=order.model, thorough=order.thorough, jobs=order.jobs))):
            out.write(scanned)
            tally.scanned += 1
            tally.bands[scanned.scan.band] += 1
        out.finish()
        stream.flush()


def _refuse_overwriting(order: Order) -> None:
    written = [Path(name).resolve() for name in (order.output, order.rejects) if name not in {"", "-"}]
    if len(set(written)) < len(written):
        raise BadInput(f"--output and --rejects are the same file, {order.output}")
    for name in order.files:
        if name != "-" and Path(name).resolve() in written:
            raise BadInput(f"{name} is to be read and written at once; give another file to --output or --rejects")


def _ads(items: Iterable[Item], tally: Tally, *, keep: BinaryIO | None, step: Callable[[Item], None]) -> Iterator[Ad]:
    """The ads; rejects are told on stderr and kept on the way. With --resume everything is read again, so all rejects are kept anew."""
    for item in items:
        step(item)
        if isinstance(item, Ad):
            yield item
            continue
        if not item.continued:
            tally.rejected += 1
            sys.stderr.write(f"{item}\n")
        if keep and item.raw:
            keep.write(item.raw if item.unfinished or item.raw.endswith(b"\n") else item.raw + b"\n")


def _done(order: Order) -> int:
    """How many scans an earlier, broken-off run left; a half-written last line is cut away."""
    if not order.resume:
        return 0
    if order.output == "-" or order.form != "jsonl":
        raise BadInput("--resume needs --output FILE and --format jsonl")
    file = Path(order.output)
    if not file.exists():
        return 0
    whole = count = 0
    with file.open("rb+") as stream:
        for line in stream:
            if line.endswith(b"\n"):
                whole += len(line)
                count += 1
        stream.truncate(whole)
    return count
