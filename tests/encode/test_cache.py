"""Vectors are kept by hash: a text is encoded once, by whichever process comes first, and the file holds no text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scanner.encode import find_encoder
from scanner.encode.cache import Remembering
from scanner.errors import NotReady
from tests.classify.making import EightNumbers

TEXTS = ["cook wanted", "waitress abroad", "cook wanted"]


def test_a_text_is_encoded_once(tmp_path: Path) -> None:
    inner = EightNumbers()
    first = Remembering(inner, tmp_path / "vectors.sqlite").encode(TEXTS)
    assert inner.read == ["cook wanted", "waitress abroad"]
    again = Remembering(EightNumbers(), tmp_path / "vectors.sqlite")
    assert np.array_equal(again.encode(TEXTS), first)
    assert np.array_equal(first[0], first[2])


def test_a_kept_vector_is_the_one_that_was_made(tmp_path: Path) -> None:
    memory = Remembering(EightNumbers(), tmp_path / "vectors.sqlite")
    assert np.array_equal(memory.encode(TEXTS[:1]), memory.encode(TEXTS[:1]))


def test_vectors_of_another_encoder_are_not_taken(tmp_path: Path) -> None:
    Remembering(EightNumbers(), tmp_path / "vectors.sqlite").encode(TEXTS)

    class Other(EightNumbers):
        id = "other/made"

    inner = Other()
    Remembering(inner, tmp_path / "vectors.sqlite").encode(TEXTS[:1])
    assert inner.read == ["cook wanted"]


def test_the_file_holds_no_text_and_is_the_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    Remembering(EightNumbers(), file).encode(TEXTS)
    assert b"cook" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0


def test_nothing_asked_is_nothing_made(tmp_path: Path) -> None:
    assert Remembering(EightNumbers(), tmp_path / "vectors.sqlite").encode([]).shape == (0, 8)


def test_a_damaged_file_is_told_with_the_way_out(tmp_path: Path) -> None:
    file = tmp_path / "vectors.sqlite"
    file.write_bytes(b"this is no database, and long enough to be taken for one by its size" * 20)
    with pytest.raises(NotReady, match="if it is damaged delete it"):
        Remembering(EightNumbers(), file).encode(TEXTS)


def test_without_a_file_the_vectors_are_those_that_would_be_kept(tmp_path: Path) -> None:
    kept = Remembering(EightNumbers(), tmp_path / "vectors.sqlite").encode(TEXTS)
    assert np.array_equal(Remembering(EightNumbers(), None).encode(TEXTS), kept)


def test_where_nothing_can_be_written_nothing_is_remembered() -> None:
    """A place under /proc can be written by nobody, not even by the superuser."""
    found = find_encoder("", home=Path("/proc/nowhere/at/all"))
    assert found is not None
    assert found.encode(["a cook is wanted"]).shape == (1, 384)
