"""Indicators in three states, under the ILO dimension each belongs to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from scanner.ad import Ad
from scanner.review.explain.reasons import Reason
from scanner.review.explain.wording import DIMENSIONS, STATES, SUGGESTS, word
from scanner.rules import Catalogue

_ORDER = ("present", "contradicted", "not_stated")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator; `number` is its reason's, 0 when it moved no score."""

    title: str
    state: str
    says: str
    number: int


@dataclass(frozen=True, slots=True)
class Dimension:
    """One ILO dimension; `stated` speak in the ad, `silent` do not."""

    label: str
    verdict: str
    says: str
    stated: tuple[Indicator, ...]
    silent: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class Suspected:
    """An indicator that only the model sees, and the sentence it sees it in."""

    title: str
    probability: float
    quote: str


def suspected(ad: Ad, payload: Mapping[str, Any], titles: Mapping[str, str]) -> tuple[Suspected, ...]:
    """What the model suspects, likeliest first."""
    return tuple(
        Suspected(titles.get(item["id"], item["id"]), item["probability"], ad.published(item["field"])[item["start"] : item["end"]])
        for item in payload.get("suspected", ())
    )


def dimensions(payload: Mapping[str, Any], catalogue: Catalogue, language: str, *, found: Sequence[Reason]) -> tuple[Dimension, ...]:
    """Every dimension that has an indicator, those with signs first."""
    numbers = {reason.id: reason.number for reason in found}
    grouped: dict[str, list[Indicator]] = {}
    for name, state in payload["indicators"].items():
        rule = catalogue.rules.get(name)
        title = (rule.title.get(language) or rule.title.get("en", name)) if rule else name
        dimension = rule.ilo.dimension if rule and rule.ilo else ""
        grouped.setdefault(dimension, []).append(Indicator(title, state, word(STATES, state), numbers.get(name, 0)))
    made = [_dimension(name, items, payload["dimensions"].get(name, "")) for name, items in grouped.items()]
    return tuple(sorted(made, key=lambda item: (["positive", "indicated", ""].index(item.verdict), item.label)))


def _dimension(name: str, items: Sequence[Indicator], verdict: str) -> Dimension:
    ordered = sorted(items, key=lambda item: (_ORDER.index(item.state), item.title))
    stated = tuple(item for item in ordered if item.state != "not_stated")
    silent = tuple(item for item in ordered if item.state == "not_stated")
    known = verdict if verdict in SUGGESTS else ""
    return Dimension(word(DIMENSIONS, name), known, word(SUGGESTS, known) if name else "", stated, silent)
