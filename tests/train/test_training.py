"""One small training run from file to live model, and what may not go live."""

from __future__ import annotations

import datetime as dt
import json
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from scanner.ad import from_record
from scanner.classify import load_live
from scanner.errors import BadInput
from scanner.kit import Kit, load_kit
from scanner.pipeline import reading, scan
from scanner.rules import Catalogue
from scanner.score import LANES, RISK_LANES, load_scale
from scanner.settings import Settings
from scanner.train import Example, Trained, evaluate_command, gate, measure, promote, train, train_command, write
from scanner.train import command as room
from scanner.train.fit import Recipe
from scanner.train.training import Tools, model_name
from tests.classify.making import EightNumbers
from tests.score.making import shipped
from tests.train.making import SMALL, line, loaded, small_set
from tests.train.making import write as write_lines

FILES = {"weights.safetensors", "config.json", "score.json", "recipe.json", "metrics.json", "CARD.md"}
RISKY = (
    "Girls for a club in Dubai. Your passport is kept by the owner. The ticket is deducted from your salary. You may not leave the house."
)
ORDINARY = "Cook wanted for a canteen in Gyumri, five days a week, written contract, salary on the fifth of each month."


@pytest.fixture(scope="module", autouse=True)
def _few_rounds() -> Iterator[None]:
    """Rough intervals will do here: the measures have tests of their own."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(measure, "ROUNDS", 20)
        yield


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped().catalogue


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_set(tmp_path_factory.mktemp("labelled") / "en.jsonl")


@pytest.fixture(scope="module")
def trained(catalogue: Catalogue, data: Path) -> Trained:
    return train((data,), tools(catalogue))


@pytest.fixture(scope="module")
def folder(trained: Trained, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(trained, tmp_path_factory.mktemp("models"))


def tools(catalogue: Catalogue) -> Tools:
    return Tools(catalogue=catalogue, recipe=SMALL, encoder=EightNumbers(), say=lambda _: None)


def text_of(folder: Path, name: str) -> object:
    return json.loads((folder / name).read_text("utf-8"))


def test_a_run_leaves_weights_shape_points_recipe_figures_and_card(folder: Path, trained: Trained) -> None:
    assert {file.name for file in folder.iterdir()} == FILES
    assert (
        folder.name
        == trained.model.id
        == model_name(trained.labelled_sha256, rules=trained.rules_version, reads="eight-numbers", recipe=SMALL)
    )
    assert text_of(folder, "recipe.json") == {
        **{
            key: list(value) if isinstance(value, tuple) else value
            for key, value in ((name, getattr(SMALL, name)) for name in SMALL.__slots__)
        },
        "labelled_sha256": trained.labelled_sha256,
        "rules": trained.rules_version,
        "encoder": "eight-numbers",
    }


def test_the_card_says_what_it_learnt_from_and_what_it_cannot_do(folder: Path, data: Path) -> None:
    card = (folder / "CARD.md").read_text("utf-8")
    assert "## What it cannot do" in card
    assert "composed" in card
    assert "| en | 26 | 26 | 26 | 26 | 5 |" in card
    assert len(data.read_text("utf-8").splitlines()) == 26 * 4 + 5


def test_every_figure_has_its_denominator_and_the_ranking_is_better_than_chance(folder: Path) -> None:
    figures = {one["name"]: one for one in text_of(folder, "metrics.json")}  # type: ignore[attr-defined]
    assert all(one["count"] > 0 for one in figures.values())
    ranking = figures["en: AUC of lanes.trafficking, trafficking_risk against legit"]
    assert ranking["count"] == 52
    assert 0.6 < ranking["value"] <= 1


def test_fitted_points_keep_the_sign_and_the_bound_of_their_kind(folder: Path, catalogue: Catalogue) -> None:
    fitted = text_of(folder, "score.json")
    assert isinstance(fitted, dict)
    bounds = load_scale().bounds
    assert len(fitted["points"]) > 10
    for name, lanes in fitted["points"].items():
        rule = catalogue.rules[name]
        limit = bounds["protective"] if rule.kind == "protective" else bounds[rule.ilo.strength if rule.ilo else "combination"]
        for value in lanes.values():
            assert (-limit <= value <= 0) if rule.kind == "protective" else (0 <= value <= limit), name
    assert set(fitted["priors"]) == set(fitted["slopes"]) == set(LANES)


def test_the_same_ads_and_recipe_give_the_same_bytes(folder: Path, catalogue: Catalogue, data: Path, tmp_path: Path) -> None:
    again = write(train((data,), tools(catalogue)), tmp_path)
    assert again.name == folder.name
    assert {file.name: file.read_bytes() for file in again.iterdir()} == {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_promoted_model_is_listed_with_its_hashes_and_loads(folder: Path, trained: Trained) -> None:
    registry = promote(folder, who='A. "Desk"', why="first", day=dt.date(2026, 11, 25))
    listed = tomllib.loads(registry.read_text("utf-8"))
    assert (listed["live"], listed["promoted_by"], listed["promoted_on"]) == (folder.name, 'A. "Desk"', dt.date(2026, 11, 25))
    live = load_live(folder.parent)
    assert live.classifier.id == trained.model.id
    assert live.fitted == text_of(folder, "score.json")
    kit = load_kit(replace(Settings(), models=folder.parent))
    assert kit.versions["model"] == folder.name
    risky, ordinary = (scan(from_record({"body": body}), kit) for body in (RISKY, ORDINARY))
    assert risky.risk > ordinary.risk
    assert any(reason.kind == "model" for reason in risky.reasons)
    assert not any(reason.kind == "model" for reason in scan(from_record({"body": RISKY}), shipped()).reasons)


def test_the_model_abstains_where_it_was_not_trained(trained: Trained, catalogue: Catalogue) -> None:
    kit = Kit(catalogue=catalogue, classifier=trained.model, scale=load_scale(fitted=trained.fitted), versions={})
    russian = scan(from_record({"body": "Требуется повар в столовую, пять дней в неделю, договор, оплата пятого числа."}), kit)
    assert trained.model.languages == ("en",)
    assert "model: not trained on language 'ru'" in russian.unchecked
    english = scan(from_record({"body": ORDINARY}), kit)
    assert not [note for note in english.unchecked if note.startswith("model:")]


@pytest.mark.parametrize("body", [RISKY, ORDINARY])
def test_the_words_a_trained_model_names_did_move_it(trained: Trained, catalogue: Catalogue, body: str) -> None:
    kit = Kit(catalogue=catalogue, classifier=trained.model, scale=load_scale(), versions={})
    before = _odds(body, kit)
    for lane in RISK_LANES:
        named = {word for word, weight in _words(body, kit, lane) if weight > 0}
        less = " ".join(word if word.strip(".,") not in named else "xxxx" for word in body.split())
        assert named
        assert _odds(less, kit)[lane] < before[lane]


def _odds(body: str, kit: Kit) -> dict[str, float]:
    read = reading(from_record({"body": body}), kit.catalogue)
    return dict(kit.classifier.judge(read.parts, read.language).log_odds)


def _words(body: str, kit: Kit, lane: str) -> tuple[tuple[str, float], ...]:
    read = reading(from_record({"body": body}), kit.catalogue)
    return kit.classifier.judge(read.parts, read.language).words[lane]


def test_too_few_ads_of_a_label_are_too_few(catalogue: Catalogue, tmp_path: Path) -> None:
    few = small_set(tmp_path / "en.jsonl", each=19)
    with pytest.raises(BadInput, match="only 19 ads labelled 'trafficking_risk'; at least 20 of each label are needed"):
        train((few,), tools(catalogue))


def test_twenty_copies_of_one_ad_are_no_twenty_ads(catalogue: Catalogue, data: Path, tmp_path: Path) -> None:
    kept = [text for text in data.read_text("utf-8").splitlines() if json.loads(text)["label"] != "labour_breach"]
    copies = [line(number, label="labour_breach", severity="medium") for number in range(20)]
    file = write_lines(tmp_path / "en.jsonl", *kept, *copies)
    with pytest.raises(BadInput, match="the ads labelled 'labour_breach' are too much alike: their groups fill 1 of the parts"):
        train((file,), tools(catalogue))


@pytest.fixture(scope="module")
def rules_alone() -> Kit:
    return shipped()


def test_the_gate_names_the_ordinary_ads_that_would_reach_a_reviewer(rules_alone: Kit, tmp_path: Path) -> None:
    examples: tuple[Example, ...] = loaded(tmp_path, line(1, body=ORDINARY), line(2, body=RISKY))
    assert gate(examples, rules_alone) == ["x-0002"]
    assert gate(examples[:1], rules_alone) == []


def test_a_model_that_fails_the_gate_is_written_but_not_live(
    data: Path, trained: Trained, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, benign: Callable[[str], None]
) -> None:
    monkeypatch.setattr(room, "train", lambda *_, **__: trained)  # trained above; what follows training is tried here
    settings = replace(Settings(), models=tmp_path / "models")
    benign(RISKY)
    with pytest.raises(BadInput, match="not promoted: these ordinary ads would be put before a reviewer: x-0001"):
        train_command((data,), settings, promote_as="desk", say=lambda _: None)
    assert not (settings.models / "live.toml").exists()
    benign(ORDINARY)
    said = train_command((data,), settings, promote_as="desk", say=lambda _: None)
    assert said.splitlines()[-1].endswith(" is live")
    assert (settings.models / "live.toml").exists()


@pytest.fixture
def benign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Makes one ad the whole benign set."""
    (tmp_path / "benign").mkdir()
    monkeypatch.setattr(room, "LABELLED", tmp_path)

    def only(body: str) -> None:
        write_lines(tmp_path / "benign" / "en.jsonl", line(1, body=body))

    return only


def test_evaluation_measures_the_live_kit_and_refuses_an_empty_set(data: Path, tmp_path: Path) -> None:
    settings = replace(Settings(), models=tmp_path)
    lines = evaluate_command((data,), settings, model=True, say=lambda _: None)
    assert any(text.startswith("en: share of legit ads at review or above: ") and text.endswith("(n=26)") for text in lines)
    with pytest.raises(BadInput, match="no labelled ads in these files"):
        evaluate_command((write_lines(tmp_path / "none.jsonl", line(1, label="unknown")),), settings, model=True, say=lambda _: None)


def test_the_ordinary_ads_we_ship_pass_the_gate_of_the_rules_alone_and_of_the_live_model(rules_alone: Kit) -> None:
    ordinary = room.benign_examples()
    assert len(ordinary) >= 100
    assert gate(ordinary, rules_alone) == []
    assert gate(ordinary, load_kit(Settings())) == []


def test_the_live_model_is_the_one_its_card_and_recipe_speak_of() -> None:
    models = Settings().models
    live = load_live(models)
    folder = models / live.classifier.id
    assert {file.name for file in folder.iterdir()} == FILES
    assert (folder / "CARD.md").read_text("utf-8").startswith(f"# {live.classifier.id}\n")
    recipe = text_of(folder, "recipe.json")
    assert isinstance(recipe, dict)
    made_of = (recipe.pop("labelled_sha256"), recipe.pop("rules"), recipe.pop("encoder"))
    chosen = Recipe(**{key: tuple(value) if isinstance(value, list) else value for key, value in recipe.items()})
    assert live.classifier.id == model_name(made_of[0], rules=made_of[1], reads=made_of[2], recipe=chosen)
    assert [name for name in live.fitted["points"] if name not in shipped().catalogue.rules] == []  # type: ignore[attr-defined]
