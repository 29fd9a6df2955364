"""Countries an ad names, and what each is to the ad: where the work is, where people come from, or a mere mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scanner.extract.facts import Place
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import Countries, Roles, gazetteer, read_list
from scanner.extract.scene import Name, Scene, comes_from, cue_set, direction
from scanner.normalise import Span, Words

DESTINATION, ORIGIN, MENTIONED = "destination", "origin", "mentioned"
ABROAD = "abroad"
MAX_PLACES = 60
REGION = frozenset({"AM", "AZ", "GE", "TJ", "MD", "UA", "RU", "KZ", "KG", "UZ", "BY", "TM"})
"""Countries people are recruited in; work in the others is abroad to them."""
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_CODE = re.compile(r"([A-Z]{2})\s*,")
_LINKS = frozenset(
    {"and", "or", "и", "или", "та", "і", "й", "либо", "si", "sau", "եւ", "և", "ve", "ve ya", "və", "да", "და", "va", "ва", "ё"}
)


@dataclass(frozen=True, slots=True)
class Sighting:
    """A place with how sure its role is and how it was named: name, adjective, flag, code, abroad or region."""

    place: Place
    sure: bool
    named: str


@cache
def _names() -> Gazetteer[Name]:
    countries = read_list("countries.yml", Countries).countries
    roles = read_list("roles.yml", Roles)
    entries = [(terms, ("name", code)) for code, terms in countries.items()]
    entries += [(terms, ("adjective", code)) for code, terms in roles.adjectives.items()]
    return gazetteer([*entries, (roles.abroad, (ABROAD, "")), (roles.region, ("region", ""))])


@cache
def known_countries() -> frozenset[str]:
    """Every country the gazetteer knows by name."""
    return frozenset(read_list("countries.yml", Countries).countries)


def sightings(scenes: Sequence[Scene], codes: tuple[str, ...]) -> tuple[Sighting, ...]:
    """Every place of the fields in reading order."""
    found: list[Sighting] = []
    for scene in scenes:
        coded = list(_coded(scene.words))
        found += coded or _named(scene, codes)
        found += _flags(scene)
    return tuple(found[:MAX_PLACES])


def _coded(words: Words) -> Iterator[Sighting]:
    """A location such as «US, NY, New York» begins with the country's code."""
    match = _CODE.match(words.text.published) if words.text.field == "location" else None
    if match and match[1] in known_countries():
        yield Sighting(Place(match[1], DESTINATION, Span("location", 0, 2)), True, "code")


def _named(scene: Scene, codes: tuple[str, ...]) -> list[Sighting]:
    found: list[Sighting] = []
    previous: Found[Name] | None = None
    strange = _strange(scene)
    for hit in _names().find(scene.words, codes):
        named, country = hit.value
        if not strange.isdisjoint({(country, hit.first), (country, hit.last), (country, -1)}):
            continue
        listed = previous is not None and found and _listed(scene, previous, hit)
        role, sure = (found[-1].place.role, found[-1].sure) if listed else _role(scene, hit)
        if not role:
            continue
        found.append(Sighting(Place(country, role, scene.words.span(hit.first, hit.last)), sure, named))
        previous = hit
    return found


def _listed(scene: Scene, before: Found[Name], hit: Found[Name]) -> bool:
    """«в Польше, Чехии и Германии»: the later names are what the first one is."""
    between = scene.words.forms[before.last + 1 : hit.first]
    if scene.words.sentences[before.last] != scene.words.sentences[hit.first] or hit.value[0] != before.value[0]:
        return False
    gap = scene.words.text.folded[scene.words.ends[before.last] : scene.words.starts[hit.first]]
    small = {form for form in between if any(form in cue_set("to").get(code, ()) for code in scene.languages(hit))}
    return set(between) <= _LINKS | small and len(between) <= 2 and len(gap) <= 8 and not {"(", ")", "-", "\n"} & set(gap)


def _role(scene: Scene, hit: Found[Name]) -> tuple[str, bool]:
    """(role, whether it is sure); an empty role drops the name altogether."""
    named, _ = hit.value
    if hit.tail and any(hit.tail.startswith(end) for end in cue_set("adjective_tails").get(hit.language, ())):
        named = "adjective"
    first, last = scene.bounds(hit.first)
    field = scene.words.text.field
    if scene.near("street", hit.first - 2, hit.last + 1) and named != ABROAD:
        return "", False
    if named == "adjective":
        return _adjective(scene, hit, first)
    if field == "location":
        return DESTINATION, True
    if field in {"employer", "salary"}:
        return MENTIONED, False
    if scene.near("mention", max(first, hit.first - 5), hit.first - 1) or scene.near("mention", hit.last + 1, min(last, hit.last + 1)):
        return MENTIONED, False
    if comes_from(scene, hit) or scene.near("people", max(first, hit.first - 2), min(last, hit.last + 1)):
        return ORIGIN, False
    works = _works(scene, hit, first, last)
    if _recruited(scene, hit, first):
        return (ORIGIN if named == "name" else MENTIONED), False
    return _towards(scene, hit, works, field == "title")


def _recruited(scene: Scene, hit: Found[Name], first: int) -> bool:
    """An interview, or an office in a country of the region, is where people are taken on; an office in Cambodia is where they work."""
    if scene.near("work", max(first, hit.first - 8), hit.first - 1):
        return False
    first = max(first, hit.first - 4)
    return scene.near("interview", first, hit.first - 1) or (hit.value[1] in REGION and scene.near("office", first, hit.first - 1))


def _adjective(scene: Scene, hit: Found[Name], first: int) -> tuple[str, bool]:
    """A language is no place; a Polish factory is where the work is; a Turkish visa or firm is a mention."""
    if scene.near("language", max(first, hit.first - 6), hit.last + 6):
        return "", False
    if scene.near("site", hit.last + 1, hit.last + 2):
        return DESTINATION, _works(scene, hit, first, hit.last + 2)
    return MENTIONED, False


def _towards(scene: Scene, hit: Found[Name], works: bool, title: bool) -> tuple[str, bool]:
    named, _ = hit.value
    if named == ABROAD:
        near = scene.near("work", hit.first - 4, hit.last + 3) or (works and bool(direction(scene, hit)))
        return (DESTINATION, True) if near or title else (MENTIONED, False)
    to = direction(scene, hit)
    if to:
        sure = to == "sure" or works or title
        return (DESTINATION, sure) if named != "region" or sure else (MENTIONED, False)
    if named == "region":
        return MENTIONED, False
    if title or (works and _opens(scene, hit)) or _heads(scene, hit):
        return DESTINATION, True
    return MENTIONED, False


def _opens(scene: Scene, hit: Found[Name]) -> bool:
    """«Польша. Требуются…», «Работа: Польша», «сварщик, Польша, 2000 евро»: the name alone at a start, after a colon, between commas."""
    first, last = scene.bounds(hit.first)
    start, end = scene.words.starts[hit.first], scene.words.ends[hit.last]
    folded = scene.words.text.folded
    before, after = folded[max(0, start - 2) : start].strip(), folded[end : end + 1]
    if before == "," and after in {",", "", ".", "\n"}:
        return True
    after_work = before == "-" and scene.near("work", hit.first - 1, hit.first - 1)
    return hit.first == first or before in {":", "•"} or after_work or last - first <= 5


def _heads(scene: Scene, hit: Found[Name]) -> bool:
    """«Польша. Требуются…», «Нужна няня. Эйлат»: the name is a sentence of its own beside one that speaks of work."""
    first, last = scene.bounds(hit.first)
    if last - first > 1:
        return False
    return (first == 0 and scene.works(last + 1, last + 8)) or scene.works(first - 8, first - 1)


def _works(scene: Scene, hit: Found[Name], first: int, last: int) -> bool:
    """Whether the sentence speaks of work: a word for it or an occupation, but not the place's own word."""
    first, last = max(first, hit.first - 9), min(last, hit.last + 5)
    return scene.works(first, last)


@cache
def _strangers() -> Gazetteer[tuple[str, str]]:
    rows = read_list("roles.yml", Roles).strangers
    return gazetteer(
        [({row.language: words}, (row.country, where)) for row in rows for where, words in (("next", row.next), ("anywhere", row.anywhere))]
    )


def _strange(scene: Scene) -> frozenset[tuple[str, int]]:
    """(country, word) pairs at which a name would mean something else: turkey the bird; word -1 for the whole text."""
    found = _strangers().find(scene.words, (*scene.codes, "en", "ru"))
    beside = {(hit.value[0], at) for hit in found if hit.value[1] == "next" for at in (hit.first - 1, hit.last + 1)}
    return frozenset(beside | {(hit.value[0], -1) for hit in found if hit.value[1] == "anywhere"})


def _flags(scene: Scene) -> Iterator[Sighting]:
    text = scene.words.text
    for count, match in enumerate(_FLAG.finditer(text.published)):
        if count >= MAX_PLACES:
            return
        country = "".join(chr(ord(letter) - 0x1F1E6 + ord("A")) for letter in match[0])
        if country in known_countries():
            title = text.field == "title"
            role = DESTINATION if title or text.field == "location" else MENTIONED
            yield Sighting(Place(country, role, Span(text.field, *match.span())), title, "flag")
