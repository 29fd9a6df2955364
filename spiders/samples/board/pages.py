"""Pages of the sample board: list pages with a pager and a VIP block, then one page an ad."""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape

from spiders.samples.markup import body_html, page
from spiders.samples.rows import BoardRow

PER_PAGE = 10
LABELS = {
    "en": {"employer": "Employer", "location": "Place", "salary": "Pay", "posted": "Published", "contacts": "Contact"},
    "ka": {"employer": "დამსაქმებელი", "location": "ადგილი", "salary": "ანაზღაურება", "posted": "გამოქვეყნდა", "contacts": "კონტაქტი"},
}
CLOSED = {"en": "This ad is closed.", "ka": "განცხადება დახურულია."}


class Board:
    """Answers for every path of the board."""

    def __init__(self, rows: Sequence[BoardRow]) -> None:
        self._ads = {f"/ad/{row.number}": row for row in rows}

    def answer(self, path: str, number: int) -> tuple[int, str]:
        """Status and HTML for a path and the number in `?page=`."""
        if ad := self._ads.get(path):
            return (404, page(ad.lang, "404", "<h1>404</h1>")) if ad.state == "gone" else (200, _detail(ad))
        if path in {"/en/ads", "/ka/ads"}:
            return 200, self._list(path[1:3], number)
        if path == "/":
            return 200, page("en", "Board", '<ul><li><a href="/en/ads">English</a></li><li><a href="/ka/ads">ქართული</a></li></ul>')
        return 404, page("en", "404", "<h1>404</h1>")

    def _list(self, lang: str, number: int) -> str:
        ads = [ad for ad in self._ads.values() if ad.lang == lang]
        ads.sort(key=lambda ad: (ad.posted, ad.number), reverse=True)
        ordinary = [ad for ad in ads if not ad.vip]
        last = max(1, -(-len(ordinary) // PER_PAGE))
        shown = min(max(number, 1), last)
        vip = "".join(_card(ad) for ad in ads if ad.vip)
        cards = "".join(_card(ad) for ad in ordinary[(shown - 1) * PER_PAGE : shown * PER_PAGE])
        pager = " ".join(f'<a href="/{lang}/ads?page={other}">{other}</a>' for other in range(1, last + 1))
        main = (
            f'<h1>Board</h1><p class="total">{len(ads)}</p><div class="vip"><ul>{vip}</ul></div>'
            f'<ul class="ads">{cards}</ul><nav class="pager">{pager}</nav>'
        )
        return page(lang, "Board", main)


def _card(ad: BoardRow) -> str:
    parts = {"employer": ad.employer, "salary": ad.salary, "location": ad.location, "posted": f"{ad.posted:%d.%m.%Y}"}
    spans = "".join(f'<span class="{name}">{escape(value)}</span> ' for name, value in parts.items() if value)
    return f'<li class="card"><a class="title" href="/ad/{ad.number}">{escape(ad.title)}</a> {spans}</li>\n'


def _detail(ad: BoardRow) -> str:
    label = LABELS[ad.lang]["contacts"]
    contacts = "<br>".join(escape(contact) for contact in ad.contacts)
    box = f'<dl class="facts"><dt>{label}</dt><dd>{contacts}</dd></dl>' if contacts else ""
    closed = f'<p class="closed">{CLOSED[ad.lang]}</p>' if ad.state == "expired" else ""
    visible = _visible(ad) if ad.layout != "jsonld" else "<noscript>…</noscript>"
    head = {"jsonld": _json_ld(ad), "broken": _broken(ad), "labels": ""}[ad.layout]
    return page(ad.lang, ad.title, f'<main class="ad" data-number="{ad.number}">{closed}{visible}{box}</main>', head=head)


def _visible(ad: BoardRow) -> str:
    values = {"employer": ad.employer, "location": ad.location, "salary": ad.salary, "posted": f"{ad.posted:%d.%m.%Y}"}
    facts = "".join(f"<dt>{LABELS[ad.lang][name]}</dt><dd>{escape(value)}</dd>" for name, value in values.items() if value)
    return f'<h1>{escape(ad.title)}</h1><dl class="facts">{facts}</dl><div class="text">{body_html(ad.body)}</div>'


def _script(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def _posting(ad: BoardRow) -> dict[str, object]:
    posting: dict[str, object] = {
        "@type": ["JobPosting"],
        "title": ad.title,
        "description": body_html(ad.body),
        "datePosted": ad.posted.isoformat(),
        "identifier": {"@type": "PropertyValue", "value": ad.number},
    }
    if ad.employer:
        posting["hiringOrganization"] = {"@type": "Organization", "name": ad.employer}
    if ad.location:
        posting["jobLocation"] = [{"@type": "Place", "address": {"@type": "PostalAddress", "addressLocality": ad.location}}]
    if ad.salary:
        posting["baseSalary"] = ad.salary
    return posting


def _json_ld(ad: BoardRow) -> str:
    crumbs = {"@type": "BreadcrumbList", "itemListElement": []}
    graph = {"@context": "https://schema.org", "@graph": [crumbs, _posting(ad)]}
    return _script(json.dumps(graph, ensure_ascii=False).replace("</", "<\\/"))


def _broken(ad: BoardRow) -> str:
    """JSON-LD that a template broke: the text is cut in the middle of a string."""
    text = json.dumps(_posting(ad), ensure_ascii=False).replace("</", "<\\/")
    return _script(text[: len(text) // 2])
