"""Writers killed in mid-stream lose nothing that was acknowledged."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
from collections.abc import Iterator
from multiprocessing.connection import Connection
from typing import Any

import pytest
from django.db import connection, connections

from scanner.ad import Ad
from scanner.store import intake
from scanner.store.models import Advert, Case, Contact, ScanRecord
from tests.store.examples import ad, scan

pytestmark = pytest.mark.usefixtures("database")
ROUNDS = 10
WRITERS = 2


def test_no_acknowledged_ad_is_lost_and_no_batch_is_half_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "BATCH_ROWS", 20)
    luck = random.Random(2026)  # noqa: S311  a test's dice
    acknowledged: set[str] = set()
    for number in range(ROUNDS):
        acknowledged |= _one_round(number, batches=luck.randint(1, 4))
    kept = set(Advert.objects.values_list("ad_key", flat=True))
    assert len(acknowledged) >= ROUNDS * WRITERS * 20
    assert acknowledged <= kept
    assert len(kept) % 20 == 0
    assert Case.objects.count() == ScanRecord.objects.count() == Contact.objects.count() == len(kept)
    if connection.vendor == "sqlite":
        assert connection.cursor().execute("PRAGMA integrity_check").fetchone() == ("ok",)


def _one_round(number: int, *, batches: int) -> set[str]:
    connections.close_all()
    fork = multiprocessing.get_context("fork")
    writers = []
    for writer in range(WRITERS):
        here, there = fork.Pipe(duplex=False)
        process = fork.Process(target=_write, args=(f"{number}-{writer}", there))
        process.start()
        there.close()
        writers.append((process, here))
    acknowledged = {ad_id for _, here in writers for _ in range(batches) for ad_id in here.recv()}
    for process, here in writers:
        assert process.pid
        os.kill(process.pid, signal.SIGKILL)
        process.join()
        acknowledged |= _left_in(here)
    return acknowledged


def _left_in(pipe: Connection) -> set[str]:
    left: set[str] = set()
    try:
        while pipe.poll():
            left |= set(pipe.recv())
    except EOFError:
        pass
    pipe.close()
    return left


def _write(name: str, pipe: Connection) -> None:
    intake.save(_endless(name), acknowledge=pipe.send)


def _endless(name: str) -> Iterator[tuple[Ad, dict[str, Any]]]:
    for number in range(1_000_000):
        one = ad(number, id=f"{name}-{number}", url=f"https://board.example/{name}/{number}")
        yield one, scan(one)
