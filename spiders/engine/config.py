"""Scrapy's settings. Where a default is unsafe or untrue for evidence, the reason stands beside it."""

from __future__ import annotations

import logging
from pathlib import Path

from scrapy import Spider
from scrapy.logformatter import LogFormatter, LogFormatterResult

from scanner import __version__
from scanner.settings import Settings
from spiders.site import Site

AGENT = "scanner"
"""The product token that robots.txt files may name."""
LEAST_DELAY = 1.0
"""Seconds between two requests to a live host, whatever the site file says."""


class SilentItems(LogFormatter):
    """Scrapy logs a whole item when a pipeline fails; items are ads and ads are personal data."""

    def item_error(self, item: object, exception: BaseException, response: object, spider: Spider) -> LogFormatterResult:
        return {"level": logging.ERROR, "msg": "Error processing an item: %(kind)s", "args": {"kind": type(exception).__name__}}


def user_agent(settings: Settings) -> str:
    """Name, version and whom to write to."""
    return f"{AGENT}/{__version__} (+{settings.operator or 'loopback only'})"


def delay(site: Site, settings: Settings) -> float:
    """Seconds between requests. Only on loopback may a site file ask for none."""
    return site.policy.delay if settings.loopback else max(site.policy.delay, LEAST_DELAY)


def scrapy_settings(site: Site, settings: Settings, *, log: Path) -> dict[str, object]:
    """Everything that differs from Scrapy's defaults."""
    return {**_identity(site, settings), **_limits(site, settings), **_closed(), **_parts(), **_logging(log)}


def _identity(site: Site, settings: Settings) -> dict[str, object]:
    return {
        "USER_AGENT": user_agent(settings),
        "ROBOTSTXT_USER_AGENT": AGENT,
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5",
            "Accept-Language": ",".join(site.languages),
        },
        "SCANNER_LOOPBACK": settings.loopback,
    }


def _limits(site: Site, settings: Settings) -> dict[str, object]:
    return {
        "CONCURRENT_ITEMS": 8,  # tasks started per response; the default of 100 costs a third of the CPU
        "CONCURRENT_REQUESTS": 1,  # one at a time, so that a pause asked by the site holds everything
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": delay(site, settings),
        "DOWNLOAD_DELAY_JITTER": 0.25,
        "DOWNLOAD_MAXSIZE": 16 * 1024 * 1024,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_TIMEOUT": 60,
        "REDIRECT_MAX_TIMES": 5,
        "RETRY_TIMES": 2,
        "HTTPERROR_ALLOW_ALL": True,  # a 404 is an observation about the ad, not an error
        "URLLENGTH_LIMIT": 2048,
    }


def _closed() -> dict[str, object]:
    return {
        "REMOTE_CONTROL_ENABLED": False,  # on by default: a local server that runs Python inside the crawl
        "TELNETCONSOLE_ENABLED": False,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,  # off by default: a page over unverified TLS is weak evidence
        "ROBOTSTXT_OBEY": True,
        "HTTPPROXY_ENABLED": False,  # a proxy would resolve names out of the guard's sight
        "HTTPCACHE_ENABLED": False,  # a cached page is not an observation
        "METAREFRESH_ENABLED": False,  # would parse every page before its size and depth are checked
        "REFERER_ENABLED": True,
        "COOKIES_ENABLED": False,
        "DOWNLOAD_HANDLERS": {"data": None, "file": None, "ftp": None, "s3": None},
        "TWISTED_DNS_RESOLVER": "spiders.engine.guard.GuardedResolver",
    }


def _parts() -> dict[str, object]:
    return {
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "spiders.engine.guard.GuardMiddleware": 50,
            "spiders.engine.robots.RobotsMiddleware": 100,
            "spiders.engine.pacing.PacingMiddleware": 560,
            "spiders.engine.capture.CaptureMiddleware": 905,
        },
        "ITEM_PIPELINES": {"spiders.engine.spider.Outlet": 100},
    }


def _logging(log: Path) -> dict[str, object]:
    return {
        "LOG_FILE": str(log),
        "LOG_FILE_APPEND": True,
        "LOG_LEVEL": "INFO",  # DEBUG writes whole items
        "LOG_FORMATTER": "spiders.engine.config.SilentItems",
        "LOGSTATS_INTERVAL": 300.0,
    }
