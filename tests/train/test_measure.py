"""Figures against ones worked out by hand; undefined where they are undefined."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from scanner.ad import Ad
from scanner.extract import Facts
from scanner.language import Language
from scanner.normalise import Span
from scanner.rules import Findings, Hit, State
from scanner.score import LANES, Scan
from scanner.train import Example
from scanner.train.examples import Mark
from scanner.train.figures import figures
from scanner.train.measure import Figure, Floats, auc, average_precision, calibration_error, figure


def values(*numbers: float) -> Floats:
    return np.array(numbers, dtype=float)


def test_auc_counts_the_pairs_in_the_right_order() -> None:
    # Pairs of a lead and another ad: (.9 .8) (.9 .1) (.4 .1) right, (.4 .8) wrong.
    assert auc(values(1, 0, 1, 0), values(0.9, 0.8, 0.4, 0.1)) == pytest.approx(0.75)
    assert auc(values(1, 0), values(0.5, 0.5)) == pytest.approx(0.5)


def test_average_precision_is_the_mean_precision_at_each_lead() -> None:
    assert average_precision(values(1, 0, 1, 0), values(0.9, 0.8, 0.4, 0.1)) == pytest.approx((1 / 1 + 2 / 3) / 2)


def test_calibration_error_is_the_weighted_gap_between_said_and_seen() -> None:
    # Half of the ads are leads, as many as assumed: said 0.8 of two ads of which one is a lead, 0.2 of two of which one is.
    goal, risk = values(1, 0, 1, 0), values(0.8, 0.8, 0.2, 0.2)
    assert calibration_error(goal, risk, prevalence=0.5) == pytest.approx(0.3)
    # A third are leads, a half is assumed, so a lead weighs 1.5 and another ad 0.75: (|1.5*0.2 - 0.75*0.8| + |-0.75*0.2|) over 3.
    assert calibration_error(values(1, 0, 0), values(0.8, 0.8, 0.2), prevalence=0.5) == pytest.approx(0.15)


def test_calibration_is_perfect_where_said_is_seen() -> None:
    assert calibration_error(values(1, 0, 0, 0), values(0.25, 0.25, 0.25, 0.25), prevalence=0.25) == pytest.approx(0.0)
    assert calibration_error(values(1, 0), values(1.0, 0.0), prevalence=0.5) == 0.0


@pytest.mark.parametrize("goal", [(1, 1), (0, 0), ()])
def test_with_one_class_or_none_ranking_and_calibration_are_undefined(goal: tuple[int, ...]) -> None:
    risk = values(*([0.5] * len(goal)))
    assert auc(values(*goal), risk) is None
    assert calibration_error(values(*goal), risk, prevalence=0.2) is None


def test_without_leads_average_precision_is_undefined() -> None:
    assert average_precision(values(0, 0), values(0.1, 0.2)) is None
    assert average_precision(values(1, 1), values(0.1, 0.2)) == 1.0


def test_an_undefined_figure_says_so_with_its_count() -> None:
    made = figure("x", auc, goal=values(0, 0, 0), risk=values(0.1, 0.2, 0.3), seed=1)
    assert made == Figure("x", None, None, None, 3)
    assert str(made) == "undefined (n=3)"


@pytest.mark.parametrize("measure", [auc, average_precision, partial(calibration_error, prevalence=0.2)])
def test_an_interval_holds_its_value_and_repeats(measure: Callable[[Floats, Floats], float | None]) -> None:
    rng = np.random.default_rng(7)
    goal = (rng.random(60) < 0.4).astype(float)
    risk = np.clip(goal * 0.3 + rng.random(60) * 0.7, 0, 1)
    made, again, other = (figure("x", measure, goal=goal, risk=risk, seed=seed) for seed in (1, 1, 2))
    assert made == again
    assert (made.low, made.high) != (other.low, other.high)
    assert made.value is not None
    assert made.low is not None
    assert made.high is not None
    assert 0 <= made.low < made.high <= 1
    assert made.low - 0.05 <= made.value <= made.high + 0.05
    assert str(made) == f"{made.value:.3f} [{made.low:.3f}, {made.high:.3f}] (n=60)"


def test_where_there_is_no_lead_figures_about_leads_are_undefined() -> None:
    lanes = dict.fromkeys(LANES, 0.1)
    scans = [
        Scan(str(number), 0.1, "none", lanes, lanes, Language("en", 1.0, ("en",)), {}, {}, (), Facts(), (), (), (), {})
        for number in range(3)
    ]
    examples = [Example(Ad(id=scan.ad_id, body="x"), "legit", "none", (), "composed", scan.ad_id, "") for scan in scans]
    found = {one.name: one for one in figures(examples, scans, seed=1, prevalence=0.2)}
    let_through = found.pop("all: share of legit ads at review or above")
    assert (let_through.value, let_through.count) == (0.0, 3)
    assert {name for name, one in found.items() if one.value is not None} == {"unknown: share of legit ads at review or above"}


def test_marked_words_are_found_when_a_hit_of_their_indicator_overlaps_them() -> None:
    lanes = dict.fromkeys(LANES, 0.1)
    marks = (Mark("fee-upfront", "present", "body", 0, 10), Mark("secrecy", "present", "body", 20, 30))
    examples = [Example(Ad(id="a", body="x" * 50, language="en"), "labour_breach", "high", marks, "composed", "a", "")]
    scans = [Scan("a", 0.1, "none", lanes, lanes, Language("en", 1.0, ("en",)), {}, {}, (), Facts(), (), (), (), {})]
    hits = (
        Hit("fee-upfront", State.PRESENT, "en", Span("body", 9, 12)),
        Hit("secrecy", State.PRESENT, "en", Span("body", 30, 35)),
        Hit("messenger-only", State.PRESENT, "", Span("body", 40, 45)),
        Hit("fee-upfront", State.CONTRADICTED, "en", Span("body", 0, 5)),
    )
    found = {one.name: one for one in figures(examples, scans, seed=1, prevalence=0.2, findings=[Findings(hits, {})])}
    for name in ("marked stretches of leads and breaches that a hit overlaps", "hits in leads and breaches that overlap a marked stretch"):
        assert (found[f"en: {name}"].value, found[f"en: {name}"].count) == (0.5, 2)
