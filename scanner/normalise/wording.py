"""Words and sentences of a folded text."""

from __future__ import annotations

import re

from scanner.normalise.abbreviations import ABBREVIATIONS
from scanner.normalise.text import Text, Words

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+|(?<=\d)[.,](?=\d)[^\W_]+)*|[$€£₽₾֏₼₴₸₺]")
"""Letters and digits, with an apostrophe or a decimal sign inside; a currency sign is a word of its own, as it is read aloud."""
_END = re.compile(r"[.!?…]+|[;•:\n]")
_BEFORE = re.compile(r"[^\W\d_](?:[^\s]*[^\W_])?\Z")
_ARMENIAN = re.compile("[\u0561-\u0587]")
_LONGEST_ABBREVIATION = 8
_WRAP_WIDTH = 45
"""A line shorter than this was not wrapped by an editor: its end is meant."""
_OPEN_ENDED = ".!?…;:•"


def words(text: Text) -> Words:
    """The words of a text in order, each with the number of its sentence."""
    found = list(_WORD.finditer(text.folded))
    starts = tuple([word.start() for word in found])
    return Words(
        text=text,
        forms=tuple([word.group() for word in found]),
        starts=starts,
        ends=tuple([word.end() for word in found]),
        sentences=_numbered(starts, _sentence_ends(text)),
    )


def _numbered(starts: tuple[int, ...], ends: list[int]) -> tuple[int, ...]:
    """Sentences with no word in them do not count."""
    numbers: list[int] = []
    number, at, limit = 0, 0, len(ends)
    for start in starts:
        if at < limit and ends[at] <= start:
            while at < limit and ends[at] <= start:
                at += 1
            number += bool(numbers)
        numbers.append(number)
    return tuple(numbers)


def _sentence_ends(text: Text) -> list[int]:
    """Positions in the folded text before which a sentence ends."""
    ends: list[int] = []
    for found in _END.finditer(text.folded):
        sign = found.group()
        if sign == "\n":
            ended = _line_ends(text, found.start())
        elif sign == ":":
            ended = _armenian_stop(text, found.start())
        elif sign in (";", "•"):
            ended = True
        else:
            ended = _stop_ends(text, found.start(), found.end())
        if ended:
            ends.append(found.end())
    return ends


def _line_ends(text: Text, at: int) -> bool:
    """A line break inside a sentence: a full line without a closing sign, then a small letter."""
    folded = text.folded
    following = folded[at + 1 : at + 2]
    if not following.isalpha() or not text.published[text.starts[at + 1]].islower():
        return True
    line_start = folded.rfind("\n", max(0, at - 4 * _WRAP_WIDTH), at) + 1 or max(0, at - 4 * _WRAP_WIDTH)
    line = folded[line_start:at].rstrip()
    return len(line) < _WRAP_WIDTH or line[-1] in _OPEN_ENDED


def _armenian_stop(text: Text, at: int) -> bool:
    """A colon typed for the Armenian full stop: after an Armenian letter, before a capital or the end of a line."""
    if not at or not _ARMENIAN.match(text.folded[at - 1]):
        return False
    after = text.folded[at + 1 : at + 3]
    return after[:1] == " " and after[1:].isalpha() and text.published[text.starts[at + 2]].isupper() and _sentence_long(text, at)


def _sentence_long(text: Text, at: int) -> bool:
    """A heading (Աշխատավարձ: …) is one or two words; a sentence is more."""
    start = max(text.folded.rfind(sign, max(0, at - 80), at) for sign in "\n.:!•")
    return text.folded.count(" ", max(start, 0), at) > 2


def _stop_ends(text: Text, start: int, end: int) -> bool:
    folded = text.folded
    before, after = folded[start - 1 : start] if start else "", folded[end : end + 1]
    if after.isalnum():
        return _glued_stop(text, start, end)
    if folded[start:end] != ".":
        return True
    if before.isdecimal() and _opens_line(folded, start):
        return False
    return not _is_abbreviation(folded, start)


def _glued_stop(text: Text, start: int, end: int) -> bool:
    """No space after the sign: a new sentence only where a capital follows a word and this is no address or number."""
    folded = text.folded
    if not text.published[text.starts[end]].isupper() or not folded[max(0, start - 3) : start].isalpha() or start < 3:
        return False
    left, right = max(0, start - 40), end + 40
    token = folded[left:start].rsplit(None, 1)[-1] + folded[start:right].split(None, 1)[0]
    return not any(sign in token for sign in ("@", "/", "www"))


def _opens_line(folded: str, at: int) -> bool:
    """The number of a list item (1. Паспорт)."""
    head = folded[max(0, at - 4) : at]
    line = head.rsplit("\n", 1)
    return line[-1].strip().isdecimal() and (len(line) > 1 or at <= len(head))


def _is_abbreviation(folded: str, at: int) -> bool:
    tail = folded[max(0, at - _LONGEST_ABBREVIATION - 1) : at]
    piece = tail.rsplit(None, 1)
    word = piece[-1].lstrip("(\"'") if piece else ""
    return word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())
