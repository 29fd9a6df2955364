"""A model file is used only when it is exactly what the registry lists; nothing in it ever runs."""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from scanner.classify import CONFIG, LIVE, SCORE, WEIGHTS, LinearModel, NoModel, load_live
from scanner.classify import modelfile as limits
from scanner.errors import BadModel
from scanner.score import LANES
from tests.classify.making import BUCKETS, EightNumbers, model_folder, tensors


class Trap:
    """Unpickling this makes a file."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.mark),)


def refused(models: Path) -> str:
    with pytest.raises(BadModel) as caught:
        load_live(models)
    return str(caught.value)


def test_a_listed_model_loads_with_its_fitted_points(tmp_path: Path) -> None:
    model_folder(tmp_path)
    live = load_live(tmp_path)
    assert live.classifier.id == "linear-1"
    assert live.fitted == {"slopes": {"trafficking": 2.0}}


def test_without_a_registry_a_stand_in_abstains(tmp_path: Path) -> None:
    (tmp_path / "linear-1").mkdir()
    live = load_live(tmp_path)
    assert isinstance(live.classifier, NoModel)
    assert live.classifier.why == "no model is live; train one with: scanner train"
    assert live.fitted == {}


@pytest.mark.parametrize("name", [WEIGHTS, CONFIG, SCORE])
def test_a_pickle_in_any_place_is_refused_and_never_opened(tmp_path: Path, name: str) -> None:
    mark = tmp_path / "it-ran"
    trap = pickle.dumps(Trap(mark))
    folder = model_folder(tmp_path / "models", spoilt={name: trap})
    assert refused(folder.parent).startswith(f"{folder / name}: not ")
    assert not mark.exists()
    pickle.loads(trap)  # noqa: S301 - the trap does work where it is sprung
    assert mark.exists()


@pytest.mark.parametrize("name", [WEIGHTS, CONFIG, SCORE])
def test_a_file_changed_after_listing_is_refused(tmp_path: Path, name: str) -> None:
    folder = model_folder(tmp_path)
    raw = (folder / name).read_bytes()
    (folder / name).write_bytes(raw + b" ")
    assert refused(tmp_path) == f"{folder / name}: its SHA-256 is not the one listed in {LIVE}; it was changed or cut short"
    (folder / name).write_bytes(raw[:-1])
    assert refused(tmp_path).startswith(f"{folder / name}: its SHA-256")
    (folder / name).write_bytes(raw)
    assert load_live(tmp_path).classifier.id == "linear-1"


def test_weights_cut_short_before_listing_are_refused(tmp_path: Path) -> None:
    folder = model_folder(tmp_path, spoilt={WEIGHTS: tensors()[:-40]})
    assert refused(tmp_path) == f"{folder / WEIGHTS}: not a safetensors file"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (tensors(weights=np.full((len(LANES), BUCKETS), np.nan, dtype=np.float32)), "'weights' holds values that are not numbers"),
        (tensors(intercepts=np.array([0, np.inf, 0], dtype=np.float32)), "'intercepts' holds values that are not numbers"),
        (tensors(weights=np.zeros((len(LANES), BUCKETS - 1), dtype=np.float32)), "'weights' must be float32 of shape (3, 64)"),
        (tensors(weights=np.zeros((BUCKETS, len(LANES)), dtype=np.float32)), "'weights' must be float32 of shape (3, 64)"),
        (tensors(intercepts=np.zeros(2, dtype=np.float32)), "'intercepts' must be float32 of shape (3,)"),
        (tensors(weights=np.full((len(LANES), BUCKETS), 1e300)), "'weights' must be float32 of shape (3, 64)"),
        (tensors()[:8] + b"{" * 8, "not a safetensors file"),
        (b"", "not a safetensors file"),
    ],
)
def test_weights_of_the_wrong_shape_or_kind_are_refused(tmp_path: Path, raw: bytes, reason: str) -> None:
    folder = model_folder(tmp_path, spoilt={WEIGHTS: raw})
    assert refused(tmp_path) == f"{folder / WEIGHTS}: {reason}"


@pytest.mark.parametrize(
    ("config", "reason"),
    [
        ({"kind": "pickle"}, "kind: Input should be 'linear-stems-and-meaning'"),
        ({"code": "print()"}, "code: Extra inputs are not permitted"),
        ({"languages": None}, "languages: Field required"),
        ({"languages": "en"}, "languages: Input should be a valid list"),
        ({"buckets": 0}, "buckets: Input should be greater than 0"),
        ({"buckets": "many"}, "buckets: Input should be a valid integer"),
        ({"lanes": []}, "lanes: List should have at least 1 item after validation, not 0"),
    ],
)
def test_a_config_that_is_not_a_linear_models_is_refused(tmp_path: Path, config: dict[str, Any], reason: str) -> None:
    folder = model_folder(tmp_path, **config)
    assert refused(tmp_path) == f"{folder / CONFIG}: {reason}"


def test_a_model_reads_meaning_with_an_encoder_of_its_family_only(tmp_path: Path) -> None:
    model_folder(tmp_path)
    alike = load_live(tmp_path, encoder=EightNumbers())
    assert isinstance(alike.classifier, LinearModel)
    assert alike.classifier.meaning is not None
    assert alike.encoder == "eight-numbers/made"
    for other in (None, Stranger()):
        live = load_live(tmp_path, encoder=other)
        assert isinstance(live.classifier, LinearModel)
        assert live.classifier.meaning is None
        assert live.encoder == "none"


class Stranger(EightNumbers):
    id = "other-family/made"


@pytest.mark.parametrize(
    ("name", "tensor", "reason"),
    [
        ("meaning.vector_weights", np.zeros((len(LANES), 3), dtype=np.float32), "'meaning.vector_weights' must be float32 of shape (3, 8)"),
        ("meaning.intercepts", np.full(len(LANES), np.nan, dtype=np.float32), "'meaning.intercepts' holds values that are not numbers"),
        ("meaning.mean.en", np.zeros(3, dtype=np.float32), "'meaning.mean.en' must be float32 of shape (8,)"),
        ("meaning.mean.", None, "'meaning.mean.', the mean over all languages, is missing"),
        ("meaning.word_weights", None, "'meaning.word_weights' must be float32 of shape (3, 64)"),
    ],
)
def test_weights_on_meaning_are_checked_alike(tmp_path: Path, name: str, tensor: NDArray[np.float32] | None, reason: str) -> None:
    folder = model_folder(tmp_path, spoilt={WEIGHTS: tensors(others={name: tensor})})
    with pytest.raises(BadModel) as caught:
        load_live(tmp_path, encoder=EightNumbers())
    assert str(caught.value) == f"{folder / WEIGHTS}: {reason}"


def test_a_score_file_that_is_a_list_or_no_json_is_refused(tmp_path: Path) -> None:
    first = model_folder(tmp_path / "a", spoilt={SCORE: b"[]"})
    assert refused(first.parent) == f"{first / SCORE}: must be an object"
    second = model_folder(tmp_path / "b", spoilt={SCORE: b"{'a': 1}"})
    assert refused(second.parent).startswith(f"{second / SCORE}: not JSON: ")
    third = model_folder(tmp_path / "c", spoilt={SCORE: b"[" * 100_000})
    assert refused(third.parent).startswith(f"{third / SCORE}: not JSON: ")


@pytest.mark.parametrize("name", [WEIGHTS, CONFIG, SCORE])
def test_a_file_the_registry_does_not_list_is_not_loaded(tmp_path: Path, name: str) -> None:
    folder = model_folder(tmp_path)
    registry = tmp_path / LIVE
    registry.write_text(re.sub(rf'"{re.escape(name)}" = .*\n', "", registry.read_text("utf-8")), "utf-8")
    assert refused(tmp_path) == f"{folder / name}: not listed in {LIVE}, so not loaded"


def test_a_listed_file_that_is_missing_is_named(tmp_path: Path) -> None:
    folder = model_folder(tmp_path)
    (folder / SCORE).unlink()
    assert refused(tmp_path) == f"{folder / SCORE}: missing; {LIVE} lists it"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = model_folder(tmp_path)
    size = (folder / WEIGHTS).stat().st_size
    monkeypatch.setattr(limits, "MAX_FILE", size)
    assert load_live(tmp_path).classifier.id == "linear-1"
    monkeypatch.setattr(limits, "MAX_FILE", size - 1)
    assert refused(tmp_path) == f"{folder / WEIGHTS}: larger than 0 MB"


@pytest.mark.parametrize("name", ["../outside", "..", ".", "", "linear-1/..", "/etc", "linear-1/deep"])
def test_the_registry_cannot_point_out_of_its_folder(tmp_path: Path, name: str) -> None:
    models = tmp_path / "models"
    model_folder(models)
    model_folder(tmp_path / "outside")
    registry = models / LIVE
    registry.write_text(registry.read_text("utf-8").replace('live = "linear-1"', f'live = "{name}"'), "utf-8")
    assert refused(models) == f"{registry}: 'live' must name a folder beside it, not '{name}'"


def test_a_link_out_of_the_folder_is_followed_no_further(tmp_path: Path) -> None:
    outside = model_folder(tmp_path / "outside")
    models = tmp_path / "models"
    models.mkdir()
    (models / "linear-1").symlink_to(outside)
    (models / LIVE).write_bytes((outside.parent / LIVE).read_bytes())
    assert "must name a folder beside it" in refused(models)


@pytest.mark.parametrize("text", ["", "live = ", 'live = "linear-1"', 'live = "linear-1"\nsha256 = 3', '[sha256]\n"a" = "b"', "\xff"])
def test_a_broken_registry_is_named(tmp_path: Path, text: str) -> None:
    model_folder(tmp_path)
    (tmp_path / LIVE).write_bytes(text.encode("latin-1"))
    assert refused(tmp_path).startswith(f"{tmp_path / LIVE}: needs 'live' and a [sha256] table; ")
