"""What people write, language by language: `tables/<code>.yml` holds the ads, the words that say each fact, and near-misses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scanner.language import SUPPORTED
from scanner.normalise import Span

FOLDER = Path(__file__).parent / "tables"
LEAST = {"pay": 12, "places": 10, "work": 10, "sought": 10, "placed": 4, "agreement": 4}
_MARK = re.compile(r"\[([^\]]*)\]")
Row = tuple[str, str, str, str]


def _rows() -> Iterator[Row]:
    for code in SUPPORTED:
        for kind, rows in yaml.safe_load((FOLDER / f"{code}.yml").read_text("utf-8")).items():
            for ad, facts in rows:
                yield code, kind, ad, facts


def _number(value: float) -> str:
    return f"{value:g}" if value < 1e6 else str(int(value))


def _read(facts, kind: str) -> list[tuple[Span, str]]:
    if kind == "pay":
        amounts = [
            (item, _number(item.low) if item.low == item.high else f"{_number(item.low)}-{_number(item.high)}") for item in facts.pay
        ]
        return [(item.span, " ".join([amount, *item.currency.split(), item.period])) for item, amount in amounts]
    if kind == "agreement":
        return [(facts.pay_by_agreement, "agreed")] if facts.pay_by_agreement else []
    if kind == "places":
        return [(item.span, f"{item.country} {item.role}") for item in facts.places if item.country]
    if kind == "work":
        return [(item.span, f"{item.sector} {item.isco}") for item in facts.occupations]
    if kind == "sought":
        return [(item.span, f"{item.kind} {item.value}") for item in facts.sought]
    return [(facts.agency, "agency")] * bool(facts.agency) + [(span, "licence") for span in facts.licences]


@pytest.mark.parametrize(("code", "kind", "ad", "facts"), [*_rows()])
def test_an_ad_says_what_the_table_says(reading, code, kind, ad, facts):
    one = reading(_MARK.sub(r"\1", ad), code)
    found = sorted(_read(one.facts, kind), key=lambda item: item[0].start)
    assert [(fact, one.quote(span)) for span, fact in found] == list(
        zip([item for item in facts.split("; ") if item], _MARK.findall(ad), strict=True)
    )


@pytest.mark.parametrize("code", SUPPORTED)
def test_each_language_has_a_full_table_with_near_misses(code):
    table = yaml.safe_load((FOLDER / f"{code}.yml").read_text("utf-8"))
    for kind, least in LEAST.items():
        assert len(table[kind]) >= least, kind
        assert any(not facts for _, facts in table[kind]), kind
        assert sum(bool(facts) for _, facts in table[kind]) >= 2, kind
