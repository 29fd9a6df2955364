"""JSON Lines: one ad an object, one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from scanner.ad import from_record
from scanner.errors import BadInput
from spiders.imports.item import Item, Reject

MAX_LINE = 4 << 20
"""Bytes. The longest real ads are a few hundred kilobytes; a longer line is a broken file or an attack."""
_ALIASES = {"body": ("text", "description", "content", "message")}


def read_jsonl(stream: BinaryIO, name: str, encoding: str) -> Iterator[Item]:
    """Ads of a JSON Lines stream; memory stays flat whatever the length of a line."""
    number = 0
    for number, raw, part in _lines(stream):
        if part:
            reason = f"the line is longer than {MAX_LINE >> 20} MiB; one ad a line, please"
            yield Reject(name, number, reason, raw, continued=part > 1, unfinished=not raw.endswith(b"\n"))
        elif raw.strip():
            yield _ad(raw, name=name, number=number, encoding=encoding)
    if number == 0:
        raise BadInput("the file is empty")


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes, int]]:
    """(line number, bytes, part) of each line; part is 0 for a whole line, else it counts the pieces of one that is too long."""
    number = part = 0
    while chunk := stream.readline(MAX_LINE):
        if not part:
            number += 1
        ended = chunk.endswith(b"\n")
        if part or (not ended and len(chunk) == MAX_LINE):
            part += 1
        yield number, chunk, part
        if ended:
            part = 0


def _ad(raw: bytes, *, name: str, number: int, encoding: str) -> Item:
    try:
        line = raw.decode("utf-8-sig" if number == 1 and encoding == "utf-8" else encoding).rstrip("\r\n")
        return from_record(with_body(json.loads(line)))
    except UnicodeDecodeError as fault:
        return Reject(name, number, f"not {encoding}: byte 0x{raw[fault.start]:02x} at position {fault.start}; save the file as UTF-8", raw)
    except json.JSONDecodeError as fault:
        return Reject(name, number, f"not JSON: {fault.msg} at column {fault.colno}", raw)
    except ValueError as fault:
        return Reject(name, number, f"not an ad: {fault}", raw)
    except RecursionError:
        return Reject(name, number, "not an ad: nested too deeply", raw)
    except BadInput as fault:
        return Reject(name, number, str(fault), raw)


def with_body(record: object) -> object:
    """The record with its text under `body`, where it stands under a name other programs use for it."""
    if not isinstance(record, dict):
        return record
    for known, aliases in _ALIASES.items():
        if not record.get(known):
            for alias in aliases:
                if isinstance(record.get(alias), str) and record[alias].strip():
                    return {**{key: value for key, value in record.items() if key != alias}, known: record[alias]}
    return record
