"""Krippendorff's alpha on the example its author printed, and what annotators disagree on."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadInput
from scanner.train.agreement import agreement, alpha
from tests.train.making import line, loaded


def test_alpha_of_the_published_example() -> None:
    """Krippendorff 2018, table 12.1: ten units, two observers, two values: 0.095."""
    first, second = ["0", "1", "0", "0", "0", "0", "0", "0", "1", "0"], ["1", "1", "1", "0", "0", "1", "0", "0", "0", "0"]
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_is_one_where_all_agree_and_undefined_where_nothing_differs() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a"), ("a", "a")]) is None
    assert alpha([("a",), ("b",)]) is None


def test_unrated_ads_do_not_count() -> None:
    assert alpha([("a", "a"), ("b", "b"), ("a",)]) == 1


def test_figures_and_the_ads_seen_differently(tmp_path: Path) -> None:
    sign = [{"id": "secrecy", "state": "present", "field": "body", "start": 0, "end": 4}]
    one = loaded(tmp_path, line(1, label="trafficking_risk", severity="high", indicators=sign), line(2), line(3))
    other = loaded(tmp_path, line(1, label="trafficking_risk", severity="high"), line(2), line(4))
    figures, differ = agreement({"ana": one, "ben": other}, seed=1)
    assert [(figure.name, figure.value, figure.count) for figure in figures] == [("alpha of label", 1.0, 2), ("alpha of secrecy", 0.0, 2)]
    assert [(case.ad, case.what, dict(case.values)) for case in differ] == [("x-0001", "secrecy", {"ana": "present", "ben": "not_stated"})]


def test_other_ads_or_other_texts_are_no_ground_for_agreement(tmp_path: Path) -> None:
    one = loaded(tmp_path, line(1))
    with pytest.raises(BadInput, match="no ad stands in two"):
        agreement({"ana": one, "ben": loaded(tmp_path, line(2))}, seed=1)
    with pytest.raises(BadInput, match="'x-0001' has another text"):
        agreement({"ana": one, "ben": loaded(tmp_path, line(1, body="Another text altogether, seven words."))}, seed=1)
