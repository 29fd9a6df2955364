"""Both sample sites crawled from end to end: what comes out is what was put in, and every ad leads back to the bytes received."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from scanner.ad import Ad, from_record, to_record
from spiders.engine import read_record, verify
from spiders.extract import extract, open_page
from spiders.samples import load_rows

NAMES = ("gazette", "board")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def servers(served: Any) -> dict[str, Any]:
    return {name: served(name) for name in NAMES}


@pytest.fixture(scope="module")
def first(crawled: Any, servers: dict[str, Any], home: Path, memory: Any) -> dict[str, Any]:
    return {name: crawled(name, servers[name], home, memory=memory) for name in NAMES}


@pytest.fixture(scope="module")
def second(first: dict[str, Any], crawled: Any, servers: dict[str, Any], home: Path, memory: Any) -> dict[str, Any]:
    return {name: crawled(name, servers[name], home, memory=memory) for name in NAMES}


def _words(ad: Ad) -> tuple[object, ...]:
    return ad.title, ad.body, ad.employer, ad.location, ad.salary, ad.contacts, ad.language, ad.posted_at


def _open(name: str) -> dict[str, Any]:
    rows = load_rows(name)
    return {f"sample.{name}:{row.number}": row for row in rows if getattr(row, "state", "open") == "open"}


@pytest.mark.parametrize("name", NAMES)
def test_exactly_the_ads_of_the_site_come_out(name: str, first: dict[str, Any]) -> None:
    expected = {
        ad_id: (row.title, row.body, row.employer, row.location, row.salary, row.contacts, row.lang, row.posted.isoformat())
        for ad_id, row in _open(name).items()
    }
    assert {ad_id: _words(ad) for ad_id, ad in first[name].ads.items()} == expected


@pytest.mark.parametrize("name", NAMES)
def test_the_report_counts_what_happened(name: str, first: dict[str, Any]) -> None:
    report = first[name].report
    assert report.complete
    assert not report.blocked
    assert dict(report.errors) == {}
    assert report.degraded == ()
    assert report.found == len(load_rows(name))
    assert report.new == len(first[name].ads)
    assert report.pages == len(first[name].asked)


def test_missing_and_closed_ads_are_gone_and_nothing_else_is(first: dict[str, Any]) -> None:
    states = {f"sample.board:{row.number}": row.state for row in load_rows("board")}
    assert set(first["board"].report.gone) == {ad_id for ad_id, state in states.items() if state != "open"}


def test_broken_json_ld_is_noted_and_the_ad_is_read_from_the_page(first: dict[str, Any]) -> None:
    broken = [f"sample.board:{row.number}" for row in load_rows("board") if row.layout == "broken" and row.state == "open"]
    assert dict(first["board"].report.notes) == {"broken-json-ld": len(broken)}
    assert all(origin.layer != "json-ld" for ad_id in broken for origin in first["board"].ads[ad_id].provenance)


def test_every_field_says_where_it_came_from(first: dict[str, Any]) -> None:
    for ad in (*first["board"].ads.values(), *first["gazette"].ads.values()):
        assert {field for field, _ in ad.parts()} <= {origin.field for origin in ad.provenance}


def test_an_ad_survives_the_way_from_the_crawling_process(first: dict[str, Any]) -> None:
    for ad in first["board"].ads.values():
        assert from_record(json.loads(json.dumps(to_record(ad)))) == ad


@pytest.mark.parametrize("name", NAMES)
def test_a_second_crawl_asks_for_list_pages_only(name: str, second: dict[str, Any]) -> None:
    assert second[name].ads == {}
    assert second[name].report.known == len(load_rows(name))
    assert not [path for path in second[name].asked if path.startswith("/ad/")]
    assert [path for path in second[name].asked if path != "/robots.txt"]


def test_an_ad_whose_card_changed_is_fetched_again_and_no_other(crawled: Any, servers: dict[str, Any], second: dict[str, Any], home: Path,
                                                                memory: Any) -> None:  # fmt: skip
    ad_id = next(iter(_open("board")))
    memory.fingerprints[ad_id] = "as it was before"
    again = crawled("board", servers["board"], home, memory=memory)
    assert set(again.ads) == {ad_id}
    assert again.report.changed == 1
    assert again.report.new == 0


@pytest.mark.parametrize("name", NAMES)
def test_every_ad_can_be_read_again_from_the_bytes_received(name: str, first: dict[str, Any], sites: Any) -> None:
    for ad in first[name].ads.values():
        assert ad.evidence is not None
        kept = read_record(first[name].home / "evidence", ad.evidence)
        assert hashlib.sha256(kept.payload).hexdigest() == ad.evidence.payload_sha256
        page = open_page(kept.url, kept.payload, status=kept.status, headers=kept.headers)
        again = next(other for other in extract(page, sites[f"sample.{name}"]) if other.id == ad.id)
        assert (again.title, again.body, again.contacts) == (ad.title, ad.body, ad.contacts)


def test_redirects_aside_every_answer_is_kept_robots_included(first: dict[str, Any]) -> None:
    from warcio.archiveiterator import ArchiveIterator

    crawl = first["board"]
    with (crawl.home / "evidence" / crawl.report.evidence).open("rb") as stream:
        records = [(record.rec_type, record.rec_headers.get_header("WARC-Target-URI") or "") for record in ArchiveIterator(stream)]
    answers = [url for kind, url in records if kind == "response"]
    assert len(answers) == len(crawl.asked)
    assert answers[0].endswith("/robots.txt")
    assert sum(kind == "request" for kind, _ in records) == sum(kind == "metadata" for kind, _ in records) == len(answers)


def test_warcio_finds_every_digest_right(first: dict[str, Any], capsys: pytest.CaptureFixture[str]) -> None:
    from warcio.cli import main

    for crawl in first.values():
        with pytest.raises(SystemExit) as ended:
            main(["check", str(crawl.home / "evidence" / crawl.report.evidence)])
        assert ended.value.code == 0
    assert capsys.readouterr().out == ""


def test_the_evidence_of_all_runs_holds_together(second: dict[str, Any], home: Path) -> None:
    assert verify(home / "evidence") == ()
    assert len((home / "evidence" / "manifest.jsonl").read_text("ascii").splitlines()) >= 4


def test_the_log_holds_no_word_of_an_ad(second: dict[str, Any], home: Path, capfd: pytest.CaptureFixture[str]) -> None:
    log = "".join(file.read_text("utf-8") for file in (home / "logs").iterdir())
    assert "Spider closed (finished)" in log
    for name in NAMES:
        for row in load_rows(name):
            for text in (row.title, row.body, row.employer, *row.contacts):
                assert not text or text not in log
    assert capfd.readouterr() == ("", "")
