"""What the rules found in one ad."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from scanner.normalise.text import Span


class State(StrEnum):
    """What an ad says about an indicator. Silence is not absence."""

    PRESENT = "present"
    CONTRADICTED = "contradicted"
    NOT_STATED = "not_stated"


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that fired, with the words that made it fire. A structural fact (a measured wage) may have no words of its own."""

    rule: str
    state: State
    language: str
    span: Span | None
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Findings:
    """Every hit, the state of every live indicator, and the rules that could not be tried (with why).

    All hits of a rule have one state, the one in `states`. `hits` holds live rules and combinations; `shadow` holds rules
    on trial, which are counted and never scored.
    """

    hits: tuple[Hit, ...]
    states: Mapping[str, State]
    unchecked: tuple[str, ...] = ()
    shadow: tuple[Hit, ...] = ()
