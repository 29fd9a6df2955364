"""Labelled ads: one JSON object a line, checked to the last offset before anything is learnt from them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scanner.ad import Ad, from_record
from scanner.errors import BadData, BadInput, Fault

LABELS = ("trafficking_risk", "recruitment_fraud", "labour_breach", "legit", "unknown")
SEVERITIES = ("high", "medium", "none")
LANE_OF = {"trafficking_risk": "trafficking", "recruitment_fraud": "recruitment_fraud", "labour_breach": "labour_breach"}
LEADS = frozenset({"trafficking_risk", "recruitment_fraud"})
"""Labels of ads that a reviewer would keep as a lead: what `risk` is the probability of."""
_NEEDED = ("ad", "label", "severity", "indicators", "annotators", "origin", "group", "date")
_KNOWN = {*_NEEDED, "scenario"}


@dataclass(frozen=True, slots=True)
class Mark:
    """An indicator a reader saw: its state and the words, as offsets into a published field."""

    id: str
    state: str
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Example:
    """One labelled ad. Ads of one `group` are near-duplicates and never sit on both sides of a split."""

    ad: Ad
    label: str
    severity: str
    marks: tuple[Mark, ...]
    origin: str
    group: str
    scenario: str


def load_examples(files: Iterable[Path]) -> tuple[Example, ...]:
    """All examples of the files, in order. Raises BadData with every fault of every line."""
    examples: list[Example] = []
    faults: list[Fault] = []
    for file in files:
        for number, line in read_lines(file, faults):
            try:
                examples.append(read_example(json.loads(line)))
            except (ValueError, RecursionError) as fault:
                faults.append(Fault(str(file), number, f"not JSON: {fault}"))
            except BadInput as fault:
                faults.append(Fault(str(file), number, str(fault)))
    if faults:
        raise BadData(faults)
    return tuple(examples)


def fingerprint(files: Iterable[Path]) -> str:
    """SHA-256 over names and bytes of the files: which labelled ads a model learnt from."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.name}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def read_lines(file: Path, faults: list[Fault]) -> Iterator[tuple[int, str]]:
    """(number, line) of the lines of a file that are not empty; what keeps it from being read goes into `faults`."""
    try:
        text = file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as fault:
        faults.append(Fault(str(file), 1, f"cannot be read as UTF-8 text: {fault}"))
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


def read_example(record: object) -> Example:
    """One record of a labelled file. Raises BadInput, naming what is wrong."""
    if not isinstance(record, dict):
        raise BadInput("expected an object")
    missing = [key for key in _NEEDED if key not in record]
    unknown = [key for key in record if key not in _KNOWN]
    if missing or unknown:
        raise BadInput("; ".join([*(f"'{key}' is missing" for key in missing), *(f"unknown key '{key}'" for key in unknown)]))
    if record["label"] not in LABELS:
        raise BadInput(f"label '{record['label']}' is none of {', '.join(LABELS)}")
    if record["severity"] not in SEVERITIES:
        raise BadInput(f"severity '{record['severity']}' is none of {', '.join(SEVERITIES)}")
    if not isinstance(record["indicators"], list):
        raise BadInput("'indicators' must be a list")
    ad = from_record(record["ad"])
    return Example(
        ad=ad,
        label=record["label"],
        severity=record["severity"],
        marks=tuple(_mark(mark, ad) for mark in record["indicators"]),
        origin=str(record["origin"]),
        group=str(record["group"]),
        scenario=str(record.get("scenario", "")),
    )


def _mark(mark: object, ad: Ad) -> Mark:
    try:
        made = Mark(**mark)  # type: ignore[arg-type]
        length = len(ad.published(str(made.field)))
    except (TypeError, KeyError, ValueError, IndexError) as fault:
        raise BadInput("an indicator needs id, state, field, start and end, and a field the ad has") from fault
    if not (type(made.start) is type(made.end) is int):
        raise BadInput(f"indicator '{made.id}': start and end must be whole numbers")
    if made.state not in {"present", "contradicted"}:
        raise BadInput(f"indicator '{made.id}': state must be present or contradicted")
    if not 0 <= made.start < made.end <= length:
        raise BadInput(f"indicator '{made.id}': {made.start}:{made.end} lies outside '{made.field}' of {length} characters")
    return made
