"""Every file format gives the same ads, and every bad input a clear reject while the rest goes on."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from scanner.ad import Ad
from spiders.imports import Reject, read_files
from spiders.imports.lines import MAX_LINE


def read(*paths: Path, **options: str) -> tuple[list[Ad], list[Reject]]:
    items = list(read_files([str(path) for path in paths], **options))
    return [item for item in items if isinstance(item, Ad)], [item for item in items if isinstance(item, Reject)]


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_json_lines_csv_and_xlsx_give_the_same_ad(tmp_path: Path) -> None:
    row = {"title": "Повар", "body": "Нужен повар, смены", "employer": "Кафе", "salary": "200"}
    lines = write(tmp_path / "a.jsonl", json.dumps(row) + "\n")
    table = write(tmp_path / "a.csv", "title;body;employer;salary\nПовар;Нужен повар, смены;Кафе;200\n")
    book = openpyxl.Workbook()
    book.active.append(list(row))
    book.active.append([row["title"], row["body"], row["employer"], 200])
    book.save(tmp_path / "a.xlsx")
    ads, rejects = read(lines, table, tmp_path / "a.xlsx")
    assert not rejects
    assert ads[0] == ads[1] == ads[2]


def test_headings_are_known_in_russian_and_the_separator_is_found(tmp_path: Path) -> None:
    for name, separator in (("a.csv", ","), ("b.csv", ";"), ("c.csv", "\t"), ("d.csv", "|")):
        file = write(
            tmp_path / name, separator.join(["Заголовок", "Текст", "Телефон"]) + "\n" + separator.join(["Повар", "Нужен повар", "+374"])
        )
        ads, rejects = read(file)
        assert not rejects
        assert (ads[0].title, ads[0].body, ads[0].contacts) == ("Повар", "Нужен повар", ("+374",))


def test_a_table_without_a_text_column_says_what_it_found(tmp_path: Path) -> None:
    _, rejects = read(write(tmp_path / "a.csv", "name:note\nx:y\n"))
    assert str(rejects[0]).endswith(
        "a.csv:1: no column holds the ad text (read with ',' between columns); found: name:note; wanted one of: body, text, description, ad, content"
    )


def test_a_row_with_too_many_cells_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    ads, rejects = read(write(tmp_path / "a.csv", "title,body\nCook,One, two\nWaiter,Three\n"))
    assert [ad.title for ad in ads] == ["Waiter"]
    assert (rejects[0].line, rejects[0].reason) == (2, "3 cells in a row of 2 columns; is a quotation mark missing?")


def test_text_files_hold_one_ad_or_several_between_dividers(tmp_path: Path) -> None:
    ads, _ = read(
        write(tmp_path / "one.txt", "Cook wanted.\n\nCall us.\n"),
        write(tmp_path / "two.txt", "Cook\n---\nWaiter\n=====\nDriver -- night\n"),
    )
    assert [ad.body for ad in ads] == ["Cook wanted.\n\nCall us.", "Cook", "Waiter", "Driver -- night"]


def test_a_saved_page_gives_its_job_posting(tmp_path: Path) -> None:
    posting = {
        "@type": "JobPosting",
        "title": "Cook",
        "description": "<p>Cook for a school.</p>",
        "hiringOrganization": {"name": "School 5"},
    }
    page = f"<html><head><title>x</title><script type='application/ld+json'>{json.dumps(posting)}</script></head><body><h1>Menu</h1></body></html>"
    ads, rejects = read(write(tmp_path / "a.html", page))
    assert not rejects
    assert (ads[0].title, ads[0].body, ads[0].employer) == ("Cook", "Cook for a school.", "School 5")


def test_a_saved_page_without_data_gives_its_main_text(tmp_path: Path) -> None:
    text = "Cook wanted for a school canteen in Gyumri. Written contract, five days a week, call before Friday."
    page = f"<html><head><title>Cook wanted</title></head><body><nav>Home News Login</nav><main><h1>Cook wanted</h1><p>{text}</p></main></body></html>"
    ads, rejects = read(write(tmp_path / "a.html", page))
    assert not rejects
    assert ads[0].title == "Cook wanted"
    assert text in ads[0].body
    assert "Login" not in ads[0].body


@pytest.mark.parametrize(
    ("name", "content", "line", "reason"),
    [
        ("empty.jsonl", b"", 1, "the file is empty"),
        ("list.jsonl", b"[1, 2]\n", 1, "expected an object with the keys of one ad, found a list"),
        ("broken.jsonl", b'\n{"body": "x"\n', 2, "not JSON: "),
        ("bytes.jsonl", b'{"body": "x"}\n{"body": "\xff"}\n', 2, "not utf-8: byte 0xff at position 10; save the file as UTF-8"),
        ("page.html", b"<html><body></body></html>", 1, "no ad found on this page"),
        (
            "latin.csv",
            "body\nПовар".encode("cp1251"),
            1,
            "not utf-8: byte 0xcf at position 5; save it as UTF-8 or say --encoding, e.g. windows-1251",
        ),
        ("book.xlsx", b"not a workbook", 1, "not a workbook that can be opened; save it as .xlsx again"),
        ("scan.pdf", b"%PDF", 1, "PDF files are not read yet; give JSON Lines, CSV, XLSX, HTML or text"),
        ("data.bin", b"x", 1, "the ending '.bin' does not tell the format; say it with --from jsonl|csv|xlsx|html|text"),
        ("deep.jsonl", b"[" * 100_000 + b"\n", 1, "not an ad: nested too deeply"),
    ],
)
def test_bad_input_says_what_would_be_right(tmp_path: Path, name: str, content: bytes, line: int, reason: str) -> None:
    _, rejects = read(write(tmp_path / name, content))
    assert rejects[0].line == line
    assert rejects[0].reason.startswith(reason)


def test_a_missing_file_and_a_folder_do_not_stop_the_others(tmp_path: Path) -> None:
    good = write(tmp_path / "good.jsonl", '{"body": "Cook"}\n')
    ads, rejects = read(tmp_path / "none.jsonl", tmp_path, good)
    assert [ad.body for ad in ads] == ["Cook"]
    assert [reject.reason for reject in rejects] == ["no such file", f"is a folder; name the files in it, e.g. {tmp_path}/*.jsonl"]


def test_a_line_that_is_too_long_is_rejected_in_pieces_that_lose_nothing(tmp_path: Path) -> None:
    long = b'{"body": "' + b"x" * (3 * MAX_LINE) + b'"}\n'
    ads, rejects = read(write(tmp_path / "long.jsonl", b'{"body": "A"}\n' + long + b'{"body": "B"}\n'))
    assert [ad.body for ad in ads] == ["A", "B"]
    assert b"".join(reject.raw for reject in rejects) == long
    assert [reject.continued for reject in rejects] == [False] + [True] * (len(rejects) - 1)
    assert {reject.line for reject in rejects} == {2}


def test_nul_bytes_are_text_like_any_other(tmp_path: Path) -> None:
    ads, rejects = read(write(tmp_path / "nul.jsonl", b'{"body": "Cook \\u0000 wanted"}\n'))
    assert not rejects
    assert ads[0].body == "Cook \0 wanted"


def test_another_encoding_is_read_when_named(tmp_path: Path) -> None:
    ads, rejects = read(write(tmp_path / "a.csv", "body\nПовар".encode("cp1251")), encoding="windows-1251")
    assert not rejects
    assert ads[0].body == "Повар"


def test_an_unknown_encoding_is_named(tmp_path: Path) -> None:
    _, rejects = read(write(tmp_path / "a.csv", "body\nx"), encoding="klingon")
    assert rejects[0].reason == "unknown encoding 'klingon'"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("number.jsonl", b'{"body": ' + b"9" * 5_000 + b"}\n", "not an ad: "),
        ("heading.csv", b'"id, or number";"body"\n1;Cook\n', "the heading row cannot be read: "),
    ],
)
def test_what_a_parser_refuses_is_one_reject_and_the_next_file_is_read(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    ads, rejects = read(write(tmp_path / name, content), write(tmp_path / "good.jsonl", '{"body": "Cook"}\n'))
    assert [ad.body for ad in ads] == ["Cook"]
    assert rejects[0].reason.startswith(reason)


def test_dividers_in_a_row_part_every_ad(tmp_path: Path) -> None:
    ads, _ = read(write(tmp_path / "many.txt", "x\n---\n" * 3 + "Cook\n"))
    assert [ad.body for ad in ads] == ["x", "x", "x", "Cook"]
