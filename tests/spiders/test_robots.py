"""What an answer to /robots.txt means (RFC 9309)."""

from __future__ import annotations

import pytest
from scrapy.http import Response

from spiders.engine.pacing import pause_asked, refusal
from spiders.engine.robots import MAX_BYTES, rules_of

PAGE = "https://jobs.example/ads/7"
CLOSED = b"User-agent: *\nDisallow: /ads/\n"


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_file_means_no_rules_and_a_note(status: int) -> None:
    rules = rules_of(status, "text/plain", CLOSED)
    assert rules.allow(PAGE, "scanner")
    assert rules.note == f"robots-{status}"


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504, 301, 304])
def test_a_robots_file_that_cannot_be_read_closes_everything(status: int) -> None:
    rules = rules_of(status, "text/plain", b"")
    assert not rules.allow(PAGE, "scanner")
    assert rules.note == "robots-unreachable"


def test_rules_are_obeyed_and_leave_the_rest_open() -> None:
    rules = rules_of(200, "text/plain", CLOSED)
    assert not rules.allow(PAGE, "scanner")
    assert rules.allow("https://jobs.example/news", "scanner")
    assert rules.note == ""


def test_the_group_that_names_us_wins_over_the_general_one() -> None:
    rules = rules_of(200, "text/plain", b"User-agent: *\nDisallow:\n\nUser-agent: scanner\nDisallow: /\nCrawl-delay: 7\n")
    assert not rules.allow(PAGE, "scanner")
    assert rules.allow(PAGE, "otherbot")
    assert rules.delay("scanner") == 7
    assert rules.delay("otherbot") == 0


@pytest.mark.parametrize(("kind", "body"), [("text/html; charset=utf-8", CLOSED), ("text/plain", b"\xef\xbb\xbf \n<!doctype html>")])
def test_a_web_page_is_no_robots_file(kind: str, body: bytes) -> None:
    rules = rules_of(200, kind, body)
    assert rules.allow(PAGE, "scanner")
    assert rules.note == "robots-is-html"


def test_an_empty_file_allows_everything_quietly() -> None:
    assert rules_of(200, "text/plain", b"").allow(PAGE, "scanner")


def test_only_the_first_half_mebibyte_counts() -> None:
    rules = rules_of(200, "text/plain", b"#" * MAX_BYTES + b"\n" + CLOSED)
    assert rules.allow(PAGE, "scanner")


@pytest.mark.parametrize(
    ("status", "headers", "seconds"),
    [
        (429, {"Retry-After": "12"}, 12),
        (503, {"Retry-After": "Thu, 01 Jan 1970 00:01:40 GMT"}, 40),
        (503, {"Retry-After": "Thu, 01 Jan 1970 00:00:10 GMT"}, 0),
        (429, {"Retry-After": "soon"}, 0),
        (429, {}, 0),
        (200, {"Retry-After": "12"}, 0),
        (200, {"RateLimit-Remaining": "0", "RateLimit-Reset": "5"}, 5),
        (200, {"RateLimit-Remaining": "3", "RateLimit-Reset": "5"}, 0),
    ],
)
def test_pauses_asked_by_the_site(status: int, headers: dict[str, str], seconds: float) -> None:
    assert pause_asked(Response("https://jobs.example/", status=status, headers=headers), now=60) == seconds


@pytest.mark.parametrize(
    ("status", "headers", "body", "cause"),
    [
        (403, {}, b"", "403"),
        (429, {}, b"", "429"),
        (200, {"cf-mitigated": "challenge"}, b"", "challenge"),
        (503, {}, b"<title>Just a moment</title>", "challenge"),
        (200, {}, b"healthy page that loads Just a moment as a script", ""),
        (503, {}, b"overloaded", ""),
        (404, {}, b"", ""),
    ],
)
def test_refusals_are_told_from_ordinary_answers(status: int, headers: dict[str, str], body: bytes, cause: str) -> None:
    assert refusal(Response("https://jobs.example/", status=status, headers=headers, body=body), [b"Just a moment"]) == cause
