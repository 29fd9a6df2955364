"""A page somebody saved: its declared job postings, else its own main text as one ad."""

from __future__ import annotations

from scanner.ad import Ad, from_record
from spiders.extract.page import Page, open_page
from spiders.extract.rules import first_text, pick
from spiders.extract.structured import Posting, job_postings
from spiders.extract.text import block_text

_MAIN = ("main", "[role=main]", "article", "body")
_ADDRESS = "link[rel=canonical]::attr(href), meta[property='og:url']::attr(content)"


def ads_of_saved_page(raw: bytes, *, encoding: str = "") -> tuple[Ad, ...]:
    """The ads of a saved page; none if it holds no text. Raises PageFault (a BadInput) for a page unfit to parse."""
    page = open_page("saved page", raw, encoding=encoding or None)
    url = first_text(page.tree, _ADDRESS)
    declared = tuple(_declared(posting, url) for posting in job_postings(page.tree).each if any(field == "body" for field, _, _ in posting))
    return declared or _whole(page, url)


def _declared(posting: Posting, url: str) -> Ad:
    origins = [{"field": field, "layer": "json-ld", "where": where} for field, _, where in posting]
    values: dict[str, object] = {field: value for field, value, _ in posting}
    return from_record({**values, "url": url, "provenance": origins})


def _whole(page: Page, url: str) -> tuple[Ad, ...]:
    for selector in _MAIN:
        for part in pick(page.tree, selector)[:1]:
            body = block_text(str(part.get()))
            if body:
                title = first_text(page.tree, "h1") or first_text(page.tree, "title")
                origin = {"field": "body", "layer": "saved-page", "where": selector}
                return (from_record({"title": title, "body": body, "url": url, "provenance": [origin]}),)
    return ()
