"""Labelled ads to and from the tools people label with: Label Studio (JSON), doccano (JSON Lines) and CSV.

Each way there and back gives the same example. An indicator that the ad contradicts is a label of its own, `id:contradicted`.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from scanner.errors import BadData, BadInput, Fault
from scanner.train.examples import read_example

FORMS = ("label-studio", "doccano", "csv")
Record = Mapping[str, Any]
_FIELDS = ("title", "body")
_COLUMNS = ("ad", "label", "severity", "indicators", "annotators", "origin", "group", "scenario", "date")
_NESTED = ("ad", "indicators", "annotators")
_OPPOSITE = ":contradicted"


def write_labels(records: Sequence[Record], form: str) -> str:
    """Examples, as records of a labelled file, in the form of a tool."""
    return _WRITERS[form](records)


def read_labels(text: str, form: str, *, file: str) -> list[Record]:
    """Records of a tool's export, checked as those of a labelled file are. Raises BadData with every fault."""
    faults: list[Fault] = []
    made: list[Record] = []
    for number, read in _READERS[form](text, file):
        try:
            record = read()
            read_example(record)
            made.append(record)
        except KeyError as fault:
            faults.append(Fault(file, number, f"'{fault.args[0]}' is missing"))
        except (BadInput, ValueError) as fault:
            faults.append(Fault(file, number, str(fault)))
        except (TypeError, IndexError, AttributeError) as fault:
            faults.append(Fault(file, number, f"not as {form} exports it: {fault}"))
    if faults:
        raise BadData(faults)
    return made


def _rest(record: Record) -> dict[str, Any]:
    """What no tool shows and the way back needs."""
    return {key: value for key, value in record.items() if key not in {"indicators", "label"}}


def _label(mark: Record) -> str:
    return f"{mark['id']}{_OPPOSITE if mark['state'] == 'contradicted' else ''}"


def _mark(label: str, field: str, start: int, end: int) -> dict[str, Any]:
    state = "contradicted" if label.endswith(_OPPOSITE) else "present"
    return {"id": label.removesuffix(_OPPOSITE), "state": state, "field": field, "start": start, "end": end}


def _to_label_studio(records: Sequence[Record]) -> str:
    return json.dumps([_task(record) for record in records], ensure_ascii=False, indent=1) + "\n"


def _task(record: Record) -> dict[str, Any]:
    ad = record["ad"]
    spans = [
        {
            "from_name": "indicator",
            "to_name": mark["field"],
            "type": "labels",
            "value": {"start": mark["start"], "end": mark["end"], "text": _quote(ad, mark), "labels": [_label(mark)]},
        }
        for mark in record["indicators"]
    ]
    label = {"from_name": "label", "to_name": "body", "type": "choices", "value": {"choices": [record["label"]]}}
    return {
        "data": {**{name: ad.get(name, "") for name in _FIELDS}, "example": _rest(record)},
        "annotations": [{"result": [label, *spans]}],
    }


def _quote(ad: Record, mark: Record) -> str:
    name, _, place = mark["field"].partition(".")
    text = ad[name][int(place)] if place else ad[name]
    return str(text[mark["start"] : mark["end"]])


def _from_label_studio(text: str, file: str) -> Iterator[tuple[int, Callable[[], Record]]]:
    tasks = _parsed(text, file, 1)
    if not isinstance(tasks, list):
        raise BadData([Fault(file, 1, "expected a list of tasks, as Label Studio exports JSON")])
    for number, task in enumerate(tasks, start=1):
        yield number, partial(_of_task, task)


def _of_task(task: Record) -> Record:
    results = task["annotations"][0]["result"]
    labels = [one["value"]["choices"][0] for one in results if one["type"] == "choices"]
    if len(labels) != 1:
        raise BadInput(f"{len(labels)} choices of a label, wanted one")
    marks = [
        _mark(name, one["to_name"], one["value"]["start"], one["value"]["end"])
        for one in results
        if one["type"] == "labels"
        for name in one["value"]["labels"]
    ]
    return {**task["data"]["example"], "label": labels[0], "indicators": marks}


def _to_doccano(records: Sequence[Record]) -> str:
    return "".join(json.dumps(_document(record), ensure_ascii=False) + "\n" for record in records)


def _document(record: Record) -> dict[str, Any]:
    """Title and body as one text; marks elsewhere, which doccano cannot show, travel in `elsewhere`."""
    title = record["ad"].get("title", "")
    shift = {"title": 0, "body": len(title) + 1}
    shown = [mark for mark in record["indicators"] if mark["field"] in shift]
    spans = [[mark["start"] + shift[mark["field"]], mark["end"] + shift[mark["field"]], _label(mark)] for mark in shown]
    elsewhere = [mark for mark in record["indicators"] if mark["field"] not in shift]
    body = record["ad"].get("body", record["ad"].get("text", ""))
    return {"text": f"{title}\n{body}", "label": spans, "cats": [record["label"]], "elsewhere": elsewhere, "example": _rest(record)}


def _from_doccano(text: str, file: str) -> Iterator[tuple[int, Callable[[], Record]]]:
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, partial(_of_line, line)


def _of_line(line: str) -> Record:
    return _of_document(json.loads(line))


def _of_document(document: Record) -> Record:
    if len(document["cats"]) != 1:
        raise BadInput(f"{len(document['cats'])} labels of the whole text in 'cats', wanted one")
    example = document["example"]
    edge = len(example["ad"].get("title", "")) + 1
    marks = []
    for start, end, name in document["label"]:
        if start < edge < end:
            raise BadInput(f"'{name}' {start}:{end} runs from the title into the text")
        inside = ("title", start, end) if end < edge else ("body", start - edge, end - edge)
        marks.append(_mark(name, *inside))
    return {**example, "label": document["cats"][0], "indicators": [*marks, *document["elsewhere"]]}


def _to_csv(records: Sequence[Record]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, _COLUMNS, lineterminator="\n")
    writer.writeheader()
    for record in records:
        row = {key: json.dumps(value, ensure_ascii=False) if key in _NESTED else value for key, value in record.items()}
        writer.writerow(row)
    return out.getvalue()


def _from_csv(text: str, file: str) -> Iterator[tuple[int, Callable[[], Record]]]:
    rows = csv.DictReader(io.StringIO(text))
    if set(rows.fieldnames or ()) != set(_COLUMNS):
        raise BadData([Fault(file, 1, f"expected the columns {', '.join(_COLUMNS)}")])
    for row in rows:
        yield rows.line_num, partial(_of_row, row)


def _of_row(row: Mapping[str, str]) -> Record:
    read = {key: json.loads(value) if key in _NESTED else value for key, value in row.items()}
    return {key: value for key, value in read.items() if value or key != "scenario"}


def _parsed(text: str, file: str, line: int) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as fault:
        raise BadData([Fault(file, line, f"not JSON: {fault}")]) from fault


_WRITERS: dict[str, Callable[[Sequence[Record]], str]] = {"label-studio": _to_label_studio, "doccano": _to_doccano, "csv": _to_csv}
_READERS: dict[str, Callable[[str, str], Iterator[tuple[int, Callable[[], Record]]]]] = {
    "label-studio": _from_label_studio,
    "doccano": _from_doccano,
    "csv": _from_csv,
}
