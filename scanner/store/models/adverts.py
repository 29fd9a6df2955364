"""Ads as they were published, where they came from and how to reach the advertiser."""

from __future__ import annotations

from django.db import models

from scanner.store.models.fields import JsonText

CONTACT_LENGTH = 300


class Source(models.Model):
    """A site, channel, newspaper or file drop. `id` is the name that ads carry in `source`."""

    id = models.CharField(primary_key=True, max_length=200)
    name = models.CharField(max_length=200)
    country = models.CharField(max_length=2, blank=True, default="")
    degraded = models.BooleanField(default=False)
    """Collected less than expected: its silence proves nothing."""

    def __str__(self) -> str:
        return self.name


class Advert(models.Model):
    """One published version of an ad.

    `id` is the SHA-256 of source, url and content hash, so a changed text is a new row and the same ad read twice
    is one. There is no unique index over the three: an index on PostgreSQL refuses a URL above some 2,700 bytes.
    """

    id = models.CharField(primary_key=True, max_length=64)
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="adverts")
    ad_key = models.TextField()
    """The source's own id of the ad: `Ad.id`."""
    url = models.TextField(blank=True, default="")
    content_sha256 = models.CharField(max_length=64)
    record = JsonText()
    """The ad as `scanner.ad.to_record` gives it; nothing in it is cleaned."""
    folded = models.TextField(blank=True, default="")
    """The words as `scanner.normalise.fold` gives them, for search and near-duplicates."""
    first_seen = models.DateTimeField()
    last_seen = models.DateTimeField()

    class Meta:
        indexes = (models.Index(fields=["source", "-last_seen"], name="advert_source_seen"),)

    def __str__(self) -> str:
        return self.id


class Contact(models.Model):
    """A way to reach the advertiser, as extracted: `kind` and normalised `value`."""

    advert = models.ForeignKey(Advert, on_delete=models.CASCADE, related_name="contacts")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=CONTACT_LENGTH, db_index=True)

    class Meta:
        constraints = (models.UniqueConstraint(fields=["advert", "kind", "value"], name="contact_once_an_advert"),)

    def __str__(self) -> str:
        return f"{self.kind} of {self.advert_id}"
