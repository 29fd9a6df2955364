"""From one page to its ads: health first, then layer by layer, then one ad a page or one a block."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urldefrag

from parsel import Selector

from scanner.ad import Ad
from spiders.extract.merge import merge, to_ad
from spiders.extract.page import Page, PageFault
from spiders.extract.rules import Found, Unknown, block_of, first_text, pick, read_rules
from spiders.extract.structured import job_postings
from spiders.site import AdField, Site

MAX_BLOCKS = 1_000
"""Most ads read from one page; a printed page has about a hundred."""

Note = Literal["broken-json-ld", "unknown-label", "block-without-number", "block-without-text", "too-many-blocks"]
"""Small things wrong on a page that gave its ads all the same; counted, to see a site drift."""

Card = tuple[tuple[AdField, str], ...]
"""What the list page already said of an ad."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The ads of a page, and what was odd about it."""

    ads: tuple[Ad, ...]
    notes: tuple[Note, ...] = ()


def extract(page: Page, site: Site) -> tuple[Ad, ...]:
    """The ads of a page. Raises PageFault with the cause when there can be none."""
    return read(page, site).ads


def read(page: Page, site: Site, *, card: Card = ()) -> Reading:
    """The ads of a page, with notes. `card` fills fields the page itself does not give. Raises PageFault."""
    check_health(page, site)
    return _blocks(page, site) if site.detail.block else _single(page, site, card)


def check_health(page: Page, site: Site) -> None:
    """Raises PageFault: expired, blocked, unhealthy. A block marker counts only where the healthy marker is missing."""
    if any(pick(page.tree, selector) for selector in site.detail.expired):
        raise PageFault("expired", page.url)
    if any(pick(page.tree, selector) for selector in site.detail.healthy):
        return
    if any(marker in page.text for marker in site.detail.blocked):
        raise PageFault("blocked", page.url)
    if site.detail.healthy:
        raise PageFault("unhealthy", page.url)


def _single(page: Page, site: Site, card: Card) -> Reading:
    number = _number(page, site)
    notes: list[Note] = []
    postings = job_postings(page.tree)
    notes += ["broken-json-ld"] * postings.broken
    candidates = [*_ruled(page.tree, site, notes)]
    candidates += [Found(field, value, "json-ld", where) for posting in postings.each[:1] for field, value, where in posting]
    candidates += [Found(field, value, "card", "list page") for field, value in card]
    ad = to_ad(merge(candidates), site=site, number=number, url=urldefrag(page.url).url)
    if not ad.body:
        raise PageFault("no-text", page.url)
    return Reading((ad,), tuple(notes))


def _number(page: Page, site: Site) -> str:
    found = first_text(page.tree, site.detail.number)
    if not found and site.detail.number_in_url:
        match = re.search(site.detail.number_in_url, page.url[:2048])
        found = match.group(1) if match else ""
    if not found:
        raise PageFault("no-number", page.url)
    return found


def _blocks(page: Page, site: Site) -> Reading:
    notes: list[Note] = []
    ads: dict[str, Ad] = {}
    blocks = pick(page.tree, site.detail.block or "")
    notes += ["too-many-blocks"] * (len(blocks) > MAX_BLOCKS)
    for block in blocks[:MAX_BLOCKS]:
        number = first_text(block, site.detail.number)
        if not number:
            notes.append("block-without-number")
            continue
        ad = _block(block, page=page, site=site, number=number, notes=notes)
        if ad.body:
            ads.setdefault(ad.id, ad)
        else:
            notes.append("block-without-text")
    return Reading(tuple(ads.values()), tuple(notes))


def _block(block: Selector, *, page: Page, site: Site, number: str, notes: list[Note]) -> Ad:
    """One ad of a column. A block without a marked body is itself the body: that is how the shortest lines are set."""
    candidates = [*_ruled(block, site, notes)]
    if not any(found.field == "body" for found in candidates):
        candidates.append(Found("body", block_of(block), "block", site.detail.block or ""))
    return to_ad(merge(candidates), site=site, number=number, url=f"{urldefrag(page.url).url}#ad-{number}")


def _ruled(node: Selector, site: Site, notes: list[Note]) -> Iterator[Found]:
    for found in read_rules(node, site.detail):
        if isinstance(found, Unknown):
            notes.append("unknown-label")
        else:
            yield found
