"""Word groups of a rule file: written once under `groups`, used as `@name` wherever a phrase may stand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_NAME = re.compile(r"(?<![\w@])@([a-z][a-z0-9_-]*)")
_LISTS = ("phrases", "unless")


def expanded(raw: Any) -> Any:
    """A rule file's raw content with every `@name` replaced by its words. Raises ValueError for a name that is not there.

    An entry that is only `@name` becomes the group's phrases; inside a longer phrase it becomes `(a|b|c)`. Content of another
    shape is left to the file model, which says what is wrong with it.
    """
    if not isinstance(raw, dict) or not isinstance(raw.get("groups"), dict):
        return raw
    found = dict(raw)
    for part in ("patterns", "denials"):
        if isinstance(raw.get(part), dict):
            found[part] = {code: _patterns(patterns, code, raw["groups"].get(code, {})) for code, patterns in raw[part].items()}
    return found


def _patterns(patterns: Any, code: str, groups: Mapping[str, Any]) -> Any:
    if not isinstance(patterns, list):
        return patterns
    return [_pattern(pattern, code, groups) for pattern in patterns]


def _pattern(pattern: Any, code: str, groups: Mapping[str, Any]) -> Any:
    if not isinstance(pattern, dict):
        return pattern
    changed = {name: _phrases(pattern[name], code, groups) for name in _LISTS if isinstance(pattern.get(name), list)}
    if isinstance(pattern.get("near"), list):
        changed["near"] = [_phrases(group, code, groups) for group in pattern["near"]]
    return {**pattern, **changed}


def _phrases(phrases: Any, code: str, groups: Mapping[str, Any]) -> Any:
    if not isinstance(phrases, list):
        return phrases
    found: list[Any] = []
    for phrase in phrases:
        whole = _NAME.fullmatch(phrase) if isinstance(phrase, str) else None
        if whole:
            found += _group(whole[1], code, groups)
        elif isinstance(phrase, str):
            found.append(_NAME.sub(lambda name: "(" + "|".join(_group(name[1], code, groups)) + ")", phrase))
        else:
            found.append(phrase)
    return found


def _group(name: str, code: str, groups: Mapping[str, Any]) -> list[str]:
    words = groups.get(name) if isinstance(groups, dict) else None
    if not isinstance(words, list):
        raise ValueError(f"no group '@{name}' for '{code}'; known: {', '.join(groups) or 'none'}")
    return words
