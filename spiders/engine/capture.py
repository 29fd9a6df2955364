"""Where capture stands in the crawl: at 905, outside decompression, redirects and cache.

Anything nearer the engine sees another page than the one received: at 500 a redirect is lost and decompressed bytes are filed under
the length of the compressed ones, with digests that pass.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from spiders.engine.job import job_of
from spiders.engine.warc import Capture

if TYPE_CHECKING:
    from scrapy import Request
    from scrapy.crawler import Crawler
    from scrapy.http import Response

EVIDENCE = "evidence"
"""Key in `response.meta` under which the pointer to the captured record stands."""


class CaptureMiddleware:
    """Keeps every answer, redirects, refusals and robots.txt included. Without a record there is no ad."""

    def __init__(self, capture: Capture) -> None:
        self._capture = capture

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> CaptureMiddleware:
        return cls(job_of(crawler).capture)

    def process_response(self, request: Request, response: Response) -> Response:
        if "cached" not in response.flags:
            request.meta[EVIDENCE] = self._capture.keep(request, response)
        return response
