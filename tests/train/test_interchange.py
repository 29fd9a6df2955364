"""Labelled ads go to other tools and come back the same; what a tool's user broke is told with its line."""

from __future__ import annotations

import json
from typing import Any

import pytest

from scanner.errors import BadData
from scanner.train.interchange import FORMS, read_labels, write_labels
from tests.train.making import LABELLED, line


def records(code: str) -> list[dict[str, Any]]:
    return [json.loads(text) for text in (LABELLED / f"{code}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("code", ["en", "ka"])
def test_there_and_back_is_the_same(form: str, code: str) -> None:
    before = records(code)
    after = read_labels(write_labels(before, form), form, file="export")
    assert [unordered(record) for record in after] == [unordered(record) for record in before]


def unordered(record: dict[str, Any]) -> dict[str, Any]:
    marks = sorted(record["indicators"], key=lambda mark: (mark["field"], mark["start"], mark["end"], mark["id"]))
    return {**record, "indicators": marks}


def test_the_text_a_tool_shows_is_the_ads() -> None:
    record = line(1, indicators=[{"id": "secrecy", "state": "contradicted", "field": "body", "start": 0, "end": 4}])
    (task,) = json.loads(write_labels([record], "label-studio"))
    assert task["data"]["body"] == record["ad"]["body"]
    assert task["annotations"][0]["result"][1]["value"] == {"start": 0, "end": 4, "text": "Cook", "labels": ["secrecy:contradicted"]}
    document = json.loads(write_labels([record], "doccano"))
    start, end, name = document["label"][0]
    assert (document["text"][start:end], name) == ("Cook", "secrecy:contradicted")


def test_a_mark_beyond_the_text_is_told_with_its_line() -> None:
    good, bad = line(1), line(2, indicators=[{"id": "secrecy", "state": "present", "field": "body", "start": 0, "end": 4}])
    export = write_labels([good, bad], "doccano").replace("[[14, 18", "[[14, 999").replace("[[1, 5", "[[1, 999")
    with pytest.raises(BadData, match=r"export:2: indicator 'secrecy': .* lies outside 'body'"):
        read_labels(export, "doccano", file="export")


@pytest.mark.parametrize(
    ("text", "form", "why"),
    [
        ("{", "label-studio", "export:1: not JSON"),
        ("{}", "label-studio", "export:1: expected a list of tasks"),
        ('[{"annotations": [{"result": []}], "data": {}}]', "label-studio", "export:1: 0 choices of a label, wanted one"),
        ('[{"data": {}}]', "label-studio", "export:1: 'annotations' is missing"),
        ('{"text": "x"}', "doccano", "export:1: 'cats' is missing"),
        ("no", "doccano", "export:1: Expecting value"),
        ("id,text\n1,2\n", "csv", "export:1: expected the columns ad, label"),
    ],
)
def test_an_export_that_is_none_is_told(text: str, form: str, why: str) -> None:
    with pytest.raises(BadData, match=why):
        read_labels(text, form, file="export")
