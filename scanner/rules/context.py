"""What the words around a match do to it: turn it round, excuse it, or show that the text only warns of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from scanner.normalise import Words
from scanner.rules.engine import Matcher, Sightings, Stretch
from scanner.rules.terms import GAP, MAX_ELEMENTS

_CLAUSE_END = re.compile(r"[,;:()՝،—–]| - ")


class Context:
    """The negators, closers and warnings of one text in one language."""

    __slots__ = ("_after", "_closers", "_lists", "_negators", "_sightings", "_warned", "_words", "reach")

    def __init__(self, words: Words, matcher: Matcher, sightings: Sightings) -> None:
        self._words = words
        self._sightings = sightings
        self.reach = matcher.reach
        spared = sightings.of(matcher.context["not_negators"])
        self._negators = _outside(sightings.of(matcher.context["negators"]), spared)
        self._after = _outside(sightings.of(matcher.context["negators_after"]), spared)
        self._lists = frozenset(sightings.of(matcher.context["list_negators"]))
        self._closers = sightings.of(matcher.context["closers"])
        warned = {words.sentences[first] for first, _ in sightings.of(matcher.context["warnings"])}
        asked = {sentence - 1 for sentence in warned if _follows_a_question(words, sentence)}
        self._warned = frozenset(warned | asked | {sentence + 1 for sentence in warned})

    def warns(self, match: Stretch) -> bool:
        """Whether the match stands in a warning, in the sentence after one, or in the question before one ("Asked to pay? Beware.")."""
        return self._words.sentences[match[0]] in self._warned

    def excused(self, unless: int) -> frozenset[int]:
        """The sentences that hold one of these phrases."""
        return frozenset(self._words.sentences[first] for first, _ in self._sightings.of(unless))

    def negated(self, match: Stretch, own: Sequence[Stretch]) -> bool:
        """Whether a negator just before, inside or just behind the match turns it round.

        `own`: where phrases stand that the rule wrote with a negator in them; that negator belongs to the phrase.
        """
        first, last = match
        for negator in _near(self._negators, first - self.reach - MAX_ELEMENTS, last):
            if not _within(negator, own) and (self._inside(negator, match) or self._before(negator, first)):
                return True
        return self._answered(last) or any(
            not _within(negator, own) and (self._inside(negator, match) or self._behind(negator, last))
            for negator in _near(self._after, first, last + self.reach)
        )

    def _answered(self, last: int) -> bool:
        """Whether the match stands in a question that the next sentence answers with a negator: "Do you keep passports? No."."""
        sentences = self._words.sentences
        following = bisect_right(sentences, sentences[last])
        if following == len(sentences) or not _follows_a_question(self._words, sentences[following]):
            return False
        return any(negator[0] == following for negator in _near(self._negators, following, following))

    def _inside(self, negator: Stretch, match: Stretch) -> bool:
        return match[0] <= negator[0] and negator[1] <= match[1]

    def _before(self, negator: Stretch, first: int) -> bool:
        if not first - self.reach <= negator[1] < first:
            return False
        return self._joined(negator[1], first, across_commas=negator in self._lists)

    def _behind(self, negator: Stretch, last: int) -> bool:
        return last < negator[0] <= last + self.reach and self._joined(last, negator[0], across_commas=False)

    def _joined(self, left: int, right: int, *, across_commas: bool) -> bool:
        """Whether nothing between two words ends a negator's reach."""
        words = self._words
        if words.sentences[left] != words.sentences[right]:
            return False
        if not across_commas and _CLAUSE_END.search(words.text.folded, words.ends[left], words.starts[right]):
            return False
        return not any(last < right for _, last in _near(self._closers, left + 1, right - 1))


def _follows_a_question(words: Words, sentence: int) -> bool:
    first = bisect_left(words.sentences, sentence)
    return first > 0 and "?" in words.text.folded[words.ends[first - 1] : words.starts[first]]


def _near(stretches: Sequence[Stretch], low: int, high: int) -> Sequence[Stretch]:
    """The stretches that begin at words `low` through `high`; a search, since text may repeat a word a thousand times."""
    return stretches[bisect_left(stretches, (low, 0)) : bisect_left(stretches, (high + 1, 0))]


def _outside(stretches: Sequence[Stretch], spared: Sequence[Stretch]) -> list[Stretch]:
    return [stretch for stretch in stretches if not _within(stretch, spared)]


def _within(inner: Stretch, outers: Sequence[Stretch]) -> bool:
    return any(inner[1] <= last for _, last in _near(outers, inner[0] - MAX_ELEMENTS * GAP, inner[0]))
