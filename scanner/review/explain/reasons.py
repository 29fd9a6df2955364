"""Why the score is what it is: numbered reasons, their points in every lane, and the sum of each lane."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from scanner.review.explain.chart import Chart, Step, draw
from scanner.review.explain.wording import LANES, sentence, word
from scanner.rules import Catalogue, Rule

RISK_LANES = ("trafficking", "recruitment_fraud")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One reason with its number on the page. `points` has one entry a lane, in the order of LANES; None is no part in it."""

    number: int
    id: str
    kind: str
    title: str
    sentence: str
    innocent_when: tuple[str, ...]
    source: str
    quote: str
    points: tuple[float | None, ...]
    place: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One lane: start, what the reasons add, and the probability that comes of it. `column` is its place in a reason's points."""

    id: str
    label: str
    probability: float
    prior: float
    total: float
    chart: Chart
    leading: bool
    column: int


def leading_lane(lanes: Mapping[str, float]) -> str:
    """The lane that the risk was taken from."""
    return max(RISK_LANES, key=lambda lane: lanes.get(lane, 0.0))


def reasons(payload: Mapping[str, Any], catalogue: Catalogue, language: str) -> tuple[Reason, ...]:
    """Every reason once, whatever number of lanes it counts in; what weighs most in the leading lane comes first."""
    lead = leading_lane(payload["lanes"])
    by_id: dict[str, dict[str, Mapping[str, Any]]] = {}
    for item in payload["reasons"]:
        by_id.setdefault(item["id"], {})[item["lane"]] = item
    ordered = sorted(by_id.items(), key=lambda entry: (-abs(_points(entry[1], lead)), -max(abs(_points(entry[1], lane)) for lane in LANES)))
    return tuple(_reason(number, lanes, catalogue.rules.get(name), language) for number, (name, lanes) in enumerate(ordered, start=1))


def lanes(payload: Mapping[str, Any], found: Sequence[Reason]) -> tuple[Lane, ...]:
    """Every lane with its sum, the leading one first."""
    lead = leading_lane(payload["lanes"])
    made = [_lane(name, place, payload, found, leading=name == lead) for place, name in enumerate(LANES)]
    return tuple(sorted(made, key=lambda lane: not lane.leading))


def _points(by_lane: Mapping[str, Mapping[str, Any]], lane: str) -> float:
    return float(by_lane[lane]["points"]) if lane in by_lane else 0.0


def _reason(number: int, by_lane: Mapping[str, Mapping[str, Any]], rule: Rule | None, language: str) -> Reason:
    stored = next(iter(by_lane.values()))
    said = rule.because.get(language) if rule else None
    title = (rule.title.get(language) or rule.title.get("en", "")) if rule else ""
    return Reason(
        number=number,
        id=stored["id"],
        kind=stored["kind"],
        title=title or _kind_title(stored["kind"]),
        sentence=said or sentence(stored["because"]),
        innocent_when=tuple(rule.innocent_when.get(language, ())) if rule else (),
        source=stored.get("source", ""),
        quote=stored.get("quote", ""),
        points=tuple(float(by_lane[lane]["points"]) if lane in by_lane else None for lane in LANES),
        place={key: stored[key] for key in ("field", "start", "end") if key in stored},
    )


def _kind_title(kind: str) -> str:
    return {"model": gettext("The model's opinion"), "cap": gettext("Limit")}.get(kind, gettext("Reason"))


def _lane(name: str, place: int, payload: Mapping[str, Any], found: Sequence[Reason], *, leading: bool) -> Lane:
    counted = [(reason, points) for reason in found if (points := reason.points[place]) is not None]
    added = math.fsum(points for _, points in counted)
    probability = float(payload["lanes"][name])
    # Scans made before priors were recorded: the start follows from the end.
    prior = float(payload["priors"][name]) if "priors" in payload else _log_odds(probability) - added
    total = prior + added
    chart = draw(
        Step(gettext("Before reading"), prior),
        [Step(reason.title, points, reason.number) for reason, points in counted],
        Step(gettext("Sum"), total),
    )
    return Lane(
        id=name, label=word(LANES, name), probability=probability, prior=prior, total=total, chart=chart, leading=leading, column=place
    )


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, 1e-12), 1 - 1e-12)
    return math.log(bounded / (1 - bounded))
