"""Which sites a run visits, and `scanner collect`: ads as JSON Lines, neither scanned nor kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence

from scanner.ad import Ad, to_record
from scanner.commands.writing import open_text
from scanner.errors import BadInput, NotReady
from scanner.settings import Settings
from spiders.engine import Nothing, check_allowed, crawl
from spiders.site import Site, load_sites


def chosen_sites(settings: Settings, wanted: Sequence[str]) -> tuple[Site, ...]:
    """The sites named, or every one that may be visited. Raises BadInput for an unknown name, NotReady when none is left."""
    known = load_sites(settings.sites)
    if unknown := [name for name in wanted if name not in known]:
        raise BadInput(f"no site '{unknown[0]}'; known: {', '.join(known)}")
    if wanted:
        return tuple(known[name] for name in wanted)
    allowed = tuple(site for site in known.values() if _allowed(site, settings))
    if not allowed:
        raise NotReady("no site may be visited yet: see 'scanner site list', or begin with 'scanner demo'")
    return allowed


def collect_to(output: str, settings: Settings, *, wanted: Sequence[str], say: Callable[[str], None]) -> bool:
    """Crawl sites and write their ads; whether at least one site gave what it should."""
    good = 0
    sites = chosen_sites(settings, wanted)  # before the output is opened: a wrong name must not empty an earlier file
    with open_text(output) as stream:

        def write(ad: Ad) -> None:
            stream.write(json.dumps(to_record(ad), ensure_ascii=False) + "\n")

        for site in sites:
            report = crawl(site, settings, known=Nothing(), on_ad=write)
            good += not report.degraded
            say(f"{site.id}: {report.found} ads from {report.pages} pages" + "".join(f"; {reason}" for reason in report.degraded))
    return good > 0


def _allowed(site: Site, settings: Settings) -> bool:
    try:
        check_allowed(site, settings)
    except NotReady:
        return False
    return True
