"""Writing files and linking need no database."""

from __future__ import annotations

import subprocess
import sys

import pytest

from scanner.settings import HOUSE


@pytest.mark.parametrize("room", ["scanner.export", "scanner.link"])
def test_the_writers_and_linkers_import_no_django(room: str) -> None:
    program = f"import sys; import {room}; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=HOUSE).returncode == 0
