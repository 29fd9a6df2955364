"""A fresh, migrated database for every test, on SQLite or (SCANNER_TEST_DATABASE=postgres) on PostgreSQL.

Django is booted once a test process, with the console. Other rooms' tests import the fixture `database` from here.
"""

from __future__ import annotations

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection, connections

from scanner.errors import NotReady
from scanner.settings import Settings
from scanner.store import boot, migrate

ON_POSTGRES = os.environ.get("SCANNER_TEST_DATABASE") == "postgres"
HOW_TO_GET_POSTGRES = "no PostgreSQL here: `apt-get install postgresql`, or give SCANNER_TEST_PG a server on which tests may make databases"
_NUMBERS = count(1)
_TEMPLATE = f"scanner_{os.getpid()}_template"


def postgres_programs() -> Path | None:
    """The newest PostgreSQL's programs, where the distribution puts them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    return found[-1].parent if found else None


@pytest.fixture
def database(django_db_blocker: Any, tmp_path: Path) -> Iterator[Settings]:
    """An empty database for this test, as the settings that open it; commits are real."""
    with django_db_blocker.unblock():
        _migrate_template()
        name, settings = _copy(tmp_path)
        before, connection.settings_dict["NAME"] = connection.settings_dict["NAME"], name
        yield settings
        connections.close_all()
        connection.settings_dict["NAME"] = before
        if _SERVER:
            _administer(f"DROP DATABASE {name} WITH (FORCE)")


@cache
def _migrate_template() -> None:
    migrate()
    if connection.vendor == "sqlite":
        # A copy of the file alone is whole only when nothing is left in the write-ahead log.
        connection.cursor().execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy(folder: Path) -> tuple[str, Settings]:
    connections.close_all()
    if not _SERVER:
        return str(shutil.copy(_SETTINGS.home / "scanner.db", folder / "scanner.db")), replace(_SETTINGS, home=folder)
    name = f"scanner_{os.getpid()}_{next(_NUMBERS)}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {_TEMPLATE}")
    return name, replace(_SETTINGS, home=folder, database_url=_named(name))


def _start_server() -> str:
    """The URL of a PostgreSQL: the one given, or a new one that ends with this process."""
    if given := os.environ.get("SCANNER_TEST_PG"):
        return given
    programs = postgres_programs()
    if programs is None:
        raise NotReady(HOW_TO_GET_POSTGRES)
    folder = Path(tempfile.mkdtemp(prefix="scanner-pg-"))
    as_postgres: list[str] = []
    if os.geteuid() == 0:  # PostgreSQL refuses to run as root
        owner = pwd.getpwnam("postgres")
        os.chown(folder, owner.pw_uid, owner.pw_gid)
        as_postgres = ["runuser", "-u", "postgres", "--"]
    make = [programs / "initdb", "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N"]
    serve = f"-k {folder} -c listen_addresses='' -c fsync=off"
    control = [programs / "pg_ctl", "-D", folder / "data", "-l", folder / "log", "-w"]
    atexit.register(shutil.rmtree, folder)
    _run([*as_postgres, *make])
    _run([*as_postgres, *control, "-o", serve, "start"])
    atexit.register(_run, [*as_postgres, *control, "-m", "immediate", "stop"])
    return f"postgres://postgres@/postgres?host={folder}"


def _run(command: Sequence[str | Path]) -> None:
    # Output to a pipe would stay open in the server and never end.
    subprocess.run(command, check=True, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _administer(statement: str) -> None:
    with psycopg.connect(_SERVER, autocommit=True) as link:
        link.execute(statement.encode())


def _named(name: str) -> str:
    address, mark, query = _SERVER.partition("?")
    return f"{address.rpartition('/')[0]}/{name}{mark}{query}"


def _boot() -> Settings:
    """Boot once, before any module that imports models is collected."""
    home = Path(tempfile.mkdtemp(prefix="scanner-tests-"))
    atexit.register(shutil.rmtree, home)
    settings = Settings(home=home, secret_key="for the tests only", database_url=_named(_TEMPLATE) if _SERVER else "")
    if _SERVER:
        _administer(f"CREATE DATABASE {_TEMPLATE}")
        if "SCANNER_TEST_PG" in os.environ:
            atexit.register(_administer, f"DROP DATABASE {_TEMPLATE} WITH (FORCE)")
    boot(settings, console=True)
    return settings


_SERVER = _start_server() if ON_POSTGRES else ""
_SETTINGS = _boot()
