"""Leads read from the store."""

from __future__ import annotations

import datetime as dt
import io

import pytest

from scanner.ad import Evidence, to_record
from scanner.export import Lead, write_csv, write_jsonl
from scanner.export.leads import leads
from scanner.store.intake import save
from scanner.store.models import Case, Decision, User, Verdict
from scanner.store.queue import claim, decide, withdraw
from tests.store.examples import ad, analyst, scan, stored

pytestmark = pytest.mark.usefixtures("database")
PAGE = Evidence(warc="a.warc.gz", record_id="<urn:uuid:1>", payload_sha256="7" * 64, fetched_at="2026-11-20T11:00:00Z", run_id="r1")


def said(case: Case, user: User, verdict: Verdict) -> Decision:
    assert claim(case, user)
    return decide(case, user, verdict=verdict, severity="high", reason="papers kept")


def test_a_lead_carries_ad_reasons_evidence_and_who_decided_when() -> None:
    case, user = stored(1, evidence=PAGE), analyst()
    decision = said(case, user, Verdict.TRAFFICKING_RISK)
    (lead,) = leads()
    assert lead.ad == to_record(ad(1, evidence=PAGE))
    assert lead.scan["reasons"][0]["id"] == "documents-held"
    assert lead.contacts == (("telegram", "foreman_5"),)
    assert (lead.standing.by, lead.standing.at, lead.standing.reason) == ("ani", decision.made_at.isoformat(), "papers kept")
    assert (lead.content_sha256, lead.scan_sha256) == (case.advert.content_sha256, case.scan_id)
    assert dt.datetime.fromisoformat(lead.first_seen) == case.advert.first_seen


def test_only_confirmed_cases_leave() -> None:
    user = analyst()
    for number, verdict in enumerate((Verdict.ORDINARY, Verdict.SKIP, Verdict.UNSURE, Verdict.RECRUITMENT_FRAUD)):
        said(stored(number), user, verdict)
    stored(9)
    assert [lead.ad["id"] for lead in leads()] == ["ad-3"]
    assert list(leads([Verdict.TRAFFICKING_RISK])) == []


def test_a_withdrawn_decision_is_no_lead_and_the_next_one_tells_the_whole_story() -> None:
    case, user = stored(), analyst()
    withdraw(said(case, user, Verdict.TRAFFICKING_RISK), user, reason="wrong ad")
    assert list(leads()) == []
    said(case, analyst("nino"), Verdict.TRAFFICKING_RISK)
    (lead,) = leads()
    assert [(one.by, one.verdict, one.withdrawn) for one in lead.decisions] == [
        ("ani", "trafficking_risk", True), ("ani", "withdrawn", False), ("nino", "trafficking_risk", False),
    ]  # fmt: skip
    assert lead.standing.by == "nino"


def test_a_lead_shows_the_scan_that_was_decided_on_not_a_later_one() -> None:
    case = stored(risk=0.8)
    said(case, analyst(), Verdict.TRAFFICKING_RISK)
    save([(ad(), scan(ad(), risk=0.2, band="watch", versions={"rules": "r2"}))])
    (lead,) = leads()
    assert (lead.scan["risk"], lead.scan["versions"]["rules"]) == (0.8, "r1")


def test_leads_come_riskiest_first_and_the_files_are_the_same_every_time() -> None:
    user = analyst()
    for number in (1, 3, 2):
        said(stored(number, risk=number / 10), user, Verdict.TRAFFICKING_RISK)
    assert [lead.ad["id"] for lead in leads()] == ["ad-3", "ad-2", "ad-1"]
    assert _files(list(leads())) == _files(list(leads()))


def test_a_lead_names_the_other_ads_with_its_contact() -> None:
    said(stored(1), analyst(), Verdict.TRAFFICKING_RISK)
    other = stored(2)
    (lead,) = leads()
    assert [(one.kind, one.value, one.advert) for one in lead.sharing] == [("telegram", "foreman_5", other.pk)]


def _files(found: list[Lead]) -> tuple[bytes, bytes]:
    table, lines = io.BytesIO(), io.BytesIO()
    write_csv(found, table)
    write_jsonl(found, lines)
    return table.getvalue(), lines.getvalue()
