"""What the work is: sector and ISCO major group, by the words of the trade."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from scanner.extract.facts import Occupation
from scanner.extract.gazetteer import Found, Gazetteer
from scanner.extract.lists import Trades, gazetteer, read_list
from scanner.normalise import Words

Kind = tuple[str, int]
MAX_OCCUPATIONS = 12


@cache
def trades() -> Gazetteer[Kind]:
    """Every trade word behind one search."""
    return gazetteer([(trade.terms, (trade.sector, trade.isco)) for trade in read_list("occupations.yml", Trades).trades])


def occupations(found: Sequence[tuple[Words, list[Found[Kind]]]]) -> tuple[Occupation, ...]:
    """Kinds of work, each once, those of the title first, then those named most often."""
    first: dict[Kind, Occupation] = {}
    weight: dict[Kind, int] = {}
    for words, hits in found:
        if words.text.field not in {"title", "body"}:
            continue
        for hit in hits:
            first.setdefault(hit.value, Occupation(*hit.value, words.span(hit.first, hit.last)))
            weight[hit.value] = weight.get(hit.value, 0) + (1_000 if words.text.field == "title" else 1)
    ranked = sorted(first, key=lambda kind: (-weight[kind], first[kind].span.start))
    return tuple(first[kind] for kind in ranked[:MAX_OCCUPATIONS])
