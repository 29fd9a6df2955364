"""How a site is walked to its ads. Each kind turns a page into entries and further steps; it never fetches.

`KINDS` maps the `kind` of a site file to its walk. A further kind (feed, sitemap, JSON list, channel preview) is one more class here
and one more model in `spiders/site.py`.
"""

from __future__ import annotations

import hashlib
import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol
from urllib.parse import urldefrag, urljoin

from parsel import Selector

from spiders.extract.page import Page
from spiders.extract.reading import Card
from spiders.extract.rules import first_text, line_of, pick
from spiders.site import ListPages, Site

MAX_ITEMS = 2_000
"""Most entries read from one list page; the longest real ones have 300."""


@dataclass(frozen=True, slots=True)
class Step:
    """One page to ask on the way. `walk` names the series of pages it belongs to."""

    url: str
    walk: str
    page: int = 1
    index: bool = False


@dataclass(frozen=True, slots=True)
class Entry:
    """An ad seen in a list: its number, its own page, and what the list said of it."""

    number: str
    url: str
    card: Card

    @property
    def fingerprint(self) -> str:
        """Changes when the list shows anything else of the ad than before; the address, host apart, counts too."""
        shown = [list(pair) for pair in self.card]
        return hashlib.sha256(json.dumps([self.number, shown], ensure_ascii=False).encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Listing:
    """What one page on the way gave."""

    entries: tuple[Entry, ...] = ()
    following: tuple[Step, ...] = ()
    total: int | None = None
    capped: bool = False
    """The page cap ended the walk: there was more."""


class Walk(Protocol):
    """One way through a site."""

    def start(self) -> tuple[Step, ...]:
        """The first pages to ask."""

    def read(self, step: Step, page: Page) -> Listing:
        """What the page of a step gave, and where to go on."""

    def on_page(self) -> bool:
        """Whether the ads stand on these pages themselves."""


class ListWalk:
    """List pages, counted or followed by a link. Remembers the ids of each series, to notice that a page repeats."""

    def __init__(self, rule: ListPages, site: Site, *, name: str) -> None:
        self._rule = rule
        self._site = site
        self._name = name
        self._seen: dict[str, set[str]] = {}

    def on_page(self) -> bool:
        return self._rule.link is None

    def start(self) -> tuple[Step, ...]:
        if self._rule.index:
            return (Step(self._filled(self._rule.index.url, {}), self._name, index=True),)
        return tuple(Step(self._filled(self._rule.url, {**vary, "page": "1"}), self._series(vary)) for vary in _variations(self._rule.vary))

    def read(self, step: Step, page: Page) -> Listing:
        if step.index:
            return self._index(page)
        own, repeated = self._entries(page)
        numbers = {entry.number for entry in own} if self._rule.link else self._numbers_on(page)
        seen = self._seen.setdefault(step.walk, set())
        over = (self._rule.stop.empty and not numbers) or (self._rule.stop.repeat_ids and bool(numbers) and numbers <= seen)
        seen |= numbers
        following = () if over else self._following(step, page)
        capped = bool(following) and step.page >= self._rule.stop.max_pages
        total = re.sub(r"\D", "", first_text(page.tree, self._rule.total))[:9]
        return Listing((*repeated, *own), () if capped else following, int(total) if total else None, capped)

    def _index(self, page: Page) -> Listing:
        links = [urljoin(page.url, line_of(link)) for link in pick(page.tree, self._rule.index.links)] if self._rule.index else []
        return Listing(following=tuple(Step(url, f"{self._name} {number}") for number, url in enumerate(dict.fromkeys(links))))

    def _entries(self, page: Page) -> tuple[list[Entry], list[Entry]]:
        own, repeated = self._items(self._rule.items, page), self._items(self._rule.repeated, page)
        again = {entry.number for entry in repeated}
        return [entry for entry in own if entry.number not in again], repeated

    def _items(self, selector: str | None, page: Page) -> list[Entry]:
        items = pick(page.tree, selector)[:MAX_ITEMS] if selector else []
        return [entry for item in items for entry in self._entry(item, page)]

    def _entry(self, item: Selector, page: Page) -> Iterator[Entry]:
        href = first_text(item, self._rule.link)
        match = re.search(self._rule.id or "", href[:2048])
        if self._rule.id and match:
            card = tuple((field, text) for field, selector in self._rule.card.items() if (text := first_text(item, selector)))
            yield Entry(match.group(1), urldefrag(urljoin(page.url, href)).url, card)

    def _numbers_on(self, page: Page) -> set[str]:
        detail = self._site.detail
        return {first_text(block, detail.number) for block in pick(page.tree, detail.block)} if detail.block else set()

    def _following(self, step: Step, page: Page) -> tuple[Step, ...]:
        if self._rule.next:
            links = [line_of(link) for link in pick(page.tree, self._rule.next)[:1]]
            return tuple(replace(step, url=urljoin(page.url, href), page=step.page + 1) for href in links if href)
        vary = next(vary for vary in _variations(self._rule.vary) if self._series(vary) == step.walk)
        return (replace(step, url=self._filled(self._rule.url, {**vary, "page": str(step.page + 1)}), page=step.page + 1),)

    def _series(self, vary: dict[str, str]) -> str:
        return " ".join([self._name, *(f"{key}={value}" for key, value in vary.items())])

    def _filled(self, url: str, values: dict[str, str]) -> str:
        for key, value in {"base": (self._site.base or "").rstrip("/"), **values}.items():
            url = url.replace("{" + key + "}", value)
        return url


KINDS = {"list_pages": ListWalk}


def walks(site: Site) -> dict[str, Walk]:
    """The ways through a site, by name."""
    named = {f"{number}:{rule.kind}": rule for number, rule in enumerate(site.navigate)}
    return {name: KINDS[rule.kind](rule, site, name=name) for name, rule in named.items()}


def _variations(vary: dict[str, tuple[str, ...]]) -> list[dict[str, str]]:
    return [dict(zip(vary, values, strict=True)) for values in itertools.product(*vary.values())]
