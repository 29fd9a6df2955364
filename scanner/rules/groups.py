"""Word groups of a language: written once under `groups`, used as `@name` wherever a phrase may stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from scanner.rules.model import PatternFile

_NAME = re.compile(r"(?<![\w@])@([a-z][a-z0-9_-]*)")

Groups = Mapping[str, Sequence[str]]


def expanded(patterns: Sequence[PatternFile], groups: Groups) -> list[PatternFile]:
    """Patterns with every `@name` replaced by its words; a name that is not there stays as it is, see `unknown`.

    An entry that is only `@name` becomes the group's phrases; inside a longer phrase it becomes `(a|b|c)`.
    """
    return [
        pattern.model_copy(
            update={
                "phrases": None if pattern.phrases is None else _phrases(pattern.phrases, groups),
                "near": None if pattern.near is None else [_phrases(group, groups) for group in pattern.near],
                "unless": None if pattern.unless is None else _phrases(pattern.unless, groups),
            }
        )
        for pattern in patterns
    ]


def nested(groups: Groups) -> Iterator[tuple[str, str]]:
    """(group, name used in it): a group is a plain list of words, and a name in it would be looked for as a word."""
    for group, phrases in groups.items():
        yield from ((group, name) for phrase in phrases for name in _NAME.findall(phrase))


def unknown(patterns: Sequence[PatternFile], groups: Groups) -> Iterator[tuple[str, int]]:
    """Names used that no group has, each with the number of its pattern."""
    for number, pattern in enumerate(patterns):
        for phrase in (*(pattern.phrases or ()), *(pattern.unless or ()), *(text for group in pattern.near or () for text in group)):
            yield from ((name, number) for name in _NAME.findall(phrase) if name not in groups)


def _phrases(phrases: Sequence[str], groups: Groups) -> list[str]:
    found: list[str] = []
    for phrase in phrases:
        whole = _NAME.fullmatch(phrase)
        if whole and whole[1] in groups:
            found += groups[whole[1]]
        else:
            found.append(_NAME.sub(lambda name: f"({'|'.join(groups[name[1]])})" if name[1] in groups else name[0], phrase))
    return found if found == list(phrases) else list(dict.fromkeys(found))
