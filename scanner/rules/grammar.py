"""How one language bends its words: the endings `stem~` allows and the forms that `{lemma}` stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product
from types import MappingProxyType

from scanner.normalise import fold

MAX_ENDINGS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The closed set of endings of a language, folded, the empty one among them, and the folded forms of each lemma."""

    endings: frozenset[str] = frozenset({""})
    forms: Mapping[str, frozenset[str]] = field(default_factory=dict)


PLAIN = Grammar()
"""No endings and no lemmas."""


def grammar(
    suffixes: Iterable[str], chains: Iterable[Sequence[Sequence[str]]] = (), lemmas: Mapping[str, Iterable[str]] | None = None
) -> Grammar:
    """The grammar of a language file. Equal files give the same object, so that phrases read with it are read once."""
    endings = {"", *suffixes, *(ending for chain in chains for ending in spelled_out(chain))}
    forms = frozenset((lemma, frozenset(map(fold, (lemma, *words)))) for lemma, words in (lemmas or {}).items())
    return _grammar(frozenset(fold(ending) for ending in endings), forms)


def spelled_out(chain: Sequence[Sequence[str]]) -> set[str]:
    """Every ending of a suffix chain: one suffix, or none, from each slot in turn ("lar" + "ımız" + "dan")."""
    return {"".join(ending) for ending in product(*(("", *slot) for slot in chain))}


@lru_cache(maxsize=64)
def _grammar(endings: frozenset[str], forms: frozenset[tuple[str, frozenset[str]]]) -> Grammar:
    return Grammar(endings, MappingProxyType(dict(forms)))
