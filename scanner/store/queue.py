"""The review queue: what goes in, who holds a case, and what was decided."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from scanner.errors import ScannerError
from scanner.store.models import FLAGGED, OPEN, Case, Decision, ScanRecord, Status, User, Verdict

LEASE = dt.timedelta(minutes=15)
_TRIES = 20
"""Cases tried when others keep claiming the one on top."""


class Refused(ScannerError):
    """Something the queue does not let this user do now; the message says why."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What one filling did: ids of the cases put in, and how many flagged ones still wait for another day."""

    day: dt.date
    queued: tuple[str, ...]
    waiting: int


def fill(day: dt.date, length: int) -> Filled:
    """Bring the queue of a day up to `length` cases, riskiest first, one case a campaign.

    Only flagged ads (bands review and urgent) enter: a short queue stays short rather than being filled from
    `watch`. A campaign that was ever queued is not queued again. Calling twice changes nothing.
    """
    with transaction.atomic():
        room = max(0, length - Case.objects.filter(queued_on=day).count())
        chosen = _choose(room)
        Case.objects.filter(pk__in=chosen, queued_on=None).update(queued_on=day)
        return Filled(day=day, queued=chosen, waiting=_candidates().count())


def next_case(user: User, *, now: dt.datetime | None = None) -> Case | None:
    """The riskiest queued case this user has not passed on, claimed for her; the one she holds already comes first."""
    at = now or timezone.now()
    held = Case.objects.filter(claimed_by=user, claimed_until__gt=at, status__in=OPEN).order_by("-risk", "pk").first()
    if held:
        return held
    passed = Decision.objects.filter(case=OuterRef("pk"), user=user, verdict__in=(Verdict.SKIP, Verdict.UNSURE), withdrawal=None)
    free = Case.objects.filter(~Exists(passed), _free(at), queued_on__isnull=False, status__in=OPEN)
    for case in free.order_by("-risk", "pk")[:_TRIES]:
        if claim(case, user, now=at):
            case.refresh_from_db()
            return case
    return None


def claim(case: Case, user: User, *, now: dt.datetime | None = None) -> bool:
    """Take an open case for 15 minutes, or prolong one's own claim. False when somebody else holds it or it is decided."""
    at = now or timezone.now()
    mine = Case.objects.filter(_free(at) | Q(claimed_by=user), pk=case.pk, status__in=OPEN)
    return mine.update(claimed_by=user, claimed_until=at + LEASE) == 1


def release(case: Case, user: User) -> None:
    """Give a claimed case back."""
    Case.objects.filter(pk=case.pk, claimed_by=user).update(claimed_by=None, claimed_until=None)


def decide(case: Case, user: User, *, verdict: Verdict, severity: str = "", reason: str = "", scan: ScanRecord | None = None) -> Decision:
    """Record what the holder of a case says about it; `scan` is the one that was shown, by default the case's newest.

    A claim that ran out still counts as long as nobody else took the case. Raises Refused otherwise.
    """
    if verdict == Verdict.WITHDRAWN:
        raise Refused("a withdrawal is made with 'withdraw', which needs the decision it takes back")
    change: dict[str, str] = {}
    if verdict == Verdict.UNSURE:
        change = {"status": Status.SECOND_LOOK}
    elif verdict != Verdict.SKIP:
        change = {"status": Status.DECIDED, "verdict": verdict, "severity": severity}
    with transaction.atomic():
        held = Case.objects.filter(pk=case.pk, claimed_by=user, status__in=OPEN)
        if not held.update(claimed_by=None, claimed_until=None, **change):
            raise Refused(f"case {case.pk} is not yours to decide: it was decided, given back, or taken by somebody else")
        return Decision.objects.create(
            case=case, user=user, verdict=verdict, severity=severity, reason=reason, scan=scan or case.scan, made_at=timezone.now()
        )


def withdraw(decision: Decision, user: User, *, reason: str) -> Decision:
    """Take a decision back; the case opens again if it was the one that stood. Raises Refused if it cannot be taken back."""
    if decision.verdict == Verdict.WITHDRAWN:
        raise Refused("a withdrawal cannot be withdrawn; decide the case again")
    try:
        with transaction.atomic():
            case = Case.objects.select_for_update().get(pk=decision.case_id)
            standing = _standing(case)
            taken_back = Decision.objects.create(
                case=case,
                user=user,
                verdict=Verdict.WITHDRAWN,
                reason=reason,
                scan=decision.scan,
                withdraws=decision,
                made_at=timezone.now(),
            )
            if standing == decision:
                Case.objects.filter(pk=case.pk).update(status=Status.NEW, verdict="", severity="", claimed_by=None, claimed_until=None)
            return taken_back
    except IntegrityError:
        raise Refused(f"decision {decision.pk} was already withdrawn") from None


def _standing(case: Case) -> Decision | None:
    said = case.decisions.filter(withdrawal=None).exclude(verdict__in=(Verdict.SKIP, Verdict.WITHDRAWN))
    return said.order_by("-made_at", "-pk").first()


def _free(at: dt.datetime) -> Q:
    return Q(claimed_by=None) | Q(claimed_until__lte=at)


def _candidates() -> QuerySet[Case]:
    sibling = Case.objects.filter(campaign=OuterRef("campaign"), queued_on__isnull=False)
    waiting = Case.objects.filter(status=Status.NEW, queued_on=None, band__in=FLAGGED)
    return waiting.filter(Q(campaign="") | ~Exists(sibling))


def _choose(room: int) -> tuple[str, ...]:
    chosen: list[str] = []
    campaigns: set[str] = set()
    for case_id, campaign in _candidates().order_by("-risk", "pk").values_list("pk", "campaign").iterator():
        if len(chosen) == room:
            break
        if campaign not in campaigns:
            chosen.append(case_id)
            campaigns |= {campaign} - {""}
    return tuple(chosen)
