"""The one spider: walks a site as its file says, and hands each page to the pure reader.

Scrapy's duplicate filter is off: it knows addresses where identity here is the ad's number, and an ad whose page another ad
redirects to would be dropped without a word.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, cast

import scrapy
from scrapy.exceptions import IgnoreRequest

from scanner.ad import Ad
from spiders.engine.capture import EVIDENCE
from spiders.engine.guard import Refused
from spiders.engine.job import Job
from spiders.engine.navigation import Entry, Step, Walk, walks
from spiders.extract import Page, PageFault, Reading, open_page, read

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.http import Response
    from twisted.python.failure import Failure

GONE = frozenset({404, 410})
CARD = "card"
"""Key in `Ad.extra` for the fingerprint of what the list showed; the store hands it back as `known` to the next run."""


class SiteSpider(scrapy.Spider):
    """One run over one site. Yields ads; everything else goes into the tally."""

    name = "site"

    def __init__(self, *args: Any, job: Job, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.job = job
        self._walks: dict[str, Walk] = walks(job.site)
        self._met: set[str] = set()

    async def start(self) -> AsyncIterator[Request]:
        for name, walk in self._walks.items():
            for step in walk.start():
                yield self._ask_list(name, step)

    def parse_list(self, response: Response, name: str, step: Step) -> Iterator[Request | Ad]:
        """A list page, or an index of list pages."""
        if response.status != 200:
            self._count_error(f"list-http-{response.status}")
            return
        page = self._open(response, prefix="list-")
        if page is None:
            return
        walk = self._walks[name]
        listing = walk.read(step, page)
        if listing.total is not None and step.page == 1:
            self.job.tally.total = (self.job.tally.total or 0) + listing.total
        if listing.capped:
            self._count_error("list-page-cap")
        yield from (self._ask_list(name, following) for following in listing.following)
        if walk.on_page() and not step.index:
            yield from self._ads_on_list(page, response)
        else:
            yield from self._details(listing.entries, following=bool(listing.following), first=step.page == 1)

    def parse_detail(self, response: Response, entry: Entry) -> Iterator[Ad]:
        """The page of one ad."""
        ad_id = self._id(entry.number)
        if response.status in GONE:
            self.job.tally.gone[ad_id] = entry.fingerprint
            return
        if response.status != 200:
            self._count_error(f"http-{response.status}")
            return
        page = self._open(response)
        reading = self._read(page, entry) if page else None
        for ad in reading.ads if reading else ():
            if ad.id == ad_id:
                yield self._finished(ad, response, entry.fingerprint)
            else:
                self._count_error("another-ad")

    def failed_list(self, failure: Failure) -> None:
        """A list page that could not be had."""
        self._count_error(f"list-{_cause(failure)}")

    def failed_detail(self, failure: Failure) -> None:
        """An ad's page that could not be had."""
        self._count_error(_cause(failure))

    def _ask_list(self, name: str, step: Step) -> Request:
        state = {"name": name, "step": step}
        return scrapy.Request(step.url, self.parse_list, errback=self.failed_list, cb_kwargs=state, priority=1, dont_filter=True)

    def _details(self, entries: tuple[Entry, ...], *, following: bool, first: bool) -> Iterator[Request]:
        """Asks for the page of every ad that is new, or of which the list shows something new."""
        if entries:
            self.job.breaker.welcomed()
        elif first and not following:
            self._count_error("list-empty")
        for entry in entries:
            ad_id = self._id(entry.number)
            if ad_id in self._met:
                continue
            self._met.add(ad_id)
            self.job.tally.found.add(ad_id)
            if self.job.known.get(ad_id) == entry.fingerprint:
                self.job.tally.counts["known"] += 1
                continue
            state = {"entry": entry}
            yield scrapy.Request(entry.url, self.parse_detail, errback=self.failed_detail, cb_kwargs=state, dont_filter=True)

    def _ads_on_list(self, page: Page, response: Response) -> Iterator[Ad]:
        reading = self._read(page, None, prefix="list-")
        for ad in reading.ads if reading else ():
            if ad.id in self._met:
                continue
            self._met.add(ad.id)
            self.job.tally.found.add(ad.id)
            if self.job.known.get(ad.id) == ad.content_sha256:
                self.job.tally.counts["known"] += 1
            else:
                yield self._finished(ad, response, ad.content_sha256)

    def _open(self, response: Response, *, prefix: str = "") -> Page | None:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, values in response.headers.items() for value in values]
        try:
            return open_page(response.url, response.body, status=response.status, headers=headers, encoding=self.job.site.detail.encoding)
        except PageFault as fault:
            self._count_error(prefix + fault.cause)
            return None

    def _read(self, page: Page, entry: Entry | None, *, prefix: str = "") -> Reading | None:
        try:
            reading = read(page, self.job.site, card=entry.card if entry else ())
        except PageFault as fault:
            self._note_fault(fault, entry, prefix)
            return None
        self.job.breaker.welcomed()
        self.job.tally.notes.update(reading.notes)
        return reading

    def _note_fault(self, fault: PageFault, entry: Entry | None, prefix: str) -> None:
        if fault.cause == "expired" and entry:
            self.job.tally.gone[self._id(entry.number)] = entry.fingerprint
            return
        self._count_error(prefix + fault.cause)
        if fault.cause == "blocked":
            self.job.breaker.refused("challenge")

    def _finished(self, ad: Ad, response: Response, fingerprint: str) -> Ad:
        tally = self.job.tally
        tally.counts["changed" if ad.id in self.job.known else "new"] += 1
        evidence = response.meta[EVIDENCE]
        return replace(ad, evidence=evidence, seen_at=evidence.fetched_at, extra=(*ad.extra, (CARD, f'"{fingerprint}"')))

    def _id(self, number: str) -> str:
        return f"{self.job.site.id}:{number}"

    def _count_error(self, cause: str) -> None:
        self.job.tally.errors[cause] += 1


def _cause(failure: Failure) -> str:
    """The closed word of a refusal of ours, or the kind of failure in small letters: `download-timeout`, `response-data-loss`."""
    if isinstance(failure.value, Refused):
        return f"refused-{failure.value.cause}"
    if isinstance(failure.value, IgnoreRequest):  # Scrapy gives one up for two reasons only
        return "too-many-redirects" if cast("Any", failure).request.meta.get("redirect_times") else "too-large"
    words = re.findall(r"[A-Z][a-z0-9]*", type(failure.value).__name__.removesuffix("Error"))
    return "-".join(words).lower() or "unknown"


class Outlet:
    """Item pipeline: each finished ad goes to the parent process at once. When that is gone, nothing further is asked of the site."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @classmethod
    def from_crawler(cls, crawler: Any) -> Outlet:
        return cls(crawler.spider.job)

    async def process_item(self, item: Ad) -> Ad:
        try:
            self._job.deliver(item)
        except BrokenPipeError:
            self._job.breaker.trip("the process that wanted the ads is gone")
        return item
