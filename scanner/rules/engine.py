"""Where the phrases of one language stand in one text.

Every phrase of every rule, and the words of context (negators, warnings, …), sit in one Aho-Corasick automaton and are
looked for once. Work is linear in the text: a head costs a bounded check, and a phrase tried more than MAX_TRIES times in
one text is given up and reported.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import ahocorasick

from scanner.normalise import Romanised, Words
from scanner.rules.grammar import Grammar
from scanner.rules.rule import CONTEXT, Lexicon, Pattern, Rule
from scanner.rules.terms import Element, Phrase, folded, read_phrase

MAX_TRIES = 1000

Stretch = tuple[int, int]
"""Words `first` through `last`."""


@dataclass(frozen=True, slots=True)
class Plan:
    """One pattern of one rule; its lists of phrases as numbers. `own_negator`: the phrases that were written with a negator in them."""

    rule: str
    denial: bool
    groups: tuple[int, ...]
    within: int
    ordered: bool
    unless: int
    own_negator: int
    reads_negation: bool


@dataclass(frozen=True, slots=True)
class Sightings:
    """Where the phrases of each list stand in one text, and the phrases that stand too often to follow."""

    stretches: Mapping[int, Collection[Stretch]]
    flooded: frozenset[int]

    def of(self, phrases: int) -> list[Stretch]:
        """All stretches of a list of phrases, in order, each once."""
        return sorted(self.stretches.get(phrases, ()))


_NOTHING = Sightings({}, frozenset())


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """Letters the automaton looks for, and the phrases to look at where they stand.

    `alone`: phrases of which the head is the one word. `after`, `before`: the others by the word they ask for beside the head,
    so that "to the agent" is not tried at every "to"; `rest`: those that cannot be told so.
    """

    order: int
    length: int
    words: int
    alone: tuple[int, ...]
    after: Mapping[str, tuple[int, ...]]
    before: Mapping[str, tuple[int, ...]]
    rest: tuple[int, ...]

    def likely(self, forms: Sequence[str], at: int) -> Iterator[int]:
        """The phrases worth a look with the head at word `at`."""
        if self.after and (behind := at + self.words) < len(forms):
            yield from self.after.get(forms[behind], ())
        if self.before and at:
            yield from self.before.get(forms[at - 1], ())
        yield from self.rest

    def others(self) -> set[int]:
        """Every phrase but those it is alone."""
        return {number for group in (*self.after.values(), *self.before.values(), self.rest) for number in group}


@dataclass(frozen=True, slots=True)
class Matcher:
    """The compiled rules of one language. `lists[n]`: the lists phrase n stands in; `uses`: the groups of plans a list serves."""

    code: str
    romanised: Romanised | None
    reach: int
    phrases: tuple[Phrase, ...]
    lists: tuple[tuple[int, ...], ...]
    plans: tuple[Plan, ...]
    uses: Mapping[int, tuple[tuple[int, int], ...]]
    context: Mapping[str, int]
    automaton: ahocorasick.Automaton = field(compare=False)

    def sight(self, words: Words) -> Sightings:
        """Every phrase in a text."""
        if not self.phrases or not words.forms:
            return _NOTHING
        found: dict[int, set[Stretch]] = {}
        tries: dict[int, int] = {}
        flooded: set[int] = set()
        for end, head in self.automaton.iter(words.stream):
            count = tries[head.order] = tries.get(head.order, 0) + 1
            if count > MAX_TRIES:
                flooded.update(head.alone, head.others())
                continue
            at = bisect_left(words.offsets, end - head.length + 2)
            for number in head.alone:
                for phrases in self.lists[number]:
                    found.setdefault(phrases, set()).add((at, at))
            for number in head.likely(words.forms, at):
                if stretch := self._around(number, words, at):
                    for phrases in self.lists[number]:
                        found.setdefault(phrases, set()).add(stretch)
        return Sightings(found, frozenset(flooded))

    def seen(self, words: Words) -> set[int]:
        """The phrases that stand in a text, by number: for proofs and notes, not for scans."""
        hits = ((bisect_left(words.offsets, end - head.length + 2), head) for end, head in self.automaton.iter(words.stream))
        return {
            number
            for at, head in hits
            for number in (*head.alone, *(one for one in head.others() if self._around(one, words, at) is not None))
        }

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
        for phrases in sightings.stretches:
            for plan, group in self.uses.get(phrases, ()):
                seen[plan] = seen.get(plan, 0) | 1 << group
        return [self.plans[plan] for plan in sorted(seen) if seen[plan] == (1 << len(self.plans[plan].groups)) - 1]

    def flooded(self, sightings: Sightings) -> set[str]:
        """The rules one of whose phrases was given up; all of them when it was a negator or another word of context."""
        lists = {phrases for number in sightings.flooded for phrases in self.lists[number]}
        if any(phrases in lists for phrases in self.context.values()):
            return {plan.rule for plan in self.awake(sightings)}
        return {self.plans[plan].rule for phrases in lists for plan, _ in self.uses.get(phrases, ())}


def build_matcher(lexicon: Lexicon, rules: Iterable[Rule]) -> Matcher:
    """Compiles the rules of one language. Raises BadTerm; a loaded catalogue has none."""
    shelf = _Shelf(lexicon.grammar)
    context = {name: shelf.list_of(getattr(lexicon, name)) for name in CONTEXT}
    spelled = lexicon.grammar.spelled
    written = (*lexicon.negators, *lexicon.negators_after)
    negating = _Negating(
        words=frozenset(spelled(form) for negator in written for form in folded(negator.rstrip("*~"))),
        openings=tuple(spelled(form) for negator in written if negator.endswith("*") for form in folded(negator[:-1])[-1:]),
    )
    plans: list[Plan] = []
    for rule in rules:
        for denial, patterns in ((False, rule.patterns), (True, rule.denials)):
            for pattern in patterns.get(lexicon.code, ()):
                plans.append(_plan(rule, pattern, shelf, denial=denial, negating=negating))
    uses: dict[int, list[tuple[int, int]]] = {}
    for number, plan in enumerate(plans):
        for group, phrases in enumerate(plan.groups):
            uses.setdefault(phrases, []).append((number, group))
    return Matcher(lexicon.code, lexicon.grammar.romanised, lexicon.negation_reach, tuple(shelf.phrases), shelf.lists(), tuple(plans),
                   {phrases: tuple(places) for phrases, places in uses.items()}, context, shelf.automaton())  # fmt: skip


class _Shelf:
    """The phrases of one language, each kept once however many rules use it, and the lists they stand in."""

    def __init__(self, grammar: Grammar) -> None:
        self._grammar = grammar
        self.phrases: list[Phrase] = []
        self._numbers: dict[str, tuple[int, ...]] = {}
        self._lists: dict[tuple[int, ...], int] = {}

    def list_of(self, texts: Iterable[str]) -> int:
        """The number of a list of phrases; equal lists have one number."""
        return self.listed(dict.fromkeys(number for text in texts for number in self.numbers(text)))

    def listed(self, numbers: Iterable[int]) -> int:
        return self._lists.setdefault(tuple(numbers), len(self._lists))

    def numbers(self, text: str) -> tuple[int, ...]:
        if text not in self._numbers:
            variants = read_phrase(text, self._grammar)
            self._numbers[text] = tuple(range(len(self.phrases), len(self.phrases) + len(variants)))
            self.phrases.extend(variants)
        return self._numbers[text]

    def lists(self) -> tuple[tuple[int, ...], ...]:
        """For each phrase the lists it stands in."""
        found: list[list[int]] = [[] for _ in self.phrases]
        for numbers, listed in self._lists.items():
            for number in numbers:
                found[number].append(listed)
        return tuple(map(tuple, found))

    def automaton(self) -> ahocorasick.Automaton:
        """Every head of every phrase."""
        heads: dict[str, list[int]] = {}
        for number, phrase in enumerate(self.phrases):
            for head in phrase.heads:
                heads.setdefault(head, []).append(number)
        automaton = ahocorasick.Automaton()
        for order, (head, numbers) in enumerate(heads.items()):
            automaton.add_word(head, self._head(order, head, numbers))
        automaton.make_automaton()
        return automaton

    def _head(self, order: int, head: str, numbers: Iterable[int]) -> Head:
        count = len(head.split())
        alone: list[int] = []
        rest: list[int] = []
        after: dict[str, tuple[int, ...]] = {}
        before: dict[str, tuple[int, ...]] = {}
        for number in numbers:
            phrase = self.phrases[number]
            behind, front = phrase.elements[phrase.at + count :], phrase.elements[: phrase.at]
            if phrase.complete and len(phrase.elements) == 1:
                alone.append(number)
            elif behind and behind[0].closed:
                after.update({word: (*after.get(word, ()), number) for word in behind[0].exact})
            elif front and front[-1].closed:
                before.update({word: (*before.get(word, ()), number) for word in front[-1].exact})
            else:
                rest.append(number)
        return Head(order, len(head), count, tuple(alone), after, before, tuple(rest))


@dataclass(frozen=True, slots=True)
class _Negating:
    """The negators of a language: whole words (a stem counts as one), and what words may open with (Tajik наме-)."""

    words: frozenset[str]
    openings: tuple[str, ...]

    def holds(self, element: Element) -> bool:
        """Whether an element of a phrase was written to be a negator."""
        if element.exact & self.words or any(word.startswith(self.openings) for word in element.exact):
            return True
        stems = (*element.stems, *element.prefixes)
        return any(word.startswith(stem) for stem in stems for word in self.words) and any(map(element.accepts, self.words))


def _plan(rule: Rule, pattern: Pattern, shelf: _Shelf, *, denial: bool, negating: _Negating) -> Plan:
    own = dict.fromkeys(
        number
        for group in pattern.groups
        for text in group
        for number in shelf.numbers(text)
        if any(map(negating.holds, shelf.phrases[number].elements))
    )
    return Plan(rule.id, denial, tuple(map(shelf.list_of, pattern.groups)), pattern.within, pattern.ordered, shelf.list_of(pattern.unless),
                shelf.listed(own), reads_negation=denial or rule.negation == "contradicts")  # fmt: skip
