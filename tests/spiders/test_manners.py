"""What the spiders do when a site says no, wait, gone, or something strange. Every case is a real crawl of a small board."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from scanner.ad import Ad
from scanner.errors import NotReady
from scanner.settings import Settings
from spiders.engine import Nothing, adopt, crawl, verify
from spiders.samples import Reply
from spiders.samples.rows import BoardRow

TEXT = "text/plain"
ROWS = tuple(
    BoardRow.model_validate(
        {
            "number": number,
            "lang": "en" if number % 2 else "ka",
            "category": "other",
            "posted": "2026-11-02",
            "title": f"Ad {number}",
            "body": "Day work.",
        }
    )
    for number in range(1, 14)
)


@pytest.fixture
def board(served: Any) -> Any:
    return served("board", rows=ROWS)


def test_a_forbidden_path_is_not_asked_for(crawled: Any, board: Any, tmp_path: Path) -> None:
    board.instead["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /ad/\n", kind=TEXT)
    run = crawled("board", board, tmp_path)
    assert not [path for path in run.asked if path.startswith("/ad/")]
    assert run.ads == {}
    assert run.report.errors["refused-robots"] == run.report.found > 0


def test_a_robots_file_that_cannot_be_read_closes_the_site(crawled: Any, board: Any, tmp_path: Path) -> None:
    board.instead["/robots.txt"] = Reply(b"later", status=503, kind=TEXT)
    run = crawled("board", board, tmp_path)
    assert set(run.asked) == {"/robots.txt"}
    assert run.report.notes["robots-unreachable"] == 1
    assert not run.report.complete
    assert run.report.degraded


PAGE = b'<html><body><main class="ad"><h1>x</h1><div class="text">%s</div></main>'
COMPRESSED = gzip.compress(PAGE % b"<p>Body</p>")


@pytest.fixture(scope="module")
def elsewhere(served: Any) -> Any:
    return served("board", rows=ROWS)


@pytest.fixture(scope="module")
def strange(served: Any, crawled: Any, elsewhere: Any, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """One crawl of a board on which nearly every page is something else."""
    board = served("board", rows=ROWS)
    board.instead |= {
        "/robots.txt": Reply(b"<html>Disallow: /</html>"),
        "/ad/1": Reply(PAGE % (b"<div>" * 200_000)),
        "/ad/2": Reply(PAGE % (b"x" * 5_000_000)),
        "/ad/3": Reply(gzip.compress(PAGE % (b"y" * 60_000_000)), headers={"Content-Encoding": "gzip"}),
        "/ad/4": Reply(b"\x00\xff\xd8\xff" * 1000, kind="image/jpeg"),
        "/ad/5": Reply(b"", status=302, headers={"Location": elsewhere.base + "/"}),
        "/ad/6": Reply(b"", status=302, headers={"Location": "/login"}),
        "/ad/7": Reply(b"<html><h1>New look</h1></html>"),
        "/ad/8": [Reply(b"slow down", status=429, kind=TEXT, headers={"Retry-After": "1"})],
        "/ad/9": Reply(COMPRESSED, headers={"Content-Encoding": "gzip"}),
        "/ad/10": Reply(
            "<html><main class='ad'><h1>Работа</h1><div class='text'>Сторож\x00 на дачу</div></main>".encode("cp1251"), kind="text/html"
        ),
        "/ad/11": Reply(b"", status=302, headers={"Location": "/ad/12"}),
        "/ad/13": Reply(b"", status=302, headers={"Location": "/ad/13"}),
    }
    return crawled("board", board, tmp_path_factory.mktemp("strange"))


def test_hostile_pages_are_kept_out_with_their_cause_and_the_rest_goes_on(strange: Any) -> None:
    assert dict(strange.report.errors) == {
        "too-deep": 1,
        "too-large": 2,
        "not-html": 1,
        "refused-host": 1,
        "refused-path": 1,
        "unhealthy": 1,
        "another-ad": 1,
        "too-many-redirects": 1,
    }
    assert set(strange.ads) == {f"sample.board:{number}" for number in (8, 9, 10, 12)}
    assert strange.report.complete
    assert not strange.report.blocked


def test_a_redirect_leaves_neither_the_host_nor_the_allowed_paths(strange: Any, elsewhere: Any) -> None:
    assert elsewhere.asked == []
    assert "/login" not in strange.asked


def test_a_web_page_in_place_of_robots_means_no_rules_and_is_noted(strange: Any) -> None:
    assert strange.report.notes["robots-is-html"] == 1


def test_a_page_is_asked_again_after_the_pause_it_wanted(strange: Any) -> None:
    assert strange.asked.count("/ad/8") == 2


def test_compressed_pages_are_kept_as_they_came(strange: Any) -> None:
    ad = strange.ads["sample.board:9"]
    assert ad.body == "Body"
    assert ad.evidence.payload_sha256 == hashlib.sha256(COMPRESSED).hexdigest()
    assert verify(strange.home / "evidence") == ()


def test_an_undeclared_legacy_encoding_and_stray_nuls_are_read(strange: Any) -> None:
    assert (strange.ads["sample.board:10"].title, strange.ads["sample.board:10"].body) == ("Работа", "Сторож на дачу")


def test_a_walk_that_meets_its_page_cap_a_lost_list_and_too_few_ads_is_degraded(
    crawled: Any, board: Any, sites: Any, tmp_path: Path
) -> None:
    board.instead["/ka/ads"] = Reply(b"gone", status=404)
    site = sites["sample.board"]
    rule = site.navigate[0].model_copy(update={"stop": site.navigate[0].stop.model_copy(update={"max_pages": 1})})
    expect = site.expect.model_copy(update={"ads": (900, 1000)})
    run = crawled("board", board, tmp_path, site=site.model_copy(update={"navigate": (rule,), "expect": expect}))
    assert dict(run.report.errors) == {"list-http-404": 1, "list-page-cap": 1}
    assert not run.report.complete
    assert run.report.degraded == ("the walk through the list pages did not finish", "7 ads found, at least 900 expected")


def test_crawl_delay_sets_the_pace(crawled: Any, board: Any, tmp_path: Path) -> None:
    board.instead["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.2\n", kind=TEXT)
    started = time.monotonic()
    run = crawled("board", board, tmp_path)
    # jitter takes off a quarter at most; the first request after robots.txt is free
    assert time.monotonic() - started >= 0.2 * 0.75 * (len(run.asked) - 2)


def test_a_site_that_refuses_three_times_is_left_alone(crawled: Any, board: Any, tmp_path: Path) -> None:
    for row in ROWS:
        board.instead[f"/ad/{row.number}"] = Reply(b"no", status=403, kind=TEXT)
    run = crawled("board", board, tmp_path)
    assert sum(path.startswith("/ad/") for path in run.asked) == 3
    assert run.report.blocked == "403 3 times in a row"
    assert not run.report.complete
    assert run.report.errors["refused-blocked"] >= 1


def test_challenge_pages_with_status_200_block_too(crawled: Any, board: Any, tmp_path: Path) -> None:
    for row in ROWS:
        board.instead[f"/ad/{row.number}"] = Reply(b"<html><title>Just a moment...</title></html>")
    run = crawled("board", board, tmp_path)
    assert run.report.blocked == "challenge 3 times in a row"
    assert run.ads == {}


def test_what_the_receiver_raises_ends_the_crawl_and_its_evidence_is_whole(sites: Any, board: Any, tmp_path: Path) -> None:
    def refuse(_: Ad) -> None:
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        crawl(sites["sample.board"].at(board.base), Settings(home=tmp_path, loopback=True), known=Nothing(), on_ad=refuse)
    assert verify(tmp_path / "evidence") == ()
    assert len((tmp_path / "evidence" / "manifest.jsonl").read_text("ascii").splitlines()) == 1


CRAWL = """
import pathlib, sys
from scanner.settings import Settings
from spiders.engine import Nothing, crawl
from spiders.site import load_site
settings = Settings(home=pathlib.Path(sys.argv[1]), loopback=True)
crawl(load_site(settings.sites, "sample.board").at(sys.argv[2]), settings, known=Nothing(), on_ad=lambda ad: print(ad.id, flush=True))
"""


def _kill_after_first_ad(board: Any, home: Path, *, crawler_too: bool) -> str:
    """The id of the first ad that came before everything was killed."""
    board.instead["/robots.txt"] = Reply(b"User-agent: *\nCrawl-delay: 0.2\n", kind=TEXT)
    with subprocess.Popen([sys.executable, "-c", CRAWL, str(home), board.base], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline().decode().strip()
        child = int(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split()[0])
        os.kill(process.pid, signal.SIGKILL)
        if crawler_too:
            os.kill(child, signal.SIGKILL)
    return first


def _sealed(home: Path) -> list[str]:
    manifest = home / "evidence" / "manifest.jsonl"
    return [json.loads(line)["how"] for line in manifest.read_text("ascii").splitlines()] if manifest.exists() else []


def test_after_a_kill_the_next_run_seals_what_was_kept(board: Any, crawled: Any, tmp_path: Path) -> None:
    first = _kill_after_first_ad(board, tmp_path, crawler_too=True)
    assert _sealed(tmp_path) == []
    del board.instead["/robots.txt"]
    run = crawled("board", board, tmp_path)
    assert first in run.ads
    assert run.report.complete
    assert _sealed(tmp_path) == ["recovered", "finished"]
    assert verify(tmp_path / "evidence") == ()
    assert adopt(tmp_path / "evidence") == ()


def test_a_crawl_whose_receiver_was_killed_stops_asking_and_seals_its_evidence(board: Any, tmp_path: Path) -> None:
    _kill_after_first_ad(board, tmp_path, crawler_too=False)
    deadline = time.monotonic() + 20
    while not _sealed(tmp_path) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _sealed(tmp_path) == ["finished"]
    assert verify(tmp_path / "evidence") == ()
    assert sum(path.startswith("/ad/") for path in board.asked) < len(ROWS)


@pytest.mark.parametrize(
    ("base", "settings", "decided", "says"),
    [
        (None, {"loopback": True}, "x", "has no address"),
        ("https://jobs.example", {"loopback": True}, "x", "loopback only"),
        ("https://jobs.example", {"operator": "ops@desk.example"}, None, "nobody has decided"),
        ("https://jobs.example", {}, "x", "operator"),
    ],
)
def test_a_site_is_not_visited_without(base: str | None, settings: Any, decided: str | None, says: str, sites: Any, tmp_path: Path) -> None:
    site = sites["sample.board"]
    site = site.model_copy(update={"base": base, "policy": site.policy.model_copy(update={"decided_by": decided})})
    with pytest.raises(NotReady, match=says):
        crawl(site, Settings(home=tmp_path, **settings), known=Nothing(), on_ad=lambda ad: None)
    assert not (tmp_path / "logs").exists()


def test_a_name_that_leads_into_the_machine_is_not_connected_to(sites: Any, board: Any, tmp_path: Path) -> None:
    live = Settings(home=tmp_path, operator="ops@desk.example")
    base = board.base.replace("127.0.0.1", "localhost")
    report = crawl(sites["sample.board"].at(base), live, known=Nothing(), on_ad=lambda ad: None)
    assert board.asked == []
    assert report.notes["robots-unreachable"] == 1
    assert verify(tmp_path / "evidence") == ()
