"""The language of job-ad lines of our own writing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.language import OTHER, SUPPORTED, UNKNOWN, Language, detect, evidence
from scanner.language.guess import guess
from scanner.normalise import normalise
from tests.language.lines import LINES, MIXED


def language(published: str, *, field: str = "body", hint: str = "") -> Language:
    return detect((normalise(field, published),), hint)


CASES = [(key, line) for key, lines in LINES.items() for line in lines]


@pytest.mark.parametrize(("key", "line"), CASES)
def test_a_line_is_told_to_be_in_its_language(key: str, line: str) -> None:
    found = language(line)
    assert found.code + ("-Latn" if found.romanised else "") == key


@pytest.mark.parametrize(("published", "codes"), MIXED)
def test_every_language_of_a_mixed_ad_is_named_main_first(published: str, codes: tuple[str, ...]) -> None:
    found = language(published)
    assert set(found.codes) == set(codes)
    assert found.codes[0] == found.code
    text = normalise("body", published)
    assert [p.code for p in found.passages] != [p.code for p in found.passages[:1]]
    assert all(text.published[p.start : p.end].strip() for p in found.passages)
    assert sum(p.end - p.start for p in found.passages) >= 0.8 * len(published)


@pytest.mark.parametrize("line", ["Wir suchen eine Putzfrau", "Arbeit im Lager", "Kellner gesucht in Berlin"])
def test_german_never_passes_as_english(line: str) -> None:
    assert language(line).code != "en"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("Опыт работы с Python и Django обязателен", "ru"),
        ("Python разработчик (Middle)", "ru"),
        ("Agile ქოუჩი", "ka"),
        ("SMM մասնագետ", "hy"),
    ],
)
def test_terms_in_latin_letters_do_not_make_an_ad_english(line: str, code: str) -> None:
    assert language(line).codes == (code,)


@pytest.mark.parametrize(
    ("published", "code"),
    [
        ("Рaбoтa для дeвyшeк, выcoкaя зapплaтa", "ru"),
        ("р а б о т а для девушек, жильё даём", "ru"),
        ("Тре\u200bбуются грузчики на склад", "ru"),
        ("𝓦𝓮 𝓪𝓻𝓮 𝓱𝓲𝓻𝓲𝓷𝓰 waiters for a hotel", "en"),
        ("Љумњурии Тољикистон: ба меҳмонхона коргар лозим", "tg"),
    ],
)
def test_disguises_do_not_change_the_language(published: str, code: str) -> None:
    assert language(published).code == code


def test_a_long_line_is_surer_than_a_short_one() -> None:
    assert language(LINES["ru"][0]).confidence > 0.95
    assert language("Бариста").confidence < 0.9


def test_a_hint_decides_between_near_equals_only() -> None:
    assert language(LINES["en"][0], hint="ro").code == "en"
    assert language(LINES["tr"][0], hint="az").code == "tr"
    assert language("", hint="ru").code == UNKNOWN


def test_names_and_figures_do_not_outvote_the_text() -> None:
    texts = (normalise("body", "გვჭირდება მიმტანები"), normalise("employer", "Grand Hotel Management Company Limited"))
    assert detect(texts).codes == ("ka",)
    assert detect((normalise("employer", "Grand Hotel Management Company"),)).code != UNKNOWN


def test_other_and_unknown_are_not_supported() -> None:
    assert not language("招聘酒店服务员").supported
    assert language("招聘酒店服务员").code == OTHER
    assert not detect(()).supported
    assert detect(()).confidence == 0.0


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80))
def test_any_text_gets_an_honest_answer(published: str) -> None:
    found = language(published)
    assert found.code in (*SUPPORTED, OTHER, UNKNOWN)
    assert 0.0 <= found.confidence <= 1.0
    assert found.codes[:1] in ((), (found.code,))
    assert all(0 <= p.start < p.end <= len(published) for p in found.passages)


def test_a_text_of_a_hundred_thousand_stops_is_read_in_bounded_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def counted(text: str) -> dict[str, float]:
        asked.append(text)
        return guess(text)

    monkeypatch.setattr(evidence, "guess", counted)
    language("zzgr qwrt vbnm hjkl. " * 2000)
    assert len(asked) <= 42
