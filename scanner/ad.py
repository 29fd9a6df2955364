"""The ad: one published job advertisement, as it was published.

Nothing here is cleaned or corrected. What an ad says is worked out later, in copies that can always
point back to these characters.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scanner.errors import BadInput

TEXT_FIELDS = ("title", "body", "employer", "location", "salary")
"""Fields that are read for signs, in reading order; `contacts.0`, `contacts.1`, … follow them."""

_PLAIN_FIELDS = (*TEXT_FIELDS, "source", "url", "posted_at", "seen_at", "language", "channel")
_KNOWN = {*_PLAIN_FIELDS, "id", "text", "contacts", "provenance", "evidence", "extra"}


@dataclass(frozen=True, slots=True)
class Origin:
    """Which layer of the page a field was read from, e.g. `json-ld` at `hiringOrganization.name`."""

    field: str
    layer: str
    where: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where the captured page lies, so that anyone can read the ad again from the bytes received."""

    warc: str
    record_id: str
    payload_sha256: str
    fetched_at: str
    run_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ad:
    """One published ad.

    Times are ISO 8601 where the source says enough, else the source's own words. `extra` keeps every
    key we do not know, each value as JSON text. `id` is the source's own id, else the content hash.
    """

    id: str
    body: str
    title: str = ""
    employer: str = ""
    location: str = ""
    salary: str = ""
    contacts: tuple[str, ...] = ()
    source: str = ""
    url: str = ""
    posted_at: str = ""
    seen_at: str = ""
    language: str = ""
    channel: str = ""
    provenance: tuple[Origin, ...] = ()
    evidence: Evidence | None = None
    extra: tuple[tuple[str, str], ...] = ()

    def parts(self) -> Iterator[tuple[str, str]]:
        """Each non-empty text of the ad as (field, published text), in reading order."""
        for name in TEXT_FIELDS:
            if value := getattr(self, name):
                yield name, value
        for number, contact in enumerate(self.contacts):
            if contact:
                yield f"contacts.{number}", contact

    def published(self, field: str) -> str:
        """The published text of a field named by `parts`. Raises KeyError for any other name."""
        if field.startswith("contacts."):
            return self.contacts[int(field.removeprefix("contacts."))]
        if field not in TEXT_FIELDS:
            raise KeyError(field)
        return str(getattr(self, field))

    @property
    def content_sha256(self) -> str:
        """Hash of the published words alone: equal for the same ad on two boards or two days."""
        return content_sha256(dict(self.parts()))


def content_sha256(parts: Mapping[str, str]) -> str:
    """SHA-256 of an ad's text fields, as canonical JSON in UTF-8 (lone surrogates kept)."""
    canonical = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def from_record(record: object) -> Ad:
    """An ad from one JSON object, CSV row or form. `text` is read as `body`; unknown keys go to `extra`.

    Raises BadInput, saying what is wrong and what would be right.
    """
    if not isinstance(record, Mapping):
        raise BadInput(f"expected an object with the keys of one ad, found {_kind(record)}")
    values = {name: _plain(record, name) for name in _PLAIN_FIELDS}
    if not values["body"].strip():
        values["body"] = _plain(record, "text")
    if not values["body"].strip() and not values["title"].strip():
        raise BadInput("no ad text: give it as 'body' or 'text'")
    contacts = _contacts(record.get("contacts"))
    ad_id = _plain(record, "id")
    # A second text is no duplicate key to drop: what `text` held beside a `body` is kept like any other key.
    known = _KNOWN - {"text"} if values["body"] != _plain(record, "text") else _KNOWN
    extra = tuple((str(key), json.dumps(record[key], ensure_ascii=False)) for key in record if key not in known)
    ad = Ad(id=ad_id, contacts=contacts, extra=(*extra, *_kept(record.get("extra"))), provenance=_provenance(record.get("provenance")),
            evidence=_evidence(record.get("evidence")), **values)  # fmt: skip
    if ad_id:
        return ad
    return from_record({**to_record(ad), "id": ad.content_sha256})


def to_record(ad: Ad) -> dict[str, object]:
    """The ad as one JSON-ready object that `from_record` reads back to an equal ad. Empty fields are left out."""
    record: dict[str, object] = {"id": ad.id}
    for name in _PLAIN_FIELDS:
        if value := getattr(ad, name):
            record[name] = value
    if ad.contacts:
        record["contacts"] = list(ad.contacts)
    if ad.provenance:
        record["provenance"] = [{"field": o.field, "layer": o.layer, "where": o.where} for o in ad.provenance]
    if ad.evidence:
        record["evidence"] = {name: getattr(ad.evidence, name) for name in Evidence.__slots__}
    if ad.extra:
        record["extra"] = {key: json.loads(value) for key, value in ad.extra}
    return record


def _kind(value: object) -> str:
    names = {list: "a list", str: "a string", bool: "true or false", int: "a number", float: "a number"}
    return "nothing" if value is None else names.get(type(value), type(value).__name__)


def _plain(record: Mapping[str, object], name: str) -> str:
    value = record.get(name)
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise BadInput(f"'{name}' must be text, found {_kind(value)}")
    return str(value)


def _contacts(value: object) -> tuple[str, ...]:
    if value is None or value == "":
        return ()
    if isinstance(value, str):
        return (value,)
    if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
        return tuple(value)
    raise BadInput(f"'contacts' must be text or a list of texts, found {_kind(value)}")


def _kept(value: object) -> tuple[tuple[str, str], ...]:
    if value is None:
        return ()
    if not isinstance(value, Mapping):
        raise BadInput(f"'extra' must be an object, found {_kind(value)}")
    return tuple((str(key), json.dumps(value[key], ensure_ascii=False)) for key in value)


def _provenance(value: object) -> tuple[Origin, ...]:
    if value is None:
        return ()
    try:
        return tuple(Origin(field=item["field"], layer=item["layer"], where=item["where"]) for item in value)  # type: ignore[attr-defined]
    except (TypeError, KeyError) as fault:
        raise BadInput("'provenance' must be a list of objects with field, layer and where") from fault


def _evidence(value: object) -> Evidence | None:
    if value is None:
        return None
    if not isinstance(value, Mapping) or set(value) != set(Evidence.__slots__):
        raise BadInput(f"'evidence' must be an object with the keys {', '.join(Evidence.__slots__)}")
    return Evidence(**{name: str(value[name]) for name in Evidence.__slots__})
