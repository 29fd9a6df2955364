"""One field around a name: the small words and endings before and after it, and the cue words of its sentence."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import Roles, gazetteer, read_list
from scanner.normalise import Words, fold

Name = tuple[str, str]
"""How a place is named (name, adjective, abroad, region) and its country."""


@cache
def cue_words() -> Gazetteer[str]:
    """Every cue word behind one search."""
    roles = read_list("roles.yml", Roles)
    return gazetteer(
        [(roles.cues[name], name) for name in ("mention", "language", "office", "interview", "people", "street", "site", "work")]
    )


@cache
def cue_set(name: str) -> dict[str, frozenset[str]]:
    """Folded small words and endings of one kind, by language."""
    return {code: frozenset(fold(word) for word in group) for code, group in read_list("roles.yml", Roles).cues[name].items()}


_FILLERS = frozenset(
    {
        "the",
        "sunny",
        "beautiful",
        "northern",
        "southern",
        "г",
        "город",
        "городе",
        "республику",
        "республике",
        "гор",
        "солнечную",
        "солнечной",
        "м",
        "city",
        "of",
        "orasul",
        "северный",
        "северном",
        "in",
    }
)


@dataclass(frozen=True, slots=True)
class Scene:
    """One field with everything that helps to judge a name in it."""

    words: Words
    codes: tuple[str, ...]
    cues: Mapping[str, list[int]]
    """First words of the cues of each kind, `trade` among them, in order."""

    def languages(self, hit: Found[Name]) -> tuple[str, ...]:
        """Languages whose small words may stand before a name: the name's own and those of the ad."""
        return tuple(dict.fromkeys((hit.language, *self.codes)))

    def near(self, kind: str, first: int, last: int) -> bool:
        """Whether a cue of a kind begins among words first..last of the same text."""
        firsts = self.cues.get(kind, [])
        at = bisect_left(firsts, first)
        return at < len(firsts) and firsts[at] <= last

    def works(self, first: int, last: int) -> bool:
        """Whether a word of work or a trade begins among words first..last."""
        return self.near("work", first, last) or self.near("trade", first, last)

    def bounds(self, at: int) -> tuple[int, int]:
        """First and last word of the sentence of word `at`, no further than 20 words away."""
        first = last = at
        while first > max(0, at - 20) and self.words.sentences[first - 1] == self.words.sentences[at]:
            first -= 1
        while last < min(len(self.words.forms) - 1, at + 20) and self.words.sentences[last + 1] == self.words.sentences[at]:
            last += 1
        return first, last


def scene_of(words: Words, codes: tuple[str, ...], trades: Sequence[Found[tuple[str, int]]]) -> Scene:
    """The scene of one field. A word of mention inside the name of a trade (customer service) says nothing of a place."""
    cues: dict[str, list[int]] = {"trade": [hit.first for hit in trades]}
    inside = {at for hit in trades for at in range(hit.first, hit.last + 1)}
    for cue in cue_words().find(words, codes):
        if cue.value != "mention" or cue.first not in inside:
            cues.setdefault(cue.value, []).append(cue.first)
    return Scene(words, codes, cues)


def _before(scene: Scene, hit: Found[Name]) -> list[str]:
    """The three words before a name, nearest first, inside its sentence."""
    number = scene.words.sentences[hit.first]
    at = range(hit.first - 1, max(-1, hit.first - 4), -1)
    return [scene.words.forms[i] for i in at if scene.words.sentences[i] == number]


def direction(scene: Scene, hit: Found[Name]) -> str:
    """`sure`, `maybe` or nothing: a word or an ending of direction."""
    before = _before(scene, hit)
    word = before[0] if before else ""
    if word in _FILLERS and len(before) > 1 and word != "in":
        word = before[1]
    tail = hit.tail.lstrip("'")
    split = scene.words.forms[hit.last + 1] if not tail and hit.last + 1 < len(scene.words.forms) else ""
    for code in scene.languages(hit):
        if word in cue_set("to").get(code, ()):
            sure = word in cue_set("sure_to").get(code, ()) or (tail in cue_set("sure_tails").get(code, ()) and word != "по")
            return "sure" if sure else "maybe"
        ends = cue_set("to_tails").get(code, frozenset())
        if tail and any(tail == end or (len(end) > 1 and tail.endswith(end)) for end in ends):
            return "sure" if tail in cue_set("sure_tails").get(code, ()) else "maybe"
        if split and code == "tr" and split in ends:
            return "maybe"
    return ""


def comes_from(scene: Scene, hit: Found[Name]) -> bool:
    before = _before(scene, hit)
    tail = hit.tail.lstrip("'")
    for code in scene.languages(hit):
        if before and (
            before[0] in cue_set("from").get(code, ())
            or (before[0] in _FILLERS and len(before) > 1 and before[1] in cue_set("from").get(code, ()))
        ):
            return True
        if tail and any(tail.endswith(end) for end in cue_set("from_tails").get(code, ())):
            return True
    return False
