"""Places: countries by name, city, adjective or flag, in every case, with what they are to the ad."""

from __future__ import annotations

import pytest

D, O, M = "destination", "origin", "mentioned"  # noqa: E741

PLACES = [
    # the work is there
    ("en", "Waitresses needed in Dubai", [("AE", D, "Dubai")]),
    ("en", "We send drivers to Poland.", [("PL", D, "Poland")]),
    ("en", "Jobs in the United Arab Emirates", [("AE", D, "United Arab Emirates")]),
    ("en", "Work in Poland, Czechia and Germany", [("PL", D, "Poland"), ("CZ", D, "Czechia"), ("DE", D, "Germany")]),
    ("en", "Fly to South Korea next week", [("KR", D, "South Korea")]),
    ("en", "Work in Turkey for girls", [("TR", D, "Turkey")]),
    ("en", "Jobs at a farm: Poland", [("PL", D, "Poland")]),
    ("en", "Work on a Polish farm", [("PL", D, "Polish")]),
    ("en", "Customer service job in Myawaddy", [("MM", D, "Myawaddy")]),
    ("ru", "Официантки в Турцию", [("TR", D, "Турцию")]),
    ("ru", "Работа в Турции", [("TR", D, "Турции")]),
    ("ru", "работа в Объединённых Арабских Эмиратах", [("AE", D, "Объединённых Арабских Эмиратах")]),
    ("ru", "вакансии в ОАЭ", [("AE", D, "ОАЭ")]),
    ("ru", "Требуются сварщики на завод в Польше, Чехии и Германии", [("PL", D, "Польше"), ("CZ", D, "Чехии"), ("DE", D, "Германии")]),
    ("ru", "Польша. Требуются сварщики", [("PL", D, "Польша")]),
    ("ru", "Работа: Кипр", [("CY", D, "Кипр")]),
    ("ru", "Летим на Мальдивы работать", [("MV", D, "Мальдивы")]),
    ("ru", "Вахта в Сургуте", [("RU", D, "Сургуте")]),
    ("ru", "работа в Южной Корее", [("KR", D, "Южной Корее")]),
    ("ru", "на польский завод требуются люди", [("PL", D, "польский")]),
    ("ru", "Хостес в Дубай", [("AE", D, "Дубай")]),
    ("ru", "требуется няня в Стамбул", [("TR", D, "Стамбул")]),
    ("ru", "Рабoта в Грeции", [("GR", D, "Грeции")]),
    ("ru", "РАБОТА В ТАИЛАНДЕ", [("TH", D, "ТАИЛАНДЕ")]),
    ("ru", "едем в Лаос на работу", [("LA", D, "Лаос")]),
    ("uk", "Робота в Польщі", [("PL", D, "Польщі")]),
    ("uk", "Робота до Німеччини", [("DE", D, "Німеччини")]),
    ("uk", "Потрібні працівники в Чехію", [("CZ", D, "Чехію")]),
    ("uk", "робота в Об'єднаних Арабських Еміратах", [("AE", D, "Об'єднаних Арабських Еміратах")]),
    ("ro", "De lucru în Germania", [("DE", D, "Germania")]),
    ("ro", "Muncă în Italia pentru femei", [("IT", D, "Italia")]),
    ("ro", "Angajăm pentru lucru în Polonia", [("PL", D, "Polonia")]),
    ("hy", "Աշխատանք Լեհաստանում", [("PL", D, "Լեհաստանում")]),
    ("hy", "աշխատանք Դուբայում", [("AE", D, "Դուբայում")]),
    ("hy", "Աշխատանք Ռուսաստանում", [("RU", D, "Ռուսաստանում")]),
    ("az", "Türkiyədə iş", [("TR", D, "Türkiyədə")]),
    ("az", "Polşaya işçi tələb olunur", [("PL", D, "Polşaya")]),
    ("az", "Dubayda iş", [("AE", D, "Dubayda")]),
    ("ka", "სამუშაო პოლონეთში", [("PL", D, "პოლონეთში")]),
    ("ka", "მუშაობა გერმანიაში", [("DE", D, "გერმანიაში")]),
    ("ka", "სამუშაო თურქეთში", [("TR", D, "თურქეთში")]),
    ("tg", "кор дар Русия", [("RU", D, "Русия")]),
    ("tg", "ба Туркия коргарон лозим", [("TR", D, "Туркия")]),
    ("tr", "Almanya'da iş", [("DE", D, "Almanya'da")]),
    ("tr", "Dubai'de çalışacak eleman", [("AE", D, "Dubai'de")]),
    # people or the office are from there
    ("en", "For girls from Ukraine", [("UA", O, "Ukraine")]),
    ("en", "Citizens of Uzbekistan only", [("UZ", O, "Uzbekistan")]),
    ("en", "Our office in Tbilisi is open", [("GE", O, "Tbilisi")]),
    ("ru", "девушки из Таджикистана", [("TJ", O, "Таджикистана")]),
    ("ru", "граждане Узбекистана", [("UZ", O, "Узбекистана")]),
    ("ru", "граждане РФ", [("RU", O, "РФ")]),
    ("ru", "собеседование в Ереване", [("AM", O, "Ереване")]),
    ("ru", "Наш офис в Москве", [("RU", O, "Москве")]),
    ("uk", "з України", [("UA", O, "України")]),
    ("hy", "Հայաստանից", [("AM", O, "Հայաստանից")]),
    ("ka", "საქართველოდან", [("GE", O, "საქართველოდან")]),
    ("tr", "Gürcistan'dan gelen", [("GE", O, "Gürcistan'dan")]),
    ("az", "Azərbaycandan", [("AZ", O, "Azərbaycandan")]),
    # only mentioned
    ("en", "Our clients in Germany are happy", [("DE", M, "Germany")]),
    ("en", "Experience in Germany is a plus", [("DE", M, "Germany")]),
    ("ru", "наши клиенты в Германии", [("DE", M, "Германии")]),
    ("ru", "опыт работы в Германии", [("DE", M, "Германии")]),
    ("ru", "рейсы в Германию", [("DE", M, "Германию")]),
    ("ru", "поставщики из Китая", [("CN", M, "Китая")]),
    ("ru", "итальянский ресторан", [("IT", M, "итальянский")]),
]  # fmt: skip

NO_PLACE = [
    ("en", "Turkey processing plant worker"),
    ("en", "cook a turkey for dinner"),
    ("en", "The port of Savannah, Georgia"),
    ("en", "Fluent English and Turkish"),
    ("en", "Polish language required"),
    ("en", "German B2 or better"),
    ("en", "polish the floor"),
    ("en", "nail polish"),
    ("en", "Norwegian Cruise Line"),
    ("en", "fine china and glass"),
    ("ru", "китайский язык обязателен"),
    ("ru", "знание английского и турецкого"),
    ("ru", "Московская биржа"),
    ("ru", "ул. Варшавская 5"),
    ("ru", "Поселок Киевский"),
    ("ru", "грузить и разгружать"),
    ("ru", "индивидуальные занятия"),
    ("ru", "корень и стебель"),
    ("hy", "իտալերեն լեզու"),
    ("ka", "ინგლისური ენა"),
    ("ka", "თურქული ენის მასწავლებელი"),
    ("tr", "mısır unu"),
    ("tr", "İngilizce bilen"),
    ("az", "ingilis dili"),
    ("ro", "limba engleză"),
]

ABROAD = [
    ("en", "Work abroad for girls", "abroad"),
    ("en", "Overseas work for men", "Overseas work"),
    ("ru", "Работа за границей", "за границей"),
    ("ru", "работа за рубежом", "за рубежом"),
    ("ru", "Работа в Европе", "Европе"),
    ("uk", "Робота за кордоном", "за кордоном"),
    ("ro", "De lucru în străinătate", "în străinătate"),
    ("hy", "Աշխատանք արտերկրում", "արտերկրում"),
    ("az", "Xaricdə iş", "Xaricdə"),
    ("ka", "სამუშაო საზღვარგარეთ", "საზღვარგარეთ"),
    ("tr", "Yurtdışında iş", "Yurtdışında"),
    ("tg", "кор дар хориҷа", "хориҷа"),
]

NOT_ABROAD = [
    ("en", "A leading company in Europe"),
    ("en", "Fix bugs with overseas developers"),
    ("en", "Study abroad consultant"),
    ("ru", "Поездки за границу в отпуск"),
    ("ru", "командировки за границу"),
    ("ru", "Лидер рынка Европы"),
]


@pytest.mark.parametrize(("code", "text", "expected"), PLACES)
def test_a_place_is_found_with_its_role(reading, code, text, expected):
    assert reading(text, code).places() == expected


@pytest.mark.parametrize(("code", "text"), NO_PLACE)
def test_a_name_with_another_meaning_is_no_place(reading, code, text):
    assert reading(text, code).places() == []


@pytest.mark.parametrize(("code", "text", "quote"), ABROAD)
def test_work_abroad_without_a_country_is_seen(reading, code, text, quote):
    one = reading(text, code)
    assert one.facts.abroad is not None
    assert (one.quote(one.facts.abroad), one.facts.destination) == (quote, ())


@pytest.mark.parametrize(("code", "text"), NOT_ABROAD)
def test_a_market_a_trip_or_a_course_abroad_is_not_work_abroad(reading, code, text):
    assert reading(text, code).facts.abroad is None


def test_the_ads_own_country_is_no_destination(reading):
    assert reading("Официанты в Ереване", "ru", source="am.list").facts.destination == ()
    assert reading("Официанты в Ереване", "ru", source="ge.jobs").facts.destination == ("AM",)


def test_the_language_tells_the_country_where_the_source_does_not(reading):
    assert reading("სამუშაო თბილისში", "ka").facts.destination == ()
    assert reading("სამუშაო ბაქოში", "ka").facts.destination == ("AZ",)


def test_an_english_ad_is_at_home_in_the_region_and_sends_people_elsewhere(reading):
    assert reading("Sales job in Tbilisi", location="Tbilisi, Georgia").facts.destination == ()
    assert reading("Sales job, five days a week", location="US, NY, New York").facts.destination == ("US",)
    assert reading("Sales job in Boston", location="GB, LND, London").facts.destination == ("GB", "US")


def test_a_location_abroad_is_a_destination(reading):
    one = reading("Մատուցողուհի", "hy", location="Dubai, UAE")
    assert one.facts.destination == ("AE",)
    assert one.facts.abroad is not None
    assert one.facts.abroad.field == "location"


def test_a_country_in_the_title_is_a_destination_and_in_the_employer_is_not(reading):
    assert reading("Сварщики", "ru", title="Польша, завод", source="ua.work").facts.destination == ("PL",)
    assert reading("Сварщики", "ru", employer="Германия-Сервис", source="ua.work").facts.destination == ()


def test_a_flag_in_the_title_is_a_destination_and_elsewhere_a_mention(reading):
    assert reading("Сварщики", "ru", title="🇵🇱 Сварщики").facts.destination == ("PL",)
    assert reading("Сварщики 🇵🇱", "ru").places() == [("PL", M, "🇵🇱")]


def test_destinations_stand_title_first(reading):
    one = reading("Работа в Чехии", "ru", title="Польша", source="ua.work")
    assert one.facts.destination == ("PL", "CZ")
