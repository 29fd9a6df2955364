"""Rules as the engine and the other rooms see them: frozen, complete, checked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from scanner.ad import Ad
from scanner.rules.finding import State
from scanner.rules.grammar import PLAIN, Grammar


@dataclass(frozen=True, slots=True)
class Ilo:
    """The ILO Delphi indicator behind a rule, its dimension and its strength (strong, medium, weak)."""

    indicator: str
    dimension: str
    strength: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Facts that must hold; None or empty asks nothing."""

    abroad: bool | None = None
    sector: tuple[str, ...] = ()
    gender: str = ""
    destination: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    pay_ratio_at_least: float | None = None
    contacts_only: tuple[str, ...] = ()
    employer_named: bool | None = None
    posted_pay: bool | None = None
    sought: str = ""
    workers_at_least: int | None = None
    free_mail: bool | None = None
    own_domain: bool | None = None
    contact_elsewhere: bool | None = None
    disguised_words_at_least: int | None = None
    pay_ratio_between: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """Groups of phrases as written; one group for `phrases`, two or more for `near`."""

    groups: tuple[tuple[str, ...], ...]
    within: int
    ordered: bool
    unless: tuple[str, ...]
    file: str
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """A small ad, and what the rule must say of it. `quote` must lie within a hit's published words."""

    language: str
    state: State
    ad: Ad
    quote: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class Needs:
    """The rules a combination asks for; each entry of `some` is (at least so many, of these)."""

    every: tuple[str, ...]
    some: tuple[tuple[int, tuple[str, ...]], ...]
    none: tuple[str, ...]

    def members(self) -> tuple[str, ...]:
        """Every rule whose presence can make the combination fire."""
        return (*self.every, *(name for _, names in self.some for name in names))


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One indicator or, with `needs`, one combination of indicators. `kind`: risk, protective or combination.

    `points` are expert log-odds a lane. `title`, `because` and `innocent_when` are keyed by interface language,
    `patterns` and `denials` by the language of the ad; in `watched` languages hits are counted and never scored.
    """

    id: str
    status: str
    kind: str
    title: Mapping[str, str]
    because: Mapping[str, str]
    points: Mapping[str, float]
    sources: tuple[str, ...]
    ilo: Ilo | None = None
    innocent_when: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    negation: str = "contradicts"
    where: Where | None = None
    needs: Needs | None = None
    patterns: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    denials: Mapping[str, tuple[Pattern, ...]] = field(default_factory=dict)
    watched: frozenset[str] = frozenset()
    proofs: tuple[Proof, ...] = ()
    file: str = ""

    @property
    def tried(self) -> bool:
        """Whether ads are matched against it: live rules count, shadow rules are only watched."""
        return self.status in {"live", "shadow"}

    @property
    def structural(self) -> bool:
        """Whether it rests on extracted facts alone."""
        return self.where is not None and not self.patterns and self.needs is None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """The words of one language that change what the words beside them say; see `model.LexiconFile`."""

    code: str
    negators: tuple[str, ...] = ()
    negators_after: tuple[str, ...] = ()
    list_negators: tuple[str, ...] = ()
    not_negators: tuple[str, ...] = ()
    negation_reach: int = 3
    closers: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    grammar: Grammar = PLAIN
    file: str = ""


CONTEXT = ("negators", "negators_after", "list_negators", "not_negators", "closers", "warnings")
"""The lists of a lexicon whose words are looked for beside a match."""
