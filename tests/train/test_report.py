"""The page of an evaluation: figures that can be checked by hand, pictures beside their tables, hostile text inert."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from scanner.ad import from_record
from scanner.train import measure
from scanner.train.report import write_report
from scanner.train.report.day import queue
from scanner.train.report.pictures import bars_picture, calibration, calibration_picture
from scanner.train.report.robustness import CHANGES, changed
from tests.score.making import shipped
from tests.train.making import line, loaded

RISKY = (
    "Girls for a club in Dubai. Your passport is kept by the owner. The ticket is deducted from your salary. You may not leave the house."
)


def test_a_perfect_ranking_fills_the_queue_with_leads() -> None:
    lead = np.array([1.0] * 5 + [0.0] * 50)
    found = queue(lead, lead, length=10, ads=100, leads=10, seed=1)
    assert found is not None
    assert (found.recall, found.precision) == ((1.0, 1.0, 1.0), (1.0, 1.0, 1.0))


def test_where_all_are_tied_the_queue_holds_what_chance_gives() -> None:
    lead = np.array([1.0] * 5 + [0.0] * 50)
    found = queue(lead, np.zeros(55), length=50, ads=500, leads=50, seed=1)
    assert found is not None
    assert found.recall[0] == pytest.approx(0.1, abs=0.02)
    assert queue(np.zeros(5), np.zeros(5), length=1, ads=5, leads=1, seed=1) is None


def test_calibration_weighs_ads_to_the_prevalence() -> None:
    lead, risk = np.array([1.0, 1.0, 0.0, 0.0]), np.full(4, 0.25)
    (one,) = calibration(lead, risk, prevalence=0.25)
    assert (one.stated, one.seen, one.count) == (0.25, pytest.approx(0.25), 4)
    assert calibration(np.ones(3), np.ones(3), prevalence=0.2) == []


def test_pictures_are_well_formed_and_hold_no_markup_of_names() -> None:
    ET.fromstring(bars_picture("<AUC>", [("<script>", 0.5, 0.4, 0.6)]))  # noqa: S314 - our own
    ET.fromstring(calibration_picture(calibration(np.array([1.0, 0.0]), np.array([0.9, 0.1]), prevalence=0.2)))  # noqa: S314


@pytest.mark.parametrize("name", CHANGES)
def test_every_change_changes_letters_and_not_words(name: str) -> None:
    ad = from_record(
        {"title": "Работа официанткой", "body": "Паспорт остаётся у хозяина до конца сезона, оплата потом, çalışan şəxs lazımdır"}
    )
    other = changed(ad, name)
    assert other.body != ad.body
    assert len(other.body.split(" ")) == len(ad.body.split(" "))
    assert other.contacts == ad.contacts


def test_the_page_says_what_was_measured_and_what_was_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "ROUNDS", 5)
    risky = [line(number, body=f"{RISKY} Call {number}.", label="trafficking_risk", severity="high") for number in range(1, 5)]
    ordinary = [line(number, body=f"Cook wanted, papers stay with you, call {number}.") for number in range(11, 15)]
    hostile = line(20, body="<script>alert(1)</script> baker wanted for a shop in town", origin="<b>imported:x</b>")
    examples = loaded(tmp_path, *risky, *ordinary, hostile)
    page = write_report(tmp_path / "out", examples, shipped(), seed=1, say=lambda _: None).read_text("utf-8")
    for heading in ("Calibration", "A day's queue", "What each part adds", "changed letters", "By language", "Not measured here"):
        assert heading in page
    assert "9 labelled ads, origin: &lt;b&gt;imported:x&lt;/b&gt;, composed." in page
    assert "<script" not in page
    assert page.count("<svg") == 2
