"""Reading a page: structured data as it is found in the wild, printed labels, blocks of a newspaper, and pages unfit to read."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from typing import Any

import pytest

from spiders.extract import PageFault, ads_of_saved_page, extract, open_page, read
from spiders.extract.page import decode, too_deep
from spiders.extract.structured import job_postings
from spiders.site import Site

URL = "https://jobs.example/ad/7"


@pytest.fixture
def board(sites: dict[str, Site]) -> Site:
    return sites["sample.board"]


def _page(main: str, *, ld: str = "", url: str = URL) -> Any:
    script = f'<script type="application/ld+json">{ld}</script>' if ld else ""
    return open_page(url, f'<html lang="en"><head>{script}</head><main class="ad">{main}</main></html>'.encode())


def _posting(text: str) -> dict[str, str]:
    tree = open_page(URL, f"<script type='application/ld+json'>{text}</script>".encode()).tree
    return {field: value for posting in job_postings(tree).each[:1] for field, value, _ in posting}


def test_extraction_needs_no_scrapy() -> None:
    code = "import sys; sys.modules['scrapy'] = sys.modules['twisted'] = None; import spiders.extract, spiders.site; print('pure')"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "pure\n"


def test_starting_a_crawl_loads_no_scrapy_here() -> None:
    code = "import sys, spiders.engine, spiders.samples; print(sorted(name for name in sys.modules if name in {'scrapy', 'twisted'}))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize(
    "wrap",
    [
        lambda job: job,
        lambda job: [job],
        lambda job: {"@graph": [{"@type": "BreadcrumbList"}, job]},
        lambda job: {"@type": "WebPage", "mainEntity": {"about": [job]}},
        lambda job: {**job, "@type": ["Thing", "JobPosting"]},
        lambda job: {**job, "@type": "http://schema.org/JobPosting"},
    ],
)
def test_a_job_posting_is_found_wherever_it_stands(wrap: Any) -> None:
    job = {"@type": "JobPosting", "title": "Cook", "description": "<p>Shifts</p>"}
    assert _posting(json.dumps(wrap(job))) == {"title": "Cook", "body": "Shifts"}


def test_other_kinds_of_structured_data_are_not_job_postings() -> None:
    assert _posting(json.dumps({"@type": "FAQPage", "title": "Cook", "name": "JobPosting"})) == {}


@pytest.mark.parametrize(
    ("key", "value", "field", "text"),
    [
        ("description", "&lt;p&gt;One&lt;/p&gt;&lt;p&gt;Two&lt;/p&gt;", "body", "One\n\nTwo"),
        ("description", "One\nTwo\n\n\n\nThree &amp; four", "body", "One\nTwo\n\nThree & four"),
        ("hiringOrganization", "Hotel", "employer", "Hotel"),
        ("hiringOrganization", {"name": "Hotel"}, "employer", "Hotel"),
        ("hiringOrganization", [{"@type": "Organization"}, {"name": "Hotel"}], "employer", ""),
        ("jobLocation", {"address": {"addressLocality": "Batumi", "addressCountry": {"name": "Georgia"}}}, "location", "Batumi, Georgia"),
        ("jobLocation", [{"address": "Batumi"}, {"address": {"addressCountry": "GE"}}], "location", "Batumi; GE"),
        (
            "baseSalary",
            {"currency": "GEL", "value": {"minValue": 900, "maxValue": 1200, "unitText": "MONTH"}},
            "salary",
            "900-1200 GEL MONTH",
        ),
        ("baseSalary", {"currency": "GEL", "value": 900}, "salary", "900 GEL"),
        ("baseSalary", {"currency": "GEL", "value": {"minValue": None, "maxValue": None}}, "salary", ""),
        ("datePosted", "2026-11-02", "posted_at", "2026-11-02"),
        ("title", None, "title", ""),
        ("title", True, "title", ""),
    ],
)
def test_values_are_read_in_all_their_shapes(key: str, value: object, field: str, text: str) -> None:
    assert _posting(json.dumps({"@type": "JobPosting", key: value})).get(field, "") == text


@pytest.mark.parametrize(
    "text",
    ['{"@type": "JobPosting", "title": "Cook",}', '{"@type": "JobPosting",\n "title": "Cook", "x": [1,2, ], "y": "a\nb"}',
     '//<![CDATA[\n{"@type": "JobPosting", "title": "Cook"}\n//]]>', '<!-- {"@type": "JobPosting", "title": "Cook"} -->;'],
)  # fmt: skip
def test_slips_of_json_are_forgiven(text: str) -> None:
    assert _posting(text) == {"title": "Cook"}


@pytest.mark.parametrize("text", ['{"@type": "JobPosting", "title": "Co', "", "[" * 100_000, '{"a": ' + "9" * 10_000 + "}"])
def test_what_is_not_json_is_counted_and_does_no_harm(text: str, board: Site) -> None:
    reading = read(_page("<h1>Cook</h1><div class='text'>Shifts</div>", ld=text or " "), board)
    assert reading.ads[0].title == "Cook"
    assert reading.notes == ("broken-json-ld",)


def test_the_site_files_rules_win_over_structured_data_and_both_over_the_card(board: Site) -> None:
    ld = json.dumps({"@type": "JobPosting", "title": "From data", "hiringOrganization": "Data Ltd", "description": "Data body"})
    page = _page("<h1>From page</h1><div class='text'>Page body</div>", ld=ld)
    ad = read(page, board, card=(("title", "From card"), ("employer", "Card Ltd"), ("salary", "900 GEL"))).ads[0]
    assert (ad.title, ad.body, ad.employer, ad.salary) == ("From page", "Page body", "Data Ltd", "900 GEL")
    assert [(origin.field, origin.layer) for origin in ad.provenance if origin.field != "language"] == [
        ("title", "site-rules"), ("body", "site-rules"), ("employer", "json-ld"), ("salary", "card"),
    ]  # fmt: skip


def test_an_unknown_label_is_noted_and_a_known_one_is_not(board: Site) -> None:
    main = "<h1>Cook</h1><div class='text'>Shifts</div><dl class='facts'><dt>%s:</dt><dd>Hotel</dd></dl>"
    assert read(_page(main % "Employer"), board).notes == ()
    assert read(_page(main % "Employment agency"), board).notes == ("unknown-label",)


def test_a_date_in_an_unknown_form_stays_as_published(board: Site) -> None:
    main = "<h1>Cook</h1><div class='text'>Shifts</div><dl class='facts'><dt>Published</dt><dd>%s</dd></dl>"
    assert extract(_page(main % "02.11.2026"), board)[0].posted_at == "2026-11-02"
    assert extract(_page(main % "yesterday"), board)[0].posted_at == "yesterday"


@pytest.mark.parametrize(
    ("html", "cause"),
    [
        ("<main class='ad'><p class='closed'>Closed</p><h1>Cook</h1><div class='text'>Shifts</div></main>", "expired"),
        ("<title>Just a moment...</title>", "blocked"),
        ("<h1>Cook</h1>", "unhealthy"),
        ("<main class='ad'><h1>Cook</h1></main>", "no-text"),
        ("", "unhealthy"),
    ],
)
def test_a_page_without_an_ad_says_why(html: str, cause: str, board: Site) -> None:
    with pytest.raises(PageFault, match=cause) as caught:
        extract(open_page(URL, html.encode()), board)
    assert caught.value.cause == cause


def test_a_page_whose_address_has_no_number_is_not_an_ad(board: Site) -> None:
    with pytest.raises(PageFault, match="no-number"):
        extract(_page("<h1>Cook</h1><div class='text'>Shifts</div>", url="https://jobs.example/about"), board)


def test_a_block_marker_on_a_healthy_page_means_nothing(board: Site) -> None:
    assert extract(_page("<h1>Cook</h1><div class='text'>Shifts</div><!-- challenge-platform -->"), board)


COLUMN = "<html lang='ru'><div class='column'>%s</div></html>"


def test_each_block_of_a_column_is_an_ad_and_odd_ones_are_noted(sites: dict[str, Site]) -> None:
    blocks = (
        "<p class='ad' data-number='1'>Сторож на дачу. <span class='tel'>00 55 501</span></p>"
        "<p class='ad'>Без номера</p><p class='ad' data-number='2'></p><p class='ad' data-number='3'><span class='text'>Няня</span></p>"
    )
    reading = read(open_page("https://paper.example/ru/1/season/", (COLUMN % blocks).encode()), sites["sample.gazette"])
    assert [(ad.id, ad.body, ad.contacts) for ad in reading.ads] == [
        ("sample.gazette:1", "Сторож на дачу. 00 55 501", ("00 55 501",)),
        ("sample.gazette:3", "Няня", ()),
    ]
    assert reading.notes == ("block-without-number", "block-without-text")
    assert reading.ads[0].url == "https://paper.example/ru/1/season/#ad-1"


def test_a_page_of_endless_blocks_ends(sites: dict[str, Site]) -> None:
    blocks = "".join(f"<p class='ad' data-number='{number}'>x</p>" for number in range(3000))
    reading = read(open_page("https://paper.example/ru/1/season/", (COLUMN % blocks).encode()), sites["sample.gazette"])
    assert len(reading.ads) == 1000
    assert reading.notes == ("too-many-blocks",)


@pytest.mark.parametrize(
    ("body", "kind", "cause"),
    [(b"<div>" * 200_000, "text/html", "too-deep"), (b"<b><i>" * 200, "", "too-deep"), (b"x" * 4_000_001, "text/html", "too-large"),
     (b"%PDF-1.7", "application/pdf", "not-html")],
)  # fmt: skip
def test_pages_unfit_to_parse_are_refused_before_parsing(body: bytes, kind: str, cause: str) -> None:
    with pytest.raises(PageFault, match=cause):
        open_page(URL, body, headers=[("Content-Type", kind)] if kind else [])


def test_long_and_shallow_pages_are_fine() -> None:
    assert not too_deep("<div><p>x</p></div>" * 50_000)
    assert not too_deep("<ul>" + "<li>x" * 50_000)
    assert not too_deep("<br>" * 50_000 + "<img src=x>" * 50_000)
    assert too_deep("<div>" * 201)
    assert not too_deep("<div>" * 200)


@pytest.mark.parametrize(
    "body",
    [b"<" * 4_000_000, b"<a " * 1_300_000, b"</" * 2_000_000, b"<a" + b" " * 3_999_990, b"<script type='application/ld+json'>" + b" " * 3_900_000,
     b"<script type='application/ld+json'>[" + b"[]," * 1_300_000, b"<main class='ad'><div class='text'>" + b"&lt;" * 900_000,
     b"<!--" * 900_000, b"<main class='ad'><div class='text'>" + b"<p>" * 100_000],
)  # fmt: skip
def test_no_page_takes_long(body: bytes, board: Site) -> None:
    started = time.process_time()
    with contextlib.suppress(PageFault):
        extract(open_page(URL, body), board)
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("body", "kind", "encoding", "text"),
    [
        ("Работа".encode(), "", None, "Работа"),
        ("Работа".encode("cp1251"), "", None, "Работа"),
        ("Работа".encode("koi8-r"), "text/html; charset=koi8-r", None, "Работа"),
        ("Работа".encode("cp1251"), "text/html; charset=utf-8", None, "Работа"),
        ("Работа".encode("cp1251"), "text/html; charset=nonsense", "cp1251", "Работа"),
        ("სამუშაო".encode(), "text/html; charset=zlib", None, "სამუშაო"),
        (b"<meta charset=koi8-r>" + "Работа".encode("koi8-r"), "", None, "<meta charset=koi8-r>Работа"),
        (b"", "", None, ""),
        ("Работа".encode() * 50 + b"\xff", "text/html; charset=utf-8", None, "Работа" * 50 + "\ufffd"),
    ],
)
def test_the_encoding_is_found(body: bytes, kind: str, encoding: str | None, text: str) -> None:
    assert decode(body, content_type=kind, encoding=encoding) == text


def test_a_saved_page_gives_its_declared_postings_else_its_main_text() -> None:
    job = {"@type": "JobPosting", "title": "Cook", "description": "Shifts"}
    head = '<link rel="canonical" href="https://jobs.example/ad/7">'
    two = f'{head}<script type="application/ld+json">{json.dumps([job, {**job, "title": "Waiter"}])}</script>'
    assert [(ad.title, ad.body, ad.url) for ad in ads_of_saved_page(two.encode())] == [
        ("Cook", "Shifts", URL), ("Waiter", "Shifts", URL),
    ]  # fmt: skip
    (whole,) = ads_of_saved_page(b"<title>T</title><nav>menu</nav><main><h1>Cook</h1><p>Shifts</p></main>")
    assert (whole.title, whole.body) == ("Cook", "Cook\n\nShifts")
    assert ads_of_saved_page(b"<html><body></body></html>") == ()
