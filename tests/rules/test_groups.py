"""Word groups: written once, used by name."""

from __future__ import annotations

import pytest

from scanner.rules.groups import expanded, unknown
from scanner.rules.model import PatternFile
from tests.rules.making import Load, find, quotes, rule

GROUPS = {"papers": ["passport*", "id card*"], "hold": ["keep", "hold"]}


def test_a_group_stands_for_its_phrases_in_every_list() -> None:
    (pattern,) = expanded([PatternFile(near=[["@papers", "visa"], ["@hold"]], unless=["@papers"])], GROUPS)
    assert (pattern.near, pattern.unless) == ([["passport*", "id card*", "visa"], ["keep", "hold"]], ["passport*", "id card*"])


def test_inside_a_phrase_a_group_is_a_choice() -> None:
    (pattern,) = expanded([PatternFile(phrases=["never @hold your @papers"])], GROUPS)
    assert pattern.phrases == ["never (keep|hold) your (passport*|id card*)"]


@pytest.mark.parametrize("phrase", ["mail me@papers", "a 50@ sign"])
def test_an_address_is_no_group(phrase: str) -> None:
    (pattern,) = expanded([PatternFile(phrases=[phrase])], GROUPS)
    assert pattern.phrases == [phrase]


def test_a_name_that_is_no_group_is_told_with_its_pattern() -> None:
    patterns = [PatternFile(phrases=["@papers"]), PatternFile(near=[["@paper"], ["a @hold"]], unless=["@who"])]
    assert sorted(unknown(patterns, GROUPS)) == [("paper", 1), ("who", 1)]


def test_a_rule_uses_the_groups_of_its_language_and_its_own_before_them(load: Load) -> None:
    lexicon = {"negators": ["not"], "groups": {"papers": ["passport"], "hold": ["kept"]}}
    patterns = {"en": [{"near": [["@papers"], ["@hold"]]}]}
    catalogue = load(rule("papers", patterns=patterns, groups={"en": {"hold": ["locked away"]}}), lexicons={"en": lexicon})
    assert quotes(find(catalogue, "passport locked away"), "passport locked away") == ["passport locked away"]
    assert quotes(find(catalogue, "passport kept"), "passport kept") == []
