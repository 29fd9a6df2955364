"""Amounts of money as a text writes them: one number or a range, thousands and millions, the currency on either side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from scanner.extract.money import Money

MAX_NUMBERS = 400
"""Numbers looked at in one field."""
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ .,']\d{3}){1,3}(?![\d])|\d{1,9}(?:[.,]\d{1,2})?(?![\d]))")
_GROUPS = re.compile(r"[ .,'](?=\d{3}(?!\d))")
_SIGN = re.compile(r"\W+$|\w{1,2}\$$")
_GROUPED = re.compile(r"[ .,']\d{3}(?!\d)")


@dataclass(frozen=True, slots=True)
class Amount:
    """Folded characters start:end; `writing` is the currency as written, or nothing. `vast`: written in millions."""

    start: int
    end: int
    low: float
    high: float
    writing: str
    vast: bool


def amounts(folded: str, words: Money) -> Iterator[Amount]:
    """Every amount in reading order, whatever it is for."""
    numbers = list(islice(_NUMBER.finditer(folded), MAX_NUMBERS))
    at = 0
    while at < len(numbers):
        amount, used = _amount(folded, numbers, at, words)
        if amount:
            yield amount
        at += used


def _amount(folded: str, numbers: list[re.Match[str]], at: int, words: Money) -> tuple[Amount | None, int]:
    """The amount that begins with number `at`, and how many numbers it used."""
    first = numbers[at]
    start, before = _currency_before(folded, first.start(), words)
    low, end = _value(first[0]), first.end()
    low_times, end = _times(folded, end, words, small=low < 1000)
    writing, end = _currency_after(folded, end, words)
    used, high, high_times = 1, low, low_times
    second = numbers[at + 1] if at + 1 < len(numbers) else None
    joined = words.join.match(folded, end) if second else None
    if second and joined:
        _, symbol = _currency_before(folded, second.start(), words)
        gap = folded[joined.end() : second.start()].strip()
        if second.start() >= joined.end() and (not gap or gap == symbol):
            used, high = 2, _value(second[0])
            high_times, end = _times(folded, second.end(), words, small=high < 1000)
            later, end = _currency_after(folded, end, words)
            writing = writing or symbol or later
    if used == 2 and low_times == 1 and high_times > 1 and low < 1000:
        low_times = high_times
    low, high = low * low_times, high * high_times
    if low > high or folded[end : end + 2].strip().startswith("%"):
        return None, used
    return Amount(start, end, low, high, before or writing, high_times > 1000), used


def _value(written: str) -> float:
    plain = _GROUPS.sub("", written) if _GROUPED.search(written) else written
    return float(plain.replace(",", ".").replace("'", "").replace(" ", ""))


def _times(folded: str, end: int, words: Money, *, small: bool) -> tuple[float, int]:
    match = words.millions.match(folded, end)
    if match:
        return 1_000_000.0, match.end()
    match = words.thousands.match(folded, end) if small else None
    return (1000.0, match.end()) if match else (1.0, end)


def _currency_after(folded: str, end: int, words: Money) -> tuple[str, int]:
    at = end + (folded[end : end + 1] == " ")
    match = words.currency.match(folded, at)
    return (match[0], match.end()) if match else ("", end)


def _currency_before(folded: str, start: int, words: Money) -> tuple[int, str]:
    """A currency sign or code just before a number; words (евро 500) stand there too rarely to be trusted."""
    window = folded[max(0, start - 6) : start]
    if not window.strip():
        return start, ""
    for match in words.currency.finditer(window):
        if window[match.end() :].strip() or not (_SIGN.match(match[0]) or (match[0].isalpha() and len(match[0]) in {2, 3})):
            continue
        if not (match[0][0].isalpha() and window[: match.start()][-1:].isalnum()):
            return start - len(window) + match.start(), match[0]
    return start, ""
