"""The rules we ship against the loudest model there could be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import numpy as np
import pytest

from scanner.ad import Ad
from scanner.classify import LinearModel, vectoriser
from scanner.kit import Kit
from scanner.language import SUPPORTED
from scanner.pipeline import reading, scan, weigh
from scanner.rules import Hit, Rule, State
from scanner.score import LANES, Scale, load_scale
from tests.language.lines import LINES
from tests.score.making import shipped

GREEDY = {"slopes": dict.fromkeys(LANES, 100.0), "priors": dict.fromkeys(LANES, 0.5)}
"""What no trained model brings: every opinion at its bound, in every lane, with priors above `review`."""


@pytest.fixture(scope="module")
def loud() -> Kit:
    """The shipped rules and a real linear model that is sure of every ad in every language."""
    intercepts = np.full(len(LANES), 50, dtype=np.float32)
    model = LinearModel("loud", LANES, SUPPORTED, np.zeros((len(LANES), 16), dtype=np.float32), intercepts, vectoriser(16))
    return replace(shipped(), classifier=model, scale=load_scale(fitted=GREEDY))


def weak(kit: Kit) -> list[Rule]:
    return [rule for rule in kit.catalogue.rules.values() if rule.status == "live" and rule.ilo and rule.ilo.strength == "weak"]


def proofs(rule: Rule, kit: Kit) -> Iterator[tuple[Ad, tuple[Hit, ...]]]:
    """The ads of a rule's own proofs, with the real hits of that rule alone."""
    for proof in rule.proofs:
        if proof.state is State.PRESENT and proof.language not in rule.watched:
            hits = tuple(hit for hit in reading(proof.ad, kit.catalogue).findings.hits if hit.rule == rule.id)
            assert hits, f"{rule.id}: its proof in line {proof.line} finds it no more"
            yield proof.ad, hits


def alone(ad: Ad, hits: tuple[Hit, ...], kit: Kit, *, scale: Scale) -> str:
    """The band of an ad in which only these hits were found."""
    read = reading(ad, kit.catalogue)
    findings = replace(read.findings, hits=hits)
    return weigh(replace(read, findings=findings), replace(kit, scale=scale)).band


def test_there_are_weak_rules_to_try(loud: Kit) -> None:
    assert len(weak(loud)) >= 3


def test_no_weak_rule_reaches_review_alone_whatever_the_model_says_and_was_fitted(loud: Kit) -> None:
    for rule in weak(loud):
        fitted = {**GREEDY, "points": {rule.id: dict.fromkeys(LANES, 99.0)}}
        for ad, hits in proofs(rule, loud):
            assert alone(ad, hits, loud, scale=load_scale(fitted=fitted)) in {"none", "watch"}, rule.id


def test_the_first_strong_rule_does(loud: Kit) -> None:
    strong = next(
        rule for rule in loud.catalogue.rules.values() if rule.ilo and rule.ilo.strength == "strong" and rule.points.get("trafficking")
    )
    ad, hits = next(proofs(strong, loud))
    assert alone(ad, hits, loud, scale=load_scale(fitted=GREEDY)) in {"review", "urgent"}


@pytest.mark.parametrize("language", sorted(LINES))
def test_ordinary_lines_stay_unflagged_in_every_language_while_no_rule_finds_words(loud: Kit, language: str) -> None:
    number = count()
    for line in LINES[language]:
        body = f"{line} {line}"
        result = scan(Ad(id=f"a{next(number)}", body=body), loud)
        words = [reason for reason in result.reasons if reason.kind in {"rule", "combination"} and reason.points > 0]
        assert result.band == "none" or words, body


def test_without_rules_the_same_model_flags_nothing(loud: Kit) -> None:
    ad = Ad(id="a", body="Canteen in Gyumri wants a cook for the morning shift, and soup is on the menu.")
    result = scan(ad, loud)
    assert [reason.kind for reason in result.reasons if reason.lane == "trafficking"] == ["cap", "model"]
    assert result.band == "none"
    assert scan(ad, replace(loud, scale=load_scale())).band == "none"
