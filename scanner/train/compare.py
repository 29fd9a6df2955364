"""Two models side by side on the same ads, language by language, and what stands against making one live."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from scanner.kit import Kit
from scanner.pipeline import Reading, reading, weigh
from scanner.score import FLAGGED, Scan
from scanner.train.examples import LEADS, Example
from scanner.train.live import gate
from scanner.train.measure import Floats, auc, calibration_error

ROUNDS = 1000
WORST_CALIBRATION = 0.08
"""Expected calibration error over all languages above which a model does not go live."""
WORST_DIFFERENCE = 0.05
"""Difference of recall between leads for women and for men that a model must not surely exceed."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A measure of both models on the same `count` ads, and the 95 % interval of the difference, second less first."""

    name: str
    first: float
    second: float
    low: float
    high: float
    count: int

    def __str__(self) -> str:
        difference = f"{self.second - self.first:+.3f} [{self.low:+.3f}, {self.high:+.3f}]"
        return f"{self.name}: {self.first:.3f} and {self.second:.3f}, difference {difference} (n={self.count})"


def compare(examples: Sequence[Example], first: Kit, second: Kit, *, seed: int) -> list[Contrast]:
    """AUC of risk, leads against all other ads, by language and over all; the same ads are drawn for both."""
    known = [example for example in examples if example.label != "unknown"]
    read = [reading(example.ad, second.catalogue) for example in known]
    risks = [np.array([weigh(one, kit).risk for one in read]) for kit in (first, second)]
    lead = np.array([float(example.label in LEADS) for example in known])
    spoken = np.array([example.ad.language for example in known])
    made = [_contrast(code, lead, risks, rows=np.flatnonzero(spoken == code), seed=seed) for code in sorted(set(spoken.tolist()))]
    return [one for one in [*made, _contrast("all", lead, risks, rows=np.arange(len(known)), seed=seed)] if one]


def _contrast(code: str, lead: Floats, risks: Sequence[Floats], *, rows: np.ndarray, seed: int) -> Contrast | None:
    values = [auc(lead[rows], risk[rows]) for risk in risks]
    if values[0] is None or values[1] is None:
        return None
    dice = np.random.default_rng(seed)
    drawn = []
    for pick in dice.integers(0, len(rows), (ROUNDS, len(rows))):
        one, other = (auc(lead[rows[pick]], risk[rows[pick]]) for risk in risks)
        if one is not None and other is not None:
            drawn.append(other - one)
    low, high = np.percentile(drawn, [2.5, 97.5])
    return Contrast(f"{code}: AUC of risk", values[0], values[1], float(low), float(high), len(rows))


def objections(examples: Sequence[Example], benign: Sequence[Example], live: Kit, new: Kit, *, seed: int) -> Iterator[str]:
    """Why `new` should not take the place of `live`; nothing when it may."""
    for one in compare(examples, live, new, seed=seed):
        if one.high < 0:
            yield f"{one}: worse beyond chance"
    if stopped := gate(benign, new):
        yield f"these ordinary ads would be put before a reviewer: {', '.join(stopped)}"
    known = [example for example in examples if example.label != "unknown"]
    read = [reading(example.ad, new.catalogue) for example in known]
    scans = [weigh(one, new) for one in read]
    error = calibration_error(
        np.array([float(example.label in LEADS) for example in known]),
        np.array([scan.risk for scan in scans]),
        prevalence=new.scale.prevalence,
    )
    if error is not None and error > WORST_CALIBRATION:
        yield f"calibration error {error:.3f} on {len(known)} ads, above {WORST_CALIBRATION}"
    yield from _unfair(known, read, scans)


def _unfair(examples: Sequence[Example], read: Sequence[Reading], scans: Sequence[Scan]) -> Iterator[str]:
    """Leads that ask for women and leads that ask for men should be found alike."""
    found: Mapping[str, list[bool]] = {"women": [], "men": []}
    for example, one, scan in zip(examples, read, scans, strict=True):
        for wanted in {item.value for item in one.facts.sought if item.kind == "gender"} & found.keys():
            if example.label in LEADS:
                found[wanted].append(scan.band in FLAGGED)
    women, men = (np.array(flags, dtype=float) for flags in found.values())
    if not len(women) or not len(men):
        return
    gap = float(women.mean() - men.mean())
    error = 1.96 * float(np.sqrt(women.var() / len(women) + men.var() / len(men)))
    if abs(gap) - error > WORST_DIFFERENCE:
        yield f"recall of leads for women and for men differs by {gap:+.3f} ± {error:.3f} (n={len(women)} and {len(men)})"
