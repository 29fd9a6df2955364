"""The site file: everything the spiders know about one source, checked before anything is fetched."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from cssselect import SelectorError
from lxml import etree  # type: ignore[import-untyped]
from parsel.csstranslator import HTMLTranslator
from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

from scanner.errors import BadData, BadInput, Fault
from scanner.yamlfile import nearest, read_yaml

AdField = Literal["title", "body", "employer", "location", "salary", "contacts", "posted_at", "language"]
"""The fields of an ad that a page can give."""
XPATH = "xpath:"


def xpath_of(selector: str) -> str:
    """A selector of a site file as XPath. CSS unless it starts with `xpath:`; raises ValueError for one that does not compile."""
    try:
        path = selector.removeprefix(XPATH) if selector.startswith(XPATH) else str(HTMLTranslator().css_to_xpath(selector))
        etree.XPath(path)
    except (SelectorError, etree.XPathError, ValueError) as fault:
        raise ValueError(f"selector does not compile: {fault}") from fault
    return path


def _selector(value: str) -> str:
    xpath_of(value)
    return value


def _number_pattern(value: str) -> str:
    try:
        pattern = re.compile(value)
    except re.error as fault:
        raise ValueError(f"pattern does not compile: {fault}") from fault
    if pattern.groups != 1:
        raise ValueError("the pattern needs exactly one group: the ad's number")
    return value


Selector = Annotated[str, AfterValidator(_selector)]
NumberPattern = Annotated[str, AfterValidator(_number_pattern)]
Seconds = Annotated[float, Field(ge=0, le=600)]
Span = Annotated[str, Field(pattern=r"^\d+[mhd]$")]
"""A length of time such as 30m, 6h, 14d."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Facts(_Part):
    """What is known of the site, and when somebody last looked."""

    verified: str | None = None
    hosts: tuple[str, ...] = ()
    witness: str = ""
    notes: str = ""


class Policy(_Part):
    """What we may do there. Nobody's decision (`decided_by: null`) means the site is not visited."""

    access: Literal["http"] = "http"
    robots: Literal["obey"] = "obey"
    delay: Seconds = 5.0
    allowed_hosts: tuple[str, ...] = ()
    allowed_paths: tuple[str, ...] = ()
    retention_days: Annotated[int, Field(gt=0)] = 365
    decided_by: str | None = None


class Stop(_Part):
    """When a walk through list pages ends. The page cap is always armed."""

    repeat_ids: bool = True
    empty: bool = True
    max_pages: Annotated[int, Field(gt=0, le=5000)] = 200


class Index(_Part):
    """A page whose links are the first list pages, for a newspaper's issues and rubrics."""

    url: str
    links: Selector


class ListPages(_Part):
    """List pages, counted (`{page}` in `url`) or followed (`next`).

    With `link` each item leads to a page of its own; without, the ads stand on the list page itself (`detail.block`).
    """

    kind: Literal["list_pages"]
    url: str = ""
    index: Index | None = None
    vary: dict[str, tuple[str, ...]] = {}
    items: Selector | None = None
    repeated: Selector | None = None
    """Items of a block that every page repeats: read once, and never counted when asking whether a page is the last."""
    link: Selector | None = None
    id: NumberPattern | None = None
    card: dict[AdField, Selector] = {}
    next: Selector | None = None
    total: Selector | None = None
    stop: Stop = Stop()

    @model_validator(mode="after")
    def _walkable(self) -> ListPages:
        if bool(self.url) == bool(self.index):
            raise ValueError("give either 'url' or 'index'")
        if self.next is None and "{page}" not in self.url:
            raise ValueError("say how to go on: '{page}' in 'url', or 'next'")
        if self.link is not None and (self.items is None or self.id is None):
            raise ValueError("'link' needs 'items' and 'id'")
        return self


class FieldRule(_Part):
    """Where a field is, and how its text is read: one line, or a block with its paragraphs."""

    at: Selector
    read: Annotated[Literal["line", "block"], Field(alias="as")] = "line"


class Labels(_Part):
    """Pairs of a printed label and its value. `label` and `value` are relative to `each`; no `label` means `each` itself."""

    each: Selector
    label: Selector | None = None
    value: Selector
    map: dict[str, AdField]
    ignore: tuple[str, ...] = ()


class Detail(_Part):
    """How ads are read from a page. With `block`, one ad for each block (a newspaper column)."""

    healthy: tuple[Selector, ...] = ()
    blocked: tuple[str, ...] = ()
    expired: tuple[Selector, ...] = ()
    encoding: str | None = None
    block: Selector | None = None
    number: Selector | None = None
    number_in_url: NumberPattern | None = None
    labels: tuple[Labels, ...] = ()
    fields: dict[AdField, FieldRule] = {}
    date_formats: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _numbered(self) -> Detail:
        if self.number is None and (self.block is not None or self.number_in_url is None):
            raise ValueError("say where the ad's number is: 'number', or 'number_in_url' where a page is one ad")
        return self


class Expect(_Part):
    """What an ordinary run finds. Less marks the run degraded: it is kept, but nothing may be closed because of it."""

    ads: tuple[Annotated[int, Field(ge=0)], Annotated[int, Field(ge=0)]] = (1, 1_000_000)


class Schedule(_Part):
    """How often to look."""

    every: Span = "1d"
    recheck: tuple[Span, ...] = ()


class Site(_Part):
    """One source."""

    id: Annotated[str, Field(pattern=r"^[a-z0-9]+(\.[a-z0-9-]+)+$")]
    name: str
    base: str | None = None
    """What `{base}` stands for; null where it is only known when the site is served (bundled samples)."""
    channel: Literal["board", "newspaper"] = "board"
    countries: tuple[Annotated[str, Field(pattern="^[A-Z]{2}$")], ...] = ()
    languages: Annotated[tuple[str, ...], Field(min_length=1)]
    facts: Facts = Facts()
    policy: Policy = Policy()
    navigate: Annotated[tuple[ListPages, ...], Field(min_length=1)]
    detail: Detail
    expect: Expect = Expect()
    schedule: Schedule = Schedule()

    def at(self, base: str) -> Site:
        """The same site at another address."""
        return self.model_copy(update={"base": base})

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts a spider may ask, with port where it is not the usual one."""
        return frozenset({urlsplit(self.base or "").netloc, *self.policy.allowed_hosts}) - {""}


def load_sites(folder: Path) -> dict[str, Site]:
    """Every site file of a folder by site id. Raises BadData with all faults of all files."""
    sites: dict[str, Site] = {}
    faults: list[Fault] = [] if folder.is_dir() else [Fault(str(folder), 1, "no such folder; the setting 'sites' names it")]
    for file in sorted(folder.glob("*.yml")):
        reading = read_yaml(file, Site)
        faults += reading.faults
        if reading.value is None:
            continue
        if reading.value.id != file.stem:
            faults.append(reading.fault(f"the id must be the file's name: '{file.stem}'", "id"))
        sites[reading.value.id] = reading.value
    if faults:
        raise BadData(faults)
    return sites


def load_site(folder: Path, site_id: str) -> Site:
    """One site by id. Raises BadData for its faults, BadInput with the nearest known id when there is no such site."""
    known = [file.stem for file in folder.glob("*.yml")]
    if site_id not in known:
        raise BadInput(f"no site '{site_id}' in {folder.name}/{nearest(site_id, known)}")
    reading = read_yaml(folder / f"{site_id}.yml", Site)
    if reading.value is None:
        raise BadData(reading.faults)
    return reading.value


def is_loopback(base: str) -> bool:
    """Whether a base address is this machine."""
    return urlsplit(base).hostname in {"127.0.0.1", "::1", "localhost"}
