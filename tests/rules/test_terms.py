"""The grammar of terms: what each form matches, and the near miss beside it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.normalise import normalise, words
from scanner.rules.terms import BadTerm, folded, read_phrase
from tests.rules.making import Load, find, quotes, rule

TABLE = [
    # language, phrase, text that matches, the words matched, text that does not
    ("en", "passport", "Your PASSPORT, please", "PASSPORT", "Your passports, please"),
    ("en", "passport*", "Your passports, please", "passports", "Your pass, please"),
    ("en", "visa~", "two visas here", "visas", "a visage here"),
    ("en", "visa~", "one visa here", "visa", "advisa here"),
    ("en", "id card*", "an ID cards office", "ID cards", "an ID and card office"),
    ("en", "hand over", "we hand over it", "hand over", "we hand it over"),
    ("en", "hand _ over", "we hand it over", "hand it over", "we hand over"),
    ("en", "hand _ over", "we hand it over", "hand it over", "we hand it all over"),
    ("en", "hand __ over", "we hand over", "hand over", "we hand you and all them over"),
    ("en", "hand __ over", "we hand one two three over", "hand one two three over", "hand. Over"),
    ("en", "# hours", "we work 14 hours", "14 hours", "we work many hours"),
    ("en", "# hours", "we work 1,400 hours", "1,400 hours", "we work 14 long hours"),
    ("en", "keep (your|the) passport", "keep the passport", "keep the passport", "keep my passport"),
    ("en", "(keep*|hold your) passport", "we hold your passport", "hold your passport", "we hold passport"),
    ("en", "(keep*|hold your) passport", "we keeping passport", "keeping passport", "we hold my passport"),
    ("en", "(kept|hold)s it", "he holds it", "holds it", "he hold it"),
    ("en", "ke(ep|pt) it", "we kept it", "kept it", "we keeps it"),
    ("en", "pass (to (us|the agent)|on)", "pass to the agent", "pass to the agent", "pass the agent"),
    ("en", "pass (to (us|the agent)|on)", "pass it on, pass on", "pass on", "pass to"),
    ("en", "keep (all)? papers", "we keep all papers", "keep all papers", "we keep no papers"),
    ("en", "keep (all your)? papers", "we keep papers", "keep papers", "we keep all papers"),
    ("en", "e-mail us", "please e-mail us", "e-mail us", "please mail us"),
    ("en", "don't pay", "you don't pay", "don't pay", "you do pay"),
    ("ru", "паспорт~", "Забираем паспорта.", "паспорта", "Новый паспортист."),
    ("ru", "залёт*", "Большой залет", "залет", "Большой зал"),
    ("ru", "документ~ у нас", "документы у нас", "документы у нас", "документы, но у нас"),
    ("hy", "անձնագր~", "Ձեր անձնագրի պատճենը", "անձնագրի", "Ձեր անձնագրային"),
    ("hy", "անձնագիր*", "Անձնագիրը մեզ մոտ", "Անձնագիրը", "Անձնական"),
    ("ka", "პასპორტ~", "თქვენი პასპორტი აქ", "პასპორტი", "თქვენი პასპორტიანი"),
    ("az", "pasport~", "Pasportlar bizdə", "Pasportlar", "Pasportçu bizdə"),
    ("az", "şəxsiyyət vəsiqə*", "Şəxsiyyət vəsiqəsi bizdə qalır", "Şəxsiyyət vəsiqəsi", "Sürücülük vəsiqəsi"),
    ("tr", "pasaport~", "Pasaportlar bizde", "Pasaportlar", "Pasaportsuz"),
]


@pytest.mark.parametrize(("language", "phrase", "hit", "quote", "miss"), TABLE)
def test_a_phrase_matches_its_words_and_not_their_neighbours(
    load: Load, language: str, phrase: str, hit: str, quote: str, miss: str
) -> None:
    catalogue = load(rule("papers", negation="part", patterns={language: [{"phrases": [phrase]}]}))
    assert quotes(find(catalogue, hit, language=language), hit) == [quote]
    assert quotes(find(catalogue, miss, language=language), miss) == []


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("", "write words"),
        ("two  spaces", "write words"),
        ("pa*", "stem is too short"),
        ("v~", "stem is too short"),
        ("!", "no letters or digits"),
        ("__ passport", "begins or ends with a gap"),
        ("passport _", "begins or ends with a gap"),
        ("# #", "no word to look for"),
        ("(kept|held", "a bracket is missing"),
        ("kept) it", "a bracket is missing"),
        ("(kept)(held)", "a bracket is missing"),
        ("pass*port", "expected a word"),
        ("(kept|)", "an alternative is empty"),
        ("(kept)?", "every word of it may be left out"),
        (" ".join(["word"] * 13), "longer than 12 words"),
        (" ".join(["(a b|c d|e f)"] * 4), "more than 48 ways"),
    ],
)
def test_a_phrase_that_cannot_be_read_says_what_would_be_right(phrase: str, why: str) -> None:
    with pytest.raises(BadTerm, match=why):
        read_phrase(phrase)


def test_a_phrase_does_not_cross_a_sentence(load: Load) -> None:
    catalogue = load(rule("papers", patterns={"en": [{"phrases": ["we keep", "keep __ papers"]}]}))
    assert not find(catalogue, "So do we. Keep smiling. Papers too.").shadow


def test_the_words_of_two_fields_never_mix(load: Load) -> None:
    catalogue = load(rule("papers", patterns={"en": [{"phrases": ["keep papers"]}, {"near": [["keep"], ["papers"]]}]}))
    assert not find(catalogue, "we keep", "papers").shadow
    assert find(catalogue, "we keep papers", "papers").shadow


@given(st.one_of(st.text(max_size=12), st.text("abzаяёіїґҷӯաֆևაჰəçşıİÉ0'", max_size=12)))
def test_a_word_taken_as_folded_already_is_what_the_long_way_gives(text: str) -> None:
    assert folded(text) == words(normalise("term", text)).forms
