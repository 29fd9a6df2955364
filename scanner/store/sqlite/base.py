"""The database backend around `sqlcipher3`; Django finds it by `ENGINE: scanner.store.sqlite`.

Every SQLite from 3.7.0 to 3.51.2 can corrupt a database in WAL mode when two connections write and checkpoint
at once (https://sqlite.org/wal.html#walresetbug); the libraries of stable distributions have that fault, the
driver's own does not. The driver also encrypts the file when a key is given.
"""

from __future__ import annotations

import datetime as dt
import decimal
from collections.abc import Iterable, Mapping
from typing import Any

import sqlcipher3.dbapi2 as Database  # noqa: N812  Django looks the driver up under this name
from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.dateparse import parse_date, parse_datetime, parse_time

from scanner.errors import NotReady

_FIXED = ((3, 44, 6), (3, 50, 7))
"""Old branches that got the repair: fixed from this patch level on within the same minor version."""
_FIXED_SINCE = (3, 51, 3)
_SETTINGS = ("synchronous = FULL", "secure_delete = ON", "foreign_keys = ON", "busy_timeout = 20000", "legacy_alter_table = OFF")

Database.register_converter("bool", b"1".__eq__)
Database.register_converter("date", base.decoder(parse_date))
Database.register_converter("time", base.decoder(parse_time))
Database.register_converter("datetime", base.decoder(parse_datetime))
Database.register_adapter(decimal.Decimal, str)
Database.register_adapter(dt.date, base.adapt_date)
Database.register_adapter(dt.datetime, base.adapt_datetime)


def wal_is_safe(version: tuple[int, int, int]) -> bool:
    """Whether this SQLite has the WAL-reset repair."""
    return version >= _FIXED_SINCE or any(version[:2] == fixed[:2] and version >= fixed for fixed in _FIXED)


class Cursor(Database.Cursor):  # type: ignore[misc]  # the driver has no types
    """Django's `%s` and `%(name)s` turned into the driver's `?` and `:name`."""

    _convert = base.SQLiteCursorWrapper.convert_query

    def execute(self, query: str, params: Any = None) -> Any:
        """Run one statement."""
        if params is None:
            return super().execute(query)
        names = list(params) if isinstance(params, Mapping) else None
        return super().execute(self._convert(query, param_names=names), params)

    def executemany(self, query: str, param_list: Iterable[Any]) -> Any:
        """Run one statement for every row; rows are sequences."""
        return super().executemany(self._convert(query), param_list)


class DatabaseWrapper(base.DatabaseWrapper):
    """A connection: safe journal, full sync, deleted text overwritten, foreign keys on, no memory map."""

    Database = Database

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """A connection with every setting made. Raises NotReady for a file that this key does not open."""
        params = dict(conn_params)
        key = params.pop("key", "")
        connection = Database.connect(**params)
        if key:
            connection.execute(f"PRAGMA key = \"x'{key}'\"")
        _check_key(connection)
        for setting in _SETTINGS:
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA journal_mode = {'WAL' if wal_is_safe(Database.sqlite_version_info) else 'TRUNCATE'}")
        register_functions(connection)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:
        """A cursor of this driver."""
        return self.connection.cursor(factory=Cursor)


def _check_key(connection: Any) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master")
    except Database.OperationalError:
        raise
    except Database.DatabaseError as fault:
        raise NotReady(
            f"the database does not open with this key ({fault}): give the right one in SCANNER_DB_KEY or the key file"
        ) from fault
