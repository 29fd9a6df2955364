"""Which encoder is found, and that it is opened only when a text comes."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.encode import OFF, accelerated_folder, find_encoder
from scanner.encode.accelerated import CARD
from scanner.errors import BadModel


def test_without_more_it_is_the_packages_own(tmp_path: Path) -> None:
    found = find_encoder("", home=tmp_path)
    assert found is not None
    assert found.id == "multilingual-e5-small/packaged"
    assert not (tmp_path / "vectors.sqlite").exists()


def test_the_accelerated_one_is_taken_where_it_was_made(tmp_path: Path) -> None:
    folder = accelerated_folder(tmp_path)
    folder.mkdir()
    (folder / CARD).write_text("{}", "utf-8")
    found = find_encoder("", home=tmp_path)
    assert found is not None
    assert found.id == "multilingual-e5-small/int8"
    with pytest.raises(BadModel, match="make the encoder again"):
        found.encode(["opened by the first text"])


def test_it_can_be_switched_off(tmp_path: Path) -> None:
    assert find_encoder(OFF, home=tmp_path) is None


def test_a_folder_without_safe_weights_is_refused(tmp_path: Path) -> None:
    pytest.importorskip("transformers", reason="transformers is not installed; get it with: pip install 'scanner[train]'")
    (tmp_path / "pytorch_model.bin").write_bytes(b"a pickle")
    with pytest.raises(BadModel, match="no safetensors weights in it"):
        find_encoder(str(tmp_path), home=tmp_path)
