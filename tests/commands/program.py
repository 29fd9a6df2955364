"""The real program in a process of its own, as a shell would start it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HOUSE = Path(__file__).resolve().parents[2]
CANARY = ("Canary Canaryan", "+37499777777", "canary_xmpl")
"""A name, a phone and a handle that may stand in files and scans, and never in a log or on stderr."""

_SESSION = """
import contextlib, io, json, sys
from scanner.cli import main
ended = []
for arguments in json.loads(sys.argv[1]):
    sys.argv = ["scanner", *arguments]
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8", newline=""), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = main()
        except SystemExit as end:
            code = end.code or 0
    out.flush()
    ended.append({"code": code, "out": out.buffer.getvalue().decode("utf-8"), "err": err.getvalue()})
print(json.dumps(ended))
"""


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """What was said on stderr."""
        return self.err.splitlines()

    def records(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@dataclass(frozen=True)
class Program:
    """The scanner with a home, a working folder and no trained model, all of its own."""

    folder: Path
    settings: Mapping[str, str]

    @property
    def home(self) -> Path:
        return self.folder / "home"

    def __call__(self, *arguments: str | Path, given: bytes = b"", **settings: str | Path) -> Ended:
        """Run a command to its end; `settings` are SCANNER_* variables."""
        command = [sys.executable, "-m", "scanner", *map(str, arguments)]
        done = subprocess.run(command, input=given, capture_output=True, cwd=self.folder, env=self.environment(**settings), check=False)
        return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def start(self, *arguments: str | Path, **pipes: Any) -> subprocess.Popen[bytes]:
        """Start a command in a process group of its own, like one in a terminal."""
        command = [sys.executable, "-m", "scanner", *map(str, arguments)]
        return subprocess.Popen(command, cwd=self.folder, env=self.environment(), start_new_session=True, **pipes)

    def python(self, code: str, *arguments: str | Path) -> Ended:
        """Run Python code in the program's place."""
        command = [sys.executable, "-c", code, *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, cwd=self.folder, env=self.environment(), check=False)
        return Ended(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def session(self, *commands: tuple[str, ...]) -> list[Ended]:
        """Several commands one after the other in one process, which spares starting it for each."""
        done = self.python(_SESSION, json.dumps(commands))
        assert done.code == 0, done.err
        return [Ended(one["code"], one["out"].encode("utf-8", "surrogatepass"), one["err"]) for one in json.loads(done.out)]

    def environment(self, **settings: str | Path) -> dict[str, str]:
        own = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(HOUSE),
            "COLUMNS": "140",
            "LANG": "C.UTF-8",
            "SCANNER_HOME": str(self.home),
            "SCANNER_MODELS": str(self.folder / "no-models"),
        }
        return {**own, **self.settings, **{f"SCANNER_{name.upper()}": str(value) for name, value in settings.items()}}


def write(file: Path, *ads: Any) -> Path:
    """Ads as JSON Lines; bytes are written as they are."""
    file.write_bytes(b"".join(ad if isinstance(ad, bytes) else json.dumps(ad, ensure_ascii=False).encode() + b"\n" for ad in ads))
    return file
