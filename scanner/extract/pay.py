"""Stated wages: amounts with their currency and period, fees and prices left aside.

Works on the folded copy number by number, looking a bounded distance to both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scanner.extract.facts import Pay
from scanner.extract.money import Money, meanings, money, rates
from scanner.normalise import Span, Text

MAX_NUMBERS = 400
"""Numbers looked at in one field."""
MAX_PAY = 12
BEFORE, AFTER, CLAUSE = 60, 34, 26
_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,3}(?:[ .,']\d{3}){1,3}(?![\d])|\d{1,9}(?:[.,]\d{1,2})?(?![\d]))")
_GROUPS = re.compile(r"[ .,'](?=\d{3}(?!\d))")
_SLASH = re.compile(
    r"[+]?[ ]?(?:/|per|за|в|a|на|la|pe|-|,|\(|[a-zа-я]{1,3})?[ ]?(?:the |один |одну |1 |every |each |кажд(?:ый|ую|ое|ая) )?"
)
_STOP = re.compile(r"[;\n!?]|\.(?=\s)")
_PLAIN_LOW, _PLAIN_HIGH = 30.0, 15_000.0
"""US dollars a month between which an amount with a currency and no word of pay is still a wage."""
_YEARLY = 12_000.0
"""US dollars above which an amount without a period is taken as yearly."""


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    low: float
    high: float
    writing: str


def pay(texts: Sequence[Text], countries: tuple[str, ...], taken: Sequence[Span]) -> tuple[Pay, ...]:
    """Every stated wage, the `salary` field first. `countries` decide between currencies of one name; `taken` are phones and the like."""
    ordered = sorted(texts, key=lambda text: text.field != "salary")
    found: list[Pay] = []
    for text in ordered:
        if not text.field.startswith("contacts.") and text.field not in {"location", "employer"}:
            found += _of_text(text, countries, taken)
    unique = {(item.low, item.high, item.currency, item.period): item for item in reversed(found)}
    return tuple(item for item in found if unique[(item.low, item.high, item.currency, item.period)] is item)[:MAX_PAY]


def _of_text(text: Text, countries: tuple[str, ...], taken: Sequence[Span]) -> Iterator[Pay]:
    words = money()
    for amount in _amounts(text.folded, words):
        span = text.span(amount.start, amount.end)
        if any(other.field == span.field and other.start < span.end and span.start < other.end for other in taken):
            continue
        item = _judged(text, amount, span, countries)
        if item:
            yield item


def _amounts(folded: str, words: Money) -> Iterator[_Amount]:
    numbers = []
    for match in _NUMBER.finditer(folded):
        numbers.append(match)
        if len(numbers) >= MAX_NUMBERS:
            break
    at = 0
    while at < len(numbers):
        amount, used = _amount(folded, numbers, at, words)
        if amount:
            yield amount
        at += used


def _amount(folded: str, numbers: list[re.Match[str]], at: int, words: Money) -> tuple[_Amount | None, int]:
    """The amount that begins with number `at`, and how many numbers it used."""
    first = numbers[at]
    start, before = _currency_before(folded, first.start(), words)
    low, end = _value(first[0]), first.end()
    low_times, end, millions = _times(folded, end, words, small=low < 1000)
    writing, end = _currency_after(folded, end, words)
    used, high, high_times = 1, low, low_times
    second = numbers[at + 1] if at + 1 < len(numbers) else None
    joined = words.join.match(folded, end) if second else None
    if second and joined:
        _, symbol = _currency_before(folded, second.start(), words)
        gap = folded[joined.end() : second.start()].strip()
        if second.start() >= joined.end() and (not gap or gap == symbol):
            used, high = 2, _value(second[0])
            high_times, end, more = _times(folded, second.end(), words, small=high < 1000)
            millions = millions or more
            later, end = _currency_after(folded, end, words)
            writing = writing or symbol or later
    if used == 2 and low_times == 1 and high_times > 1 and low < 1000:
        low_times = high_times
    low, high = low * low_times, high * high_times
    if millions or low > high or folded[end : end + 2].strip().startswith("%"):
        return None, used
    return _Amount(start, end, low, high, before or writing), used


def _value(written: str) -> float:
    plain = _GROUPS.sub("", written) if re.search(r"[ .,']\d{3}(?!\d)", written) else written
    return float(plain.replace(",", ".").replace("'", "").replace(" ", ""))


def _times(folded: str, end: int, words: Money, *, small: bool) -> tuple[float, int, bool]:
    if words.millions.match(folded, end):
        return 1.0, end, True
    match = words.thousands.match(folded, end) if small else None
    return (1000.0, match.end(), False) if match else (1.0, end, False)


def _currency_after(folded: str, end: int, words: Money) -> tuple[str, int]:
    at = end + (folded[end : end + 1] == " ")
    match = words.currency.match(folded, at)
    return (match[0], match.end()) if match else ("", end)


def _currency_before(folded: str, start: int, words: Money) -> tuple[int, str]:
    """A currency sign or code just before a number; words (евро 500) stand there too rarely to be trusted."""
    window = folded[max(0, start - 6) : start]
    for match in words.currency.finditer(window):
        if not window[match.end() :].strip() and (not match[0].isalpha() or len(match[0]) in {2, 3}):
            before = window[: match.start()]
            if not match[0].isalpha() or not before[-1:].isalnum():
                return start - len(window) + match.start(), match[0]
    return start, ""


def _judged(text: Text, amount: _Amount, span: Span, countries: tuple[str, ...]) -> Pay | None:
    folded, words = text.folded, money()
    kind = _context(folded, amount, words)
    stated = text.field == "salary"
    if kind == "fee" or (not amount.writing and not stated and kind != "pay") or amount.high <= 0:
        return None
    currency = _currency(amount.writing, countries)
    period, sure = _period(folded, amount, words)
    if period == "piece" or (not amount.writing and not _bare_wage(amount, folded)):
        return None
    rate = rates().usd.get(currency)
    if rate and not sure:
        period = "year" if amount.high * rate > _YEARLY else "month" if amount.high * rate >= 50 else "total"
    monthly = amount.high * rate * rates().month[period] if rate and period != "total" else None  # type: ignore[index]
    if kind != "pay" and not stated and not (monthly and _PLAIN_LOW <= monthly <= _PLAIN_HIGH):
        return None
    return Pay(amount.low, amount.high, currency, period, span, monthly)


def _bare_wage(amount: _Amount, folded: str) -> bool:
    """Whether a number without a currency can be a wage at all: not an hour, an age, a year or a share."""
    after = folded[amount.end : amount.end + 3].strip()
    if amount.high < 100 or after.startswith(("%", ":", "/")) or folded[max(0, amount.start - 1) : amount.start] in {":", "№", "+", "/"}:
        return False
    return not 1990 <= amount.high <= 2035


def _currency(writing: str, countries: tuple[str, ...]) -> str:
    candidates = meanings(writing) if writing else ()
    if len(candidates) > 1:
        owners = rates().country_of
        return next((code for country in countries for code in candidates if country in owners.get(code, [])), candidates[0])
    return candidates[0] if candidates else ""


def _context(folded: str, amount: _Amount, words: Money) -> str:
    """`pay`, `fee` or nothing, by the nearest word before the amount in its clause, else just after it."""
    before = folded[max(0, amount.start - BEFORE) : amount.start]
    cut = max((stop.end() for stop in _STOP.finditer(before)), default=0)
    cues = list(words.context.finditer(before[cut:]))
    after = _STOP.split(folded[amount.end : amount.end + CLAUSE])[0]
    after = re.split(r",| and | и | та | si ", after)[0]
    behind = words.context.search(after)
    if behind and behind.lastgroup == "fee" and not (cues and cues[-1].lastgroup == "pay"):
        return "fee"
    if cues:
        last = cues[-1].lastgroup or ""
        if last == "pay" and _paid_by_worker(before[cut:], cues[-1].end()):
            return "fee"
        return last
    return (behind.lastgroup or "") if behind else ""


_FOR = re.compile(
    r"[ ](?:for|за|pentru)[ ](?:the |your )?(?:visa|ticket|document|registration|training|flight|uniform"
    r"|виз|билет|документ|оформлен|регистрац|обучен|страхов|анкет|трудоустройств)"
)


def _paid_by_worker(before: str, at: int) -> bool:
    return bool(_FOR.search(before[at:]))


def _period(folded: str, amount: _Amount, words: Money) -> tuple[str, bool]:
    """The period and whether the ad names it: just after the amount, else before it in the clause."""
    lead = _SLASH.match(folded, amount.end)
    tried = {amount.end, lead.end() if lead else amount.end, amount.end + (folded[amount.end : amount.end + 1] == " ")}
    for at in sorted(tried):
        match = words.period.match(folded, at)
        if match:
            return match.lastgroup or "month", True
    after = re.split(r"[,;\n(]|\.\s", folded[amount.end : amount.end + AFTER])[0]
    match = words.period.search(after)
    if match and re.search(r"(?:/|per |за |в |a |на |la |pe |every |each |кажд(?:ый|ую|ое) )$", after[: match.start()]):
        return match.lastgroup or "month", True
    before = folded[max(0, amount.start - AFTER) : amount.start]
    before = re.split(r"[.;\n]", before)[-1]
    found = [match for match in words.period.finditer(before) if match.lastgroup != "piece"]
    if found and not before[: found[-1].start()].rstrip().endswith(tuple("0123456789")):
        return found[-1].lastgroup or "month", True
    return "month", False
