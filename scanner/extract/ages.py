"""Ages asked for: a range, a least or a highest age, told from hours, shares and lengths of time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice

from scanner.extract.facts import Sought
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import SoughtWords, gazetteer, read_list
from scanner.normalise import Words

MOST_AGES = 50
YOUNGEST, OLDEST = 14, 75
_YEARS = r"(?:лет|года?|годов|рок[іи]в?|de ani|ani|years?(?: old| of age)?|y\.?o\.?|տարեկան|տ\.|წლის|yas|соли|-?сола(?:ги)?)"
_ONWARDS = r"(?:წლიდან|wlidan|տարեկանից|yasdan|yasindan|yastan|сола)"
_UNTIL = r"(?:-|to|till|until|and|до|по|и|та|si|la|pana la|մինչեւ|то)"
_NO_AGE = r"(?!\d|[.,:]\d|[:%]|[ ]?(?:%|000|[$€₽₾֏₼]|usd|eur|руб|тыс|km|км|kg|кг|час|hour|min|мин))"
_RANGE = re.compile(
    rf"(?<![\d.,+/-])(\d{{2}})"
    rf"(?:[ ]?(?:{_YEARS}[ ]?)?{_UNTIL}[ ]?|[ ]?-?{_ONWARDS}[ ](?:{_UNTIL}[ ])?|-?(?:დან|ից|dan|den)[ ](?:{_UNTIL}[ ])?)(\d{{2}}){_NO_AGE}"
)
_LEAST = re.compile(
    r"(?<!\w)(?:от|(?<!не )старше|не младше|не моложе|строго с|від|peste|с|з|de la|minim|minimum|from|over|at least|аз|en az)[ ]"
    rf"(\d{{2}})(?:[ ]?(?:{_YEARS}|и старше|\+)|{_NO_AGE})"
    r"|(?<![\d+])(\d{2})(?:\+(?!\d)|[ ]?-?(?:წლიდან|wlidan|(?:տարեկանից|ից) (?:բարձր|մեծ|վեր\w?)|yas (?:ustu|uzeri|ve uzeri)"
    r"|(?:yasdan|yasindan|d[ae]n) (?:yuxari|boyuk|buyuk|yukari)))"
)
_MOST = re.compile(
    r"(?<!\w)(?:до|under|up to|below|not older than|не старше|не старші|sub|pana la|maxim|maximum|մինչեւ|то|en fazla)[ ]"
    rf"(\d{{2}})(?:[ ]?{_YEARS}|{_NO_AGE})"
    r"|(?<![\d.,+/-])(\d{2})(?:[ ]?(?:წლამდე|მდე|wlamde|տարեկանից ոչ բարձր|(?:yas )?alti|(?:yasa|yasina) (?:qeder|kadar))"
    r"|[-'](?:[ey]?e|[ay]?a|dek) (?:qeder|kadar))"
)
_AGED = re.compile(r"лет|year|рок|рік|ani|წლ|wl|старше|տարեկան|yas|сола")
_BOUND_BEFORE = re.compile(r"(?:^|[,.;:!?(\n•-]|[ ][ ])[ ]*$")
_BOUND_AFTER = re.compile(r"[ ]*(?:$|[,;)\n]|[.!](?!\d)|[ ][ ])")
"""Two blanks are what the folded copy keeps of an emoji."""
_PLAIN_FROM, _PLAIN_TO, _SPAN = (16, 45), (25, 65), 3
"""A range that stands between commas with nothing that names it is an age within these bounds; lower ones may be hours."""
_CUT = re.compile(r"[,.;\n]")
_TWO_DIGITS = re.compile(r"\d\d")
_AGED = re.compile(r"лет|year|рок|рік|ani|წლ|старше|տարեկան|yas|сола")


@cache
def _years() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.not_age, "not"), (written.years, "years"), (written.from_age, "cue")])


def ages(words: Words, codes: tuple[str, ...], people: Sequence[Found[str]]) -> Iterator[Sought]:
    """Every age asked for. `people` are the women and men named in the same words."""
    folded = words.text.folded
    if not _TWO_DIGITS.search(folded):
        return
    shapes = ((_RANGE, "range"), (_MOST, "max"), (_LEAST, "min"))
    matches = [(match, shape) for pattern, shape in shapes for match in islice(pattern.finditer(folded), MOST_AGES)]
    around = _years().find(words, codes) if matches else []
    seen: set[int] = set()
    for match, shape in matches:
        start, end = _numbers_of(match)
        value = _age(shape, [int(group) for group in match.groups() if group]) if seen.isdisjoint((start, end)) else ""
        if value and _is_age(words, match, around, people, shape):
            seen.update((start, end))
            yield Sought("age", value, words.text.span(start, end))


def _numbers_of(match: re.Match[str]) -> tuple[int, int]:
    groups = [at for at, group in enumerate(match.groups(), 1) if group]
    return match.start(groups[0]), match.end(groups[-1])


def _age(shape: str, numbers: list[int]) -> str:
    if not all(YOUNGEST <= number <= OLDEST for number in numbers):
        return ""
    if shape == "range":
        return f"{numbers[0]}-{numbers[1]}" if numbers[0] < numbers[1] else ""
    return f"{numbers[0]}-" if shape == "min" else (f"-{numbers[0]}" if numbers[0] >= 18 else "")


def _is_age(words: Words, match: re.Match[str], around: list[Found[str]], people: Sequence[Found[str]], shape: str) -> bool:
    """A word of years just after, or of age or people just before, or nothing else around; and not a length of time."""
    start, end = match.span()
    before = [hit for hit in around if 0 <= start - words.ends[hit.last] <= 30]
    after = [
        hit for hit in around if 0 <= words.starts[hit.first] - end <= 12 and not _CUT.search(match.string[end : words.starts[hit.first]])
    ]
    lengths = [hit for hit in before if hit.value == "not" and not _CUT.search(match.string[words.ends[hit.last] : start])]
    if lengths or any(hit.value == "not" for hit in after) or "\n" in match[0]:
        return False
    beside = any(0 <= start - words.ends[hit.last] <= 10 or 0 <= words.starts[hit.first] - end <= 1 for hit in people)
    if beside or any(hit.value == "years" for hit in after):
        return True
    if match[0].endswith("+") and "16" <= match[0][-3:-1] <= "25":
        return True
    if shape != "range":
        return bool(_AGED.search(match[0])) or any(_of_age(words, hit) for hit in before)
    return any(_of_age(words, hit) for hit in before) or _plain(match)


def _plain(match: re.Match[str]) -> bool:
    """«повар, 25–45, опыт»."""
    low, high = int(match[1]), int(match[2])
    (least, most), (low_end, high_end) = _PLAIN_FROM, _PLAIN_TO
    if not (least <= low <= most and low_end <= high <= high_end and high - low >= _SPAN):
        return False
    before = match.string[max(0, match.start() - 4) : match.start()]
    return bool(_BOUND_BEFORE.search(before)) and bool(_BOUND_AFTER.match(match.string, match.end()))


def _of_age(words: Words, hit: Found[str]) -> bool:
    """«возраст», «yaş», but not a bare «от» or «between», which may bound anything."""
    form = words.forms[hit.first]
    if hit.value == "years":
        return form.startswith("yas")
    return hit.value == "cue" and len(form) > 2 and form not in {"from", "over", "between", "intre", "peste", "від"}
