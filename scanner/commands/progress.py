"""How far a long command is: a bar on a terminal, nothing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from scanner.commands.display import console
from spiders.imports import Item, count_lines


@contextmanager
def reading_bar(files: Sequence[str]) -> Iterator[Callable[[Item], None]]:
    """A bar over the lines of files, with rate and time left; gives the function that counts one item."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    out = console(stderr=True)
    if not out.is_terminal:
        yield lambda item: None
        return
    columns = (TextColumn("scanning"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("", total=count_lines(files))
        yield lambda item: bar.advance(task)
