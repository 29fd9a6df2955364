"""The process that crawls: a job on standard input, ads and then a report on standard output, as JSON Lines.

Twisted's reactor cannot be started twice, so each run is a process of its own.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from pathlib import Path
from typing import Any, TextIO

import warcio
from scrapy import __version__ as scrapy_version
from scrapy.crawler import AsyncCrawlerProcess

from scanner import __version__
from scanner.settings import Settings
from spiders.engine.breaker import Breaker
from spiders.engine.config import scrapy_settings, user_agent
from spiders.engine.job import Job
from spiders.engine.manifest import adopt
from spiders.engine.report import Tally, to_record
from spiders.engine.spider import SiteSpider
from spiders.engine.warc import Capture
from spiders.site import Site


def main() -> int:
    """Reads the job, crawls, reports."""
    outlet = _private_stdout()
    order = json.loads(sys.stdin.readline())
    settings = Settings(home=Path(order["home"]), operator=order["operator"], loopback=order["loopback"])
    site = Site.model_validate(order["site"])
    evidence = settings.home / "evidence"
    evidence.mkdir(mode=0o700, parents=True, exist_ok=True)
    adopt(evidence)
    capture = Capture(evidence, site=site.id, run_id=order["run_id"], info=_about(site, settings))
    job = Job(site=site, settings=settings, known=order["known"], capture=capture, tally=Tally(site=site.id, run_id=order["run_id"]),
              breaker=Breaker(), outlet=outlet)  # fmt: skip
    try:
        finished = _run(job, log=Path(order["log"]))
    finally:
        capture.close()
    least, most = site.expect.ads
    job.tally.blocked = job.breaker.tripped
    try:
        job.send("report", to_record(job.tally.report(finished=finished, evidence=capture.file, least=least, most=most)))
    except BrokenPipeError:
        return 1
    return 0


def _private_stdout() -> TextIO:
    """Standard output for the ads alone: whatever a library prints goes to the log with standard error."""
    outlet = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return outlet


def _run(job: Job, *, log: Path) -> bool:
    """Whether the crawl came to its own end."""
    process = AsyncCrawlerProcess(scrapy_settings(job.site, job.settings, log=log))
    logging.captureWarnings(True)
    crawler = process.create_crawler(SiteSpider)
    process.crawl(crawler, job=job)
    process.start()
    stats: dict[str, Any] = crawler.stats.get_stats() if crawler.stats else {}
    job.tally.counts["pages"] = int(stats.get("downloader/response_count", 0))
    if failed := sum(int(count) for name, count in stats.items() if name.startswith("spider_exceptions/")):
        job.tally.errors["spider-exception"] += failed
    return stats.get("finish_reason") == "finished" and not process.bootstrap_failed


def _about(site: Site, settings: Settings) -> dict[str, str]:
    described = json.dumps(site.model_dump(mode="json", by_alias=True), sort_keys=True, ensure_ascii=True)
    return {
        "software": f"scanner {__version__}; scrapy {scrapy_version}; warcio {getattr(warcio, '__version__', '1.8')}",
        "format": "WARC File Format 1.1",
        "operator": settings.operator,
        "http-header-user-agent": user_agent(settings),
        "robots": "obey",
        "site": site.id,
        "site-sha256": hashlib.sha256(described.encode("ascii")).hexdigest(),
        "decided-by": site.policy.decided_by or "",
    }


if __name__ == "__main__":
    raise SystemExit(main())
