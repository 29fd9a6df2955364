"""Plain text: the whole file is one ad, or several between lines of three or more dashes, equals signs or stars."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from scanner.ad import from_record
from scanner.errors import BadInput
from spiders.imports.item import Item, Reject

MAX_TEXT = 16 << 20
_DIVIDER = re.compile(r"^[ \t]*(?:-{3,}|={3,}|\*{3,})[ \t]*\r?$", re.MULTILINE)


def read_text(stream: BinaryIO, name: str, encoding: str) -> Iterator[Item]:
    """The ads of a text file, each with its place in the file as its reject line."""
    text = decode(stream.read(MAX_TEXT + 1), encoding, limit=MAX_TEXT)
    start, line = 0, 1
    for end, after in [*((found.start(), found.end()) for found in _DIVIDER.finditer(text)), (len(text), len(text))]:
        block = text[start:end].strip("\r\n")
        here, line, start = line, line + text.count("\n", start, after), after
        if not block.strip():
            continue
        try:
            yield from_record({"body": block})
        except BadInput as fault:
            yield Reject(name, here, str(fault), block.encode("utf-8", "surrogatepass"))


def decode(raw: bytes, encoding: str, *, limit: int) -> str:
    """Text of a whole file. Raises BadInput for one that is too large, empty or in another encoding."""
    if len(raw) > limit:
        raise BadInput(f"larger than {limit >> 20} MiB; split it")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encoding = "utf-16"
    try:
        text = raw.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except UnicodeDecodeError as fault:
        place = f"byte 0x{raw[fault.start]:02x} at position {fault.start}"
        raise BadInput(f"not {encoding}: {place}; save it as UTF-8 or say --encoding, e.g. windows-1251") from fault
    except LookupError as fault:
        raise BadInput(f"unknown encoding '{encoding}'") from fault
    if not text.strip():
        raise BadInput("the file holds no text")
    return text
