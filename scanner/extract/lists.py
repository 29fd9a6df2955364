"""Word lists of the `reference` folder, checked and loaded once."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from scanner.errors import BadData, Fault
from scanner.extract.gazetteer import ANY, Gazetteer, Term, compile_term
from scanner.language import SUPPORTED
from scanner.yamlfile import load_yaml

FOLDER = Path(__file__).parent / "reference"
Lang = Literal["any", "en", "ru", "hy", "az", "ka", "uk", "ro", "tg", "tr"]
TermsByLanguage = dict[Lang, list[str]]
M = TypeVar("M", bound=BaseModel)
V = TypeVar("V")


class Strict(BaseModel):
    """A part of a reference file: no unknown keys, no edits."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class _Endings(Strict):
    endings: dict[Lang, list[str]]


class Countries(Strict):
    """countries.yml: names and cities by country and language."""

    countries: dict[str, TermsByLanguage]


class Stranger(Strict):
    """A name of a country that means something else beside these words."""

    country: str
    language: Lang
    next: list[str] = []
    anywhere: list[str] = []


class Roles(Strict):
    """roles.yml: what a named country is to the ad."""

    cues: dict[str, TermsByLanguage]
    strangers: list[Stranger]
    adjectives: dict[str, TermsByLanguage]
    abroad: TermsByLanguage
    region: TermsByLanguage


class SpelledAt(Strict):
    """What stands for @, by how sure it is."""

    sure: list[str]
    weak: list[str]
    bracketed: list[str]


class Glued(Strict):
    """Number words written as one: a head, the joint, and a number word of the language below `below`."""

    language: Lang
    joint: str
    below: int
    heads: dict[str, int]


class ContactWords(Strict):
    """contacts.yml: words around phones, handles and links."""

    messengers: dict[str, list[str]]
    phone: list[str]
    number: list[str]
    papers: list[str]
    not_phone: list[str]
    mail: list[str]
    units: list[str]
    at: SpelledAt
    signs: dict[str, str]
    dot: list[str]
    slash: list[str]
    joiners: list[str]
    numbers: dict[Lang, dict[str, int]]
    glued: list[Glued]
    hundreds: list[str]
    open_tens: list[str]
    repeated: dict[str, int]
    times: dict[str, int]
    plus: list[str]
    silent: list[str]
    not_links: list[str]
    tops: list[str]
    regions: dict[Lang, list[str]]
    free_mail: list[str]
    shared_hosts: list[str]


class DeadlineWords(Strict):
    """deadlines.yml: words around the last day to answer."""

    limit: TermsByLanguage
    before: TermsByLanguage
    behind: TermsByLanguage
    grown: TermsByLanguage
    answer: TermsByLanguage
    other: TermsByLanguage
    spoken: TermsByLanguage


class Trade(Strict):
    """One kind of work: its sector, its ISCO-08 major group and its words."""

    sector: str
    isco: int = Field(ge=0, le=9)
    terms: TermsByLanguage


class Trades(Strict):
    """occupations.yml."""

    trades: list[Trade]


class SoughtWords(Strict):
    """sought.yml: words for whom the ad asks."""

    women: TermsByLanguage
    men: TermsByLanguage
    asked: TermsByLanguage
    only: TermsByLanguage
    silenced: TermsByLanguage
    people: TermsByLanguage
    staff: TermsByLanguage
    housed: TermsByLanguage
    years: TermsByLanguage
    from_age: TermsByLanguage
    to_age: TermsByLanguage
    not_age: TermsByLanguage


class AgencyWords(Strict):
    """agency.yml: names of intermediaries and licence wording."""

    agency: TermsByLanguage
    licence: TermsByLanguage


def read_list(name: str, model: type[M]) -> M:
    """One YAML file of the reference folder. Raises BadData with every fault in it."""
    value, faults = load_yaml(FOLDER / name, model)
    if value is None:
        raise BadData(faults)
    return value


def read_table(name: str, model: type[M]) -> M:
    """One TOML table of the reference folder. Raises BadData."""
    file = FOLDER / name
    try:
        return model.model_validate(tomllib.loads(file.read_text("utf-8")))
    except tomllib.TOMLDecodeError as fault:
        raise BadData([Fault(str(file), 1, str(fault))]) from fault
    except ValidationError as wrong:
        faults = [Fault(str(file), 1, f"{'.'.join(map(str, error['loc']))}: {error['msg']}") for error in wrong.errors(include_url=False)]
        raise BadData(faults) from wrong


def written_endings() -> Mapping[str, list[str]]:
    """The closed endings of each language as the file writes them."""
    return {str(code): written for code, written in read_list("endings.yml", _Endings).endings.items()}


@cache
def endings() -> Mapping[str, frozenset[str]]:
    """Folded closed endings by language; terms of any language take all of them."""
    from scanner.normalise import fold

    by_language: dict[str, frozenset[str]] = {
        code: frozenset(fold(ending) if ending else "" for ending in written) for code, written in written_endings().items()
    }
    return {**{code: frozenset({""}) for code in SUPPORTED}, **by_language, ANY: frozenset().union(*by_language.values())}


def terms(written: TermsByLanguage, value: V) -> list[Term[V]]:
    """The terms of one entry, compiled. Raises ValueError for a term that cannot be searched for."""
    return [compile_term(term, language, value) for language, group in written.items() for term in group]


def gazetteer(entries: list[tuple[TermsByLanguage, V]]) -> Gazetteer[V]:
    """Everything in `entries` behind one search."""
    return Gazetteer([term for written, value in entries for term in terms(written, value)], endings())
