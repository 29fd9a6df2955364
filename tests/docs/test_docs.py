"""What the documents say is what the program does."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from scanner.settings import Settings

HOUSE = Path(__file__).resolve().parents[2]
README = (HOUSE / "README.md").read_text("utf-8")


def run(*arguments: str, cwd: Path = HOUSE, home: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(HOUSE), "COLUMNS": "100", "SCANNER_HOME": str(home or cwd)}
    command = [sys.executable, "-m", "scanner", *arguments]
    return subprocess.run(command, capture_output=True, text=True, cwd=cwd, env=environment, check=False)


def commands() -> list[str]:
    """Every command with its group, as the program itself lists them."""
    import typer

    from scanner.cli import app

    root = typer.main.get_command(app)
    names = []
    for name, command in root.commands.items():
        names += [f"{name} {inner}" for inner in command.commands] if hasattr(command, "commands") else [name]
    return names


def test_every_command_is_in_the_readme() -> None:
    assert [name for name in commands() if f"`{name}" not in README] == []


def test_every_setting_is_in_the_readme() -> None:
    assert [field.name for field in fields(Settings) if f"`{field.name}`" not in README] == []


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = re.findall(r"(?:python3 -m scanner|\.venv/bin/scanner|`scanner) ([a-z]+)", README)
    assert set(named) <= {name.split()[0] for name in commands()}


@pytest.mark.parametrize("name", commands())
def test_every_command_explains_itself(name: str) -> None:
    result = run(*name.split(), "--help")
    assert result.returncode == 0
    assert "Usage: scanner" in result.stdout


def test_every_shell_block_of_the_readme_runs(tmp_path: Path) -> None:
    (tmp_path / "ads.jsonl").write_text('{"body": "Cook wanted in Gyumri, written contract."}\n', "utf-8")
    lines = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines() if "scanner scan" in line]
    assert lines
    for line in lines:
        words = shlex.split(line.split("#")[0])
        result = run(*words[words.index("scan") if "scan" in words else 1 :], cwd=tmp_path)
        assert result.returncode == 0, f"{line}\n{result.stderr}"


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "DECISIONS.md", "THREATS.md"])
def test_paths_named_in_the_documents_exist(name: str) -> None:
    text = (HOUSE / name).read_text("utf-8")
    paths = re.findall(r"`((?:scanner|spiders|models|labelled_ads|tests)/[\w./]+)`", text)
    assert [path for path in paths if not (HOUSE / path).exists()] == []


def test_every_pinned_package_has_its_licence_and_reason_in_the_decisions() -> None:
    import tomllib

    project = tomllib.loads((HOUSE / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    names = {re.split(r"[=<>\[]", one)[0] for one in wanted} - {"scanner"}
    decisions = (HOUSE / "DECISIONS.md").read_text("utf-8")
    assert [name for name in sorted(names) if f"| {name} |" not in decisions] == []
