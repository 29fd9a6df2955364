"""Pictures of an evaluation as inline SVG: they print, need no script, and every one stands beside its table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np

from scanner.train.measure import BINS, Floats

SIDE, EDGE = 260, 34
_INK, _FAINT, _MARK = "#1b2733", "#9aa7b4", "#0b5cad"


@dataclass(frozen=True, slots=True)
class Bin:
    """Ads of one stretch of risk: the mean stated, the share of leads at the stated prevalence, and how many ads."""

    stated: float
    seen: float
    count: int


def calibration(lead: Floats, risk: Floats, *, prevalence: float) -> list[Bin]:
    """Ten equal stretches of risk, empty ones left out; ads weighted to the prevalence."""
    share = lead.mean()
    if not 0 < share < 1:
        return []
    weight = np.where(lead == 1, prevalence / share, (1 - prevalence) / (1 - share))
    bins = np.minimum((risk * BINS).astype(int), BINS - 1)
    made = []
    for number in range(BINS):
        rows = bins == number
        if rows.any():
            inside = weight[rows]
            made.append(Bin(float(np.average(risk[rows], weights=inside)), float(np.average(lead[rows], weights=inside)), int(rows.sum())))
    return made


def calibration_picture(bins: Sequence[Bin]) -> str:
    """Stated risk across, share of leads up; on the line is calibrated."""
    dots = "".join(
        f'<circle cx="{_x(one.stated):.1f}" cy="{_y(one.seen):.1f}" r="{2 + min(one.count, 400) ** 0.5 / 2:.1f}" fill="{_MARK}" '
        f'fill-opacity="0.7"><title>{one.count} ads: stated {one.stated:.2f}, seen {one.seen:.2f}</title></circle>'
        for one in bins
    )
    line = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="{_FAINT}" stroke-dasharray="4 4" fill="none"/>'
    return _frame("Calibration", line + dots, "stated risk", "share of leads")


def bars_picture(title: str, rows: Sequence[tuple[str, float, float, float]]) -> str:
    """A bar a row from 0 to 1 with its interval."""
    height = 22 * len(rows) + 28
    parts = []
    for number, (name, value, low, high) in enumerate(rows):
        top = 20 + 22 * number
        parts.append(
            f'<text x="0" y="{top + 11}" font-size="11" fill="{_INK}">{escape(name)}</text>'
            f'<rect x="120" y="{top}" width="{200 * value:.1f}" height="14" fill="{_MARK}"/>'
            f'<path d="M{120 + 200 * low:.1f} {top + 7}H{120 + 200 * high:.1f}" stroke="{_INK}" stroke-width="2"/>'
            f'<text x="326" y="{top + 11}" font-size="11" fill="{_INK}">{value:.2f}</text>'
        )
    head = f'<text x="0" y="12" font-size="12" font-weight="600" fill="{_INK}">{escape(title)}</text>'
    return _svg(360, height, title, head + "".join(parts))


def _frame(title: str, inside: str, across: str, up: str) -> str:
    size = SIDE + 2 * EDGE
    box = f'<rect x="{EDGE}" y="{EDGE}" width="{SIDE}" height="{SIDE}" fill="none" stroke="{_FAINT}"/>'
    ticks = "".join(
        f'<text x="{_x(part):.0f}" y="{EDGE + SIDE + 13}" font-size="10" text-anchor="middle" fill="{_INK}">{part:.1f}</text>'
        f'<text x="{EDGE - 5}" y="{_y(part) + 3:.0f}" font-size="10" text-anchor="end" fill="{_INK}">{part:.1f}</text>'
        for part in (0.0, 0.5, 1.0)
    )
    middle = size / 2
    below = f'<text x="{middle}" y="{size - 6}" font-size="11" text-anchor="middle" fill="{_INK}">{escape(across)}</text>'
    turned = f'transform="rotate(-90 11 {middle})"'
    beside = f'<text x="11" y="{middle}" font-size="11" text-anchor="middle" fill="{_INK}" {turned}>{escape(up)}</text>'
    return _svg(size, size, title, box + inside + ticks + below + beside)


def _svg(width: int, height: int, title: str, inside: str) -> str:
    box = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    return f'<svg {box} role="img" aria-label="{escape(title)}">{inside}</svg>'


def _x(part: float) -> float:
    return EDGE + SIDE * part


def _y(part: float) -> float:
    return EDGE + SIDE * (1 - part)
