"""Settings: built once in `cli.py`, frozen, passed down. An unknown key is an error.

Read from `scanner.toml` in the working folder (or the file named by SCANNER_SETTINGS), then from SCANNER_* in the
environment, which wins.
"""

from __future__ import annotations

import difflib
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from scanner.errors import BadSettings

HOUSE = Path(__file__).resolve().parent.parent
"""The checkout: where models/, labelled_ads/ and spiders/ stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Everything a user may change, with its default."""

    home: Path = HOUSE / "var"
    """Folder for the database, captured pages, logs and digests."""
    database_url: str = ""
    """`postgres://user:password@host/name`; empty means SQLite in `home`."""
    models: Path = HOUSE / "models"
    """Folder with `live.toml` and the trained models."""
    encoder: str = ""
    """Reads meaning: empty for the best that is installed, `off`, or the folder of a Hugging Face encoder."""
    rules: Path = HOUSE / "scanner" / "rules" / "catalogue"
    """Folder with the rule files."""
    sites: Path = HOUSE / "spiders" / "sites"
    """Folder with the site files."""
    operator: str = ""
    """Contact (e-mail or web page) put into the crawler's user agent; live sites are not visited without it."""
    queue_length: int = 50
    """Cases put in front of reviewers a day."""
    jobs: int = 0
    """Processes for scoring; 0 means one a core."""
    interface_languages: tuple[str, ...] = ("en", "ru")
    """Languages of the console, first is the default."""
    secret_key: str = ""
    """Console secret; made once and kept in `home` when empty."""
    allowed_hosts: tuple[str, ...] = ("127.0.0.1", "localhost")
    """Host names under which the console answers."""
    loopback: bool = False
    """Let spiders visit 127.0.0.1; only the demo and the tests set it."""


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Settings from file and environment. Raises BadSettings naming the key, the file and the nearest known key."""
    env = os.environ if environ is None else environ
    file = Path(env.get("SCANNER_SETTINGS", "scanner.toml"))
    values = _from_file(file, required="SCANNER_SETTINGS" in env)
    for name in (field.name for field in fields(Settings)):
        if (key := f"SCANNER_{name.upper()}") in env:
            values[name] = _parse(name, env[key], key)
    return replace(Settings(), **values)  # type: ignore[arg-type]


def _from_file(file: Path, *, required: bool) -> dict[str, object]:
    if not file.is_file():
        if required:
            raise BadSettings(f"{file}: no such settings file; SCANNER_SETTINGS names it")
        return {}
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        raise BadSettings(f"{file}: {fault}") from fault
    known = [field.name for field in fields(Settings)]
    for key in raw:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1)
            raise BadSettings(f"{file}: unknown setting '{key}'" + (f"; did you mean '{near[0]}'?" if near else ""))
    return {key: _parse(key, value, f"{file}: {key}") for key, value in raw.items()}


def _parse(name: str, value: object, where: str) -> object:
    default = getattr(Settings(), name)
    try:
        if isinstance(default, bool):
            if str(value).lower() not in {"true", "false", "1", "0"}:
                raise ValueError("give true or false")
            return str(value).lower() in {"true", "1"}
        if isinstance(default, int):
            if (number := int(str(value))) < 0:
                raise ValueError("give 0 or more")
            return number
        if isinstance(default, tuple):
            items = value.split(",") if isinstance(value, str) else value
            if not isinstance(items, list):
                raise ValueError("give a list")
            return tuple(str(item).strip() for item in items if str(item).strip())
        return type(default)(str(value))
    except ValueError as fault:
        raise BadSettings(f"{where}: {fault}") from fault
