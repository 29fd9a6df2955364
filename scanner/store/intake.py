"""The bulk path into the store: many scanned ads, few transactions, nothing twice."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import DatabaseError, connection, models, transaction
from django.utils import timezone

from scanner.ad import Ad
from scanner.errors import ScannerError
from scanner.store.models import Advert, Case, Contact, ScanRecord, Source
from scanner.store.rows import Rows, rows

BATCH_ROWS = 1000
BATCH_SECONDS = 1.0
_NEWEST = ("scan_id", "risk", "band", "trafficking", "recruitment_fraud", "labour_breach", "language", "sector", "destination")
"""What a later scan changes in a case; review's own columns are never touched."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many results were committed, and how many of their ads had not been seen before."""

    saved: int
    new: int


def save(results: Iterable[tuple[Ad, Mapping[str, Any]]], *, acknowledge: Callable[[Sequence[str]], None] = lambda ids: None) -> Tally:
    """Keep scanned ads: pairs of an ad and what `scanner.score.to_record` gave for it.

    `acknowledge` gets the ids (`Ad.id`) of a batch after its commit. A batch ends at 1000 ads, or with the first ad
    that comes a second or more after the batch began. Saving the same results again changes no more than
    `last_seen`. Raises ScannerError when the database refuses a batch; batches before it stay.
    """
    saved = new = 0
    batch: list[tuple[str, Rows]] = []
    began = time.monotonic()
    for ad, scan in results:
        batch.append((ad.id, rows(ad, scan, now=timezone.now())))
        if len(batch) >= BATCH_ROWS or time.monotonic() - began >= BATCH_SECONDS:
            new += _commit(batch)
            acknowledge([ad_id for ad_id, _ in batch])
            saved += len(batch)
            batch, began = [], time.monotonic()
    if batch:
        new += _commit(batch)
        acknowledge([ad_id for ad_id, _ in batch])
        saved += len(batch)
    return Tally(saved=saved, new=new)


def _commit(batch: Sequence[tuple[str, Rows]]) -> int:
    # One order for everybody, so that two writers on PostgreSQL wait for each other instead of deadlocking.
    ordered = sorted((row for _, row in batch), key=lambda row: str(row.advert["id"]))
    try:
        with transaction.atomic():
            return _write(ordered)
    except DatabaseError as fault:
        # The driver's own message quotes the refused row, which is ad text; it must not reach a log.
        state = getattr(fault.__cause__, "sqlstate", None) or type(fault).__name__
        raise ScannerError(f"the database refused a batch of {len(batch)} ads ({state}); none of them was kept") from None


def _write(ordered: Sequence[Rows]) -> int:
    ids = {row.advert["id"] for row in ordered}
    known = Advert.objects.filter(pk__in=ids).count()
    sources = {row.source["id"]: row.source for row in ordered}
    _insert(Source, [sources[name] for name in sorted(sources)], key="id")
    _insert(Advert, [row.advert for row in ordered], key="id", then=_seen_again())
    _insert(ScanRecord, [row.scan for row in ordered], key="id")
    _insert(Contact, [contact for row in ordered for contact in row.contacts], key="advert_id, kind, value")
    _insert(Case, [row.case for row in ordered], key="advert_id", then=", ".join(f"{name} = excluded.{name}" for name in _NEWEST))
    return len(ids) - known


def _seen_again() -> str:
    table = Advert._meta.db_table
    return ", ".join(
        f"{name} = CASE WHEN excluded.{name} {better} {table}.{name} THEN excluded.{name} ELSE {table}.{name} END"
        for name, better in (("first_seen", "<"), ("last_seen", ">"))
    )


def _insert(model: type[models.Model], values: Sequence[Mapping[str, Any]], *, key: str, then: str = "") -> None:
    """One INSERT for every row; a row whose `key` is there already is left, or changed by the assignments in `then`."""
    if not values:
        return
    fields = [field for field in model._meta.concrete_fields if field.attname in values[0]]
    columns = ", ".join(str(field.column) for field in fields)
    marks = ", ".join(["%s"] * len(fields))
    act = f"UPDATE SET {then}" if then else "NOTHING"
    sql = f"INSERT INTO {model._meta.db_table} ({columns}) VALUES ({marks}) ON CONFLICT ({key}) DO {act}"  # noqa: S608  names are the schema's
    with connection.cursor() as cursor:
        cursor.executemany(sql, [[field.get_db_prep_save(row[field.attname], connection) for field in fields] for row in values])
