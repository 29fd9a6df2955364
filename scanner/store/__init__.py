"""What is kept: the only schema, on SQLite or PostgreSQL.

`boot` must run once before anything below this package that touches the database is imported.
"""

from scanner.store.boot import boot, migrate

__all__ = ["boot", "migrate"]
