"""Whatever is found, thought and fitted: the reasons add up, and none of them moves a score the wrong way."""

from __future__ import annotations

import json
import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.classify import Opinion
from scanner.rules import State
from scanner.score import LANES, RISK_LANES, log_odds, probability, rule_points, to_record
from tests.score.making import STRENGTHS, Case, case, cases, rule, scale

thorough = settings(max_examples=50, deadline=None)


@thorough
@given(cases())
def test_in_every_lane_the_points_add_up_to_the_log_odds_above_the_prior(one: Case) -> None:
    scan = one.scan()
    for lane in LANES:
        total = scan.priors[lane] + math.fsum(reason.points for reason in scan.reasons if reason.lane == lane)
        assert scan.lanes[lane] == pytest.approx(probability(total), abs=1e-12)
        if abs(total) < 14:  # farther out a probability no longer has the digits to tell
            assert log_odds(scan.lanes[lane]) == pytest.approx(total, abs=1e-9)


@thorough
@given(cases())
def test_the_written_reasons_add_up_too(one: Case) -> None:
    record = json.loads(json.dumps(to_record(one.scan(), one.ad)))
    for lane in LANES:
        total = record["priors"][lane] + math.fsum(reason["points"] for reason in record["reasons"] if reason["lane"] == lane)
        if abs(total) < 9:
            assert log_odds(record["lanes"][lane]) == pytest.approx(total, abs=1e-6)


@thorough
@given(cases())
def test_risk_is_the_higher_of_the_two_risk_lanes(one: Case) -> None:
    scan = one.scan()
    assert scan.risk == max(scan.lanes["trafficking"], scan.lanes["recruitment_fraud"])
    assert scan.band == one.scale.band(scan.risk)


@thorough
@given(cases())
def test_a_labour_breach_never_raises_risk(one: Case) -> None:
    said = {lane: value for lane, value in one.opinion.log_odds.items() if lane != "labour_breach"}
    unaware = replace(one, opinion=replace(one.opinion, log_odds=said), scale=replace(one.scale, fitted={}))
    rules = {name: replace(rule, points=_risk_only(one, name)) for name, rule in one.catalogue.rules.items()}
    unaware = replace(unaware, catalogue=replace(one.catalogue, rules=rules))
    assert one.scan().risk == unaware.scan().risk


def _risk_only(one: Case, name: str) -> dict[str, float]:
    given = {**one.catalogue.rules[name].points, **one.scale.fitted.get(name, {})}
    return {lane: value for lane, value in given.items() if lane != "labour_breach"}


def test_a_labour_breach_alone_shows_in_its_own_lane_only() -> None:
    scan = case(rule("fines", "strong", {"labour_breach": 3.0})).scan()
    assert scan.lanes["labour_breach"] == pytest.approx(0.5)
    assert scan.risk == pytest.approx(probability(-3.0))
    assert case(rule("papers", "strong", {"trafficking": 3.0})).scan().risk == pytest.approx(0.5)


@thorough
@given(cases())
def test_every_quote_is_cut_from_the_published_field(one: Case) -> None:
    for reason in one.scan().reasons:
        if reason.span:
            assert reason.quote == one.ad.published(reason.span.field)[reason.span.start : reason.span.end]
        else:
            assert reason.quote == ""


@thorough
@given(cases())
def test_no_flag_stands_without_a_rule_that_found_something(one: Case) -> None:
    scan = one.scan()
    found = [
        reason for reason in scan.reasons if reason.kind in {"rule", "combination"} and reason.points > 0 and reason.lane in RISK_LANES
    ]
    assert scan.band == "none" or found


@thorough
@given(cases(kinds=("protective",)))
def test_a_model_alone_never_reaches_watch(one: Case) -> None:
    scan = one.scan()
    assert scan.band == "none"
    assert scan.risk < one.scale.bands["watch"]


def test_with_one_sign_beside_it_a_model_may_reach_watch() -> None:
    assert case(said=50.0).scan().band == "none"
    assert case(rule("looks", "weak", {"trafficking": 0.7}), said=50.0).scan().band == "watch"


@thorough
@given(cases(kinds=("weak", "protective")))
def test_weak_signs_and_a_model_never_reach_review(one: Case) -> None:
    assert one.scan().risk < one.scale.bands["review"]


def test_one_sign_that_is_more_than_weak_may_reach_review() -> None:
    weak, medium = rule("looks", "weak", {"trafficking": 0.7}), rule("debt", "medium", {"trafficking": 1.6})
    easy = scale(priors=dict.fromkeys(LANES, -1.0))
    held = case(weak, said=50.0, on=easy).scan()
    assert held.band == "watch"
    assert [reason.id for reason in held.reasons if reason.lane == "trafficking"] == ["model:made", "cap:weak-only", "looks"]
    assert case(medium, said=50.0, on=easy).scan().band == "urgent"


def test_a_measured_wage_alone_stays_below_review_and_a_sign_in_words_does_not() -> None:
    easy = scale(priors=dict.fromkeys(LANES, -1.0))
    wage = rule("wage", "medium", {"trafficking": 1.6}, measured=True)
    assert case(wage, said=50.0, on=easy).scan().band == "watch"
    assert case(wage, rule("debt", "medium", {"trafficking": 1.6}), said=50.0, on=easy).scan().band == "urgent"


def test_a_sign_in_one_lane_does_not_speak_for_another() -> None:
    easy = scale(priors=dict.fromkeys(LANES, -1.0))
    scan = case(rule("fines", "strong", {"labour_breach": 3.0}), said=50.0, on=easy).scan()
    assert scan.band == "none"
    assert scan.lanes["labour_breach"] > 0.9


@thorough
@given(cases(kinds=STRENGTHS))
def test_all_weak_signs_together_count_to_their_common_bound_and_say_so(one: Case) -> None:
    scan = one.scan()
    for lane in LANES:
        mine = [reason for reason in scan.reasons if reason.lane == lane]
        weak = math.fsum(reason.points for reason in mine if reason.kind == "rule" and _strength(one, reason.id) == "weak")
        cap = [reason.points for reason in mine if reason.id == "cap:weak-signs"]
        over = weak - one.scale.bounds["weak_together"]
        assert cap == ([pytest.approx(-over)] if over > 0 else [])


def _strength(one: Case, name: str) -> str:
    ilo = one.catalogue.rules[name].ilo
    return ilo.strength if ilo else ""


def test_two_weak_signs_are_under_the_bound_and_three_are_over() -> None:
    rules = [rule(f"weak-{number}", "weak", {"trafficking": 0.7}) for number in range(3)]
    two, three = case(*rules[:2]).scan(), case(*rules).scan()
    assert [reason.id for reason in two.reasons] == ["weak-0", "weak-1"]
    assert two.lanes["trafficking"] == pytest.approx(three.lanes["trafficking"])
    cap = next(reason for reason in three.reasons if reason.kind == "cap")
    assert cap.points == pytest.approx(-0.7)
    assert cap.lane == "trafficking"
    assert cap.because["en"] == "Weak signs are common in ordinary ads; together they count only so much."
    assert cap.because["ru"] == "Слабые признаки есть и в обычных объявлениях; вместе они весят ограниченно."


@thorough
@given(cases(), st.data())
def test_taking_a_risk_sign_away_never_raises_and_a_protective_one_never_lowers(one: Case, data: st.DataObject) -> None:
    names = sorted({hit.rule for hit in one.findings.hits})
    if not names:
        return
    name = data.draw(st.sampled_from(names))
    whole, less = one.scan(), one.without(name).scan()
    for lane in LANES:
        if one.catalogue.rules[name].kind == "protective":
            assert less.lanes[lane] >= whole.lanes[lane] - 1e-12
        else:
            assert less.lanes[lane] <= whole.lanes[lane] + 1e-12


@pytest.mark.parametrize(
    ("kind", "fitted", "counts"),
    [
        ("weak", 9.0, 0.7), ("weak", -9.0, 0.0), ("weak", 0.5, 0.5),
        ("medium", 9.0, 1.6), ("medium", -0.1, 0.0), ("strong", 9.0, 3.0), ("strong", 2.5, 2.5),
        ("combination", 9.0, 3.0), ("combination", -9.0, 0.0),
        ("protective", 9.0, 0.0), ("protective", -9.0, -2.5), ("protective", -0.5, -0.5),
    ],
)  # fmt: skip
def test_fitted_points_stay_within_the_bound_and_the_sign_of_their_kind(kind: str, fitted: float, counts: float) -> None:
    one = rule("it", kind, {"trafficking": 0.3 if kind != "protective" else -0.3})
    assert rule_points(one, "trafficking", scale(fitted={"it": {"trafficking": fitted}})) == counts
    assert rule_points(one, "trafficking", scale()) == one.points["trafficking"]


def test_a_sign_said_three_times_counts_once() -> None:
    once = case(rule("debt", "medium", {"trafficking": 1.0}))
    thrice = replace(once, findings=replace(once.findings, hits=once.findings.hits * 3))
    assert thrice.scan() == once.scan()


def test_a_denied_sign_and_a_rule_on_trial_give_no_reason() -> None:
    live, trial = rule("debt", "medium", {"trafficking": 1.0}), rule("debt", "medium", {"trafficking": 1.0}, status="shadow")
    assert [reason.id for reason in case(live).scan().reasons] == ["debt"]
    assert case(trial).scan().reasons == ()
    said = case(live)
    hits = tuple(replace(hit, state=State.CONTRADICTED) for hit in said.findings.hits)
    assert replace(said, findings=replace(said.findings, hits=hits)).scan().reasons == ()


def test_the_models_reason_names_only_words_that_point_its_way() -> None:
    words = {"trafficking": (("passport", 1.2), ("canteen", -0.8))}
    up = replace(case(), opinion=Opinion("m", {"trafficking": 1.0}, words)).scan().reasons[0]
    down = replace(case(), opinion=Opinion("m", {"trafficking": -1.0}, words)).scan().reasons[0]
    assert up.because["en"] == "Read as a whole, the wording is closer to ads that reviewers kept («passport»)"
    assert down.because["ru"] == "В целом текст ближе к обычным объявлениям («canteen»)"


def test_a_model_that_abstains_or_has_no_view_gives_no_reason() -> None:
    assert case(said=None).scan().reasons == ()
    assert case(said=0.0).scan().reasons == ()
    assert len(case(said=0.1).scan().reasons) == len(LANES)
