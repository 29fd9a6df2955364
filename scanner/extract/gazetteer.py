"""Lists of names searched for in one pass: places, occupations, cue words.

A term is one or more words, each `word` (exact), `stem*` (any ending) or `stem~` (one of the language's closed
endings). A leading `^` asks for a capital letter in the published text: a country, not a bird.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

import ahocorasick

from scanner.normalise import Words, fold

V = TypeVar("V")

ANY = "any"
"""Language key of terms that are tried whatever the language of the ad."""
SHORT = 4
"""Stems up to this length are too common a string to be tried outside their own language."""
WIDE = frozenset({"en", "ru", "hy", "ka"})
"""Languages whose longer terms are tried in every ad: lingua francas, and scripts nobody else uses."""
MAX_HITS = 2_000
"""Heads looked at in one text; a longer list is noise, and the bound keeps hostile text cheap."""


@dataclass(frozen=True, slots=True)
class Term(Generic[V]):
    """One compiled term: (folded stem, kind) a word, where kind is `=`, `*` or `~`."""

    parts: tuple[tuple[str, str], ...]
    language: str
    capital: bool
    value: V


@dataclass(frozen=True, slots=True)
class Found(Generic[V]):
    """A term found in words `first` through `last`; `tail` is what follows the stem in the last word."""

    value: V
    first: int
    last: int
    tail: str
    language: str


def compile_term(written: str, language: str, value: V) -> Term[V]:
    """The term as written in a data file. Raises ValueError when nothing searchable is left."""
    capital = written.startswith("^")
    parts: list[tuple[str, str]] = []
    for piece in written.removeprefix("^").split():
        kind = piece[-1] if piece[-1] in "*~" else "="
        folded = [word for word in fold(piece.rstrip("*~")).split() if word]
        parts += [(word, "=") for word in folded[:-1]]
        parts += [(folded[-1], kind)] if folded else []
    if not parts or (parts[0][1] == "*" and len(parts[0][0]) < 3):
        raise ValueError(f"'{written}' is too short to search for")
    return Term(tuple(parts), language, capital, value)


class Gazetteer(Generic[V]):
    """Terms of all languages behind one automaton; built once, never changed."""

    def __init__(self, terms: Iterable[Term[V]], endings: Mapping[str, frozenset[str]]) -> None:
        self._endings = endings
        heads: dict[str, list[Term[V]]] = {}
        for term in terms:
            stem, kind = term.parts[0]
            heads.setdefault(f" {stem} " if kind == "=" else f" {stem}", []).append(term)
        self._automaton = ahocorasick.Automaton()
        for head, group in heads.items():
            self._automaton.add_word(head, (len(head), tuple(group)))
        if heads:
            self._automaton.make_automaton()
        self._empty = not heads

    def find(self, words: Words, codes: tuple[str, ...]) -> list[Found[V]]:
        """The longest terms that stand in the text, first to last, without overlaps."""
        if self._empty or not words.forms:
            return []
        found: list[tuple[int, Found[V]]] = []
        anything = not set(codes) - {"unknown"}
        for end, (length, terms) in self._automaton.iter(words.stream):
            first = bisect_left(words.offsets, end - length + 2)
            found += [hit for term in terms if (anything or _spoken(term, codes)) and (hit := self._check(term, words, first))]
            if len(found) >= MAX_HITS:
                break
        return _longest(found, codes)

    def _check(self, term: Term[V], words: Words, first: int) -> tuple[int, Found[V]] | None:
        last = first + len(term.parts) - 1
        if last >= len(words.forms) or words.sentences[first] != words.sentences[last]:
            return None
        if term.capital and not _capital(words, first):
            return None
        tail = ""
        for (stem, kind), form in zip(term.parts, words.forms[first : last + 1], strict=True):
            tail = form[len(stem) :]
            if not form.startswith(stem) or (kind == "=" and tail):
                return None
            # Turkish sets the ending of a name off: Irak'ta.
            if kind == "~" and (tail.lstrip("'") if term.language == "tr" else tail) not in self._endings[term.language]:
                return None
        return sum(len(stem) for stem, _ in term.parts), Found(term.value, first, last, tail, term.language)


def _spoken(term: Term[V], codes: tuple[str, ...]) -> bool:
    """Short terms count only in an ad of their language; an ad of no known language gets all of them."""
    if term.language == ANY or term.language in codes:
        return True
    return term.language in WIDE and len(term.parts[0][0]) > SHORT


def _capital(words: Words, first: int) -> bool:
    span = words.span(first, first)
    return words.text.published[span.start : span.start + 1].isupper()


def _longest(found: list[tuple[int, Found[V]]], codes: tuple[str, ...]) -> list[Found[V]]:
    """Longest first at each word; of equals the one in a language of the ad."""
    kept: list[Found[V]] = []
    for _, hit in sorted(found, key=lambda item: (item[1].first, item[1].first - item[1].last, -item[0], item[1].language not in codes)):
        if not kept or hit.first > kept[-1].last:
            kept.append(hit)
    return kept
