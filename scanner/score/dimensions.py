"""ILO dimensions of an ad, by the one published combination rule.

Source: ILO and European Commission, Operational indicators of trafficking in human beings (Delphi survey), 2009: a dimension
is positive with two strong indicators, or one strong and one medium or weak, or three medium, or two medium and one weak.
The weights were made for a person's situation, not for an ad: a verdict here says how much the ad's words suggest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from scanner.rules import Catalogue, State


def verdicts(states: Mapping[str, State], catalogue: Catalogue) -> dict[str, str]:
    """`positive` or `indicated` for every dimension with at least one present indicator; the others are not stated."""
    found: dict[str, Counter[str]] = {}
    for name, state in states.items():
        rule = catalogue.rules[name]
        if state is State.PRESENT and rule.ilo:
            found.setdefault(rule.ilo.dimension, Counter())[rule.ilo.strength] += 1
    return {dimension: "positive" if _positive(counts) else "indicated" for dimension, counts in sorted(found.items())}


def _positive(counts: Counter[str]) -> bool:
    strong, medium, weak = counts["strong"], counts["medium"], counts["weak"]
    return strong >= 2 or (strong >= 1 and medium + weak >= 1) or medium >= 3 or (medium >= 2 and weak >= 1)
