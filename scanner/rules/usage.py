"""Which phrases of a rule its own proofs exercise."""

from __future__ import annotations

from scanner.errors import Fault
from scanner.normalise import read, words
from scanner.rules.rule import Rule
from scanner.rules.rulebook import Catalogue


def unproved(catalogue: Catalogue) -> list[Fault]:
    """A note for each pattern with phrases that stand in no proof of its rule: nobody has shown that they match anything."""
    return [
        note
        for rule in catalogue.rules.values()
        for code in rule.patterns
        if code in catalogue.matchers
        for note in _notes(rule, code, catalogue)
    ]


def _notes(rule: Rule, code: str, catalogue: Catalogue) -> list[Fault]:
    seen = _seen(rule, code, catalogue)
    notes: list[Fault] = []
    for pattern in (*rule.patterns[code], *rule.denials.get(code, ())):
        if idle := [phrase for group in pattern.groups for phrase in group if phrase not in seen]:
            notes.append(Fault(pattern.file, pattern.line, f"no proof in {code} uses {', '.join(repr(phrase) for phrase in idle)}"))
    return notes


def _seen(rule: Rule, code: str, catalogue: Catalogue) -> set[str]:
    matcher = catalogue.matchers[code]
    return {
        matcher.phrases[number].text
        for proof in rule.proofs
        if proof.language == code
        for text in read(proof.ad)
        for number in matcher.seen(words(text))
    }
