"""What the words around a match do to it."""

from __future__ import annotations

import pytest

from scanner.rules import State
from tests.rules.making import LEXICONS, Load, find, live, quotes

PRESENT, CONTRADICTED, SILENT = State.PRESENT, State.CONTRADICTED, State.NOT_STATED

PAPERS = {
    "en": [{"near": [["passport*"], ["keep*", "kept", "hold*"]], "within": 5, "unless": ["with you"]}],
    "ru": [{"near": [["паспорт*"], ["остается", "забираем"]]}],
    "tr": [{"phrases": ["pasaport* bizde", "pasaportunuzu alıyoruz"]}],
    "az": [{"phrases": ["pasport* bizdə"]}],
}
DENIALS = {"en": [{"phrases": ["passport* (remain*|stay*) with you", "(remain*|stay*) with you", "kept by nobody"]}]}


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "We keep your passport.", PRESENT),
        ("en", "We never keep your passport.", CONTRADICTED),
        ("en", "We do not and will not ever keep your passport.", CONTRADICTED),
        ("en", "Never in all these years did we keep a passport.", PRESENT),
        ("en", "Your passport is not kept.", CONTRADICTED),
        ("en", "We no longer keep your passport.", CONTRADICTED),
        ("en", "No worries. We keep your passport.", PRESENT),
        ("en", "No worries, we keep your passport.", PRESENT),
        ("en", "Not today but we keep your passport.", PRESENT),
        ("en", "Not only we keep your passport.", PRESENT),
        ("en", "We keep your passport, do not worry.", PRESENT),
        ("en", "We keep your passport with you.", SILENT),
        ("en", "Passports stay with you and are kept safe.", CONTRADICTED),
        ("en", "Your passport is kept by nobody.", CONTRADICTED),
        ("en", "Passports do not stay with you.", SILENT),
        ("en", "We never keep your passport. Your passport will be kept at the office.", PRESENT),
        ("en", "Beware of anyone who will keep your passport.", SILENT),
        ("en", "Beware! They keep your passport.", SILENT),
        ("en", "Beware! They smile. They keep your passport.", PRESENT),
        ("en", "They keep your passport. Beware!", PRESENT),
        ("ru", "Паспорт остается у нас.", PRESENT),
        ("ru", "Паспорт не остается у нас.", CONTRADICTED),
        ("ru", "Опыт не нужен, паспорт остается у нас.", PRESENT),
        ("ru", "Остерегайтесь тех, кто говорит: паспорт остается у нас.", SILENT),
        ("tr", "Pasaportunuz bizde.", PRESENT),
        ("tr", "Pasaportunuz bizde değil.", CONTRADICTED),
        ("tr", "Pasaportunuz bizde, sorun yok.", PRESENT),
        ("az", "Pasportunuz bizdə deyil.", CONTRADICTED),
    ],
)
def test_what_an_ad_says_about_papers(load: Load, language: str, text: str, state: State) -> None:
    catalogue = load(live("papers", patterns=PAPERS, denials=DENIALS))
    assert find(catalogue, text, language=language).states["papers"] is state


def test_a_rule_that_holds_its_own_negation_ignores_negators(load: Load) -> None:
    catalogue = load(live("no-experience", negation="part", patterns={"en": [{"phrases": ["no experience", "experience __ needed"]}]}))
    assert find(catalogue, "No experience needed.").states["no-experience"] is PRESENT
    assert find(catalogue, "Experience not needed.").states["no-experience"] is PRESENT
    assert find(catalogue, "Some experience.").states["no-experience"] is SILENT


def test_a_negator_written_into_a_phrase_belongs_to_it_but_another_one_does_not(load: Load) -> None:
    patterns = {"en": [{"phrases": ["not allowed to leave"]}, {"near": [["locked"], ["room*"]]}]}
    catalogue = load(live("control", patterns=patterns))
    assert find(catalogue, "You are not allowed to leave.").states["control"] is PRESENT
    assert find(catalogue, "You are never not allowed to leave.").states["control"] is CONTRADICTED
    assert find(catalogue, "The rooms are not locked.").states["control"] is CONTRADICTED


def test_a_word_that_opens_like_a_negator_belongs_to_the_phrase_it_was_written_in(load: Load) -> None:
    denied = live("control", patterns={"en": [{"phrases": ["locked in"]}]}, denials={"en": [{"phrases": ["nobody is locked"]}]})
    catalogue = load(denied, lexicons={"en": {**LEXICONS["en"], "negators": ["nob*", "without"]}})
    assert find(catalogue, "In our hostel nobody is locked up.").states["control"] is CONTRADICTED


def test_a_negator_written_with_its_endings_open_belongs_to_the_phrase_too(load: Load) -> None:
    catalogue = load(live("control", patterns={"en": [{"phrases": ["neve* allowed to leave"]}]}))
    assert find(catalogue, "You are never allowed to leave.").states["control"] is PRESENT


def test_a_comma_ends_a_negators_reach_except_in_a_list(load: Load) -> None:
    catalogue = load(live("fee", patterns={"en": [{"phrases": ["deposit", "fee"]}]}))
    assert find(catalogue, "Without a deposit, fee or bond.").states["fee"] is CONTRADICTED
    assert find(catalogue, "Do not wait, a fee applies.").states["fee"] is PRESENT


def test_do_not_pay_denies_a_fee_and_pay_asks_for_it(load: Load) -> None:
    catalogue = load(live("fee", patterns={"en": [{"phrases": ["pay (anything|a fee)"]}]}))
    assert find(catalogue, "You do not pay anything.").states["fee"] is CONTRADICTED
    assert find(catalogue, "You pay a fee.").states["fee"] is PRESENT


def test_every_hit_has_the_state_of_its_rule(load: Load) -> None:
    catalogue = load(live("papers", patterns=PAPERS, denials=DENIALS))
    text = "We never keep your passport. Your passport will be kept at the office."
    findings = find(catalogue, text)
    assert quotes(findings, text) == ["passport will be kept"]
    assert {hit.state for hit in findings.hits} == {PRESENT}


def test_each_language_of_a_mixed_ad_is_tried(load: Load) -> None:
    catalogue = load(live("papers", patterns=PAPERS))
    text = "Good pay. Паспорт остается у нас."
    assert find(catalogue, text, language="en+ru").hits[0].language == "ru"
    assert not find(catalogue, text, language="en").hits
    unknown = find(catalogue, text, language="")
    assert unknown.hits
    assert "language unknown" in unknown.unchecked[0]


def test_a_language_without_rules_is_shown_as_unchecked(load: Load) -> None:
    catalogue = load(live("papers", patterns=PAPERS))
    assert find(catalogue, "Bonjour", language="fr").unchecked == ("rules: no rules for language fr",)
    assert find(catalogue, "პასპორტი", language="ka").unchecked == ("rule:papers: not written for ka",)
    assert find(catalogue, "Hello", language="en").unchecked == ()


def test_a_warning_covers_the_question_before_it_but_no_statement(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": ["keep your passport"]}]}))
    assert find(catalogue, "Do they keep your passport? Beware.").states["papers"] is SILENT
    assert find(catalogue, "They keep your passport. Beware.").states["papers"] is PRESENT


def test_a_question_answered_with_no_says_the_opposite(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": ["keep your passport"]}]}))
    assert find(catalogue, "Do you keep your passport? No, never.").states["papers"] is CONTRADICTED
    assert find(catalogue, "We keep your passport. No worries.").states["papers"] is PRESENT
    assert find(catalogue, "Who will keep your passport? The owner.").states["papers"] is PRESENT
