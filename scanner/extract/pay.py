"""Stated wages: amounts with their currency and period, fees and prices left aside, and words that leave the pay to agreement.

Works on the folded copy number by number, looking a bounded distance to both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from scanner.extract.amounts import Amount, amounts
from scanner.extract.facts import Pay
from scanner.extract.gazetteer import Found
from scanner.extract.money import Money, agreements, kind_of, money, rates
from scanner.normalise import Span, Text, Words

MAX_PAY = 12
BEFORE, AFTER, CLAUSE = 60, 34, 26
BESIDE, NEXT = 12, 4
_SLASH = re.compile(
    r"[+]?[ ]?(?:/|per|за|в|an|a|на|la|pe|-|,|\(|[a-zа-я]{1,3})?[ ]?"
    r"(?:the |один |одну |1 |every |each |кажд(?:ый|ую|ое|ая) |хар |кожн\w{1,3} |як )?"
)
_STOP = re.compile(r"[;\n!?]|(?<!աշխ)(?<!зп)(?<!п\.)\.(?=\s)")
_BREAK = re.compile(r"[,;\n(]|\.\s")
_CUT = re.compile(r"[.;\n]")
_AND = re.compile(r",| and | и | та | si |[+|•·\u2190-\U0001faff]")
_ARMENIAN = re.compile("[ա-և]")
_OF_TIME = re.compile(r"(?:/|per |за |в |a |на |la |pe |every |each |кажд(?:ый|ую|ое) |дар |дар як |хар |кожн\w{1,3} )$")
_FOR = re.compile(r"(?:^|[ ])(?:for|за|pentru|барои|на)[ ](?:the |your )?$")
_STILL = re.compile(r"icin|ucun|համար|(?:ayda|haftasi|hefteye|haftalik|aylik|в месяц|в сутки|за сутки|pe luna|a month|per month|на місяць)")
_EACH = re.compile(r"(?:each|every|кажд\w{2,3}|кожн\w{1,3}|fiecare|her|har|хар|ամեն|ყოველ)[ ]?$")
_OFTEN = (
    "daily",
    "weekly",
    "monthly",
    "ежедн",
    "еженед",
    "ежемес",
    "щод",
    "щот",
    "щом",
    "zilnic",
    "gund",
    "gunl",
    "heft",
    "haft",
    "ayl",
    "օրական",
    "ամսական",
)
_SCHEDULE = re.compile(r"(?:\d|days?|дн\w{1,3}|раз\w?|times|zile|ori|gun|օր|დღე|руз)[ ](?:a |in a |per |в |на |pe |in |дар )?$")
_PLAIN_LOW, _PLAIN_HIGH = 30.0, 15_000.0
"""US dollars a month between which an amount with a currency and no word of pay is still a wage."""
_YEARLY = 12_000.0
"""US dollars above which an amount without a period is taken as yearly."""
_DEAR_PIECE = 20.0
"""US dollars above which a word such as `client` right after an amount does not make it a piece rate."""


def pay(texts: Sequence[Text], codes: tuple[str, ...], countries: tuple[str, ...], taken: Sequence[Span]) -> tuple[Pay, ...]:
    """Every stated wage, the `salary` field first. `countries` decide between currencies of one name; `taken` are phones and the like."""
    ordered, words = sorted(texts, key=lambda text: text.field != "salary"), money(codes)
    found: list[Pay] = []
    for text in ordered:
        if not text.field.startswith("contacts.") and text.field not in {"location", "employer"}:
            found += _of_text(text, words, countries, taken)
    unique = {(item.low, item.high, item.currency, item.period): item for item in reversed(found)}
    return tuple(item for item in found if unique[(item.low, item.high, item.currency, item.period)] is item)[:MAX_PAY]


def pay_by_agreement(parts: Sequence[Words], codes: tuple[str, ...]) -> Span | None:
    """The words that leave the pay to an agreement: beside a word of pay, or anywhere in the `salary` field."""
    for words in sorted(parts, key=lambda part: part.text.field != "salary"):
        if words.text.field in {"salary", "title", "body"}:
            for hit in agreements().find(words, codes):
                if words.text.field == "salary" or _of_pay(words, hit, money(codes)):
                    return words.span(hit.first, hit.last)
    return None


def _of_pay(words: Words, hit: Found[str], sought: Money) -> bool:
    folded, start, end = words.text.folded, words.starts[hit.first], words.ends[hit.last]
    before = re.split(r"[,;\n!?]|\.\s", folded[max(0, start - BEFORE) : start])[-1]
    if before.rstrip().endswith((" не", " not", " nu")):
        return False
    cues = [kind_of(match) for match in sought.context.finditer(before)]
    if cues:
        return cues[-1] == "pay"
    beside = sought.context.match(folded, end + 1)
    return bool(beside and kind_of(beside) == "pay")


def _of_text(text: Text, words: Money, countries: tuple[str, ...], taken: Sequence[Span]) -> Iterator[Pay]:
    for amount in amounts(text.folded, words):
        span = text.span(amount.start, amount.end)
        if any(other.field == span.field and other.start < span.end and span.start < other.end for other in taken):
            continue
        item = _judged(text, amount, span, words, countries)
        if item:
            yield item


def _judged(text: Text, amount: Amount, span: Span, words: Money, countries: tuple[str, ...]) -> Pay | None:
    stated = text.field == "salary"
    if not amount.writing and (amount.vast or not _bare_wage(amount, text.folded)):
        return None
    kind = _context(text.folded, amount, words, stated=stated)
    if kind in {"fee", "price"} or (not amount.writing and not stated and kind != "pay") or amount.high <= 0:
        return None
    currency = _currency(amount.writing, words, countries)
    rate = rates().usd.get(currency)
    period, sure = _period(text.folded, amount, words, rate)
    if period == "piece":
        return Pay(amount.low, amount.high, currency, period, span) if (kind == "pay" or stated) and amount.writing else None
    if rate and not sure:
        period = "year" if amount.high * rate > _YEARLY else "month" if amount.high * rate >= 50 else "total"
    monthly = amount.high * rate * rates().month[period] if rate and period != "total" else None  # type: ignore[index]
    if (amount.vast or (kind != "pay" and not stated)) and not (monthly and _PLAIN_LOW <= monthly <= _PLAIN_HIGH):
        return None
    return Pay(amount.low, amount.high, currency, period, span, monthly)


def _bare_wage(amount: Amount, folded: str) -> bool:
    """Whether a number without a currency can be a wage at all: not an hour, an age, a year or a share."""
    after = folded[amount.end : amount.end + 3].strip()
    if amount.high < 100 or after.startswith(("%", ":", "/")) or folded[max(0, amount.start - 1) : amount.start] in {":", "№", "+", "/"}:
        return False
    return not 1990 <= amount.high <= 2035


def _currency(writing: str, words: Money, countries: tuple[str, ...]) -> str:
    candidates = words.meanings(writing) if writing else ()
    if len(candidates) > 1:
        owners = rates().country_of
        return next((code for country in countries for code in candidates if country in owners.get(code, [])), candidates[0])
    return candidates[0] if candidates else ""


def _context(folded: str, amount: Amount, words: Money, *, stated: bool) -> str:
    """`pay`, `fee`, `price` or nothing, by the nearest word before the amount in its clause, else just after it."""
    before = folded[max(0, amount.start - BEFORE) : amount.start]
    before = before[max((stop.end() for stop in _STOP.finditer(before)), default=0) :]
    cues = [(kind_of(match), match) for match in words.context.finditer(before)]
    if cues and cues[-1][0] == "price" and _priced(before, cues):
        return "price"
    cues = [cue for cue in cues if cue[0] != "price"]
    behind = _behind(folded, amount, words, stated=stated)
    if behind in {"fee", "price"} and not (cues and cues[-1][0] == "pay"):
        return behind
    return cues[-1][0] if cues else behind


def _priced(before: str, cues: list[tuple[str, re.Match[str]]]) -> bool:
    """«виза 100 евро», «оплата за визу 200 евро», but not «оплата и жильё 2000 евро» and not «виза, 2000 евро»."""
    thing, beside = cues[-1][1], before.rfind(",") + 1
    gap = before[thing.end() :].strip()
    if thing.start() < beside or (len(gap) > NEXT and not _STILL.fullmatch(gap)):
        return False
    paid = any(kind == "pay" and match.start() >= beside for kind, match in cues)
    return not paid or bool(_FOR.search(before[: thing.start()]))


def _behind(folded: str, amount: Amount, words: Money, *, stated: bool) -> str:
    """What the words after an amount say it is. In the `salary` field a fee named after a sum is another sum."""
    after = _AND.split(_STOP.split(folded[amount.end : amount.end + CLAUSE])[0])[0]
    match = words.context.search(after)
    if not match or ((stated or kind_of(match) == "price") and kind_of(match) != "pay" and not _FOR.search(after[: match.start()])):
        return ""
    return kind_of(match)


def _period(folded: str, amount: Amount, words: Money, rate: float | None) -> tuple[str, bool]:
    """The period and whether the ad names it: just after the amount, else before it in the clause."""
    lead = _SLASH.match(folded, amount.end)
    tried = {amount.end, lead.end() if lead else amount.end, amount.end + (folded[amount.end : amount.end + 1] == " ")}
    for at in sorted(tried):
        match = words.period.match(folded, at)
        if match:
            bare = not folded[amount.end : at].strip()
            if kind_of(match) == "piece" and bare and amount.high * (rate or 0.0) > _DEAR_PIECE:
                continue
            return kind_of(match), True
    after = _BREAK.split(folded[amount.end : amount.end + AFTER])[0]
    match = words.period.search(after)
    if match and _OF_TIME.search(after[: match.start()]):
        return kind_of(match), True
    named = _named_before(_CUT.split(folded[max(0, amount.start - AFTER) : amount.start])[-1], words)
    return (named, True) if named else ("month", False)


def _named_before(before: str, words: Money) -> str:
    """«в день 500», «каждый день, 500», but not «5 дней в неделю 500» and not «контракт на год, 500»."""
    found = [match for match in words.period.finditer(before) if kind_of(match) != "piece" or len(before) - match.end() <= BESIDE]
    if not found:
        return ""
    last, lead = found[-1], before[: found[-1].start()]
    often = last[0].startswith(_OFTEN) or bool(_EACH.search(lead))
    if _SCHEDULE.search(lead[-20:]) or lead.rstrip()[-1:].isdigit():
        return ""
    gap = before[last.end() :]
    # The Armenian stress mark, folded to a comma, sets no clause apart: «օրը՝ 5000».
    parted = "," in gap and not (gap.strip() == "," and _ARMENIAN.match(last[0]))
    return "" if parted and not often else kind_of(last)
