"""The lead: a confirmed case with all that a person elsewhere needs to check it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What one analyst said: verdict, when (ISO 8601), and the scan that was on the screen."""

    verdict: str
    severity: str
    reason: str
    by: str
    at: str
    scan: str
    withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """Another ad that names the same contact."""

    kind: str
    value: str
    advert: str
    source: str
    url: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """One confirmed case. `ad` is as published; `scan` is the result the standing decision was made on."""

    id: str
    verdict: str
    severity: str
    decisions: tuple[Statement, ...]
    standing: Statement
    ad: Mapping[str, Any]
    source: str
    country: str
    first_seen: str
    last_seen: str
    campaign: str
    scan: Mapping[str, Any]
    scan_sha256: str
    content_sha256: str
    sharing: tuple[Sharing, ...] = ()

    @property
    def contacts(self) -> tuple[tuple[str, str], ...]:
        """(kind, normalised value) of each contact, each once, in the order of the ad."""
        found = ((contact["kind"], contact["value"]) for contact in self.scan["facts"].get("contacts", ()))
        return tuple(dict.fromkeys(found))
