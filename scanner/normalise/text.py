"""The folded copy of a published text, and the way back to the published characters."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start:end` of one published field of an ad; never of the folded copy."""

    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Disguise:
    """Something done to the letters that hides words from a search, e.g. `look_alike` or `zero_width`."""

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Text:
    """One published field and its folded copy.

    `starts` and `ends` have one entry a folded character: folded[i] was made from
    published[starts[i]:ends[i]]. Both never decrease.
    """

    field: str
    published: str
    folded: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    disguises: tuple[Disguise, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The published span behind folded[start:end]; an empty range gives an empty span."""
        if start >= end:
            at = self.starts[start] if start < len(self.starts) else len(self.published)
            return Span(self.field, at, at)
        return Span(self.field, self.starts[start], self.ends[end - 1])

    def quote(self, span: Span) -> str:
        """The published characters of a span of this field."""
        return self.published[span.start : span.end]


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text in order: what rules are matched on.

    `forms[i]` is a folded word; it stands at text.folded[starts[i]:ends[i]] in sentence `sentences[i]`
    (sentences are numbered from 0 and never decrease). `stream` is the forms with one space around each, the string that
    lists of words are looked for in; form i begins at stream[offsets[i]].
    """

    text: Text
    forms: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...]
    stream: str = field(init=False, compare=False, repr=False)
    offsets: tuple[int, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "stream", f" {' '.join(self.forms)} ")
        object.__setattr__(self, "offsets", tuple(accumulate([len(form) + 1 for form in self.forms[:-1]], initial=1)))

    def span(self, first: int, last: int) -> Span:
        """The published span from word `first` through word `last`."""
        return self.text.span(self.starts[first], self.ends[last])
