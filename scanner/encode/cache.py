"""Vectors kept by the hash of their text: reposts, retraining and the next day's recheck cost nothing."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

import numpy as np

from scanner.encode.encoder import Encoder, Floats
from scanner.errors import NotReady

_TABLE = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB NOT NULL) WITHOUT ROWID"
_WAIT = 30.0
"""Seconds a process waits for another to finish writing."""
_MOST_ASKED = 500


class Remembering:
    """An encoder that looks before it works. The file holds hashes and vectors, no text; without one nothing is remembered.

    Vectors are kept in half precision and always given as kept, so an ad gets the same one whichever way it came.
    """

    def __init__(self, encoder: Encoder, file: Path | None) -> None:
        self._encoder = encoder
        self._file = file

    @property
    def id(self) -> str:
        return self._encoder.id

    @property
    def size(self) -> int:
        return self._encoder.size

    def encode(self, texts: Sequence[str]) -> Floats:
        """One row a text; only texts never seen are encoded. Raises NotReady when the file cannot be used."""
        if self._file is None:
            return self._encoder.encode(texts).astype(np.float16).astype(np.float32)
        try:
            return self._remembered(texts, self._file)
        except OSError:  # a place one may only read: ads are scanned from there all the same, without a memory
            self._file = None
            return self.encode(texts)
        except sqlite3.DatabaseError as fault:
            raise NotReady(f"{self._file}: cannot be used ({fault}); if it is damaged delete it, it will be made anew") from fault

    def _remembered(self, texts: Sequence[str], file: Path) -> Floats:
        keys = [self._key(text) for text in texts]
        known = self._known(keys, file)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        if new:
            self._keep(new, file)
            known |= self._known(list(new), file)  # as kept: another process may have been first, and engines differ in the last digits
        return np.array([known[key] for key in keys], dtype=np.float32).reshape(len(texts), self.size)

    def _keep(self, new: dict[bytes, str], where: Path) -> None:
        vectors = self._encoder.encode(list(new.values()))
        with _opened(where) as file, file:
            rows = ((key, vector.astype("<f2").tobytes()) for key, vector in zip(new, vectors, strict=True))
            file.executemany("INSERT OR IGNORE INTO vectors VALUES (?, ?)", rows)

    def _known(self, keys: Sequence[bytes], where: Path) -> dict[bytes, Floats]:
        found: dict[bytes, Floats] = {}
        with _opened(where) as file:
            for start in range(0, len(keys), _MOST_ASKED):
                some = keys[start : start + _MOST_ASKED]
                asked = ",".join("?" * len(some))
                rows = file.execute(f"SELECT key, vector FROM vectors WHERE key IN ({asked})", some)  # noqa: S608 - question marks only
                found |= {key: np.frombuffer(vector, dtype="<f2").astype(np.float32) for key, vector in rows}
        return found

    def _key(self, text: str) -> bytes:
        return hashlib.sha256(f"{self.id}\n{text}".encode("utf-8", "surrogatepass")).digest()


@contextmanager
def _opened(where: Path) -> Iterator[sqlite3.Connection]:
    where.parent.mkdir(parents=True, exist_ok=True)
    where.touch(mode=0o600)
    with closing(sqlite3.connect(where, timeout=_WAIT)) as connection:
        connection.execute(_TABLE)
        yield connection
