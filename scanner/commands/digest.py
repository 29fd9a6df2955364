"""What a day brought, on screen and as a page that can be kept or mailed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from rich.console import Console

from scanner.commands.display import flagged_table, shown
from spiders.engine import CrawlReport


@dataclass(frozen=True, slots=True)
class Flagged:
    """A queued case with what a reader needs first; `record` is its scan as JSON object."""

    case: str
    title: str
    source: str
    record: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """The day's counts, each with its denominator, the sources' health and the queue."""

    day: dt.date
    seen: int
    bands: Mapping[str, int]
    flagged: int
    queued: int
    newly_queued: int
    waiting: int
    sources: tuple[CrawlReport, ...]
    cases: tuple[Flagged, ...]

    @property
    def failed(self) -> bool:
        """Whether every site failed: nothing was collected where something should have been."""
        return bool(self.sources) and all(report.errors and not report.found for report in self.sources)

    def lines(self) -> Iterator[str]:
        """The counts in words."""
        queue = f"{self.queued} in the queue ({self.newly_queued} new)"
        yield f"{self.day}: {self.seen} ads first seen, {self.flagged} of them flagged; {queue}."
        if self.waiting:
            yield f"{self.waiting} flagged ads wait for another day: the queue is full."
        for report in self.sources:
            if report.degraded:
                yield f"DEGRADED {report.site}: {'; '.join(report.degraded)}. Silence of this source proves nothing."


def show(digest: Digest, out: Console) -> None:
    """Print the digest."""
    rows = [{"title": case.title, "source": case.source, "record": case.record} for case in digest.cases]
    if rows:
        out.print(flagged_table(rows, title=f"Flagged ads, {digest.day}"))
    for line in digest.lines():
        out.print(line)


_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Digest {day}</title>
<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}}
article{{border-top:1px solid #ccc;padding:.6rem 0}}q{{background:#fff3b0;color:#000}}small{{color:#666}}</style></head>
<body><h1>Digest {day}</h1>
{counts}
{cases}
<p><small>Flagged ads are to be looked at. A flag is no statement about a person.</small></p>
</body></html>
"""


def write_html(digest: Digest, folder: Path) -> Path:
    """The digest as one self-contained page, readable by its owner alone; written again on every run of the day."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    counts = "\n".join(f"<p>{escape(line)}</p>" for line in digest.lines())
    cases = "\n".join(_case(case) for case in digest.cases) or "<p>Nothing is flagged.</p>"
    file = folder / f"{digest.day}.html"
    file.touch(mode=0o600)
    file.write_text(_PAGE.format(day=digest.day, counts=counts, cases=cases), "utf-8", errors="replace")
    return file


def _case(case: Flagged) -> str:
    reasons = [reason for reason in case.record["reasons"] if reason["points"] > 0 and reason.get("quote")]
    said = "".join(
        f"<li>{escape(shown(reason['because']))} <q>{escape(shown(reason['quote'], limit=120))}</q></li>" for reason in reasons[:5]
    )
    head = f"<h2>{escape(shown(case.title, limit=120))}</h2>"
    facts = f"<p><b>{escape(case.record['band'])}</b> · risk {case.record['risk']:.2f} · {escape(shown(case.source))}</p>"
    return f"<article>{head}{facts}<ul>{said}</ul></article>"
