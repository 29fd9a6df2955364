"""JSON-LD `JobPosting` as found in the wild: in graphs and arrays, with type lists, escaped HTML and slips of JSON."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from parsel import Selector

from spiders.extract.text import described, line_text
from spiders.site import AdField

_SCRIPTS = "//script[contains(translate(@type, 'JSOND', 'jsond'), 'ld+json')]/text()"
_MAX_NODES = 5_000
_WRAPS = (("<!--", "-->"), ("//<![CDATA[", "//]]>"), ("// <![CDATA[", "// ]]>"), ("<![CDATA[", "]]>"))
_COMMA = re.compile(r",(?=\s{0,200}[}\]])")

Json = object
Posting = tuple[tuple[AdField, str, str], ...]
"""(field, value, where in the JobPosting) of every field that has a value."""


@dataclass(frozen=True, slots=True)
class Postings:
    """What each JobPosting of a page says; and how many scripts were not JSON at all."""

    each: tuple[Posting, ...]
    broken: int


def job_postings(tree: Selector) -> Postings:
    """Every JobPosting of a page, in page order."""
    documents = [_loads(script) for script in tree.xpath(_SCRIPTS).getall()]
    found = (tuple(_values(node)) for data in documents for node in _nodes(data) if "JobPosting" in _types(node))
    return Postings(tuple(found), sum(data is None for data in documents))


def _loads(script: str) -> Json | None:
    """Tolerates raw line breaks in strings, comment wrappers, and commas before a closing bracket."""
    text = script.strip().removesuffix(";")
    for start, end in _WRAPS:
        text = text.removeprefix(start).removesuffix(end).strip()
    for attempt in (text, _COMMA.sub("", text)):
        try:
            return json.loads(attempt, strict=False)  # type: ignore[no-any-return]
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(data: Json) -> Iterator[Mapping[str, Json]]:
    """Every object of the document, outermost first, without recursion; at most 5,000."""
    queue = deque([data])
    for _ in range(_MAX_NODES):
        if not queue:
            return
        node = queue.popleft()
        if isinstance(node, dict):
            yield node
            queue.extend(value for value in node.values() if isinstance(value, (dict, list)))
        elif isinstance(node, list):
            queue.extend(node[:_MAX_NODES])


def _types(node: Mapping[str, Json]) -> set[str]:
    return {kind.rpartition("/")[2] for kind in _strings(node.get("@type"))}


def _values(node: Mapping[str, Json]) -> Iterator[tuple[AdField, str, str]]:
    """Only fields present with a value: empty shells are common."""
    found: tuple[tuple[AdField, str, str], ...] = (
        ("title", line_text(_first(node.get("title"))), "title"),
        ("body", described(_first(node.get("description"))), "description"),
        ("employer", _name(node.get("hiringOrganization")), "hiringOrganization.name"),
        ("location", "; ".join(dict.fromkeys(_places(node.get("jobLocation")))), "jobLocation.address"),
        ("salary", _salary(node.get("baseSalary")), "baseSalary"),
        ("posted_at", _first(node.get("datePosted")), "datePosted"),
        ("language", _first(node.get("inLanguage")), "inLanguage"),
    )
    return (value for value in found if value[1])


def _strings(value: Json) -> list[str]:
    items = value if isinstance(value, list) else [value]
    return [str(item).strip() for item in items if isinstance(item, (str, int, float)) and not isinstance(item, bool)]


def _first(value: Json) -> str:
    return next(iter(_strings(value)), "")


def _objects(value: Json) -> list[Mapping[str, Json]]:
    return [item for item in (value if isinstance(value, list) else [value]) if isinstance(item, dict)]


def _name(value: Json) -> str:
    """A thing with a name, or the name itself."""
    return line_text(_first(value) or next((_first(item.get("name")) for item in _objects(value)), ""))


def _places(value: Json) -> Iterator[str]:
    yield from (line_text(text) for text in _strings(value))
    for place in _objects(value):
        address = place.get("address")
        yield from _strings(address)
        for parts in _objects(address):
            names = (_first(parts.get("addressLocality")), _first(parts.get("addressRegion")), _name(parts.get("addressCountry")))
            if line := ", ".join(name for name in names if name):
                yield line


def _salary(value: Json) -> str:
    if text := _first(value):
        return text
    for pay in _objects(value):
        amount = pay.get("value")
        inner = next(iter(_objects(amount)), {})
        figures = (_first(inner.get("minValue")), _first(inner.get("maxValue")))
        shown = "-".join(figure for figure in figures if figure) or _first(inner.get("value")) or _first(amount)
        if shown:
            return " ".join(part for part in (shown, _first(pay.get("currency")), _first(inner.get("unitText"))) if part)
    return ""
