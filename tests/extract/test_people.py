"""What the work is, whom the ad asks for, and who places it."""

from __future__ import annotations

import pytest

WORK = [
    ("en", "Waitress for a hotel", "hospitality", 5), ("en", "Dishwasher", "hospitality", 9), ("en", "Dancer for a nightclub", "entertainment", 5),
    ("en", "Nanny to a family", "domestic_care", 5), ("en", "Housemaid", "domestic_care", 9), ("en", "Welders and bricklayers", "construction", 7),
    ("en", "Strawberry picking", "agriculture", 9), ("en", "Trawler crew", "fishing", 6), ("en", "Fish processing line", "food_processing", 8),
    ("en", "Seamstress", "textile", 7), ("en", "Truck driver", "transport", 8), ("en", "Lumberjack", "forestry", 6),
    ("en", "Call center agent", "online_service", 4), ("en", "Software developer", "other", 2), ("en", "Escort", "sex_work", 5),
    ("ru", "официанток", "hospitality", 5), ("ru", "посудомойщица", "hospitality", 9), ("ru", "танцовщицы", "entertainment", 5),
    ("ru", "няню", "domestic_care", 5), ("ru", "домработница", "domestic_care", 9), ("ru", "сварщики", "construction", 7), ("ru", "сбор клубники", "agriculture", 9),
    ("ru", "рыбаки", "fishing", 6), ("ru", "обвальщик мяса", "food_processing", 8), ("ru", "швеи", "textile", 7), ("ru", "водитель", "transport", 8),
    ("ru", "курьеры", "transport", 9), ("ru", "лесорубы", "forestry", 6), ("ru", "оператор чата", "online_service", 4), ("ru", "грузчики", "other", 9),
    ("ru", "вебкам модель", "sex_work", 5), ("ru", "бухгалтера", "other", 2),
    ("uk", "офіціантки", "hospitality", 5), ("uk", "зварювальники", "construction", 7), ("uk", "збір полуниці", "agriculture", 9), ("uk", "швачка", "textile", 7),
    ("ro", "chelneriță", "hospitality", 5), ("ro", "zidari", "construction", 7), ("ro", "badantă", "domestic_care", 5), ("ro", "șofer", "transport", 8),
    ("hy", "մատուցողուհի", "hospitality", 5), ("hy", "շինարարներ", "construction", 7), ("hy", "դայակ", "domestic_care", 5), ("hy", "վարորդ", "transport", 8),
    ("az", "ofisiant", "hospitality", 5), ("az", "dayə", "domestic_care", 5), ("az", "sürücü", "transport", 8), ("az", "fəhlə", "other", 9),
    ("ka", "მიმტანი", "hospitality", 5), ("ka", "ძიძა", "domestic_care", 5), ("ka", "მშენებლები", "construction", 7), ("ka", "მძღოლი", "transport", 8),
    ("tg", "пешхизмат", "hospitality", 5), ("tg", "ронанда", "transport", 8), ("tg", "дӯзанда", "textile", 7),
    ("tr", "garson", "hospitality", 5), ("tr", "bebek bakıcısı", "domestic_care", 5), ("tr", "inşaat işçisi", "construction", 7),
]  # fmt: skip

NO_WORK = [
    ("en", "We wait for your call"),
    ("ru", "приходите завтра"),
    ("ru", "сварили суп"),
    ("en", "drive to success"),
    ("hy", "բարի գալուստ"),
    ("tr", "hoş geldiniz"),
]

SOUGHT = [
    ("en", "Female staff only", [("gender", "women", "Female")]),
    ("en", "We need girls aged 18 to 30", [("gender", "women", "girls"), ("age", "18-30", "18 to 30")]),
    ("en", "Looking for men and women", [("gender", "any", "men")]),
    ("en", "We are hiring 50 welders", [("count", "50", "50")]),
    ("en", "Candidates must be 20-35 years old", [("age", "20-35", "20-35")]),
    ("en", "You must be at least 18 years of age", [("age", "18-", "18")]),
    ("ru", "требуются девушки", [("gender", "women", "девушки")]),
    ("ru", "Работа для девушек 18-25 лет", [("gender", "women", "девушек"), ("age", "18-25", "18-25")]),
    ("ru", "Девушки от 18 до 30 лет", [("gender", "women", "Девушки"), ("age", "18-30", "18 до 30")]),
    ("ru", "Нужны мужчины и женщины", [("gender", "any", "мужчины")]),
    ("ru", "требуются мужчины", [("gender", "men", "мужчины")]),
    ("ru", "Требуется 50 человек", [("count", "50", "50")]),
    ("ru", "Набор: 100 швей", [("count", "100", "100")]),
    ("ru", "возраст до 40 лет", [("age", "-40", "40")]),
    ("ru", "кандидаты 20-45 лет", [("age", "20-45", "20-45")]),
    ("uk", "потрібні жінки", [("gender", "women", "жінки")]),
    ("uk", "Потрібно 20 осіб", [("count", "20", "20")]),
    ("ro", "Căutăm femei", [("gender", "women", "femei")]),
    ("hy", "պահանջվում են աղջիկներ", [("gender", "women", "աղջիկներ")]),
    ("az", "qızlar tələb olunur", [("gender", "women", "qızlar")]),
    ("ka", "გვჭირდება გოგონები", [("gender", "women", "გოგონები")]),
    ("tg", "духтарон лозим", [("gender", "women", "духтарон")]),
    ("tg", "Духтарон барои кор дар Туркия лозиманд", [("gender", "women", "Духтарон")]),
    ("ka", "ასაკი 18-დან 30 წლამდე", [("age", "18-30", "18-დან 30")]),
    ("hy", "18-30 տարեկան աղջիկներ", [("gender", "women", "աղջիկներ"), ("age", "18-30", "18-30")]),
    ("tr", "Bayan eleman aranıyor", [("gender", "women", "Bayan")]),
]  # fmt: skip

NOT_SOUGHT = [
    ("en", "We sell women's clothing, shop assistant needed"),
    ("en", "Women and minorities are encouraged to apply"),
    ("en", "Equal pay regardless of gender, men or women"),
    ("en", "A team of 50 people"),
    ("en", "Experience of 3-5 years"),
    ("en", "On the market for over 25 years"),
    ("en", "Nanny needed for children aged 3-7"),
    ("ru", "нужен продавец женской одежды"),
    ("ru", "Требуется мастер, салон для женщин, клиенты - женщины"),
    ("ru", "опыт от 3 лет"),
    ("ru", "компания работает 20 лет"),
    ("ru", "стаж от 15 лет"),
    ("ru", "команда 100 человек"),
    ("ru", "средний возраст 25-30 лет"),
    ("ru", "скидка 18-25%"),
    ("ru", "с 18 до 22 часов"),
    ("ka", "18-დან 30 აპრილამდე"),
]

INTERMEDIARIES = [
    ("en", "We are a recruitment agency", "recruitment agency"), ("ru", "Кадровое агентство «Мост»", "Кадровое агентство"), ("uk", "кадрова агенція", "кадрова агенція"),
    ("ro", "agenție de recrutare", "agenție de recrutare"), ("ka", "დასაქმების სააგენტო", "დასაქმების სააგენტო"), ("tr", "özel istihdam bürosu", "özel istihdam bürosu"),
]  # fmt: skip

LICENCES = [
    ("en", "Licence No. 152-AB/2024", "152-AB/2024"), ("ru", "Лицензия №123-456 от 2020", "123-456"), ("ru", "лицензия № АЕ 636145", "АЕ 636145"),
    ("uk", "Ліцензія №1234567", "1234567"), ("ro", "Licența nr. 045678", "045678"), ("ka", "ლიცენზია №77", "77"),
]  # fmt: skip

NO_LICENCE = [
    ("en", "Driving licence category B, 3 years"),
    ("ru", "Водительские права, лицензия водителя №5"),
    ("ru", "Есть лицензия, опыт 10 лет"),
    ("en", "Licensed nurse with 5 years"),
]


@pytest.mark.parametrize(("code", "text", "sector", "isco"), WORK)
def test_work_has_a_sector_and_a_group(reading, code, text, sector, isco):
    found = reading(text, code).facts.occupations
    assert [(item.sector, item.isco) for item in found[:1]] == [(sector, isco)]


@pytest.mark.parametrize(("code", "text"), NO_WORK)
def test_ordinary_words_are_no_work(reading, code, text):
    assert reading(text, code).facts.occupations == ()


def test_the_title_says_what_the_work_is(reading):
    facts = reading("The hotel and its restaurant need a driver, hotel near the sea", title="Driver").facts
    assert facts.occupations[0].sector == "transport"


@pytest.mark.parametrize(("code", "text", "expected"), SOUGHT)
def test_demands_on_the_person_are_read(reading, code, text, expected):
    one = reading(text, code)
    assert [(item.kind, item.value, one.quote(item.span)) for item in one.facts.sought] == expected


@pytest.mark.parametrize(("code", "text"), NOT_SOUGHT)
def test_customers_teams_and_lengths_of_time_are_no_demands(reading, code, text):
    assert reading(text, code).facts.sought == ()


@pytest.mark.parametrize(("code", "text", "quote"), INTERMEDIARIES)
def test_an_intermediary_is_named(reading, code, text, quote):
    one = reading(text, code)
    assert one.facts.agency is not None
    assert one.quote(one.facts.agency) == quote


def test_an_employer_is_no_intermediary(reading):
    assert reading("Travel agency needs a manager").facts.agency is None


@pytest.mark.parametrize(("code", "text", "quote"), LICENCES)
def test_a_printed_licence_is_read(reading, code, text, quote):
    one = reading(text, code)
    assert [one.quote(span) for span in one.facts.licences] == [quote]


@pytest.mark.parametrize(("code", "text"), NO_LICENCE)
def test_a_driving_licence_or_a_bare_claim_is_no_number(reading, code, text):
    assert reading(text, code).facts.licences == ()
