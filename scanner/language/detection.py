"""The language of an ad."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scanner.language.evidence import decided, guessed_evidence, read_evidence
from scanner.language.language import OTHER, UNKNOWN, Language, Passage
from scanner.language.segments import Segment, segments
from scanner.normalise import Text

_NAMES_FIELDS = ("employer", "location", "salary", "contacts")
"""Names and figures say little about the language an ad is written in."""
_FEWEST_LETTERS = 3
_SURE = 0.5
"""Below this the answer is UNKNOWN."""
_TIE = 0.15
_SHARE = 0.15
_OWN_MIND = 2.5
"""Points by which a segment must lean away from the ad's main language of that script to be a passage of another."""
_FEWEST_ALONE = 8
"""A shorter line cannot show a language of its own."""
_SLIGHT = 0.5
_TELLING = 25
"""Letters that are likely to hold a common word of their language."""
_MOST_GUESSED = 40
"""Segments of one script that the statistical guess is asked about; an ad has a dozen lines."""
_MIXED = (frozenset({"ru", "uk", "tg"}), frozenset({"az", "tr"}))
"""Languages of one script that a line or two does not tell apart."""
_SCRIPT_CODES = {"armenian": "hy", "georgian": "ka"}


@dataclass(frozen=True, slots=True)
class _Verdict:
    code: str
    confidence: float


def detect(texts: Iterable[Text], hint: str = "") -> Language:
    """The language of an ad's texts, main language first. `hint` decides only between near equals."""
    found = _read(texts)
    judged = _judge(found, hint)
    letters: Counter[str] = Counter()
    for segment, verdict in zip(found, judged, strict=True):
        if verdict.code != UNKNOWN:
            letters[verdict.code] += segment.letters
    if not letters:
        return Language(UNKNOWN, 0.0, ())
    main = _main(letters)
    return Language(
        code=_bare(main),
        confidence=_confidence(main, found, judged),
        codes=_with_hint(_codes(main, letters), hint),
        passages=tuple(_passages(found, judged)),
        romanised=main.endswith("-Latn"),
    )


def _read(texts: Iterable[Text]) -> list[Segment]:
    """Segments of the running text; of names and figures only where there is nothing else."""
    running: list[Segment] = []
    names: list[Segment] = []
    for text in texts:
        (names if text.field.split(".")[0] in _NAMES_FIELDS else running).extend(segments(text))
    return running if sum(segment.letters for segment in running) >= _FEWEST_LETTERS else running + names


def _judge(found: Sequence[Segment], hint: str) -> list[_Verdict]:
    by_script: dict[str, list[int]] = defaultdict(list)
    for number, segment in enumerate(found):
        by_script[segment.script].append(number)
    verdicts = [_Verdict(UNKNOWN, 0.0)] * len(found)
    for script, numbers in by_script.items():
        for number, verdict in zip(numbers, _judge_script(script, [found[n] for n in numbers], hint), strict=True):
            verdicts[number] = verdict
    return verdicts


def _judge_script(script: str, group: Sequence[Segment], hint: str) -> list[_Verdict]:
    letters = sum(segment.letters for segment in group)
    if script in _SCRIPT_CODES or script == "other":
        known = _Verdict(_SCRIPT_CODES.get(script, OTHER), 1 - 1 / (1 + letters))
        return [known if letters >= _FEWEST_LETTERS else _Verdict(UNKNOWN, 0.0)] * len(group)
    if letters < _FEWEST_LETTERS:
        return [_Verdict(UNKNOWN, 0.0)] * len(group)
    each = [read_evidence(script, segment.folded, segment.plain) for segment in group]
    words = [word for segment in group for word in segment.plain]
    read = _sum(each)
    total = read if decided(read) else _sum([read, guessed_evidence(script, words)])
    main = _verdict(total, letters, hint)
    if len(group) == 1:
        return [main]
    verdicts: list[_Verdict] = []
    left = _MOST_GUESSED
    for points, segment in zip(each, group, strict=True):
        asked = main.code not in points or _disagrees(points, main.code, segment.letters)
        verdicts.append(_own_verdict(main, points, segment, hint) if asked and left > 0 else main)
        left -= asked
    return verdicts


def _own_verdict(main: _Verdict, read: Mapping[str, float], segment: Segment, hint: str) -> _Verdict:
    """The language of one segment: the main one of its script unless the segment says otherwise clearly."""
    points = read if decided(read) else _sum([read, guessed_evidence(segment.script, segment.plain)])
    own = _verdict(points, segment.letters, hint)
    leans = main.code not in points or max(points.values()) - points[main.code] > _OWN_MIND
    return own if own.code != UNKNOWN and leans else main


def _disagrees(read: Mapping[str, float], main: str, letters: int) -> bool:
    """Whether a segment speaks for another language, or is long and speaks for none."""
    if letters < _FEWEST_ALONE:
        return False
    return max(read.values()) - read[main] > _SLIGHT or (read[main] <= 0 and letters >= _TELLING)


def _sum(parts: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {code: sum(points[code] for points in parts) for code in parts[0]}


def _verdict(points: Mapping[str, float], letters: int, hint: str) -> _Verdict:
    """Softmax over the points, cooled for long texts, whose points are many but not independent."""
    heat = max(1.0, math.sqrt(letters / 40))
    best = max(points.values())
    shares = {code: math.exp((value - best) / heat) for code, value in points.items()}
    total = sum(shares.values())
    ranked = sorted(shares, key=lambda code: (-shares[code], code))
    first, second = ranked[0], ranked[1]
    if _bare(second) == hint and (shares[first] - shares[second]) / total < _TIE:
        first = second
    confidence = shares[first] / total
    sure = confidence >= _SURE or (_bare(first) == hint and confidence >= _SURE - _TIE)
    return _Verdict(first if sure else UNKNOWN, confidence)


def _main(letters: Counter[str]) -> str:
    """Most letters win; English beside another language counts half, being half job titles and names of tools."""
    return max(letters, key=lambda code: (letters[code] / (2 if code == "en" else 1), code))


def _confidence(main: str, found: Sequence[Segment], judged: Sequence[_Verdict]) -> float:
    weights = [(segment.letters, verdict.confidence) for segment, verdict in zip(found, judged, strict=True) if verdict.code == main]
    return sum(letters * confidence for letters, confidence in weights) / sum(letters for letters, _ in weights)


def _codes(main: str, letters: Counter[str]) -> tuple[str, ...]:
    total = sum(letters.values())
    shown = [main, *(code for code, count in letters.most_common() if count >= _SHARE * total)]
    return tuple(dict.fromkeys(map(_bare, shown)))


def _with_hint(codes: tuple[str, ...], hint: str) -> tuple[str, ...]:
    """The language a source says it is in is tried too, where people mix it with the one that was read."""
    akin = any(hint in group and codes[0] in group for group in _MIXED)
    return (*codes, hint) if akin and hint not in codes else codes


def _passages(found: Sequence[Segment], judged: Sequence[_Verdict]) -> list[Passage]:
    """Neighbouring segments of one language joined, as published positions."""
    passages: list[Passage] = []
    for segment, verdict in zip(found, judged, strict=True):
        if verdict.code == UNKNOWN:
            continue
        span = segment.text.span(segment.start, segment.end)
        passage = Passage(span.field, span.start, span.end, _bare(verdict.code), verdict.code.endswith("-Latn"))
        last = passages[-1] if passages else None
        if last and (last.field, last.code, last.romanised) == (passage.field, passage.code, passage.romanised):
            passages[-1] = Passage(last.field, last.start, passage.end, last.code, last.romanised)
        else:
            passages.append(passage)
    return passages


def _bare(code: str) -> str:
    return code.removesuffix("-Latn")
