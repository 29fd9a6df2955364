"""Leads as JSON Lines: everything, exactly as published."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import BinaryIO

from scanner.export.lead import Lead


def write_jsonl(leads: Iterable[Lead], out: BinaryIO) -> int:
    """Write one lead a line, UTF-8, keys sorted; returns how many. Lone surrogates stand as JSON escapes."""
    count = 0
    for count, lead in enumerate(leads, 1):  # noqa: B007  the last number is the result
        line = json.dumps(asdict(lead), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        out.write(line.encode("utf-8", "backslashreplace") + b"\n")
    return count
