"""`scanner scan`: whatever files come, the ads in them are scanned in order, the rest is named, and nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import re
import sys

import openpyxl

from scanner.ad import from_record
from scanner.score import LANES
from tests.commands.program import CANARY, Ended, Program, write

COOK = {"title": "Cook", "body": "Cook wanted for a canteen in Gyumri, five days a week.", "employer": "Canteen 5"}
RISKY = {"id": "risky", "body": "Girls for a club in Dubai. Your passport is kept by the owner. The ticket is deducted from your salary."}


def a_page(**posting: str) -> bytes:
    text = {
        "@type": "JobPosting",
        "title": posting["title"],
        "description": f"<p>{posting['body']}</p>",
        "hiringOrganization": {"name": posting["employer"]},
    }
    return f"<html><head><script type='application/ld+json'>{json.dumps(text)}</script></head><body><h1>x</h1></body></html>".encode()


def test_every_format_is_read_by_one_command_and_gives_the_same_scan(scanner: Program) -> None:
    write(scanner.folder / "a.jsonl", RISKY, COOK)
    (scanner.folder / "b.csv").write_text(f"title;body;employer\n{';'.join(COOK.values())}\n", "utf-8")
    book = openpyxl.Workbook()
    book.active.append(list(COOK))
    book.active.append(list(COOK.values()))
    book.save(scanner.folder / "c.xlsx")
    (scanner.folder / "d.html").write_bytes(a_page(**COOK))
    (scanner.folder / "e.txt").write_text("Driver for a bread van.\n---\nNight guard at a mill.\n", "utf-8")
    done = scanner("scan", "a.jsonl", "b.csv", "c.xlsx", "d.html", "e.txt", "--output", "scans.jsonl", "--rejects", "rejects")
    assert (done.code, done.out, done.lines) == (0, b"", ["7 ads scanned (1 urgent, 6 none), 0 rejected"])
    scans = [json.loads(line) for line in (scanner.folder / "scans.jsonl").read_text("utf-8").splitlines()]
    assert scans[0]["id"] == "risky"
    assert scans[1] == scans[2] == scans[3] == scans[4]
    assert len({scan["id"] for scan in scans}) == 4
    assert {scan["versions"]["model"] for scan in scans} == {"none"}
    assert all("model: no model is live; train one with: scanner train" in scan["unchecked"] for scan in scans)
    assert (scanner.folder / "rejects").read_bytes() == b""


def test_bad_input_of_every_kind_is_named_and_the_good_ads_among_it_are_scanned(light: Program) -> None:
    place = light.folder
    who, phone, handle = CANARY
    good = [{"id": f"good-{number}", "body": f"Cook wanted. Ask for {who}, {phone}, @{handle}."} for number in range(6)]
    broken = [
        b'{"id": "a", "body": "Ask for ' + who.encode() + b'"\n',
        b'["' + phone.encode() + b'"]\n',
        b'{"id": "b", "body": "' + handle.encode() + b' \xff\xfe"}\n',
        b'{"id": "c", "body": "' + who.encode() + b' \x00"}\n',
        b'{"id": "d", "body": {"text": "' + phone.encode() + b'"}}\n',
        b'{"id": "e", "contacts": ["' + phone.encode() + b'"]}\n',
        b"true\r\n",
        b'{"id": "f", "body": "cut short ' + who.encode(),
    ]
    write(
        place / "mixed.jsonl",
        good[0],
        broken[0],
        good[1],
        b"\n",
        broken[1],
        broken[2],
        good[2],
        broken[3],
        broken[4],
        broken[5],
        broken[6],
        good[3],
        broken[7],
    )
    write(place / "nul.jsonl", {"id": "nul", "body": "Cook \0 wanted"})
    (place / "empty.jsonl").touch()
    (place / "folder").mkdir()
    (place / "no-ad.html").write_text("<html><body></body></html>", "utf-8")
    (place / "wrong.csv").write_text("title:body\nCook:Cook wanted\n", "utf-8")
    (place / "latin.csv").write_bytes(f"body\nПовар {who}\n".encode("cp1251"))
    (place / "quoted.csv").write_text(f'id,body\nok,"Cook, {who}"\ncut,Cook,{phone}\n', "utf-8")
    write(place / "last.jsonl", good[4])
    files = [
        "mixed.jsonl",
        "empty.jsonl",
        "folder",
        "missing.jsonl",
        "nul.jsonl",
        "no-ad.html",
        "wrong.csv",
        "latin.csv",
        "quoted.csv",
        "last.jsonl",
    ]
    done = light("scan", *files, "--rejects", "rejects")
    assert done.code == 3
    assert [record["id"] for record in done.records()] == ["good-0", "good-1", "good-2", "good-3", "nul", "ok", "good-4"]
    assert [re.sub(r" at column \d+$", "", line) for line in done.lines] == [
        "mixed.jsonl:2: not JSON: Expecting ',' delimiter",
        "mixed.jsonl:5: expected an object with the keys of one ad, found a list",
        "mixed.jsonl:6: not utf-8: byte 0xff at position 33; save the file as UTF-8",
        "mixed.jsonl:8: not JSON: Invalid control character at",
        "mixed.jsonl:9: 'body' must be text, found dict",
        "mixed.jsonl:10: no ad text: give it as 'body' or 'text'",
        "mixed.jsonl:11: expected an object with the keys of one ad, found true or false",
        "mixed.jsonl:13: not JSON: Unterminated string starting at",
        "empty.jsonl:1: the file is empty",
        "folder:1: is a folder; name the files in it, e.g. folder/*.jsonl",
        "missing.jsonl:1: no such file",
        "no-ad.html:1: no ad found on this page",
        "wrong.csv:1: no column holds the ad text (read with ',' between columns); found: title:body; wanted one of: body, text, description, ad, content",
        "latin.csv:1: not utf-8: byte 0xcf at position 5; save it as UTF-8 or say --encoding, e.g. windows-1251",
        "quoted.csv:3: 3 cells in a row of 2 columns; is a quotation mark missing?",
        "7 ads scanned (7 none), 15 rejected",
    ]
    kept = (place / "rejects").read_bytes()
    assert kept.startswith(b"".join(broken) + b"\n")
    assert kept[len(b"".join(broken)) + 1 :].splitlines() == [f"cut\tCook\t{phone}".encode()]
    assert not [canary for canary in CANARY if canary in done.err]
    assert not [file for file in place.rglob("*.log") if any(canary.encode() in file.read_bytes() for canary in CANARY)]


def test_standard_input_is_read_and_answered_in_the_language_asked_for(light: Program) -> None:
    surrogate = b'{"id": "\\ud800", "body": "Your passport is kept by the owner \\ud83d"}\n'
    given = write(light.folder / "a.jsonl", RISKY, [1], surrogate, COOK).read_bytes()
    done = light("scan", "-", "--language", "ru", "--no-model", given=given)
    assert done.code == 3
    assert done.lines[0] == "<stdin>:2: expected an object with the keys of one ad, found a list"
    first, second, third = done.records()
    assert (first["id"], first["band"]) == ("risky", "review")
    assert first["reasons"]
    assert not any(reason["because"].isascii() for reason in first["reasons"])
    assert (second["id"], second["indicators"]["documents-held"]) == ("\ud800", "present")
    assert "model: switched off with --no-model" in third["unchecked"]


WRONG = {
    (): "Missing argument 'files'",
    ("a.jsonl", "--format", "xml"): "Invalid value for --format: 'xml' is none of jsonl, csv, table",
    ("a.jsonl", "--from", "pdf"): "Invalid value for --from: 'pdf' is none of jsonl, csv, xlsx, html, text",
    ("a.jsonl", "--encoding", "klingon"): "Invalid value for --encoding: 'klingon' is no text encoding",
    ("a.jsonl", "--encoding", "hex"): "Invalid value for --encoding: 'hex' is no text encoding",
    ("a.jsonl", "--language", "de"): "Invalid value for --language: 'de' is none of en, ru",
    ("a.jsonl", "--jobs", "-1"): "Invalid value for '--jobs'",
    ("a.jsonl", "--colour"): "No such option: --colour",
}


def test_wrong_usage_ends_with_2_and_says_what_is_known(scanner: Program) -> None:
    write(scanner.folder / "a.jsonl", COOK)
    assert scanner("scan").code == 2
    for (arguments, said), done in zip(WRONG.items(), scanner.session(*(("scan", *arguments) for arguments in WRONG)), strict=True):
        assert (done.code, done.out) == (2, b""), arguments
        assert said in done.err


FAILING = {
    ("a.jsonl", "--output", "none/scans.jsonl"): "none/scans.jsonl: No such file or directory",
    ("a.jsonl", "--output", "."): ".: Is a directory",
    ("a.jsonl", "--output", "./a.jsonl"): "a.jsonl is to be read and written at once; give another file to --output or --rejects",
    ("a.jsonl", "--rejects", "a.jsonl"): "a.jsonl is to be read and written at once; give another file to --output or --rejects",
    ("a.jsonl", "--output", "b", "--rejects", "./b"): "--output and --rejects are the same file, b",
    ("a.jsonl", "--resume"): "--resume needs --output FILE and --format jsonl",
    ("a.jsonl", "--resume", "--output", "b", "--format", "csv"): "--resume needs --output FILE and --format jsonl",
}


def test_failure_ends_with_1_in_one_line_and_no_file_is_harmed(light: Program) -> None:
    file = write(light.folder / "a.jsonl", COOK)
    before = file.read_bytes()
    for (arguments, said), done in zip(FAILING.items(), light.session(*(("scan", *arguments) for arguments in FAILING)), strict=True):
        assert (done.code, done.out, done.lines) == (1, b"", [said]), arguments
    assert [one.name for one in light.folder.iterdir() if one.is_file()] == ["a.jsonl"]
    assert file.read_bytes() == before


HOSTILE = {
    "id": "hostile",
    "title": "\x1b[2J\x1b]0;owned\x07Girls [bold red]wanted[/] :warning: \u202eevil\u2066",
    "body": "\x1b[31m" + RISKY["body"].replace("passport is", "pass\u200bport \u202e\x07is"),
    "source": '=HYPERLINK("http://evil.example")\r\n@SUM(1)',
    "url": "+cmd|' /C calc'!A0",
}


def test_another_encoding_is_read_and_hostile_text_is_shown_not_obeyed(light: Program) -> None:
    file = str(write(light.folder / "a.jsonl", HOSTILE, COOK))
    (light.folder / "b.csv").write_bytes("body\nПовар в столовую\n".encode("cp1251"))
    table, sheet, other = light.session(
        ("scan", file, "--format", "table"), ("scan", file, "--format", "csv"), ("scan", "b.csv", "--encoding", "windows-1251")
    )
    assert (other.code, other.records()[0]["language"]["code"]) == (0, "ru")
    _is_harmless_on_a_terminal(table)
    _is_harmless_in_a_spreadsheet(sheet)


def _is_harmless_on_a_terminal(table: Ended) -> None:
    text = table.out.decode("utf-8")
    assert table.code == 0
    assert "review" in text
    assert "Highest 2 of 2 ads" in text
    assert "[bold" in text
    assert ":warning:" in text
    assert {char for char in text if not char.isprintable()} == {"\n"}


def _is_harmless_in_a_spreadsheet(sheet: Ended) -> None:
    rows = list(csv.DictReader(io.StringIO(sheet.out.decode("utf-8"), newline="")))
    assert [row["id"] for row in rows] == ["hostile", from_record(COOK).id]
    assert list(rows[0]) == ["id", "band", "risk", *LANES, "language", "destination", "title", "source", "url", "reasons", "unchecked"]
    for row in rows:
        for cell in row.values():
            assert not [piece for piece in re.split(r"[\r\n\t;]", cell) if piece.lstrip(' "')[:1] in {*"=+-@"}], cell
    assert rows[0]["source"].startswith("'=HYPERLINK")
    assert rows[0]["url"].startswith("'+cmd")
    reasons = rows[0]["reasons"].split(" | ")
    assert len(reasons) == len(set(reasons)) >= 2
    assert rows[1]["reasons"] == ""


def test_a_reader_that_has_enough_is_no_noise(light: Program) -> None:
    write(light.folder / "a.jsonl", *({**COOK, "title": f"Cook {number}"} for number in range(80)))
    command = f"{sys.executable} -m scanner scan a.jsonl | head -n 1"
    done = light.python("import subprocess, sys; sys.exit(subprocess.call(sys.argv[1], shell=True))", command)
    assert len(done.out.splitlines()) == 1
    assert json.loads(done.out)["band"] == "none"
    assert done.err == ""
