"""What is measured on labelled ads and their scans: per language and together, each figure with its denominator."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import numpy as np

from scanner.rules import Findings, Hit, State
from scanner.score import FLAGGED, Scan
from scanner.train.examples import LEADS, Example, Mark
from scanner.train.measure import Figure, Floats, auc, average_precision, calibration_error, figure


def figures(
    examples: Sequence[Example], scans: Sequence[Scan], *, seed: int, prevalence: float, findings: Sequence[Findings] = ()
) -> list[Figure]:
    """Ranking, calibration, what the bands let through, and how well indicators are found; with `findings`, in which words."""
    by_language: dict[str, list[int]] = {}
    for number, example in enumerate(examples):
        if example.label != "unknown":
            by_language.setdefault(example.ad.language or "unknown", []).append(number)
    made: list[Figure] = []
    for code, rows in [*sorted(by_language.items()), ("all", [row for numbers in by_language.values() for row in numbers])]:
        mine, seen = [examples[row] for row in rows], [scans[row] for row in rows]
        made += _ranking(code, mine, seen, seed=seed, prevalence=prevalence)
        made += _bands(code, mine, seen, seed=seed)
        made += _indicators(code, mine, seen)
        made += _quotes(code, mine, [findings[row] for row in rows]) if findings else []
    return made


def _ranking(code: str, examples: Sequence[Example], scans: Sequence[Scan], *, seed: int, prevalence: float) -> list[Figure]:
    lead = _flags(example.label in LEADS for example in examples)
    trafficking = _flags(example.label == "trafficking_risk" for example in examples)
    pair = _flags(example.label in {"trafficking_risk", "legit"} for example in examples) == 1
    risk = np.array([scan.risk for scan in scans])
    lane = np.array([scan.lanes["trafficking"] for scan in scans])
    calibrated = partial(calibration_error, prevalence=prevalence)
    return [
        figure(
            f"{code}: AUC of lanes.trafficking, trafficking_risk against legit", auc, goal=trafficking[pair], risk=lane[pair], seed=seed
        ),
        figure(f"{code}: AUC of risk, leads against all other ads", auc, goal=lead, risk=risk, seed=seed),
        figure(f"{code}: average precision of risk at {lead.mean():.0%} leads", average_precision, goal=lead, risk=risk, seed=seed),
        figure(f"{code}: expected calibration error of risk at {prevalence:.0%} leads", calibrated, goal=lead, risk=risk, seed=seed),
    ]


def _bands(code: str, examples: Sequence[Example], scans: Sequence[Scan], *, seed: int) -> list[Figure]:
    flagged = _flags(scan.band in FLAGGED for scan in scans)
    lead = np.array([example.label in LEADS for example in examples])
    high = np.array([example.severity == "high" for example in examples])
    legit = np.array([example.label == "legit" for example in examples])
    return [
        figure(f"{code}: share of {name} at review or above", _share, goal=flagged[rows], risk=flagged[rows], seed=seed)
        for name, rows in (("high-severity leads", lead & high), ("all leads", lead), ("legit ads", legit))
    ]


def _indicators(code: str, examples: Sequence[Example], scans: Sequence[Scan]) -> list[Figure]:
    """Over all indicators of leads and breaches: of those marked present the share found, of those found the share marked.

    Legit ads are left out: readers mark their signs less completely. So are indicators that nobody marked anywhere: those that
    rest on facts, and those the readers' guide did not know yet.
    """
    known = _known(examples)
    found: Counter[str] = Counter()
    for example, scan in zip(examples, scans, strict=True):
        if example.label == "legit":
            continue
        marked = {mark.id for mark in example.marks if mark.state == "present"}
        present = {name for name, state in scan.indicators.items() if state is State.PRESENT and name in known}
        found.update(marked=len(marked), present=len(present), both=len(marked & present))
    return [
        _ratio(f"{code}: indicators marked in leads and breaches that are found", found["both"], found["marked"]),
        _ratio(f"{code}: indicators found in leads and breaches that are marked", found["both"], found["present"]),
    ]


def _quotes(code: str, examples: Sequence[Example], findings: Sequence[Findings]) -> list[Figure]:
    """The same with the words: a marked stretch counts as found when a hit of its indicator overlaps it, and the other way round."""
    known = _known(examples)
    found: Counter[str] = Counter()
    for example, finding in zip(examples, findings, strict=True):
        if example.label == "legit":
            continue
        marks = [mark for mark in example.marks if mark.state == "present"]
        hits = [hit for hit in finding.hits if hit.state is State.PRESENT and hit.span and hit.rule in known]
        found.update(marks=len(marks), hits=len(hits))
        found["marks found"] += sum(any(_overlaps(mark, hit) for hit in hits) for mark in marks)
        found["hits marked"] += sum(any(_overlaps(mark, hit) for mark in marks) for hit in hits)
    return [
        _ratio(f"{code}: marked stretches of leads and breaches that a hit overlaps", found["marks found"], found["marks"]),
        _ratio(f"{code}: hits in leads and breaches that overlap a marked stretch", found["hits marked"], found["hits"]),
    ]


def _known(examples: Sequence[Example]) -> set[str]:
    return {mark.id for example in examples for mark in example.marks}


def _overlaps(mark: Mark, hit: Hit) -> bool:
    span = hit.span
    return span is not None and (mark.id, mark.field) == (hit.rule, span.field) and mark.start < span.end and span.start < mark.end


def _ratio(name: str, part: int, whole: int) -> Figure:
    """A share with its Wilson interval; undefined over nothing."""
    if not whole:
        return Figure(name, None, None, None, 0)
    share, z = part / whole, 1.96
    middle = (share + z * z / (2 * whole)) / (1 + z * z / whole)
    half = z / (1 + z * z / whole) * ((share * (1 - share) / whole + z * z / (4 * whole * whole)) ** 0.5)
    return Figure(name, share, middle - half, middle + half, whole)


def _flags(values: object) -> Floats:
    return np.array([float(value) for value in values])  # type: ignore[attr-defined]


def _share(goal: Floats, _: Floats) -> float | None:
    return float(goal.mean()) if len(goal) else None
