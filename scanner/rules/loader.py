"""Rule files to a catalogue: every fault of every file, then one failure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from scanner.errors import BadData, Fault
from scanner.rules.files import Files, read_files
from scanner.rules.meaning import combination_faults, rule_faults
from scanner.rules.phrasing import lexicon_faults, words_faults
from scanner.rules.rulebook import Catalogue, build_catalogue
from scanner.rules.seal import sealed
from scanner.rules.shape import to_combination, to_lexicon, to_rule
from scanner.yamlfile import Reading, nearest

_File = TypeVar("_File", bound=BaseModel)


def load_catalogue(folder: Path, languages: Path | None = None, *, trust: bool = True) -> Catalogue:
    """The catalogue of a folder of rule files, its `combinations/`, and the folders of `languages` (default: beside the folder).

    Files that `scanner rules check` has sealed as they stand are not looked through again, unless `trust` is False. Raises
    BadData with every fault found.
    """
    files = read_files(folder, languages or folder.parent / "languages")
    version = _version(files)
    looked_through = trust and sealed(folder, version)
    if faults := [*files.stray, *([] if looked_through else _faults(folder, files))]:
        raise BadData(faults)
    rules = {name: to_rule(one, files) for name, one in files.rules.items()}
    rules |= {name: to_combination(one) for name, one in files.combinations.items()}
    return build_catalogue(rules, {code: to_lexicon(code, one) for code, one in files.languages.items()}, version=version)


def _faults(folder: Path, files: Files) -> list[Fault]:
    faults = [] if files.rules else [Fault(str(folder), 1, "no rule files (*.yml) here")]
    for code, language in files.languages.items():
        faults += [*language.lexicon.faults, *(language.lemmas.faults if language.lemmas else ()), *lexicon_faults(code, language.lexicon)]
        for name, words in language.words.items():
            faults += [*words.faults, *words_faults(language, words, files.rules.get(name))]
            if name not in files.rules:
                faults.append(Fault(words.file, 1, f"no rule '{name}' in the catalogue{nearest(name, files.rules)}"))
    for name, rule in files.rules.items():
        faults += [*rule.faults, *rule_faults(name, rule, files.words(name))]
    for name, combination in files.combinations.items():
        faults += [*combination.faults, *combination_faults(name, combination, files.rules, files.languages)]
    return faults


def _version(files: Files) -> str:
    languages = {
        code: [_content({"lexicon": one.lexicon}), _content({"lemmas": one.lemmas} if one.lemmas else {}), _content(one.words)]
        for code, one in files.languages.items()
    }
    content = [_content(files.rules), _content(files.combinations), languages]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _content(readings: Mapping[str, Reading[_File]]) -> dict[str, object]:
    return {name: reading.value.model_dump(mode="json") if reading.value else None for name, reading in sorted(readings.items())}
