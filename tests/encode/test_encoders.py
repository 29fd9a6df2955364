"""The encoders: near in meaning is near in space, in nine languages; hostile text is text; a changed file is refused."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.encode import Encoder, Floats, family, make_accelerated
from scanner.encode.accelerated import CARD, NETWORK, AcceleratedEncoder, open_accelerated
from scanner.encode.encoder import clean
from scanner.encode.packaged import PackagedEncoder, open_packaged
from scanner.encode.tokens import batches
from scanner.errors import BadModel

KEPT = {
    "en": "your passport stays with the boss until you have paid for the ticket",
    "ru": "паспорт останется у хозяина, пока не отработаешь билет",
    "hy": "անձնագիրդ կմնա տիրոջ մոտ, մինչև տոմսի գումարը վերադարձնես",
    "az": "bilet pulunu qaytarana qədər pasportun sahibkarda qalacaq",
    "ka": "პასპორტი პატრონთან დარჩება, სანამ ბილეთის ფულს არ გადაიხდი",
    "uk": "паспорт залишиться в господаря, доки не відпрацюєш квиток",
    "ro": "pașaportul rămâne la patron până achiți biletul",
    "tg": "шиноснома назди хӯҷаин мемонад, то пули чиптаро надиҳӣ",
    "tr": "bilet parasını ödeyene kadar pasaportun patronda kalacak",
}
BAKER = "a baker is sought for a shop in the centre, five days a week, paid twice a month by contract"


@pytest.fixture(scope="module")
def packaged() -> PackagedEncoder:
    return open_packaged(threads=1)


@pytest.fixture(scope="module")
def accelerated(tmp_path_factory: pytest.TempPathFactory) -> AcceleratedEncoder:
    folder = tmp_path_factory.mktemp("encoder")
    make_accelerated(folder)
    return open_accelerated(folder, threads=1)


@pytest.mark.parametrize("language", [code for code in KEPT if code != "en"])
def test_the_same_said_in_another_language_is_nearer_than_something_else(packaged: PackagedEncoder, language: str) -> None:
    english, other, baker = packaged.encode([KEPT["en"], KEPT[language], BAKER])
    assert english @ other > english @ baker


def test_both_engines_give_nearly_the_same_vectors(packaged: PackagedEncoder, accelerated: AcceleratedEncoder) -> None:
    texts = [*KEPT.values(), BAKER, "", "😀 4000 $ !!!"]
    slow, fast = packaged.encode(texts), accelerated.encode(texts)
    assert np.allclose(np.linalg.norm(fast, axis=1), 1, atol=1e-3)
    assert (slow * fast).sum(axis=1).min() > 0.98
    assert family(packaged) == family(accelerated)


@pytest.mark.parametrize("text", ["", " ", "\0", "a\0passport kept", "\ud800 lone", "x" * 20_000, "\u202e\u200b", "ﬀ" * 100])
def test_hostile_text_is_text(packaged: PackagedEncoder, accelerated: AcceleratedEncoder, text: str) -> None:
    for encoder in (packaged, accelerated):
        vector = one(encoder, text)
        assert vector.shape == (encoder.size,)
        assert np.isfinite(vector).all()


def test_what_follows_a_nul_is_read(packaged: PackagedEncoder) -> None:
    assert not np.allclose(one(packaged, "work\0 your passport is kept"), one(packaged, "work"))


@settings(deadline=None, max_examples=30)
@given(st.text(max_size=60))
def test_cleaned_text_can_be_sent_to_any_engine(text: str) -> None:
    assert "\0" not in clean(text)
    clean(text).encode("utf-8")


def one(encoder: Encoder, text: str) -> Floats:
    return encoder.encode([text])[0]


@given(st.lists(st.integers(min_value=1, max_value=512), max_size=60))
def test_batches_hold_every_text_once_and_stay_small(lengths: list[int]) -> None:
    groups = batches(lengths, most=1024)
    assert sorted(at for group in groups for at in group) == list(range(len(lengths)))
    assert all(len(group) == 1 or len(group) * max(lengths[at] for at in group) <= 1024 for group in groups)


def test_a_changed_network_is_refused(accelerated: AcceleratedEncoder, tmp_path: Path) -> None:
    with pytest.raises(BadModel, match="make the encoder again with: scanner models accelerate"):
        open_accelerated(tmp_path, threads=1)
    (tmp_path / CARD).write_text('{"family": "x", "size": 384, "sha256": {"network.onnx": "0"}}', "utf-8")
    (tmp_path / NETWORK).write_bytes(b"not a network")
    with pytest.raises(BadModel, match="its SHA-256 is not the one noted when it was made"):
        open_accelerated(tmp_path, threads=1)
