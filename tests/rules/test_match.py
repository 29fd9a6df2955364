"""Any rules on any text: no crash, true quotes, bounded work, the same answer twice."""

from __future__ import annotations

import itertools
import pickle
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.extract import Facts
from scanner.language import Language, Passage
from scanner.rules import Catalogue, State, match
from scanner.rules.files import LanguageFiles
from scanner.rules.match import MAX_WORDS
from scanner.rules.model import LexiconFile
from scanner.rules.rule import Pattern, Rule
from scanner.rules.rulebook import build_catalogue
from scanner.rules.shape import to_lexicon
from scanner.rules.terms import Element
from scanner.yamlfile import Reading
from tests.rules.making import LEXICONS, Load, find, live, quotes, read, rule

WORD = st.sampled_from(
    ["passport", "keep", "kept", "not", "but", "beware", "the", "14", "ID", "card", "e-mail", "Pаsspоrt", "ёлка", "ﬁne", "İş"]
)
FORM = st.one_of(WORD, st.sampled_from(["pass*", "keep~", "_", "__", "#", "(keep|kept)", "(id card|the passport)"]))
TEXT = st.lists(st.one_of(WORD, st.sampled_from([".", ",", "!", "\n", "\u200b", "🙂", "-"])), max_size=40).map(" ".join)
LEXICON = to_lexicon("en", LanguageFiles(Reading("", LexiconFile.model_validate(LEXICONS["en"]), ()), None, {}))


@st.composite
def phrases(draw: st.DrawFn) -> tuple[str, ...]:
    inner = draw(st.lists(st.lists(FORM, max_size=3), min_size=1, max_size=3))
    return tuple(" ".join([draw(WORD), *middle, draw(WORD)]) for middle in inner)


@st.composite
def catalogues(draw: st.DrawFn) -> Catalogue:
    groups = tuple(draw(st.lists(phrases(), min_size=1, max_size=3)))
    pattern = Pattern(
        groups=groups, within=draw(st.integers(0, 6)), ordered=draw(st.booleans()), unless=draw(st.just(()) | phrases()), file="", line=1
    )
    return built([pattern], negation=draw(st.sampled_from(["contradicts", "part"])))


def built(patterns: Sequence[Pattern], *, negation: str = "contradicts") -> Catalogue:
    text = {"en": "text"}
    made = Rule(id="any", status="live", kind="risk", title=text, because=text, points={"trafficking": 1.0}, sources=("source",),
                negation=negation, patterns={"en": tuple(patterns)})  # fmt: skip
    return build_catalogue({"any": made}, {"en": LEXICON}, version="test")


@settings(max_examples=250, deadline=None)
@given(catalogues(), TEXT)
def test_any_rule_on_any_text_gives_the_same_true_quotes_twice(catalogue: Catalogue, text: str) -> None:
    words = read(text)
    findings = find(catalogue, words)
    assert findings == find(catalogue, read(text))
    spans = {words.span(first, last) for first in range(len(words.forms)) for last in range(first, len(words.forms))}
    for hit in findings.hits:
        assert hit.span in spans
        assert hit.state is findings.states["any"] is not State.NOT_STATED
    assert len(findings.hits) <= 3


@settings(max_examples=250, deadline=None)
@given(st.text(max_size=200))
def test_no_text_breaks_the_engine(text: str) -> None:
    pattern = Pattern(
        groups=(("pass* __ keep~", "#  a".replace("  ", " ")), ("not _ kept",)),
        within=3,
        ordered=False,
        unless=("with you",),
        file="",
        line=1,
    )
    findings = find(built([pattern]), text, text)
    assert findings.states == {"any": State.NOT_STATED} or findings.hits


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(["alpha", "beta", "gamma", "x"]), max_size=14), st.integers(0, 3), st.booleans())
def test_near_finds_exactly_what_trying_every_choice_finds(forms: list[str], within: int, ordered: bool) -> None:
    groups = (("alpha",), ("beta", "x beta"), ("gamma",))
    catalogue = built([Pattern(groups=groups, within=within, ordered=ordered, unless=(), file="", line=1)], negation="part")
    spots = [
        [(at, at) for at, form in enumerate(forms) if form == name[0]]
        + [(at - 1, at) for at in range(1, len(forms)) if len(name) > 1 and forms[at - 1] == "x" and forms[at] == "beta"]
        for name in groups
    ]
    orders = [tuple(spots)] if ordered else itertools.permutations(spots)
    found = any(
        all(0 <= right[0] - left[1] - 1 <= within for left, right in itertools.pairwise(choice))
        for order in orders
        for choice in itertools.product(*order)
    )
    assert bool(find(catalogue, " ".join(forms)).hits) is found


def test_a_span_covers_the_published_letters_even_in_disguise(load: Load) -> None:
    catalogue = load(rule("papers", patterns={"en": [{"near": [["passport"], ["keep"]]}]}))
    text = "❗ Wе kеep your p\u200bаssport ❗"
    (hit,) = find(catalogue, text).shadow
    assert hit.span is not None
    assert text[hit.span.start : hit.span.end] == "kеep your p\u200bаssport"


class Counted:
    """Counts how often a word is held against an element."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.steps = 0
        accepts = Element.accepts

        def counting(element: Element, form: str) -> bool:
            self.steps += 1
            return accepts(element, form)

        monkeypatch.setattr(Element, "accepts", counting)


HOSTILE = [
    "passport",
    "passport __ passport __ passport __ passport __ kept",
    "passport _ passport __ # kept",
    "(passport|pass*) __ (pass*|passport) kept",
]


def test_repeated_text_costs_a_bounded_number_of_steps_and_is_reported(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    near = {"near": [["passport", "pass*"], ["passport"], ["passport"], ["passport", "kept"]], "within": 20}
    catalogue = load(
        live("papers", patterns={"en": [{"phrases": HOSTILE}, near]}), live("other", patterns={"en": [{"phrases": ["salary"]}]})
    )
    counted = Counted(monkeypatch)
    findings = find(catalogue, "passport " * 25_000)
    assert counted.steps < 200_000
    assert "rule:papers: too much repeated text" in findings.unchecked
    assert not any("other" in note for note in findings.unchecked)
    assert findings.states["papers"] is State.PRESENT


def test_twice_the_text_is_at_most_twice_the_steps(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": HOSTILE[1:]}]}))
    counted = Counted(monkeypatch)
    steps = []
    for times in (200, 400):
        counted.steps = 0
        find(catalogue, "passport and passport or " * times)
        steps.append(counted.steps)
    assert steps[0] < steps[1] <= steps[0] * 2.2


def test_a_text_of_ordinary_length_is_never_called_repeated(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"near": [["passport*"], ["kept"]]}]}))
    assert find(catalogue, "Your passport is kept. " * 100).unchecked == ()


def test_words_beyond_the_cap_are_not_read_and_that_is_said(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": ["passport"]}]}))
    late = find(catalogue, "word " * MAX_WORDS + "passport")
    assert late.states["papers"] is State.NOT_STATED
    assert late.unchecked == ("rules: text longer than 20,000 words; the rest was not read",)
    assert find(catalogue, "word " * (MAX_WORDS - 1) + "passport").states["papers"] is State.PRESENT


def test_rules_and_findings_travel_to_other_processes(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": ["passport"]}]}))
    findings = find(catalogue, "passport")
    assert pickle.loads(pickle.dumps(findings)) == findings  # noqa: S301 - our own bytes, made in this line
    assert pickle.loads(pickle.dumps(catalogue.rules)) == catalogue.rules  # noqa: S301 - as above


def test_a_catalogue_does_not_change_between_ads(load: Load) -> None:
    catalogue = load(live("papers", patterns={"en": [{"phrases": ["passport"]}]}))
    before = find(catalogue, "passport")
    find(catalogue, "Something else. " * 50)
    assert find(catalogue, "passport") == before


LATIN = [
    ("ru", "паспорт~", "Rabota v Dubae, pasporta u nas", "pasporta"),
    ("ru", "забираем паспорт~", "My zabirayem passport", "zabirayem passport"),
    ("hy", "անձնագր~ մեր մոտ", "Andznagri mer mot", "Andznagri mer mot"),
    ("ka", "პასპორტ~ ჩვენთან", "pasportebi chventan", "pasportebi chventan"),
]


@pytest.mark.parametrize(("code", "phrase", "text", "quote"), LATIN)
def test_rules_find_their_words_in_latin_letters(load: Load, code: str, phrase: str, text: str, quote: str) -> None:
    catalogue = load(rule("papers", patterns={code: [{"phrases": [phrase]}]}))
    findings = match(catalogue, (read(text),), Language(code, 1.0, (code,), romanised=True), Facts())
    assert quotes(findings, text) == [quote]
    assert {hit.language for hit in findings.shadow} == {code}


def test_a_passage_is_tried_in_its_language_however_short(load: Load) -> None:
    catalogue = load(rule("papers", patterns={"ru": [{"phrases": ["паспорт у нас"]}]}))
    text = "We seek a cook for our restaurant in Dubai with experience. Паспорт у нас."
    passages = (Passage("body", 0, 59, "en"), Passage("body", 60, 74, "ru"))
    assert quotes(match(catalogue, (read(text),), Language("en", 1.0, ("en",), passages), Facts()), text) == ["Паспорт у нас"]


@pytest.mark.parametrize("code", ["other", "unknown"])
def test_in_an_unknown_language_every_language_is_tried_and_said_so(load: Load, code: str) -> None:
    catalogue = load(rule("papers", patterns={"ru": [{"phrases": ["паспорт у нас"]}]}))
    findings = match(catalogue, (read("Паспорт у нас"),), Language(code, 1.0, () if code == "unknown" else (code,)), Facts())
    assert [hit.rule for hit in findings.shadow] == ["papers"]
    assert findings.unchecked[0] == f"rules: language {code}; the rules of every language were tried"
