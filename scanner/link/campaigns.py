"""Campaigns: ads whose words are the same once numbers and contacts are left out."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable

FEWEST_WORDS = 8
"""Shorter texts ("workers wanted, call") are alike by chance, so they are linked to nothing."""
_LETTERS = re.compile(r"[^\W\d_]+")
_ADDRESS = ("@", "://", "www.", "t.me/", "wa.me/")


def campaign_key(folded: str, contacts: Iterable[str] = ()) -> str:
    """The campaign of a folded text, or "" for a text too short to tell.

    Left out: digits, punctuation, addresses, and the given contact values. The key depends on the words alone, so a
    repeat next month joins the same campaign.
    """
    ours = {word for contact in contacts for word in contact.casefold().split()}
    words: list[str] = []
    for token in folded.casefold().split():
        if token.strip(".,;:!?()") not in ours and not any(mark in token for mark in _ADDRESS):
            words += _LETTERS.findall(token)
    if len(words) < FEWEST_WORDS:
        return ""
    return hashlib.sha256(" ".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def campaigns(ads: Iterable[tuple[str, str, Iterable[str]]]) -> dict[str, tuple[str, ...]]:
    """Ads given as (id, folded text, contact values), by campaign key; ids in order, campaigns of one ad included."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for ad_id, folded, contacts in ads:
        if key := campaign_key(folded, contacts):
            found[key].append(ad_id)
    return {key: tuple(sorted(found[key])) for key in sorted(found)}
