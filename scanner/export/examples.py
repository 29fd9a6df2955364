"""Decided cases as labelled ads to learn from: the words stay, what leads to a person or an office goes.

Left out are addresses, evidence, case numbers and reviewers' names; contacts keep their length, so that places in the text
stay true, with every digit a 0 and every letter an x.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scanner.export.lead import Lead

LABEL_OF = {
    "trafficking_risk": "trafficking_risk",
    "recruitment_fraud": "recruitment_fraud",
    "labour_breach": "labour_breach",
    "ordinary": "legit",
}
"""What a verdict teaches; the others (unsure, skipped) teach nothing."""
_KEPT = ("title", "body", "employer", "location", "salary", "language", "channel")


def examples(leads: Iterable[Lead]) -> Iterator[dict[str, Any]]:
    """One record of a labelled file a decided case, in the order given. Reviewers become numbers in that order."""
    numbers: dict[str, int] = {}
    for count, lead in enumerate(leads, start=1):
        who = numbers.setdefault(lead.standing.by, len(numbers) + 1)
        label = LABEL_OF[lead.verdict]
        name = f"decided-{count:05}"
        yield {
            "ad": {"id": name, **_masked(lead.ad, lead.scan)},
            "label": label,
            "severity": "none" if label == "legit" else lead.severity or "medium",
            "indicators": [],
            "annotators": [f"reviewer-{who}"],
            "origin": "analyst",
            "group": f"campaign-{lead.campaign[:12]}" if lead.campaign else name,
            "date": lead.standing.at[:10],
        }


def _masked(ad: Mapping[str, Any], scan: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: str(ad[name]) for name in _KEPT if ad.get(name)}
    for contact in scan["facts"].get("contacts", ()):
        if (name := contact.get("field")) in fields:
            text, start, end = fields[name], contact["start"], contact["end"]
            fields[name] = text[:start] + _blank(text[start:end]) + text[end:]
    return {**fields, "contacts": [_blank(str(contact)) for contact in ad.get("contacts", ())]}


def _blank(text: str) -> str:
    return "".join("0" if letter.isdigit() else "x" if letter.isalpha() else letter for letter in text)
