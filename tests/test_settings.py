"""Settings: one place, unknown keys refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadSettings
from scanner.settings import Settings, load_settings


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    file = tmp_path / "scanner.toml"
    file.write_text('queue_length = 10\noperator = "desk@ministry.example"\n', "utf-8")
    settings = load_settings({"SCANNER_SETTINGS": str(file), "SCANNER_QUEUE_LENGTH": "20"})
    assert (settings.queue_length, settings.operator) == (20, "desk@ministry.example")


def test_an_unknown_key_names_the_nearest(tmp_path: Path) -> None:
    file = tmp_path / "scanner.toml"
    file.write_text("queue_lenght = 10\n", "utf-8")
    with pytest.raises(BadSettings, match="unknown setting 'queue_lenght'; did you mean 'queue_length'"):
        load_settings({"SCANNER_SETTINGS": str(file)})


@pytest.mark.parametrize(("key", "value"), [("SCANNER_QUEUE_LENGTH", "many"), ("SCANNER_JOBS", "-3"), ("SCANNER_LOOPBACK", "perhaps")])
def test_a_senseless_value_names_its_key(key: str, value: str) -> None:
    with pytest.raises(BadSettings, match=key):
        load_settings({key: value})


def test_a_named_file_must_exist(tmp_path: Path) -> None:
    with pytest.raises(BadSettings, match="no such settings file"):
        load_settings({"SCANNER_SETTINGS": str(tmp_path / "none.toml")})


def test_nothing_set_gives_the_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load_settings({}) == Settings()


def test_lists_are_split_at_commas() -> None:
    assert load_settings({"SCANNER_INTERFACE_LANGUAGES": "ru, en"}).interface_languages == ("ru", "en")
