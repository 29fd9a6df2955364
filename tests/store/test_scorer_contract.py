"""What the scorer writes is what the store reads."""

from __future__ import annotations

import pytest

from scanner.extract import Contact as Found
from scanner.extract import Facts, Occupation
from scanner.language import Language
from scanner.normalise import Span
from scanner.score import Scan, to_record
from scanner.store.intake import save
from scanner.store.models import Case, Contact
from tests.store.examples import ad

pytestmark = pytest.mark.usefixtures("database")


def test_a_scan_becomes_a_case_with_language_sector_destination_and_contacts() -> None:
    one, span = ad(), Span("body", 0, 7)
    facts = Facts(
        contacts=(Found("phone", "+37491123456", span, "AM"),) * 2,
        occupations=(Occupation("hospitality", 5, span),),
        destination=("TR", "AE"),
    )
    result = Scan(
        ad_id=one.id, risk=0.5, band="watch", lanes={"trafficking": 0.5, "recruitment_fraud": 0.1, "labour_breach": 0.0}, priors={},
        language=Language("hy", 0.9, ("hy",)), dimensions={}, indicators={}, reasons=(), facts=facts, suspected=(), disguises=(), unchecked=(), versions={"rules": "r"},
    )  # fmt: skip
    save([(one, to_record(result, one))])
    case = Case.objects.get()
    assert (case.language, case.sector, case.destination, case.band) == ("hy", "hospitality", "TR", "watch")
    assert list(Contact.objects.values_list("kind", "value")) == [("phone", "+37491123456")]
