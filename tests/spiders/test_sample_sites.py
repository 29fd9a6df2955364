"""The bundled samples: rows that keep to their README, and pages that show each ad once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from scanner.errors import BadData
from spiders.samples import load_rows, sample_site
from spiders.samples.gazette.pages import gazette_pages
from spiders.samples.rows import Row

GOOD = {"number": 7, "lang": "en", "category": "care", "posted": "2026-11-02", "title": "Nurse", "body": "Day shifts."}


def _load(folder: Path, *rows: dict[str, object]) -> tuple[Row, ...]:
    (folder / "board").mkdir()
    (folder / "board" / "ads.jsonl").write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    return load_rows("board", folder=folder)


@pytest.mark.parametrize("name", ["gazette", "board"])
def test_bundled_rows_keep_to_the_format(name: str) -> None:
    assert len(load_rows(name)) >= 6


@pytest.mark.parametrize("name", ["gazette", "board"])
def test_bundled_contacts_reach_nobody(name: str) -> None:
    for row in load_rows(name):
        for contact in row.contacts:
            digits = re.sub(r"\D", "", contact)
            assert len(digits) < 7 or "000" in digits or "55501" in digits, f"line of ad {row.number}: a number that might ring somebody"
            assert "@" not in contact[1:] or contact.endswith((".example", ".test")), f"ad {row.number}: a mail address that might exist"


def test_the_board_has_one_of_every_trap() -> None:
    rows = load_rows("board")
    assert {row.state for row in rows} == {"open", "gone", "expired"}
    assert {row.layout for row in rows} == {"jsonld", "labels", "broken"}
    assert any(row.vip for row in rows)


def test_every_newspaper_ad_stands_on_exactly_one_page() -> None:
    rows = load_rows("gazette")
    pages = gazette_pages(rows)
    for row in rows:
        assert sum(f'data-number="{row.number}"' in html for html in pages.values()) == 1


def test_a_rubric_with_more_ads_than_a_page_holds_goes_on() -> None:
    first = load_rows("gazette")[0]
    many = [first.model_copy(update={"number": number}) for number in range(1, 14)]
    pages = gazette_pages(many)
    assert sum('class="ad"' in html for html in pages.values()) == 2


def test_asking_past_the_last_list_page_gives_the_last_one() -> None:
    first = next(row for row in load_rows("board") if not row.vip and row.lang == "en")
    board = sample_site("board", [first.model_copy(update={"number": number}) for number in range(1, 14)])
    assert board("/en/ads", 99) == board("/en/ads", 2) != board("/en/ads", 1)


def test_a_good_row_is_taken(tmp_path: Path) -> None:
    assert _load(tmp_path, GOOD)[0].title == "Nurse"


def test_all_bad_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadData) as caught:
        _load(tmp_path, GOOD, GOOD, {**GOOD, "number": 8, "layuot": "jsonld"}, {**GOOD, "number": 9, "body": "two  spaces"})
    assert [(fault.line, fault.message.split(":")[0]) for fault in caught.value.faults] == [
        (2, "number 7 is taken by an earlier line"),
        (3, "layuot"),
        (4, "body"),
    ]
