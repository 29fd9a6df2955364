"""A lead built by hand."""

from __future__ import annotations

from typing import Any

from scanner.export import Lead, Statement


def lead(number: int = 1, **published: str) -> Lead:
    """A lead whose ad has the given fields."""
    said = Statement(
        verdict="trafficking_risk",
        severity="high",
        reason="papers kept",
        by="ani",
        at="2026-11-20T12:00:00+00:00",
        scan="5" * 64,
        withdrawn=False,
    )
    scan: dict[str, Any] = {
        "risk": 0.91,
        "band": "urgent",
        "language": {"code": "ru"},
        "facts": {"destination": ["AE"], "contacts": [{"kind": "phone", "value": "+37491123456"}]},
        "reasons": [{"id": "documents-held", "because": "Papers are kept."}],
        "indicators": {"documents-held": "present", "fee-upfront": "not_stated"},
        "versions": {"rules": "r1"},
    }
    return Lead(
        id=f"{number:064x}",
        verdict="trafficking_risk",
        severity="high",
        decisions=(said,),
        standing=said,
        ad={"id": f"ad-{number}", **published},
        source="board",
        country="AM",
        first_seen="2026-11-20T12:00:00+00:00",
        last_seen="2026-11-20T12:00:00+00:00",
        campaign="",
        scan=scan,
        scan_sha256="5" * 64,
        content_sha256="6" * 64,
    )
