"""One spelling for a word in its own letters and in Latin ones, so that rules written in Armenian find "ashxatanq".

People romanise by ear: խ is x, kh or h, ш is sh or s, ж is zh or j. Both the rule's word and the ad's are brought down to the
same few letters. The skeleton tells fewer words apart than the spelling does, so it is for romanised text only.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

Romanised = Literal["ru", "uk", "hy", "ka"]
ROMANISED: tuple[Romanised, ...] = ("ru", "uk", "hy", "ka")
"""Languages whose romanised ads are recognised."""

_LONGEST = 40


def _pairs(native: str, latin: str) -> dict[str, str]:
    return dict(zip(native.split(), latin.split(), strict=True))


_NATIVE: Mapping[Romanised, Mapping[str, str]] = {
    "ru": {**_pairs("а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ы э ю я",
                    "a b v g d e e z z i i k l m n o p r s t u f x c c s s i e iu ia"), "ъ": "", "ь": ""},
    "uk": {**_pairs("а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ю я",
                    "a b v x x d e e z z i i i i k l m n o p r s t u f x c c s s iu ia"), "ь": "", "'": ""},
    "hy": _pairs("ու և ա բ գ դ ե զ է ը թ ժ ի լ խ ծ կ հ ձ ղ ճ մ յ ն շ ո չ պ ջ ռ ս վ տ ր ց ւ փ ք օ ֆ",
                 "u ev a b g d e z e i t c i l x c k x c x c m i n s o c p c r s v t r c v p k o f"),
    "ka": _pairs("ა ბ გ დ ე ვ ზ თ ი კ ლ მ ნ ო პ ჟ რ ს ტ უ ფ ქ ღ ყ შ ჩ ც ძ წ ჭ ხ ჯ ჰ",
                 "a b g d e v z t i k l m n o p z r s t u p k g k s c c c c c x z x"),
}  # fmt: skip
_LATIN: Mapping[Romanised, Mapping[str, str]] = {
    "ru": _pairs("shch sch sh zh kh ch ts tz yo jo yu ju ya ja ye je y j h q w",
                 "s s s z x c c c e e iu iu ia ia e e i z x k v"),
    "uk": _pairs("shch sch sh zh kh ch ts tz yi ji yu ju ya ja ye je ie y j h g q w",
                 "s s s z x c c c i i iu iu ia ia e e e i z x x k v"),
    "hy": _pairs("sh zh kh gh ch ts dz th ph dj ye y j h q w", "s c x x c c c t p c e i c x k v"),
    "ka": _pairs("sh zh kh gh ch ts dz j h y q w f", "s z x g c c c z x k k c p"),
}  # fmt: skip
_STARTS: Mapping[Romanised, tuple[tuple[str, str], ...]] = {"hy": (("vo", "o"), ("ie", "e"))}
"""Sounds a word begins with in the mouth and not on paper (ո is vo)."""
_BITS: Mapping[Romanised, re.Pattern[str]] = {
    code: re.compile("|".join(map(re.escape, sorted({**_NATIVE[code], **_LATIN[code]}, key=len, reverse=True)))) for code in ROMANISED
}
_AFTER = re.compile(r"ts|(.)\1+")


@lru_cache(maxsize=50_000)
def _skeleton(word: str, code: Romanised) -> str:
    bits = {**_LATIN[code], **_NATIVE[code]}
    bare = _BITS[code].sub(lambda bit: bits[bit[0]], word)
    bare = _AFTER.sub(lambda found: found[1] or "c", bare)
    for start, left in _STARTS.get(code, ()):
        if bare.startswith(start):
            bare = left + bare[len(start) :]
    return bare


def skeleton(word: str, code: Romanised) -> str:
    """A folded word of a language, in its own or in Latin letters, brought down to its skeleton.

    Words that would have no letters left, and words longer than any language has, stay as they are.
    """
    return _skeleton(word, code) or word if len(word) <= _LONGEST else word
