"""Starting the console's web server."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from scanner.errors import NotReady
from scanner.review.serve import serve
from scanner.settings import Settings


def test_what_the_command_line_calls_can_be_imported_before_the_store_is_booted() -> None:
    imports = "import scanner.review.people, scanner.review.serve, scanner.review.signin"
    assert subprocess.run([sys.executable, "-c", imports], cwd=Path(__file__).resolve().parents[2], check=False).returncode == 0


def test_a_port_that_is_taken_is_named_with_the_option_that_changes_it(database: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(NotReady, match=rf"127\.0\.0\.1:{port}.*--port"):
            serve(database, host="127.0.0.1", port=port)


def test_a_host_that_does_not_exist_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(NotReady, match="cannot listen on"):
        serve(Settings(home=tmp_path), host="host.invalid", port=0)
