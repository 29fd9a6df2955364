"""Candidates from all layers made into one ad: for each field the first value wins, and its origin is kept."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass

from scanner.ad import Ad, Origin
from spiders.extract.rules import Found
from spiders.site import Site


@dataclass(frozen=True, slots=True)
class Merged:
    """The winning values by field, all contacts, and where each came from."""

    values: dict[str, str]
    contacts: tuple[str, ...]
    origins: tuple[Origin, ...]


def merge(candidates: Iterable[Found]) -> Merged:
    """First value wins. Contacts all come from the first layer that has any, without repetitions."""
    values: dict[str, str] = {}
    contacts: dict[str, None] = {}
    layers: dict[str, str] = {}
    origins: list[Origin] = []
    for found in candidates:
        first = layers.setdefault(found.field, found.layer)
        if found.field == "contacts" and first == found.layer and found.value not in contacts:
            origins.append(Origin(f"contacts.{len(contacts)}", found.layer, found.where))
            contacts[found.value] = None
        elif found.field != "contacts" and found.field not in values:
            values[found.field] = found.value
            origins.append(Origin(found.field, found.layer, found.where))
    return Merged(values, tuple(contacts), tuple(origins))


def to_ad(merged: Merged, *, site: Site, number: str, url: str) -> Ad:
    """The ad of these values. A date in a form the site file knows becomes ISO 8601; any other stays as published."""
    values = dict(merged.values)
    values.setdefault("language", site.languages[0] if len(site.languages) == 1 else "")
    values["posted_at"] = iso_date(values.get("posted_at", ""), site.detail.date_formats)
    body = values.pop("body", "")
    return Ad(id=f"{site.id}:{number}", body=body, source=site.id, channel=site.channel, url=url,
              contacts=merged.contacts, provenance=merged.origins, **values)  # type: ignore[arg-type]  # fmt: skip


def iso_date(text: str, formats: Iterable[str]) -> str:
    """The date as YYYY-MM-DD if one of the formats fits, else the text itself."""
    for form in formats:
        try:
            parts = time.strptime(text, form)
            return f"{parts.tm_year:04}-{parts.tm_mon:02}-{parts.tm_mday:02}"
        except ValueError:
            continue
    return text
