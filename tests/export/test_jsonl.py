"""Leads as JSON Lines."""

from __future__ import annotations

import io
import json

from scanner.export import write_jsonl
from tests.export.samples import lead


def test_a_line_holds_the_ad_exactly_as_published_formulas_and_all() -> None:
    out = io.BytesIO()
    assert write_jsonl([lead(1, title="=1+1", body="a\0b\ud83d\n\u2028c"), lead(2)], out) == 2
    lines = out.getvalue().decode().split("\n")
    assert len(lines) == 3
    first = json.loads(lines[0])
    assert first["ad"] == {"id": "ad-1", "title": "=1+1", "body": "a\0b\ud83d\n\u2028c"}
    assert (first["standing"]["by"], first["scan"]["reasons"][0]["id"]) == ("ani", "documents-held")


def test_the_same_leads_make_the_same_bytes() -> None:
    once, twice = io.BytesIO(), io.BytesIO()
    write_jsonl([lead(1), lead(2)], once)
    write_jsonl([lead(1), lead(2)], twice)
    assert once.getvalue() == twice.getvalue()


def test_no_leads_make_an_empty_file() -> None:
    out = io.BytesIO()
    assert write_jsonl([], out) == 0
    assert out.getvalue() == b""
