"""How one language bends its words: the endings `stem~` allows and the forms that `{lemma}` stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import product

from scanner.normalise import ROMANISED, Romanised, fold, skeleton

MAX_ENDINGS = 20_000


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The closed set of endings of a language, folded, the empty one among them, and the folded forms of each lemma.

    `romanised`: words are held against text in Latin letters, so everything is brought down to its skeleton.
    """

    endings: frozenset[str] = frozenset({""})
    forms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    romanised: Romanised | None = None

    def spelled(self, word: str) -> str:
        """A folded word of a rule as it stands in the text it is held against."""
        return skeleton(word, self.romanised) if self.romanised else word


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
def in_latin(whole: Grammar, code: Romanised) -> Grammar:
    """The same grammar for text in Latin letters."""
    forms = {lemma: frozenset(skeleton(word, code) for word in words) for lemma, words in whole.forms.items()}
    return Grammar(frozenset(skeleton(ending, code) for ending in whole.endings), forms, code)


def romanised(code: str) -> Romanised | None:
    """The language, when people write it in Latin letters too."""
    return next((known for known in ROMANISED if known == code), None)


@lru_cache(maxsize=64)
def _grammar(endings: frozenset[str], forms: frozenset[tuple[str, frozenset[str]]]) -> Grammar:
    return Grammar(endings, dict(forms))
