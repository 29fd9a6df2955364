"""`python3 -m scanner …` from a bare checkout, with the standard library alone.

Outside the project's own `.venv` this makes one, installs the hash-pinned lock into it and runs the same command
again from there. Inside, it only hands over to the command line.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parent.parent
VENV = HOUSE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "installed-locks"
LOCKS = {"run": HOUSE / "requirements.lock", "test": HOUSE / "requirements-test.lock"}


def main() -> int:
    """Run the command line from `.venv`, making it first where needed."""
    if Path(sys.prefix).resolve() == VENV.resolve():
        from scanner.cli import main as command_line

        return command_line()
    if sys.version_info < (3, 11):  # noqa: UP036 - an older Python must get this sentence, not a traceback
        return _give_up(f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}.")
    wanted = "test" if sys.argv[1:2] == ["test"] else "run"
    if not _installed(wanted):
        fault = _install(wanted)
        if fault:
            return _give_up(fault)
    command = [str(PYTHON), "-m", "scanner", *sys.argv[1:]]
    if os.name == "nt":
        return subprocess.call(command)  # noqa: S603 - our own interpreter, the user's own arguments
    sys.stdout.flush()
    return os.execv(command[0], command)  # noqa: S606


def _installed(wanted: str) -> bool:
    """Whether `.venv` holds this very lock; the test lock holds all of the run lock."""
    if not PYTHON.exists() or not STAMP.exists():
        return False
    lines = STAMP.read_text("utf-8").split()
    return any(_stamp(name) in lines for name in ("test", wanted))


def _stamp(name: str) -> str:
    return f"{name}:{hashlib.sha256(LOCKS[name].read_bytes()).hexdigest()}"


def _install(wanted: str) -> str:
    """Make `.venv` and fill it; the answer is empty, or says what went wrong and the way out."""
    lock = LOCKS[wanted]
    packages = sum(1 for line in lock.read_text("utf-8").splitlines() if line[:1].isalnum())
    uv = shutil.which("uv")
    _say(f"Setting up in {VENV.name}/ (once): {packages} pinned packages from {lock.name}, with {'uv' if uv else 'pip'}.")
    if fault := _make_venv(uv):
        return fault
    if uv:
        command = [uv, "pip", "install", "--python", str(PYTHON), "--require-hashes", "-r", str(lock)]
        code = subprocess.call(command)  # noqa: S603
    else:
        code = _pip(lock, packages)
    if code:
        return "The packages could not be installed; the lines above say why. Run the same command again to go on."
    _link_house()
    held = STAMP.read_text("utf-8").split() if STAMP.exists() else []
    STAMP.write_text("\n".join([*(line for line in held if not line.startswith(f"{wanted}:")), _stamp(wanted)]) + "\n", "utf-8")
    _say("Ready.")
    return ""


def _make_venv(uv: str | None) -> str:
    if PYTHON.exists() and (uv or subprocess.call([str(PYTHON), "-c", "import pip"], stderr=subprocess.DEVNULL) == 0):  # noqa: S603
        return ""
    if uv:
        return "" if subprocess.call([uv, "venv", "-q", "--python", sys.executable, str(VENV)]) == 0 else "uv could not make .venv."  # noqa: S603
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        return f"This Python cannot make virtual environments. On Debian or Ubuntu: sudo apt-get install python{version}-venv"
    _say("  making .venv …")
    made = subprocess.call([sys.executable, "-m", "venv", "--clear", str(VENV)])  # noqa: S603
    return "" if made == 0 else "Python could not make .venv; is the disk full or the folder read-only?"


def _pip(lock: Path, packages: int) -> int:
    """Install with pip, telling how far it is; pip's own words are shown only when it fails."""
    command = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--require-hashes", "-r", str(lock)]
    said: list[str] = []
    seen = 0
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace") as pip:  # noqa: S603
        for line in pip.stdout or ():
            said.append(line)
            if line.startswith("Collecting "):
                seen += 1
                _progress(f"  fetching {min(seen, packages)}/{packages}")
            elif line.startswith("Installing collected packages"):
                _progress(f"  unpacking {packages} packages")
    _progress("", end=True)
    if pip.returncode:
        sys.stderr.write("".join(said[-20:]))
    return pip.returncode


def _link_house() -> None:
    """Put the checkout on `.venv`'s path and leave `.venv/bin/scanner`: an editable install without a build step."""

    purelib = subprocess.run(  # noqa: S603
        [str(PYTHON), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"], capture_output=True, text=True, check=True
    ).stdout.strip()
    Path(purelib, "scanner-house.pth").write_text(f"{HOUSE}\n", "utf-8")
    if os.name == "nt":
        (BIN / "scanner.cmd").write_text(f'@"{PYTHON}" -m scanner %*\n', "utf-8")
        return
    script = BIN / "scanner"
    # The guard matters: worker processes import this file again.
    script.write_text(
        f'#!{PYTHON}\nimport sys\n\nfrom scanner.cli import main\n\nif __name__ == "__main__":\n    sys.exit(main())\n', "utf-8"
    )
    script.chmod(0o755)


def _say(line: str) -> None:
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def _progress(line: str, *, end: bool = False) -> None:
    if sys.stderr.isatty():
        sys.stderr.write("\r\x1b[K" + line)
        sys.stderr.flush()
    elif line and not end and line.endswith("packages"):
        _say(line)


def _give_up(reason: str) -> int:
    _say(f"scanner: {reason}")
    return 1


if __name__ == "__main__":
    sys.exit(main())
