"""The catalogue: every rule, compiled once, with the version that scans record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from scanner.rules.engine import Matcher, build_matcher
from scanner.rules.grammar import in_latin, romanised
from scanner.rules.rule import Lexicon, Rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalogue:
    """All rules by id, combinations among them, and what matching needs of them.

    `version` is the SHA-256 of what the files say: it changes when a rule does, not when a comment does. `tried`: live and
    shadow indicators in order of id. `unwritten`: for each language, the live indicators that have no words in it.
    """

    rules: Mapping[str, Rule]
    lexicons: Mapping[str, Lexicon]
    version: str
    tried: tuple[Rule, ...]
    unwritten: Mapping[str, frozenset[str]]
    matchers: Mapping[str, Matcher] = field(compare=False, repr=False)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages rules can be written for."""
        return tuple(self.lexicons)

    @property
    def combinations(self) -> Mapping[str, Rule]:
        """The rules that say what several indicators mean together."""
        return {name: rule for name, rule in self.rules.items() if rule.needs is not None}


class _Matchers(Mapping[str, Matcher]):
    """The matcher of each language, compiled when it is first asked for: most runs need two or three languages."""

    def __init__(self, lexicons: Mapping[str, Lexicon], rules: Sequence[Rule]) -> None:
        self._lexicons, self._rules = lexicons, rules
        self._built: dict[str, Matcher] = {}

    def __getitem__(self, code: str) -> Matcher:
        """Of a language, or of one in Latin letters ("ru-Latn")."""
        if code not in self._built:
            self._built[code] = build_matcher(self._lexicon(code), self._rules)
        return self._built[code]

    def _lexicon(self, code: str) -> Lexicon:
        bare = code.removesuffix("-Latn")
        lexicon = self._lexicons[bare]
        latin = romanised(bare)
        if bare == code:
            return lexicon
        if latin is None:
            raise KeyError(code)
        return replace(lexicon, grammar=in_latin(lexicon.grammar, latin))

    def __iter__(self) -> Iterator[str]:
        return iter(self._lexicons)

    def __len__(self) -> int:
        return len(self._lexicons)


def build_catalogue(rules: Mapping[str, Rule], lexicons: Mapping[str, Lexicon], *, version: str) -> Catalogue:
    """Puts checked rules together; each language is compiled at its first ad.

    Compiling raises BadTerm; a catalogue from `load_catalogue` has none.
    """
    ordered = dict(sorted(rules.items()))
    tried = tuple(rule for rule in ordered.values() if rule.tried and rule.needs is None)
    written = [rule for rule in tried if rule.status == "live" and rule.patterns]
    return Catalogue(
        rules=ordered,
        lexicons=dict(sorted(lexicons.items())),
        version=version,
        tried=tried,
        unwritten={code: frozenset(rule.id for rule in written if code not in rule.patterns) for code in lexicons},
        matchers=_Matchers(dict(sorted(lexicons.items())), tried),
    )


def on_trial(catalogue: Catalogue) -> Catalogue:
    """The same rules with drafts and shadows as if live, to run their proofs."""
    rules = {name: replace(rule, status="live", watched=frozenset()) for name, rule in catalogue.rules.items() if rule.status != "retired"}
    return build_catalogue(rules, catalogue.lexicons, version=catalogue.version)
