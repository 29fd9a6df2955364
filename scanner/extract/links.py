"""Addresses on the web: messenger links by their own shape, everything else by linkify."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from scanner.extract.cues import contact_words
from scanner.extract.facts import Contact
from scanner.extract.writing import Writing
from scanner.normalise import fold

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
            _START + r"(?:wa\.me/(?:message/)?|(?:api|web)\.whatsapp\.com/send/?\?phone=(?:%2b)?|chat\.whatsapp\.com/)\+?([\w-]{4,40})",
            re.IGNORECASE,
        ),
    ),
    ("viber", re.compile(r"viber://(?:chat|add|pa)\?(?:number|chaturi)=(?:%2b|\+)?(\w{4,40})", re.IGNORECASE)),
    ("viber", re.compile(_START + r"(?:viber\.click|chats\.viber\.com|vb\.me)/\+?(\w{4,40})", re.IGNORECASE)),
    ("telegram", re.compile(_START + r"(?:t|telegram)\.(?:me|dog)/(?:s/)?((?:joinchat/)?[+\w-]{3,60})", re.IGNORECASE)),
    ("telegram", re.compile(r"tg://resolve\?domain=(\w{3,40})", re.IGNORECASE)),
    ("instagram", re.compile(_START + r"(?:instagram\.com|instagr\.am|ig\.me/m)/([\w.]{2,40})", re.IGNORECASE)),
    (
        "facebook",
        re.compile(
            _START + r"(?:(?:[a-z]{2}-[a-z]{2}|web|mbasic|touch)\.)?(?:(?:facebook|fb)\.(?:com|me)|m\.me)/([\w.\-/?=]{2,80})",
            re.IGNORECASE,
        ),
    ),
    ("vk", re.compile(_START + r"vk\.(?:com|ru|me)/([\w.\-]{2,40})", re.IGNORECASE)),
)
_MAYBE = re.compile(r"://|www\.|\w\.[^\W\d_]{2,}")


def links(writing: Writing) -> list[Contact]:
    """Messenger, social and other links of one field, first to last within each kind."""
    found = _spelled(writing)
    if not _MAYBE.search(writing.plain):
        return found
    found += [
        Contact(
            kind,
            _value(kind, match[1]),
            writing.span(match.start(), match.start() + len(match[0].rstrip("./?"))),
            _country(kind, match[1]),
        )
        for kind, shape in _SHAPES
        for match in islice(shape.finditer(writing.plain), MAX_LINKS)
    ]
    return found + _others(writing, found)


@cache
def _spelling() -> re.Pattern[str]:
    """«t . me/…», «t[.]me/…», «t точка me слэш …», «т.ме/…»: one or more signs of a messenger link apart or read out."""
    words = contact_words()
    dot, slash = ("|".join(map(re.escape, sorted(group, key=len, reverse=True))) for group in (words.dot, words.slash))
    return re.compile(
        r"(?<![\w@/.-])(t|т|тэ|telegram|wa|vk|вк|instagram|facebook|fb)"
        rf"(?:[ ]?[(\[{{]?[.,][)\]}}]?[ ]?|[ ]?[(\[{{ ][ ]?(?:{dot})[ ]?[)\]}} ][ ]?)(?:[mм][eеэ]|com|ком)"
        rf"(?:[ ]?[/\\][ ]?|[ ](?:{slash})[ ])\+?([a-z0-9][\w.-]{{2,40}})",
        re.IGNORECASE | re.ASCII,
    )


_SITES = {
    **dict.fromkeys(("t", "т", "тэ", "telegram"), "telegram"),
    **dict.fromkeys(("vk", "вк"), "vk"),
    **dict.fromkeys(("facebook", "fb"), "facebook"),
    "wa": "whatsapp",
    "instagram": "instagram",
}


def _spelled(writing: Writing) -> list[Contact]:
    if "/" not in writing.plain and "\\" not in writing.plain and _slashes().isdisjoint(writing.words.forms):
        return []
    found = []
    for match in islice(_spelling().finditer(writing.plain), MAX_LINKS):
        if not match[0].isascii() or any(sign in match[0] for sign in " [(,\\"):
            kind = _SITES[match[1].lower()]
            span = writing.span(match.start(), match.start() + len(match[0].rstrip(".")))
            found.append(Contact(kind, _value(kind, match[2]).lower(), span))
    return found


@cache
def _slashes() -> frozenset[str]:
    return frozenset(fold(word) for word in contact_words().slash)


def _value(kind: str, named: str) -> str:
    if kind in {"whatsapp", "viber"} and named.isdigit() and len(named) >= 9:
        return f"+{named}"
    kept = named.rstrip("./?")
    return kept if kept.startswith(("+", "joinchat/")) else kept.lower()


def _country(kind: str, named: str) -> str:
    number = named.lstrip("+")
    if not number.isdigit() or (kind not in {"whatsapp", "viber"} and not named.startswith("+")):
        return ""
    from scanner.extract.dialling import country_of

    return country_of(f"+{number}")


def _others(writing: Writing, known: list[Contact]) -> list[Contact]:
    names = contact_words().not_links
    others = []
    for match in (_linkify().match(writing.plain[:MAX_CHARACTERS]) or [])[:MAX_LINKS]:
        span = writing.span(match.index, match.last_index)
        value = _STEM.sub("", match.raw.lower()).rstrip("/")
        if match.schema == "mailto:" or value in names or any(k.span.start < span.end and span.start < k.span.end for k in known):
            continue
        if match.schema or not _glued(value, match.raw):
            others.append(Contact("url", value, span))
    return others


_STEM = re.compile(r"^(?:https?:)?//(?:www\.)?|^www\.")


def _glued(value: str, raw: str) -> bool:
    """Two sentences without a space («now.Work») rather than a host: a word for an ending, a capital or a single plain word before it."""
    host, _, top = value.partition("/")[0].rpartition(".")
    if len(top) == 2 or "/" in value or raw.lower().startswith("www."):
        return False
    return top in contact_words().tops and not any(sign in host for sign in "-.0123456789") and not raw.islower()


@cache
def _linkify() -> LinkifyIt:
    from linkify_it import LinkifyIt

    reader = LinkifyIt(options={"fuzzy_email": True, "fuzzy_link": True, "fuzzy_ip": False})
    return reader.tlds(contact_words().tops, True)
