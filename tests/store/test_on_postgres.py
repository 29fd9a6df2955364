"""The same tests once more, on a real PostgreSQL."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from scanner.settings import HOUSE
from tests.store.databases import HOW_TO_GET_POSTGRES, ON_POSTGRES, postgres_programs


@pytest.mark.skipif(ON_POSTGRES, reason="this is the PostgreSQL round")
@pytest.mark.skipif(not (postgres_programs() or os.environ.get("SCANNER_TEST_PG")), reason=HOW_TO_GET_POSTGRES)
def test_everything_that_touches_the_store_holds_on_postgresql() -> None:
    rooms = ["tests/store", "tests/link", "tests/export"]
    environ = os.environ | {"SCANNER_TEST_DATABASE": "postgres"}
    done = subprocess.run([sys.executable, "-m", "pytest", "-rN", *rooms], cwd=HOUSE, env=environ, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
    passed = re.search(r"(\d+) passed", done.stdout)
    assert passed
    assert int(passed[1]) > 50
