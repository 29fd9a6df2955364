"""Sealed files are taken as they stand; the smallest change voids the seal, and the fault is told again."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadData
from scanner.rules import load_catalogue
from scanner.rules.seal import SEAL, seal, sealed
from tests.rules.making import live, write


def test_a_seal_is_for_one_state_of_the_files(tmp_path: Path) -> None:
    folder = write(tmp_path, live("papers", patterns={"en": [{"phrases": ["passport*"]}]}))
    first = load_catalogue(folder)
    assert not sealed(folder, first.version)
    seal(folder, first.version)
    assert sealed(folder, load_catalogue(folder).version)
    words = folder.parent / "languages" / "en" / "papers.yml"
    words.write_text(words.read_text("utf-8").replace("passport*", "pa*"), "utf-8")
    with pytest.raises(BadData, match="'pa\\*': the stem is too short"):
        load_catalogue(folder)


def test_a_file_that_is_no_seal_seals_nothing(tmp_path: Path) -> None:
    folder = write(tmp_path, live("papers", patterns={"en": [{"phrases": ["passport*"]}]}))
    (folder.parent / SEAL).write_bytes(b"\xff\xfe")
    assert not sealed(folder, load_catalogue(folder).version)


def test_a_sealed_file_with_a_fault_of_form_still_fails(tmp_path: Path) -> None:
    folder = write(tmp_path, live("papers", patterns={"en": [{"phrases": ["passport*"]}]}))
    seal(folder, load_catalogue(folder).version)
    (folder / "other.yml").write_text("id: [", "utf-8")
    with pytest.raises(BadData, match=r"other.yml:2: not YAML"):
        load_catalogue(folder)
