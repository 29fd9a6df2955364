"""Leads as CSV that no spreadsheet turns into a formula.

A cell that begins like a formula gets an apostrophe in front. So does every line and every piece after a semicolon or
tab inside a cell, because a spreadsheet set to another separator takes those for cells of their own. The exact text
is in the JSON Lines file.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import BinaryIO

from scanner.export.lead import Lead

_STARTERS = frozenset("=+-@\t\r＝＋－＠﹦﹢﹣﹫")
_SEPARATORS = frozenset(";\t\r\n\v\f\x85\u2028\u2029")

COLUMNS: Mapping[str, Callable[[Lead], str]] = {
    "id": lambda lead: lead.id,
    "verdict": lambda lead: lead.verdict,
    "severity": lambda lead: lead.severity,
    "decided_by": lambda lead: lead.standing.by,
    "decided_at": lambda lead: lead.standing.at,
    "decision_reason": lambda lead: lead.standing.reason,
    "risk": lambda lead: f"{lead.scan['risk']:.4f}",
    "band": lambda lead: str(lead.scan["band"]),
    "language": lambda lead: str(lead.scan["language"]["code"]),
    "source": lambda lead: lead.source,
    "country": lambda lead: lead.country,
    "url": lambda lead: _field(lead, "url"),
    "title": lambda lead: _field(lead, "title"),
    "employer": lambda lead: _field(lead, "employer"),
    "location": lambda lead: _field(lead, "location"),
    "salary": lambda lead: _field(lead, "salary"),
    "body": lambda lead: _field(lead, "body"),
    "posted_at": lambda lead: _field(lead, "posted_at"),
    "first_seen": lambda lead: lead.first_seen,
    "last_seen": lambda lead: lead.last_seen,
    "destination": lambda lead: ", ".join(lead.scan["facts"].get("destination", ())),
    "contacts": lambda lead: "\n".join(f"{kind}: {value}" for kind, value in lead.contacts),
    "reasons": lambda lead: "\n".join(f"{reason['because']} [{reason['id']}]" for reason in lead.scan["reasons"]),
    "indicators": lambda lead: ", ".join(sorted(name for name, state in lead.scan["indicators"].items() if state == "present")),
    "campaign": lambda lead: lead.campaign,
    "same_contact": lambda lead: "\n".join(f"{one.kind} {one.value}: {one.title} ({one.source}) {one.url}" for one in lead.sharing),
    "content_sha256": lambda lead: lead.content_sha256,
    "scan_sha256": lambda lead: lead.scan_sha256,
    "warc": lambda lead: _evidence(lead, "warc"),
    "warc_record": lambda lead: _evidence(lead, "record_id"),
    "payload_sha256": lambda lead: _evidence(lead, "payload_sha256"),
    "fetched_at": lambda lead: _evidence(lead, "fetched_at"),
    "versions": lambda lead: ", ".join(f"{part} {version}" for part, version in sorted(lead.scan["versions"].items())),
}
"""Each column and how it is read from a lead; this order is the file's."""


def write_csv(leads: Iterable[Lead], out: BinaryIO) -> int:
    """Write a header and one row a lead: UTF-8 with BOM, CRLF, every cell quoted and safe. Returns the number of leads."""
    out.write(b"\xef\xbb\xbf" + _line(COLUMNS))
    count = 0
    for count, lead in enumerate(leads, 1):  # noqa: B007  the last number is the result
        out.write(_line(read(lead) for read in COLUMNS.values()))
    return count


def cell(text: str) -> str:
    """The text as a cell that every spreadsheet shows and none runs."""
    kept: list[str] = []
    fresh = True
    for letter in text.replace("\0", ""):
        if fresh and letter in _STARTERS:
            kept.append("'")
            fresh = False
        kept.append(letter)
        fresh = letter in _SEPARATORS or (fresh and _unseen(letter))
    return "".join(kept)


def _unseen(letter: str) -> bool:
    """Whether a spreadsheet may skip this letter before it looks for a formula: spaces, controls, format marks, quotes."""
    return letter.isspace() or letter == '"' or unicodedata.category(letter) in {"Cc", "Cf", "Zs"}


def _line(cells: Iterable[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerow([cell(value) for value in cells])
    return text.getvalue().encode("utf-8", "replace")


def _field(lead: Lead, name: str) -> str:
    return str(lead.ad.get(name, ""))


def _evidence(lead: Lead, name: str) -> str:
    return str(lead.ad.get("evidence", {}).get(name, ""))
