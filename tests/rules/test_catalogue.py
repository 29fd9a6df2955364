"""The catalogue we ship: it loads, every proof in it holds, and nothing in it can never fire."""

from __future__ import annotations

import pytest

from scanner.rules import Catalogue, load_catalogue
from scanner.rules.check import check
from scanner.rules.seal import sealed
from scanner.settings import Settings


@pytest.fixture(scope="module")
def shipped() -> Catalogue:
    return load_catalogue(Settings().rules, trust=False)


def test_the_seal_is_that_of_the_files_we_ship(shipped: Catalogue) -> None:
    assert sealed(Settings().rules, shipped.version), "run: scanner rules check"


def test_every_proof_holds(shipped: Catalogue) -> None:
    assert [str(fault) for fault in check(shipped)] == []


def test_a_rule_on_trial_is_still_a_rule_with_a_reason(shipped: Catalogue) -> None:
    assert all(rule.because["en"].endswith((".", "!")) for rule in shipped.rules.values())
