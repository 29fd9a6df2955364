"""What a site file says of a page, applied: selectors, and pairs of a printed label and its value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from parsel import Selector

from spiders.extract.text import block_text
from spiders.site import AdField, Detail, FieldRule, Labels, xpath_of

compiled = lru_cache(maxsize=512)(xpath_of)


@dataclass(frozen=True, slots=True)
class Found:
    """One candidate for a field: its text, the layer that gave it, and where it stood."""

    field: AdField
    value: str
    layer: str
    where: str


@dataclass(frozen=True, slots=True)
class Unknown:
    """A printed label that the site file does not know: a sign that the page has changed."""

    selector: str


def pick(node: Selector, selector: str) -> list[Selector]:
    """The parts of a page that a selector of the site file names."""
    return list(node.xpath(compiled(selector)))


def first_text(node: Selector, selector: str | None) -> str:
    """The first of them on one line, or nothing."""
    found = pick(node, selector) if selector else []
    return line_of(found[0]) if found else ""


def block_of(node: Selector) -> str:
    """A part's text with its paragraphs. An attribute is text already and must not be read as HTML."""
    return node.root.strip() if isinstance(node.root, str) else block_text(str(node.get()))


def line_of(node: Selector) -> str:
    """A part's text on one line. Without elements inside there is nothing to take apart, and most list pages are of such parts."""
    bare = isinstance(node.root, str) or len(node.root) == 0
    text = str(node.xpath("string()").get() or "") if bare and not isinstance(node.root, str) else block_of(node)
    return " ".join(text.split())


def read_rules(node: Selector, detail: Detail) -> Iterator[Found | Unknown]:
    """Every candidate the site file's own rules give, selectors first."""
    for field, rule in detail.fields.items():
        for part in pick(node, rule.at):
            yield from _values(field, part, rule)
    for labels in detail.labels:
        yield from _labelled(node, labels)


def _values(field: AdField, part: Selector, rule: FieldRule) -> Iterator[Found]:
    text = block_of(part) if rule.read == "block" else line_of(part)
    if text:
        yield Found(field, text, "site-rules", rule.at)


def _labelled(node: Selector, labels: Labels) -> Iterator[Found | Unknown]:
    for pair in pick(node, labels.each):
        label = (first_text(pair, labels.label) if labels.label else line_of(pair)).rstrip(":： ")
        values = pick(pair, labels.value)
        if label in labels.ignore or not values:
            continue
        if label not in labels.map:
            yield Unknown(labels.each)
            continue
        field = labels.map[label]
        text = block_of(values[0]) if field in {"contacts", "body"} else line_of(values[0])
        for value in text.splitlines() if field == "contacts" else (text,):
            if value.strip():
                yield Found(field, value.strip(), "site-labels", label)
