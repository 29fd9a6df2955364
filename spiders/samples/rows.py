"""The rows of the sample ads: README.md in this folder describes every key."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, model_validator

from scanner.errors import BadData, Fault

HERE = Path(__file__).resolve().parent
_LIST_LINE = "- "


def _one_line(value: str) -> str:
    if value != value.strip() or re.search(r"\s\s|[\t\n\r]", value):
        raise ValueError("one line, without doubled spaces or spaces at its ends")
    return value


def _paragraphs(value: str) -> str:
    for paragraph in value.split("\n\n"):
        lines = paragraph.split("\n")
        for line in lines:
            if not line:
                raise ValueError("one blank line parts two paragraphs, not more, and none at the ends")
            _one_line(line)
        marked = sum(line.startswith(_LIST_LINE) for line in lines)
        if marked and (marked != len(lines) or _LIST_LINE in lines):
            raise ValueError("a list is a paragraph of its own: every line starts with '- '")
    return value


Line = Annotated[str, AfterValidator(_one_line)]
Body = Annotated[str, Field(min_length=1), AfterValidator(_paragraphs)]


class Row(BaseModel):
    """What both sites say of an ad."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    number: int
    title: Line = ""
    body: Body
    employer: Line = ""
    location: Line = ""
    salary: Line = ""
    contacts: tuple[Line, ...] = ()
    posted: dt.date
    note: str = ""


class GazetteRow(Row):
    """An ad in the newspaper."""

    lang: Literal["ru", "hy"]
    rubric: Literal["abroad", "work", "season", "household", "services"]
    layout: Literal["list", "table", "line", ""] = ""

    @model_validator(mode="after")
    def _a_line_is_short(self) -> GazetteRow:
        if self.layout == "line" and (self.title or self.employer or self.location or self.salary or "\n" in self.body):
            raise ValueError("layout 'line' has only a one-line body and contacts")
        return self


class BoardRow(Row):
    """An ad on the board."""

    lang: Literal["en", "ka"]
    title: Annotated[Line, Field(min_length=1)]
    category: Literal["abroad", "hospitality", "construction", "care", "office", "transport", "other"]
    vip: bool = False
    layout: Literal["jsonld", "labels", "broken"] = "labels"
    state: Literal["open", "gone", "expired"] = "open"


MODELS: dict[str, type[GazetteRow] | type[BoardRow]] = {"gazette": GazetteRow, "board": BoardRow}


def load_rows(site: str, *, folder: Path = HERE) -> tuple[Row, ...]:
    """The rows of `gazette` or `board`. Raises BadData with every fault of the file."""
    file = folder / site / "ads.jsonl"
    rows: list[Row] = []
    faults: list[Fault] = []
    for number, line in enumerate(file.read_text("utf-8").splitlines(), start=1):
        try:
            row = MODELS[site].model_validate(json.loads(line))
        except ValidationError as error:
            faults += [Fault(f"{site}/ads.jsonl", number, f"{'.'.join(map(str, e['loc']))}: {e['msg']}") for e in error.errors()]
        except json.JSONDecodeError as error:
            faults.append(Fault(f"{site}/ads.jsonl", number, f"not JSON: {error.msg} at column {error.colno}"))
        else:
            if any(row.number == other.number for other in rows):
                faults.append(Fault(f"{site}/ads.jsonl", number, f"number {row.number} is taken by an earlier line"))
            rows.append(row)
    if faults:
        raise BadData(faults)
    return tuple(rows)
