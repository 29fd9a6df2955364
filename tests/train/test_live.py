"""Which model is live: against what gate, with whose name, and back again."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from scanner.classify import LinearModel, Opinion, load_candidate, vectoriser
from scanner.errors import BadInput, BadModel
from scanner.kit import Kit
from scanner.language import Language
from scanner.normalise import Words
from scanner.score import LANES
from scanner.train import Example, history, promote
from scanner.train.compare import compare, objections
from scanner.train.live import HISTORY, rollback
from tests.classify.making import model_folder
from tests.score.making import shipped
from tests.train.making import line, loaded

DAY = dt.date(2026, 11, 25)
RISKY = (
    "Girls for a club in Dubai. Your passport is kept by the owner. The ticket is deducted from your salary. You may not leave the house."
)
ORDINARY = "Cook wanted for a canteen in Gyumri, five days a week, written contract, salary on the fifth of each month, call us."


def kit_that(believes: Callable[[int], float]) -> Kit:
    """The shipped rules with a model of one constant opinion."""
    weights = np.zeros((len(LANES), 16), dtype=np.float32)
    shift = np.array([believes(number) for number in range(len(LANES))], dtype=np.float32)
    return replace(shipped(), classifier=LinearModel("fixed", LANES, ("en",), weights, shift, vectoriser(16)))


@pytest.fixture
def ads(tmp_path: Path) -> tuple[Example, ...]:
    risky = [line(number, body=f"{RISKY} Call {number}.", label="trafficking_risk", severity="high") for number in range(1, 9)]
    ordinary = [line(number, body=f"{ORDINARY} Call {number}.") for number in range(11, 21)]
    return loaded(tmp_path, *risky, *ordinary)


def test_a_promotion_is_written_down_with_who_and_why(tmp_path: Path) -> None:
    folder = model_folder(tmp_path)
    promote(folder, who="Ana", why="better in Georgian", day=DAY)
    listed = tomllib.loads((tmp_path / "live.toml").read_text("utf-8"))
    assert (listed["live"], listed["promoted_by"], listed["why"]) == ("linear-1", "Ana", "better in Georgian")
    assert [(one.live, one.by, one.why, one.on) for one in history(tmp_path)] == [
        ("linear-1", "desk", "a test", "2026-11-25"),
        ("linear-1", "Ana", "better in Georgian", "2026-11-25"),
    ]


def test_the_model_before_comes_back_as_it_was(tmp_path: Path) -> None:
    first = model_folder(tmp_path)
    second = tmp_path / "linear-2"
    second.mkdir()
    for file in first.iterdir():
        (second / file.name).write_bytes(file.read_bytes())
    promote(second, who="Ana", why="new", day=DAY)
    assert rollback(tmp_path, who="Ben", why="too many alarms", day=DAY) == "linear-1"
    assert tomllib.loads((tmp_path / "live.toml").read_text("utf-8"))["live"] == "linear-1"
    (second / "score.json").write_text("{}", "utf-8")
    with pytest.raises(BadInput, match="its files are not those that were live"):
        rollback(tmp_path, who="Ben", why="back", day=DAY)


def test_there_is_nothing_before_the_first(tmp_path: Path) -> None:
    model_folder(tmp_path)
    with pytest.raises(BadInput, match="no model was live before this one"):
        rollback(tmp_path, who="Ben", why="back", day=DAY)


def test_a_broken_history_is_named(tmp_path: Path) -> None:
    model_folder(tmp_path)
    with (tmp_path / HISTORY).open("a") as file:
        file.write(json.dumps({"live": "x"}) + "\n")
    with pytest.raises(BadInput, match=f"{HISTORY}:2: not a promotion"):
        history(tmp_path)


def test_a_candidate_need_not_be_listed_but_must_be_whole(tmp_path: Path) -> None:
    folder = model_folder(tmp_path)
    assert load_candidate(tmp_path, folder.name).classifier.id == "linear-1"
    with pytest.raises(BadModel, match="missing; a model is a folder with"):
        load_candidate(tmp_path, "nothing")


@pytest.mark.parametrize("name", ["..", "../outside", "linear-1/..", "/etc", ""])
def test_a_candidate_lies_in_the_folder_of_models(tmp_path: Path, name: str) -> None:
    models = tmp_path / "models"
    model_folder(models)
    model_folder(tmp_path / "outside")
    with pytest.raises(BadModel, match="must name a folder in"):
        load_candidate(models, name)


class Believer:
    """Has one opinion of texts with a word in them and another of the rest."""

    id = "believer"

    def __init__(self, word: str, odds: float) -> None:
        self._word, self._odds = word, odds

    def judge(self, parts: Sequence[Words], language: Language) -> Opinion:
        odds = self._odds if any(self._word in part.forms for part in parts) else -self._odds
        return Opinion(self.id, dict.fromkeys(LANES, odds), {})

    def reconsider(self, parts: Sequence[Words], language: Language) -> Opinion | None:
        return None


@pytest.fixture
def plain(tmp_path: Path) -> tuple[Example, ...]:
    """Ads that no rule tells apart: only a model ranks them."""
    risky = [
        line(number, body=f"Baker for a shop near the harbour {number}", label="trafficking_risk", severity="high")
        for number in range(1, 9)
    ]
    return loaded(tmp_path, *risky, *[line(number, body=f"Baker for a shop near the station {number}") for number in range(11, 21)])


def test_a_model_that_ranks_worse_beyond_chance_is_objected_to(plain: tuple[Example, ...]) -> None:
    right, wrong = (replace(shipped(), classifier=Believer("harbour", odds)) for odds in (2.0, -2.0))
    english, _ = compare(plain, right, wrong, seed=1)
    assert (english.first, english.second, english.count) == (1.0, 0.0, len(plain))
    assert english.high < 0
    assert [line.split(":")[0] for line in objections(plain, (), right, wrong, seed=1) if line.endswith("worse beyond chance")] == [
        "all",
        "en",
    ][::-1]
    assert not [line for line in objections(plain, (), wrong, right, seed=1) if line.endswith("worse beyond chance")]


def test_the_same_model_differs_from_itself_by_nothing(ads: tuple[Example, ...]) -> None:
    same = kit_that(lambda _: 0.0)
    for one in compare(ads, same, same, seed=1):
        assert (one.second - one.first, one.low, one.high, one.count) == (0.0, 0.0, 0.0, len(ads))
    assert list(objections(ads, ads[8:], same, same, seed=1)) == []


def test_a_model_that_flags_ordinary_ads_is_objected_to(ads: tuple[Example, ...]) -> None:
    quiet = kit_that(lambda _: 0.0)
    against = list(objections(ads, ads[:2], quiet, quiet, seed=1))
    assert against == ["these ordinary ads would be put before a reviewer: x-0001, x-0002"]
