"""Vectors are kept by hash: a text is encoded once, by whichever process comes first, and the file holds no text."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from scanner.encode.cache import Remembering
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
