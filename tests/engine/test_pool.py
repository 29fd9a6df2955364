"""Many processes give what one gives: the same scans, in the same order, without reading everything first."""

from __future__ import annotations

import json
import os
import signal
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.ad import Ad, from_record
from scanner.engine import pool, scan_all
from scanner.errors import BadData, NotReady
from scanner.settings import Settings
from tests.few_rules import few_rules

HOUSE = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shipped rules, no model: a worker starts in a second."""
    return Settings(models=tmp_path_factory.mktemp("models"))


@pytest.fixture(scope="module")
def light(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """One rule, for tests of the processes rather than of what they find."""
    return replace(settings, rules=few_rules(tmp_path_factory.mktemp("rules"), "secrecy"))


@pytest.fixture(scope="module")
def ads() -> list[Ad]:
    lines = [line for code in ("en", "ru") for line in (HOUSE / "labelled_ads" / f"{code}.jsonl").read_text("utf-8").splitlines()[:160]]
    return [from_record(json.loads(line)["ad"]) for line in lines]


class Counted:
    """Ads one by one, and how many were taken."""

    def __init__(self, ads: list[Ad]) -> None:
        self.taken = 0
        self._ads = ads

    def __iter__(self) -> Iterator[Ad]:
        for ad in self._ads:
            self.taken += 1
            yield ad


def test_two_processes_give_the_scans_of_one_in_order_and_read_only_a_little_ahead(
    settings: Settings, ads: list[Ad], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "SMALL", 16)
    monkeypatch.setattr(pool, "BATCH", 16)
    assert len(ads) > 300
    feed, ahead, two = Counted(ads), [], []
    for scanned in scan_all(feed, settings, jobs=2):
        two.append(scanned)
        ahead.append(feed.taken - len(two))
    one = list(scan_all(ads, settings, jobs=1))
    assert [scanned.ad.id for scanned in two] == [ad.id for ad in ads]
    assert two == one
    assert max(ahead) <= 16 * (2 * 2 + 2)
    assert len({scanned.scan.risk for scanned in two}) > 20


def test_one_process_reads_nothing_ahead(light: Settings, ads: list[Ad]) -> None:
    feed = Counted(ads)
    scans = scan_all(feed, light, jobs=1)
    next(scans)
    next(scans)
    assert feed.taken == 2


def test_a_few_ads_start_no_process(light: Settings, ads: list[Ad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "ProcessPoolExecutor", None)
    assert len(list(scan_all(ads[:5], light, jobs=2))) == 5
    monkeypatch.setattr(pool, "SMALL", 4)
    with pytest.raises(TypeError):
        list(scan_all(ads[:5], light, jobs=2))


def test_no_ads_give_no_scans(light: Settings) -> None:
    assert list(scan_all([], light, jobs=2)) == []


def test_what_is_wrong_with_the_rules_is_said_once_and_at_once(ads: list[Ad], tmp_path: Path) -> None:
    feed = Counted(ads)
    with pytest.raises(BadData, match="no rule files"):
        list(scan_all(feed, Settings(rules=tmp_path), jobs=2))
    assert feed.taken == 0


def test_a_process_that_is_killed_is_told_with_the_way_out(light: Settings, ads: list[Ad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SMALL", 1)
    monkeypatch.setattr(pool, "BATCH", 4)
    scans = scan_all(ads, light, jobs=2)
    for _ in range(6):
        next(scans)
    worker = next(iter(_workers()))
    os.kill(worker, signal.SIGKILL)
    with pytest.raises(NotReady, match="a scoring process was ended from outside, perhaps for want of memory; try fewer with --jobs"):
        list(scans)


def _workers() -> list[int]:
    """Processes of the pool: the children of the server that forks them."""
    from multiprocessing.forkserver import _forkserver

    server = _forkserver._forkserver_pid  # type: ignore[attr-defined]
    tasks = Path(f"/proc/{server}/task/{server}/children")
    return [int(number) for number in tasks.read_text("ascii").split()]


def test_closing_early_ends_the_processes(light: Settings, ads: list[Ad], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pool, "SMALL", 1)
    monkeypatch.setattr(pool, "BATCH", 4)
    scans = scan_all(ads, light, jobs=2)
    for _ in range(6):
        next(scans)
    assert _workers()
    scans.close()
    assert not _workers()
    assert [thread.name for thread in threading.enumerate() if "ExecutorManager" in thread.name] == []
