"""What one crawl carries with it; every part of the engine gets it from the spider."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TextIO, cast

from scanner.ad import Ad
from scanner.ad import to_record as ad_record
from scanner.settings import Settings
from spiders.engine.breaker import Breaker
from spiders.engine.report import Tally
from spiders.engine.warc import Capture
from spiders.site import Site

if TYPE_CHECKING:
    from scrapy.crawler import Crawler


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One run over one site. `known` holds the card fingerprints of the ads the store has, by ad id."""

    site: Site
    settings: Settings
    known: Mapping[str, str]
    capture: Capture
    tally: Tally
    breaker: Breaker
    outlet: TextIO

    def send(self, kind: str, record: Mapping[str, object]) -> None:
        """One line to the parent process. Raises BrokenPipeError when it is gone."""
        self.outlet.write(json.dumps({kind: record}, ensure_ascii=True) + "\n")
        self.outlet.flush()

    def deliver(self, ad: Ad) -> None:
        """An ad to the parent process."""
        self.send("ad", ad_record(ad))


class _Carrier(Protocol):
    job: Job


def job_of(crawler: Crawler) -> Job:
    """The job of the spider that this crawler runs."""
    return cast("_Carrier", crawler.spider).job
