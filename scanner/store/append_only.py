"""Triggers that refuse to change or delete a decision: the one place where the two databases differ.

SQLite alters a table by making it anew, which loses its triggers; that is why `migrate` installs them every time.
"""

from __future__ import annotations

from django.db import connection as default_connection
from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "store_decision"
_SQLITE = """
CREATE TRIGGER IF NOT EXISTS {table}_no_{verb} BEFORE {verb} ON {table}
BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END
"""
_POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{table} is append-only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION {table}_append_only();
"""


def install(connection: BaseDatabaseWrapper | None = None) -> None:
    """Make the triggers where they are not there."""
    link = connection or default_connection
    with link.cursor() as cursor:
        for statement in _statements(link.vendor):
            cursor.execute(statement)


def _statements(vendor: str) -> list[str]:
    if vendor == "sqlite":
        return [_SQLITE.format(table=TABLE, verb=verb) for verb in ("UPDATE", "DELETE")]
    return [_POSTGRESQL.format(table=TABLE)]
