"""What a person who writes rules must mend (faults), and what is worth a look (notes).

    python -m scanner.rules.check [FOLDER]

prints both, and ends with 1 when there is a fault.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from scanner.errors import BadData, Fault
from scanner.language import SUPPORTED
from scanner.rules.engine import Matcher
from scanner.rules.loader import load_catalogue
from scanner.rules.proofs import prove
from scanner.rules.rule import Pattern, Rule
from scanner.rules.rulebook import Catalogue, on_trial
from scanner.rules.terms import Phrase
from scanner.rules.usage import unproved


def check(catalogue: Catalogue) -> list[Fault]:
    """Proofs that fail, texts an analyst could not read, and combinations that can never fire."""
    faults = prove(catalogue)
    for rule in catalogue.rules.values():
        if rule.status == "live":
            faults += [*_unreadable(rule), *_impossible(rule, catalogue)]
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def notes(catalogue: Catalogue) -> list[Fault]:
    """Words that no proof uses or a shorter phrase makes idle, words that two rules share, and languages not written yet."""
    trial = on_trial(catalogue)
    found = [Fault(rule.file, 1, f"not written for {', '.join(missing)}") for rule in trial.rules.values() if (missing := _unwritten(rule))]
    for matcher in trial.matchers.values():
        found += [*_shared(matcher, trial), *_idle(matcher, trial)]
    return sorted([*found, *unproved(trial)], key=lambda note: (note.file, note.line, note.message))


def _unreadable(rule: Rule) -> Iterator[Fault]:
    for part in ("title", "because"):
        if missing := [code for code in SUPPORTED if not getattr(rule, part).get(code)]:
            yield Fault(rule.file, 1, f"'{part}' has no text in {', '.join(missing)}")


def _impossible(rule: Rule, catalogue: Catalogue) -> Iterator[Fault]:
    if rule.needs is None:
        return
    silent = {name for name in rule.needs.members() if catalogue.rules[name].status != "live"}
    for name in sorted(silent & set(rule.needs.every)):
        yield Fault(rule.file, 1, f"can never fire: it needs '{name}', which is {catalogue.rules[name].status}")
    for least, names in rule.needs.some:
        if len(set(names) - silent) < least:
            yield Fault(rule.file, 1, f"can never fire: fewer than {least} of {', '.join(names)} are live")


def _unwritten(rule: Rule) -> list[str]:
    return [code for code in SUPPORTED if rule.patterns and code not in rule.patterns]


def _patterns(rule: Rule, code: str) -> Iterator[Pattern]:
    yield from rule.patterns.get(code, ())


def _shared(matcher: Matcher, catalogue: Catalogue) -> Iterator[Fault]:
    """Whole phrases that fire two rules: the ad would be weighed twice for the same words."""
    owners: dict[str, Rule] = {}
    for rule in catalogue.tried:
        for pattern in _patterns(rule, matcher.code):
            for phrase in pattern.groups[0] if len(pattern.groups) == 1 else ():
                owner = owners.setdefault(phrase, rule)
                if owner is not rule:
                    yield Fault(pattern.file, pattern.line, f"'{phrase}' ({matcher.code}) fires '{owner.id}' too")


def _idle(matcher: Matcher, catalogue: Catalogue) -> Iterator[Fault]:
    """Phrases that another phrase of their group always finds first."""
    phrases: dict[str, list[Phrase]] = {}
    for phrase in matcher.phrases:
        phrases.setdefault(phrase.text, []).append(phrase)
    for rule in catalogue.tried:
        for pattern in _patterns(rule, matcher.code):
            for group in pattern.groups:
                for text in group:
                    if wider := next((other for other in group if other != text and _cover(phrases[other], phrases[text])), ""):
                        yield Fault(pattern.file, pattern.line, f"'{text}' ({matcher.code}) is idle: '{wider}' finds it already")


def _cover(wide: Sequence[Phrase], narrow: Sequence[Phrase]) -> bool:
    return all(any(_covers(outer, inner) for outer in wide) for inner in narrow)


def _covers(wide: Phrase, narrow: Phrase) -> bool:
    """Whether every text with the narrow phrase has the wide one in it. Looks only at phrases of plain words and prefixes."""
    size = len(wide.elements)
    if any(element.most or element.number or element.stems for element in (*wide.elements, *narrow.elements)):
        return False
    for start in range(len(narrow.elements) - size + 1):
        pairs = zip(wide.elements, narrow.elements[start : start + size], strict=True)
        if all(
            all(outer.accepts(word) for word in inner.exact) and all(prefix.startswith(outer.prefixes) for prefix in inner.prefixes)
            for outer, inner in pairs
        ):
            return True
    return False


def main(arguments: list[str]) -> int:
    """Prints faults and notes of a catalogue folder; 1 when it has faults."""
    folder = Path(arguments[0]) if arguments else Path(__file__).parent / "catalogue"
    try:
        catalogue = load_catalogue(folder, trust=False)
    except BadData as bad:
        sys.stdout.write(f"{bad}\n{len(bad.faults)} faults; proofs run once the files load\n")
        return 1
    faults, hints = check(catalogue), notes(catalogue)
    for hint in hints:
        sys.stdout.write(f"note {hint}\n")
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"{len(catalogue.rules)} rules, {len(faults)} faults, {len(hints)} notes\n")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
