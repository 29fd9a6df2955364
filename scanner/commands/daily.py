"""The daily job: collect, scan, link, fill the queue, say what was done. Safe to call twice; meant for cron."""

from __future__ import annotations

import datetime as dt
import secrets
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from scanner.ad import Ad
from scanner.commands.collecting import chosen_sites
from scanner.commands.digest import Digest, Flagged, write_html
from scanner.errors import NotReady
from scanner.kit import Kit, load_kit
from scanner.pipeline import scan
from scanner.score import to_record
from scanner.settings import Settings
from spiders.engine import CrawlReport, crawl
from spiders.site import Site

BATCH = 100
"""Ads scanned and saved together while a crawl goes on: what a killed run may have to fetch again."""
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a run does: the sites to visit and the day whose queue it fills."""

    sites: tuple[Site, ...]
    day: dt.date


def run_today(settings: Settings, *, wanted: Sequence[str], say: Say) -> Digest:
    """The daily run over the sites named, or over every site that may be visited. Boots the store itself."""
    from scanner.store.boot import boot, migrate

    sites = chosen_sites(settings, wanted)
    boot(settings)
    migrate()
    return run(Plan(sites=sites, day=_now().date()), settings, say=say)


def run(plan: Plan, settings: Settings, *, say: Say) -> Digest:
    """One daily run. Needs a booted and migrated store. A site that fails is reported and does not stop the others."""
    from scanner.link.day import link_day
    from scanner.store.models import Run, RunState
    from scanner.store.queue import fill

    record = Run.objects.create(id=secrets.token_hex(8), started=_now())
    kit = load_kit(settings)
    reports = tuple(_collect(site, settings, kit, say=say) for site in plan.sites)
    say("linking ads that share words or contacts")
    link_day(plan.day)
    filled = fill(plan.day, settings.queue_length)
    digest = replace(digest_of(plan.day), sources=reports, newly_queued=len(filled.queued), waiting=filled.waiting)
    state = RunState.FAILED if digest.failed else RunState.FINISHED
    Run.objects.filter(pk=record.pk).update(finished=_now(), state=state, counts={"sites": [asdict(report) for report in reports]})
    file = write_html(digest, settings.home / "digests")
    say(f"digest written to {settings.home.name}/{file.relative_to(settings.home)}")
    return digest


def _collect(site: Site, settings: Settings, kit: Kit, *, say: Say) -> CrawlReport:
    """Crawl one site; ads are scanned and saved as they come in."""
    from scanner.store.intake import save

    waiting: list[Ad] = []

    def flush() -> None:
        save((ad, to_record(scan(ad, kit), ad)) for ad in waiting)
        waiting.clear()

    def take(ad: Ad) -> None:
        waiting.append(ad)
        if len(waiting) >= BATCH:
            flush()

    say(f"collecting {site.name} ({site.id})")
    try:
        report = crawl(site, settings, known=_Memory(), on_ad=take)
    except NotReady as fault:
        now = _now().isoformat(timespec="seconds")
        return CrawlReport(site=site.id, run_id="", started_at=now, ended_at=now, errors={"not-visited": 1}, degraded=(str(fault),))
    finally:
        flush()
    _mark_degraded(site, report)
    say(f"  {report.pages} pages, {report.found} ads: {report.new} new, {report.changed} changed, {report.known} known")
    return report


class _Memory:
    """What the store knows of a site, for the crawler."""

    def cards(self, site: str) -> Mapping[str, str]:
        from scanner.store.memory import known

        return known(site)


def _mark_degraded(site: Site, report: CrawlReport) -> None:
    from scanner.store.models import Source

    Source.objects.filter(pk=site.id).update(name=site.name, country=(site.countries or ("",))[0], degraded=bool(report.degraded))


def digest_of(day: dt.date) -> Digest:
    """A day's counts and queue as the store has them now. Needs a booted store."""
    from scanner.store.models import FLAGGED, Case

    bands = Counter(Case.objects.filter(day=day).values_list("band", flat=True))
    cases = Case.objects.filter(queued_on=day).select_related("scan", "advert").order_by("-risk", "pk")
    return Digest(
        day=day,
        seen=sum(bands.values()),
        bands=dict(bands),
        flagged=sum(bands[band] for band in FLAGGED),
        queued=cases.count(),
        newly_queued=0,
        waiting=0,
        sources=(),
        cases=tuple(_flagged(cases)),
    )


def _flagged(cases: Any) -> Iterator[Flagged]:
    for case in cases.iterator(chunk_size=100):
        title = case.title or str(case.advert.record.get("body", ""))[:90]
        yield Flagged(case=case.pk, title=title, source=case.source_id, record=case.scan.payload)


def _now() -> dt.datetime:
    return dt.datetime.now(dt.UTC)
