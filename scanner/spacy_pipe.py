"""The scanner as a spaCy pipeline: for notebooks, displaCy, and whoever builds on Doc and Span.

    from scanner.spacy_pipe import blank
    doc = blank("ka")("…")
    displacy.render(doc, style="span", options={"spans_key": "signals"})

Needs the `spacy` extra; nothing else in the scanner does. The pipelines are blank: tokenizer, gazetteers, signals, no model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy import blank as spacy_blank
from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import registry

from scanner.ad import from_record
from scanner.extract import names_of_agencies, names_of_countries
from scanner.language import SUPPORTED
from scanner.normalise import Span as Published
from scanner.pipeline import reading
from scanner.rules import Catalogue, load_catalogue
from scanner.settings import load_settings

SIGNALS, FACTS, PLACES, AGENCIES = "signals", "facts", "places", "agencies"


# spaCy leaves `Language.__init_subclass__` untyped, which a strict reader takes for an untyped call.
class Georgian(Language):  # type: ignore[no-untyped-call]
    """Georgian, which spaCy does not bring: words at spaces and punctuation."""

    lang = "ka"


class Tajik(Language):  # type: ignore[no-untyped-call]
    """Tajik, which spaCy does not bring: words at spaces and punctuation."""

    lang = "tg"


registry.languages("ka", func=Georgian)
registry.languages("tg", func=Tajik)


def blank(code: str, *, catalogue: Catalogue | None = None) -> Language:
    """A pipeline for one of our languages that fills `doc.spans` with places, agencies, facts and signals.

    Raises ValueError for another language, BadData when the shipped rules are read and have faults.
    """
    if code not in SUPPORTED:
        raise ValueError(f"'{code}' is none of {', '.join(SUPPORTED)}")
    nlp = spacy_blank(code)
    nlp.add_pipe("scanner_gazetteers")
    signals = nlp.add_pipe("scanner_signals")
    if catalogue is not None and isinstance(signals, Signals):
        signals.catalogue = catalogue
    return nlp


class Gazetteers:
    """Names of countries, cities and kinds of agencies, through PhraseMatcher: `doc.spans["places"]` and `["agencies"]`."""

    def __init__(self, nlp: Language) -> None:
        self._matchers = {
            PLACES: _phrase_matcher(nlp, names_of_countries(str(nlp.lang))),
            AGENCIES: _phrase_matcher(nlp, ((name, "agency") for name in names_of_agencies(str(nlp.lang)))),
        }

    def __call__(self, doc: Doc) -> Doc:
        for key, matcher in self._matchers.items():
            spans = sorted(matcher(doc, as_spans=True), key=lambda span: (span.start, -span.end))
            doc.spans[key] = SpanGroup(doc, name=key, spans=_longest(spans))
        return doc


class Signals:
    """What the rules find, as `doc.spans["signals"]` (label: rule id; kb_id: state), and the facts, as `doc.spans["facts"]`."""

    def __init__(self, code: str) -> None:
        self.code = code
        self.catalogue: Catalogue | None = None

    def __call__(self, doc: Doc) -> Doc:
        self.catalogue = self.catalogue or load_catalogue(load_settings().rules)
        read = reading(from_record({"body": doc.text, "language": self.code}), self.catalogue) if doc.text.strip() else None
        signals: list[Span] = []
        facts: list[Span] = []
        if read:
            signals = [_span(doc, hit.span, hit.rule, str(hit.state)) for hit in read.findings.hits if hit.span]
            facts = [
                *(_span(doc, contact.span, contact.kind, contact.value) for contact in read.facts.contacts),
                *(_span(doc, pay.span, "pay", f"{pay.low:g}-{pay.high:g} {pay.currency} a {pay.period}") for pay in read.facts.pay),
                *(_span(doc, work.span, work.sector, str(work.isco)) for work in read.facts.occupations),
                *(_span(doc, sought.span, sought.kind, sought.value) for sought in read.facts.sought),
            ]
        doc.spans[SIGNALS] = SpanGroup(doc, name=SIGNALS, spans=signals)
        doc.spans[FACTS] = SpanGroup(doc, name=FACTS, spans=facts)
        return doc


@Language.factory("scanner_gazetteers", assigns=["doc.spans"])
def _gazetteers(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return Gazetteers(nlp)


@Language.factory("scanner_signals", assigns=["doc.spans"])
def _signals(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    return Signals(str(nlp.lang))


def _phrase_matcher(nlp: Language, names: Iterator[tuple[str, str]]) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    grouped: dict[str, set[str]] = {}
    for name, label in names:
        grouped.setdefault(label, set()).add(name)
    for label, written in grouped.items():
        matcher.add(label, [nlp.make_doc(name) for name in sorted(written)])
    return matcher


def _longest(spans: list[Span]) -> list[Span]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _span(doc: Doc, found: Published, label: str, note: str) -> Span:
    """A published span widened to whole tokens; the body is the doc's text, so positions are the same."""
    span = doc.char_span(found.start, found.end, label=label, kb_id=note, alignment_mode="expand")
    if span is None:
        raise AssertionError(f"no tokens behind {found.start}-{found.end}")
    return span
