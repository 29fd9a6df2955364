"""Small catalogues, written into a folder and read by the real loader."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from scanner.rules import Catalogue, load_catalogue
from tests.rules.making import LEXICONS, Load, write


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Loads rule files given as plain values."""

    def loaded(*files: dict[str, object], lexicons: Mapping[str, object] = LEXICONS) -> Catalogue:
        return load_catalogue(write(tmp_path, *files, lexicons=lexicons))

    return loaded
