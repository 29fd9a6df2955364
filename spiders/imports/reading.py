"""One way in for every file format."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from scanner.ad import Ad
from scanner.errors import BadInput
from spiders.imports.item import Item, Reader, Reject

FORMATS = ("jsonl", "csv", "xlsx", "html", "text")
_SUFFIXES = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "jsonl", ".csv": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".xls": "xlsx", ".ods": "xlsx",
    ".html": "html", ".htm": "html", ".txt": "text", ".text": "text", ".md": "text",
}  # fmt: skip
_LATER = {
    ".pdf": "PDF",
    ".png": "image",
    ".jpg": "image",
    ".jpeg": "image",
    ".warc": "WARC",
    ".gz": "compressed",
    ".wacz": "WACZ",
    ".eml": "mail",
}


def read_files(paths: Iterable[str], *, form: str = "", encoding: str = "utf-8", source: str = "") -> Iterator[Item]:
    """Every ad and every reject of the files, in order. `-` is standard input. A bad file is one reject; the others go on."""
    for path in paths:
        try:
            yield from _read_one(path, form=form, encoding=encoding, source=source)
        except BadInput as fault:
            yield Reject(path, 1, str(fault))
        except OSError as fault:
            yield Reject(path, 1, _reason(fault))


def count_lines(paths: Iterable[str]) -> int | None:
    """How many lines the files hold, for a progress bar; None when that cannot be told cheaply."""
    total = 0
    for path in paths:
        if path == "-" or _SUFFIXES.get(Path(path).suffix.lower()) != "jsonl":
            return None
        try:
            with Path(path).open("rb") as stream:
                total += sum(block.count(b"\n") for block in iter(lambda stream=stream: stream.read(1 << 20), b""))  # type: ignore[misc]
        except OSError:
            continue
    return total


def _read_one(path: str, *, form: str, encoding: str, source: str) -> Iterator[Item]:
    if path == "-":
        yield from _reader(form or "jsonl")(sys.stdin.buffer, "<stdin>", encoding)
        return
    file = Path(path)
    if file.is_dir():
        raise BadInput(f"is a folder; name the files in it, e.g. {file}/*.jsonl")
    reader = _reader(form or _form_of(file))
    with file.open("rb") as stream:
        if file.stat().st_size == 0:
            raise BadInput("the file is empty")
        for item in reader(stream, path, encoding):
            yield _with_source(item, source) if source and isinstance(item, Ad) else item


def _with_source(ad: Ad, source: str) -> Ad:
    return ad if ad.source else replace(ad, source=source)


def _form_of(file: Path) -> str:
    suffix = file.suffix.lower()
    if suffix in _SUFFIXES:
        return _SUFFIXES[suffix]
    if suffix in _LATER:
        raise BadInput(f"{_LATER[suffix]} files are not read yet; give JSON Lines, CSV, XLSX, HTML or text")
    raise BadInput(f"the ending '{suffix}' does not tell the format; say it with --from {'|'.join(FORMATS)}")


def _reader(form: str) -> Reader:
    # Each format's module is imported when a file needs it: reading JSON Lines should not wait for an HTML parser.
    if form == "jsonl":
        from spiders.imports.lines import read_jsonl

        return read_jsonl
    if form in {"csv", "xlsx"}:
        from spiders.imports.tables import read_csv, read_xlsx

        return read_csv if form == "csv" else read_xlsx
    if form == "html":
        from spiders.imports.pages import read_html

        return read_html
    if form == "text":
        from spiders.imports.plain import read_text

        return read_text
    raise BadInput(f"unknown format '{form}'; known: {', '.join(FORMATS)}")


def _reason(fault: OSError) -> str:
    known = {"FileNotFoundError": "no such file", "PermissionError": "may not be read by this user", "IsADirectoryError": "is a folder"}
    return known.get(type(fault).__name__, fault.strerror or "could not be read")
