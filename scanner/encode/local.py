"""Any encoder of the Hugging Face kind from a local folder, through transformers: for researchers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scanner.encode.encoder import Floats, clean
from scanner.encode.tokens import MAX_TOKENS, PREFIX
from scanner.errors import BadModel

_BATCH = 16


@dataclass(frozen=True, slots=True)
class LocalEncoder:
    """Mean of the last layer's vectors, of length one."""

    model: Any
    tokenizer: Any
    size: int
    id: str

    def encode(self, texts: Sequence[str]) -> Floats:
        """In batches, in the order given."""
        import torch

        rows: list[np.ndarray] = [np.zeros((0, self.size), dtype=np.float32)]
        for start in range(0, len(texts), _BATCH):
            given = [PREFIX + clean(text) for text in texts[start : start + _BATCH]]
            inputs = self.tokenizer(given, padding=True, truncation=True, max_length=MAX_TOKENS, return_tensors="pt")
            with torch.inference_mode():
                hidden = self.model(**inputs).last_hidden_state
            seen = inputs["attention_mask"].unsqueeze(-1)
            mean = (hidden * seen).sum(1) / seen.sum(1)
            rows.append(torch.nn.functional.normalize(mean, dim=1).float().numpy())
        return np.concatenate(rows)


def open_local(folder: Path) -> LocalEncoder:
    """The model of a folder with config, tokeniser and safetensors weights. Runs no code of the folder, asks no network.

    Raises BadModel.
    """
    try:
        from transformers import AutoModel, AutoTokenizer
    except ImportError as fault:
        raise BadModel(f"{fault.name} is not installed; get it with: pip install 'scanner[train]'") from fault
    if not list(folder.glob("*.safetensors")):
        raise BadModel(f"{folder}: no safetensors weights in it; other formats can run code and are not loaded")
    try:
        tokenizer = AutoTokenizer.from_pretrained(folder, local_files_only=True, trust_remote_code=False)
        model = AutoModel.from_pretrained(folder, local_files_only=True, trust_remote_code=False, use_safetensors=True)
    except (OSError, ValueError, KeyError) as fault:
        raise BadModel(f"{folder}: cannot be loaded as an encoder: {fault}") from fault
    return LocalEncoder(model.eval(), tokenizer, int(model.config.hidden_size), f"{folder.name}/local")
