"""Saved HTML pages: the JobPostings they declare, else the page's own main text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from scanner.errors import BadInput
from spiders.extract import ads_of_saved_page
from spiders.imports.item import Item

MAX_PAGE = 16 << 20


def read_html(stream: BinaryIO, name: str, encoding: str) -> Iterator[Item]:
    """The ads of a saved page. Raises BadInput where the page holds no ad."""
    raw = stream.read(MAX_PAGE + 1)
    if len(raw) > MAX_PAGE:
        raise BadInput(f"larger than {MAX_PAGE >> 20} MiB; save the page without its pictures")
    ads = ads_of_saved_page(raw, encoding="" if encoding == "utf-8" else encoding)
    if not ads:
        raise BadInput("no ad found on this page")
    yield from ads
