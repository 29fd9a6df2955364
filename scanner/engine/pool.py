"""Many ads over the machine's cores, results in the order of the ads."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from scanner.ad import Ad
from scanner.errors import NotReady
from scanner.kit import Kit, load_kit
from scanner.pipeline import scan
from scanner.score import Scan
from scanner.settings import Settings

BATCH = 64
"""Ads handed to a process at once: large enough to hide the hand-over, small enough that Ctrl-C is answered soon."""
SMALL = 256
"""Up to so many ads are scored in this process: starting others takes longer."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """An ad and its scan."""

    ad: Ad
    scan: Scan


def scan_all(
    ads: Iterable[Ad], settings: Settings, *, model: bool = True, thorough: bool = False, jobs: int = 0
) -> Generator[Scanned, None, None]:
    """Every ad with its scan, in order. Memory holds a few batches, whatever the number of ads.

    `jobs` is the number of processes; 0 takes the setting, which by default is one a core.
    """
    workers = jobs or settings.jobs or os.cpu_count() or 1
    stream = iter(ads)
    kit = load_kit(
        settings, model=model, thorough=thorough
    )  # here first: what is wrong with rules or model is said once, not by every process
    yield from (Scanned(ad, scan(ad, kit)) for ad in (stream if workers == 1 else islice(stream, SMALL)))
    if workers > 1 and (more := list(islice(stream, BATCH))):
        yield from _in_pool(more, stream, _Work(settings, model, thorough), workers=workers)


@dataclass(frozen=True, slots=True)
class _Work:
    """What a process needs to make its kit."""

    settings: Settings
    model: bool
    thorough: bool


def _in_pool(batch: list[Ad], ads: Iterator[Ad], work: _Work, *, workers: int) -> Iterator[Scanned]:
    # `forkserver`: workers start from a clean process, so no open database or thread of ours is copied into them.
    context = multiprocessing.get_context("forkserver" if os.name != "nt" else "spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(work,)) as pool:
        waiting: deque[tuple[list[Ad], Future[list[Scan]]]] = deque()
        try:
            while batch:
                with _holding_ctrl_c():  # the first batches start the processes
                    waiting.append((batch, pool.submit(_scan_batch, batch)))
                if len(waiting) > workers * 2:
                    yield from _finished(*waiting.popleft())
                batch = list(islice(ads, BATCH))
            while waiting:
                yield from _finished(*waiting.popleft())
        except BrokenProcessPool as fault:
            raise NotReady("a scoring process was ended from outside, perhaps for want of memory; try fewer with --jobs") from fault
        finally:
            pool.shutdown(cancel_futures=True)


@contextmanager
def _holding_ctrl_c() -> Iterator[None]:
    """Ctrl-C waits until the block is done. Processes started in it never hear it, for it is the parent's to answer.

    A process that is interrupted while it starts, or whose parent is, ends with a traceback on the user's screen.
    """
    if os.name == "nt" or threading.current_thread() is not threading.main_thread():
        yield
        return
    pressed: list[int] = []
    handler = signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # this is what started processes inherit
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        signal.signal(signal.SIGINT, handler)
    if pressed:
        raise KeyboardInterrupt


def _finished(batch: list[Ad], future: Future[list[Scan]]) -> Iterator[Scanned]:
    yield from (Scanned(ad, scan) for ad, scan in zip(batch, future.result(), strict=True))


_kit: Kit | None = None


def _start(work: _Work) -> None:
    global _kit
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for systems where it is not inherited
    _kit = load_kit(work.settings, model=work.model, thorough=work.thorough, threads=1)  # a core a process


def _scan_batch(batch: list[Ad]) -> list[Scan]:
    assert _kit is not None  # noqa: S101 - set by the initializer of every worker
    return [scan(ad, _kit) for ad in batch]
