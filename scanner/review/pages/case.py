"""A case: the ad as published, why it is flagged, and what else is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scanner.ad import Ad, from_record
from scanner.review.access import SignedRequest, may_decide
from scanner.review.explain import explain
from scanner.review.pages.undo import undoable
from scanner.store.models import OPEN, Band, Case, Contact, Decision

NEARBY = 10
"""Other ads listed; the rest are counted."""


@dataclass(frozen=True, slots=True)
class Nearby:
    """Other ads tied to this one: by wording (campaign) or by a contact."""

    cases: Sequence[Case]
    more: int


@require_GET
def show(request: SignedRequest, case_id: str) -> HttpResponse:
    """The whole case on one page."""
    case = get_object_or_404(Case.objects.select_related("advert", "scan", "source", "claimed_by"), pk=case_id)
    return render(request, "review/case.html", context(request, case))


def context(request: SignedRequest, case: Case) -> dict[str, Any]:
    """What the page shows."""
    record: Mapping[str, Any] = case.advert.record
    ad = from_record(record)
    held = bool(case.claimed_until and case.claimed_until > timezone.now())
    mine = held and case.claimed_by_id == request.user.pk
    is_open = case.status in OPEN
    return {
        "case": case,
        "ad": ad,
        "explanation": explain(ad, case.scan.payload),
        "campaign": _campaign(case),
        "contacts": _same_contact(case),
        "decisions": Decision.objects.filter(case=case).select_related("user", "withdrawal"),
        "holder": case.claimed_by if held and not mine else None,
        "mine": mine,
        "open": is_open,
        "may_decide": may_decide(request.user) and is_open and (mine or not held),
        "severity": "high" if case.band == Band.URGENT else "medium",
        "seen": _seen(ad),
        "undo": undoable(request),
    }


def _campaign(case: Case) -> Nearby:
    if not case.campaign:
        return Nearby((), 0)
    return _nearby(Q(campaign=case.campaign), case)


def _same_contact(case: Case) -> Nearby:
    ways = list(Contact.objects.filter(advert=case.advert).values_list("kind", "value"))
    if not ways:
        return Nearby((), 0)
    same = Q()
    for kind, value in ways:
        same |= Q(kind=kind, value=value)
    return _nearby(Q(advert__in=Contact.objects.filter(same).values("advert")), case)


def _nearby(which: Q, case: Case) -> Nearby:
    others = Case.objects.filter(which).exclude(pk=case.pk).order_by("-day", "-risk", "pk")
    listed = list(others[:NEARBY])
    return Nearby(listed, others.count() - len(listed) if len(listed) == NEARBY else 0)


def _seen(ad: Ad) -> dt.datetime | str:
    """When the ad was seen, as a time where the source said it as one."""
    try:
        return dt.datetime.fromisoformat(ad.seen_at)
    except ValueError:
        return ad.seen_at
