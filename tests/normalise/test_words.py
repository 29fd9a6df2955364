"""Words and sentences."""

from __future__ import annotations

import pytest

from scanner.normalise import normalise, words


def sentences(published: str) -> list[str]:
    found = words(normalise("body", published))
    lines: dict[int, list[str]] = {}
    for form, number in zip(found.forms, found.sentences, strict=True):
        lines.setdefault(number, []).append(form)
    return [" ".join(line) for line in lines.values()]


@pytest.mark.parametrize(
    ("published", "forms"),
    [
        ("Оплата 2000 / 2,000 / 1.5", ("оплата", "2000", "2,000", "1.5")),
        ("#работа об'єкт rock'n'roll 'цитата'", ("работа", "об'єкт", "rock'n'roll", "цитата")),
        ("18-25 лет, 2000usd", ("18", "25", "лет", "2000usd")),
        ("a_b", ("a", "b")),
        ("", ()),
        ("🔥 …", ()),
    ],
)
def test_words_of_a_text(published: str, forms: tuple[str, ...]) -> None:
    assert words(normalise("body", published)).forms == forms


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ("Есть жильё. Звоните!", ["есть жилье", "звоните"]),
        ("Есть жильё.Звоните", ["есть жилье", "звоните"]),
        ("есть жильё. звоните", ["есть жилье", "звоните"]),
        ("Жильё; питание… виза?Да", ["жилье", "питание", "виза", "да"]),
        ("• паспорт • виза", ["паспорт", "виза"]),
        ("✅ без опыта ✅ жильё", ["без опыта", "жилье"]),
        ("Բնակարան կա։ Զանգեք", ["բնակարան կա", "զանգեք"]),
        ("Паспорт\nВиза", ["паспорт", "виза"]),
        ("паспорт\n- виза", ["паспорт", "виза"]),
        ("до 25. Звоните", ["до 25", "звоните"]),
        (
            "first line that is long enough to have been wrapped\n\nsecond",
            ["first line that is long enough to have been wrapped", "second"],
        ),
    ],
)
def test_a_sentence_ends(published: str, expected: list[str]) -> None:
    assert sentences(published) == expected


@pytest.mark.parametrize(
    "published",
    [
        "г. Дубай, ул. Ленина, д. 5, тел. 123 и т.д. в городе",
        "Mr. Smith, e.g. a sq. metre",
        "str. Mare nr. 5, jud. Cluj",
        "հեռ. 099 ք. Երևան",
        "пишите на t.me/Abc.Def или Ivan.Petrov@example.com",
        "оплата 1.500 или 2.5 тысячи",
        "1. Паспорт и виза",
        "А. С. Пушкин",
        "we are looking for people who have worked before in a\nhotel or a restaurant",
        "зарплата: 2000",
    ],
)
def test_a_sentence_goes_on(published: str) -> None:
    assert len(sentences(published)) == 1


def test_a_word_leads_back_to_what_was_published() -> None:
    text = normalise("body", "Ищем р а б о т у для всех")
    found = words(text)
    assert found.forms[1] == "работу"
    assert text.quote(found.span(1, 2)) == "р а б о т у для"
