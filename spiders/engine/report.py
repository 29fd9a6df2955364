"""What a crawl did, in numbers. No ad text, only ids and causes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class CrawlReport:
    """One run over one site.

    `gone` are ads whose page says 404, 410 or closed, with the fingerprint of their card: kept among the known ones, they are not asked
    again. An ad merely missing from the lists is not gone.
    `degraded` says why nothing may be concluded from what this run did not see; empty for an ordinary run.
    """

    site: str
    run_id: str
    started_at: str
    ended_at: str
    pages: int = 0
    found: int = 0
    new: int = 0
    changed: int = 0
    known: int = 0
    gone: Mapping[str, str] = field(default_factory=dict)
    blocked: str = ""
    complete: bool = False
    errors: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, int] = field(default_factory=dict)
    degraded: tuple[str, ...] = ()
    evidence: str = ""


def to_record(report: CrawlReport) -> dict[str, object]:
    """The report as a JSON-ready object."""
    return asdict(report)


def from_record(record: Mapping[str, object]) -> CrawlReport:
    """The report that `to_record` wrote."""
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}
    return CrawlReport(**values)  # type: ignore[arg-type]


class Tally:
    """Counts while the crawl runs; the one thing here that changes."""

    def __init__(self, *, site: str, run_id: str) -> None:
        self.site = site
        self.run_id = run_id
        self.started_at = now()
        self.counts: Counter[str] = Counter()
        self.errors: Counter[str] = Counter()
        self.notes: Counter[str] = Counter()
        self.gone: dict[str, str] = {}
        self.found: set[str] = set()
        self.blocked = ""
        self.total: int | None = None

    def report(self, *, finished: bool, evidence: str, least: int, most: int) -> CrawlReport:
        """The final figures; `least` and `most` are the ads an ordinary run finds."""
        complete = finished and not self.blocked and not self._lists_failed()
        return CrawlReport(
            site=self.site, run_id=self.run_id, started_at=self.started_at, ended_at=now(),
            pages=self.counts["pages"], found=len(self.found),
            new=self.counts["new"], changed=self.counts["changed"], known=self.counts["known"], gone=dict(sorted(self.gone.items())),
            blocked=self.blocked, complete=complete, errors=dict(sorted(self.errors.items())), notes=dict(sorted(self.notes.items())),
            degraded=tuple(self._degraded(complete=complete, least=least, most=most)), evidence=evidence,
        )  # fmt: skip

    def _lists_failed(self) -> bool:
        return any(cause.startswith("list-") for cause in self.errors)

    def _degraded(self, *, complete: bool, least: int, most: int) -> list[str]:
        found = len(self.found)
        reasons = [] if complete else ["the walk through the list pages did not finish"]
        if found < least:
            reasons.append(f"{found} ads found, at least {least} expected")
        if found > most:
            reasons.append(f"{found} ads found, at most {most} expected")
        if self.total is not None and found < self.total:
            reasons.append(f"{found} ads found, the site itself says {self.total}")
        return reasons


def now() -> str:
    """The present moment in UTC, to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
