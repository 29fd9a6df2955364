"""Word groups: written once, used by name."""

from __future__ import annotations

import pytest

from scanner.rules.groups import expanded

GROUPS = {"en": {"papers": ["passport*", "id card*"], "hold": ["keep", "hold"]}}


def test_a_group_stands_for_its_phrases_in_every_list() -> None:
    raw = {"groups": GROUPS, "patterns": {"en": [{"near": [["@papers", "visa"], ["@hold"]], "unless": ["@papers"]}]}}
    assert expanded(raw)["patterns"]["en"] == [
        {"near": [["passport*", "id card*", "visa"], ["keep", "hold"]], "unless": ["passport*", "id card*"]}
    ]


def test_inside_a_phrase_a_group_is_a_choice() -> None:
    raw = {"groups": GROUPS, "denials": {"en": [{"phrases": ["never @hold your @papers"]}]}}
    assert expanded(raw)["denials"]["en"] == [{"phrases": ["never (keep|hold) your (passport*|id card*)"]}]


def test_an_address_is_no_group() -> None:
    raw = {"groups": GROUPS, "patterns": {"en": [{"phrases": ["mail me@papers"]}]}}
    assert expanded(raw)["patterns"] == raw["patterns"]


def test_an_unknown_group_is_named_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="no group '@paper' for 'en'; known: papers, hold"):
        expanded({"groups": GROUPS, "patterns": {"en": [{"phrases": ["@paper"]}]}})


def test_a_group_of_another_language_is_not_there() -> None:
    with pytest.raises(ValueError, match="no group '@papers' for 'ru'; known: none"):
        expanded({"groups": GROUPS, "patterns": {"ru": [{"phrases": ["@papers"]}]}})


@pytest.mark.parametrize("raw", [None, [], {"patterns": 3}, {"groups": 3}, {"groups": GROUPS, "patterns": {"en": "x"}}])
def test_another_shape_is_left_to_the_file_model(raw: object) -> None:
    assert expanded(raw) == raw
