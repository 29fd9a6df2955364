"""The default database: a fixed SQLite, set so that crashes lose nothing and erased means gone."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.db import connection

from scanner.errors import NotReady
from scanner.settings import Settings
from scanner.store.models import Advert, Case, Contact, ScanRecord
from scanner.store.sqlite.base import DatabaseWrapper, wal_is_safe
from tests.store.databases import ON_POSTGRES
from tests.store.examples import stored

pytestmark = pytest.mark.skipif(ON_POSTGRES, reason="about SQLite only; runs in the suite's SQLite round")
MARK = "кочевник-7731"


@pytest.mark.parametrize("version", [(3, 51, 3), (3, 53, 4), (3, 50, 7), (3, 44, 6), (4, 0, 0)])
def test_a_repaired_sqlite_may_use_the_write_ahead_log(version: tuple[int, int, int]) -> None:
    assert wal_is_safe(version)


@pytest.mark.parametrize("version", [(3, 51, 2), (3, 40, 1), (3, 50, 6), (3, 44, 5), (3, 45, 9)])
def test_one_with_the_reset_fault_may_not(version: tuple[int, int, int]) -> None:
    assert not wal_is_safe(version)


@pytest.mark.usefixtures("database")
def test_a_connection_has_every_setting() -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1, "busy_timeout": 20000, "mmap_size": 0}
    with connection.cursor() as cursor:
        assert {name: cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.usefixtures("database")
def test_an_old_sqlite_falls_back_to_the_rollback_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scanner.store.sqlite.base.wal_is_safe", lambda version: False)
    with _opened(tmp_path / "old.db").cursor() as cursor:
        assert cursor.execute("PRAGMA journal_mode").fetchone() == ("truncate",)


def test_deleted_text_is_gone_from_the_files(database: Settings) -> None:
    stored(1, title=MARK, body=f"{MARK} " * 40, employer=MARK)
    stored(2)
    assert MARK.encode() in _bytes(database.home)
    advert = Advert.objects.get(case__title=MARK)
    for model in (Case, Contact, ScanRecord):
        assert model.objects.filter(advert=advert).delete()[0] == 1
    advert.delete()
    connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")
    left = _bytes(database.home)
    assert MARK.encode() not in left
    assert b"Packer 2" in left


@pytest.mark.usefixtures("database")
def test_a_key_encrypts_the_file_and_only_that_key_opens_it(tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    with _opened(file, key="ab" * 32) as locked, locked.cursor() as cursor:
        cursor.execute(f"CREATE TABLE ad AS SELECT '{MARK}' AS body")
    assert MARK.encode() not in _bytes(tmp_path, "locked")
    assert not file.read_bytes().startswith(b"SQLite format 3")
    with _opened(file, key="ab" * 32) as again, again.cursor() as cursor:
        assert cursor.execute("SELECT body FROM ad").fetchone() == (MARK,)
    for wrong in ("cd" * 32, ""):
        with pytest.raises(NotReady, match="SCANNER_DB_KEY"):
            _opened(file, key=wrong).ensure_connection()


@pytest.mark.usefixtures("database")
def test_dates_and_flags_come_back_as_python_values() -> None:
    case = stored()
    assert (type(case.day).__name__, type(case.advert.first_seen).__name__, case.source.degraded) == ("date", "datetime", False)


def test_the_files_are_the_owners_alone(database: Settings) -> None:
    stored()
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in database.home.glob("scanner.db*")}
    assert set(modes) == {"scanner.db", "scanner.db-wal", "scanner.db-shm"}
    assert set(modes.values()) == {0o600}


class _Opened(DatabaseWrapper):
    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_fault: object) -> None:
        self.close()


def _opened(file: Path, key: str = "") -> _Opened:
    options = {"transaction_mode": "IMMEDIATE", "key": key}
    return _Opened({**connection.settings_dict, "NAME": str(file), "OPTIONS": options}, alias="other")


def _bytes(folder: Path, start: str = "scanner") -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.glob(f"{start}.db*")))
