"""CSV that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, strategies

from scanner.export.csv import COLUMNS, cell, write_csv
from tests.export.samples import lead

FORMULAS = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "  =1+1", "\u00a0=1+1", "\u200b=1+1", "\ufeff=1+1", "\0=1+1", '"=1+1', "= 1",
    "＝1+1", "＋1", "－1", "＠x", '=HYPERLINK("http://127.0.0.1/","x")', "=cmd|' /C calc'!A0",
    "title\n=1+1", "title;=1+1", "title\t=1+1", "a\r\n  @x",
]  # fmt: skip
HARMLESS = ["Cook wanted", "pay 900-1200", "a=b", "C++ developer", "write to me@board.example", "'=quoted", "5 + 5", "", "ищу повара"]
SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def rows(*leads: object) -> list[list[str]]:
    out = io.BytesIO()
    write_csv(leads, out)  # type: ignore[arg-type]
    return list(csv.reader(io.StringIO(out.getvalue().decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_gets_an_apostrophe(text: str) -> None:
    assert "'" in cell(text)
    assert cell(text).replace("'", "") == text.replace("\0", "").replace("'", "")


@pytest.mark.parametrize("text", HARMLESS)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert cell(text) == text


@given(strategies.text(max_size=80))
def test_no_piece_of_any_cell_begins_like_a_formula(text: str) -> None:
    for separator in (";", "\t", "\n"):
        for piece in cell(text).split(separator):
            assert not piece.strip().startswith(("=", "+", "-", "@", "＝", "＋", "－", "＠"))


def test_the_file_opens_everywhere_bom_crlf_and_one_header() -> None:
    out = io.BytesIO()
    assert write_csv([lead(1, body="first\nsecond"), lead(2)], out) == 2
    assert out.getvalue().startswith(b"\xef\xbb\xbf")
    assert out.getvalue().count(b"\r\n") == 3
    assert [len(row) for row in rows(lead(1), lead(2))] == [len(COLUMNS)] * 3


def test_a_row_says_what_why_and_who() -> None:
    header, row = rows(lead(title="Официантка", body="Дубай"))
    said = dict(zip(header, row, strict=True))
    assert (said["title"], said["verdict"], said["decided_by"], said["risk"]) == ("Официантка", "trafficking_risk", "ani", "0.9100")
    assert (said["reasons"], said["indicators"], said["contacts"]) == (
        "Papers are kept. [documents-held]",
        "documents-held",
        "phone: +37491123456",
    )
    assert said["content_sha256"] == "6" * 64


def test_nul_and_lone_surrogates_do_not_break_the_file() -> None:
    assert rows(lead(body="a\0b\ud83dc"))[1][list(COLUMNS).index("body")] == "ab?c"


@pytest.mark.skipif(SOFFICE is None, reason="no LibreOffice here: `apt-get install libreoffice-calc`")
def test_libreoffice_finds_no_formula_with_comma_or_semicolon(tmp_path: Path) -> None:
    file = tmp_path / "leads.csv"
    with file.open("wb") as out:
        write_csv([lead(number, title=text, body=text) for number, text in enumerate(FORMULAS)], out)
    for separator in ("44", "59"):
        # 76 is UTF-8; the fifth-last switch makes the reader evaluate formulas if it finds any.
        filters = f"--infilter=Text - txt - csv (StarCalc):{separator},34,76,1,,1033,false,true,false,false,false,-1,true"
        command = [
            str(SOFFICE),
            "--headless",
            f"-env:UserInstallation=file://{tmp_path}/profile",
            filters,
            "--convert-to",
            "ods",
            file.name,
        ]
        subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
        with zipfile.ZipFile(tmp_path / "leads.ods") as book:
            content = book.read("content.xml")
        assert b"table:formula" not in content
        assert b"documents-held" in content
