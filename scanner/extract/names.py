"""The names of the reference lists spelled out with their endings, for matchers that know whole words only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from scanner.extract.lists import AgencyWords, Countries, TermsByLanguage, endings, read_list
from scanner.normalise import fold

MAX_FORMS = 400
"""Of one name; a name of several bending words would otherwise come to thousands."""


def names_of_countries(code: str) -> Iterator[tuple[str, str]]:
    """(name or city in one of its forms, ISO 3166 alpha-2) for a language, folded."""
    for country, terms in read_list("countries.yml", Countries).countries.items():
        for form in _forms(terms, code):
            yield form, country


def names_of_agencies(code: str) -> Iterator[str]:
    """What intermediaries call themselves in a language, folded."""
    yield from _forms(read_list("agency.yml", AgencyWords).agency, code)


def _forms(terms: TermsByLanguage, code: str) -> Iterator[str]:
    """An open stem is spelled out with the closed endings of the language, which is less than it stands for."""
    bent = sorted(endings()[code])
    for language, written in terms.items():
        if language in {code, "any"}:
            for term in written:
                words = [fold(word.rstrip("*~")) for word in term.removeprefix("^").split()]
                tails = [bent if piece[-1] in "*~" else [""] for piece in term.split()]
                for count, chosen in enumerate(product(*tails)):
                    if count == MAX_FORMS:
                        break
                    yield " ".join(word + tail for word, tail in zip(words, chosen, strict=True))
