"""YAML files: what they mean, and every fault with its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel, ConfigDict

from scanner.yamlfile import MAX_BYTES, load_yaml, nearest, read_yaml


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Room(Shape):
    name: str
    seats: int = 1
    price: float = 0.0
    tags: list[str] = []


class House(Shape):
    title: str
    rooms: list[Room] = []
    by_language: dict[str, Room] = {}
    main: Room | list[Room] | None = None
    open: bool = True


def faults(path: Path, text: str | bytes) -> list[str]:
    file = path / "house.yml"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    value, found = load_yaml(file, House)
    assert (value is None) == bool(found)
    return [str(fault).removeprefix(f"{path}/") for fault in found]


def test_a_sound_file_becomes_its_model_and_keeps_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "house.yml"
    file.write_text('title: "a"\nrooms:\n  - name: b\n    seats: 2\n  - {name: "no", price: 2.5}\nopen: false\n', "utf-8")
    reading = read_yaml(file, House)
    assert reading.value == House(title="a", rooms=[Room(name="b", seats=2), Room(name="no", price=2.5)], open=False)
    assert reading.line("rooms", 0, "seats") == 4
    assert reading.line("rooms", 1, "name") == 5
    assert reading.line("rooms", 1, "tags") == 5
    assert reading.fault("too small", "rooms", 0).line == 3


def test_words_that_only_look_like_dates_or_times_stay_text(tmp_path: Path) -> None:
    file = tmp_path / "house.yml"
    file.write_text("title: 2026-01-02\nrooms: [{name: 12:30}, {name: y}, {name: 0x1f}, {name: 1_000}]\n", "utf-8")
    value, _ = load_yaml(file, House)
    assert value is not None
    assert [value.title, *(room.name for room in value.rooms)] == ["2026-01-02", "12:30", "y", "0x1f", "1_000"]


GOLDEN = [
    ("titel: a\n", ["house.yml:1: 'title' is missing", "house.yml:1: unknown key 'titel'; did you mean 'title'?"]),
    ("title: a\nrooms:\n  - name: b\n    seat: 2\n", ["house.yml:4: unknown key 'seat'; did you mean 'seats'?"]),
    ("title: a\nby_language:\n  ru: {name: b, sets: 1}\n", ["house.yml:3: unknown key 'sets'; did you mean 'seats'?"]),
    ("title: a\nzzzz: 1\n", ["house.yml:2: unknown key 'zzzz'"]),
    ("title: 12\n", ["house.yml:1: 'title' must be text; put it in quotes"]),
    ("title: a\nrooms: {}\n", ["house.yml:2: 'rooms' must be a list"]),
    ("title: a\nrooms:\n - b\n", ["house.yml:3: 'rooms.0' must be a set of 'key: value' lines"]),
    ("title: a\nrooms:\n - {name: b, seats: two}\n", ["house.yml:3: 'rooms.0.seats' must be a whole number"]),
    ("title: a\ntitle: b\n", ["house.yml:2: 'title' stands twice; the first is on line 1"]),
    ("title: no\n", ["house.yml:1: bare 'no' is true or false to YAML; quote it: \"no\""]),
    ("title: a\nopen: Yes\n", ["house.yml:2: bare 'Yes' is true or false to YAML; quote it: \"Yes\"",
                               "house.yml:2: 'open' must be true or false"]),
    ("title: a\nby_language:\n  no: {name: b}\n", ["house.yml:3: bare 'no' is true or false to YAML; quote it: \"no\""]),
    ("title: a\nby_language:\n  true: {name: b}\n", ["house.yml:3: bare 'true' is true or false to YAML; quote it: \"true\""]),
    ("title: &x a\n", ["house.yml:1: anchors and aliases (& and *) are not allowed; quote a text that begins with them"]),
    ("title: a\nrooms: [*x]\n", ["house.yml:2: anchors and aliases (& and *) are not allowed; quote a text that begins with them"]),
    ("title: !!python/name:os.system x\n", ["house.yml:1: tags (!) are not allowed; quote a text that begins with one"]),
    ("title: a\n---\ntitle: b\n", ["house.yml:2: a second document; one file is one document"]),
    ("title: a\n? [b]\n: c\n", ["house.yml:2: a key must be one word or text"]),
    ("", ["house.yml:1: the file must be a set of 'key: value' lines"]),
    ("- a\n", ["house.yml:1: the file must be a set of 'key: value' lines"]),
    (b"title: a\nrooms: \xff\n", ["house.yml:2: not UTF-8; save the file as UTF-8"]),
    ("title: a\nopen: \x07\n", ["house.yml:2: holds a character that YAML does not allow"]),
    ("title: a\nrooms: " + "[" * 40 + "]" * 40, ["house.yml:2: nested deeper than 24 levels"]),
    ("# " + "x" * MAX_BYTES, ["house.yml:1: larger than 1,000,000 bytes"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GOLDEN)
def test_each_fault_names_its_line_and_the_way_out(tmp_path: Path, text: str | bytes, expected: list[str]) -> None:
    assert faults(tmp_path, text) == expected


def test_broken_yaml_is_a_fault_at_its_line(tmp_path: Path) -> None:
    (fault,) = faults(tmp_path, "title: a\nrooms: [b\nopen: true\n")
    assert fault.startswith("house.yml:3: not YAML:")


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    assert len(faults(tmp_path, "titel: a\nrooms: [{nam: b}]\nopen: on\n")) == 6


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    value, found = load_yaml(tmp_path / "none.yml", House)
    assert value is None
    assert "cannot be read" in str(found[0])


def test_a_fault_in_one_branch_of_a_choice_keeps_its_line(tmp_path: Path) -> None:
    found = faults(tmp_path, "title: a\nmain:\n  name: b\n  seets: 1\n")
    assert "house.yml:4: unknown key 'seets'; did you mean 'seats'?" in found


def test_the_nearest_name_is_offered_only_when_it_is_near() -> None:
    assert nearest("pasport", ["passport", "visa"]) == "; did you mean 'passport'?"
    assert nearest("qqqq", ["passport", "visa"]) == ""


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=80), st.text("ab:-[]{}&*!?|>'\"#%@`,\n \t01no~", max_size=80).map(lambda text: text.encode())))
def test_any_bytes_give_a_model_or_faults(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "any.yml"
    file.write_bytes(raw)
    value, found = load_yaml(file, House)
    assert (value is None) == bool(found)
