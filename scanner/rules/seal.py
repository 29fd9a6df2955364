"""The seal of a catalogue whose files were found without fault: they need not be looked through at every start.

Looking through the phrases of nine languages takes seconds. The seal is the catalogue's version, so it is void as soon as
anything in the files changes, and then every start looks again until `scanner rules check` seals them anew.
"""

from __future__ import annotations

from pathlib import Path

SEAL = "SEALED"


def sealed(folder: Path, version: str) -> bool:
    """Whether the files of this version were found without fault."""
    try:
        return (folder.parent / SEAL).read_text("utf-8").strip() == version
    except (OSError, UnicodeDecodeError):
        return False


def seal(folder: Path, version: str) -> Path:
    """Writes the seal beside the catalogue's folder. Raises OSError where it cannot be written."""
    file = folder.parent / SEAL
    file.write_text(f"{version}\n", "utf-8")
    return file
