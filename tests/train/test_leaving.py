"""Ads of a kind the model never saw: each is judged by a model that learnt without its kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadInput
from scanner.pipeline import reading
from scanner.settings import Settings
from scanner.train import leave_out_command, measure
from scanner.train.examples import load_examples
from scanner.train.leaving import leave_out
from scanner.train.training import Tools
from tests.classify.making import EightNumbers
from tests.score.making import shipped
from tests.train.making import SMALL, small_set


@pytest.fixture(autouse=True)
def _few_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "ROUNDS", 5)


def test_every_kind_is_left_out_beside_a_split_by_chance(tmp_path: Path) -> None:
    examples = load_examples([small_set(tmp_path / "en.jsonl")])
    told: list[str] = []
    tools = Tools(catalogue=shipped().catalogue, recipe=SMALL, encoder=EightNumbers(), say=told.append)
    read = [reading(example.ad, tools.catalogue) for example in examples]
    figures = {one.name.split(":")[0]: one for one in leave_out(examples, read, by="channel", tools=tools)}
    channels = {f"channel '{example.ad.channel}' left out" for example in examples}
    assert set(figures) == channels | {
        "each channel left out in turn",
        "near-duplicates and shared contacts kept together",
        "split by chance",
    }
    assert figures["split by chance"].count == 52
    assert sum(figures[name].count for name in channels) == 52
    assert told[0].startswith("leaving out part 1/")


def test_an_unknown_kind_is_told(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'mood' cannot be left out; known: language, channel, scenario"):
        leave_out_command("mood", [], Settings(), say=lambda _: None)
