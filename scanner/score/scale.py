"""The scale: bands, bounds and priors from one data file, and the fitted points a trained model brings."""

from __future__ import annotations

import json
import math
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeGuard

from scanner.errors import BadData, Fault
from scanner.score.scan import LANES

SCALE_FILE = Path(__file__).with_name("scale.toml")
_SECTIONS = {
    "bands": ("watch", "review", "urgent"),
    "bounds": ("weak", "medium", "strong", "combination", "protective", "model", "weak_together"),
    "priors": LANES,
}


@dataclass(frozen=True, slots=True)
class Scale:
    """Everything the score needs besides the ad.

    `fitted[rule][lane]` replaces a rule's own points; `slopes[lane]` multiplies the classifier's log-odds. Points and
    priors are natural log-odds, band edges are probabilities.
    """

    bands: Mapping[str, float]
    bounds: Mapping[str, float]
    priors: Mapping[str, float]
    prevalence: float
    fitted: Mapping[str, Mapping[str, float]]
    slopes: Mapping[str, float]
    version: str

    def band(self, risk: float) -> str:
        """The band a risk falls into."""
        reached = [name for name in ("watch", "review", "urgent") if risk >= self.bands[name]]
        return reached[-1] if reached else "none"


def log_odds(probability: float) -> float:
    """Natural log-odds of a probability strictly between 0 and 1."""
    return math.log(probability / (1 - probability))


def probability(odds: float) -> float:
    """Probability of natural log-odds, without overflow at either end."""
    if odds >= 0:
        return 1 / (1 + math.exp(-odds))
    return math.exp(odds) / (1 + math.exp(odds))


def load_scale(file: Path = SCALE_FILE, *, fitted: Mapping[str, object] | None = None) -> Scale:
    """The scale of a data file, with a trained model's points, slopes and priors where it has one.

    `fitted` is the content of a model's `score.json`. Raises BadData with every fault.
    """
    try:
        raw = tomllib.loads(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as fault:
        raise BadData([Fault(str(file), 1, str(fault))]) from fault
    model = fitted or {}
    faults = _faults(raw, model, file=str(file))
    if faults:
        raise BadData(faults)
    priors: dict[str, float] = {**raw["priors"], **_numbers(model.get("priors"))}
    points = {rule: dict(lanes) for rule, lanes in (model.get("points") or {}).items()}  # type: ignore[attr-defined]
    return Scale(
        bands=raw["bands"],
        bounds=raw["bounds"],
        priors=priors,
        prevalence=float(raw["prevalence"]),
        fitted=points,
        slopes=_numbers(model.get("slopes")),
        version=str(raw["dated"]),
    )


def _faults(raw: Mapping[str, object], model: Mapping[str, object], *, file: str) -> list[Fault]:
    known = {"owner", "dated", "prevalence", *_SECTIONS}
    faults = [f"unknown key '{key}'; known: {', '.join(sorted(known))}" for key in raw if key not in known]
    faults += [f"'{key}' is missing" for key in sorted(known) if key not in raw]
    for section, names in _SECTIONS.items():
        if section in raw:
            faults += _section_faults(section, raw[section], names=names)
    prevalence = raw.get("prevalence", 0.5)
    if not (_finite(prevalence) and 0 < prevalence < 1):
        faults.append("'prevalence' must be a number between 0 and 1")
    bands, bounds = raw.get("bands"), raw.get("bounds")
    if not faults and isinstance(bands, dict) and not 0 < bands["watch"] < bands["review"] < bands["urgent"] < 1:
        faults.append("[bands] must rise: 0 < watch < review < urgent < 1")
    if not faults and isinstance(bounds, dict):
        faults += [f"[bounds] '{name}' must be above 0" for name, value in bounds.items() if value <= 0]
    return [Fault(file, 1, text) for text in [*faults, *_model_faults(model)]]


def _section_faults(section: str, values: object, *, names: Sequence[str]) -> Iterator[str]:
    if not isinstance(values, dict):
        yield f"'{section}' must be a table: [{section}]"
        return
    yield from (f"[{section}] unknown key '{name}'; known: {', '.join(names)}" for name in values if name not in names)
    yield from (f"[{section}] '{name}' must be a number" for name in names if not _finite(values.get(name)))


def _model_faults(model: Mapping[str, object]) -> Iterator[str]:
    """What a score file may hold: `priors` and `slopes` by lane, `points` by rule and lane."""
    points = model.get("points", {})
    tables = {key: model.get(key, {}) for key in ("priors", "slopes")}
    tables |= {f"points.{rule}": lanes for rule, lanes in points.items()} if isinstance(points, dict) else {"points": points}
    for name, lanes in tables.items():
        if not isinstance(lanes, dict) or not all(lane in LANES and _finite(value) for lane, value in lanes.items()):
            yield f"the model's score file: '{name}' must give numbers for lanes ({', '.join(LANES)})"
        elif name == "slopes" and any(value < 0 for value in lanes.values()):
            yield "the model's score file: 'slopes' must not be below 0, or the model would speak against itself"


def _finite(value: object) -> TypeGuard[float]:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and math.isfinite(value)


def _numbers(values: object) -> dict[str, float]:
    return {str(key): float(value) for key, value in values.items()} if isinstance(values, dict) else {}


def canonical(value: object) -> str:
    """Canonical JSON: the same value gives the same bytes, for hashes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
