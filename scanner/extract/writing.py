"""One field as contacts are read in it: digits, spaces and dashes in their plain form, letters and case as published."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from scanner.extract.cues import Cue, cues_in
from scanner.normalise import Span, Text, Words

_TABLE_LIMIT = 20_000


@dataclass(frozen=True, slots=True)
class Writing:
    """`plain` is the published text without hidden characters; plain[i] was made from published[at[i]] (`at` is None where the two
    are equally long). `cues` are the words around contacts, in order."""

    words: Words
    plain: str
    at: tuple[int, ...] | None
    cues: tuple[Cue, ...]

    @property
    def text(self) -> Text:
        """The field."""
        return self.words.text

    def start(self, place: int) -> int:
        """The published place of a plain one."""
        return place if self.at is None else self.at[place]

    def span(self, start: int, end: int) -> Span:
        """The published span behind plain[start:end]; marks on its last character are part of it."""
        return Span(self.text.field, self.start(start), self.start(end))


def writing(words: Words) -> Writing:
    """One field made plain."""
    published = words.text.published
    if published.isascii():
        return Writing(words, published, None, cues_in(words))
    plain = published.translate(_PLAIN)
    if len(plain) == len(published):
        return Writing(words, plain, None, cues_in(words))
    kept = [place for place, character in enumerate(published) if _PLAIN[ord(character)] is not None]
    return Writing(words, plain, (*kept, len(published)), cues_in(words))


class _Plain(dict[int, str | None]):
    """Translation table filled as characters are met; bounded, because the text is not ours."""

    def __missing__(self, code: int) -> str | None:
        plain = _plain(chr(code))
        if len(self) < _TABLE_LIMIT:
            self[code] = plain
        return plain


_PLAIN = _Plain()


def _plain(character: str) -> str | None:
    if character in "\n\t\r":
        return character
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    category = unicodedata.category(character)
    if category in {"Cf", "Cc", "Mn", "Me"}:
        return None
    if category == "Zs":
        return " "
    if category == "Pd" or character == "−":
        return "-"
    wide = unicodedata.normalize("NFKC", character)
    return wide if len(wide) == 1 and wide.isascii() else "+" if character == "➕" else character
