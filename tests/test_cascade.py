"""Meaning is read only where it could put an ad before a reviewer, and leaving it out elsewhere loses no flag."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scanner.ad import Ad, from_record
from scanner.classify import ANY, LinearModel, Meaning, vectoriser
from scanner.kit import Kit
from scanner.pipeline import scan
from scanner.score import FLAGGED, LANES
from scanner.train.examples import load_examples
from tests.classify.making import BUCKETS, SIZE, EightNumbers
from tests.score.making import shipped
from tests.train.making import LABELLED

RISKY = from_record(
    {
        "body": "Girls for a club in Dubai. Your passport is kept by the owner. The ticket is deducted from your salary. You may not leave the house."
    }
)
ORDINARY = from_record(
    {"body": "Cook wanted for a canteen in Gyumri, five days a week, written contract, salary on the fifth of each month."}
)


def kit_with(encoder: EightNumbers, *, thorough: bool = False) -> Kit:
    """The shipped rules and a model whose weights are thrown dice."""
    dice = np.random.default_rng(7)
    words, vectors = (dice.normal(size=(len(LANES), width)).astype(np.float32) for width in (BUCKETS, SIZE))
    meaning = Meaning(encoder, vectors * 9, words, np.zeros(len(LANES), dtype=np.float32), {ANY: np.zeros(SIZE, dtype=np.float32)})
    model = LinearModel("dice", LANES, ("en",), words, np.zeros(len(LANES), dtype=np.float32), vectoriser(BUCKETS), meaning)
    bare = shipped()
    return replace(bare, classifier=model, thorough=thorough, versions={**bare.versions, "encoder": encoder.id})


@pytest.fixture(scope="module")
def ads() -> list[Ad]:
    return [example.ad for example in load_examples([LABELLED / "en.jsonl"])[:120]]


def test_the_meaning_of_an_ad_that_cannot_be_flagged_is_not_read() -> None:
    encoder = EightNumbers()
    told = scan(ORDINARY, kit_with(encoder)).unchecked
    assert encoder.read == []
    assert "meaning: not read; it could not have brought the ad to a reviewer" in told


def test_the_meaning_of_an_ad_that_could_be_flagged_is_read() -> None:
    encoder = EightNumbers()
    told = scan(RISKY, kit_with(encoder)).unchecked
    assert len(encoder.read) == 1
    assert not [note for note in told if note.startswith("meaning:")]


def test_thorough_reads_every_ad() -> None:
    encoder = EightNumbers()
    scan(ORDINARY, kit_with(encoder, thorough=True))
    assert len(encoder.read) == 1


def test_no_flag_is_lost_by_not_reading(ads: list[Ad]) -> None:
    some, every = EightNumbers(), EightNumbers()
    cascade = [scan(ad, kit_with(some)).band for ad in ads]
    thorough = [scan(ad, kit_with(every, thorough=True)).band for ad in ads]
    assert [band in FLAGGED for band in cascade] == [band in FLAGGED for band in thorough]
    assert {band in FLAGGED for band in thorough} == {True, False}
    assert 0 < len(some.read) < len(every.read)
