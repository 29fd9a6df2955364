"""The program to run, and sample sites to visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from scanner.settings import Settings
from spiders.samples import serve
from tests.commands.program import Program
from tests.few_rules import few_rules

FEW = ("secrecy", "documents-held", "debt-deduction")


@pytest.fixture
def scanner(tmp_path: Path) -> Program:
    return Program(tmp_path, {})


@pytest.fixture
def light(tmp_path: Path) -> Program:
    """The program with a few rules: it starts faster, where the way of an ad is tried rather than what is found in it."""
    return Program(tmp_path, {"SCANNER_RULES": str(few_rules(tmp_path / "rules", *FEW))})


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Program]]:
    """The sample sites on loopback, with site files that point there; gives the program that may visit them."""
    folder = tmp_path_factory.mktemp("sites")
    with serve() as bases:
        for name, base in bases.items():
            text = (Settings().sites / f"{name}.yml").read_text("utf-8")
            assert "base: null" in text
            (folder / f"{name}.yml").write_text(text.replace("base: null", f'base: "{base}"'), "utf-8")
        yield lambda place: Program(place, {"SCANNER_SITES": str(folder), "SCANNER_LOOPBACK": "true"})
