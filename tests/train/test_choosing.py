"""What is worth labelling next: unsure before sure, unlike before alike, every language, and some by chance."""

from __future__ import annotations

import numpy as np

from scanner.train.choosing import BY_CHANCE, Candidate, choose


def candidate(name: str, *, language: str = "en", risk: float = 0.5, at: int = 0) -> Candidate:
    vector = np.zeros(8, dtype=np.float32)
    vector[at] = 1
    return Candidate(name, language, risk, vector)


def picked(candidates: list[Candidate], count: int) -> list[str]:
    return [one.id for one in choose(candidates, count, edge=0.5, seed=1)]


def test_the_unsure_come_before_the_sure() -> None:
    sure = [candidate(f"sure-{number}", risk=0.001, at=number % 8) for number in range(40)]
    unsure = [candidate(f"unsure-{number}", risk=0.45, at=number) for number in range(4)]
    assert {name for name in picked([*sure, *unsure], 5) if name.startswith("unsure")} == {one.id for one in unsure}


def test_of_ads_that_say_the_same_one_is_enough() -> None:
    alike = [candidate(f"alike-{number}", risk=0.5, at=0) for number in range(30)]
    other = candidate("other", risk=0.3, at=1)
    first = picked([*alike, other], 4)
    assert "other" in first


def test_languages_take_turns() -> None:
    many = [candidate(f"en-{number}", at=number % 8) for number in range(50)]
    few = [candidate(f"tg-{number}", language="tg", risk=0.1, at=number) for number in range(5)]
    assert sum(name.startswith("tg") for name in picked([*many, *few], 10)) >= 4


def test_a_tenth_is_picked_blindly_and_the_choice_can_be_made_again() -> None:
    everything = [candidate(f"a-{number}", risk=0.0001 if number else 0.5, at=number % 8) for number in range(200)]
    assert picked(everything, 20) == picked(everything, 20)
    assert len(set(picked(everything, 20))) == 20
    assert round(20 * BY_CHANCE) == 2


def test_fewer_than_asked_is_all_there_is() -> None:
    assert picked([], 5) == []
    assert set(picked([candidate("a"), candidate("b")], 5)) == {"a", "b"}
