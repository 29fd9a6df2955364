"""The manifest of captured files: one line a file, each line holding the hash of the line before it.

A changed byte in a file breaks its line; a changed, added or removed line breaks every line after it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from scanner.ad import Evidence
from scanner.errors import BadInput, Fault

MANIFEST = "manifest.jsonl"
START = "0" * 64
"""What the first line holds in place of a predecessor's hash."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """One line: a file that will not change any more. `how` says whether its run ended by itself or was found interrupted."""

    seq: int
    file: str
    size: int
    sha256: str
    records: int
    first: str
    last: str
    how: Literal["finished", "recovered"]
    prev_hash: str


@dataclass(frozen=True, slots=True)
class Captured:
    """A record read back: the address, the status, and the bytes as received (still compressed if they came so)."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    payload: bytes


def seal(folder: Path, file: str, *, how: Literal["finished", "recovered"]) -> Sealed:
    """Enters a closed file in the manifest. Safe with several runs at a time: the manifest is locked meanwhile."""
    dates = [date for date, _ in _records(folder / file)]
    with (folder / MANIFEST).open("a+b") as manifest:
        fcntl.flock(manifest, fcntl.LOCK_EX)
        manifest.seek(0)
        lines = manifest.read().splitlines()
        sealed = Sealed(seq=len(lines), file=file, size=(folder / file).stat().st_size, sha256=_sha256(folder / file), records=len(dates),
                        first=min(dates, default=""), last=max(dates, default=""), how=how,
                        prev_hash=hashlib.sha256(lines[-1]).hexdigest() if lines else START)  # fmt: skip
        manifest.write(json.dumps(asdict(sealed), sort_keys=True).encode("ascii") + b"\n")
        manifest.flush()
        os.fsync(manifest.fileno())
    return sealed


def adopt(folder: Path) -> tuple[Sealed, ...]:
    """Seals files whose run was killed: an unfinished last record is cut off, whole ones are kept. Files being written are left alone."""
    listed = {str(line["file"]) for line in _lines(folder)}
    adopted = []
    for path in sorted(folder.glob("*.warc.gz")):
        if path.name in listed:
            continue
        with path.open("r+b") as stream:
            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            stream.truncate(_whole_records(path))
            os.fsync(stream.fileno())
            adopted.append(seal(folder, path.name, how="recovered"))
    return tuple(adopted)


def verify(folder: Path) -> tuple[Fault, ...]:
    """Everything wrong with a folder of evidence: broken chain, missing or changed files, records that do not match their digests."""
    faults: list[Fault] = []
    manifest = folder / MANIFEST
    previous = START
    for number, raw in enumerate(manifest.read_bytes().splitlines() if manifest.exists() else [], start=1):
        try:
            line = Sealed(**json.loads(raw))
        except (json.JSONDecodeError, TypeError):
            faults.append(Fault(MANIFEST, number, "not a manifest line"))
            continue
        finally:
            expected, previous = previous, hashlib.sha256(raw).hexdigest()
        if line.prev_hash != expected:
            faults.append(Fault(MANIFEST, number, "the chain is broken: this line does not follow from the one before"))
        faults += [Fault(MANIFEST, number, f"{line.file}: {wrong}") for wrong in _wrong(folder / line.file, line)]
    return tuple(faults)


def read_record(folder: Path, evidence: Evidence) -> Captured:
    """The captured answer an ad points to. Raises BadInput if it is missing or not the bytes that were hashed."""
    path = folder / evidence.warc
    if not path.is_file():
        raise BadInput(f"{evidence.warc}: no such file in the evidence folder")
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream):
            if record.rec_headers.get_header("WARC-Record-ID") != evidence.record_id:
                continue
            payload = record.raw_stream.read()
            if hashlib.sha256(payload).hexdigest() != evidence.payload_sha256:
                raise BadInput(f"{evidence.warc}: {evidence.record_id} does not match its hash")
            head = record.http_headers
            return Captured(record.rec_headers.get_header("WARC-Target-URI"), int(head.get_statuscode()), tuple(head.headers), payload)
    raise BadInput(f"{evidence.warc}: no record {evidence.record_id}")


def _wrong(path: Path, line: Sealed) -> Iterator[str]:
    if not path.is_file():
        yield "the file is missing"
        return
    if path.stat().st_size != line.size or _sha256(path) != line.sha256:
        yield "the file is not the one that was sealed"
    try:
        if bad := sum(not passed for _, passed in _records(path)):
            yield f"{bad} records do not match their digests"
    except (ArchiveLoadFailed, zlib.error, EOFError) as fault:
        yield f"cannot be read to its end ({type(fault).__name__})"


def _records(path: Path) -> Iterator[tuple[str, bool]]:
    """Date of each record, and whether its digests hold."""
    with path.open("rb") as stream:
        for record in ArchiveIterator(stream, check_digests=True):
            while record.raw_stream.read(1 << 20):
                pass
            yield record.rec_headers.get_header("WARC-Date"), record.digest_checker.passed is not False


def _whole_records(path: Path) -> int:
    """Bytes up to the end of the last whole gzip member; each record is one member."""
    whole = position = 0
    with path.open("rb") as stream:
        inflate = zlib.decompressobj(zlib.MAX_WBITS | 16)
        while chunk := stream.read(1 << 16):
            while chunk:
                try:
                    inflate.decompress(chunk)
                except zlib.error:
                    return whole
                rest = inflate.unused_data
                position += len(chunk) - len(rest)
                if inflate.eof:
                    whole, inflate = position, zlib.decompressobj(zlib.MAX_WBITS | 16)
                chunk = rest
    return whole


def _lines(folder: Path) -> Iterator[dict[str, object]]:
    manifest = folder / MANIFEST
    for raw in manifest.read_bytes().splitlines() if manifest.exists() else []:
        try:
            yield json.loads(raw)
        except json.JSONDecodeError as fault:
            raise BadInput(f"{MANIFEST}: not a manifest line; check the folder with 'spiders.engine.verify'") from fault


def _sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
