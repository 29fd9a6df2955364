"""The published combination rule of the ILO Delphi dimensions, and one case beside each of its edges."""

from __future__ import annotations

import pytest

from scanner.rules import State
from scanner.rules.rule import Ilo
from scanner.score.dimensions import verdicts
from tests.score.making import catalogue, rule


def verdict(strong: int, medium: int, weak: int) -> str | None:
    counts = {"strong": strong, "medium": medium, "weak": weak}
    rules = [rule(f"{strength}-{number}", strength, {"trafficking": 0.5}) for strength, count in counts.items() for number in range(count)]
    return verdicts({one.id: State.PRESENT for one in rules}, catalogue(*rules)).get("coercive_recruitment")


@pytest.mark.parametrize(
    ("strong", "medium", "weak", "expected"),
    [
        (0, 0, 0, None),
        (2, 0, 0, "positive"),
        (1, 0, 0, "indicated"),
        (1, 1, 0, "positive"),
        (1, 0, 1, "positive"),
        (0, 3, 0, "positive"),
        (0, 2, 0, "indicated"),
        (0, 2, 1, "positive"),
        (0, 1, 2, "indicated"),
        (0, 1, 9, "indicated"),
        (0, 0, 9, "indicated"),
        (3, 3, 3, "positive"),
    ],
)
def test_the_combination_rule(strong: int, medium: int, weak: int, expected: str | None) -> None:
    assert verdict(strong, medium, weak) == expected


def test_signs_of_different_dimensions_do_not_add_up() -> None:
    first, second = rule("papers", "strong", {"trafficking": 2.0}), rule("visa", "strong", {"trafficking": 2.0})
    other = type(second)(
        **{name: getattr(second, name) for name in second.__slots__} | {"ilo": Ilo("x", "deceptive_recruitment", "strong")}
    )
    present = dict.fromkeys(("papers", "visa"), State.PRESENT)
    assert verdicts(present, catalogue(first, second)) == {"coercive_recruitment": "positive"}
    assert verdicts(present, catalogue(first, other)) == {"coercive_recruitment": "indicated", "deceptive_recruitment": "indicated"}


def test_denied_and_unstated_signs_and_protective_facts_say_nothing() -> None:
    rules = (
        rule("papers", "strong", {"trafficking": 2.0}),
        rule("debt", "strong", {"trafficking": 2.0}),
        rule("licence", "protective", {"trafficking": -1.0}),
    )
    states = {"papers": State.CONTRADICTED, "debt": State.NOT_STATED, "licence": State.PRESENT}
    assert verdicts(states, catalogue(*rules)) == {}
    assert verdicts({**states, "debt": State.PRESENT}, catalogue(*rules)) == {"coercive_recruitment": "indicated"}
