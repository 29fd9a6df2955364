"""A split never divides what belongs together, and stays where it is when ads are added."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.ad import from_record
from scanner.pipeline import Reading, reading
from scanner.train.examples import Example, load_examples
from scanner.train.split import folds, groups
from tests.score.making import shipped
from tests.train.making import LABELLED, line, loaded

BODIES = (
    "Cook wanted for a canteen in Gyumri",
    "COOK wanted, for a canteen in Gyumri!!! 2026",
    "Driver for a bread van, nights",
    "Night guard at a mill",
)
CONTACTS = ("", "+374 91 000001", "+374 91 000002", "@cook_xmpl")


def split(examples: Sequence[Example]) -> list[int]:
    return folds(groups(examples, read(examples)), 5)


def read(examples: Sequence[Example]) -> list[Reading]:
    return [reading(example.ad, shipped().catalogue) for example in examples]


def example(number: int, body: int, contact: int, group: int) -> Example:
    ad = from_record({"id": f"x-{number:04}", "body": BODIES[body], "contacts": [CONTACTS[contact]], "language": "en"})
    return Example(ad, "legit", "none", (), "composed", f"g{group}" if group else ad.id, "")


KINDS = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 2)), min_size=1, max_size=9)


@settings(max_examples=40, deadline=None)
@given(KINDS)
def test_one_group_one_wording_and_one_contact_are_never_on_two_sides(kinds: list[tuple[int, int, int]]) -> None:
    fold = split([example(number, *kind) for number, kind in enumerate(kinds)])
    wordings = (0, 0, 2, 3)
    for at, (body, contact, group) in enumerate(kinds):
        for other, (body2, contact2, group2) in enumerate(kinds):
            if wordings[body] == wordings[body2] or (contact and contact == contact2) or (group and group == group2):
                assert fold[at] == fold[other]


@settings(max_examples=40, deadline=None)
@given(KINDS, KINDS)
def test_adding_ads_moves_no_ad_unless_the_new_one_ties_two_groups(
    first: list[tuple[int, int, int]], more: list[tuple[int, int, int]]
) -> None:
    old = [example(number, *kind) for number, kind in enumerate(first)]
    new = [example(number, *kind) for number, kind in enumerate(more, start=len(first))]
    before, after = groups(old, read(old)), groups([*old, *new], read([*old, *new]))
    for at, name in enumerate(before):
        tied = {before[other] for other in range(len(before)) if after[other] == after[at]}
        assert after[at] == min(tied)
        if tied == {name}:
            assert folds([after[at]], 5) == folds([name], 5)


def test_each_tie_joins_and_nothing_else_does(tmp_path: Path) -> None:
    examples = loaded(
        tmp_path,
        line(1, body="Cook wanted in Gyumri, five days", group="twins"),
        line(2, body="Another text altogether, for a mill", group="twins"),
        line(3, body="cook WANTED in Gyumri; five days!!"),
        line(4, body="Guard for a yard, call Ani", contacts=["+374 91 000001"]),
        line(5, body="Welder for a shipyard, ask Ani", contacts=["00374 91-00-00-01"]),
        line(6, body="Cook wanted in Gyumri, six days"),
        line(7, body="1234567", contacts=["+374 91 000003"]),
        line(8, body="7654321", contacts=["+374 91 000004"]),
    )
    names = groups(examples, read(examples))
    assert names == ["x-0001", "x-0001", "x-0001", "x-0004", "x-0004", "x-0006", "x-0007", "x-0008"]


def test_the_labelled_ads_fill_all_parts_about_evenly() -> None:
    examples = load_examples([LABELLED / "en.jsonl"])[:200]
    fold = split(examples)
    assert all(20 <= fold.count(part) <= 65 for part in range(5))
