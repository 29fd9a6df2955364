"""`python3 -m scanner` on a machine that has Python and nothing else. Nothing is installed here."""

from __future__ import annotations

import ast
import hashlib
import importlib.util
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import scanner.__main__ as bootstrap

SOURCE = Path(bootstrap.__file__)
TREE = ast.parse(SOURCE.read_text("utf-8"))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with two locks and an empty place for the environment."""
    monkeypatch.setattr(bootstrap, "HOUSE", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(bootstrap, "PYTHON", tmp_path / ".venv" / "bin" / "python")
    monkeypatch.setattr(bootstrap, "STAMP", tmp_path / ".venv" / "installed-locks")
    monkeypatch.setattr(bootstrap, "LOCKS", {"run": tmp_path / "requirements.lock", "test": tmp_path / "requirements-test.lock"})
    (tmp_path / "requirements.lock").write_text("django==5.2 \\\n    --hash=sha256:00\n", "utf-8")
    (tmp_path / "requirements-test.lock").write_text("django==5.2\npytest==9.2\n", "utf-8")
    return tmp_path


def installed(house: Path, *locks: str) -> None:
    """As an install leaves it."""
    python = house / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True, exist_ok=True)
    python.touch()
    digests = [f"{name}:{hashlib.sha256(bootstrap.LOCKS[name].read_bytes()).hexdigest()}" for name in locks]
    (house / ".venv" / "installed-locks").write_text("\n".join(digests) + "\n", "utf-8")


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def inside_branch() -> ast.If:
    """The branch of `main` that runs in the environment that was made."""
    main = next(node for node in TREE.body if isinstance(node, ast.FunctionDef) and node.name == "main")
    return next(node for node in main.body if isinstance(node, ast.If))


def test_outside_the_environment_only_the_standard_library_is_imported() -> None:
    branch = inside_branch()
    assert "VENV" in ast.unparse(branch.test)
    assert set(imports(ast.Module(branch.body, []))) == {"scanner"}
    elsewhere = set(imports(TREE)) - {"scanner"}
    assert elsewhere <= sys.stdlib_module_names
    assert sum(name == "scanner" for name in imports(TREE)) == 1


def test_the_package_itself_imports_nothing() -> None:
    assert list(imports(ast.parse((SOURCE.parent / "__init__.py").read_text("utf-8")))) in ([], ["__future__"])


def test_an_older_python_can_read_far_enough_to_say_what_is_needed() -> None:
    ast.parse(SOURCE.read_text("utf-8"), feature_version=(3, 8))


def test_an_older_python_is_told_which_is_needed(house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 1, "final", 0))
    monkeypatch.setattr(sys, "version", "3.10.1 (main)")
    assert bootstrap.main() == 1
    assert capsys.readouterr().err == "scanner: Python 3.11 or newer is needed; this is 3.10.1.\n"


def test_a_missing_venv_names_the_debian_package(house: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    real = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, package=None: None if name == "ensurepip" else real(name, package))
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "argv", ["scanner", "demo"])
    assert bootstrap.main() == 1
    said = capsys.readouterr().err.splitlines()
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    assert said == [
        "Setting up in .venv/ (once): 1 pinned packages from requirements.lock, with pip.",
        f"scanner: This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python{version}-venv",
    ]
    assert not (house / ".venv").exists()


def test_nothing_is_installed_twice_for_the_same_lock(house: Path) -> None:
    assert not bootstrap._installed("run")
    installed(house, "run")
    assert bootstrap._installed("run")


def test_a_changed_lock_asks_for_a_new_install(house: Path) -> None:
    installed(house, "run", "test")
    (house / "requirements-test.lock").write_text("django==5.2.1\npytest==9.2\n", "utf-8")
    assert not bootstrap._installed("test")
    assert bootstrap._installed("run")
    (house / "requirements.lock").write_text("django==5.2.1\n", "utf-8")
    assert not bootstrap._installed("run")


def test_the_test_install_holds_the_run_install_but_not_the_other_way(house: Path) -> None:
    installed(house, "test")
    assert bootstrap._installed("run")
    installed(house, "run")
    assert not bootstrap._installed("test")


def test_a_stamp_without_its_interpreter_or_an_interpreter_without_its_stamp_is_no_install(house: Path) -> None:
    installed(house, "run")
    (house / ".venv" / "bin" / "python").unlink()
    assert not bootstrap._installed("run")
    installed(house, "run")
    (house / ".venv" / "installed-locks").unlink()
    assert not bootstrap._installed("run")


@pytest.mark.parametrize(
    ("arguments", "wanted"), [(["test", "-k", "x"], "test"), (["demo"], "run"), (["scan", "test"], "run"), ([], "run")]
)
def test_only_the_test_command_asks_for_the_test_lock(
    house: Path, arguments: list[str], wanted: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []

    def install(name: str) -> str:
        asked.append(name)
        return "stop here"

    monkeypatch.setattr(bootstrap, "_install", install)
    monkeypatch.setattr(sys, "argv", ["scanner", *arguments])
    assert bootstrap.main() == 1
    assert asked == [wanted]
    assert capsys.readouterr().err == "scanner: stop here\n"


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_every_locked_package_is_pinned_to_one_version_with_hashes(name: str) -> None:
    text = (SOURCE.parent.parent / name).read_text("utf-8").replace("\\\n", " ")
    packages = [line for line in text.splitlines() if line[:1].isalnum()]
    assert len(packages) > 20
    assert [line.split()[0] for line in packages if "==" not in line.split()[0] or "--hash=sha256:" not in line] == []


def test_the_test_lock_holds_the_run_lock() -> None:
    def pins(name: str) -> set[str]:
        return {line.split()[0] for line in (SOURCE.parent.parent / name).read_text("utf-8").splitlines() if line[:1].isalnum()}

    assert pins("requirements.lock") <= pins("requirements-test.lock")
