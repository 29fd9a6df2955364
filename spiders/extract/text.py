"""A fragment of HTML as text that keeps its paragraphs, line breaks and lists."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from enum import Enum

from bs4 import BeautifulSoup
from bs4.element import CData, NavigableString, PageElement, Tag

from spiders.extract.page import too_deep

MAX_CHARS = 400_000
_BLOCKS = frozenset({"address", "article", "aside", "blockquote", "div", "dl", "fieldset", "figure", "footer", "form", "h1", "h2", "h3",
                     "h4", "h5", "h6", "header", "main", "nav", "ol", "p", "pre", "section", "table", "ul"})  # fmt: skip
_ROWS = frozenset({"dd", "dt", "li", "tr"})
_CELLS = frozenset({"td", "th"})
_SILENT = frozenset({"head", "noscript", "script", "style", "template", "title"})
_MARKUP = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>")
_ESCAPED = re.compile(r"&lt;/?[a-zA-Z]")


def block_text(fragment: str) -> str:
    """Text with one blank line between paragraphs, one line a list item (`- `) or table row. Empty if the fragment is unfit to parse."""
    if len(fragment) > MAX_CHARS or too_deep(fragment):
        return ""
    if "<" not in fragment:
        return " ".join(html.unescape(fragment).split())
    return _joined(_pieces(BeautifulSoup(fragment, "lxml")))


def line_text(fragment: str) -> str:
    """The same on one line."""
    return " ".join(block_text(fragment).split())


def described(value: str) -> str:
    """A description from structured data: HTML, HTML with its signs escaped once more, or plain text with its own lines."""
    if not _MARKUP.search(value) and _ESCAPED.search(value):
        value = html.unescape(value)
    if _MARKUP.search(value):
        return block_text(value)
    lines = (" ".join(line.split()) for line in html.unescape(value).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Edge(Enum):
    """What stands between words: none of it doubles, and the strongest of neighbours wins."""

    CELL = " "
    LINE = "\n"
    PARAGRAPH = "\n\n"
    ITEM = "- "
    ITEM_END = ""


def _edge(name: str) -> _Edge | None:
    if name in _BLOCKS:
        return _Edge.PARAGRAPH
    return _Edge.LINE if name in _ROWS else _Edge.CELL if name in _CELLS else None


def _pieces(node: PageElement) -> Iterator[str | _Edge]:
    """Words and edges in page order. Depth is bounded by `too_deep`, so recursion is safe."""
    if isinstance(node, NavigableString):
        if type(node) in {NavigableString, CData}:
            yield str(node)
        return
    if not isinstance(node, Tag) or node.name in _SILENT:
        return
    edge = _Edge.LINE if node.name == "br" else _edge(node.name)
    if edge:
        yield edge
    if node.name == "li":
        yield _Edge.ITEM
    for child in node.children:
        yield from _pieces(child)
    if node.name == "li":
        yield _Edge.ITEM_END
    if edge:
        yield edge


def _joined(pieces: Iterator[str | _Edge]) -> str:
    """Edges wait until a word follows, so none stands at either end, and a list mark never stands without its words."""
    out: list[str] = []
    gap = mark = ""
    for piece in pieces:
        if piece in {_Edge.ITEM, _Edge.ITEM_END}:
            mark = piece.value if isinstance(piece, _Edge) else mark
        elif isinstance(piece, _Edge):
            gap = max(gap, piece.value, key=_WEIGHT.__getitem__) if not mark else gap
        else:
            for space, word in _WORDS.findall(piece):
                gap = gap or (" " if space else "")
                if word:
                    out += [gap if out else "", mark, word]
                    gap = mark = ""
    return "".join(out)


_WEIGHT = {"": 0, " ": 1, "\n": 2, "\n\n": 3}
_WORDS = re.compile(r"(\s*)(\S*)")
