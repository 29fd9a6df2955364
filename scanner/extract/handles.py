"""Names on messengers: with the sign (@anna), or beside the name of the service."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from scanner.extract.cues import OWN, SERVICES, Cue, after, before
from scanner.extract.facts import Contact
from scanner.extract.writing import Writing
from scanner.normalise import Span

MAX_HANDLES = 100
"""Of one kind in one field."""
_SIGNED = re.compile(r"(?<![\w@./])@([ ]?)([A-Za-z][\w.]{2,31})(?![@\w])", re.ASCII)
_NAME = r"(?P<name>[A-Za-z][A-Za-z0-9_.]{4,31})(?![\w@/-])"
_ENDING = r"(?:['’][^\W\d_]{1,6}|-[^\W\d_a-zA-Z]{1,6})?"
"""Of a foreign word in the sentence: Telegram'da, WhatsApp-ის."""
_BESIDE = re.compile(rf"{_ENDING}[ \u00a0]{{0,2}}(?P<mark>[:՝\-–—=]?)[ \u00a0]{{0,2}}[\"'«(]?{_NAME}")
_FURTHER = re.compile(rf"{_ENDING}(?:[ ][^\W\d_]{{1,14}}){{1,2}}[ ]?[:՝\-–—=]{{0,2}}[ ]{_NAME}")
_BEHIND = re.compile(r"(?<![\w@./-])(?P<name>[A-Za-z][A-Za-z0-9_.]{4,31})[ ]?[-–—(]?[ ]?(?:(?:в|у|во|на|on|in|дар|pe|la)[ ])?\Z")
_TAGS = frozenset({"tg", "ig", "fb", "vk", "insta", "inst"})
"""Short names of services that stand before a name and nowhere else."""


def handles(writing: Writing) -> Iterator[Contact]:
    """Handles of one field, with the service they belong to; a bare @name is taken for Telegram."""
    services = [cue for cue in writing.cues if cue.kind in SERVICES]
    if "@" in writing.plain:
        for match in islice(_SIGNED.finditer(writing.plain), MAX_HANDLES):
            yield from _signed(writing, match, services)
    for cue in services[:MAX_HANDLES]:
        yield from _named(writing, cue)


def _signed(writing: Writing, match: re.Match[str], services: list[Cue]) -> Iterator[Contact]:
    value = match[2].rstrip(".")
    span = writing.span(match.start(), match.end(2) - len(match[2]) + len(value))
    published = writing.text.published
    near = next((cue for cue in before(services, published, span.start) if "@" not in published[cue.end : span.start]), None)
    if match[1] and (near is None or span.start - near.end > 3):
        return
    behind = None if near else after(services, published, span.end)
    if len(value) >= 3:
        yield Contact(near.kind if near else behind.kind if behind else "telegram", value.lower(), span)


def _named(writing: Writing, cue: Cue) -> Iterator[Contact]:
    published = writing.text.published
    found = _BESIDE.match(published, cue.end)
    if found is None or not (_looks_made_up(found["name"]) or _announced(published, cue, found)):
        found = _FURTHER.match(published, cue.end)
        if found and not _looks_made_up(found["name"].lower()):
            found = None
    start = found.start("name") if found else 0
    if found is None and not OWN.match(published, cue.end):
        found = _BEHIND.search(published[max(0, cue.start - 40) : cue.start])
        start = max(0, cue.start - 40) + found.start("name") if found else 0
    if found and (start > cue.end or _looks_made_up(found["name"])):
        value = found["name"].rstrip(".")
        yield Contact(cue.kind, value.lower(), Span(writing.text.field, start, start + len(value)))


def _looks_made_up(name: str) -> bool:
    """No word of a language has these signs in it."""
    name = name.rstrip(".")
    return "_" in name or "." in name or any(character.isdigit() for character in name)


def _announced(published: str, cue: Cue, found: re.Match[str]) -> bool:
    """«ՏԳ՝ mariamgulf»: Latin letters where the service is written in another script, or behind its short name and a colon."""
    name, mark = found["name"], found["mark"]
    if published[cue.start : cue.end].isascii():
        ends = published[found.end() : found.end() + 1] in {"", "\n", ",", ".", ";", "!", ")"}
        return bool(mark) and mark in ":=" and published[cue.start : cue.end].lower() in _TAGS and ends
    return bool(mark) or (name.islower() and len(name.rstrip(".")) > _SHORT and not _LATIN_NEXT.match(published, found.end()))


_SHORT = 5
_LATIN_NEXT = re.compile(r"[ ][A-Za-z]")
