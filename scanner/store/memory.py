"""What the store already knows, so that a crawl need not read it again."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scanner.store.models import Advert

CARD = "card"
"""Key in `Ad.extra` under which a crawl leaves the fingerprint of what a list showed of the ad."""


def known(source: str) -> Mapping[str, str]:
    """The fingerprint last seen under each ad key (`Ad.id`) of a source: its card's where it has one, else its content hash."""
    seen = Advert.objects.filter(source=source).order_by("last_seen", "id").values_list("ad_key", "content_sha256", "record")
    return {key: _card(record) or content for key, content, record in seen.iterator(chunk_size=1000)}


def _card(record: Any) -> str:
    return str(record.get("extra", {}).get(CARD, ""))
