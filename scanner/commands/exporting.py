"""`scanner export`: confirmed cases to a file of their own."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from scanner.errors import BadInput
from scanner.export import Lead, write_csv, write_jsonl

FORMS: dict[str, Callable[[Iterable[Lead], BinaryIO], int]] = {"csv": write_csv, "jsonl": write_jsonl}


def export_confirmed(output: Path, *, form: str) -> int:
    """Write all confirmed cases; returns how many. Needs a booted store.

    The file appears whole or not at all, readable by its owner alone. Raises BadInput for one that is there already.
    """
    from scanner.export.leads import leads

    if form not in FORMS:
        raise BadInput(f"'{form}' is none of {', '.join(FORMS)}")
    if output.exists():
        raise BadInput(f"{output} is there already; name another file")
    part = output.with_name(output.name + ".part")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0), 0o600), "wb") as stream:
        count = FORMS[form](leads(), stream)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(output)
    return count
