"""Rule files to a catalogue: every fault of every file, then one failure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from scanner.errors import BadData, Fault
from scanner.rules.meaning import combination_faults, lexicon_faults, rule_faults
from scanner.rules.model import CombinationFile, LexiconFile, RuleFile
from scanner.rules.rulebook import Catalogue, build_catalogue
from scanner.rules.shape import to_combination, to_lexicon, to_rule
from scanner.yamlfile import Reading, read_yaml

_File = TypeVar("_File", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class _Files:
    """Everything read, by file stem; a file with faults is here without a value."""

    rules: Mapping[str, Reading[RuleFile]]
    combinations: Mapping[str, Reading[CombinationFile]]
    lexicons: Mapping[str, Reading[LexiconFile]]


def load_catalogue(folder: Path, languages: Path | None = None) -> Catalogue:
    """The catalogue of a folder of rule files, its `combinations/`, and the lexicons in `languages` (default: beside the folder).

    Raises BadData with every fault found.
    """
    lexicons = languages or folder.parent / "languages"
    files = _Files(
        {path.stem: read_yaml(path, RuleFile) for path in sorted(folder.glob("*.yml"))},
        {path.stem: read_yaml(path, CombinationFile) for path in sorted((folder / "combinations").glob("*.yml"))},
        {path.stem: read_yaml(path, LexiconFile) for path in sorted(lexicons.glob("*.yml"))},
    )
    stray = [fault for place in (folder, folder / "combinations", lexicons) for fault in _stray(place)]
    if faults := [*stray, *_faults(folder, files)]:
        raise BadData(faults)
    rules = {name: to_rule(one.value, one) for name, one in files.rules.items() if one.value}
    rules |= {name: to_combination(one.value, one) for name, one in files.combinations.items() if one.value}
    return build_catalogue(
        rules, {code: to_lexicon(code, one.value) for code, one in files.lexicons.items() if one.value}, version=_version(files)
    )


def _stray(folder: Path) -> list[Fault]:
    """Files that would be passed over in silence."""
    return [Fault(str(path), 1, "rule files end in .yml; rename it") for path in sorted(folder.glob("*.yaml"))]


def _faults(folder: Path, files: _Files) -> list[Fault]:
    faults = [] if files.rules else [Fault(str(folder), 1, "no rule files (*.yml) here")]
    for code, lexicon in files.lexicons.items():
        faults += [*lexicon.faults, *lexicon_faults(code, lexicon)]
    lexicons = {code: reading.value for code, reading in files.lexicons.items()}
    for name, rule in files.rules.items():
        faults += [*rule.faults, *rule_faults(name, rule, lexicons)]
    for name, combination in files.combinations.items():
        faults += [*combination.faults, *combination_faults(name, combination, files.rules, lexicons)]
    return faults


def _version(files: _Files) -> str:
    content = [_content(files.rules), _content(files.combinations), _content(files.lexicons)]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _content(readings: Mapping[str, Reading[_File]]) -> dict[str, object]:
    return {name: reading.value.model_dump(mode="json") for name, reading in sorted(readings.items()) if reading.value}
