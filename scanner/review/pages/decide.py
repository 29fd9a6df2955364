"""Claiming, deciding, and taking back."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from scanner.review.access import SignedRequest, deciders_only
from scanner.store import queue
from scanner.store.models import CONFIRMED, Case, Decision, ScanRecord, Severity, Verdict

CONFLICT = 409
REASON_LENGTH = 2000
_SAID = frozenset(Verdict) - {Verdict.WITHDRAWN}


@require_POST
@deciders_only
def start(request: SignedRequest) -> HttpResponse:
    """Claim the next case and open it."""
    return _next(request)


@require_POST
@deciders_only
def take(request: SignedRequest, case_id: str) -> HttpResponse:
    """Claim this case."""
    case = get_object_or_404(Case, pk=case_id)
    return redirect("case", case.pk) if queue.claim(case, request.user) else _conflict(request, case)


@require_POST
@deciders_only
def put_back(request: SignedRequest, case_id: str) -> HttpResponse:
    """Give this case back to the queue."""
    queue.release(get_object_or_404(Case, pk=case_id), request.user)
    return redirect("queue")


@require_POST
@deciders_only
def decide(request: SignedRequest, case_id: str) -> HttpResponse:
    """Record a decision and open the next case. A case nobody holds is claimed in passing."""
    case = get_object_or_404(Case, pk=case_id)
    verdict, severity = request.POST.get("verdict", ""), request.POST.get("severity", "")
    reason = request.POST.get("reason", "").strip()
    # What was on the screen: it may no longer be the newest scan.
    shown = ScanRecord.objects.filter(advert=case.advert_id, pk=request.POST.get("scan", "")).first()
    if verdict not in _SAID or severity not in {"", *Severity.values} or len(reason) > REASON_LENGTH or shown is None:
        return HttpResponseBadRequest(_("This form was not filled in by the page it belongs to."), content_type="text/plain; charset=utf-8")
    try:
        if not queue.claim(case, request.user):
            return _conflict(request, case)
        made = queue.decide(case, request.user, verdict=Verdict(verdict), severity=_severity(verdict, severity), reason=reason, scan=shown)
    except queue.Refused:
        return _conflict(request, case)
    return _next(request, undo=made)


@require_POST
@deciders_only
def undo(request: SignedRequest, decision_id: int) -> HttpResponse:
    """Take one's own decision back and open its case again."""
    made = get_object_or_404(Decision.objects.select_related("case"), pk=decision_id, user=request.user)
    try:
        queue.withdraw(made, request.user, reason="undo")
    except queue.Refused:
        messages.error(request, _("This decision was already taken back."))
        return redirect("queue")
    queue.claim(made.case, request.user)
    return redirect("case", made.case_id)


def _severity(verdict: str, severity: str) -> str:
    if verdict in CONFIRMED:
        return severity
    return str(Severity.NONE) if verdict == Verdict.ORDINARY else ""


def _next(request: SignedRequest, undo: Decision | None = None) -> HttpResponse:
    case = queue.next_case(request.user)
    if case is None:
        messages.info(request, _("Nothing more waits for you in the queue."))
    address = reverse("case", args=[case.pk]) if case else reverse("queue")
    return HttpResponseRedirect(f"{address}?undo={undo.pk}" if undo else address)


def _conflict(request: SignedRequest, case: Case) -> HttpResponse:
    case.refresh_from_db()
    return render(request, "review/conflict.html", {"case": case}, status=CONFLICT)
