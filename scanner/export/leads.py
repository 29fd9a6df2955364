"""Leads read from the store. Needs a booted one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scanner.export.lead import Lead, Sharing, Statement
from scanner.store.models import CONFIRMED, Case, Contact, Decision, Status, Verdict


def leads(verdicts: Sequence[Verdict] = CONFIRMED) -> Iterator[Lead]:
    """Every case whose standing verdict is one of `verdicts`, riskiest first, then by id."""
    cases = Case.objects.filter(status=Status.DECIDED, verdict__in=verdicts).order_by("-risk", "pk")
    related = cases.select_related("advert", "source").prefetch_related("decisions__user", "decisions__scan", "decisions__withdrawal")
    for case in related.iterator(chunk_size=200):
        yield _lead(case)


def _lead(case: Case) -> Lead:
    decisions = list(case.decisions.all())
    standing = [decision for decision in decisions if decision.verdict == case.verdict and not _withdrawn(decision)][-1]
    advert = case.advert
    return Lead(
        id=case.pk,
        verdict=case.verdict,
        severity=case.severity,
        decisions=tuple(_statement(decision) for decision in decisions),
        standing=_statement(standing),
        ad=advert.record,
        source=case.source.name,
        country=case.source.country,
        first_seen=advert.first_seen.isoformat(),
        last_seen=advert.last_seen.isoformat(),
        campaign=case.campaign,
        scan=standing.scan.payload,
        scan_sha256=standing.scan_id,
        content_sha256=advert.content_sha256,
        sharing=tuple(_sharing(case)),
    )


def _sharing(case: Case) -> Iterator[Sharing]:
    """Every other ad with one of this ad's contacts, oldest first."""
    for own in Contact.objects.filter(advert=case.pk).order_by("kind", "value"):
        same = Contact.objects.filter(kind=own.kind, value=own.value).exclude(advert=case.pk)
        for other in same.select_related("advert__case", "advert__source").order_by("advert__first_seen", "advert_id"):
            advert = other.advert
            yield Sharing(
                kind=own.kind, value=own.value, advert=advert.pk, source=advert.source.name, url=advert.url, title=advert.case.title
            )


def _statement(decision: Decision) -> Statement:
    return Statement(
        verdict=decision.verdict,
        severity=decision.severity,
        reason=decision.reason,
        by=decision.user.username,
        at=decision.made_at.isoformat(),
        scan=decision.scan_id,
        withdrawn=_withdrawn(decision),
    )


def _withdrawn(decision: Decision) -> bool:
    return hasattr(decision, "withdrawal")
