"""Words around contacts: which service, which numbers are dialled and which are not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from scanner.extract.lists import ContactWords, endings, read_list
from scanner.normalise import Words, fold

PHONE, NUMBER, PAPER, OTHER, MAIL, UNIT = "phone", "number", "paper", "other", "mail", "unit"
SERVICES = frozenset({"telegram", "whatsapp", "viber", "instagram", "facebook", "vk"})
DIALLED = frozenset({"telegram", "whatsapp", "viber"})
"""Services reached by a telephone number."""
REACH = 40
"""Characters between a cue and what it is said of."""
_LONGEST = 40
"""Letters of a word that can be one of the list."""
_SIGNS = re.compile("[☎☏✆📞📱📲]")
_SENTENCE = re.compile(r"\w.*[.!?;]\s", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Cue:
    """One word of contacts.yml; `start:end` are places in the published text."""

    kind: str
    start: int
    end: int


@cache
def contact_words() -> ContactWords:
    """Words around contacts, from the reference folder."""
    return read_list("contacts.yml", ContactWords)


def cues_in(words: Words) -> tuple[Cue, ...]:
    """The cues of a text, first to last. Pure."""
    text, heads = words.text, _heads()
    found = [
        Cue(kind, text.starts[words.starts[place]], text.ends[words.ends[place] - 1])
        for place, form in enumerate(words.forms)
        if form[:_HEAD] in heads and (kind := kind_of(form))
    ]
    if not text.published.isascii():
        signs = [Cue(PHONE, sign.start(), sign.end()) for sign in _SIGNS.finditer(text.published)]
        if signs:
            return tuple(sorted((*found, *signs), key=lambda cue: cue.start))
    return tuple(found)


@lru_cache(maxsize=20_000)
def kind_of(form: str) -> str:
    """What a folded word says about a contact beside it: a service, one of the kinds above, or nothing."""
    if len(form) > _LONGEST:
        return ""
    exact, stems = _kinds()
    bare = form.partition("'")[0] if "'" in form else form
    if kind := exact.get(form) or exact.get(bare):
        return kind
    ends = endings()["any"]
    lengths = range(len(bare), 2, -1)
    return next((stems[bare[:size]] for size in lengths if bare[:size] in stems and (size == len(bare) or bare[size:] in ends)), "")


@cache
def _kinds() -> tuple[Mapping[str, str], Mapping[str, str]]:
    words = contact_words()
    groups: dict[str, Iterable[str]] = {
        UNIT: words.units,
        OTHER: words.not_phone,
        PAPER: words.papers,
        NUMBER: words.number,
        MAIL: words.mail,
        PHONE: words.phone,
        **words.messengers,
    }
    exact = {fold(word): kind for kind, group in groups.items() for word in group if not word.endswith("~")}
    stems = {fold(word[:-1]): kind for kind, group in groups.items() for word in group if word.endswith("~")}
    return exact, stems


_HEAD = 3


@cache
def _heads() -> frozenset[str]:
    """How words of the lists begin: most words of an ad do not, and need no closer look."""
    return frozenset(word[:_HEAD] for group in _kinds() for word in group)


def before(cues: Iterable[Cue], published: str, at: int) -> list[Cue]:
    """Cues in the same line and sentence up to `at`, the nearest first."""
    near = [cue for cue in cues if at - REACH <= cue.end <= at]
    if not near:
        return []
    line = published.rfind("\n", max(0, at - REACH), at)
    return [cue for cue in reversed(near) if cue.start > line and not _SENTENCE.search(published, cue.end, at)]


def after(cues: Iterable[Cue], published: str, at: int) -> Cue | None:
    """The cue right behind `at`, unless it announces something of its own."""
    cue = next((cue for cue in cues if at <= cue.start <= at + 4), None)
    if cue is None or "\n" in published[at : cue.start] or any(character.isalnum() for character in published[at : cue.start]):
        return None
    return None if OWN.match(published, cue.end) else cue


OWN = re.compile(r"[ \u00a0]{0,2}[:՝=\-–—]?[ \u00a0]{0,2}(?:[@+]|\d|[a-zA-Z][\w.]{4,40}[_\d])")
"""A cue with a contact right behind it belongs to that one."""
