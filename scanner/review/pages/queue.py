"""The queue: today's cases by risk."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Case as When
from django.db.models import Count, F, IntegerField, Q, QuerySet, Value
from django.db.models import When as Then
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from scanner.review.access import SignedRequest, may_decide
from scanner.review.explain.explanation import catalogue
from scanner.review.explain.reasons import Reason, leading_lane, reasons
from scanner.review.pages.undo import undoable
from scanner.store.models import FLAGGED, OPEN, Case, Status

PAGE = 25
LIKELY = 0.5
"""From here the labour lane is named beside the others."""
_LANES: Mapping[str, Q] = {
    "trafficking": Q(trafficking__gte=F("recruitment_fraud")),
    "recruitment_fraud": Q(recruitment_fraud__gt=F("trafficking")),
    "labour_breach": Q(labour_breach__gte=LIKELY),
}


@dataclass(frozen=True, slots=True)
class Filters:
    """What the URL asks for; an unknown value asks for nothing."""

    band: str = ""
    language: str = ""
    source: str = ""
    lane: str = ""

    @property
    def any(self) -> bool:
        """Whether something is left out."""
        return bool(self.band or self.language or self.source or self.lane)

    def of(self, cases: QuerySet[Case]) -> QuerySet[Case]:
        """The cases that pass."""
        named = {"band": self.band, "language": self.language, "source_id": self.source}
        return cases.filter(_LANES.get(self.lane, Q()), **{name: value for name, value in named.items() if value})


@dataclass(frozen=True, slots=True)
class Line:
    """A case in the list."""

    case: Case
    title: str
    lane: str
    labour: bool
    reason: Reason | None
    ads: int
    holder: str


@dataclass(frozen=True, slots=True)
class Counts:
    """The day in numbers; each is shown with what it is a part of."""

    seen: int
    flagged: int
    queued: int
    decided: int
    earlier: int


@require_GET
def show(request: SignedRequest) -> HttpResponse:
    """The queue with its filters, counts and pages."""
    today, now = timezone.now().date(), timezone.now()
    listed = Case.objects.filter(Q(queued_on=today) | Q(queued_on__lt=today, status__in=OPEN))
    filters = Filters(**{name: request.GET.get(name, "") for name in Filters.__slots__})
    page = Paginator(_ordered(filters.of(listed)), PAGE).get_page(request.GET.get("page"))
    context = {
        "lines": _lines(list(page.object_list), now, language=request.LANGUAGE_CODE),
        "page": page,
        "query": _query(request),
        "filters": filters,
        "choices": _choices(listed),
        "counts": _counts(today),
        "today": today,
        "may_decide": may_decide(request.user),
        "undo": undoable(request),
    }
    return render(request, "review/queue.html", context)


def _ordered(cases: QuerySet[Case]) -> QuerySet[Case]:
    done = When(Then(status=Status.DECIDED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return cases.select_related("scan", "advert", "source", "claimed_by").order_by(done, "-risk", "pk")


def _query(request: SignedRequest) -> str:
    """The filters of this page as the start of another page's query."""
    kept = request.GET.copy()
    for name in ("page", "undo"):
        kept.pop(name, None)
    return kept.urlencode()


def _choices(cases: QuerySet[Case]) -> dict[str, Sequence[str]]:
    def values(name: str) -> Sequence[str]:
        return list(cases.order_by(name).values_list(name, flat=True).distinct())

    return {"band": list(reversed(FLAGGED)), "language": values("language"), "source": values("source_id"), "lane": list(_LANES)}


def _counts(today: dt.date) -> Counts:
    bands = Counter(Case.objects.filter(day=today).values_list("band", flat=True))
    queue = Case.objects.filter(queued_on=today).aggregate(all=Count("pk"), done=Count("pk", filter=Q(status=Status.DECIDED)))
    earlier = Case.objects.filter(queued_on__lt=today, status__in=OPEN).count()
    return Counts(sum(bands.values()), sum(bands[band] for band in FLAGGED), queue["all"], queue["done"], earlier)


def _lines(cases: Sequence[Case], now: dt.datetime, *, language: str) -> list[Line]:
    campaigns = {case.campaign for case in cases} - {""}
    sizes = dict(Case.objects.filter(campaign__in=campaigns).values_list("campaign").annotate(ads=Count("pk")))
    return [_line(case, sizes.get(case.campaign, 1), now, language=language) for case in cases]


def _line(case: Case, ads: int, now: dt.datetime, *, language: str) -> Line:
    payload: Mapping[str, Any] = case.scan.payload
    record: Mapping[str, Any] = case.advert.record
    held = case.claimed_by if case.claimed_until and case.claimed_until > now else None
    return Line(
        case=case,
        title=case.title or str(record.get("body", "")),
        lane=leading_lane(payload["lanes"]),
        labour=case.labour_breach >= LIKELY,
        reason=_top(reasons(payload, catalogue(), language)),
        ads=ads,
        holder=held.username if held else "",
    )


def _top(found: Sequence[Reason]) -> Reason | None:
    """The heaviest reason that speaks for the flag, with words of the ad if any has them."""
    for reason in (*(item for item in found if item.quote), *found):
        if max((value for value in reason.points if value is not None), default=0.0) > 0:
            return reason
    return None
