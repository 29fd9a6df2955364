"""Text read in the wrong encoding somewhere on its way."""

from __future__ import annotations

import re
from collections.abc import Iterator

from scanner.normalise.draft import Draft, Edit

_SINGLE = "À-ÿ¸¨¹"
"""Where windows-1251 letters land in latin-1: А-я, ё, Ё, №."""
_CONTINUED_LATIN = "\\x80-\\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_CONTINUED_CYRILLIC = "\\xa0-\\xbfЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—™љ›њќћџЎўЈҐЁЄЇІіґёєјЅѕї№\\x98"
_UTF8_AS_LATIN = re.compile(f"[Â-ô][{_CONTINUED_LATIN}]")
_UTF8_AS_CYRILLIC = re.compile(f"[РСТУФХЦГДЕЖ][{_CONTINUED_CYRILLIC}]")
_LETTER = re.compile(r"[^\W\d_]")
_CYRILLIC_AS_LATIN = re.compile(f"(?<![^\\W_])[{_SINGLE}]{{4,}}(?![^\\W_])")
_LINE = re.compile(r"[^\n]+")
_ENOUGH_PAIRS = 3


def repair(draft: Draft) -> Draft:
    """The draft with surely misread lines read again."""
    if draft.string.isascii():
        return draft
    if _UTF8_AS_LATIN.search(draft.string) or _UTF8_AS_CYRILLIC.search(draft.string):
        draft = draft.edited(_misread_utf8(draft.string))
    if _CYRILLIC_AS_LATIN.search(draft.string):
        draft = draft.edited(_misread_cyrillic(draft.string))
    return draft


def _misread_utf8(string: str) -> Iterator[Edit]:
    for line in _LINE.finditer(string):
        text = line.group()
        if _surely_misread(text):
            fixed = _fixed(text)
            if fixed != text and fixed:
                origins = _origins(text, fixed, line.start())
                yield Edit(line.start(), line.end(), fixed, "mojibake", origins)


def _surely_misread(line: str) -> bool:
    """UTF-8 read as Cyrillic looks like Cyrillic, so it takes nearly nothing but such pairs; as Latin it looks like nothing else."""
    if _UTF8_AS_LATIN.search(line):
        return True
    pairs = len(_UTF8_AS_CYRILLIC.findall(line))
    if pairs < _ENOUGH_PAIRS:
        return False
    return pairs * 10 >= sum(1 for c in line if c > "\x7f" and _LETTER.match(c)) * 4


def _fixed(line: str) -> str:
    from ftfy import fix_encoding  # a tenth of a second, and few ads need it

    return fix_encoding(line)


def _origins(line: str, fixed: str, offset: int) -> tuple[tuple[int, int], ...]:
    """Each repaired character stands for as many misread ones as it has bytes; where that does not add up, for the whole line."""
    spans: list[tuple[int, int]] = []
    at = 0
    for character in fixed:
        width = len(character.encode("utf-8", "surrogatepass")) if line[at : at + 1] != character else 1
        spans.append((offset + at, offset + at + width))
        at += width
    if at == len(line):
        return tuple(spans)
    return ((offset, offset + len(line)),) * len(fixed)


def _misread_cyrillic(string: str) -> Iterator[Edit]:
    """windows-1251 read as latin-1: a word of four or more accented letters and no plain one is in no language."""
    for word in _CYRILLIC_AS_LATIN.finditer(string):
        start, end = word.span()
        new = word.group().encode("latin-1").decode("windows-1251")
        yield Edit(start, end, new, "mojibake", tuple((at, at + 1) for at in range(start, end)))
