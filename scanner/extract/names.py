"""The names of the reference lists spelled out with their endings, for matchers that know whole words only."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice, product

from scanner.extract.lists import AgencyWords, Countries, TermsByLanguage, read_list, written_endings
from scanner.normalise import fold

MAX_FORMS = 400
"""Of one name; a name of several bending words would otherwise come to thousands."""


def names_of_countries(code: str) -> Iterator[tuple[str, str]]:
    """(name or city in one of its forms, ISO 3166 alpha-2) for a language, in small letters as published and as folded."""
    for country, terms in read_list("countries.yml", Countries).countries.items():
        for form in _forms(terms, code):
            yield form, country


def names_of_agencies(code: str) -> Iterator[str]:
    """What intermediaries call themselves in a language, in small letters as published and as folded."""
    yield from _forms(read_list("agency.yml", AgencyWords).agency, code)


def _forms(terms: TermsByLanguage, code: str) -> Iterator[str]:
    """An open stem is spelled out with the closed endings of the language, which is less than it stands for."""
    bent = sorted(written_endings().get(code, [""]))
    for language, written in terms.items():
        if language in {code, "any"}:
            for term in written:
                pieces = term.removeprefix("^").split()
                tails = [_tails(bent, code) if piece[-1] in "*~" else [""] for piece in pieces]
                for chosen in islice(product(*tails), MAX_FORMS):
                    form = " ".join(piece.rstrip("*~") + tail for piece, tail in zip(pieces, chosen, strict=True))
                    yield from dict.fromkeys((form.lower(), fold(form)))


def _tails(bent: Sequence[str], code: str) -> Sequence[str]:
    """Turkish sets an ending off from a name with an apostrophe: Almanya'da."""
    return [*bent, *(f"'{tail}" for tail in bent if tail)] if code == "tr" else bent
