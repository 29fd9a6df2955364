"""Where the ad was posted and where it sends people: the countries of work that are not home."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from scanner.ad import Ad
from scanner.extract.facts import Contact
from scanner.extract.places import ABROAD, DESTINATION, MENTIONED, REGION, Sighting, known_countries
from scanner.language import Language
from scanner.normalise import Span

_SOURCE = re.compile(r"(?:^|[/:])([a-z]{2})[._](?=\w)|\.(am|az|ge|tj|md|ua|ru|kz|kg|uz|by|tr)(?:$|[/:])", re.IGNORECASE)
_HOME_OF = {"hy": ("AM",), "az": ("AZ",), "ka": ("GE",), "uk": ("UA",), "ro": ("MD", "RO"), "tg": ("TJ",), "tr": ("TR",)}

LONG, HEAD = 600, 300
"""In a body longer than LONG, a country that is not surely the place of work counts only within the first HEAD characters."""


@dataclass(frozen=True, slots=True)
class Journey:
    """`home`: countries the ad was posted in, most likely first; empty when nothing says."""

    home: tuple[str, ...]
    destination: tuple[str, ...]
    abroad: Span | None

    @property
    def countries(self) -> tuple[str, ...]:
        """Countries the ad has to do with: those of work, then home."""
        return (*self.destination, *self.home)

    @property
    def work(self) -> str:
        """The country the work is most likely in, or nothing."""
        return self.countries[0] if self.countries else ""


def posted_in(ad: Ad, language: Language, contacts: Sequence[Contact] = (), found: Sequence[Sighting] = ()) -> tuple[str, ...]:
    """The country the ad was posted in, from the source's prefix, the language, the location or a phone, in that order."""
    match = _SOURCE.search(ad.source)
    if match and (match[1] or match[2]).upper() in known_countries():
        return ((match[1] or match[2]).upper(),)
    if language.code in _HOME_OF:
        return _HOME_OF[language.code]
    located = [item.place.country for item in found if item.place.span.field == "location" and item.place.country]
    phones = [contact.country for contact in contacts if contact.country]
    # Work in the Gulf or in Thailand is abroad for the readers of this region, wherever the ad's own phone may be.
    return tuple([country for country in (*located, *phones) if country in REGION][:1])


def journey(ad: Ad, language: Language, contacts: Sequence[Contact], found: Sequence[Sighting]) -> Journey:
    """Destinations best first: the location, the title, sure names, then likely ones where nothing says the work is at home."""
    home = posted_in(ad, language, contacts, found)
    strangers = frozenset(home) if home else (REGION if language.code == "ru" else frozenset())
    rows = [item for item in found if item.place.role == DESTINATION and item.place.country and item.place.country not in strangers]
    at_home = any(item.place.span.field == "location" and item.place.country in strangers for item in found)
    likely = bool(home) and not at_home
    kept = [item for item in rows if item.sure or (likely and (len(ad.body) <= LONG or item.place.span.end <= HEAD))]
    ranked = sorted(kept, key=lambda item: (_rank(item), item.place.span.start))
    regions = [item for item in found if item.named in {ABROAD, "region"} and item.place.role == DESTINATION and item.sure]
    first = ranked[0].place.span if ranked else (regions[0].place.span if regions else None)
    if not first and home:
        first = _flagged(found, strangers)
    countries = tuple(dict.fromkeys(item.place.country for item in ranked))
    return Journey(home or _worked_in(found, strangers), countries, first)


def _worked_in(found: Sequence[Sighting], strangers: frozenset[str]) -> tuple[str, ...]:
    """With no home known, a country of the region where the work surely is: its wages are the ones to compare with."""
    return tuple(
        [item.place.country for item in found if item.place.role == DESTINATION and item.sure and item.place.country in strangers][:1]
    )


def _flagged(found: Sequence[Sighting], strangers: frozenset[str]) -> Span | None:
    """A single foreign flag with no country of work named."""
    flags = [item for item in found if item.named == "flag"]
    foreign = [item for item in flags if item.place.country not in strangers]
    return foreign[0].place.span if len(flags) == 1 and foreign and foreign[0].place.role != MENTIONED else None


def _rank(item: Sighting) -> int:
    field = item.place.span.field
    return {"location": 0, "title": 1}.get(field, 2 if item.sure else 3)
