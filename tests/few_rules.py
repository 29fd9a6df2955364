"""Some of the shipped rules, for tests that start the program often."""

from __future__ import annotations

import shutil
from pathlib import Path

from scanner.settings import Settings


def few_rules(folder: Path, *names: str, languages: tuple[str, ...] = ("en", "ru")) -> Path:
    """A catalogue of these rules in these languages, copied into a folder; the path for the setting `rules`."""
    shipped = Settings().rules
    catalogue = folder / "catalogue"
    catalogue.mkdir(parents=True)
    for name in names:
        shutil.copy(shipped / f"{name}.yml", catalogue)
    for language in languages:
        (folder / "languages" / language).mkdir(parents=True)
        for name in ("lexicon", *names):
            shutil.copy(shipped.parent / "languages" / language / f"{name}.yml", folder / "languages" / language)
    return catalogue
