"""The packaged encoder as a folder that transformers and its kin load: config, tokeniser and safetensors, nothing that runs."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from scanner.encode.packed import Floats, Packed
from scanner.encode.tokens import MAX_TOKENS, tokenizer_of

_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
"""Names of a layer's parts in the packed file and in BertModel."""


def write_hugging_face(packed: Packed, folder: Path) -> None:
    """Writes the folder: 470 MB in float32. The tokeniser needs the package `tokenizers`."""
    from safetensors.numpy import save_file

    folder.mkdir(parents=True, exist_ok=True)
    save_file(_tensors(packed), folder / "model.safetensors", metadata={"format": "pt"})
    tokenizer_of(packed.vocabulary).save(str(folder / "tokenizer.json"), pretty=False)
    shape, words = packed.shape, packed.vocabulary
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": shape.hidden,
        "intermediate_size": shape.inner,
        "layer_norm_eps": shape.epsilon,
        "max_position_embeddings": shape.positions,
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "pad_token_id": words.pad,
        "type_vocab_size": 2,
        "vocab_size": shape.vocabulary,
    }
    names = {name: words.pieces[at] for name, at in (("bos", words.begin), ("eos", words.end), ("pad", words.pad), ("unk", words.unknown))}
    tokens = {f"{name}_token": piece for name, piece in names.items()}
    _write(folder / "config.json", config)
    _write(folder / "tokenizer_config.json", {"tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": MAX_TOKENS, **tokens})


def _tensors(packed: Packed) -> dict[str, Floats]:
    shape = packed.shape
    made = {
        "embeddings.word_embeddings.weight": packed.tensor("emb.word").reshape(shape.vocabulary, shape.hidden),
        "embeddings.position_embeddings.weight": packed.tensor("emb.pos").reshape(shape.positions, shape.hidden),
        "embeddings.token_type_embeddings.weight": packed.tensor("emb.type").reshape(2, shape.hidden),
        "embeddings.LayerNorm.weight": packed.tensor("emb.ln.w"),
        "embeddings.LayerNorm.bias": packed.tensor("emb.ln.b"),
    }
    for layer in range(shape.layers):
        for short, name in _PARTS.items():
            weight, bias = packed.tensor(f"l{layer}.{short}.w"), packed.tensor(f"l{layer}.{short}.b")
            whole = weight if short in {"aln", "oln"} else weight.reshape(len(bias), -1)
            made |= {f"encoder.layer.{layer}.{name}.weight": whole, f"encoder.layer.{layer}.{name}.bias": bias}
    return {name: np.ascontiguousarray(tensor, dtype=np.float32) for name, tensor in made.items()}


def _write(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, indent=1) + "\n", "utf-8")
