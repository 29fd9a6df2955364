"""CSV and spreadsheets: one ad a row, columns recognised by their heading."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from scanner.ad import from_record
from scanner.errors import BadInput
from spiders.imports.item import Item, Reject
from spiders.imports.plain import decode

MAX_TABLE = 256 << 20
COLUMNS = {
    "id": ("id", "ad_id", "job_id", "номер"),
    "title": ("title", "job_title", "heading", "заголовок", "название", "должность"),
    "body": ("body", "text", "description", "ad", "content", "message", "текст", "описание", "объявление"),
    "employer": ("employer", "company", "company_name", "organization", "работодатель", "компания", "организация"),
    "location": ("location", "place", "city", "место", "город"),
    "salary": ("salary", "wage", "pay", "salary_range", "зарплата", "оплата"),
    "contacts": ("contacts", "contact", "phone", "телефон", "контакты", "контакт"),
    "url": ("url", "link", "ссылка"),
    "source": ("source", "site", "источник"),
    "posted_at": ("posted_at", "date", "posted", "дата"),
    "language": ("language", "lang", "язык"),
    "channel": ("channel", "канал"),
}
"""Field -> headings it is known by, best first, compared in lower case with spaces as underscores."""
_FIELD_OF = {heading: field for field, headings in COLUMNS.items() for heading in headings}
_DELIMITERS = ",;\t|"


def read_csv(stream: BinaryIO, name: str, encoding: str) -> Iterator[Item]:
    """Ads of a CSV file with a heading row; the separator is found in that row."""
    text = decode(stream.read(MAX_TABLE + 1), encoding, limit=MAX_TABLE)
    heading = text.split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=heading.count)
    csv.field_size_limit(MAX_TABLE)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        fields = _fields(next(rows), found_with=delimiter)
    except csv.Error as fault:
        raise BadInput(f"the heading row cannot be read: {fault}; save the file as CSV again, one separator throughout") from fault
    while True:
        line = rows.line_num + 1
        try:
            cells = next(rows)
        except StopIteration:
            return
        except csv.Error as fault:
            yield Reject(name, line, f"broken row: {fault}")
            continue
        if any(cell.strip() for cell in cells):
            yield _row(cells, fields, name=name, line=line)


def read_xlsx(stream: BinaryIO, name: str, encoding: str) -> Iterator[Item]:
    """Ads of the first sheet of a workbook (xlsx, xls, ods) with a heading row. Formulas are read as the values they last had."""
    from python_calamine import CalamineError, load_workbook

    try:
        sheet = load_workbook(io.BytesIO(stream.read(MAX_TABLE))).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as fault:
        raise BadInput("not a workbook that can be opened; save it as .xlsx again") from fault
    if not rows:
        raise BadInput("the first sheet is empty")
    fields = _fields([_cell(value) for value in rows[0]], found_with="")
    for line, values in enumerate(rows[1:], start=2):
        cells = [_cell(value) for value in values]
        if any(cell.strip() for cell in cells):
            yield _row(cells, fields, name=name, line=line)


def _fields(headings: Sequence[str], *, found_with: str) -> tuple[str, ...]:
    """The ad field of each column; an unknown heading keeps its own name and lands in `extra`."""
    fields: list[str] = []
    for heading in headings:
        field = _FIELD_OF.get(heading.strip().lstrip("\ufeff").lower().replace(" ", "_"), "")
        fields.append(field if field and field not in fields else heading.strip())
    if "body" not in fields and "title" not in fields:
        separator = f" (read with '{found_with}' between columns)" if found_with else ""
        shown = ", ".join(_heading(heading.strip()) for heading in headings[:8])
        raise BadInput(f"no column holds the ad text{separator}; found: {shown}; wanted one of: {', '.join(COLUMNS['body'][:5])}")
    return tuple(fields)


def _heading(cell: str) -> str:
    """A heading as it may be shown; a first row that is no heading holds ad text, which no message repeats."""
    return cell if len(cell) <= 20 and cell.isprintable() and not any(letter.isdigit() for letter in cell) else "(a long text)"


def _row(cells: Sequence[str], fields: Sequence[str], *, name: str, line: int) -> Item:
    raw = "\t".join(cells).encode("utf-8", "surrogatepass")
    if len(cells) > len(fields):
        return Reject(name, line, f"{len(cells)} cells in a row of {len(fields)} columns; is a quotation mark missing?", raw)
    record = {field: cell for field, cell in zip(fields, cells, strict=False) if field and cell.strip()}
    try:
        return from_record(record)
    except BadInput as fault:
        return Reject(name, line, str(fault), raw)


def _cell(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)
