"""The model card: what a model can and cannot do, in words for its users."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from scanner.train.examples import LABELS
from scanner.train.fit import Recipe
from scanner.train.measure import Figure

_LIMITS = """\
## What it cannot do

- It learnt from composed ads: invented by a few writers, not sampled from any board. Figures on them say that the parts
  work together; they say nothing about any real feed. Expect less there.
- It reads the wording only. It knows nothing of who posted an ad, of registers, or of other ads with the same contact.
- Its opinion is one reason among others, bounded, and can be switched off (`scanner scan --no-model`). Alone it never flags an ad.
- It abstains in languages it was not trained on and on ads of a few words.
- A flag is a reason to look at an ad, never a statement about a person.
"""


def card(name: str, figures: Sequence[Figure], *, counts: Mapping[str, Mapping[str, int]], recipe: Recipe) -> str:
    """The card as Markdown."""
    used = [label for label in LABELS if any(row.get(label) for row in counts.values())]
    lines = [
        f"# {name}",
        "",
        "A logistic regression a lane over hashed word stems, a second one over stems and meaning (vectors of an encoder taken from",
        "the mean of their language), and the points of all reasons fitted beside them. Weights are data (safetensors, JSON); loading",
        "them runs nothing. The encoder of the shipped model is multilingual-e5-small (intfloat, MIT licence), not trained further.",
        "",
        "## Learnt from",
        "",
        "| language | " + " | ".join(used) + " |",
        "| --- |" + " ---: |" * len(used),
        *("| " + " | ".join([code, *(str(row.get(label, 0)) for label in used)]) + " |" for code, row in sorted(counts.items())),
        "",
        "Origin: composed. See `labelled_ads/README.md`.",
        "",
        "## Measured",
        "",
        f"Whole pipeline, in {recipe.folds} parts: every ad was scored by a word model and by points that saw neither it nor an ad of its",
        "group (near-duplicates and ads sharing a contact). 95 % intervals. Ads kept out of everything: `scanner evaluate`.",
        "",
        "| figure | value |",
        "| --- | --- |",
        *(f"| {one.name} | {one} |" for one in figures),
        "",
        _LIMITS,
        "## Recipe",
        "",
        *(f"- {key}: {value}" for key, value in asdict(recipe).items()),
        "",
    ]
    return "\n".join(lines)
