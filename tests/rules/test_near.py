"""Groups of phrases close together: order, distance, sentence, and the smallest stretch that shows it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.rules.making import Load, find, quotes, rule


def near(*, groups: list[list[str]] | None = None, **more: Any) -> dict[str, object]:
    return rule("papers", patterns={"en": [{"near": groups or [["passport*", "id card*"], ["kept", "keep*"]], **more}]})


@pytest.mark.parametrize(
    ("more", "hit", "miss"),
    [
        ({}, "Your passport will be kept here", "Your passport is what he always and gladly kept"),
        ({}, "We keep every ID card", "We keep your money"),
        ({"within": 0}, "passport kept", "passport well kept"),
        ({"within": 1}, "passport well kept", "passport very well kept"),
        ({"order": "given"}, "passport is kept", "kept is the passport"),
        ({"order": "any"}, "kept is the passport", "kept. The passport"),
        ({"unless": ["with you"]}, "passport is kept", "passport is kept with you"),
        ({}, "passport kept", "passport. Kept"),
    ],
)
def test_groups_must_stand_as_the_rule_says(load: Load, more: dict[str, Any], hit: str, miss: str) -> None:
    catalogue = load(near(**more))
    assert quotes(find(catalogue, hit), hit)
    assert not quotes(find(catalogue, miss), miss)


def test_unless_looks_at_the_sentence_of_the_match_only(load: Load) -> None:
    catalogue = load(near(unless=["copy"]))
    text = "Bring a copy. The passport is kept."
    assert quotes(find(catalogue, text), text) == ["passport is kept"]


def test_three_groups_are_found_in_any_order(load: Load) -> None:
    catalogue = load(near(groups=[["passport"], ["kept"], ["office"]]))
    for text in ("passport kept at the office", "the office kept the passport", "kept passport office"):
        assert quotes(find(catalogue, text), text), text
    assert not quotes(find(catalogue, "passport kept at home"), "")


def test_the_smallest_stretch_is_quoted(load: Load) -> None:
    text = "passport, and the passport is kept, kept"
    assert quotes(find(load(near()), text), text) == ["passport is kept"]


def test_one_word_cannot_serve_two_groups(load: Load) -> None:
    catalogue = load(near(groups=[["keep*"], ["keeping", "passport"]]))
    assert not quotes(find(catalogue, "keeping"), "")
    assert quotes(find(catalogue, "keeping keeping"), "keeping keeping")


def test_an_ad_reports_three_hits_of_a_rule_at_most(load: Load) -> None:
    text = "passport kept. " * 9
    assert len(find(load(near()), text).shadow) == 3
