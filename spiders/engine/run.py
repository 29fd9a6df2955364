"""Start a crawl, receive its ads one by one, get its report. Nothing of Scrapy is loaded in this process."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Protocol

from scanner.ad import Ad, from_record
from scanner.errors import NotReady
from scanner.settings import HOUSE, Settings
from spiders.engine.report import CrawlReport, now
from spiders.engine.report import from_record as report_from
from spiders.site import Site, is_loopback

_GRACE = 20.0
"""Seconds a crawl gets to end in order (close its evidence) before it is killed."""


class Seen(Protocol):
    """What the store knows of a site."""

    def cards(self, site: str) -> Mapping[str, str]:
        """Ad id to the fingerprint last delivered in `extra` under `card`; ads to be fetched again are left out."""


class Nothing:
    """A store that has seen nothing: every ad is new."""

    def cards(self, site: str) -> Mapping[str, str]:
        return {}


def crawl(site: Site, settings: Settings, *, known: Seen, on_ad: Callable[[Ad], None]) -> CrawlReport:
    """Crawls one site. `on_ad` is called for each new or changed ad while the crawl goes on.

    Raises NotReady when the site may not be visited; see `check_allowed`. What `on_ad` raises ends the crawl in order and comes through.
    """
    check_allowed(site, settings)
    run_id = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}-{secrets.token_hex(3)}"
    logs = settings.home.resolve() / "logs"
    logs.mkdir(mode=0o700, parents=True, exist_ok=True)
    order = _order(site, settings, known=known.cards(site.id), run_id=run_id, log=logs / f"crawl-{site.id}.log")
    started = now()
    with (logs / f"crawl-{site.id}.log").open("ab") as log, _child(log) as child:
        report = _attend(child, order, on_ad)
    if report is None:
        died = f"the crawl process ended without a report (exit {child.returncode}); see logs/crawl-{site.id}.log"
        return CrawlReport(
            site=site.id, run_id=run_id, started_at=started, ended_at=now(), errors={"process-died": 1}, degraded=(died,)
        )  # fmt: skip
    return report


def check_allowed(site: Site, settings: Settings) -> None:
    """Raises NotReady, saying what is missing, unless this site may be visited with these settings."""
    if not site.base:
        raise NotReady(f"{site.id} has no address of its own; its 'base' is given when it is served, as 'scanner demo' does")
    if settings.loopback:
        if not is_loopback(site.base):
            raise NotReady(f"{site.id}: settings say loopback only, and {site.base} is elsewhere")
        return
    if not site.policy.decided_by:
        raise NotReady(f"{site.id}: nobody has decided that it may be visited; set policy.decided_by in its site file")
    if not settings.operator:
        raise NotReady(
            "live sites are only visited with a contact in the user agent: set 'operator' (SCANNER_OPERATOR) to an e-mail or web page"
        )


def _order(site: Site, settings: Settings, *, known: Mapping[str, str], run_id: str, log: Path) -> bytes:
    order = {
        "site": site.model_dump(mode="json", by_alias=True),
        "home": str(settings.home.resolve()),
        "operator": settings.operator,
        "loopback": settings.loopback,
        "run_id": run_id,
        "log": str(log),
        "known": dict(known),
    }
    return json.dumps(order, ensure_ascii=True).encode("ascii") + b"\n"


def _child(log: IO[bytes]) -> subprocess.Popen[bytes]:
    path = os.pathsep.join(part for part in (str(HOUSE), os.environ.get("PYTHONPATH", "")) if part)
    command = [sys.executable, "-m", "spiders.engine.child"]
    return subprocess.Popen(  # noqa: S603 - our own module, no argument from outside
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=log,
        env={**os.environ, "PYTHONPATH": path},
        start_new_session=True,  # Ctrl-C reaches this process alone, which then ends the crawl in order
    )


def _attend(child: subprocess.Popen[bytes], order: bytes, on_ad: Callable[[Ad], None]) -> CrawlReport | None:
    """Feeds the child and takes what it sends until it ends. If anything goes wrong here, the child is ended in order first."""
    if child.stdin is None or child.stdout is None:
        raise NotReady("the crawl process has no pipes")
    report = None
    try:
        with contextlib.suppress(BrokenPipeError):  # it died at once; there will be no report
            child.stdin.write(order)
            child.stdin.close()
        for line in child.stdout:
            message = json.loads(line)
            if "ad" in message:
                on_ad(from_record(message["ad"]))
            else:
                report = report_from(message["report"])
        child.wait()
    finally:
        _end(child)
    return report


def _end(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    child.terminate()
    try:
        child.wait(_GRACE)
    except subprocess.TimeoutExpired:
        child.kill()
