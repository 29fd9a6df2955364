"""Addresses on the web: messenger links by their own shape, everything else by linkify."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from scanner.extract.facts import Contact
from scanner.extract.lists import ContactWords, read_list
from scanner.normalise import Span, Text

if TYPE_CHECKING:
    from linkify_it import LinkifyIt

MAX_CHARACTERS = 20_000
"""Of one field, searched for ordinary links; messenger links are searched for everywhere."""
MAX_LINKS = 60
"""Of one kind in one field."""
_START = r"(?<![\w@/.-])(?:https?://)?(?:www\.|m\.)?"
_SHAPES = (
    (
        "whatsapp",
        re.compile(
            _START + r"(?:wa\.me/(?:message/)?|(?:api|web)\.whatsapp\.com/send/?\?phone=|chat\.whatsapp\.com/)\+?([\w-]{4,40})",
            re.IGNORECASE,
        ),
    ),
    ("viber", re.compile(r"viber://(?:chat|add|pa)\?(?:number|chaturi)=(?:%2b|\+)?(\w{4,40})", re.IGNORECASE)),
    ("telegram", re.compile(_START + r"(?:t|telegram)\.(?:me|dog)/((?:joinchat/)?[+\w-]{3,60})", re.IGNORECASE)),
    ("telegram", re.compile(r"tg://resolve\?domain=(\w{3,40})", re.IGNORECASE)),
    ("instagram", re.compile(_START + r"(?:instagram\.com|instagr\.am)/([\w.]{2,40})", re.IGNORECASE)),
    ("facebook", re.compile(_START + r"(?:[a-z]{2}-[a-z]{2}\.)?(?:facebook|fb)\.(?:com|me)/([\w.\-/?=]{2,80})", re.IGNORECASE)),
    ("vk", re.compile(_START + r"vk\.(?:com|ru|me)/([\w.\-]{2,40})", re.IGNORECASE)),
)
_MAYBE = re.compile(r"://|www\.|\w\.[a-zа-яё]{2,}", re.IGNORECASE)


def links(text: Text) -> list[Contact]:
    """Messenger, social and other links of one field, first to last within each kind."""
    published = text.published
    if not _MAYBE.search(published):
        return []
    found = [
        Contact(
            kind,
            _value(kind, match[1]),
            Span(text.field, match.start(), match.start() + len(match[0].rstrip("./?"))),
            _country(kind, match[1]),
        )
        for kind, shape in _SHAPES
        for match in islice(shape.finditer(published), MAX_LINKS)
    ]
    return found + _others(text, found)


def _value(kind: str, named: str) -> str:
    if kind in {"whatsapp", "viber"} and named.isdigit() and len(named) >= 9:
        return f"+{named}"
    kept = named.rstrip("./?")
    return kept if kept.startswith(("+", "joinchat/")) else kept.lower()


def _country(kind: str, named: str) -> str:
    if kind not in {"whatsapp", "viber"} or not named.isdigit():
        return ""
    from scanner.extract.phones import country_of

    return country_of(f"+{named}")


def _others(text: Text, known: list[Contact]) -> list[Contact]:
    names = read_words().not_links
    others = []
    for match in (_linkify().match(text.published[:MAX_CHARACTERS]) or [])[:MAX_LINKS]:
        span = Span(text.field, match.index, match.last_index)
        value = re.sub(r"^(?:https?:)?//(?:www\.)?|^www\.", "", match.raw.lower()).rstrip("/")
        if match.schema == "mailto:" or value in names or any(k.span.start < span.end and span.start < k.span.end for k in known):
            continue
        others.append(Contact("url", value, span))
    return others


@cache
def read_words() -> ContactWords:
    """Words around contacts, from the reference folder."""
    return read_list("contacts.yml", ContactWords)


@cache
def _linkify() -> LinkifyIt:
    from linkify_it import LinkifyIt

    return LinkifyIt(options={"fuzzy_email": True, "fuzzy_link": True, "fuzzy_ip": False})
