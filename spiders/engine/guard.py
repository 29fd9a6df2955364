"""Where a spider may go: the site's own hosts and paths over HTTP, and never into private networks.

Addresses are looked at twice. Before a request, redirects included, the URL is held against the site file. When a name
is resolved, the very address that will be connected to is checked, so a name that changes its address in between gains nothing.
"""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import unquote, urlsplit

from scrapy.exceptions import IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from spiders.engine.job import job_of
from spiders.site import Site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scrapy import Request
    from scrapy.crawler import Crawler
    from twisted.internet.base import ReactorBase

Cause = Literal["scheme", "credentials", "host", "path", "address", "robots", "robots-unreachable", "blocked"]
"""Why a request was not sent."""

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Refused(IgnoreRequest):
    """A request that will not be sent, and why."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(cause)


def url_fault(url: str, site: Site, *, loopback: bool) -> Cause | None:
    """Why this URL may not be asked, from the URL alone; None when it may."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"}:
        return "scheme"
    if parts.username is not None or parts.password is not None:
        return "credentials"
    if parts.netloc not in site.hosts:
        return "host"
    if address_fault(parts.hostname or "", loopback=loopback):
        return "address"
    return None if parts.path == "/robots.txt" or _path_allowed(parts.path or "/", parts.query, site.policy.allowed_paths) else "path"


def address_fault(host: str, *, loopback: bool) -> bool:
    """Whether an IP address is one that no spider may connect to. Names are no addresses: they pass here and are checked when resolved.

    With `loopback` (demo and tests) it is the other way round: only loopback is allowed.
    """
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    if loopback:
        return not address.is_loopback
    if isinstance(address, ipaddress.IPv6Address) and (address.ipv4_mapped or address.sixtofour or address.teredo or address in _NAT64):
        return True
    return not address.is_global or address.is_multicast


def _path_allowed(path: str, query: str, allowed: Sequence[str]) -> bool:
    if ".." in unquote(path).split("/"):
        return False
    target = f"{path}?{query}" if query else path
    return not allowed or any(target == rule[:-1] if rule.endswith("$") else target.startswith(rule) for rule in allowed)


class GuardMiddleware:
    """Downloader middleware nearest the engine: nothing is looked up, asked or captured before it agrees."""

    def __init__(self, crawler: Crawler) -> None:
        self._job = job_of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> GuardMiddleware:
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        if self._job.breaker.tripped:
            raise Refused("blocked")
        if cause := url_fault(request.url, self._job.site, loopback=self._job.settings.loopback):
            raise Refused(cause)


class GuardedResolver(CachingThreadedResolver):
    """Resolves names, and refuses the answer when it is an address no spider may connect to."""

    def __init__(self, reactor: ReactorBase, cache_size: int, timeout: float, *, loopback: bool) -> None:
        super().__init__(reactor, cache_size, timeout)
        self._loopback = loopback

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> GuardedResolver:
        settings = crawler.settings
        return cls(
            reactor, settings.getint("DNSCACHE_SIZE"), settings.getfloat("DNS_TIMEOUT"), loopback=settings.getbool("SCANNER_LOOPBACK")
        )

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> Deferred[str]:  # noqa: N802 (the name Twisted calls)
        return super().getHostByName(name, timeout).addCallback(self._checked)

    def _checked(self, address: Any) -> Any:
        if address_fault(str(address), loopback=self._loopback):
            raise DNSLookupError("the name leads to an address that no spider may connect to")
        return address
