"""Phrases as rule files write them, read into elements that words are held against.

    word    that word                       _     exactly any one word
    stem*   any word beginning so           __    up to three words
    stem~   the stem, bare or with one of   #     a number
            the language's endings          (a|b) any of these, each one or more of the above
    {word}  the word in any of its forms    ke(ep|pt) alternatives inside a word
                                            (a|b)?    the same, or nothing

A phrase is found by its heads: literal pieces of the word stream " w1 w2 … " for an Aho-Corasick automaton, in which a word
boundary is a space. The rest is checked from there, holding sets of positions, so no text can make it go back and forth.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain, product
from math import prod

from scanner.errors import ScannerError
from scanner.normalise import fold_characters, normalise, words
from scanner.rules.grammar import PLAIN, Grammar

MAX_ELEMENTS = 12
MAX_HEADS = 24
MAX_VARIANTS = 48
GAP = 3
_NUMBER = re.compile(r"\d[\d.,:]*[^\W\d_]{0,4}")
"""With a unit written on to it: 500р, 10k, 12h."""
_BENT = re.compile(r"(?=\S*[^()|\s]\(|\S*\)[^()|\s])([^\s()|]*)\(([^\s()]*)\)([^\s()|]*)")
_LATIN = re.compile("[A-Za-z]")
_LITERAL = re.compile(r"[^\s()|*~#{}]+[*~]?")


class BadTerm(ScannerError):
    """A phrase that cannot be read; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place of a phrase. `most` > 1 or `least` = 0 make it a gap, which takes any words."""

    exact: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    suffixes: frozenset[str] = frozenset()
    number: bool = False
    least: int = 1
    most: int = 0

    @property
    def literal(self) -> bool:
        """Whether it names letters an automaton can look for."""
        return bool(self.exact or self.prefixes or self.stems)

    @property
    def closed(self) -> bool:
        """Whether it is one of some whole words and nothing else."""
        return bool(self.exact) and not (self.prefixes or self.stems or self.number or self.most)

    def accepts(self, form: str) -> bool:
        """Whether a folded word may stand here; a gap accepts every word."""
        if self.most or form in self.exact or form.startswith(self.prefixes):
            return True
        if self.number and _NUMBER.fullmatch(form):
            return True
        return any(form.startswith(stem) and form[len(stem) :] in self.suffixes for stem in self.stems)

    def openings(self) -> tuple[tuple[str, bool], ...]:
        """The literal pieces it begins with, each with whether a space must follow."""
        return (*((word, True) for word in sorted(self.exact)), *((stem, False) for stem in sorted({*self.prefixes, *self.stems})))


@dataclass(frozen=True, slots=True)
class Phrase:
    """A readable phrase. Its heads begin at element `at`; `complete` means a head alone proves the whole phrase."""

    text: str
    elements: tuple[Element, ...]
    at: int
    heads: tuple[str, ...]
    complete: bool

    def around(self, forms: Sequence[str], at: int, bounds: tuple[int, int]) -> tuple[int, int] | None:
        """The shortest stretch of words (first, last) that matches with the head at word `at`, inside `bounds`."""
        behind = _ends(self.elements[self.at :], forms, at, bounds[1])
        if not behind:
            return None
        before = _starts(self.elements[: self.at], forms, at, bounds[0])
        return (max(before), min(behind) - 1) if before else None


def _ends(elements: Sequence[Element], forms: Sequence[str], at: int, stop: int) -> set[int]:
    ends = {at}
    for element in elements:
        if element.most:
            ends = {end + taken for end in ends for taken in range(element.least, element.most + 1) if end + taken <= stop}
        else:
            ends = {end + 1 for end in ends if end < stop and element.accepts(forms[end])}
        if not ends:
            break
    return ends


def _starts(elements: Sequence[Element], forms: Sequence[str], at: int, least: int) -> set[int]:
    starts = {at}
    for element in reversed(elements):
        if element.most:
            starts = {start - taken for start in starts for taken in range(element.least, element.most + 1) if start - taken >= least}
        else:
            starts = {start - 1 for start in starts if start > least and element.accepts(forms[start - 1])}
        if not starts:
            break
    return starts


def read_phrase(text: str, grammar: Grammar = PLAIN) -> tuple[Phrase, ...]:
    """A phrase ready to be looked for, once for each way that alternatives of several words can turn. Raises BadTerm."""
    return tuple(_aimed(text, variant) for variant in parsed(text, grammar))


@cache  # the same phrase stands in several lists of a rule; reading them is most of loading a catalogue
def parsed(text: str, grammar: Grammar = PLAIN) -> tuple[tuple[Element, ...], ...]:
    """A phrase from its written form: the elements of each way it can turn. Raises BadTerm."""
    variants = tuple(_variants(text, grammar))
    for elements in variants:
        _sound(text, elements)
    return variants


def _variants(text: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    """Every way some words can turn: the product of the ways of each."""
    pieces = split_outside(text, " ")
    if not all(pieces):
        raise BadTerm(f"'{text}': write words, or (one|two), with single spaces between them")
    options = [_options(piece, grammar) for piece in pieces]
    if prod(len(option) for option in options) > MAX_VARIANTS:
        raise BadTerm(f"'{text}': more than {MAX_VARIANTS} ways to turn; write it as several phrases")
    return [tuple(chain.from_iterable(variant)) for variant in product(*options)]


def split_outside(text: str, sign: str) -> list[str]:
    """A text cut at every sign that stands outside brackets. Raises BadTerm for brackets that do not match."""
    parts, depth = [""], 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            break
        if letter == sign and depth == 0:
            parts.append("")
        else:
            parts[-1] += letter
    if depth:
        raise BadTerm(f"'{text}': a bracket is missing")
    return parts


def _sound(text: str, elements: tuple[Element, ...]) -> None:
    if len(elements) > MAX_ELEMENTS:
        raise BadTerm(f"'{text}': longer than {MAX_ELEMENTS} words")
    if not elements:
        raise BadTerm(f"'{text}': every word of it may be left out")
    if elements[0].most or elements[-1].most:
        raise BadTerm(f"'{text}': begins or ends with a gap; leave the gap out")
    if not any(element.literal for element in elements):
        raise BadTerm(f"'{text}': has no word to look for")


def _aimed(text: str, elements: tuple[Element, ...]) -> Phrase:
    at, heads = max((_window(elements, start) for start, element in enumerate(elements) if element.literal), key=_worth)
    complete = not any(element.stems or element.number for element in elements) and at == 0 and _spans_all(elements, heads)
    return Phrase(text, elements, at, heads, complete)


def _options(piece: str, grammar: Grammar) -> list[tuple[Element, ...]]:
    """What may stand for one piece: single words together as one element, and each longer alternative by itself."""
    if piece.startswith("(") and piece.endswith(")?"):
        return [*_options(piece[:-1], grammar), ()]
    inside = _BENT.fullmatch(piece)
    if inside:
        parts = [_elements(f"{inside[1]}{part}{inside[3]}", grammar) for part in inside[2].split("|")]
    elif not piece.startswith("("):
        return [_elements(piece, grammar)]
    elif not piece.endswith(")"):
        raise BadTerm(f"'{piece}': alternatives are written (one|two)")
    else:
        written = split_outside(piece[1:-1], "|")
        if not all(written):
            raise BadTerm(f"'{piece}': an alternative is empty")
        parts = [variant for part in written for variant in _variants(part, grammar)]
    single = [part[0] for part in parts if len(part) == 1 and part[0].literal]
    longer = [part for part in parts if len(part) > 1 or not part[0].literal]
    return [(_either(single),), *longer] if single else longer


def _elements(piece: str, grammar: Grammar) -> tuple[Element, ...]:
    if piece == "_":
        return (Element(least=1, most=1),)
    if piece == "__":
        return (Element(least=0, most=GAP),)
    if piece == "#":
        return (Element(number=True),)
    if piece.startswith("{"):
        return (_lemma(piece, grammar),)
    return _literals(piece, grammar)


def _either(parts: Sequence[Element]) -> Element:
    return Element(
        exact=frozenset(word for part in parts for word in part.exact),
        prefixes=tuple(sorted({prefix for part in parts for prefix in part.prefixes})),
        stems=tuple(sorted({stem for part in parts for stem in part.stems})),
        suffixes=next((part.suffixes for part in parts if part.suffixes), frozenset()),  # one language's endings, thousands of them
    )


def _lemma(piece: str, grammar: Grammar) -> Element:
    lemma = piece[1:-1]
    if not piece.endswith("}") or lemma not in grammar.forms:
        raise BadTerm(f"'{piece}': its forms are not in the language's lemmas.yml; run 'scanner rules lemmas', or write stem~ instead")
    return Element(exact=grammar.forms[lemma])


def _literals(token: str, grammar: Grammar) -> tuple[Element, ...]:
    """One written word; the normaliser may read it as several ("e-mail")."""
    if not _LITERAL.fullmatch(token):
        raise BadTerm(f"'{token}': expected a word, stem*, stem~, {{word}}, (a|b), (a)?, _, __ or #")
    forms = folded(token.rstrip("*~"))
    if not forms:
        raise BadTerm(f"'{token}': has no letters or digits")
    *firsts, last = forms
    ending = token[-1]
    if ending in "*~" and len(last) < (3 if ending == "*" else 2):
        raise BadTerm(f"'{token}': the stem is too short; give {3 if ending == '*' else 2} letters or more, or write the words out")
    exact = tuple(Element(exact=frozenset({grammar.spelled(form)})) for form in firsts)
    last = grammar.spelled(last)
    if ending == "*":
        return (*exact, Element(prefixes=(last,)))
    if ending == "~":
        return (*exact, Element(stems=(last,), suffixes=grammar.endings))
    return (*exact, Element(exact=frozenset({last})))


@lru_cache(maxsize=20_000)
def folded(text: str) -> tuple[str, ...]:
    """The folded words of a text, exactly as an ad's words are made."""
    if text.isalpha() and (text.isascii() or not _LATIN.search(text)) and fold_characters(text) == text:
        return (text,)  # a word of one script in its folded letters, as nearly all terms are: the long way would change nothing
    return words(normalise("term", text)).forms


def _window(elements: Sequence[Element], start: int) -> tuple[int, tuple[str, ...]]:
    """The heads that begin at one element: extended word by word while they stay literal and few."""
    heads = [("", True)]
    for element in elements[start:]:
        openings = element.openings()
        full = heads[0][0] and len(heads) * len(openings) > MAX_HEADS
        if not openings or full or not all(closed for _, closed in heads):
            break
        heads = [(f"{head} {opening}", closed) for head, _ in heads for opening, closed in openings]
    return start, tuple(f"{head} " if closed else head for head, closed in heads)


def _worth(window: tuple[int, tuple[str, ...]]) -> tuple[int, int]:
    """Long heads are rare in text; between equals the earliest wins."""
    return min(len(head) for head in window[1]), -window[0]


def _spans_all(elements: Sequence[Element], heads: tuple[str, ...]) -> bool:
    return all(len(head.split()) == len(elements) for head in heads)
