"""Ways to reach the advertiser, as published and as normalised.

Numbers are read from the published text: digits have no look-alikes worth folding, and a span is then exact by itself.
Every pattern is bounded, so a hostile text costs no more than its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from scanner.extract.accounts import accounts
from scanner.extract.facts import Contact
from scanner.extract.links import links
from scanner.extract.lists import ContactWords, read_list
from scanner.extract.phones import phones
from scanner.normalise import Span, Text

MAX_CONTACTS = 100
"""Contacts kept of one field: an ad has a handful; a longer list is a scraped directory."""
_EMAIL = re.compile(r"(?<![\w.+-])[\w][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_HIDDEN_AT = re.compile(
    r"(?<![\w.+-])([\w][\w.+-]{0,63})[ ]{0,2}[(\[{][ ]?(?:at|собака|@|ат)[ ]?[)\]}][ ]{0,2}([\w-]{1,63})"
    r"[ ]{0,2}(?:[(\[{][ ]?(?:dot|точка|\.|дот)[ ]?[)\]}]|\.)[ ]{0,2}([a-zа-я]{2,10})(?!\w)"
    r"|(?<![\w.+-])([\w][\w.+-]{0,63})[ ](?:собака|at)[ ]([\w-]{1,63})[ ]?(?:[ ](?:dot|точка)[ ]|\.)[ ]?([a-zа-я]{2,10})(?!\w)",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w@./])@([A-Za-z][\w.]{2,31})(?![@\w])", re.ASCII)
_NAMED = re.compile(r"[ ]{0,2}[:\-–—=]{0,2}[ ]{0,2}@?([A-Za-z][A-Za-z0-9_.]{4,31})(?![\w@])")
_BEFORE = 24


@cache
def contact_words() -> ContactWords:
    """Words around contacts, from the reference folder."""
    return read_list("contacts.yml", ContactWords)


@cache
def _services() -> re.Pattern[str]:
    words = sorted({word for group in contact_words().messengers.values() for word in group}, key=len, reverse=True)
    return re.compile(rf"(?<![\w@/.])(?:{'|'.join(map(re.escape, words))})(?!\w)", re.IGNORECASE)


@cache
def _service_of() -> dict[str, str]:
    return {word.lower(): kind for kind, group in contact_words().messengers.items() for word in group}


def contacts(texts: Sequence[Text], regions: tuple[str, ...]) -> tuple[Contact, ...]:
    """Every contact of the ad once, where it first stands. `regions` are tried in order for numbers without a country code."""
    seen: dict[str, Contact] = {}
    for text in texts:
        for contact in _of_text(text, regions):
            seen.setdefault(f"{'@' if contact.kind == 'telegram' else ''}{contact.value}", contact)
    return tuple(seen.values())


def _of_text(text: Text, regions: tuple[str, ...]) -> list[Contact]:
    published = text.published
    found: list[Contact] = []
    if "." in published or "@" in published or ":" in published:
        found += links(text)
    found += list(islice(_emails(text, found), MAX_CONTACTS))
    found += [contact for contact in islice(_handles(text), MAX_CONTACTS) if not _covered(contact.span, found)]
    found += [contact for contact in accounts(text) if not _covered(contact.span, found)]
    found += [contact for contact in phones(text, regions) if not _covered(contact.span, found)]
    found = [contact for contact in found if contact.kind != "url" or not _covered(contact.span, [c for c in found if c.kind == "email"])]
    return sorted(found, key=lambda contact: contact.span.start)[:MAX_CONTACTS]


def _emails(text: Text, links_found: Sequence[Contact]) -> Iterator[Contact]:
    if "@" in text.published:
        for match in _EMAIL.finditer(text.published):
            value = match[0].rstrip(".-").lower()
            if not _covered(_span(text, match.start(), match.start() + 1), [c for c in links_found if c.kind != "url"]):
                yield Contact("email", value, _span(text, match.start(), match.start() + len(value)))
    for match in _HIDDEN_AT.finditer(text.published):
        name, host, top = (part for part in match.groups() if part)
        yield Contact("email", f"{name}@{host}.{_TOPS.get(top.lower(), top)}".lower(), _span(text, *match.span()))


_TOPS = {"ру": "ru", "ком": "com", "нет": "net"}


def _handles(text: Text) -> Iterator[Contact]:
    if "@" in text.published:
        for match in _HANDLE.finditer(text.published):
            value = match[1].rstrip(".").lower()
            if len(value) >= 3:
                yield Contact(
                    service_before(text.published, match.start()) or "telegram",
                    value,
                    _span(text, match.start(), match.start() + 1 + len(value)),
                )
    for word in _services().finditer(text.published):
        named = _NAMED.match(text.published, word.end())
        if named and "@" not in named[0] and (set(named[1]) & set("_0123456789")):
            kind = _service_of()[word[0].lower()]
            yield Contact(kind, named[1].rstrip(".").lower(), _span(text, named.start(1), named.start(1) + len(named[1].rstrip("."))))


def service_before(published: str, at: int) -> str:
    """The messenger named in the few characters before `at`, or nothing."""
    window = published[max(0, at - _BEFORE) : at]
    last = None
    for last in _services().finditer(window):  # noqa: B007 - the last one is the nearest
        pass
    if last is None or "\n" in window[last.end() :] or "@" in window[last.end() :]:
        return ""
    return _service_of()[last[0].lower()]


def _covered(span: Span, others: Sequence[Contact]) -> bool:
    return any(other.span.start < span.end and span.start < other.span.end for other in others)


def _span(text: Text, start: int, end: int) -> Span:
    return Span(text.field, start, end)
