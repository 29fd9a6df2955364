"""Labelled ads are checked to the last offset, and every fault of every line is said at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadData
from scanner.train.examples import fingerprint, load_examples
from tests.train.making import line, loaded, write

MARK = {"id": "documents-held", "state": "present", "field": "body", "start": 13, "end": 19}


def test_a_good_line_is_read_with_its_marks(tmp_path: Path) -> None:
    (example,) = loaded(tmp_path, line(indicators=[MARK], group="g", scenario="cook"))
    (mark,) = example.marks
    assert example.ad.published(mark.field)[mark.start : mark.end] == "papers"
    assert (example.label, example.severity, example.origin, example.group, example.scenario) == ("legit", "none", "composed", "g", "cook")


def test_empty_lines_are_passed_over_and_a_line_separator_in_an_ad_is_no_end_of_line(tmp_path: Path) -> None:
    examples = loaded(tmp_path, line(1), "", "  ", line(2, body="Cook\u2028wanted\x85now"))
    assert [example.ad.id for example in examples] == ["x-0001", "x-0002"]


def test_all_faults_of_all_files_come_at_once_with_their_lines(tmp_path: Path) -> None:
    first = write(
        tmp_path / "a.jsonl",
        line(1),
        line(2, label="risky"),
        "{not json",
        {key: value for key, value in line(4).items() if key not in {"group", "date"}},
        line(5, mood="good"),
        [1],
        line(7, indicators=[{**MARK, "end": 99}]),
    )
    second = write(tmp_path / "b.jsonl", "", line(1, severity="grave"))
    with pytest.raises(BadData) as caught:
        load_examples([first, second, tmp_path / "none.jsonl"])
    found = [(Path(fault.file).name, fault.line, fault.message) for fault in caught.value.faults]
    assert found[:-1] == [
        ("a.jsonl", 2, "label 'risky' is none of trafficking_risk, recruitment_fraud, labour_breach, legit, unknown"),
        ("a.jsonl", 3, "not JSON: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)"),
        ("a.jsonl", 4, "'group' is missing; 'date' is missing"),
        ("a.jsonl", 5, "unknown key 'mood'"),
        ("a.jsonl", 6, "expected an object"),
        ("a.jsonl", 7, "indicator 'documents-held': 13:99 lies outside 'body' of 34 characters"),
        ("b.jsonl", 2, "severity 'grave' is none of high, medium, none"),
    ]
    assert found[-1][:2] == ("none.jsonl", 1)
    assert "cannot be read" in found[-1][2]


@pytest.mark.parametrize(
    ("mark", "reason"),
    [
        ({**MARK, "start": -1}, "-1:19 lies outside 'body' of 34 characters"),
        ({**MARK, "end": 35}, "13:35 lies outside 'body' of 34 characters"),
        ({**MARK, "start": 19}, "19:19 lies outside 'body' of 34 characters"),
        ({**MARK, "start": "13"}, "start and end must be whole numbers"),
        ({**MARK, "end": 19.0}, "start and end must be whole numbers"),
        ({**MARK, "start": True}, "start and end must be whole numbers"),
        ({**MARK, "state": "not_stated"}, "state must be present or contradicted"),
        ({**MARK, "field": "salary"}, "13:19 lies outside 'salary' of 0 characters"),
        ({**MARK, "field": "url"}, "an indicator needs id, state, field, start and end, and a field the ad has"),
        ({**MARK, "field": "contacts.0"}, "an indicator needs id, state, field, start and end, and a field the ad has"),
        ({**MARK, "field": 3}, "an indicator needs id, state, field, start and end, and a field the ad has"),
        ({**MARK, "note": ""}, "an indicator needs id, state, field, start and end, and a field the ad has"),
        ("documents-held", "an indicator needs id, state, field, start and end, and a field the ad has"),
    ],
)
def test_a_mark_that_points_nowhere_is_refused(tmp_path: Path, mark: object, reason: str) -> None:
    with pytest.raises(BadData) as caught:
        loaded(tmp_path, line(indicators=[mark]))
    assert [fault.message.removeprefix("indicator 'documents-held': ") for fault in caught.value.faults] == [reason]


def test_a_mark_may_reach_to_the_last_character_and_into_a_contact(tmp_path: Path) -> None:
    marks = [{**MARK, "end": 34}, {**MARK, "field": "contacts.0", "start": 0, "end": 5}]
    (example,) = loaded(tmp_path, line(contacts=["@cook"], indicators=marks))
    assert [example.ad.published(mark.field)[mark.start : mark.end] for mark in example.marks] == ["papers stay with you.", "@cook"]


@pytest.mark.parametrize("indicators", [None, 3, {"id": "x"}])
def test_indicators_that_are_no_list_are_refused(tmp_path: Path, indicators: object) -> None:
    with pytest.raises(BadData, match="'indicators' must be a list"):
        loaded(tmp_path, line(indicators=indicators))


def test_hostile_lines_are_faults_not_crashes(tmp_path: Path) -> None:
    file = tmp_path / "made.jsonl"
    file.write_bytes(b"[" * 100_000 + b"\n")
    with pytest.raises(BadData, match=r"made\.jsonl:1: not JSON"):
        load_examples([file])
    file.write_bytes(b'{"ad": "\xff"}\n')
    with pytest.raises(BadData, match=r"made\.jsonl:1: cannot be read as UTF-8 text"):
        load_examples([file])


def test_the_message_of_a_fault_holds_no_ad_text(tmp_path: Path) -> None:
    spoilt = line(body="Ask for Canary Canaryan", contacts=["+37499777777"], indicators=[{**MARK, "end": 99}])
    with pytest.raises(BadData) as caught:
        loaded(tmp_path, spoilt, '{"ad": {"body": "Canary Canaryan +37499777777"')
    assert "anary" not in str(caught.value)
    assert "777" not in str(caught.value)


def test_the_fingerprint_changes_with_any_byte_and_with_the_order_of_files(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.jsonl", line(1)), write(tmp_path / "b.jsonl", line(2))
    before = fingerprint([first, second])
    assert fingerprint([first, second]) == before
    assert fingerprint([second, first]) != before
    write(second, line(2), "")
    assert fingerprint([first, second]) != before
