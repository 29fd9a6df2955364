"""Linking the stored ads of one day. Needs a booted store."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from scanner.link.campaigns import campaigns
from scanner.store.models import Case, Contact

_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Linked:
    """How many ads of the day were looked at, and how many campaigns they belong to."""

    ads: int
    campaigns: int


def link_day(day: dt.date) -> Linked:
    """Write the campaign of every ad first seen on a day. Calling twice changes nothing."""
    texts = Case.objects.filter(day=day).order_by("pk").values_list("pk", "advert__folded").iterator(chunk_size=_CHUNK)
    ads = 0
    keys: set[str] = set()
    while chunk := list(islice(texts, _CHUNK)):
        ads += len(chunk)
        keys |= _link(chunk)
    return Linked(ads=ads, campaigns=len(keys))


def _link(chunk: Sequence[tuple[str, str]]) -> set[str]:
    contacts: defaultdict[str, list[str]] = defaultdict(list)
    for advert_id, value in Contact.objects.filter(advert__in=[ad_id for ad_id, _ in chunk]).values_list("advert_id", "value"):
        contacts[advert_id].append(value)
    found = campaigns((ad_id, folded, contacts[ad_id]) for ad_id, folded in chunk)
    for key, ids in found.items():
        Case.objects.filter(pk__in=ids).exclude(campaign=key).update(campaign=key)
    return set(found)
