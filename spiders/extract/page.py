"""One page as received, and its tree, which is only built when the page is fit for it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from bs4.dammit import EncodingDetector, UnicodeDammit
from parsel import Selector

from scanner.errors import BadInput

MAX_BYTES = 4_000_000
"""Largest page that is parsed; the largest real one met so far is a shell of 700 KB."""
MAX_DEPTH = 200
"""Deepest nesting that is parsed. libxml2 itself cuts a page off, without a word, at 256."""

Cause = Literal["too-large", "too-deep", "not-html", "blocked", "unhealthy", "expired", "no-text", "no-number"]
"""Why a page gave no ad."""

_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})([^<>]{0,4000}>)?")
_FREE = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
                   "p", "li", "dt", "dd", "tr", "td", "th", "tbody", "thead", "option"})  # fmt: skip
"""Tags that never nest by being left open: empty ones, and those that HTML closes by itself."""


class PageFault(BadInput):
    """A page that gives no ad, and the cause."""

    def __init__(self, cause: Cause, url: str) -> None:
        self.cause = cause
        super().__init__(f"{cause}: {url}")


@dataclass(frozen=True, slots=True)
class Page:
    """A page: address, status, headers in lower case, text, and its tree. Made by `open_page`."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    text: str = field(repr=False)
    tree: Selector = field(repr=False, compare=False)


def open_page(url: str, body: bytes, *, status: int = 200, headers: Iterable[tuple[str, str]] = (), encoding: str | None = None) -> Page:
    """A page from its decompressed bytes. `encoding` is what the site file says; it wins over what the page declares.

    Raises PageFault: too-large, too-deep, not-html.
    """
    lowered = tuple((name.lower(), value) for name, value in headers)
    kind = next((value for name, value in lowered if name == "content-type"), "")
    if kind and not re.match(r"\s*(text/|application/xhtml)", kind, re.IGNORECASE):
        raise PageFault("not-html", url)
    if len(body) > MAX_BYTES:
        raise PageFault("too-large", url)
    text = decode(body, content_type=kind, encoding=encoding).replace("\x00", "")
    if too_deep(text):
        raise PageFault("too-deep", url)
    return Page(url=url, status=status, headers=lowered, text=text, tree=Selector(text=text or "<html/>", type="html", huge_tree=False))


def decode(body: bytes, *, content_type: str = "", encoding: str | None = None) -> str:
    """The text of a page: by the site file, else the header, else what the page declares, else UTF-8 or a legacy guess."""
    declared = re.search(r"charset\s*=\s*[\"']?([\w.:-]{1,40})", content_type, re.IGNORECASE)
    names = (encoding, declared.group(1) if declared else None, EncodingDetector.find_declared_encoding(body[:4096], is_html=True))
    for name in names:
        if name and _known(name) and (text := _strict(body, name)) is not None:
            return text
    return _strict(body, "utf-8") or UnicodeDammit(body, known_definite_encodings=["windows-1251"]).unicode_markup or ""


def _known(name: str) -> bool:
    try:
        return bool(codecs.lookup(name)._is_text_encoding)
    except LookupError:
        return False


def _strict(body: bytes, name: str) -> str | None:
    """The text, None if the bytes plainly are not in this encoding. A few stray bytes (cut ads, pasted text) are marked, not fatal."""
    text = body.decode(name, errors="replace")
    return text if text.count("\ufffd") <= len(text) // 200 else None


def too_deep(text: str) -> bool:
    """Whether tags nest deeper than a parser should be asked to follow. One linear look, no tree."""
    depth = 0
    for closing, name, rest in _TAG.findall(text):
        if name.lower() in _FREE or rest.endswith("/>"):
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > MAX_DEPTH:
            return True
    return False
