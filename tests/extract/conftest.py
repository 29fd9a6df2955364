"""Reading one small ad, and the published words behind its facts."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from scanner.ad import Ad
from scanner.extract import Facts, extract
from scanner.language import Language
from scanner.normalise import Span, read, words

Reader = Callable[..., "Reading"]


class Reading:
    """The facts of one ad and a way to quote it."""

    def __init__(self, ad: Ad, facts: Facts) -> None:
        self.ad, self.facts = ad, facts

    def quote(self, span: Span) -> str:
        return self.ad.published(span.field)[span.start : span.end]

    def contacts(self) -> list[tuple[str, str, str]]:
        return [(contact.kind, contact.value, self.quote(contact.span)) for contact in self.facts.contacts]

    def pay(self) -> list[tuple[float, float, str, str]]:
        return [(item.low, item.high, item.currency, item.period) for item in self.facts.pay]

    def places(self) -> list[tuple[str, str, str]]:
        return [(place.country, place.role, self.quote(place.span)) for place in self.facts.places]


@pytest.fixture
def reading() -> Reader:
    def read_one(body: str, code: str = "en", **fields: object) -> Reading:
        ad = Ad(id="1", body=body, **fields)  # type: ignore[arg-type]
        return Reading(ad, extract(tuple(map(words, read(ad))), Language(code, 1.0, (code,)), ad))

    return read_one
