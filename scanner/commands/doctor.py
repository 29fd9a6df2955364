"""`scanner doctor`: what this installation runs on, and what is missing."""

from __future__ import annotations

import platform
import shutil
from collections.abc import Iterator

from scanner import __version__
from scanner.errors import ScannerError
from scanner.kit import load_kit
from scanner.settings import Settings


def findings(settings: Settings) -> Iterator[str]:
    """One line a part. Needs a booted store."""
    from django.db import connection

    yield f"scanner {__version__} on Python {platform.python_version()}"
    yield f"home: {settings.home}"
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT sqlite_version()")
            (version,) = cursor.fetchone()
            cursor.execute("PRAGMA journal_mode")
            (journal,) = cursor.fetchone()
            yield f"database: SQLite {version}, journal {journal}"
        else:
            cursor.execute("SHOW server_version")
            yield f"database: PostgreSQL {cursor.fetchone()[0]}"
    try:
        kit = load_kit(settings)
        yield f"rules: {len(kit.catalogue.rules)} in {', '.join(kit.catalogue.languages)}, version {kit.catalogue.version[:12]}"
        yield f"model: {kit.classifier.id}"
    except ScannerError as fault:
        yield f"rules or model: {fault}"
    chromium = shutil.which("chromium") or "missing (only the tests use it: apt-get install chromium)"
    yield f"chromium: {chromium}"
    yield f"operator contact for live sites: {settings.operator or 'not set (SCANNER_OPERATOR); live sites are not visited without it'}"
