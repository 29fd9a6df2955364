"""The daily work on sites that answer: demo, collect, run, queue, export."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from scanner.settings import Settings
from scanner.train import load_examples
from tests.commands.program import Program

_DECIDE = """
from scanner.settings import load_settings
from scanner.store.boot import boot, migrate
boot(load_settings())
migrate()
from scanner.store.models import User, Verdict
from scanner.store.queue import decide, next_case
ani = User.objects.create(username="ani")
for verdict in (Verdict.TRAFFICKING_RISK, Verdict.ORDINARY):
    case = next_case(ani)
    decide(case, ani, verdict=verdict, severity="high" if verdict != Verdict.ORDINARY else "", reason="read by hand")
    print(case.pk)
"""


def without_counts(text: str) -> str:
    """The printout without how many of the cases are new."""
    return re.sub(r"\(\d+ new\)", "", text)


def test_the_demo_prints_todays_flagged_ads_with_reasons_and_again_the_same_without_fetching_anew(scanner: Program) -> None:
    first = scanner("demo", "--no-serve")
    shown = first.out.decode("utf-8")
    assert first.code == 0, first.err
    assert "Flagged ads, " in shown
    assert re.search(r"\burgent\b", shown)
    assert re.search(r"\breview\b", shown)
    assert "sample.gazette" in shown
    assert "sample.board" in shown
    assert re.search(r"\+\d\.\d ", shown)
    assert "«" in shown
    flagged, queued = (int(number) for number in re.search(r"(\d+) of them flagged; (\d+) in the queue", shown).groups())  # type: ignore[union-attr]
    assert flagged >= queued >= 2
    assert "one-time" not in shown
    found = [re.search(r"(\d+) ads: (\d+) new, (\d+) changed, (\d+) known", line) for line in first.lines]
    assert sum(int(match[2]) for match in found if match) >= 100

    second = scanner("demo", "--no-serve")
    assert second.code == 0
    again = [re.search(r"(\d+) ads: (\d+) new, (\d+) changed", line) for line in second.lines]
    assert [(match[2], match[3]) for match in again if match] == [("0", "0"), ("0", "0")]
    assert without_counts(second.out.decode("utf-8")) == without_counts(shown)
    assert "(0 new)" in second.out.decode("utf-8")
    page = next((scanner.home / "demo" / "digests").glob("*.html"))
    assert page.stat().st_mode & 0o777 == 0o600
    assert "urgent" in page.read_text("utf-8")


@pytest.fixture(scope="module")
def day(sites: Callable[[Path], Program], tmp_path_factory: pytest.TempPathFactory) -> Program:
    """One folder for a day's work; the tests below follow each other in it."""
    return sites(tmp_path_factory.mktemp("day"))


def test_collect_writes_the_ads_of_a_site_and_keeps_none(day: Program) -> None:
    done = day("collect", "sample.gazette")
    assert done.code == 0, done.err
    ads = done.records()
    assert len(ads) > 40
    assert {ad["source"] for ad in ads} == {"sample.gazette"}
    assert all(ad["body"] and ad["evidence"]["record_id"] for ad in ads)
    assert re.fullmatch(rf"sample\.gazette: {len(ads)} ads from \d+ pages", done.lines[-1])
    assert not (day.home / "scanner.db").exists()


def test_a_run_fills_the_queue_and_a_second_one_changes_nothing(day: Program) -> None:
    first = day("run")
    assert first.code == 0, first.err
    shown = first.out.decode("utf-8")
    assert "Flagged ads, " in shown
    second = day("run", "sample.gazette")
    assert second.code == 0
    assert sum(bool(re.search(r"\d+ ads: 0 new, 0 changed, \d+ known", line)) for line in second.lines) == 1
    assert without_counts(second.out.decode("utf-8")) == without_counts(shown)
    today, earlier, leads = day.session(("queue",), ("queue", "--day", "2020-01-01"), ("export", "--output", "none.csv"))
    assert without_counts(today.out.decode("utf-8")) == without_counts(shown)
    assert "Flagged ads" not in earlier.out.decode("utf-8")
    assert leads.out.decode() == "0 confirmed cases in none.csv\n"


def test_only_what_was_confirmed_is_exported(day: Program) -> None:
    decided = day.python(_DECIDE)
    assert decided.code == 0, decided.err
    confirmed, ordinary = decided.out.decode().split()
    done, lines = day.session(("export", "--output", "leads.csv"), ("export", "--output", "leads.jsonl", "--format", "jsonl"))
    assert (done.code, done.out.decode()) == (0, "1 confirmed cases in leads.csv\n")
    file = day.folder / "leads.csv"
    assert file.stat().st_mode & 0o777 == 0o600
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8-sig"), newline="")))
    assert [(row["verdict"], row["severity"], row["decided_by"]) for row in rows] == [("trafficking_risk", "high", "ani")]
    assert ordinary != confirmed
    assert lines.code == 0
    (lead,) = [json.loads(line) for line in (day.folder / "leads.jsonl").read_text("utf-8").splitlines()]
    assert lead["verdict"] == "trafficking_risk"

    taught = day("label", "from-decisions", "--output", "decided.jsonl")
    assert taught.out.decode().splitlines()[:3] == ["2 labelled ads in decided.jsonl", "  legit: 1", "  trafficking_risk: 1"], taught.err
    assert (day.folder / "decided.jsonl").stat().st_mode & 0o777 == 0o600
    assert {example.label for example in load_examples([day.folder / "decided.jsonl"])} == {"legit", "trafficking_risk"}
    again = day("label", "from-decisions", "--output", "decided.jsonl")
    assert (again.code, again.lines) == (1, ["decided.jsonl: File exists"])

    asked = day("label", "next", "--count", "3", "--most", "6", "--output", "next.jsonl")
    assert asked.code == 0, asked.err
    wanted = load_examples([day.folder / "next.jsonl"])
    assert [example.label for example in wanted] == ["unknown"] * 3
    assert not {example.ad.id for example in wanted} & {confirmed, ordinary}


IMPOSSIBLE = {
    ("export", "--output", "none.csv"): "none.csv is there already; name another file",
    ("export", "--output", "new.xml", "--format", "xml"): "'xml' is none of csv, jsonl",
    ("export", "--output", "none/new.csv"): "none/new.csv.part: No such file or directory",
    ("queue", "--day", "yesterday"): "'yesterday' is not a day; give it as YYYY-MM-DD",
    ("run", "sample.bord"): "no site 'sample.bord'; known: sample.board, sample.gazette",
    ("collect", "sample.bord"): "no site 'sample.bord'; known: sample.board, sample.gazette",
}


def test_what_cannot_be_done_is_said_in_one_line(day: Program) -> None:
    for (arguments, said), done in zip(IMPOSSIBLE.items(), day.session(*IMPOSSIBLE), strict=True):
        assert (done.code, done.out, done.lines) == (1, b"", [said]), arguments
    assert not list(day.folder.glob("*.part"))


def test_with_no_site_that_may_be_visited_the_way_out_is_named(scanner: Program) -> None:
    for done in scanner.session(("run",), ("collect",)):
        assert (done.code, done.out) == (1, b"")
        assert done.lines == ["no site may be visited yet: see 'scanner site list', or begin with 'scanner demo'"]


def test_a_site_that_does_not_answer_fails_the_run_and_is_named(light: Program) -> None:
    sites = light.folder / "sites"
    sites.mkdir()
    text = (Settings().sites / "sample.gazette.yml").read_text("utf-8").replace("base: null", 'base: "http://127.0.0.1:9"')
    (sites / "sample.gazette.yml").write_text(text, "utf-8")
    done = light("run", sites=sites, loopback="true")
    assert done.code == 1
    assert "DEGRADED sample.gazette: " in done.out.decode("utf-8")
