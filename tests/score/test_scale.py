"""The scale file: what loads, and every fault of what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from scanner.errors import BadData
from scanner.score import BANDS, LANES, load_scale
from scanner.score.scale import SCALE_FILE

GOOD = """\
owner = "desk"
dated = 2026-11-25
prevalence = 0.2

[bands]
watch = 0.25
review = 0.50
urgent = 0.85

[bounds]
weak = 0.7
medium = 1.6
strong = 3.0
combination = 3.0
protective = 2.5
model = 3.0
weak_together = 1.4

[priors]
trafficking = -3.5
recruitment_fraud = -3.8
labour_breach = -3.0
"""


def faults(tmp_path: Path, text: str, **fitted: object) -> list[str]:
    file = tmp_path / "scale.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(BadData) as caught:
        load_scale(file, fitted=fitted)
    assert {fault.file for fault in caught.value.faults} == {str(file)}
    return [fault.message for fault in caught.value.faults]


def test_a_good_file_loads(tmp_path: Path) -> None:
    file = tmp_path / "scale.toml"
    file.write_text(GOOD, "utf-8")
    scale = load_scale(file)
    assert [scale.band(risk) for risk in (0.0, 0.2499, 0.25, 0.4999, 0.5, 0.8499, 0.85, 1.0)] == [
        "none", "none", "watch", "watch", "review", "review", "urgent", "urgent",
    ]  # fmt: skip
    assert scale.version == "2026-11-25"


def test_the_scale_we_ship_loads_and_has_an_owner_and_a_date() -> None:
    scale = load_scale()
    assert "owner = " in SCALE_FILE.read_text("utf-8")
    assert set(scale.priors) == set(LANES)
    assert {scale.band(edge) for edge in (0.0, *scale.bands.values())} == set(BANDS)


def test_a_model_brings_its_own_points_slopes_and_priors() -> None:
    scale = load_scale(fitted={"points": {"debt": {"trafficking": 1.1}}, "slopes": {"trafficking": 2.0}, "priors": {"trafficking": -4.0}})
    assert scale.fitted == {"debt": {"trafficking": 1.1}}
    assert scale.slopes == {"trafficking": 2.0}
    assert scale.priors["trafficking"] == -4.0
    assert scale.priors["labour_breach"] == load_scale().priors["labour_breach"]


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("weak = 0.7", "weka = 0.7", ["[bounds] unknown key 'weka'; known: weak, medium, strong, combination, protective, model, weak_together",
                                      "[bounds] 'weak' must be a number"]),
        ('owner = "desk"', "", ["'owner' is missing"]),
        ('owner = "desk"', 'owner = "desk"\nmood = 1', ["unknown key 'mood'; known: bands, bounds, dated, owner, prevalence, priors"]),
        ("review = 0.50", "review = 0.20", ["[bands] must rise: 0 < watch < review < urgent < 1"]),
        ("urgent = 0.85", "urgent = 1.0", ["[bands] must rise: 0 < watch < review < urgent < 1"]),
        ("watch = 0.25", 'watch = "low"', ["[bands] 'watch' must be a number"]),
        ("model = 3.0", "model = inf", ["[bounds] 'model' must be a number"]),
        ("model = 3.0", "model = true", ["[bounds] 'model' must be a number"]),
        ("model = 3.0", "model = -3.0", ["[bounds] 'model' must be above 0"]),
        ("prevalence = 0.2", "prevalence = 1.0", ["'prevalence' must be a number between 0 and 1"]),
        ("trafficking = -3.5", "trafficking = nan", ["[priors] 'trafficking' must be a number"]),
        (GOOD[GOOD.index("[priors]") :], "", ["'priors' is missing"]),
    ],
)  # fmt: skip
def test_a_fault_says_what_would_be_right(tmp_path: Path, right: str, wrong: str, message: list[str]) -> None:
    assert right in GOOD
    assert faults(tmp_path, GOOD.replace(right, wrong)) == message


def test_all_faults_come_at_once(tmp_path: Path) -> None:
    text = GOOD.replace("weak = 0.7\n", "").replace("prevalence = 0.2", "prevalence = 2.0").replace("watch = 0.25", "watch = false")
    assert faults(tmp_path, text, slopes=3) == [
        "[bands] 'watch' must be a number",
        "[bounds] 'weak' must be a number",
        "'prevalence' must be a number between 0 and 1",
        "the model's score file: 'slopes' must give numbers for lanes (trafficking, recruitment_fraud, labour_breach)",
    ]


def test_a_section_that_is_no_table_is_named(tmp_path: Path) -> None:
    text = "priors = 3\n" + GOOD[: GOOD.index("[priors]")]
    assert faults(tmp_path, text) == ["'priors' must be a table: [priors]"]


def test_what_is_no_toml_and_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert faults(tmp_path, "bands = [")[0].startswith("Invalid value")
    with pytest.raises(BadData, match=r"none\.toml:1: .*No such file"):
        load_scale(tmp_path / "none.toml")


@pytest.mark.parametrize(
    ("fitted", "name"),
    [
        ({"points": [1]}, "points"),
        ({"points": {"debt": 1.0}}, "points.debt"),
        ({"points": {"debt": {"trafficking": float("nan")}}}, "points.debt"),
        ({"points": {"debt": {"traffic": 1.0}}}, "points.debt"),
        ({"priors": {"trafficking": "low"}}, "priors"),
        ({"slopes": {"trafficking": float("inf")}}, "slopes"),
    ],
)
def test_a_score_file_with_anything_but_numbers_for_lanes_is_refused(fitted: dict[str, object], name: str) -> None:
    with pytest.raises(BadData, match=f"the model's score file: '{name}' must give numbers for lanes"):
        load_scale(fitted=fitted)


def test_a_slope_that_turns_the_model_round_is_refused() -> None:
    assert load_scale(fitted={"slopes": {"trafficking": 0.0}}).slopes == {"trafficking": 0.0}
    with pytest.raises(BadData, match="'slopes' must not be below 0"):
        load_scale(fitted={"slopes": {"trafficking": -0.5}})
