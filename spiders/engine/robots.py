"""robots.txt as RFC 9309 means it: read before the first request to a host, obeyed, and when it cannot be read, obeyed all the more."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from protego import Protego
from scrapy import Request
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)
from scrapy.http.request import NO_CALLBACK

from spiders.engine.guard import Refused
from spiders.engine.job import job_of

if TYPE_CHECKING:
    from scrapy.crawler import Crawler
    from scrapy.http import Response

MAX_BYTES = 512 * 1024
"""RFC 9309 §2.5: at least 500 KiB must be read; the rest is not."""
_UNAVAILABLE = range(400, 500)
_TOO_MANY = 429
_UNREACHED = (
    IgnoreRequest, CannotResolveHostError, DownloadCancelledError, DownloadConnectionRefusedError, DownloadFailedError,
    DownloadTimeoutError, ResponseDataLossError, OSError,
)  # fmt: skip
_NO_RULES = Protego.parse("")
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host lets us do: the parsed file, or None when everything is closed; and what was odd about it."""

    parsed: Protego | None
    note: str = ""

    def allow(self, url: str, agent: str) -> bool:
        return self.parsed is not None and bool(self.parsed.can_fetch(url, agent))

    def delay(self, agent: str) -> float:
        """Crawl-delay in seconds; 0 when the file names none."""
        return float((self.parsed.crawl_delay(agent) if self.parsed else None) or 0.0)


CLOSED = Rules(None, "robots-unreachable")


def rules_of(status: int, content_type: str, body: bytes) -> Rules:
    """The rules that an answer to /robots.txt means, by RFC 9309 §2.3.1.

    4xx is "unavailable": no rules. 5xx, 429 and everything else is "unreachable": all closed. A web page under this name is no robots file.
    """
    if status in _UNAVAILABLE and status != _TOO_MANY:
        return Rules(_NO_RULES, f"robots-{status}")
    if not 200 <= status < 300:
        return CLOSED
    if "html" in content_type.lower() or body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        return Rules(_NO_RULES, "robots-is-html")
    return Rules(Protego.parse(body[:MAX_BYTES].decode("utf-8", errors="replace")))


class RobotsMiddleware:
    """Downloader middleware that asks each host's robots.txt once, applies it and its Crawl-delay, and notes what was odd."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._job = job_of(crawler)
        self._agent = str(crawler.settings["ROBOTSTXT_USER_AGENT"])
        self._rules: dict[str, Rules] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> RobotsMiddleware:
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if request.meta.get("robots"):
            return
        parts = urlsplit(request.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = rules = await self._ask(origin)
            self._slow_down(parts.hostname or "", rules.delay(self._agent))
            if rules.note:
                self._job.tally.notes[rules.note] += 1
                log.warning("%s: %s", origin, rules.note)
        rules = self._rules[origin]
        if not rules.allow(request.url, self._agent):
            raise Refused("robots" if rules.parsed else "robots-unreachable")

    async def _ask(self, origin: str) -> Rules:
        request = Request(f"{origin}/robots.txt", priority=1000, meta={"robots": True}, callback=NO_CALLBACK)
        try:
            response: Response = await self._crawler.engine.download_async(request)
        except _UNREACHED:
            return CLOSED
        kind = (response.headers.get(b"Content-Type") or b"").decode("latin-1")
        return rules_of(response.status, kind, response.body)

    def _slow_down(self, host: str, delay: float) -> None:
        """Raises the host's pace to its Crawl-delay. A slot dropped while idle is made again from the kept settings."""
        if delay <= self._crawler.settings.getfloat("DOWNLOAD_DELAY"):
            return
        downloader = self._crawler.engine.downloader
        downloader.per_slot_settings[host] = {"delay": delay}
        if slot := downloader.slots.get(host):
            slot.delay = delay
