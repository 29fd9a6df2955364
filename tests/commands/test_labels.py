"""`scanner label` and `scanner models` as they are typed: what they write, and one line where something is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.commands.program import Program
from tests.train.making import line, write

SAME = {"id": "secrecy", "state": "present", "field": "body", "start": 0, "end": 4}


@pytest.fixture
def ads(light: Program) -> Path:
    return write(light.folder / "ads.jsonl", line(1, indicators=[SAME]), line(2))


@pytest.mark.parametrize("form", ["label-studio", "doccano", "csv"])
def test_labelled_ads_go_to_a_tool_and_come_back(light: Program, ads: Path, form: str) -> None:
    there, back = light.session(
        ("label", "export", "ads.jsonl", "--form", form, "--output", "tool"),
        ("label", "import", "tool", "--form", form, "--output", "back.jsonl"),
    )
    assert (there.code, there.out, back.code, back.out) == (0, b"2 labelled ads in tool\n", 0, b"2 labelled ads in back.jsonl\n")
    assert [json.loads(text) for text in (light.folder / "back.jsonl").read_text("utf-8").splitlines()] == [
        json.loads(text) for text in ads.read_text("utf-8").splitlines()
    ]
    assert (light.folder / "back.jsonl").stat().st_mode & 0o777 == 0o600


def test_annotators_are_compared_and_a_folder_is_described(light: Program, ads: Path) -> None:
    write(light.folder / "other.jsonl", line(1), line(2))
    compared, described = light.session(("label", "agreement", "ads.jsonl", "other.jsonl"), ("label", "describe", "."))
    assert compared.out.decode().splitlines() == [
        "alpha of label: undefined (n=2)",
        "alpha of secrecy: 0.000 [-0.500, 0.000] (n=2)",
        "x-0001: secrecy: present in ads.jsonl, not_stated in other.jsonl",
    ]
    assert described.code == 0
    assert "ads.jsonl" in (light.folder / "SHA256SUMS").read_text("utf-8")


WRONG = {
    ("label", "export", "ads.jsonl", "--form", "paper", "--output", "x"): "'paper' is none of label-studio, doccano, csv",
    ("label", "export", "ads.jsonl", "--form", "csv", "--output", "ads.jsonl"): "ads.jsonl: File exists",
    ("label", "import", "raw", "--form", "csv", "--output", "x"): "raw: not UTF-8 text",
    ("label", "import", "odd", "--form", "label-studio", "--output", "x"): "odd:1: not as label-studio exports it",
    ("label", "agreement", "ads.jsonl"): "no ad stands in two of these files",
    ("label", "describe", "nowhere"): "nowhere: no labelled ads (*.jsonl) here",
    ("models", "compare", "../ads", "b"): "'../ads' must name a folder in",
    ("models", "promote", "..", "--who", "ani", "--why", "better"): "'..' must name a folder in",
    ("models", "promote", "x", "--who", " ", "--why", "better"): "must not be empty",
    ("models", "rollback", "--who", "ani", "--why", "alarms"): "no model was live before this one",
    ("evaluate",): "name the labelled files",
    ("evaluate", "--leave-out", "mood"): "'mood' cannot be left out; known: language, channel, scenario",
}


def test_what_is_wrong_is_said_in_words(light: Program, ads: Path) -> None:
    (light.folder / "raw").write_bytes(b"\xff\xfe\x00")
    (light.folder / "odd").write_text("[3]", "utf-8")
    for command, ended in zip(WRONG, light.session(*WRONG), strict=True):
        assert ended.code != 0, command
        assert WRONG[command] in " ".join(ended.err.replace("\u2502", " ").split()), (command, ended.err)
        assert "Traceback" not in ended.err
    assert not (light.folder / "x").exists()


def test_models_are_listed_with_who_and_why(light: Program) -> None:
    assert light("models", "list").out == b""
    models = light.folder / "no-models"
    (models / "one").mkdir(parents=True)
    (models / "one" / "config.json").write_text("{}", "utf-8")
    said = {"live": "one", "by": "ani", "why": "better in Tajik", "on": "2026-11-25", "sha256": {}}
    write(models / "history.jsonl", said)
    shown = light("models", "list").out.decode()
    assert "one" in shown
    assert "2026-11-25 one by ani: better in Tajik" in shown
