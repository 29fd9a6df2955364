"""Made-up ads, rules, findings, opinions and scales: what a score must hold for, whatever the numbers are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from hypothesis import strategies as st

from scanner.ad import Ad
from scanner.classify import Opinion
from scanner.extract import Facts
from scanner.kit import Kit, load_kit
from scanner.language import Language
from scanner.normalise import Span
from scanner.rules import Catalogue, Findings, Hit, Rule, State
from scanner.rules.rule import Ilo, Pattern, Where
from scanner.rules.rulebook import build_catalogue
from scanner.score import LANES, Scale, Scan, score
from scanner.settings import Settings

STRENGTHS = ("weak", "medium", "strong")
ENGLISH = Language("en", 1.0, ("en",))
SILENT = Opinion(model="none", log_odds={}, words={}, abstained="no model is live")


@cache
def shipped() -> Kit:
    """The rules we ship, without a model: loaded once for all tests."""
    return load_kit(Settings(), model=False)


@dataclass(frozen=True)
class Case:
    """Everything that goes into one score."""

    ad: Ad
    findings: Findings
    opinion: Opinion
    catalogue: Catalogue
    scale: Scale

    def scan(self) -> Scan:
        return score(
            self.ad, (), language=ENGLISH, facts=Facts(), findings=self.findings, opinion=self.opinion,
            catalogue=self.catalogue, scale=self.scale, versions={"scanner": "test"},
        )  # fmt: skip

    def without(self, *rules: str) -> Case:
        """The same ad, had these rules found nothing."""
        hits = tuple(hit for hit in self.findings.hits if hit.rule not in rules)
        return replace(self, findings=replace(self.findings, hits=hits))


WORDS = {"en": (Pattern(groups=(("sign",),), within=4, ordered=False, unless=(), file="", line=1),)}


def rule(name: str, strength: str, points: Mapping[str, float], *, status: str = "live", measured: bool = False) -> Rule:
    """A rule of a strength, or of kind `protective` or `combination`; `measured` rests on facts alone and has no words."""
    return Rule(
        id=name,
        status=status,
        kind="risk" if strength in STRENGTHS else strength,
        title={"en": name},
        because={"en": "It says so.", "ru": "Так сказано."},
        points=points,
        sources=("A source",),
        ilo=Ilo("an indicator", "coercive_recruitment", strength) if strength in STRENGTHS else None,
        where=Where(posted_pay=True) if measured else None,
        patterns={} if measured else {"en": (Pattern(groups=(("words",),), within=0, ordered=False, unless=(), file="", line=1),)},
    )


def catalogue(*rules: Rule) -> Catalogue:
    return build_catalogue({one.id: one for one in rules}, {}, version="made")


def scale(**parts: object) -> Scale:
    """The numbers of a plain scale; `parts` replace some."""
    plain = Scale(
        bands={"watch": 0.25, "review": 0.5, "urgent": 0.85},
        bounds={"weak": 0.7, "medium": 1.6, "strong": 3.0, "combination": 3.0, "protective": 2.5, "model": 3.0, "weak_together": 1.4},
        priors=dict.fromkeys(LANES, -3.0),
        prevalence=0.2,
        fitted={},
        slopes={},
        version="made",
    )
    return replace(plain, **parts)  # type: ignore[arg-type]


def case(*rules: Rule, said: float | None = None, on: Scale | None = None) -> Case:
    """An ad in which every one of these rules is present, and a model that says one thing in every lane."""
    ad = Ad(id="a", body="Cook wanted, papers kept in the safe.")
    hits = tuple(Hit(one.id, State.PRESENT, "en", Span("body", 0, 4)) for one in rules)
    opinion = SILENT if said is None else Opinion("made", dict.fromkeys(LANES, said), {})
    return Case(ad, Findings(hits, {one.id: State.PRESENT for one in rules}), opinion, catalogue(*rules), on or scale())


@st.composite
def cases(draw: st.DrawFn, kinds: tuple[str, ...] = (*STRENGTHS, "combination", "protective"), *, most: int = 6) -> Case:
    """Any ad, found in it whatever rules of these kinds find, judged by any model, on any scale that loads."""
    title, body = draw(st.text(max_size=20)), draw(st.text(min_size=1, max_size=40))
    rules = [rule(f"rule-{number}", draw(st.sampled_from(kinds)), draw(_lanes(-9, 9))) for number in range(draw(st.integers(0, most)))]
    hits = [draw(_hits(one, {"title": title, "body": body})) for one in rules for _ in range(draw(st.integers(1, 2)))]
    states = {hit.rule: hit.state for hit in hits}
    fitted = {one.id: draw(_lanes(-9, 9)) for one in rules if draw(st.booleans())}
    return Case(
        ad=Ad(id="a", title=title, body=body),
        findings=Findings(tuple(hits), states),
        opinion=draw(_opinions()),
        catalogue=catalogue(*rules),
        scale=draw(_scales(fitted)),
    )


def _lanes(low: float, high: float) -> st.SearchStrategy[dict[str, float]]:
    return st.fixed_dictionaries({}, optional={lane: st.floats(low, high).filter(lambda value: abs(value) > 1e-6) for lane in LANES})


@st.composite
def _hits(draw: st.DrawFn, one: Rule, fields: Mapping[str, str]) -> Hit:
    name = draw(st.sampled_from(sorted(fields)))
    start, end = sorted((draw(st.integers(0, len(fields[name]))), draw(st.integers(0, len(fields[name])))))
    span = draw(st.sampled_from((Span(name, start, end), None)))
    return Hit(one.id, draw(st.sampled_from((State.PRESENT, State.PRESENT, State.CONTRADICTED))), "en", span)


@st.composite
def _opinions(draw: st.DrawFn) -> Opinion:
    if draw(st.booleans()):
        return SILENT
    return Opinion("made", draw(_lanes(-1e6, 1e6)), {"trafficking": (("passport", 1.0), ("canteen", -1.0))})


@st.composite
def _scales(draw: st.DrawFn, fitted: Mapping[str, Mapping[str, float]]) -> Scale:
    edges = sorted(draw(st.lists(st.floats(0.01, 0.99), min_size=3, max_size=3, unique=True)))
    bounds = scale().bounds
    return scale(
        bands=dict(zip(("watch", "review", "urgent"), edges, strict=True)),
        bounds={name: draw(st.floats(0.01, 3)) for name in bounds},
        priors={lane: draw(st.floats(-6, 2)) for lane in LANES},
        fitted=fitted,
        slopes=draw(st.fixed_dictionaries({}, optional={lane: st.floats(0, 20) for lane in LANES})),
    )
