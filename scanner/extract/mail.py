"""E-mail addresses: written plainly, or with the sign and the dots spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice

from scanner.extract.cues import MAIL, before, contact_words
from scanner.extract.facts import Contact
from scanner.extract.writing import Writing
from scanner.normalise import fold

MAX_MAILS = 100
"""Of one kind in one field."""
_PLAIN = re.compile(r"(?<![\w.+-])[\w][\w.+-]{0,63}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_OPENING, _CLOSING = r"[(\[{<«]", r"[)\]}>»]"
_TOPS = {"ру": "ru", "ком": "com", "нет": "net", "юа": "ua", "ам": "am", "аз": "az", "ге": "ge", "тж": "tj"}


def mails(writing: Writing) -> Iterator[Contact]:
    """E-mail addresses of one field."""
    if "@" in writing.plain:
        for match in islice(_PLAIN.finditer(writing.plain), MAX_MAILS):
            value = match[0].rstrip(".-").lower()
            yield Contact("email", value, writing.span(match.start(), match.start() + len(value)))
    if _may_be_spelled(writing):
        for match in islice(_spelled().finditer(writing.plain), MAX_MAILS):
            if _meant(writing, match):
                labels = [_TOPS.get(label, label) for label in _between_labels().split(match["host"].lower())]
                yield Contact("email", f"{_name(match['name'].lower())}@{'.'.join(labels)}", writing.span(*match.span()))


@cache
def _spelled() -> re.Pattern[str]:
    """name AT host DOT top, where AT is `bracket`ed, a `sure` or `weak` word, or a `sign` with space beside it or `glued`."""
    words = contact_words()
    dot = rf"(?:{_dot_apart()}|\.)"
    signs = _any([*words.signs, *words.dot])
    anything = _any([*words.at.sure, *words.at.weak, *words.at.bracketed])
    return re.compile(
        rf"(?<![\w.+-])(?P<name>[a-z0-9][a-z0-9_.+-]{{0,63}}(?:[ ](?:{signs})[ ][a-z0-9_.+-]{{1,40}}){{0,2}})"
        rf"(?:(?P<bracket>[ ]{{0,2}}{_OPENING}[ ]?(?:{anything})[ ]?{_CLOSING}[ ]{{0,2}})|[ ](?P<sure>{_any(words.at.sure)})[ ]"
        rf"|[ ](?P<weak>{_any(words.at.weak)})[ ]|(?P<sign>[ ]@[ ]?|@[ ])|(?P<glued>@@?))"
        rf"(?P<host>[a-z0-9][a-z0-9-]{{0,62}}(?:{dot}[a-z0-9-]{{2,62}}){{0,2}}{dot}(?:[a-z]{{2,10}}|{_any(_TOPS)}))(?![\w@])",
        re.IGNORECASE,
    )


def _dot_apart() -> str:
    """A dot in brackets, between spaces, or as a word."""
    dots = _any(contact_words().dot)
    return rf"[ ]?{_OPENING}[ ]?(?:{dots}|\.)[ ]?{_CLOSING}[ ]?|[ ](?:{dots}|\.)[ ]"


@cache
def _between_labels() -> re.Pattern[str]:
    return re.compile(rf"{_dot_apart()}|\.", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


def _name(written: str) -> str:
    """«anna alt tire job» as it is typed."""
    if " " not in written:
        return written
    signs = {**{word.lower(): sign for word, sign in contact_words().signs.items()}, **{word.lower(): "." for word in contact_words().dot}}
    return re.sub(rf"[ ]({_any(signs)})[ ]", lambda match: signs[match[1]], written)


@cache
def _hints() -> frozenset[str]:
    """The last word of everything that stands for the sign."""
    at = contact_words().at
    return frozenset(fold(word.rpartition(" ")[2]) for word in (*at.sure, *at.weak, *at.bracketed)) - {""}


@cache
def _dots() -> frozenset[str]:
    return frozenset(map(fold, contact_words().dot))


def _may_be_spelled(writing: Writing) -> bool:
    plain = writing.plain
    if "@" in plain and (" ." in plain or "@@" in plain or "[." in plain or "(." in plain or not _dots().isdisjoint(writing.words.forms)):
        return True
    return "@ " in plain or " @" in plain or "[@" in plain or "(@" in plain or not _hints().isdisjoint(writing.words.forms)


def _meant(writing: Writing, match: re.Match[str]) -> bool:
    """«meet us at example.com» names no mailbox: a weak word needs a spelled dot or a provider of mailboxes, a lone sign a cue as well."""
    if match["bracket"] or match["sure"]:
        return True
    host = match["host"].lower()
    if match["glued"]:
        return match["glued"] == "@@" or " " in host or "[" in host or "(" in host
    if host.partition(".")[0] in _providers():
        return True
    if match["weak"]:
        return match["weak"].isupper() or host.count(".") < len(_between_labels().findall(host)) or "[.]" in host
    if any(character in "._-0123456789" for character in match["name"]):
        return True
    start = writing.start(match.start())
    return any(cue.kind == MAIL for cue in before(writing.cues, writing.text.published, start))


@cache
def _providers() -> frozenset[str]:
    return frozenset(name for name in contact_words().free_mail if len(name) > 1)
