"""YAML files read into pydantic models, with the line of every fault.

Stricter than YAML on purpose: a file is one person's words and another person's review, so nothing in it may mean
something else than it says. Refused, each with its line: duplicate keys, anchors, aliases, tags, several documents, and
the bare words YAML 1.1 turns into true and false (`no` is also Norwegian). Dates and `12:30` stay text.
"""

from __future__ import annotations

import difflib
import re
import typing
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType, UnionType
from typing import Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from scanner.errors import Fault

MAX_BYTES = 1_000_000
MAX_DEPTH = 24

M = TypeVar("M", bound=BaseModel)
_Loc = tuple[int | str, ...]
_PARSER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TRAP = re.compile(r"(?i:yes|no|on|off)")
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:[0-9]+\.[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?")
_MAP, _LIST = "must be a set of 'key: value' lines", "must be a list"
_WORDS = {
    "string_type": "must be text; put it in quotes",
    "bool_type": "must be true or false",
    "int_type": "must be a whole number",
    "float_type": "must be a number",
    "dict_type": _MAP,
    "model_type": _MAP,
    "list_type": _LIST,
    "tuple_type": _LIST,
}


@dataclass(frozen=True, slots=True)
class Reading(Generic[M]):
    """What one file gave: the model, or None with at least one fault; and where each part of it stands."""

    file: str
    value: M | None
    faults: tuple[Fault, ...]
    lines: Mapping[_Loc, int] = field(default_factory=lambda: MappingProxyType({(): 1}))

    def line(self, *loc: int | str) -> int:
        """The line of the part at `loc`, or of the nearest part around it."""
        return _line(self.lines, loc)

    def fault(self, message: str, *loc: int | str) -> Fault:
        """A fault of meaning, found after reading, at the line of the part it speaks of."""
        return Fault(self.file, self.line(*loc), message)


def load_yaml(path: Path, model: type[M]) -> tuple[M | None, list[Fault]]:
    """The file as a model, and every fault in it; the model is None when there is any."""
    reading = read_yaml(path, model)
    return reading.value, list(reading.faults)


def read_yaml(path: Path, model: type[M]) -> Reading[M]:
    """As `load_yaml`, keeping the lines for faults that only a reader of several files can find."""
    file = str(path)
    text = _text(path)
    if isinstance(text, Fault):
        return Reading(file, None, (text,))
    tree = _Tree(file)
    try:
        value = tree.read(yaml.parse(text, Loader=_PARSER))
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        return Reading(file, None, (*tree.faults, Fault(file, mark.line + 1 if mark else 1, f"not YAML: {fault.problem or fault.context}")))
    except yaml.reader.ReaderError as fault:
        line = text.count("\n", 0, fault.position) + 1
        return Reading(file, None, (Fault(file, line, "holds a character that YAML does not allow"),))
    except _Refused as refused:
        return Reading(file, None, (*tree.faults, refused.fault))
    lines = MappingProxyType(tree.lines)
    faults, parsed = _validate(file, model, value, lines, tree.faults)
    return Reading(file, None if faults else parsed, tuple(sorted(faults, key=lambda fault: fault.line)), lines)


def nearest(name: str, known: typing.Iterable[str]) -> str:
    """`; did you mean 'x'?` for the known name most like `name`, or nothing."""
    near = difflib.get_close_matches(name, sorted(known), n=1)
    return f"; did you mean '{near[0]}'?" if near else ""


def _text(path: Path) -> str | Fault:
    try:
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as fault:
        return Fault(str(path), 1, f"cannot be read: {fault.strerror}")
    if len(raw) > MAX_BYTES:
        return Fault(str(path), 1, f"larger than {MAX_BYTES:,} bytes")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return Fault(str(path), raw.count(b"\n", 0, fault.start) + 1, "not UTF-8; save the file as UTF-8")


class _Refused(Exception):
    """Carries one fault out of a nested read; never leaves this module."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


def _mark(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


class _Tree:
    """Builds plain values from YAML events, noting the line of every part.

    Works on events and counts depth itself: composing nodes would follow aliases and recurse as deep as the file asks.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.faults: list[Fault] = []
        self.lines: dict[_Loc, int] = {(): 1}

    def read(self, events: Iterator[yaml.Event]) -> object:
        self._events = events
        value: object = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise _Refused(self._fault(event, "a second document; one file is one document"))
                value = self._value(next(events), ())
        return value

    def _fault(self, event: yaml.Event, message: str) -> Fault:
        return Fault(self.file, _mark(event), message)

    def _value(self, event: yaml.Event, loc: _Loc) -> object:
        self.lines.setdefault(loc, _mark(event))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _Refused(self._fault(event, "anchors and aliases (& and *) are not allowed; quote a text that begins with them"))
        if getattr(event, "tag", None):
            raise _Refused(self._fault(event, "tags (!) are not allowed; quote a text that begins with one"))
        if len(loc) > MAX_DEPTH:
            raise _Refused(self._fault(event, f"nested deeper than {MAX_DEPTH} levels"))
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(loc)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(loc)
        return self._scalar(event) if isinstance(event, yaml.ScalarEvent) else None

    def _sequence(self, loc: _Loc) -> list[object]:
        items: list[object] = []
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            items.append(self._value(event, (*loc, len(items))))
        return items

    def _mapping(self, loc: _Loc) -> dict[str, object]:
        values: dict[str, object] = {}
        while not isinstance(event := next(self._events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused(self._fault(event, "a key must be one word or text"))
            key = self._key(event)
            if key in values:
                self.faults.append(self._fault(event, f"'{key}' stands twice; the first is on line {self.lines[(*loc, key)]}"))
            self.lines[(*loc, key)] = _mark(event)
            values[key] = self._value(next(self._events), (*loc, key))
        return values

    def _key(self, event: yaml.ScalarEvent) -> str:
        if event.anchor or event.tag:
            raise _Refused(self._fault(event, "anchors, aliases and tags are not allowed on a key"))
        if event.implicit[0] and (_TRAP.fullmatch(event.value) or event.value.lower() in {"true", "false"}):
            self._trapped(event)
        return str(event.value)

    def _scalar(self, event: yaml.ScalarEvent) -> object:
        text = event.value
        if not event.implicit[0]:
            return text
        if _TRAP.fullmatch(text):
            self._trapped(event)
            return text
        if text in {"", "~", "null"}:
            return None
        if text in {"true", "false"}:
            return text == "true"
        if _INT.fullmatch(text) and len(text) < 20:
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _trapped(self, event: yaml.ScalarEvent) -> None:
        self.faults.append(self._fault(event, f"bare '{event.value}' is true or false to YAML; quote it: \"{event.value}\""))


def _validate(file: str, model: type[M], value: object, lines: Mapping[_Loc, int], faults: list[Fault]) -> tuple[list[Fault], M | None]:
    try:
        return faults, model.model_validate(value)
    except ValidationError as wrong:
        for error in wrong.errors(include_url=False, include_context=False):
            fault = Fault(file, _line(lines, error["loc"]), _message(model, error["loc"], error["type"], error["msg"]))
            if fault not in faults:
                faults = [*faults, fault]
        return faults, None


def _line(lines: Mapping[_Loc, int], loc: _Loc) -> int:
    """The line of the deepest known part on the way to `loc`; steps that pydantic adds for a union are skipped over."""
    here: _Loc = ()
    for step in loc:
        if (*here, step) in lines:
            here = (*here, step)
    return lines[here]


def _message(model: type[BaseModel], loc: _Loc, kind: str, said: str) -> str:
    name = f"'{'.'.join(str(step) for step in loc)}'" if loc else "the file"
    if kind == "extra_forbidden":
        owner = _model_at(model, loc[:-1])
        return f"unknown key '{loc[-1]}'{nearest(str(loc[-1]), _keys(owner)) if owner else ''}"
    if kind == "missing":
        where = f" in '{'.'.join(str(step) for step in loc[:-1])}'" if loc[:-1] else ""
        return f"'{loc[-1]}' is missing{where}"
    if kind == "value_error":
        return said.removeprefix("Value error, ")
    if loc and loc[-1] == "[key]":
        known = re.findall(r"'([^']*)'", said)
        return f"unknown key '{loc[-2]}'{nearest(str(loc[-2]), known)}"
    if kind in {"literal_error", "enum"}:
        return f"{name} {said.replace('Input should', 'must').replace(chr(39), '')}"
    return f"{name} {_WORDS.get(kind, said[:1].lower() + said[1:])}"


def _keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_at(model: type[BaseModel], loc: _Loc) -> type[BaseModel] | None:
    """The model that describes the part at `loc`, following fields, list items and mapping values."""
    here: list[object] = [model]
    for step in loc:
        inner: list[object] = []
        for shape in here:
            if isinstance(shape, type) and issubclass(shape, BaseModel):
                inner += [
                    kind for info in shape.model_fields.items() if step in (info[0], info[1].alias) for kind in _shapes(info[1].annotation)
                ]
            else:
                inner += [kind for argument in typing.get_args(shape) for kind in _shapes(argument)]
        here = inner or here
    return next((shape for shape in here if isinstance(shape, type) and issubclass(shape, BaseModel)), None)


def _shapes(annotation: object) -> list[object]:
    """An annotation as its alternatives: unions and aliases opened, containers kept."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        return _shapes(typing.get_args(annotation)[0])
    if origin is typing.Union or isinstance(annotation, UnionType):
        return [shape for part in typing.get_args(annotation) for shape in _shapes(part)]
    return [annotation]
