"""One ad and its scan, ready for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from scanner.ad import Ad
from scanner.errors import BadSettings
from scanner.kit import Kit, load_kit
from scanner.review.explain.facts import Fact, facts
from scanner.review.explain.indicators import Dimension, Suspected, dimensions, suspected
from scanner.review.explain.marked import SHOWN_IN_PLACE, Mark, Piece, pieces
from scanner.review.explain.reasons import Lane, Reason, lanes, reasons
from scanner.review.explain.wording import BANDS, DISGUISES, FIELDS, language_name, unchecked, word
from scanner.rules import Catalogue, load_catalogue
from scanner.settings import Settings


@dataclass(frozen=True, slots=True)
class Field:
    """One published text of the ad."""

    id: str
    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Everything a page says about an ad."""

    risk: float
    band: str
    band_word: str
    language: str
    language_code: str
    fields: tuple[Field, ...]
    reasons: tuple[Reason, ...]
    lanes: tuple[Lane, ...]
    dimensions: tuple[Dimension, ...]
    suspected: tuple[Suspected, ...]
    facts: tuple[Fact, ...]
    unchecked: tuple[str, ...]
    versions: Mapping[str, str]

    @property
    def leading(self) -> Lane:
        """The lane that the risk was taken from."""
        return self.lanes[0]

    @property
    def columns(self) -> tuple[Lane, ...]:
        """The lanes in the order of a reason's points."""
        return tuple(sorted(self.lanes, key=lambda lane: lane.column))


@cache
def catalogue() -> Catalogue:
    """The rules, loaded once a process."""
    return load_catalogue(_settings().rules)


@cache
def kit() -> Kit:
    """What scanning needs, loaded once a process."""
    return load_kit(_settings())


def explain(ad: Ad, payload: Mapping[str, Any]) -> Explanation:
    """The scan of an ad in the reader's language; `payload` is what `scanner.score.to_record` gave."""
    rules, language = catalogue(), get_language() or "en"
    found = reasons(payload, rules, language)
    titles = {name: rule.title.get(language) or rule.title.get("en", name) for name, rule in rules.rules.items()}
    return Explanation(
        risk=float(payload["risk"]),
        band=payload["band"],
        band_word=word(BANDS, payload["band"]),
        language=language_name(payload["language"]["code"]),
        language_code=_tag(payload["language"]["code"]),
        fields=tuple(_fields(ad, found, payload.get("disguises", ()))),
        reasons=found,
        lanes=lanes(payload, found),
        dimensions=dimensions(payload, rules, language, found=found),
        suspected=suspected(ad, payload, titles),
        facts=facts(payload["facts"]),
        unchecked=tuple(dict.fromkeys(unchecked(note, titles) for note in payload["unchecked"])),
        versions=payload["versions"],
    )


def _fields(ad: Ad, found: Sequence[Reason], disguises: Iterable[Mapping[str, Any]]) -> Iterable[Field]:
    marks: dict[str, list[Mark]] = {}
    for reason in found:
        if place := reason.place:
            marks.setdefault(place["field"], []).append(Mark(place["start"], place["end"], reason=reason.number))
    for item in disguises:
        if item["kind"] not in SHOWN_IN_PLACE:
            mark = Mark(item["start"], item["end"], disguise=word(DISGUISES, item["kind"]))
            marks.setdefault(item["field"], []).append(mark)
    for name, text in ad.parts():
        yield Field(name, word(FIELDS, name.partition(".")[0]), pieces(text, marks.get(name, ())))


def _settings() -> Settings:
    found = getattr(settings, "SCANNER", None)
    if not isinstance(found, Settings):
        raise BadSettings("the console runs with Django settings that are not the scanner's own")
    return found


def _tag(code: str) -> str:
    """A language code fit for an HTML `lang` attribute; empty when the language is unknown."""
    return code if 2 <= len(code) <= 3 and code.isalpha() and code != "und" else ""
