"""Collecting over the network: one spider, its manners, and the evidence it keeps. Importing this loads no Scrapy."""

from spiders.engine.manifest import Captured, Sealed, adopt, read_record, verify
from spiders.engine.report import CrawlReport
from spiders.engine.run import Nothing, Seen, check_allowed, crawl

__all__ = ["Captured", "CrawlReport", "Nothing", "Sealed", "Seen", "adopt", "check_allowed", "crawl", "read_record", "verify"]
