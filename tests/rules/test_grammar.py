"""Endings of agglutinative languages, spelled out once."""

from __future__ import annotations

import pytest

from scanner.rules.grammar import grammar, in_latin, spelled_out
from tests.rules.making import LEXICONS, Load, find, quotes, rule

CHAIN = [["lar", "lər"], ["ım", "ımız"], ["da", "dan"]]


def test_a_chain_gives_one_suffix_or_none_from_each_slot_in_turn() -> None:
    endings = spelled_out(CHAIN)
    assert len(endings) == 3 * 3 * 3
    assert {"", "lar", "larımızdan", "ımda"} <= endings
    assert not {"dalar", "ımım"} & endings


@pytest.mark.parametrize(
    ("text", "quote"), [("pasportlarımızdan söz", "pasportlarımızdan"), ("pasport söz", "pasport"), ("pasportçu söz", "")]
)
def test_a_stem_takes_every_ending_of_a_chain_and_no_other(load: Load, text: str, quote: str) -> None:
    lexicons = {**LEXICONS, "az": {"negators": ["heç"], "chains": [CHAIN]}}
    catalogue = load(rule("papers", negation="part", patterns={"az": [{"phrases": ["pasport~"]}]}), lexicons=lexicons)
    assert quotes(find(catalogue, text, language="az"), text) == ([quote] if quote else [])


def test_equal_files_share_one_grammar_and_its_latin_twin() -> None:
    one, two = grammar(["ы"], [], {"виза": ["визы"]}), grammar(["ы"], [], {"виза": ["визы"]})
    assert one is two
    assert in_latin(one, "ru") is in_latin(two, "ru")
    assert in_latin(one, "ru").forms == {"виза": frozenset({"viza", "vizi"})}
