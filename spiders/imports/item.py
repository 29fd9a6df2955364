"""What becomes of each line of a file: an ad, or a reject with the reason."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, TypeAlias

from scanner.ad import Ad


@dataclass(frozen=True, slots=True)
class Reject:
    """A line or file that gave no ad, and its bytes.

    A very long line comes in pieces: all but the first are `continued`, all but the last `unfinished`.
    """

    file: str
    line: int
    reason: str
    raw: bytes = b""
    continued: bool = False
    unfinished: bool = False

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.reason}"


Item: TypeAlias = Ad | Reject
Reader: TypeAlias = Callable[[BinaryIO, str, str], Iterator[Item]]
