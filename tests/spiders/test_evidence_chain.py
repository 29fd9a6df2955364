"""The manifest: any change to what was captured is found, and nothing else is."""

from __future__ import annotations

import fcntl
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.http import Response

from scanner.ad import Evidence
from scanner.errors import BadInput
from spiders.engine import adopt, read_record, verify
from spiders.engine.manifest import MANIFEST
from spiders.engine.warc import Capture

URL = "https://jobs.example/ad/7"


def _capture(folder: Path, run: str, bodies: list[bytes], *, close: bool = True) -> list[Evidence]:
    capture = Capture(folder, site="ge.example", run_id=run, info={"software": "test"})
    kept = [capture.keep(Request(URL), Response(URL, headers={"Transfer-Encoding": "chunked"}, body=body)) for body in bodies]
    if close:
        capture.close()
    return kept


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for run in ("a", "b", "c"):
        _capture(tmp_path, run, [f"body of {run}".encode(), b""])
    return tmp_path


def test_untouched_evidence_verifies(folder: Path) -> None:
    assert verify(folder) == ()


def test_an_empty_folder_has_nothing_wrong(tmp_path: Path) -> None:
    assert verify(tmp_path) == ()


def test_the_record_gives_back_the_bytes(tmp_path: Path) -> None:
    kept = _capture(tmp_path, "a", [b"one", b"two", b""])
    assert [read_record(tmp_path, evidence).payload for evidence in kept] == [b"one", b"two", b""]
    assert read_record(tmp_path, kept[0]).url == URL


def test_a_header_that_is_no_longer_true_is_renamed(tmp_path: Path) -> None:
    (kept,) = _capture(tmp_path, "a", [b"one"])
    assert read_record(tmp_path, kept).headers == (("X-Received-Transfer-Encoding", "chunked"),)


def test_a_record_that_is_not_the_one_hashed_is_refused(tmp_path: Path) -> None:
    (kept,) = _capture(tmp_path, "a", [b"one"])
    with pytest.raises(BadInput, match="does not match"):
        read_record(tmp_path, Evidence(kept.warc, kept.record_id, "0" * 64, kept.fetched_at, kept.run_id))
    with pytest.raises(BadInput, match="no record"):
        read_record(tmp_path, Evidence(kept.warc, "<urn:uuid:0>", kept.payload_sha256, kept.fetched_at, kept.run_id))
    with pytest.raises(BadInput, match="no such file"):
        read_record(tmp_path, Evidence("other.warc.gz", kept.record_id, kept.payload_sha256, kept.fetched_at, kept.run_id))


def _flip(folder: Path, at: float) -> None:
    file = folder / "ge.example-b.warc.gz"
    raw = bytearray(file.read_bytes())
    raw[int(len(raw) * at)] ^= 1
    file.write_bytes(raw)


def _cut(folder: Path) -> None:
    file = folder / "ge.example-b.warc.gz"
    file.write_bytes(file.read_bytes()[:-20])


def _lines(folder: Path, change: Callable[[list[bytes]], list[bytes]]) -> None:
    manifest = folder / MANIFEST
    manifest.write_bytes(b"".join(line + b"\n" for line in change(manifest.read_bytes().splitlines())))


@pytest.mark.parametrize(
    ("tamper", "line"),
    [
        (lambda folder: _flip(folder, 0.3), 2),
        (lambda folder: _flip(folder, 0.9), 2),
        (_cut, 2),
        (lambda folder: (folder / "ge.example-b.warc.gz").unlink(), 2),
        (lambda folder: _lines(folder, lambda lines: [lines[0], lines[2]]), 2),
        (lambda folder: _lines(folder, lambda lines: lines[1:]), 1),
        (lambda folder: _lines(folder, lambda lines: [lines[1], lines[0], lines[2]]), 1),
        (lambda folder: _lines(folder, lambda lines: [lines[0].replace(b'"finished"', b'"recovered"'), *lines[1:]]), 2),
        (lambda folder: _lines(folder, lambda lines: [lines[0], b"not json", lines[2]]), 2),
        (lambda folder: _lines(folder, lambda lines: [lines[0], b'{"seq": 1}', lines[2]]), 2),
    ],
)
def test_tampering_is_found_where_it_was_done(tamper: Callable[[Path], None], line: int, folder: Path) -> None:
    tamper(folder)
    faults = verify(folder)
    assert faults
    assert faults[0].line == line


def test_an_interrupted_file_is_sealed_with_its_whole_records(tmp_path: Path) -> None:
    kept = _capture(tmp_path, "a", [b"one", b"two"])
    (tmp_path / MANIFEST).unlink()
    file = tmp_path / "ge.example-a.warc.gz"
    whole = file.read_bytes()
    file.write_bytes(whole + whole[:100])
    (sealed,) = adopt(tmp_path)
    assert sealed.how == "recovered"
    assert file.read_bytes() == whole
    assert verify(tmp_path) == ()
    assert read_record(tmp_path, kept[1]).payload == b"two"
    assert adopt(tmp_path) == ()


@pytest.mark.parametrize("left", [0, 10])
def test_a_file_without_a_whole_record_is_sealed_empty(left: int, tmp_path: Path) -> None:
    _capture(tmp_path, "a", [])
    (tmp_path / MANIFEST).unlink()
    file = tmp_path / "ge.example-a.warc.gz"
    file.write_bytes(file.read_bytes()[:left])
    assert [sealed.records for sealed in adopt(tmp_path)] == [0]
    assert verify(tmp_path) == ()


def test_a_file_still_being_written_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "ge.example-a.warc.gz"
    file.write_bytes(b"")
    with file.open("rb") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        assert adopt(tmp_path) == ()
    assert len(adopt(tmp_path)) == 1


def test_files_are_for_their_owner_only(folder: Path) -> None:
    assert {file.stat().st_mode & 0o077 for file in folder.glob("*.gz")} == {0}


def test_a_line_names_the_hash_of_the_line_before(folder: Path) -> None:
    import hashlib

    lines = (folder / MANIFEST).read_bytes().splitlines()
    assert [json.loads(line)["prev_hash"] for line in lines] == ["0" * 64, *(hashlib.sha256(line).hexdigest() for line in lines[:-1])]
