"""What an ad says, extracted once, each fact with the words that say it."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.normalise.text import Span


@dataclass(frozen=True, slots=True)
class Contact:
    """A way to reach the advertiser. `value` is normalised (phones E.164, handles lower case without @).

    `kind`: phone, email, telegram, whatsapp, viber, instagram, facebook, vk, url; card and wallet are where money is to go,
    and not ways to reach anybody. `country` is the ISO 3166
    alpha-2 code a phone number belongs to, else empty.
    """

    kind: str
    value: str
    span: Span
    country: str = ""


@dataclass(frozen=True, slots=True)
class Pay:
    """A stated wage. Amounts in `currency` (ISO 4217) a `period`: hour, day, week, month, year, piece, total.

    `monthly_usd` is the upper amount turned to US dollars a month by the dated table in `reference/`, or None
    when currency or period is unknown or the period is a piece.
    """

    low: float
    high: float
    currency: str
    period: str
    span: Span
    monthly_usd: float | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """A country the ad names, by any name, city or flag. `role`: destination (the work is there), origin, mentioned."""

    country: str
    role: str
    span: Span


@dataclass(frozen=True, slots=True)
class Occupation:
    """What the work is. `sector` is one of the seed sectors (hospitality, entertainment, domestic_care, construction,
    agriculture, fishing, food_processing, textile, transport, forestry, sex_work, begging, online_service, other)
    and `isco` the ISCO-08 major group 1-9, 0 when unclear."""

    sector: str
    isco: int
    span: Span


@dataclass(frozen=True, slots=True)
class Sought:
    """Whom the ad asks for. `kind`: gender (value women, men, any), age (value '18-25'), count (value '100')."""

    kind: str
    value: str
    span: Span


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last day to answer the ad. `date`: ISO 8601 (2026-12-15), month and day (12-15) where no year is known, empty where it
    is said in words only (until the end of the week)."""

    date: str
    span: Span


@dataclass(frozen=True, slots=True)
class Facts:
    """All facts of one ad. `free_mail`: the only e-mail is at a free provider; `own_domain`: an address or site on a domain of
    the advertiser's own; `contact_elsewhere`: a phone of a country that is neither that of the ad nor of the work. `destination`
    holds the countries of work other than the one the ad was posted in, best first. `pay_by_agreement`: words that leave the pay
    to an agreement, with or without a sum.

    `pay_ratio` is the stated monthly pay over the reference wage for that work in that country, None when
    either is unknown; `pay_reference` says in words which figure of which year it was held against.
    """

    contacts: tuple[Contact, ...] = ()
    pay: tuple[Pay, ...] = ()
    places: tuple[Place, ...] = ()
    occupations: tuple[Occupation, ...] = ()
    sought: tuple[Sought, ...] = ()
    licences: tuple[Span, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    free_mail: Span | None = None
    own_domain: Span | None = None
    contact_elsewhere: Span | None = None
    agency: Span | None = None
    destination: tuple[str, ...] = ()
    abroad: Span | None = None
    pay_by_agreement: Span | None = None
    pay_ratio: float | None = None
    pay_reference: str = ""
