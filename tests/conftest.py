"""What every test may use."""

from __future__ import annotations

from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
SHARED = HOUSE.parent / "shared" / "data"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Folder with real third-party texts, which are not ours to keep in the repository."""
    if not SHARED.is_dir():
        pytest.skip("no real texts here: put the shared data folder beside the checkout as ../shared/data")
    return SHARED
