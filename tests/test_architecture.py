"""The house rules that hold for every module at once."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
MODULES = sorted(
    ".".join(file.relative_to(HOUSE).with_suffix("").parts).removesuffix(".__init__")
    for room in ("scanner", "spiders")
    for file in (HOUSE / room).rglob("*.py")
    if "__main__" not in file.name and "migrations" not in file.parts
)
NEEDS_DJANGO = ("scanner.store", "scanner.review", "scanner.link.day", "scanner.export.leads")
_IMPORT_QUIETLY = """
import sys
def hook(event, args):
    if event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+") and "__pycache__" not in str(args[0]):
        raise SystemExit(f"writes {args[0]} at import")
    if event in {"socket.connect", "subprocess.Popen", "os.mkdir", "os.remove", "os.rename"}:
        if event == "os.mkdir" and "__pycache__" in str(args[0]):
            return
        raise SystemExit(f"{event} at import: {args}")
sys.addaudithook(hook)
sys.dont_write_bytecode = True
import importlib
for name in sys.argv[1:]:
    importlib.import_module(name)
"""


def python(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, cwd=HOUSE, check=False)


def test_importing_does_no_work() -> None:
    quiet = [name for name in MODULES if not name.startswith(NEEDS_DJANGO)]
    result = python(_IMPORT_QUIETLY, *quiet)
    assert result.returncode == 0, result.stderr


def test_reading_an_ad_loads_neither_django_nor_scrapy() -> None:
    loaded = python("import sys, scanner.pipeline; print(*sorted({name.split('.')[0] for name in sys.modules}))").stdout.split()
    assert {"scanner"} <= set(loaded)
    assert not {"django", "scrapy", "twisted", "sklearn"} & set(loaded)


def test_imports_point_one_way() -> None:
    result = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"], capture_output=True, text=True, cwd=HOUSE, check=False
    )
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("word", ["utils", "helpers", "common", "manager", "processor"])
def test_no_room_is_named_for_nothing(word: str) -> None:
    assert [name for name in MODULES if word in name.split(".")] == []


def test_no_identifier_accuses_a_person() -> None:
    accusing = {"trafficker", "guilty", "victim", "criminal", "perpetrator"}
    found = []
    for file in [*(HOUSE / "scanner").rglob("*.py"), *(HOUSE / "spiders").rglob("*.py")]:
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            name = getattr(node, "name", None) or getattr(node, "id", None) or getattr(node, "arg", None)
            if isinstance(name, str) and accusing & set(name.lower().split("_")):
                found.append(f"{file.name}: {name}")
    assert found == []


def test_no_machine_path_and_no_registry_host_is_in_the_repository() -> None:
    listed = subprocess.run(["git", "ls-files"], capture_output=True, text=True, cwd=HOUSE, check=True).stdout.split("\n")
    forbidden = [
        f"{HOUSE.parent}/main",
        f"{HOUSE.parent}/shared",
        "/" + "root/",
        "pypi" + ".org",
        "python" + "hosted",
        "npm" + "js.org",
        "deb.debian" + ".org",
    ]
    found = []
    for name in filter(None, listed):
        file = HOUSE / name
        if file.is_file() and file.suffix in {".py", ".md", ".toml", ".yml", ".lock", ".html", ".js", ".css", ".json", ".jsonl", ""}:
            text = file.read_text("utf-8", errors="replace")
            found += [f"{name}: {word}" for word in forbidden if word in text]
    assert found == []
