"""Columns that hold hostile text on both databases without changing it."""

from __future__ import annotations

import json
import re

from django.db import models

_REFUSED = re.compile("[\x00\ud800-\udfff]")


def storable(text: str, limit: int | None = None) -> str:
    """The text without what a UTF-8 column refuses (NUL, lone surrogates), cut to `limit` characters."""
    return _REFUSED.sub("", text)[:limit]


def dump(value: object) -> str:
    """Canonical JSON in which NUL and lone surrogates stand as escapes, so every database takes it."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


class JsonText(models.TextField):  # type: ignore[type-arg]  # not subscriptable at run time
    """JSON kept as text, byte for byte the same on both databases.

    PostgreSQL's `jsonb` refuses NUL and lone surrogates, both of which occur in published ads.
    """

    def from_db_value(self, value: str | None, _expression: object, _connection: object) -> object:
        return None if value is None else json.loads(value)

    def get_prep_value(self, value: object) -> str | None:
        return None if value is None else dump(value)

    def value_to_string(self, obj: models.Model) -> str:
        return dump(self.value_from_object(obj))

    def to_python(self, value: object) -> object:
        return json.loads(value) if isinstance(value, str) else value
