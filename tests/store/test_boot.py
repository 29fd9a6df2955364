"""Starting Django from our settings."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings as django_settings

from scanner.errors import BadSettings
from scanner.settings import HOUSE, Settings
from scanner.store import boot
from scanner.store.configuration import configuration

TWICE = """
import sys; from pathlib import Path
from scanner.settings import Settings; from scanner.store import boot, migrate
boot(Settings(home=Path(sys.argv[1]))); migrate()
from django.conf import settings; from scanner.store.models import User
User.objects.get_or_create(username="ani"); print(settings.SECRET_KEY, User.objects.count())
"""


def run(*command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SCANNER_")}
    return subprocess.run([sys.executable, "-W", "error", *command], cwd=HOUSE, env=kept | environ, capture_output=True, text=True)


def test_a_secret_is_made_once_and_readable_by_the_owner_alone(tmp_path: Path) -> None:
    home = tmp_path / "new" / "home"
    first, second = (run("-c", TWICE, str(home)) for _ in range(2))
    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
    assert len(first.stdout.split()[0]) > 60
    assert stat.S_IMODE((home / "secret_key").stat().st_mode) == 0o600
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


@pytest.mark.parametrize(("key", "works"), [("ab" * 32, True), ("password", False), ("ab" * 31, False)])
def test_a_database_key_is_64_hex_digits(tmp_path: Path, key: str, works: bool) -> None:
    done = run("-c", TWICE, str(tmp_path), SCANNER_DB_KEY=key)
    assert (done.returncode == 0) is works, done.stderr
    assert works or ("BadSettings" in done.stderr and key not in done.stderr)
    assert works is not (tmp_path / "scanner.db").read_bytes().startswith(b"SQLite format 3") or not works


def test_booting_again_is_harmless_with_the_same_settings_and_refused_with_others(database: Settings) -> None:
    booted = django_settings.SCANNER
    boot(booted, console=True)
    with pytest.raises(BadSettings, match="already runs"):
        boot(replace(booted, queue_length=7))


@pytest.mark.parametrize(
    ("url", "wanted"),
    [
        (
            "postgres://ani:p%40ss@db.example:5433/ads",
            {"NAME": "ads", "USER": "ani", "PASSWORD": "p@ss", "HOST": "db.example", "PORT": "5433"},
        ),
        (
            "postgresql:///ads?host=/run/pg",
            {"NAME": "ads", "USER": "", "PASSWORD": "", "HOST": "", "PORT": "", "OPTIONS": {"host": "/run/pg"}},
        ),
    ],
)
def test_a_database_url_names_a_postgresql(url: str, wanted: dict[str, object]) -> None:
    found = configuration(Settings(database_url=url), secret_key="x")["DATABASES"]["default"]
    assert found["ENGINE"] == "django.db.backends.postgresql"
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.parametrize("url", ["mysql://db/ads", "postgres://db", "ads"])
def test_another_database_is_refused_without_repeating_the_password(url: str) -> None:
    with pytest.raises(BadSettings, match="expected postgres://"):
        configuration(Settings(database_url=url), secret_key="x")


@pytest.mark.parametrize("codes", [("xx",), ()])
def test_an_interface_language_we_do_not_know_is_refused(codes: tuple[str, ...]) -> None:
    with pytest.raises(BadSettings, match="interface_languages"):
        configuration(Settings(interface_languages=codes), secret_key="x")


def test_a_public_host_gets_https_and_host_cookies_and_loopback_works_without() -> None:
    public = configuration(Settings(allowed_hosts=("flags.example.org",)), secret_key="x")
    local = configuration(Settings(), secret_key="x")
    assert (public["SECURE_SSL_REDIRECT"], public["SESSION_COOKIE_SECURE"], public["SESSION_COOKIE_NAME"]) == (True, True, "__Host-session")
    assert (local["SECURE_SSL_REDIRECT"], local["SESSION_COOKIE_SECURE"]) == (False, False)


def test_the_content_policy_allows_nothing_from_outside() -> None:
    directives = configuration(Settings(), secret_key="x")["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert directives["default-src"] == directives["frame-ancestors"] == ["'none'"]
    assert {value for values in directives.values() for value in values} == {"'none'", "'self'"}


def test_deployment_checks_find_nothing_on_a_public_host(tmp_path: Path) -> None:
    checked = run(
        "-m", "scanner.store", "check", "--deploy", "--fail-level", "INFO",
        SCANNER_HOME=str(tmp_path), SCANNER_ALLOWED_HOSTS="flags.example.org",
    )  # fmt: skip
    assert checked.returncode == 0, checked.stderr
    assert "no issues" in checked.stdout


def test_importing_the_store_starts_nothing() -> None:
    done = run("-c", "import scanner.store, django.conf, sys; sys.exit(django.conf.settings.configured)")
    assert done.returncode == 0, done.stderr
