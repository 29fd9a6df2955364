"""All facts of one ad, in one pass over its fields."""

from __future__ import annotations

from scanner.ad import Ad
from scanner.extract.agency import agency
from scanner.extract.contacts import contacts
from scanner.extract.cues import contact_words
from scanner.extract.deadlines import deadlines
from scanner.extract.facts import Contact, Facts
from scanner.extract.journey import journey, posted_in
from scanner.extract.occupations import occupations, trades
from scanner.extract.pay import pay, pay_by_agreement
from scanner.extract.places import sightings
from scanner.extract.reach import contact_elsewhere, free_mail, own_domain
from scanner.extract.scene import scene_of
from scanner.extract.sought import sought
from scanner.extract.wages import against_reference
from scanner.language import Language
from scanner.normalise import Span, Words


def extract(parts: tuple[Words, ...], language: Language, ad: Ad) -> Facts:
    """What the ad says: contacts, pay, places, work, who is sought. Pure; every span points into the published ad."""
    texts = tuple(part.text for part in parts)
    codes = tuple(dict.fromkeys((*language.codes, language.code)))
    told = [part for part in parts if not part.text.field.startswith("contacts.")]
    work = [trades().find(part, codes) for part in told]
    scenes = [scene_of(part, codes, hits) for part, hits in zip(told, work, strict=True)]
    found = sightings(scenes, codes)
    reached = contacts(parts, _regions(ad, language, tuple(item.place.country for item in found if item.place.country)))
    way = journey(ad, language, reached, found)
    named, licences = agency(parts, codes)
    stated = pay(texts, codes, way.countries, (*_numbers(reached), *licences))
    jobs = occupations(list(zip(told, work, strict=True)))
    ratio, reference = against_reference(stated, jobs, way.work)
    return Facts(
        contacts=reached,
        pay=stated,
        places=tuple(item.place for item in found),
        occupations=jobs,
        sought=sought(scenes, work),
        licences=licences,
        deadlines=deadlines(told, codes, posted=ad.posted_at),
        free_mail=free_mail(reached),
        own_domain=own_domain(reached),
        contact_elsewhere=contact_elsewhere(reached, way.home, way.destination),
        agency=named,
        destination=way.destination,
        abroad=way.abroad,
        pay_by_agreement=pay_by_agreement(parts, codes),
        pay_ratio=ratio,
        pay_reference=reference,
    )


def _regions(ad: Ad, language: Language, places: tuple[str, ...]) -> tuple[str, ...]:
    """Countries whose local numbers are tried: the ad's own, its language's, then those it names."""
    named = contact_words().regions
    by_language = [region for code in (language.code, *language.codes) for region in named.get(code, [])]  # type: ignore[call-overload]
    return tuple(dict.fromkeys((*posted_in(ad, language), *by_language, *places)))[:10]


def _numbers(reached: tuple[Contact, ...]) -> tuple[Span, ...]:
    return tuple(contact.span for contact in reached)
