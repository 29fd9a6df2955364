"""What speaks for each language: words, endings, letters, and a statistical guess."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from heapq import nlargest

from scanner.language.guess import guess
from scanner.language.language import OTHER
from scanner.language.letters import LETTERS
from scanner.language.lexicon import ENDINGS, OTHER_CYRILLIC, OTHER_LATIN, WORDS

LATIN = ("en", "ro", "az", "tr", "ru-Latn", "uk-Latn", "hy-Latn", "ka-Latn", OTHER)
CYRILLIC = ("ru", "uk", "tg", OTHER)

_PRIOR = {"ru": 0.5, "uk": -0.3, "tg": -0.5, "en": 0.6, "uk-Latn": -1.2, "ru-Latn": -0.5, "hy-Latn": -0.5, "ka-Latn": -0.5, OTHER: -0.7}
_WORD_POINTS = 1.7
_SHORT_WORD_POINTS = 0.6
"""Words of one or two letters occur in every language."""
_ENDING_POINTS = 0.45
_LETTER_LIMIT = 8.0
_GUESS_FLOOR = 0.02
_GUESS_WEIGHT = 1.2
_GUESSED_LETTERS = 600
_MOST_GUESSED = _GUESS_WEIGHT * math.log((1 + _GUESS_FLOOR) / _GUESS_FLOOR) + max(_PRIOR.values()) - min(_PRIOR.values())
"""The widest lead a guess and the priors together can give."""
_LONGEST = 40


def read_evidence(script: str, folded: Sequence[str], plain: Sequence[str]) -> dict[str, float]:
    """Points of words, endings and letters for each language of a script; only differences mean something."""
    codes = _codes(script)
    points = dict.fromkeys(codes, 0.0)
    for word in folded:
        for code, worth in _word_points(script, word):
            points[code] += worth
    for code, worth in _letter_points(codes, plain).items():
        points[code] += worth
    return points


def guessed_evidence(script: str, plain: Sequence[str]) -> dict[str, float]:
    """Points of the statistical guess, and of how common each language is in ads of this script."""
    codes = _codes(script)
    guessed = _guess_points(codes, plain)
    return {code: guessed[code] + _PRIOR.get(code, 0.0) for code in codes}


def decided(points: Mapping[str, float]) -> bool:
    """Whether what was read leads by so much that no guess could turn it."""
    first, second = nlargest(2, points.values())
    return first - second > _MOST_GUESSED


def _codes(script: str) -> tuple[str, ...]:
    return CYRILLIC if script == "cyrillic" else LATIN


def _word_points(script: str, word: str) -> tuple[tuple[str, float], ...]:
    """Longer than any word of ours says nothing, and would only fill the memory."""
    return _points_of(script, word) if len(word) <= _LONGEST else ()


@lru_cache(maxsize=50_000)
def _points_of(script: str, word: str) -> tuple[tuple[str, float], ...]:
    points: dict[str, float] = {}
    for code in _codes(script):
        if word in _words(script, code):
            points[code] = _SHORT_WORD_POINTS if len(word) < 3 else _WORD_POINTS
        elif code != OTHER and len(word) > 3 and word.endswith(_endings(code)):
            points[code] = _ENDING_POINTS
    return tuple(points.items())


@cache
def _words(script: str, code: str) -> frozenset[str]:
    if code == OTHER:
        return frozenset((OTHER_CYRILLIC if script == "cyrillic" else OTHER_LATIN).split())
    return frozenset(WORDS[code].lower().split())


@cache
def _endings(code: str) -> tuple[str, ...]:
    return tuple(ENDINGS[code].split())


def _letter_points(codes: Sequence[str], plain: Sequence[str]) -> dict[str, float]:
    points = dict.fromkeys(codes, 0.0)
    joined = "".join(plain).replace("ьі", "ы")  # a disguise of Russian, not Ukrainian
    for letter in set(joined).intersection(LETTERS):
        times = min(joined.count(letter), 4)
        for code, worth in LETTERS[letter].items():
            if code in points:
                points[code] += worth * times
    return {code: max(-_LETTER_LIMIT, min(_LETTER_LIMIT, worth)) for code, worth in points.items()}


def _guess_points(codes: Sequence[str], plain: Sequence[str]) -> dict[str, float]:
    probabilities = guess(" ".join(plain)[:_GUESSED_LETTERS])
    other = max((p for code, p in probabilities.items() if code not in codes), default=0.0)
    floor = {code: _guessed(code, probabilities, other) for code in codes}
    return {code: _GUESS_WEIGHT * math.log(p + _GUESS_FLOOR) for code, p in floor.items()}


def _guessed(code: str, probabilities: Mapping[str, float], other: float) -> float:
    """The guess knows no romanised text: it gets what an unsure guess leaves over."""
    if code == OTHER:
        return other
    if code.endswith("-Latn"):
        return max(0.0, 0.15 - max(probabilities.values(), default=0.0) / 4)
    return probabilities.get(code, 0.0)
