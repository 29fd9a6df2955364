"""Splits that cannot leak: an ad's group, its wording and its contacts stay on one side."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence

from scanner.pipeline import Reading
from scanner.train.examples import Example


def groups(examples: Sequence[Example], readings: Sequence[Reading]) -> list[str]:
    """A stable group name for each example: joined by stated group, equal folded wording, or a shared contact."""
    parent = list(range(len(examples)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    first: dict[str, int] = {}
    for number, (example, reading) in enumerate(zip(examples, readings, strict=True)):
        for key in _ties(example, reading):
            parent[root(number)] = root(first.setdefault(key, number))
    members: dict[int, list[str]] = {}
    for number, example in enumerate(examples):
        members.setdefault(root(number), []).append(example.ad.id)
    return [min(members[root(number)]) for number in range(len(examples))]


def folds(names: Sequence[str], count: int) -> list[int]:
    """The fold of each group by its hash: adding ads never moves the others."""
    return [int.from_bytes(hashlib.sha256(name.encode()).digest()[:8]) % count for name in names]


def _ties(example: Example, reading: Reading) -> Iterable[str]:
    yield f"group:{example.group}"
    for words in reading.parts:
        if words.text.field == "body" and (wording := " ".join(form for form in words.forms if form.isalpha())):
            yield f"wording:{wording}"
    for contact in reading.facts.contacts:
        yield f"contact:{contact.kind}:{contact.value}"
