"""The data set's metadata: true of the files, and accepted by the standard's own tool."""

from __future__ import annotations

import hashlib
import json
import shutil
import warnings
from pathlib import Path

import pytest

from scanner.errors import BadInput
from scanner.train.dataset import CROISSANT, SUMS, write_metadata
from tests.train.making import LABELLED


def test_hashes_are_those_of_the_files_we_ship() -> None:
    listed = dict(reversed(text.split("  ")) for text in (LABELLED / SUMS).read_text("utf-8").splitlines())
    files = {file.relative_to(LABELLED).as_posix(): file for file in LABELLED.rglob("*.jsonl")}
    assert listed == {name: hashlib.sha256(file.read_bytes()).hexdigest() for name, file in files.items()}, "run: scanner label describe"


def test_the_metadata_we_ship_is_what_would_be_written(tmp_path: Path) -> None:
    copy = shutil.copytree(LABELLED, tmp_path / "ads")
    write_metadata(copy)
    assert (copy / CROISSANT).read_bytes() == (LABELLED / CROISSANT).read_bytes(), "run: scanner label describe"


def test_the_standards_own_tool_reads_it() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the packages below it
        mlcroissant = pytest.importorskip("mlcroissant", reason="mlcroissant is not installed; get it with: pip install 'scanner[test]'")
        data = mlcroissant.Dataset(jsonld=str(LABELLED / CROISSANT))
        first = next(iter(data.records(record_set="ads-hy")))
        sentence = next(iter(data.records(record_set="sentences-tg")))
    example = json.loads((LABELLED / "hy.jsonl").read_text("utf-8").splitlines()[0])
    assert first["ads-hy/body"].decode() == example["ad"]["body"]
    assert first["ads-hy/label"].decode() == example["label"]
    assert sentence["sentences-tg/state"].decode() == "present"


def test_a_folder_of_another_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no labelled ads"):
        write_metadata(tmp_path)
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "en.jsonl").write_text("{}", "utf-8")
    with pytest.raises(BadInput, match="labelled ads lie in the folder itself or in calibration, heldback, benign, sentences"):
        write_metadata(tmp_path)
    assert not (tmp_path / SUMS).exists()
