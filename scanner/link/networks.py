"""Networks: contacts that tie ads together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One ad's part in a network: `contacts` are (kind, normalised value), `countries` where the work is."""

    ad_id: str
    employer: str = ""
    countries: tuple[str, ...] = ()
    contacts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Shared:
    """A contact given in more than one ad, with every employer and country named beside it."""

    contact: tuple[str, str]
    ads: tuple[str, ...]
    employers: tuple[str, ...]
    countries: tuple[str, ...]


def shared_contacts(mentions: Iterable[Mention]) -> list[Shared]:
    """Contacts of at least two ads, those of most ads first, then by contact."""
    by_contact: defaultdict[tuple[str, str], dict[str, Mention]] = defaultdict(dict)
    for mention in mentions:
        for contact in mention.contacts:
            by_contact[contact][mention.ad_id] = mention
    shared = [_shared(contact, ads) for contact, ads in by_contact.items() if len(ads) > 1]
    return sorted(shared, key=lambda item: (-len(item.ads), item.contact))


def _shared(contact: tuple[str, str], ads: dict[str, Mention]) -> Shared:
    employers = {mention.employer for mention in ads.values() if mention.employer}
    countries = {country for mention in ads.values() for country in mention.countries}
    return Shared(contact=contact, ads=tuple(sorted(ads)), employers=tuple(sorted(employers)), countries=tuple(sorted(countries)))
