"""Fitting the indicator heads: on single sentences written for it, and on the marked sentences of labelled ads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from scanner.classify import ANY, Suspects, sentences
from scanner.encode import Encoder
from scanner.errors import BadData, Fault
from scanner.language import SUPPORTED
from scanner.normalise import Span, normalise, plain
from scanner.pipeline import Reading
from scanner.train.examples import Example, Mark, read_lines

STATES = ("present", "not_stated", "contradicted")
FEWEST = 20
"""Sentences that must state an indicator for a head of its own."""
_KEYS = {"id", "state", "text"}
_AT_ONCE = 256


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and the indicators it states; `language` is that of the ad or file it comes from."""

    text: str
    language: str
    states: frozenset[str]


def load_sentences(files: Sequence[Path]) -> list[Sentence]:
    """Single sentences of `<language>.jsonl` files. Raises BadData with every fault of every line."""
    found: list[Sentence] = []
    faults: list[Fault] = []
    for file in files:
        if file.stem not in SUPPORTED:
            faults.append(Fault(str(file), 1, f"'{file.stem}' is none of {', '.join(SUPPORTED)}"))
            continue
        for number, line in read_lines(file, faults):
            try:
                found.append(_sentence(json.loads(line), file.stem))
            except (ValueError, RecursionError) as fault:
                faults.append(Fault(str(file), number, str(fault)))
    if faults:
        raise BadData(faults)
    return found


def _sentence(record: object, language: str) -> Sentence:
    if not isinstance(record, dict) or set(record) != _KEYS or not all(isinstance(value, str) for value in record.values()):
        raise ValueError("expected an object with the texts id, state and text")
    if record["state"] not in STATES:
        raise ValueError(f"state '{record['state']}' is none of {', '.join(STATES)}")
    states = frozenset({record["id"]} if record["state"] == "present" else ())
    return Sentence(plain(normalise("body", record["text"])), language, states)


def sentences_of(examples: Sequence[Example], readings: Sequence[Reading]) -> Iterator[Sentence]:
    """The sentences of labelled ads with what is marked in them."""
    for example, reading in zip(examples, readings, strict=True):
        marks = [mark for mark in example.marks if mark.state == "present"]
        for text, span in sentences(reading.parts):
            yield Sentence(text, reading.language.code, frozenset(mark.id for mark in marks if _inside(mark, span)))


def _inside(mark: Mark, span: Span) -> bool:
    return mark.field == span.field and mark.start < span.end and span.start < mark.end


def fit_suspects(found: Sequence[Sentence], encoder: Encoder, *, c: float, say: Callable[[str], None]) -> Suspects:
    """A logistic regression an indicator that enough sentences state, against all other sentences."""
    from sklearn.linear_model import LogisticRegression

    vectors = np.concatenate(list(_encoded([one.text for one in found], encoder, say)))
    means = _means(vectors, [one.language for one in found])
    centred = vectors - np.array([means.get(one.language, means[ANY]) for one in found])
    counts = {name: sum(name in one.states for one in found) for name in sorted({name for one in found for name in one.states})}
    ids = tuple(name for name, count in counts.items() if count >= FEWEST)
    weights: list[NDArray[np.float64]] = []
    intercepts: list[float] = []
    for number, name in enumerate(ids, start=1):
        say(f"fitting indicator heads {number}/{len(ids)}")
        learner = LogisticRegression(C=c, max_iter=1000).fit(centred, [name in one.states for one in found])
        weights.append(learner.coef_[0])
        intercepts.append(learner.intercept_[0])
    table = np.array(weights, dtype=np.float32).reshape(len(ids), encoder.size)
    return Suspects(ids, table, np.array(intercepts, dtype=np.float32), means)


def _encoded(texts: Sequence[str], encoder: Encoder, say: Callable[[str], None]) -> Iterator[NDArray[np.float32]]:
    for start in range(0, len(texts), _AT_ONCE):
        say(f"reading sentences {start}/{len(texts)}")
        yield encoder.encode(texts[start : start + _AT_ONCE])


def _means(vectors: NDArray[np.float32], languages: Sequence[str]) -> dict[str, NDArray[np.float32]]:
    spoken = np.array(languages)
    known = {code: vectors[spoken == code].mean(axis=0) for code in SUPPORTED if (spoken == code).sum() >= FEWEST}
    return known | {ANY: vectors.mean(axis=0)}
