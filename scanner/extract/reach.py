"""What an ad's contacts say about who is behind it: a domain of its own, only a free mailbox, a number from somewhere else."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from urllib.parse import urlsplit

from scanner.extract.cues import contact_words
from scanner.extract.facts import Contact
from scanner.normalise import Span


def free_mail(contacts: Sequence[Contact]) -> Span | None:
    """The first e-mail when all of them are at free providers and no site of the advertiser's own is given."""
    mails = [contact for contact in contacts if contact.kind == "email"]
    if not mails or own_domain(contacts) or not all(_free(contact) for contact in mails):
        return None
    return mails[0].span


def own_domain(contacts: Sequence[Contact]) -> Span | None:
    """An e-mail or site at a host that is neither a free provider nor a place where everybody may have a page."""
    return next((contact.span for contact in contacts if contact.kind in {"email", "url"} and not _shared(contact)), None)


def contact_elsewhere(contacts: Sequence[Contact], home: Sequence[str], work: Sequence[str]) -> Span | None:
    """A phone of a country that is neither home nor that of the work, where both are known and no other phone is from there."""
    phones = [contact for contact in contacts if contact.country]
    expected = {*home, *work}
    if not home or not work or any(contact.country in expected for contact in phones):
        return None
    return next((contact.span for contact in phones), None)


def _free(contact: Contact) -> bool:
    return bool(set(_labels(contact)) & _names("free_mail"))


def _shared(contact: Contact) -> bool:
    names = _names("free_mail") if contact.kind == "email" else _names("shared_hosts")
    return not _labels(contact) or bool(set(_labels(contact)) & names)


def _labels(contact: Contact) -> list[str]:
    """The labels of a host, its country or other top name left out."""
    value = contact.value
    host = value.rpartition("@")[2] if contact.kind == "email" else _host(value)
    return [label for label in host.removeprefix("www.").split(".")[:-1] if label]


def _host(value: str) -> str:
    try:
        return (urlsplit(value if "//" in value else f"//{value}").hostname or "").lower()
    except ValueError:  # a bracketed host that is no address
        return ""


@cache
def _names(part: str) -> frozenset[str]:
    return frozenset(getattr(contact_words(), part))
