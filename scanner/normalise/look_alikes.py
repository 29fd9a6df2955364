"""Letters that look like letters of another script, and words that mix scripts.

A word is read in one script. Letters that exist in one script only (`Ж`, `w`) decide which; without any,
the majority does. A word with deciding letters of two scripts (SMMщик) is left alone.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Literal

from scanner.normalise.draft import Draft, Edit

Script = Literal["latin", "cyrillic", "greek", "armenian"]

# Keys are folded letters; a pair is equal in lower case, in capitals, or in italics.
TO_CYRILLIC = {
    "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "i": "і", "j": "ј", "k": "к", "m": "м", "n": "п", "o": "о",
    "p": "р", "t": "т", "u": "и", "x": "х", "y": "у", "r": "г",
    # Greek letters ALPHA, BETA, GAMMA, EPSILON, ETA, IOTA, KAPPA, LAMDA, MU, OMICRON, PI, RHO, TAU, UPSILON, PHI, CHI
    "α": "а", "β": "в", "γ": "у", "ε": "е", "η": "н", "ι": "і", "κ": "к", "λ": "л", "μ": "м", "ο": "о", "π": "п",
    "ρ": "р", "τ": "т", "υ": "у", "φ": "ф", "χ": "х",
    # Armenian OH
    "օ": "о",
}  # fmt: skip
TO_LATIN = {
    # Cyrillic A, VE, IE, ZE, BYELORUSSIAN-UKRAINIAN I, JE, KA, EM, EN, O, PE, ER, ES, TE, U, HA, DZE, KOMI DE, SHHA, QA, WE, SCHWA
    "а": "a", "в": "b", "е": "e", "і": "i", "ј": "j", "к": "k", "м": "m", "н": "h", "о": "o", "п": "n", "р": "p", "с": "c",
    "т": "t", "у": "y", "х": "x", "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "ә": "e", "г": "r", "ь": "b", "и": "u",
    # Greek
    "α": "a", "β": "b", "ε": "e", "η": "n", "ι": "i", "κ": "k", "μ": "m", "ν": "v", "ο": "o", "ρ": "p", "τ": "t", "υ": "u",
    "χ": "x", "γ": "y", "ω": "w", "ζ": "z",
    # Armenian OH, SEH, VO, HO, CO, ZA, YIWN
    "օ": "o", "ս": "u", "ո": "n", "հ": "h", "ց": "g", "զ": "q", "յ": "j",
}  # fmt: skip
TO_ARMENIAN = {
    "o": "օ", "u": "ս", "n": "ո", "h": "հ", "g": "ց", "q": "զ", "j": "յ", "о": "օ", "ο": "օ", "υ": "ս", "η": "ո", "һ": "հ", "ј": "յ",
}  # fmt: skip
TO_GREEK = {
    "a": "α", "b": "β", "e": "ε", "h": "η", "i": "ι", "k": "κ", "m": "μ", "n": "ν", "o": "ο", "p": "ρ", "t": "τ", "u": "υ",
    "v": "ν", "x": "χ", "y": "υ", "z": "ζ",
    "а": "α", "в": "β", "е": "ε", "к": "κ", "м": "μ", "о": "ο", "р": "ρ", "т": "τ", "у": "υ", "х": "χ", "п": "π",
}  # fmt: skip

_TABLES: dict[Script, dict[str, str]] = {"latin": TO_LATIN, "cyrillic": TO_CYRILLIC, "greek": TO_GREEK, "armenian": TO_ARMENIAN}
_WEAK = frozenset("nruijпгиь")
"""Pairs alike only in italics, or that make letters Russian has not: a reading that needs fewer wins (Віnаnсе, IТ are Latin)."""
_RANGES: tuple[tuple[str, str, Script], ...] = (
    ("a", "z", "latin"),
    ("\u0370", "\u03ff", "greek"),
    ("\u0400", "\u052f", "cyrillic"),
    ("\u0531", "\u058f", "armenian"),
)
_L, _G, _C, _A = "a-z", "\u0370-\u03ff", "\u0400-\u052f", "\u0531-\u058f"
_LATIN_LETTERS = re.compile("[a-z]")
_SEAM = re.compile(f"[{_L}][{_G}{_C}{_A}]|[{_G}{_C}{_A}][{_L}]|[{_C}][{_G}{_A}]|[{_G}{_A}][{_C}]|[{_G}][{_A}]|[{_A}][{_G}]")


def fold_look_alikes(draft: Draft) -> Draft:
    """The draft with each word of mixed scripts read in one of them."""
    if draft.string.isascii() or not _SEAM.search(draft.string):
        return draft
    edits: list[Edit] = []
    latin = len(_LATIN_LETTERS.findall(draft.string)) > len(draft.string) / 2
    for found in _mixed_words(draft.string):
        start, end, word = found
        folded = one_script(word, latin=latin)
        if folded != word:
            edits.append(Edit(start, end, folded, "look_alike", tuple((at, at + 1) for at in range(start, end))))
    return draft.edited(edits)


def _mixed_words(string: str) -> list[tuple[int, int, str]]:
    """Words around each place where two scripts meet; from the seam outwards, so a long text is read once."""
    found: list[tuple[int, int, str]] = []
    done = 0
    for seam in _SEAM.finditer(string):
        if seam.start() < done:
            continue
        start = seam.start()
        while start > done and string[start - 1].isalnum():
            start -= 1
        end = seam.end()
        while end < len(string) and string[end].isalnum():
            end += 1
        found.append((start, end, string[start:end]))
        done = end
    return found


@lru_cache(maxsize=20_000)
def one_script(word: str, *, latin: bool = False) -> str:
    """The folded word in the script it is meant to be read in, or unchanged. `latin`: the text around it is mostly Latin."""
    scripts = [_script(letter) for letter in word]
    counts = {script: scripts.count(script) for script in _TABLES}
    present = [script for script in _TABLES if counts[script]]
    if len(present) < 2:
        return word
    able = [script for script in present if _can_be(word, scripts, script)]
    if not able:
        return word
    best = max(
        able, key=lambda script: (-_weak_pairs(word, scripts, script), latin and script == "latin", counts[script], script == "cyrillic")
    )
    table = _TABLES[best]
    return "".join(letter if script in (None, best) else table[letter] for letter, script in zip(word, scripts, strict=True))


def _can_be(word: str, scripts: list[Script | None], script: Script) -> bool:
    table = _TABLES[script]
    foreign = [letter for letter, own in zip(word, scripts, strict=True) if own not in (None, script)]
    if not all(letter in table for letter in foreign):
        return False
    # JOINы is a Latin word with an ending: more letters would change than stay, and some of them only resemble
    return len(foreign) <= scripts.count(script) or _WEAK.isdisjoint(foreign)


def _weak_pairs(word: str, scripts: list[Script | None], script: Script) -> int:
    return sum(letter in _WEAK for letter, own in zip(word, scripts, strict=True) if own not in (None, script))


def _script(letter: str) -> Script | None:
    for first, last, script in _RANGES:
        if first <= letter <= last:
            return script
    return None
