"""Where the phrases of one language stand in one text.

Every phrase of every rule, and the words of context (negators, warnings, …), sit in one Aho-Corasick automaton and are
looked for once. Work is linear in the text: a head costs a bounded check, and a phrase tried more than MAX_TRIES times in
one text is given up and reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate

import ahocorasick

from scanner.normalise import Romanised, Words
from scanner.rules.grammar import Grammar
from scanner.rules.rule import CONTEXT, Lexicon, Pattern, Rule
from scanner.rules.terms import Phrase, folded, read_phrase

MAX_TRIES = 1000

Stretch = tuple[int, int]
"""Words `first` through `last`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One pattern of one rule with its phrases as numbers. `own_negator`: phrases that were written with a negator in them."""

    rule: str
    denial: bool
    groups: tuple[tuple[int, ...], ...]
    within: int
    ordered: bool
    unless: tuple[int, ...]
    own_negator: tuple[int, ...]
    reads_negation: bool


@dataclass(frozen=True, slots=True)
class Sightings:
    """Where each phrase stands in one text, in order, and the phrases that stand too often to follow."""

    stretches: Mapping[int, Sequence[Stretch]]
    flooded: frozenset[int]

    def of(self, phrases: Iterable[int]) -> list[Stretch]:
        """All stretches of some phrases, in order, each once."""
        return sorted({stretch for phrase in phrases for stretch in self.stretches.get(phrase, ())})


@dataclass(frozen=True, slots=True)
class Matcher:
    """The compiled rules of one language. `uses` says for each phrase which groups of which plans it serves."""

    code: str
    romanised: Romanised | None
    reach: int
    phrases: tuple[Phrase, ...]
    plans: tuple[Plan, ...]
    uses: Mapping[int, tuple[tuple[int, int], ...]]
    context: Mapping[str, tuple[int, ...]]
    automaton: ahocorasick.Automaton = field(compare=False)

    def sight(self, words: Words) -> Sightings:
        """Every phrase in a text."""
        found: dict[int, set[Stretch]] = {}
        tries: dict[int, int] = {}
        if not self.phrases or not words.forms:
            return Sightings({}, frozenset())
        offsets = list(accumulate((len(form) + 1 for form in words.forms), initial=0))
        for end, (length, numbers) in self.automaton.iter(f" {' '.join(words.forms)} "):
            at = bisect_left(offsets, end - length + 1)
            for number in numbers:
                count = tries[number] = tries.get(number, 0) + 1
                if count <= MAX_TRIES and (stretch := self._around(number, words, at)):
                    found.setdefault(number, set()).add(stretch)
        flooded = frozenset(number for number, count in tries.items() if count > MAX_TRIES)
        return Sightings({number: sorted(stretches) for number, stretches in found.items()}, flooded)

    def _around(self, number: int, words: Words, at: int) -> Stretch | None:
        phrase = self.phrases[number]
        sentence = words.sentences[at]
        if phrase.complete:
            last = at + len(phrase.elements) - 1
            return (at, last) if words.sentences[last] == sentence else None
        bounds = bisect_left(words.sentences, sentence), bisect_right(words.sentences, sentence)
        return phrase.around(words.forms, at, bounds)

    def awake(self, sightings: Sightings) -> list[Plan]:
        """The plans of which every group has been seen."""
        seen: dict[int, int] = {}
        for phrase in sightings.stretches:
            for plan, group in self.uses.get(phrase, ()):
                seen[plan] = seen.get(plan, 0) | 1 << group
        return [self.plans[plan] for plan in sorted(seen) if seen[plan] == (1 << len(self.plans[plan].groups)) - 1]

    def flooded(self, sightings: Sightings) -> set[str]:
        """The rules one of whose phrases was given up; all of them when it was a negator or another word of context."""
        if any(phrase not in self.uses for phrase in sightings.flooded):
            return {plan.rule for plan in self.awake(sightings)}
        return {self.plans[plan].rule for phrase in sightings.flooded for plan, _ in self.uses[phrase]}


def build_matcher(lexicon: Lexicon, rules: Iterable[Rule]) -> Matcher:
    """Compiles the rules of one language. Raises BadTerm; a loaded catalogue has none."""
    shelf = _Shelf(lexicon.grammar)
    context = {name: shelf.numbers(getattr(lexicon, name)) for name in CONTEXT}
    spelled = lexicon.grammar.spelled
    negating = {spelled(form) for negator in (*lexicon.negators, *lexicon.negators_after) for form in folded(negator.rstrip("*~"))}
    plans: list[Plan] = []
    for rule in rules:
        for denial, patterns in ((False, rule.patterns), (True, rule.denials)):
            for pattern in patterns.get(lexicon.code, ()):
                plans.append(_plan(rule, pattern, shelf, denial=denial, negating=negating))
    uses: dict[int, list[tuple[int, int]]] = {}
    for number, plan in enumerate(plans):
        for group, phrases in enumerate(plan.groups):
            for phrase in phrases:
                uses.setdefault(phrase, []).append((number, group))
    return Matcher(lexicon.code, lexicon.grammar.romanised, lexicon.negation_reach, tuple(shelf.phrases), tuple(plans),
                   {phrase: tuple(places) for phrase, places in uses.items()}, context, shelf.automaton())  # fmt: skip


class _Shelf:
    """Phrases of one language, each kept once however many rules use it."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.phrases: list[Phrase] = []
        self._numbers: dict[str, tuple[int, ...]] = {}

    def numbers(self, texts: Iterable[str]) -> tuple[int, ...]:
        return tuple(dict.fromkeys(number for text in texts for number in self._of(text)))

    def _of(self, text: str) -> tuple[int, ...]:
        if text not in self._numbers:
            variants = read_phrase(text, self._grammar)
            self._numbers[text] = tuple(range(len(self.phrases), len(self.phrases) + len(variants)))
            self.phrases.extend(variants)
        return self._numbers[text]

    def automaton(self) -> ahocorasick.Automaton:
        heads: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for head in phrase.heads:
                heads.setdefault(head, []).append(number)
        automaton = ahocorasick.Automaton()
        for head, numbers in heads.items():
            automaton.add_word(head, (len(head), tuple(numbers)))
        automaton.make_automaton()
        return automaton


def _plan(rule: Rule, pattern: Pattern, shelf: _Shelf, *, denial: bool, negating: set[str]) -> Plan:
    groups = tuple(shelf.numbers(group) for group in pattern.groups)
    own = tuple(
        number
        for group in groups
        for number in group
        if any(element.exact & negating for element in shelf.phrases[number].elements)
    )  # fmt: skip
    return Plan(rule.id, denial, groups, pattern.within, pattern.ordered, shelf.numbers(pattern.unless), own,
                reads_negation=denial or rule.negation == "contradicts")  # fmt: skip
