"""The last day to answer an ad: said in nine languages, and days that are something else."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scanner.ad import Ad
from scanner.extract import extract
from scanner.language import Language
from scanner.normalise import read, words
from tests.extract.conftest import Reader

FOUND = [
    ("en", "Apply until 15 December.", "12-15", "Apply until 15 December"),
    ("en", "Send your CV no later than December 15, 2026", "2026-12-15", "no later than December 15, 2026"),
    ("en", "Deadline: 15/12/2026", "2026-12-15", "Deadline: 15/12/2026"),
    ("en", "Closing date 2026-12-15", "2026-12-15", "Closing date 2026-12-15"),
    ("en", "Deadline: 12/25/2026", "2026-12-25", "Deadline: 12/25/2026"),
    ("en", "Applications close on the 15th of December", "12-15", "Applications close on the 15th of December"),
    ("en", "Apply by the end of the month", "", "Apply by the end of the month"),
    ("ru", "Резюме присылайте до 15.12", "12-15", "до 15.12"),
    ("ru", "Приём заявок до 15 декабря 2026 г.", "2026-12-15", "Приём заявок до 15 декабря 2026"),
    ("ru", "Крайний срок 01.02.26", "2026-02-01", "Крайний срок 01.02.26"),
    ("ru", "Заявки принимаем с 01.12 до 15.12", "12-15", "до 15.12"),
    ("ru", "до 15 дек.", "12-15", "до 15 дек"),
    ("ru", "Звоните до конца недели", "", "до конца недели"),
    ("uk", "Резюме надсилайте до 15 грудня", "12-15", "до 15 грудня"),
    ("uk", "Кінцевий термін подачі: 15.12.2026", "2026-12-15", "Кінцевий термін подачі: 15.12.2026"),
    ("ro", "Trimiteți CV-ul până la 15 decembrie", "12-15", "până la 15 decembrie"),
    ("ro", "Termen limita: 15.12.2026", "2026-12-15", "Termen limita: 15.12.2026"),
    ("hy", "Դիմել մինչև դեկտեմբերի 15-ը", "12-15", "մինչև դեկտեմբերի 15"),
    ("hy", "Ուղարկեք CV մինչև 2026 թ. մարտի 5-ը", "2026-03-05", "մինչև 2026 թ. մարտի 5"),
    ("hy", "Վերջնաժամկետ՝ 15.12.2026", "2026-12-15", "Վերջնաժամկետ՝ 15.12.2026"),
    ("ka", "გამოგზავნეთ CV 15 დეკემბრამდე", "12-15", "15 დეკემბრამდე"),
    ("ka", "რეზიუმე გამოგზავნეთ 2026 წლის 5 მარტამდე", "2026-03-05", "5 მარტამდე"),
    ("ka", "ბოლო ვადა: 15 დეკემბერი", "12-15", "ბოლო ვადა: 15 დეკემბერი"),
    ("az", "CV-ni 15 dekabra qədər göndərin", "12-15", "15 dekabra qədər"),
    ("az", "Müraciət 15.12.2026-dək", "2026-12-15", "15.12.2026-dək"),
    ("az", "Son müraciət tarixi: 15 dekabr 2026", "2026-12-15", "Son müraciət tarixi: 15 dekabr 2026"),
    ("tg", "Ариза то 15 декабр қабул мешавад", "12-15", "то 15 декабр"),
    ("tg", "Мӯҳлати охирин: 15 декабри 2026", "2026-12-15", "Мӯҳлати охирин: 15 декабри 2026"),
    ("tr", "CV'nizi 15 Aralık'a kadar gönderin", "12-15", "15 Aralık'a kadar"),
    ("tr", "Son başvuru tarihi: 15 Aralık 2026", "2026-12-15", "Son başvuru tarihi: 15 Aralık 2026"),
]  # fmt: skip

OTHER_DAYS = [
    ("en", "Contract until 15 December"),
    ("en", "Founded on 15 December 1998"),
    ("en", "Date of birth 15.12.1990, send CV"),
    ("en", "Call before 18.00"),
    ("en", "Up to 15.10 $ an hour, apply now"),
    ("ru", "Вахта до 15.12.2026"),
    ("ru", "Звоните до 18.00"),
    ("ru", "Родился 15.12.1990, звоните"),
    ("ru", "Пишите, оплата до 15.10 $"),
    ("uk", "Контракт до 15 грудня"),
    ("uk", "Дзвоніть до 20.00"),
    ("ro", "Contract până la 15 decembrie 2027"),
    ("ro", "Firmă fondată la 15.12.1998"),
    ("hy", "Պայմանագիրը մինչև 15.12.2026"),
    ("hy", "Ծնված 15.12.1990"),
    ("ka", "კონტრაქტი 15 დეკემბრამდე"),
    ("ka", "დარეკეთ 20:00-მდე"),
    ("az", "Müqavilə 15 dekabra qədər"),
    ("az", "zəng edin 20:00-dək"),
    ("tg", "Шартнома то 15 декабр"),
    ("tg", "Ширкат аз 15.12.1998"),
    ("tr", "Sözleşme 15 Aralık'a kadar"),
    ("tr", "20:00'ye kadar arayın"),
]  # fmt: skip


@pytest.mark.parametrize(("code", "text", "date", "quote"), FOUND)
def test_a_last_day_is_found_with_its_words(reading: Reader, code: str, text: str, date: str, quote: str) -> None:
    read = reading(text, code)
    assert [(item.date, read.quote(item.span)) for item in read.facts.deadlines] == [(date, quote)]


@pytest.mark.parametrize(("code", "text"), OTHER_DAYS)
def test_another_day_is_no_deadline(reading: Reader, code: str, text: str) -> None:
    assert reading(text, code).facts.deadlines == ()


@pytest.mark.parametrize(
    ("posted", "date"), [("", "01-15"), ("2026-12-01", "2027-01-15"), ("2026-01-10T08:00:00+04:00", "2026-01-15"), ("yesterday", "01-15")]
)
def test_the_year_is_told_only_by_the_day_of_the_ad(reading: Reader, posted: str, date: str) -> None:
    assert [item.date for item in reading("Apply until 15 January", posted_at=posted).facts.deadlines] == [date]


def test_a_day_no_calendar_has_is_no_deadline(reading: Reader) -> None:
    assert reading("Apply until 31 February. Deadline 45.12.2026").facts.deadlines == ()


def test_the_same_day_twice_is_one_deadline_and_a_wall_of_them_is_cut_short(reading: Reader) -> None:
    assert len(reading("Deadline 15.12.2026. Apply until 15.12.2026").facts.deadlines) == 1
    assert len(reading("".join(f"Apply until {day} May. " for day in range(1, 29)) * 50).facts.deadlines) == 5


WORDS = [
    "до",
    "15",
    "декабря",
    "15.12",
    "15.12.2026",
    "apply until",
    "deadline",
    "მდე",
    "15/12",
    "-",
    ".",
    "მარტამდე",
    "2026",
    "qədər",
    "dekabr",
    "\u200b",
]


@settings(max_examples=100, deadline=None)
@given(
    pieces=st.lists(st.sampled_from(WORDS), max_size=30),
    joint=st.sampled_from(["", " ", "-"]),
    code=st.sampled_from(["en", "ru", "ka", "az"]),
)
def test_every_deadline_quotes_something(pieces: list[str], joint: str, code: str) -> None:
    ad = Ad(id="1", body=joint.join(pieces))
    for item in extract(tuple(map(words, read(ad))), Language(code, 1.0, (code,)), ad).deadlines:
        assert 0 <= item.span.start < item.span.end <= len(ad.body)
