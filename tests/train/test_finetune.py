"""Fine-tuning: the batches it learns from, and, with torch and transformers there, that ads of one label draw together."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from scanner.errors import BadInput
from scanner.pipeline import reading
from scanner.train.examples import load_examples
from scanner.train.finetune import Tuning, fine_tune, steps
from tests.score.making import shipped
from tests.train.making import small_set

MISSING = [name for name in ("torch", "transformers") if importlib.util.find_spec(name) is None]
needs_torch = pytest.mark.skipif(
    bool(MISSING), reason=f"{' and '.join(MISSING)} not installed; get them with: pip install 'scanner[train]'"
)


def test_pairs_are_of_one_label_or_of_two_and_never_an_ad_with_itself() -> None:
    labels = [0, 0, 0, 1, 1, 3]
    seen = 0
    for first, second, goal in steps(labels, Tuning(each=2, batch=4)):
        for one, other, like in zip(first, second, goal, strict=True):
            assert one != other
            assert (labels[one] == labels[other]) == (like == 1.0)
            seen += 1
    assert seen > 12


def test_the_same_seed_gives_the_same_batches() -> None:
    labels = [0, 1, 0, 1, 3, 3]
    assert list(steps(labels, Tuning())) == list(steps(labels, Tuning()))
    assert list(steps(labels, Tuning())) != list(steps(labels, Tuning(seed=2)))


def test_an_unknown_way_and_a_target_that_is_there_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="'magic' is none of pairs, labels"):
        fine_tune(tmp_path / "a", tmp_path / "b", [], [], tuning=Tuning(way="magic"), say=lambda _: None)
    with pytest.raises(BadInput, match="is there already"):
        fine_tune(tmp_path / "a", tmp_path, [], [], tuning=Tuning(), say=lambda _: None)


@pytest.fixture
def small_encoder(tmp_path: Path) -> Path:
    """A one-layer network of thrown dice, in the form of any other."""
    from tokenizers import Tokenizer, pre_tokenizers
    from tokenizers.models import WordLevel
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    words = ["[PAD]", "[UNK]", *(chr(letter) for letter in range(ord("a"), ord("z") + 1))]
    whole = Tokenizer(WordLevel({word: at for at, word in enumerate(words)}, unk_token="[UNK]"))
    whole.pre_tokenizer = pre_tokenizers.Split("", "isolated")
    folder = tmp_path / "small"
    PreTrainedTokenizerFast(tokenizer_object=whole, pad_token="[PAD]", unk_token="[UNK]").save_pretrained(folder)
    config = BertConfig(vocab_size=len(words), hidden_size=16, num_hidden_layers=1, num_attention_heads=2, intermediate_size=32)
    BertModel(config, add_pooling_layer=False).save_pretrained(folder, safe_serialization=True)
    return folder


@needs_torch
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("way", ["pairs", "labels"])
def test_a_tuned_encoder_is_another_one_that_loads(small_encoder: Path, tmp_path: Path, way: str) -> None:
    from scanner.encode.local import open_local

    examples = load_examples([small_set(tmp_path / "en.jsonl", each=6)])
    read = [reading(example.ad, shipped().catalogue) for example in examples]
    told: list[str] = []
    fine_tune(small_encoder, tmp_path / "tuned", examples, read, tuning=Tuning(way=way, each=1, rate=1e-2), say=told.append)
    before, after = open_local(small_encoder).encode(["papers kept"]), open_local(tmp_path / "tuned").encode(["papers kept"])
    assert before.shape == after.shape
    assert not np.allclose(before, after)
    assert told[0].startswith("step 1: loss ")
