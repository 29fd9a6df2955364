"""Ad text on a terminal: shown, never obeyed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

BAND_STYLE = {"urgent": "bold red", "review": "bold yellow", "watch": "cyan", "none": "dim"}
_BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C}


def shown(text: str, *, limit: int = 0) -> str:
    """Text that cannot steer a terminal: control characters become spaces, invisible and bidi marks become a visible dot."""
    safe = "".join(_safe(char) for char in text)
    safe = " ".join(safe.split())
    return safe if not limit or len(safe) <= limit else safe[: limit - 1] + "…"


def _safe(char: str) -> str:
    if ord(char) in _BIDI:
        return "·"
    category = unicodedata.category(char)
    if category == "Cf":
        return "·"
    return " " if category in {"Cc", "Zl", "Zp"} else "�" if category in {"Cs", "Co", "Cn"} else char


def flagged_table(rows: Iterable[Mapping[str, object]], *, title: str) -> Table:
    """Ads as a table for people: band, risk, title, source, and the main reasons with the ad's own words.

    A row holds `title`, `source` and `record`, a scan as JSON object.
    """
    table = Table(title=title, title_justify="left", show_lines=True, expand=True)
    table.add_column("Band", no_wrap=True)
    table.add_column("Risk", justify="right", no_wrap=True)
    table.add_column("Ad", ratio=2)
    table.add_column("Why", ratio=5)
    for row in rows:
        record = row["record"]
        assert isinstance(record, Mapping)  # noqa: S101 - written by this program a moment ago
        band = str(record["band"])
        ad = Text(shown(str(row["title"]), limit=90) + "\n").append(shown(str(row["source"]), limit=40), style="dim")
        table.add_row(Text(band, style=BAND_STYLE[band]), f"{record['risk']:.2f}", ad, reasons_text(record))
    return table


def reasons_text(record: Mapping[str, object], *, most: int = 5) -> Text:
    """The main reasons of a scan in words, in the lane that made the risk."""
    lanes, reasons = record["lanes"], record["reasons"]
    assert isinstance(lanes, Mapping)  # noqa: S101 - as above
    assert isinstance(reasons, list)  # noqa: S101
    lane = max(("trafficking", "recruitment_fraud"), key=lambda name: float(lanes[name]))
    text = Text()
    mine = [reason for reason in reasons if reason["lane"] == lane]
    for reason in mine[:most]:
        text.append(f"{reason['points']:+.1f} ", style="green" if reason["points"] < 0 else "red")
        text.append(shown(str(reason["because"])))
        if quote := reason.get("quote"):
            text.append(f" «{shown(str(quote), limit=80)}»", style="italic")
        text.append("\n")
    if len(mine) > most:
        text.append(f"… and {len(mine) - most} more\n", style="dim")
    text.rstrip()
    return text


def console(*, stderr: bool = False) -> Console:
    """A console that treats every string as text: no markup, no emoji codes, no links made from ad text."""
    return Console(stderr=stderr, markup=False, emoji=False, highlight=False)
