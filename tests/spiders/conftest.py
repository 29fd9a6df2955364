"""Sites on loopback, and crawls of them. Every crawl here is a real one: a process of its own, over HTTP."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from scanner.ad import Ad
from scanner.settings import Settings
from spiders.engine import CrawlReport, crawl
from spiders.samples import Reply, Row, load_rows, sample_site, serve_site
from spiders.site import Site, load_sites


@dataclass
class Memory:
    """A store as small as can be: fingerprints by ad id."""

    fingerprints: dict[str, str] = field(default_factory=dict)

    def cards(self, site: str) -> Mapping[str, str]:
        return {ad_id: card for ad_id, card in self.fingerprints.items() if ad_id.startswith(f"{site}:")}

    def keep(self, ads: list[Ad], report: CrawlReport) -> None:
        self.fingerprints |= {ad.id: json.loads(dict(ad.extra)["card"]) for ad in ads} | dict(report.gone)


@dataclass
class Served:
    """A sample site being served, the paths it was asked for, and a way to make it answer otherwise."""

    base: str
    asked: list[str]
    instead: dict[str, Reply | list[Reply]]
    """By path: a reply given every time, or a list of replies given once each before the site answers as usual."""


@dataclass(frozen=True)
class Crawled:
    """What one crawl gave."""

    ads: dict[str, Ad]
    report: CrawlReport
    asked: list[str]
    home: Path


@pytest.fixture(scope="session")
def sites() -> dict[str, Site]:
    return load_sites(Settings().sites)


@pytest.fixture(scope="module")
def served() -> Iterator[Callable[..., Served]]:
    """Serves `gazette` or `board`, with the bundled ads or with `rows`."""
    with contextlib.ExitStack() as stack:

        def serve(name: str, *, rows: Sequence[Row] = ()) -> Served:
            site = sample_site(name, rows or load_rows(name))
            asked: list[str] = []
            instead: dict[str, Reply | list[Reply]] = {}

            def answer(path: str, number: int) -> Reply:
                asked.append(f"{path}?page={number}" if number > 1 else path)
                reply = instead.get(path)
                if isinstance(reply, list):
                    reply = reply.pop(0) if reply else None
                return reply or site(path, number)

            return Served(stack.enter_context(serve_site(answer)), asked, instead)

        yield serve


@pytest.fixture(scope="module")
def crawled(sites: dict[str, Site]) -> Callable[..., Crawled]:
    """Crawls a served sample site into a home folder."""

    def run(name: str, served: Served, home: Path, *, memory: Memory | None = None, site: Site | None = None) -> Crawled:
        served.asked.clear()
        ads: list[Ad] = []
        memory = memory or Memory()
        chosen = (site or sites[f"sample.{name}"]).at(served.base)
        report = crawl(chosen, Settings(home=home, loopback=True), known=memory, on_ad=ads.append)
        memory.keep(ads, report)
        assert len(ads) == len({ad.id for ad in ads}), "no ad is delivered twice"
        return Crawled({ad.id: ad for ad in ads}, report, list(served.asked), home)

    return run


@pytest.fixture(scope="module")
def memory() -> Memory:
    """One store for the crawls of a test module that follow each other."""
    return Memory()
