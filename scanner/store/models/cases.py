"""What an analyst works on, and what she decided."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from scanner.store.models.adverts import Advert, Source
from scanner.store.models.scans import ScanRecord

TITLE_LENGTH = 200


class Band(models.TextChoices):
    """How loudly an ad is flagged."""

    NONE = "none"
    WATCH = "watch"
    REVIEW = "review"
    URGENT = "urgent"


FLAGGED = (Band.REVIEW, Band.URGENT)


class Status(models.TextChoices):
    """Where a case stands."""

    NEW = "new"
    SECOND_LOOK = "second_look"
    """Somebody was unsure; another analyst sees it."""
    DECIDED = "decided"


OPEN = (Status.NEW, Status.SECOND_LOOK)


class Severity(models.TextChoices):
    """How bad it would be if the ad is what it looks like."""

    HIGH = "high"
    MEDIUM = "medium"
    NONE = "none"


class Verdict(models.TextChoices):
    """What an analyst says about an ad. `skip` and `unsure` close nothing; `withdrawn` takes an earlier decision back."""

    TRAFFICKING_RISK = "trafficking_risk"
    RECRUITMENT_FRAUD = "recruitment_fraud"
    LABOUR_BREACH = "labour_breach"
    ORDINARY = "ordinary"
    UNSURE = "unsure"
    SKIP = "skip"
    WITHDRAWN = "withdrawn"


CONFIRMED = (Verdict.TRAFFICKING_RISK, Verdict.RECRUITMENT_FRAUD, Verdict.LABOUR_BREACH)


class Case(models.Model):
    """One ad on its way through review; everything the queue and the counts need stands here, without the text."""

    advert = models.OneToOneField(Advert, on_delete=models.PROTECT, primary_key=True, related_name="case")
    scan = models.ForeignKey(ScanRecord, on_delete=models.PROTECT, related_name="+")
    """The newest scan: the one the columns below were taken from."""
    risk = models.FloatField()
    band = models.CharField(max_length=10, choices=Band.choices)
    trafficking = models.FloatField()
    recruitment_fraud = models.FloatField()
    labour_breach = models.FloatField()
    language = models.CharField(max_length=10)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="cases")
    sector = models.CharField(max_length=30, blank=True, default="")
    destination = models.CharField(max_length=2, blank=True, default="")
    title = models.CharField(max_length=TITLE_LENGTH, blank=True, default="")
    day = models.DateField()
    """The day the ad was first seen."""
    campaign = models.CharField(max_length=64, blank=True, default="")
    """Shared by near-duplicates; empty: linked to nothing (yet)."""
    status = models.CharField(max_length=12, choices=Status.choices, default=Status.NEW)
    verdict = models.CharField(max_length=20, choices=Verdict.choices, blank=True, default="")
    """The decision that stands now; empty while the case is open."""
    severity = models.CharField(max_length=10, choices=Severity.choices, blank=True, default="")
    queued_on = models.DateField(null=True, blank=True)
    claimed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="claims")
    claimed_until = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["status", "-risk"], name="case_status_risk"),
            models.Index(fields=["status", "language", "-risk"], name="case_status_language_risk"),
            models.Index(fields=["queued_on", "status", "-risk"], name="case_queue"),
            models.Index(fields=["day", "language"], name="case_day_language"),
            models.Index(fields=["campaign"], name="case_campaign"),
            models.Index(fields=["verdict", "-risk"], name="case_verdict_risk"),
        )

    def __str__(self) -> str:
        return str(self.advert_id)


class Decision(models.Model):
    """What one analyst said about one case, looking at one scan. Rows are only ever added; the database refuses the rest."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="decisions")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="decisions")
    verdict = models.CharField(max_length=20, choices=Verdict.choices)
    severity = models.CharField(max_length=10, choices=Severity.choices, blank=True, default="")
    reason = models.TextField(blank=True, default="")
    scan = models.ForeignKey(ScanRecord, on_delete=models.PROTECT, related_name="decisions")
    """The scan that was on the screen."""
    withdraws = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="withdrawal")
    made_at = models.DateTimeField()

    class Meta:
        ordering = ("made_at", "id")
        indexes = (models.Index(fields=["case", "made_at"], name="decision_case_made"),)
        constraints = (
            models.CheckConstraint(
                name="decision_withdraws_something",
                condition=Q(verdict="withdrawn", withdraws__isnull=False) | (~Q(verdict="withdrawn") & Q(withdraws__isnull=True)),
            ),
        )

    def __str__(self) -> str:
        return f"decision {self.pk} on {self.case_id}"
