"""Fine-tuning an encoder on labelled ads, for researchers: pairs of ads of like and unlike label, or the label itself.

Needs the `train` extra. What comes out is an encoder like any other: it goes live only with a model trained on it that passes
the gate against the one that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scanner.encode import PREFIX, wording
from scanner.errors import BadInput, BadModel
from scanner.pipeline import Reading
from scanner.train.examples import Example

WAYS = ("pairs", "labels")
_LABELS = ("trafficking_risk", "recruitment_fraud", "labour_breach", "legit")
_TOKENS = 256


@dataclass(frozen=True, slots=True)
class Tuning:
    """Choices of a run. `pairs`: cosine of two ads drawn to 1 for one label and to 0 for two (Tunstall et al. 2022, SetFit);
    `labels`: a classification head on the mean vector, thrown away afterwards.
    """

    way: str = "pairs"
    rounds: int = 1
    each: int = 4
    """Pairs of each kind an ad, in the way `pairs`."""
    batch: int = 16
    rate: float = 2e-5
    seed: int = 20261125


def fine_tune(
    encoder: Path, target: Path, examples: Sequence[Example], readings: Sequence[Reading], *, tuning: Tuning, say: Callable[[str], None]
) -> None:
    """Trains the encoder of a Hugging Face folder and writes it to `target`, with its tokeniser. Runs no code of the folder.

    Raises BadModel where the folder cannot be loaded or a package is missing, BadInput for a target that is there.
    """
    if target.exists():
        raise BadInput(f"{target} is there already; name another folder")
    if tuning.way not in WAYS:
        raise BadInput(f"'{tuning.way}' is none of {', '.join(WAYS)}")
    try:
        import torch
        from transformers import AutoModel, AutoTokenizer
    except ImportError as fault:
        raise BadModel(f"{fault.name} is not installed; get it with: pip install 'scanner[train]'") from fault
    torch.manual_seed(tuning.seed)
    try:
        tokenizer = AutoTokenizer.from_pretrained(encoder, local_files_only=True, trust_remote_code=False)
        model = AutoModel.from_pretrained(encoder, local_files_only=True, trust_remote_code=False, use_safetensors=True)
    except (OSError, ValueError, KeyError) as fault:
        raise BadModel(f"{encoder}: cannot be loaded as an encoder: {fault}") from fault
    kept = [(example, wording(one.parts)) for example, one in zip(examples, readings, strict=True) if example.label in _LABELS]
    texts, labels = [text for _, text in kept], [_LABELS.index(example.label) for example, _ in kept]
    head = torch.nn.Linear(model.config.hidden_size, len(_LABELS))
    optimiser = torch.optim.AdamW([*model.parameters(), *head.parameters()], lr=tuning.rate)
    model.train()
    for number, (first, second, goal) in enumerate(steps(labels, tuning), start=1):
        vectors = _vectors(model, tokenizer, [texts[at] for at in first])
        if tuning.way == "pairs":
            likeness = (vectors * _vectors(model, tokenizer, [texts[at] for at in second])).sum(dim=1)
            loss = torch.nn.functional.mse_loss(likeness, torch.tensor(goal))
        else:
            loss = torch.nn.functional.cross_entropy(head(vectors), torch.tensor([labels[at] for at in first]))
        optimiser.zero_grad()
        loss.backward()
        optimiser.step()
        if number % 20 == 1:
            say(f"step {number}: loss {float(loss):.3f}")
    target.mkdir(parents=True)
    model.save_pretrained(target, safe_serialization=True)
    tokenizer.save_pretrained(target)


def steps(labels: Sequence[int], tuning: Tuning) -> Iterator[tuple[list[int], list[int], list[float]]]:
    """Batches of (ads, their partners, 1 where the labels are one and 0 where they are two); the same seed, the same batches."""
    dice = np.random.default_rng(tuning.seed)
    known = np.array(labels)
    for _ in range(tuning.rounds):
        pairs: list[tuple[int, int, float]] = []
        for at in range(len(known)):
            if tuning.way == "labels":
                pairs.append((at, at, 1.0))
                continue
            like = np.flatnonzero((known == known[at]) & (np.arange(len(known)) != at))
            unlike = np.flatnonzero(known != known[at])
            for others, goal in ((like, 1.0), (unlike, 0.0)):
                pairs += [(at, int(other), goal) for other in dice.choice(others, min(tuning.each, len(others)), replace=False)]
        order = dice.permutation(len(pairs)).tolist()
        for start in range(0, len(order), tuning.batch):
            chosen = [pairs[at] for at in order[start : start + tuning.batch]]
            yield [one for one, _, _ in chosen], [other for _, other, _ in chosen], [goal for _, _, goal in chosen]


def _vectors(model: Any, tokenizer: Any, texts: Sequence[str]) -> Any:
    import torch

    inputs = tokenizer([PREFIX + text for text in texts], padding=True, truncation=True, max_length=_TOKENS, return_tensors="pt")
    hidden = model(**inputs).last_hidden_state
    seen = inputs["attention_mask"].unsqueeze(-1)
    return torch.nn.functional.normalize((hidden * seen).sum(1) / seen.sum(1), dim=1)
