"""The result for one ad: lanes, risk, band, and reasons that add up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scanner.classify.suspicion import Suspicion
from scanner.extract.facts import Facts
from scanner.language.language import Language
from scanner.normalise.text import Disguise, Span
from scanner.rules.finding import State

LANES = ("trafficking", "recruitment_fraud", "labour_breach")
"""`risk` is the higher of the first two; `labour_breach` never raises it."""
BANDS = ("none", "watch", "review", "urgent")
FLAGGED = frozenset({"review", "urgent"})
"""Bands that put an ad before a reviewer."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one lane's score moved, in words an analyst could read aloud.

    `kind`: rule, combination, model, fact, cap. `points` are log-odds. `because` is keyed by interface language.
    """

    id: str
    kind: str
    lane: str
    points: float
    because: Mapping[str, str]
    source: str = ""
    span: Span | None = None
    quote: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One ad's result. For every lane: log-odds(lane) = priors[lane] + sum of the points of its reasons.

    `suspected`: indicators that no rule found and the model takes a sentence to state. They carry no points.
    """

    ad_id: str
    risk: float
    band: str
    lanes: Mapping[str, float]
    priors: Mapping[str, float]
    language: Language
    dimensions: Mapping[str, str]
    indicators: Mapping[str, State]
    reasons: tuple[Reason, ...]
    facts: Facts
    disguises: tuple[Disguise, ...]
    suspected: tuple[Suspicion, ...]
    unchecked: tuple[str, ...]
    versions: Mapping[str, str]
