"""The indicator heads: what they learn from, that they point at the sentence, and that bad lines are told."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scanner.ad import from_record
from scanner.classify import ANY, Suspects, sentences
from scanner.encode import find_encoder
from scanner.errors import BadData
from scanner.language import Language
from scanner.normalise import read, words
from scanner.train.suspects import Sentence, fit_suspects, load_sentences, sentences_of
from tests.classify.making import SIZE, EightNumbers
from tests.train.making import LABELLED, line, loaded
from tests.train.making import write as write_lines

ENGLISH = Language("en", 1.0, ("en",))
AD = from_record(
    {"title": "Waitress", "body": "Work in a café by the sea. Your passport stays with the owner!\nFree lunch is given every day."}
)
PARTS = tuple(words(text) for text in read(AD))


def quote(start: int, end: int) -> str:
    return AD.body[start:end]


def test_sentences_are_quotes_of_the_ad_with_words_enough() -> None:
    found = list(sentences(PARTS))
    assert [quote(span.start, span.end) for _, span in found] == [
        "Work in a café by the sea",
        "Your passport stays with the owner",
        "Free lunch is given every day",
    ]
    assert found[0][0] == "work in a café by the sea"


def test_a_head_points_at_the_likeliest_sentence() -> None:
    class Passports(EightNumbers):
        def encode(self, texts: object) -> np.ndarray:
            return np.array([[float("passport" in text)] + [0.0] * (SIZE - 1) for text in texts], dtype=np.float32)  # type: ignore[attr-defined]

    weights = np.zeros((2, SIZE), dtype=np.float32)
    weights[0, 0] = 9
    heads = Suspects(("documents-held", "secrecy"), weights, np.full(2, -4, dtype=np.float32), {ANY: np.zeros(SIZE, dtype=np.float32)})
    told = heads.suspect(PARTS, ENGLISH, Passports())
    assert [(one.id, quote(one.span.start, one.span.end)) for one in told] == [("documents-held", "Your passport stays with the owner")]
    assert told[0].probability == pytest.approx(0.993, abs=0.001)


def test_an_ad_without_sentences_is_suspected_of_nothing() -> None:
    heads = Suspects(
        ("secrecy",), np.ones((1, SIZE), dtype=np.float32), np.ones(1, dtype=np.float32), {ANY: np.zeros(SIZE, dtype=np.float32)}
    )
    assert heads.suspect(tuple(words(text) for text in read(from_record({"body": "Cook"}))), ENGLISH, EightNumbers()) == ()


def test_marks_become_states_of_their_sentence(tmp_path: Path) -> None:
    mark = {"id": "documents-held", "state": "present", "field": "body", "start": 13, "end": 40}
    body = "Cook wanted. Your passport stays with us. Lunch is free of charge."
    (example,) = loaded(tmp_path, line(1, body=body, label="trafficking_risk", severity="high", indicators=[mark]))
    from scanner.pipeline import reading
    from tests.score.making import shipped

    found = list(sentences_of([example], [reading(example.ad, shipped().catalogue)]))
    assert [sorted(one.states) for one in found] == [["documents-held"], []]


def test_what_is_learnt_from_one_language_is_suspected_in_another(tmp_path: Path) -> None:
    encoder = find_encoder("", home=tmp_path)
    assert encoder is not None
    wanted = {"documents-held", "no-requirements"}
    taught = [one for one in load_sentences([LABELLED / "sentences" / "en.jsonl"]) if one.states & wanted]
    taught += [Sentence(f"an ordinary sentence about lunch number {number}", "en", frozenset()) for number in range(20)]
    heads = fit_suspects([*taught, *taught], encoder, c=10.0, say=lambda _: None)
    assert set(heads.ids) == wanted
    ad = from_record({"body": "Требуется повар. Паспорт будет храниться у хозяина до конца сезона. Кафе стоит у моря."})
    told = heads.suspect(tuple(words(text) for text in read(ad)), Language("ru", 1.0, ("ru",)), encoder)
    assert told
    assert told[0].id == "documents-held"
    assert ad.body[told[0].span.start : told[0].span.end].startswith("Паспорт будет")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"id": "secrecy", "state": "present"}', "expected an object with the texts id, state and text"),
        ('{"id": "secrecy", "state": "perhaps", "text": "x"}', "state 'perhaps' is none of present, not_stated, contradicted"),
        ("[]", "expected an object"),
        ("{", "Expecting property name"),
    ],
)
def test_a_line_that_is_no_sentence_is_told(tmp_path: Path, text: str, why: str) -> None:
    good = '{"id": "secrecy", "state": "present", "text": "tell nobody where you go"}'
    with pytest.raises(BadData, match=f"en.jsonl:2: .*{why}"):
        load_sentences([write_lines(tmp_path / "en.jsonl", good, text)])


def test_a_file_must_be_named_for_a_language(tmp_path: Path) -> None:
    with pytest.raises(BadData, match="'xx' is none of en"):
        load_sentences([write_lines(tmp_path / "xx.jsonl", "{}")])
