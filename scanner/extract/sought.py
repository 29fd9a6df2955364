"""Whom the ad asks for: women or men, an age, a number of people."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scanner.extract.ages import ages
from scanner.extract.facts import Sought
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import SoughtWords, gazetteer, read_list
from scanner.extract.scene import Scene
from scanner.normalise import Words

REACH = 9
"""Words before a mention of women or men in which a word of asking makes it a demand."""
VERB_LAST = frozenset({"hy", "az", "ka", "tg", "tr"})
"""Languages that put the word of asking at the end of the sentence."""
FEWEST, MOST, MANY = 2, 5_000, 5
"""A number of people asked for; from MANY on it needs no word of asking where it opens a sentence."""
_WOMEN, _MEN = "women", "men"
_FOR_BEFORE = frozenset({"for", "для", "pentru", "барои", "dlya", "baroi"})
_FOR_AFTER = frozenset({"ucun", "icin", "համար", "hamar"})
_DONE_FOR = ("масаж", "массаж", "massag", "masaj", "մերսում", "მასაჟ")
_FOR_TAIL = ("თვის", "tvis")
_HEADS = frozenset({"კაცი", "კაცს", "katsi", "чоловік"})
"""Words for a man that after a number count people of either sex."""
_APART = re.compile(r"[,;:()/\n-]")
_OF_AGE = ("წლის", "տարեկան", "лет", "год", "year", "yas", "ani", "рок", "сол")
_WORKPLACES = frozenset({("hospitality", 5), ("agriculture", 9), ("entertainment", 5), ("other", 8)})
"""Trades whose words also name a place of work: «40 hotels», «a farm of 400 heads»."""
_OPENED = re.compile(r"(?:^|[,.;:!?(\n•-]|[ ][ ])[ ]*$")
_PARTED = re.compile(r"[,;:.\n]")
_CLOSED = re.compile(r"[ ]*(?:$|[,;)!?\n]|[.:](?!\d)|[ ][ ])")
_PURPOSE = frozenset({"for", "to", "with", "without", "from", "для", "в", "на", "с", "без", "из", "от", "до", "к", "у", "з", "від"})
_PURPOSE |= {"pentru", "din", "cu", "la", "fara", "in", "барои", "ба", "аз", "то", "бе"}
_FEW = frozenset({"two", "three", "four", "две", "двух", "два", "трех", "три", "четырех", "дві", "двох", "трьох", "doua", "trei", "patru"})
_FEW |= {"iki", "uc", "dort", "dord", "երկու", "երեք", "ორი", "სამი", "ду", "се", "чор"}


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around a mention in one field: cues of asking, ages, the trades named."""

    scene: Scene
    cues: list[Found[str]]
    ages: list[Sought]
    trades: list[Found[tuple[str, int]]]
    people: list[Found[str]]
    housed: frozenset[int]
    """Words from which a word of living together is near."""


@cache
def _words() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.women, _WOMEN), (written.men, _MEN)])


@cache
def _around() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.silenced, "silenced"), (written.only, "only"), (written.asked, "asked")])


@cache
def _people() -> Gazetteer[str]:
    written = read_list("sought.yml", SoughtWords)
    return gazetteer([(written.staff, "staff"), (written.housed, "housed"), (written.people, "people")])


def sought(scenes: Sequence[Scene], trades: Sequence[list[Found[tuple[str, int]]]]) -> tuple[Sought, ...]:
    """Demands on the person. `trades` are the occupations found in the same fields: «50 швей» is a number of people."""
    found: list[Sought] = []
    for scene, hits in zip(scenes, trades, strict=True):
        words = scene.words
        if words.text.field not in {"title", "body"}:
            continue
        named, numbers = _words().find(words, scene.codes), _numbers(words)
        if named or numbers:
            aged = list(ages(words, scene.codes, named)) if numbers else []
            people = _people().find(words, scene.codes)
            housed = frozenset(at for hit in people if hit.value == "housed" for at in range(hit.first - 4, hit.first + 5))
            around = _Around(scene, _around().find(words, scene.codes), aged, hits, people, housed)
            found += [*_gender(around, named), *aged, *_counts(around, numbers)]
    return _settled(found)


def _gender(around: _Around, named: list[Found[str]]) -> Iterator[Sought]:
    """Women or men, where something makes it a demand: see `_named_for` and `_demanded`."""
    words = around.scene.words
    for hit in named:
        near = [cue for cue in around.cues if words.sentences[cue.first] == words.sentences[hit.first]]
        near = [cue for cue in near if hit.first - REACH <= cue.first <= hit.last + REACH]
        if _counted(words, hit) or _cared_for(around, hit):
            continue
        silenced = any(cue.value == "silenced" and cue.first <= hit.last + 5 for cue in near)
        if _named_for(around, hit) or (not silenced and (words.text.field == "title" or _demanded(around, hit, near))):
            yield Sought("gender", "any" if _paired(hit, named) else hit.value, words.span(hit.first, hit.last))


def _named_for(around: _Around, hit: Found[str]) -> bool:
    """An age or a trade («female waitress») right beside: a demand, whatever else the sentence speaks of."""
    words = around.scene.words
    span, folded = words.span(hit.first, hit.last), words.text.folded
    if any(0 <= age.span.start - span.end <= 20 or 0 <= span.start - age.span.end <= 12 for age in around.ages):
        return True
    gaps = [(words.ends[hit.last], words.starts[trade.first]) for trade in around.trades if trade.first == hit.last + 1]
    gaps += [(words.ends[trade.last], words.starts[hit.first]) for trade in around.trades if trade.last == hit.first - 1]
    return any(not _PARTED.search(folded[start:end]) for start, end in gaps)


def _demanded(around: _Around, hit: Found[str], near: list[Found[str]]) -> bool:
    """A word of asking, work offered «for girls», or a mention set apart."""
    return (
        any(cue.value == "only" and -3 <= cue.first - hit.last <= 3 for cue in near)
        or any(cue.value == "asked" and (cue.first < hit.first or cue.first <= hit.last + 3 or hit.language in VERB_LAST) for cue in near)
        or _offered(around.scene, hit)
        or _listed(around, hit)
    )


def _offered(scene: Scene, hit: Found[str]) -> bool:
    """«Work in Dubai for girls», «qızlar üçün iş»."""
    forms = scene.words.forms
    before = hit.first > 0 and forms[hit.first - 1] in _FOR_BEFORE
    after = forms[hit.last].endswith(_FOR_TAIL) or (hit.last + 1 < len(forms) and forms[hit.last + 1] in _FOR_AFTER)
    first, last = scene.bounds(hit.first)
    return (before or after) and scene.works(first, last)


def _listed(around: _Around, hit: Found[str]) -> bool:
    """«Девушки, есть работа», «Strong men.», «повар, мужчина, с опытом», «15 տղամարդ»: set apart in an ad that speaks of work."""
    scene = around.scene
    if not (scene.cues.get("work") or scene.cues.get("trade")):
        return False
    words, folded = scene.words, scene.words.text.folded
    start, end = words.starts[hit.first], words.ends[hit.last]
    first, _ = scene.bounds(hit.first)
    closed = bool(_CLOSED.match(folded, end))
    after = words.forms[hit.last + 1] if hit.last + 1 < len(words.forms) else ""
    if hit.first - first <= 1 and (closed or after in _PURPOSE):
        return True
    before = words.forms[hit.first - 1] if hit.first else ""
    if before.isdigit() or before in _FEW:
        return hit.first not in around.housed
    return closed and bool(_OPENED.search(folded[max(0, start - 4) : start]))


def _counted(words: Words, hit: Found[str]) -> bool:
    """«30 კაცი» is thirty people."""
    return words.forms[hit.first] in _HEADS and hit.first > 0 and words.forms[hit.first - 1].isdigit()


def _cared_for(around: _Around, hit: Found[str]) -> bool:
    """«няня для девочки», «маникюр для женщин»: those the work is done for."""
    forms = around.scene.words.forms
    if hit.first == 0 or forms[hit.first - 1] not in _FOR_BEFORE:
        return False
    if hit.first > 1 and forms[hit.first - 2].startswith(_DONE_FOR):
        return True
    served = {("domestic_care", 5), ("other", 5)}
    return any(trade.last == hit.first - 2 and trade.value in served for trade in around.trades)


def _paired(hit: Found[str], hits: list[Found[str]]) -> bool:
    """«девушки и юноши»: both named in one breath ask for nobody in particular."""
    return any(other.value != hit.value and (0 < other.first - hit.last <= 2 or 0 < hit.first - other.last <= 2) for other in hits)


def _settled(found: list[Sought]) -> tuple[Sought, ...]:
    """Each demand once; women and men both asked for is nobody in particular."""
    genders = {item.value for item in found if item.kind == "gender"}
    kept: dict[tuple[str, str], Sought] = {}
    for item in found:
        both = item.kind == "gender" and (genders >= {_WOMEN, _MEN} or "any" in genders)
        value = "any" if both else item.value
        kept.setdefault((item.kind, value), Sought(item.kind, value, item.span))
    return tuple(kept.values())


def _numbers(words: Words) -> list[int]:
    """The words that begin with a digit; ages and numbers of people are among them."""
    return [at for at, form in enumerate(words.forms) if form[0].isdigit()]


def _counts(around: _Around, numbers: list[int]) -> Iterator[Sought]:
    words = around.scene.words
    numbers = [at for at in numbers if words.forms[at].isdigit() and len(words.forms[at]) <= 4 and FEWEST <= int(words.forms[at]) <= MOST]
    if not numbers:
        return
    people = around.people
    heads = {hit.first: hit.value not in _WORKPLACES for hit in around.trades}
    heads |= {hit.first: True for hit in people if hit.value == "people"}
    for at in numbers:
        span, head = words.span(at, at), _head(words, at, heads)
        aged = any(age.span.start <= span.start < age.span.end for age in around.ages)
        if head and not aged and not 1900 <= int(words.forms[at]) <= 2100 and _wanted(around, at, people, person=heads[head]):
            yield Sought("count", words.forms[at], span)


def _head(words: Words, at: int, heads: Mapping[int, bool]) -> int:
    """The people or the trade a number counts, with one word between at most; 0 for none."""
    head = next((head for head in (at + 1, at + 2) if head in heads), 0)
    if not head or words.sentences[head] != words.sentences[at] or words.forms[at + 1].startswith(_OF_AGE):
        return 0
    return 0 if _APART.search(words.text.folded[words.ends[at] : words.starts[head]]) else head


def _wanted(around: _Around, at: int, people: list[Found[str]], *, person: bool) -> bool:
    """A word of asking, the title, or people at the start of a sentence; and not how many there are or live together."""
    words, sentence = around.scene.words, around.scene.words.sentences[at]
    here = [hit for hit in people if words.sentences[hit.first] == sentence]
    if any(hit.value == "staff" and hit.first < at and at - hit.last <= 3 for hit in here) or any(_houses(around, hit, at) for hit in here):
        return False
    opens = person and (at == 0 or words.sentences[at - 1] != sentence) and int(words.forms[at]) >= MANY
    asked = any(cue.value == "asked" and words.sentences[cue.first] == sentence and at - 7 <= cue.first <= at + 4 for cue in around.cues)
    return asked or opens or words.text.field == "title"


def _houses(around: _Around, hit: Found[str], at: int) -> bool:
    """«в комнате 6 человек», but not «12 room attendants» and not «2 плиточника, квартира»."""
    if hit.value != "housed" or not -4 <= hit.first - at <= 5 or any(trade.first <= hit.first <= trade.last for trade in around.trades):
        return False
    words, (left, right) = around.scene.words, sorted((at, hit.first))
    return "," not in words.text.folded[words.ends[left] : words.starts[right]]
