"""Encoders of the Hugging Face kind from a folder. Needs torch and transformers: pip install 'scanner[train]'."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from scanner.encode import family, find_encoder, unpack
from scanner.encode.local import open_local
from scanner.encode.packaged import open_packaged
from scanner.errors import BadModel

MISSING = [name for name in ("torch", "transformers") if importlib.util.find_spec(name) is None]
pytestmark = [
    pytest.mark.skipif(bool(MISSING), reason=f"{' and '.join(MISSING)} not installed; get them with: pip install 'scanner[train]'"),
    pytest.mark.filterwarnings("ignore"),  # of the packages below it
]
TEXTS = ["your passport stays with the boss", "паспорт останется у хозяина", "სამზარეულოში მზარეული გვჭირდება", ""]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("hf") / "multilingual-e5-small"
    unpack(made)
    return made


def test_the_unpacked_encoder_gives_the_vectors_of_the_packaged_one(folder: Path) -> None:
    local, packaged = open_local(folder), open_packaged(threads=1)
    assert family(local) == family(packaged)
    assert (local.encode(TEXTS) * packaged.encode(TEXTS)).sum(axis=1).min() > 0.999


def test_a_setting_names_the_folder(folder: Path, tmp_path: Path) -> None:
    found = find_encoder(str(folder), home=tmp_path)
    assert found is not None
    assert np.allclose(np.linalg.norm(found.encode(TEXTS), axis=1), 1, atol=1e-2)


def test_weights_that_can_run_code_are_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"\x80\x04 a pickle")
    (tmp_path / "config.json").write_text('{"model_type": "bert"}', "utf-8")
    with pytest.raises(BadModel, match="no safetensors weights in it"):
        open_local(tmp_path)


def test_code_in_the_folder_is_not_run(folder: Path, tmp_path: Path) -> None:
    trap = tmp_path / "trap"
    trap.mkdir()
    mark = tmp_path / "it-ran"
    (trap / "model.safetensors").write_bytes(b"x")
    (trap / "evil.py").write_text(f"open({str(mark)!r}, 'w')\n", "utf-8")
    config = '{"model_type": "strange", "auto_map": {"AutoConfig": "evil.Config", "AutoModel": "evil.Model"}}'
    (trap / "config.json").write_text(config, "utf-8")
    with pytest.raises(BadModel, match="cannot be loaded as an encoder"):
        open_local(trap)
    assert not mark.exists()
