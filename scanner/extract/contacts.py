"""Ways to reach the advertiser, as published and as normalised.

Contacts are read from the published text with its digits and spaces made plain; the words around them from the folded one.
Every pattern is bounded, so a hostile text costs no more than its length.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from scanner.extract.accounts import accounts
from scanner.extract.cues import DIALLED, contact_words
from scanner.extract.facts import Contact
from scanner.extract.handles import handles
from scanner.extract.links import links
from scanner.extract.mail import mails
from scanner.extract.phones import phones
from scanner.extract.writing import Writing, writing
from scanner.normalise import Words

__all__ = ["MAX_CONTACTS", "contact_words", "contacts"]

MAX_CONTACTS = 100
"""Contacts kept of one field: an ad has a handful; a longer list is a scraped directory."""


def contacts(parts: Sequence[Words], regions: tuple[str, ...]) -> tuple[Contact, ...]:
    """Every contact of the ad once, where it first stands. `regions` are tried in order for numbers without a country code."""
    seen: dict[tuple[str, str], Contact] = {}
    for part in parts:
        for contact in _of_text(writing(part), regions):
            seen.setdefault((contact.kind, contact.value), contact)
    named = {contact.value for contact in seen.values() if contact.kind in DIALLED}
    return tuple(contact for contact in seen.values() if not (contact.kind == "phone" and _is_copied(contact) and contact.value in named))


def _is_copied(contact: Contact) -> bool:
    """Whether a site listed the number apart from the words of the ad; which service it is for is then said only there."""
    return contact.span.field.startswith("contacts.")


def _of_text(field: Writing, regions: tuple[str, ...]) -> list[Contact]:
    linked = links(field)
    found = [contact for contact in linked if contact.kind != "url"]
    found += _apart(mails(field), found)
    found += _apart((contact for contact in linked if contact.kind == "url"), found)
    found += _apart(handles(field), found)
    found += _apart(accounts(field), found)
    found += _apart(phones(field, regions), found)
    return sorted(found, key=lambda contact: contact.span.start)[:MAX_CONTACTS]


def _apart(found: Iterable[Contact], others: Sequence[Contact]) -> list[Contact]:
    """Those that share no character with what is known already."""
    spans = [other.span for other in others]
    return [contact for contact in found if not any(span.start < contact.span.end and contact.span.start < span.end for span in spans)]
