"""Results of scanning, and the runs that made them."""

from __future__ import annotations

from django.db import models

from scanner.store.models.adverts import Advert
from scanner.store.models.fields import JsonText


class ScanRecord(models.Model):
    """One result for one ad, never changed: another version of rules or model makes another row.

    `id` is the SHA-256 of the advert's id and `payload`, the object that `scanner.score.to_record` gives.
    """

    id = models.CharField(primary_key=True, max_length=64)
    advert = models.ForeignKey(Advert, on_delete=models.CASCADE, related_name="scans")
    payload = JsonText()
    risk = models.FloatField()
    band = models.CharField(max_length=10)
    versions_sha = models.CharField(max_length=64, db_index=True)
    """SHA-256 of the payload's `versions`."""
    made_at = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["advert", "-made_at"], name="scan_advert_made"),)

    def __str__(self) -> str:
        return self.id


class RunState(models.TextChoices):
    """How far a daily run came."""

    STARTED = "started"
    FINISHED = "finished"
    FAILED = "failed"


class Run(models.Model):
    """One daily run, for resuming and for saying what was not covered."""

    id = models.CharField(primary_key=True, max_length=64)
    started = models.DateTimeField()
    finished = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=RunState.choices, default=RunState.STARTED)
    counts = JsonText(default=dict)

    class Meta:
        indexes = (models.Index(fields=["-started"], name="run_started"),)

    def __str__(self) -> str:
        return self.id
