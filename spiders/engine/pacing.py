"""Pace: one request at a time, pauses the site asks for, and a stop when it does not want us."""

from __future__ import annotations

import asyncio
import email.utils
import logging
import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from spiders.engine.breaker import Breaker
from spiders.engine.job import job_of

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

LONGEST_PAUSE = 900.0
"""Seconds. A site that asks for more is left alone for this run."""

_REFUSALS = {403: "403", 429: "429"}
_CHALLENGE_HEADERS = (b"cf-mitigated", b"x-amzn-waf-action")
log = logging.getLogger(__name__)


class PacingMiddleware:
    """Downloader middleware just inside Retry: sees every answer, and holds the line while the site asks for a pause.

    A crawl has one request under way at a time (CONCURRENT_REQUESTS 1), so waiting here makes the whole crawl wait.
    """

    def __init__(self, *, breaker: Breaker, markers: Sequence[str]) -> None:
        self._breaker = breaker
        self._markers = tuple(marker.encode("utf-8") for marker in markers)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> PacingMiddleware:
        job = job_of(crawler)
        return cls(breaker=job.breaker, markers=job.site.detail.blocked)

    async def process_response(self, request: Request, response: Response) -> Response:
        if cause := refusal(response, self._markers):
            self._breaker.refused(cause)
        await self._pause(pause_asked(response, now=time.time()))
        return response

    async def _pause(self, seconds: float) -> None:
        if seconds > LONGEST_PAUSE:
            self._breaker.trip(f"asked for a pause of {seconds:.0f} s")
        elif seconds > 0 and not self._breaker.tripped:
            log.warning("pause of %.0f s asked by the site", seconds)
            await asyncio.sleep(seconds)


def refusal(response: Response, markers: Sequence[bytes]) -> str:
    """How this answer refuses us, or nothing. A marker on an ordinary page means nothing: many healthy pages carry it."""
    if any(name in response.headers for name in _CHALLENGE_HEADERS):
        return "challenge"
    if response.status >= 400 and any(marker in response.body for marker in markers):
        return "challenge"
    return _REFUSALS.get(response.status, "")


def pause_asked(response: Response, *, now: float) -> float:
    """Seconds that `Retry-After` (429 and 503) or an empty rate budget asks us to wait; 0 for none."""
    if response.status in {429, 503}:
        return _seconds(response.headers.get(b"Retry-After"), now=now)
    if response.headers.get(b"RateLimit-Remaining") == b"0":
        return _seconds(response.headers.get(b"RateLimit-Reset"), now=now)
    return 0.0


def _seconds(value: bytes | None, *, now: float) -> float:
    text = (value or b"").decode("latin-1").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - now)
    except ValueError:
        return 0.0
