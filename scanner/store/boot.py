"""Starting Django: done once, from our own settings, by whoever needs the database or the console."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

import django
from django.conf import settings as django_settings
from django.core.management import call_command

from scanner.errors import BadSettings
from scanner.settings import Settings
from scanner.store.configuration import configuration

_KEY = re.compile(r"[0-9a-fA-F]{64}")


def boot(settings: Settings, *, console: bool = False) -> None:
    """Configure Django, once a process; `console` adds the review app and its URLs.

    Makes `settings.home` and the secret key on first use. A second call with the same settings does nothing; with
    others it raises BadSettings, because Django can be configured only once.
    """
    if django_settings.configured:
        if getattr(django_settings, "SCANNER", None) == settings:
            return
        raise BadSettings("Django already runs in this process with other settings")
    _make_home(settings.home)
    values = configuration(
        settings, secret_key=settings.secret_key or _secret_key(settings.home), database_key=_database_key(settings.home), console=console
    )
    django_settings.configure(**values)
    django.setup()


def migrate() -> None:
    """Bring the database to the newest schema; safe to call at every start."""
    from scanner.store import append_only  # needs a booted Django

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    append_only.install()


def _make_home(home: Path) -> None:
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    # SQLite gives its journals the permissions of the database file.
    (home / "scanner.db").touch(mode=0o600)


def _secret_key(home: Path) -> str:
    """The console's secret, made once and readable by the owner alone."""
    file = home / "secret_key"
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text("ascii").strip()
    with os.fdopen(handle, "w", encoding="ascii") as out:
        out.write(secrets.token_urlsafe(64))
    return file.read_text("ascii").strip()


def _database_key(home: Path, environ: Mapping[str, str] | None = None) -> str:
    """64 hex digits from SCANNER_DB_KEY or `home/database.key`; empty when neither is there: not encrypted."""
    env = os.environ if environ is None else environ
    file = home / "database.key"
    key = env.get("SCANNER_DB_KEY", "") or (file.read_text("ascii").strip() if file.is_file() else "")
    if key and not _KEY.fullmatch(key):
        raise BadSettings(f"SCANNER_DB_KEY or {file}: the key must be 64 hex digits (256 bits), as `openssl rand -hex 32` gives")
    return key
