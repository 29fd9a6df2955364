"""The labelled ads we ship: whole, quoted right, and with no way to tell a label by form alone."""

from __future__ import annotations

import json
import math
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from scanner.language import SUPPORTED
from scanner.normalise import read, words
from scanner.train import Example, load_examples
from scanner.train.suspects import load_sentences
from tests.score.making import shipped as kit
from tests.train.making import HOUSE, LABELLED

SENTENCES = sorted((LABELLED / "sentences").glob("*.jsonl"))
FILES = sorted(set(LABELLED.rglob("*.jsonl")) - set(SENTENCES))


@cache
def shipped(file: Path) -> tuple[Example, ...]:
    return load_examples([file])


def everything() -> list[Example]:
    return [example for file in FILES for example in shipped(file)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(LABELLED)))
def test_every_file_loads(file: Path) -> None:
    assert shipped(file)
    assert {example.ad.language for example in shipped(file)} == {file.stem}


@pytest.mark.parametrize("code", SUPPORTED)
def test_every_language_has_enough_of_every_kind(code: str) -> None:
    learnt = shipped(LABELLED / f"{code}.jsonl")
    assert len(learnt) >= 250
    counts = Counter(example.label for example in learnt)
    assert min(counts[label] for label in ("trafficking_risk", "recruitment_fraud", "labour_breach", "legit")) >= 20
    held = Counter(example.label == "legit" for example in shipped(LABELLED / "heldback" / f"{code}.jsonl"))
    assert min(held[True], held[False]) >= 40
    assert len(shipped(LABELLED / "benign" / f"{code}.jsonl")) >= 150


@pytest.mark.parametrize("code", SUPPORTED)
def test_every_sign_has_single_sentences(code: str) -> None:
    found = load_sentences([LABELLED / "sentences" / f"{code}.jsonl"])
    stated = Counter(name for sentence in found for name in sentence.states)
    assert set(stated.values()) == {14}
    assert len({sentence.text for sentence in found}) == len(found)
    assert sum(not sentence.states for sentence in found) == 7 * len(stated)
    assert set(stated) <= set(kit().catalogue.rules)


def test_every_mark_names_a_rule_and_quotes_whole_words() -> None:
    known = {*kit().catalogue.rules}
    for example in everything():
        for mark in example.marks:
            published = example.ad.published(mark.field)
            quote = published[mark.start : mark.end]
            assert mark.id in known, f"{example.ad.id}: {mark.id}"
            assert quote == quote.strip(), f"{example.ad.id}: {mark.id}"
            inside = (published[mark.start - 1 : mark.start] + quote[0], quote[-1] + published[mark.end : mark.end + 1])
            assert not any(len(pair) == 2 and pair.isalpha() for pair in inside), f"{example.ad.id}: {mark.id} cuts a word"


def test_severity_goes_with_the_label() -> None:
    for example in everything():
        assert (example.severity == "none") == (example.label in {"legit", "unknown"}), example.ad.id


def test_no_text_stands_twice_not_even_in_other_letters_or_punctuation() -> None:
    seen: dict[str, str] = {}
    for example in everything():
        forms = [form for text in read(example.ad) if text.field == "body" for form in words(text).forms if form.isalpha()]
        wording = " ".join(forms)
        assert seen.get(wording, example.group) == example.group, f"{example.ad.id} repeats an ad of {seen.get(wording)}"
        seen[wording] = example.group


def test_ids_are_unique_and_no_group_spans_learning_and_gate() -> None:
    ids = Counter(example.ad.id for example in everything())
    assert [name for name, count in ids.items() if count > 1] == []
    learnt = {example.group for file in LABELLED.glob("*.jsonl") for example in shipped(file)}
    held = {example.group for file in FILES if file.parent != LABELLED for example in shipped(file)}
    assert not learnt & held


def test_every_ad_is_composed_and_says_so() -> None:
    assert {example.origin for example in everything()} == {"composed"}


def test_the_gate_holds_ordinary_ads_only() -> None:
    assert {example.label for file in (LABELLED / "benign").glob("*.jsonl") for example in shipped(file)} == {"legit"}


def test_addresses_are_ones_that_cannot_be_anybodys() -> None:
    for example in everything():
        for _, text in example.ad.parts():
            for word in text.split():
                if "@" in word.strip("@.,;:()") and "." in word.rpartition("@")[2].rstrip("."):
                    assert ".example" in word.lower(), example.ad.id


@pytest.mark.parametrize("codes", [("en",), ("ru",), ("en", "ru")], ids="+".join)
def test_form_alone_does_not_tell_the_label(codes: tuple[str, ...]) -> None:
    """Length, punctuation, digits, capitals, emoji, channel and kind of contact: what a lazy model would learn."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import roc_auc_score
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    examples = [
        one
        for code in codes
        for one in shipped(LABELLED / f"{code}.jsonl")
        if one.label in {"legit", "trafficking_risk", "recruitment_fraud"}
    ]
    risky = np.array([one.label != "legit" for one in examples]).astype(int)
    judge = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))

    def auc(rows: list[list[float]]) -> float:
        table = np.array(rows)
        said = cross_val_predict(judge, table, risky, groups=[one.group for one in examples], cv=GroupKFold(5), method="predict_proba")
        return float(roc_auc_score(risky, said[:, 1]))

    assert auc([_form(one) for one in examples]) <= 0.60
    assert (
        auc([[*_form(one), "passport" in one.ad.body.lower() or "паспорт" in one.ad.body.lower(), len(one.marks)] for one in examples])
        > 0.65
    )


def _form(example: Example) -> list[float]:
    text = " ".join(text for _, text in example.ad.parts())
    kinds = [unicodedata.category(char) for char in text]
    contacts = " ".join(example.ad.contacts)
    shares = [sum(kind[:1] == "P" for kind in kinds), sum(kind == "Nd" for kind in kinds), sum(kind == "Lu" for kind in kinds)]
    counts = [sum(kind == "So" for kind in kinds), text.count("!"), text.count("\n")]
    channels = [example.ad.channel == name for name in ("newspaper", "classifieds", "telegram", "facebook", "board")]
    contact = [sign in contacts for sign in ("@", "+", "http")]
    return [
        math.log(len(text)),
        float(len(example.ad.body)),
        *(share / len(text) for share in shares),
        *map(float, [*counts, *channels, *contact]),
    ]


def test_the_readme_explains_every_key_and_every_indicator() -> None:
    guide = (LABELLED / "README.md").read_text("utf-8")
    line = json.loads((LABELLED / "en.jsonl").read_text("utf-8").splitlines()[0])
    assert [key for key in line if f'"{key}"' not in guide and f"`{key}`" not in guide] == []
    used = {mark.id for example in everything() for mark in example.marks}
    assert [name for name in sorted(used) if f"`{name}`" not in guide] == []
    assert LABELLED.parent == HOUSE
