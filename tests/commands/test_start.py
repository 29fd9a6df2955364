"""Starting the program: light, and clear about its settings."""

from __future__ import annotations

import json

import pytest

from tests.commands.program import Program, write

HEAVY = {"numpy", "scipy", "sklearn", "django", "scrapy", "twisted", "bs4", "phonenumbers", "ahocorasick", "rich"}
_LOADED = """
import json, sys
from scanner.cli import main
try:
    main()
finally:
    print(json.dumps(sorted({name.partition(".")[0] for name in sys.modules})), file=sys.stderr)
"""


@pytest.mark.parametrize("arguments", [("--help",), ("scan", "--help"), ("rules",)])
def test_help_loads_nothing_heavy(scanner: Program, arguments: tuple[str, ...]) -> None:
    done = scanner.python(_LOADED, *arguments)
    loaded = set(json.loads(done.lines[-1]))
    assert "Usage: scanner" in done.out.decode() + done.err
    assert {"scanner", "typer"} <= loaded
    assert HEAVY & loaded == set()
    assert not scanner.home.exists()


def test_a_scan_without_a_model_loads_neither_the_trainer_nor_the_store_nor_the_crawler(light: Program) -> None:
    done = light.python(_LOADED, "scan", write(light.folder / "a.jsonl", {"body": "Cook wanted"}))
    loaded = set(json.loads(done.lines[-1]))
    assert {"ahocorasick", "pydantic"} <= loaded
    assert {"sklearn", "django", "scrapy", "twisted"} & loaded == set()
    assert not light.home.exists()


def test_an_unknown_command_is_wrong_usage(scanner: Program) -> None:
    done = scanner("scna")
    assert done.code == 2
    assert "No such command 'scna'" in done.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "none.toml: no such settings file; SCANNER_SETTINGS names it"),
        ("quene_length = 3", "none.toml: unknown setting 'quene_length'; did you mean 'queue_length'?"),
        ("queue_length = ", "none.toml: Invalid value (at end of document)"),
        ('jobs = "many"', "none.toml: jobs: invalid literal for int() with base 10: 'many'"),
    ],
)
def test_a_settings_file_with_a_fault_stops_the_command_with_one_line(scanner: Program, text: str | None, said: str) -> None:
    if text is not None:
        (scanner.folder / "none.toml").write_text(text, "utf-8")
    done = scanner("site", "list", settings="none.toml")
    assert (done.code, done.out, done.lines) == (1, b"", [said])


def test_the_settings_file_of_the_working_folder_is_read(scanner: Program) -> None:
    (scanner.folder / "scanner.toml").write_text('rules = "elsewhere"\n', "utf-8")
    done = scanner("rules", "show", "secrecy")
    assert (done.code, done.lines) == (1, ["elsewhere:1: no rule files (*.yml) here"])
