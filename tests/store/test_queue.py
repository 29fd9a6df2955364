"""The review queue."""

from __future__ import annotations

import datetime as dt
import threading

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from scanner.store.models import Case, Decision, Status, User, Verdict
from scanner.store.queue import LEASE, Refused, claim, decide, fill, next_case, release, withdraw
from tests.store.examples import analyst, stored

pytestmark = pytest.mark.usefixtures("database")
DAY = dt.date(2026, 11, 25)


def queued(number: int = 1, risk: float = 0.7) -> Case:
    case = stored(number, risk=risk)
    fill(DAY, 50)
    return case


def decided(case: Case, user: User, verdict: Verdict = Verdict.TRAFFICKING_RISK) -> Decision:
    assert claim(case, user)
    return decide(case, user, verdict=verdict, severity="high", reason="papers kept")


def test_the_queue_takes_the_riskiest_flagged_ads_and_says_how_many_wait() -> None:
    cases = {number: stored(number, risk=number / 10, band="urgent" if number > 8 else "review") for number in (7, 9, 8)}
    stored(5, risk=0.5, band="watch")
    filled = fill(DAY, 2)
    assert (filled.queued, filled.waiting) == ((cases[9].pk, cases[8].pk), 1)


def test_a_short_queue_is_not_padded_with_ads_that_were_not_flagged() -> None:
    stored(1, band="watch", risk=0.4)
    stored(2, band="none", risk=0.1)
    assert fill(DAY, 50).queued == ()


def test_filling_twice_changes_nothing_and_the_next_day_takes_the_rest() -> None:
    for number in range(3):
        stored(number)
    assert len(fill(DAY, 2).queued) == 2
    assert fill(DAY, 2).queued == ()
    assert len(fill(DAY + dt.timedelta(days=1), 2).queued) == 1


def test_one_case_stands_for_its_campaign_and_unlinked_ads_stand_for_themselves() -> None:
    for number in range(4):
        stored(number, risk=0.9 - number / 100)
    Case.objects.filter(advert__ad_key__in=["ad-0", "ad-1"]).update(campaign="c" * 64)
    assert len(fill(DAY, 50).queued) == 3
    stored(9)
    Case.objects.filter(advert__ad_key="ad-9").update(campaign="c" * 64)
    assert fill(DAY, 50).queued == ()


def test_next_case_is_the_riskiest_and_stays_the_same_until_decided() -> None:
    queued(1, risk=0.7)
    top = queued(2, risk=0.9)
    user = analyst()
    assert next_case(user) == next_case(user) == top


def test_two_analysts_get_two_cases_and_the_third_gets_none() -> None:
    queued(1)
    queued(2)
    got = [next_case(analyst(name)) for name in ("ani", "aida", "nino")]
    assert got[2] is None
    assert len({case.pk for case in got[:2] if case}) == 2


def test_a_case_that_was_not_queued_is_not_handed_out() -> None:
    stored(1)
    assert next_case(analyst()) is None


def test_a_claim_holds_for_fifteen_minutes_and_then_anyone_may_take_the_case() -> None:
    case, ani, aida, now = queued(), analyst("ani"), analyst("aida"), timezone.now()
    assert claim(case, ani, now=now)
    assert not claim(case, aida, now=now + LEASE - dt.timedelta(seconds=1))
    assert claim(case, aida, now=now + LEASE)


def test_only_the_holder_can_give_a_case_back() -> None:
    case, ani, aida = queued(), analyst("ani"), analyst("aida")
    claim(case, ani)
    release(case, aida)
    assert not claim(case, aida)
    release(case, ani)
    assert claim(case, aida)


def test_twelve_people_reach_for_one_case_and_one_gets_it() -> None:
    users = [analyst(f"user{number}") for number in range(12)]
    for number in range(5):
        case = stored(number)
        start = threading.Barrier(len(users))
        won: list[int] = []

        def reach(user: User, case: Case = case, start: threading.Barrier = start, won: list[int] = won) -> None:
            try:
                connection.ensure_connection()
                start.wait(timeout=20)
                if claim(case, user):
                    won.append(user.pk)
            finally:
                connections.close_all()

        threads = [threading.Thread(target=reach, args=(user,)) for user in users]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        case.refresh_from_db()
        assert won == [case.claimed_by_id]


def test_a_decision_keeps_who_when_why_and_what_was_shown() -> None:
    case, user = queued(), analyst()
    decision = decided(case, user)
    case.refresh_from_db()
    assert (case.status, case.verdict, case.severity, case.claimed_by) == (Status.DECIDED, "trafficking_risk", "high", None)
    assert (decision.user, decision.reason, decision.scan) == (user, "papers kept", case.scan)
    assert timezone.now() - decision.made_at < dt.timedelta(minutes=1)


def test_nobody_decides_a_case_she_does_not_hold() -> None:
    case, ani, aida = queued(), analyst("ani"), analyst("aida")
    with pytest.raises(Refused):
        decide(case, ani, verdict=Verdict.ORDINARY)
    claim(case, ani)
    with pytest.raises(Refused):
        decide(case, aida, verdict=Verdict.ORDINARY)
    assert decide(case, ani, verdict=Verdict.ORDINARY)
    with pytest.raises(Refused):
        decide(case, ani, verdict=Verdict.TRAFFICKING_RISK)
    assert Decision.objects.count() == 1


def test_a_claim_that_ran_out_still_counts_while_nobody_else_took_the_case() -> None:
    case, user = queued(), analyst()
    claim(case, user, now=timezone.now() - dt.timedelta(hours=1))
    assert decide(case, user, verdict=Verdict.ORDINARY)


@pytest.mark.parametrize("verdict", [Verdict.SKIP, Verdict.UNSURE])
def test_who_skips_or_is_unsure_does_not_see_the_case_again_but_another_does(verdict: Verdict) -> None:
    case, ani, aida = queued(), analyst("ani"), analyst("aida")
    decided(case, ani, verdict)
    assert next_case(ani) is None
    assert next_case(aida) == case
    case.refresh_from_db()
    assert case.status == (Status.NEW if verdict == Verdict.SKIP else Status.SECOND_LOOK)


def test_a_withdrawn_decision_opens_the_case_again_and_stays_on_record() -> None:
    case, user = queued(), analyst()
    decision = decided(case, user)
    taken_back = withdraw(decision, user, reason="wrong ad")
    case.refresh_from_db()
    assert (case.status, case.verdict, case.severity) == (Status.NEW, "", "")
    assert [row.verdict for row in Decision.objects.all()] == ["trafficking_risk", "withdrawn"]
    assert taken_back.withdraws == decision
    assert next_case(user) == case


def test_a_decision_is_withdrawn_once_and_a_withdrawal_never() -> None:
    case, user = queued(), analyst()
    decision = decided(case, user)
    taken_back = withdraw(decision, user, reason="wrong ad")
    with pytest.raises(Refused, match="already withdrawn"):
        withdraw(decision, user, reason="again")
    with pytest.raises(Refused, match="cannot be withdrawn"):
        withdraw(taken_back, user, reason="no")
    with pytest.raises(Refused):
        decide(case, user, verdict=Verdict.WITHDRAWN)


def test_withdrawing_an_old_doubt_does_not_reopen_what_another_decided() -> None:
    case, ani, aida = queued(), analyst("ani"), analyst("aida")
    doubt = decided(case, ani, Verdict.UNSURE)
    decided(case, aida)
    withdraw(doubt, ani, reason="slip")
    case.refresh_from_db()
    assert (case.status, case.verdict) == (Status.DECIDED, "trafficking_risk")


def test_the_database_itself_refuses_to_change_or_delete_a_decision() -> None:
    decision = decided(queued(), analyst())
    attempts = (
        lambda: Decision.objects.update(verdict="ordinary"),
        lambda: Decision.objects.all()._raw_delete("default"),
        lambda: connection.cursor().execute("DELETE FROM store_decision"),
        lambda: connection.cursor().execute("UPDATE store_decision SET reason = ''"),
    )
    for attempt in attempts:
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            attempt()
    decision.refresh_from_db()
    assert (decision.verdict, decision.reason) == ("trafficking_risk", "papers kept")
