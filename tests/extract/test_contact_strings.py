"""Contacts in strings labelled apart from the code: precision and recall by script, on lines worked with and on lines kept unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from scanner.ad import Ad
from scanner.extract import extract
from scanner.language import Language
from scanner.normalise import read, words

STRINGS = Path(__file__).parent / "contact_strings"
SCRIPTS = ("latin", "cyrillic", "armenian", "georgian")
SEEN = 150
"""Lines of each file that may be read while the extraction is worked on. The rest are only counted."""
ENOUGH = 0.98


def _lines(script: str, part: str) -> Iterator[tuple[set[tuple[str, str]], set[tuple[str, str]]]]:
    """(found, labelled) contacts of each line."""
    lines = (STRINGS / f"{script}.jsonl").read_text("utf-8").splitlines()
    for line in lines[:SEEN] if part == "seen" else lines[SEEN:]:
        record = json.loads(line)
        ad, code = Ad(id="1", body=record["text"]), record["language"]
        facts = extract(tuple(map(words, read(ad))), Language(code, 1.0, (code,)), ad)
        yield (
            {(contact.kind, contact.value) for contact in facts.contacts},
            {(contact["kind"], contact["value"]) for contact in record["contacts"]},
        )


@pytest.mark.parametrize("part", ["seen", "unseen"])
@pytest.mark.parametrize("script", SCRIPTS)
def test_nearly_every_contact_is_found_and_hardly_anything_else(script: str, part: str) -> None:
    right = found = labelled = 0
    for got, meant in _lines(script, part):
        right, found, labelled = right + len(got & meant), found + len(got), labelled + len(meant)
    told = f"{script}, {part}: {right} right of {found} found (precision {right / found:.4f}) and {labelled} labelled (recall {right / labelled:.4f})"
    assert right / found >= ENOUGH, told
    assert right / labelled >= ENOUGH, told


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_label_quotes_its_text(script: str) -> None:
    records = [json.loads(line) for line in (STRINGS / f"{script}.jsonl").read_text("utf-8").splitlines()]
    assert len(records) == 300
    assert all(contact["quote"] in record["text"] for record in records for contact in record["contacts"])
