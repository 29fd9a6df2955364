"""What holds for every ad: spans lie in their field, nothing crashes, hostile text stays cheap."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.ad import Ad
from scanner.errors import BadData
from scanner.extract import Facts, extract
from scanner.extract.gazetteer import MAX_HITS, Gazetteer, compile_term
from scanner.extract.lists import Strict, read_list, read_table
from scanner.extract.money import rates
from scanner.extract.occupations import trades
from scanner.extract.pay import MAX_PAY
from scanner.extract.phones import MAX_CANDIDATES
from scanner.extract.places import MAX_PLACES, known_countries
from scanner.extract.wages import wages
from scanner.language import SUPPORTED, Language
from scanner.normalise import Span, normalise, read, words

SECTORS = {"hospitality", "entertainment", "domestic_care", "construction", "agriculture", "fishing", "food_processing", "textile",
           "transport", "forestry", "sex_work", "begging", "online_service", "other"}  # fmt: skip
PIECES = ["работа", "в Турцию", "+7 916 123 45 67", "@anna_job", "2000-3000 $", "за смену", "девушки", "18-25 лет", "t.me/x_y", "Польша", "🇵🇱", "€",
          "до", "(", "\u200b", "е\u0301", "ﬁ", "Dubai", "дом", "\n", "№123", "лицензия", "₽", "1.500", "тыс", "թուրք", "ქართ", "Ǆ", "\x00"]  # fmt: skip
texts = (
    st.text(max_size=300)
    | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)
)


def _facts(ad: Ad, code: str) -> Facts:
    return extract(tuple(map(words, read(ad))), Language(code, 0.5, (code,)), ad)


def _spans(facts: Facts) -> Iterator[Span]:
    for item in (*facts.contacts, *facts.pay, *facts.places, *facts.occupations, *facts.sought):
        yield item.span
    yield from facts.licences
    yield from (span for span in (facts.agency, facts.abroad, facts.pay_by_agreement) if span)


@settings(max_examples=250, deadline=None)
@given(body=texts, title=texts, contact=texts, code=st.sampled_from([*SUPPORTED, "unknown", "other"]))
def test_every_span_lies_in_its_field_and_quotes_something(body, title, contact, code):
    ad = Ad(id="1", body=body, title=title, contacts=(contact,), location=contact, salary=title)
    for span in _spans(_facts(ad, code)):
        assert 0 <= span.start < span.end <= len(ad.published(span.field))


def test_the_same_ad_gives_the_same_facts():
    ad = Ad(id="1", body="Девушки в Турцию, 2000$ в месяц, @anna_job")
    assert _facts(ad, "ru") == _facts(ad, "ru")


@pytest.mark.parametrize(
    "unit",
    ["8(9", "1,", "1 000 ", "(((", "@a", "a.b", "от 1 до 2 $ ", "сто ", "зарплата договорная ", "5 человек ", "для девушек ", "18-35 лет ", "виза 5 ", "Турция ", "+7", "🇵🇱", "девушки 18-25 ", "a@", "t.me/", "1-"],
)  # fmt: skip
def test_a_hostile_text_gives_a_bounded_number_of_facts(unit):
    facts = _facts(Ad(id="1", body=unit * (200_000 // len(unit))), "ru")
    assert len(facts.contacts) <= 100
    assert len(facts.pay) <= MAX_PAY
    assert len(facts.places) <= MAX_PLACES
    assert len(facts.sought) <= 200


def test_the_search_looks_at_a_bounded_number_of_heads():
    found = trades().find(words(normalise("body", "водитель " * 20_000)), ("ru",))
    assert len(found) <= MAX_HITS


def test_the_phone_reader_tries_a_bounded_number_of_numbers():
    many = " ".join(f"+7916{number:07d};" for number in range(MAX_CANDIDATES + 50))
    assert len(_facts(Ad(id="1", body=many), "ru").contacts) == MAX_CANDIDATES


def test_letters_that_look_alike_do_not_hide_a_place_or_a_trade():
    facts = _facts(Ad(id="1", body="Oфициaнтки в Tурцию"), "ru")
    assert (facts.destination, facts.occupations[0].sector) == (("TR",), "hospitality")


def test_a_text_cut_by_a_field_border_is_not_joined():
    facts = _facts(Ad(id="1", title="Работа в", body="Турцию"), "ru")
    assert facts.places[0].role == "mentioned"


def test_the_tables_agree_with_each_other():
    assert {kind[0] for kind in _kinds()} == SECTORS
    assert known_countries() <= set(wages().country)
    for writing in rates().writing:
        assert set(writing.means) <= set(rates().usd)
    assert all(0 < wage.mean < 20_000 and 2015 <= wage.year <= 2026 and wage.source for wage in wages().country.values())
    assert set(wages().own) <= set(wages().country)
    for figure in (*wages().country.values(), wages().shares, *wages().own.values()):
        assert bool(figure.seen) is figure.checked, figure.source
    for shares in (wages().shares, *wages().own.values()):
        assert set(shares.isco) <= set("0123456789")
        assert set(shares.sector) <= SECTORS


def _kinds() -> set[tuple[str, int]]:
    from scanner.extract.lists import Trades

    return {(trade.sector, trade.isco) for trade in read_list("occupations.yml", Trades).trades}


def test_every_language_has_names_of_places_trades_and_people():
    from scanner.extract.lists import Countries, SoughtWords, Trades

    countries = read_list("countries.yml", Countries).countries
    trades_file, people = read_list("occupations.yml", Trades), read_list("sought.yml", SoughtWords)
    for code in SUPPORTED:
        assert sum(code in names for names in countries.values()) >= 70, code
        assert sum(code in trade.terms for trade in trades_file.trades) >= 20, code
        assert code in people.women, code


def test_a_faulty_list_is_refused_with_its_file():
    class Other(Strict):
        colour: str

    with pytest.raises(BadData, match=r"sought\.yml"):
        read_list("sought.yml", Other)
    with pytest.raises(BadData, match=r"wages\.toml"):
        read_table("wages.toml", Other)


@pytest.mark.parametrize("written", ["", "*", "ab*", "~"])
def test_a_term_that_would_match_nearly_anything_is_refused(written):
    with pytest.raises(ValueError, match="too short"):
        compile_term(written, "en", 1)


ENDINGS = {"en": frozenset({"", "s"}), "ru": frozenset({"", "а"}), "tr": frozenset({"", "da"})}


@pytest.mark.parametrize(
    ("written", "text", "found"),
    [("cook", "a cook here", True), ("cook", "cookies here", False), ("cook~", "two cooks", True), ("cook~", "two cookers", False), ("cook*", "two cookers", True),
     ("night club*", "night clubs", True), ("night club*", "night. Club", False), ("^turkey", "Turkey", True), ("^turkey", "turkey", False)],
)  # fmt: skip
def test_term_forms(written, text, found):
    search = Gazetteer([compile_term(written, "en", 1)], ENDINGS)
    assert bool(search.find(words(normalise("body", text)), ("en",))) is found


def test_short_terms_wait_for_their_language_and_long_ones_of_small_languages_too():
    search = Gazetteer([compile_term("rom~", "tr", 1), compile_term("roman*", "tr", 2), compile_term("warsaw", "en", 3)], ENDINGS)
    text = words(normalise("body", "rom romanda Warsaw"))
    assert [hit.value for hit in search.find(text, ("ru",))] == [3]
    assert [hit.value for hit in search.find(text, ("tr",))] == [1, 2, 3]
