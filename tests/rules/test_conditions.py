"""Facts that must also hold, and what several indicators mean together."""

from __future__ import annotations

import pytest

from scanner.extract import Facts
from scanner.extract.facts import Contact, Occupation, Pay, Place, Sought
from scanner.normalise import Span
from scanner.rules import State
from tests.rules.making import Load, combination, find, live, rule

WORDS = {"en": [{"phrases": ["young"]}]}
HERE = Span("body", 0, 5)
PAY = Pay(low=9000, high=9000, currency="USD", period="month", span=Span("body", 6, 10), monthly_usd=9000)
FULL = Facts(
    contacts=(Contact("telegram", "handle", HERE),),
    pay=(PAY,),
    places=(Place("KH", "destination", Span("body", 11, 13)),),
    occupations=(Occupation("hospitality", 5, HERE),),
    sought=(Sought("gender", "women", HERE),),
    destination=("KH",),
    abroad=Span("body", 11, 13),
    pay_ratio=4.0,
    pay_reference="a wage table of 2025",
    own_domain=HERE,
)
ASKED = Facts(
    sought=(Sought("age", "18-25", HERE), Sought("count", "100", HERE)), pay_ratio=1.1, pay=(PAY,), free_mail=HERE, contact_elsewhere=HERE
)
OTHER = Facts(
    contacts=(Contact("telegram", "handle", HERE), Contact("phone", "+10000000", HERE)),
    occupations=(Occupation("construction", 7, HERE),),
    sought=(Sought("gender", "any", HERE),),
)


@pytest.mark.parametrize(
    ("where", "holds", "fails"),
    [
        ({"abroad": True}, FULL, OTHER),
        ({"abroad": False}, OTHER, FULL),
        ({"named": ["KH", "MM"]}, FULL, OTHER),
        ({"sector": ["hospitality", "entertainment"]}, FULL, OTHER),
        ({"gender": "women"}, FULL, OTHER),
        ({"destination": ["KH", "MM"]}, FULL, OTHER),
        ({"pay_ratio_at_least": 2.5}, FULL, OTHER),
        ({"contacts_only": ["telegram", "whatsapp"]}, FULL, OTHER),
        ({"contacts_only": ["telegram"]}, FULL, Facts()),
        ({"posted_pay": True}, FULL, OTHER),
        ({"sought": "gender"}, FULL, OTHER),
        ({"sought": "age"}, ASKED, FULL),
        ({"workers_at_least": 100}, ASKED, FULL),
        ({"workers_at_least": 101}, Facts(sought=(Sought("count", "101", HERE),)), ASKED),
        ({"free_mail": True}, ASKED, FULL),
        ({"own_domain": True}, FULL, ASKED),
        ({"own_domain": False}, ASKED, FULL),
        ({"contact_elsewhere": True}, ASKED, FULL),
        ({"pay_ratio_between": [0.5, 1.8]}, ASKED, FULL),
        ({"contacts_only": ["telegram"]}, Facts(contacts=(*FULL.contacts, Contact("card", "4111111111111111", HERE))), ASKED),
        ({"posted_pay": False}, OTHER, FULL),
        ({"employer_named": False}, FULL, Facts(agency=HERE)),
        ({"abroad": True, "gender": "women"}, FULL, Facts(abroad=HERE)),
    ],
)
def test_words_count_only_where_the_facts_hold(load: Load, where: dict[str, object], holds: Facts, fails: Facts) -> None:
    catalogue = load(live("young", patterns=WORDS, where=where))
    assert find(catalogue, "young 9000 KH", facts=holds).states["young"] is State.PRESENT
    assert find(catalogue, "young 9000 KH", facts=fails).states["young"] is State.NOT_STATED
    assert find(catalogue, "older 9000 KH", facts=holds).states["young"] is State.NOT_STATED


def test_hidden_letters_count_by_place_and_ornament_does_not(load: Load) -> None:
    catalogue = load(live("hidden", patterns={}, where={"disguised_words_at_least": 2}))
    (hit,) = find(catalogue, "pаssport and vіsa here").hits
    assert (hit.span, hit.detail) == (Span("body", 0, 8), "2 places")
    assert not find(catalogue, "pаssport and visa here").hits
    assert not find(catalogue, "𝓹𝓪𝓼𝓼𝓹𝓸𝓻𝓽 𝓪𝓷𝓭 𝓿𝓲𝓼𝓪 here").hits


def test_an_employer_field_names_the_employer(load: Load) -> None:
    catalogue = load(live("nameless", patterns=WORDS, where={"employer_named": False}))
    assert find(catalogue, "young", "title", "").states["nameless"] is State.PRESENT
    assert find(catalogue, "young", "title", "Bakery Ltd").states["nameless"] is State.NOT_STATED


def test_a_structural_rule_quotes_the_fact_and_says_what_it_was_held_against(load: Load) -> None:
    catalogue = load(live("pay", patterns={}, where={"pay_ratio_at_least": 2.5}))
    (hit,) = find(catalogue, "young 9000 KH", facts=FULL).hits
    assert (hit.span, hit.detail) == (PAY.span, "a wage table of 2025")
    assert not find(catalogue, "young 9000 KH", facts=OTHER).hits


def test_pay_that_cannot_be_compared_is_unchecked_not_ordinary(load: Load) -> None:
    catalogue = load(live("pay", patterns={}, where={"pay_ratio_at_least": 2.5}))
    assert find(catalogue, "9000", facts=Facts(pay=(PAY,))).unchecked == ("rule:pay: no reference wage for the stated pay",)
    assert find(catalogue, "none", facts=Facts()).unchecked == ()


def words(name: str) -> dict[str, object]:
    return {"patterns": {"en": [{"phrases": [name]}]}}


PROOFS = [{"lang": "en", "state": state, "text": "Text."} for state in ("present",) * 3 + ("not_stated",) * 3]


@pytest.mark.parametrize(
    ("needs", "fires", "silent"),
    [
        ({"all": ["alpha", "beta"]}, "alpha beta", "alpha gamma"),
        ({"all": ["alpha"], "any": {"of": ["beta", "gamma"]}}, "alpha gamma", "beta gamma"),
        ({"any": {"at_least": 2, "of": ["alpha", "beta", "gamma"]}}, "gamma alpha", "gamma"),
        ({"any": [{"of": ["alpha"]}, {"of": ["beta", "gamma"]}]}, "alpha beta", "beta gamma"),
        ({"all": ["alpha"], "none": ["gamma"]}, "alpha", "alpha gamma"),
        ({"all": ["alpha", "beta"]}, "alpha. No beta. Still beta", "alpha. No beta"),
    ],
)
def test_a_combination_fires_on_what_is_present(load: Load, needs: dict[str, object], fires: str, silent: str) -> None:
    members = [live(name, **words(name)) for name in ("alpha", "beta", "gamma")]
    catalogue = load(*members, combination("both", status="live", needs=needs, proofs=PROOFS))
    assert "both" in {hit.rule for hit in find(catalogue, fires).hits}
    assert "both" not in {hit.rule for hit in find(catalogue, silent).hits}
    assert "both" not in find(catalogue, fires).states


def test_a_combination_quotes_its_strongest_member(load: Load) -> None:
    members = [live("alpha", **words("alpha"), points={"trafficking": 1.0}), live("beta", **words("beta"), points={"trafficking": 2.5})]
    catalogue = load(*members, combination("both", status="live", needs={"all": ["alpha", "beta"]}, proofs=PROOFS))
    text = "alpha and beta"
    hit = next(hit for hit in find(catalogue, text).hits if hit.rule == "both")
    assert hit.span == Span("body", 10, 14)
    assert hit.detail == "alpha + beta"


def test_a_combination_asks_for_its_facts(load: Load) -> None:
    catalogue = load(live("alpha", **words("alpha")), combination("abroad", needs={"all": ["alpha"]}, where={"abroad": True}))
    assert "abroad" in {hit.rule for hit in find(catalogue, "alpha", facts=FULL).shadow}
    assert not find(catalogue, "alpha").shadow


def test_shadow_rules_are_kept_apart_and_carry_no_live_combination(load: Load) -> None:
    files = [rule("alpha", **words("alpha")), live("beta", **words("beta"))]
    needs = {"any": {"at_least": 2, "of": ["alpha", "beta"]}}
    catalogue = load(*files, combination("both", status="live", needs=needs, proofs=PROOFS), combination("watched", needs=needs))
    findings = find(catalogue, "alpha beta")
    assert [hit.rule for hit in findings.hits] == ["beta"]
    assert [hit.rule for hit in findings.shadow] == ["alpha", "both", "watched"]
    assert set(findings.states) == {"beta"}


def test_a_language_that_is_watched_is_never_scored_and_silences_no_other(load: Load) -> None:
    patterns = {"en": [{"phrases": ["passport kept"]}], "ru": [{"phrases": ["паспорт у нас"]}]}
    rules = [live("papers", patterns=patterns, status_of={"ru": "shadow"}), live("secret", **words("secret"))]
    catalogue = load(*rules, combination("both", status="live", needs={"all": ["papers", "secret"]}, proofs=PROOFS))
    watched = find(catalogue, "secret. паспорт у нас", language="en+ru")
    assert [hit.rule for hit in watched.hits] == ["secret"]
    assert [(hit.rule, hit.language) for hit in watched.shadow] == [("papers", "ru"), ("both", "ru")]
    assert watched.states["papers"] is State.NOT_STATED
    spoken = find(catalogue, "no passport kept. паспорт у нас", language="en+ru")
    assert spoken.states["papers"] is State.CONTRADICTED
    assert [hit.state for hit in spoken.shadow if hit.rule == "papers"] == [State.PRESENT]
    assert "both" in {hit.rule for hit in find(catalogue, "secret passport kept", language="en").hits}


def test_words_in_draft_are_not_tried(load: Load) -> None:
    catalogue = load(rule("papers", patterns={"ru": [{"phrases": ["паспорт"]}], **WORDS}, status_of={"ru": "draft"}))
    assert not find(catalogue, "паспорт у нас", language="ru").shadow
    assert find(catalogue, "young", language="en").shadow


def test_drafts_and_retired_rules_are_not_tried(load: Load) -> None:
    catalogue = load(rule("alpha", status="draft", **words("alpha")), rule("beta", status="retired", **words("beta")))
    findings = find(catalogue, "alpha beta")
    assert (findings.hits, findings.shadow, dict(findings.states)) == ((), (), {})
