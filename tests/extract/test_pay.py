"""Pay: amounts, currencies and periods as the ad states them; fees, ages, hours and prices are no pay."""

from __future__ import annotations

import pytest

PAY = [
    ("en", "Salary 2000-3000 USD per month", (2000, 3000, "USD", "month")),
    ("en", "Earn $2k-3k a month", (2000, 3000, "USD", "month")),
    ("en", "up to $ 1,500 weekly", (1500, 1500, "USD", "week")),
    ("en", "Pay from 10 to 15 EUR per hour", (10, 15, "EUR", "hour")),
    ("en", "£12.50 per hour", (12.5, 12.5, "GBP", "hour")),
    ("en", "€1.500 - €2.000 monthly", (1500, 2000, "EUR", "month")),
    ("en", "Annual salary: $55,000", (55000, 55000, "USD", "year")),
    ("en", "Salary $55,000", (55000, 55000, "USD", "year")),
    ("en", "wage 3500 AED + tips", (3500, 3500, "AED", "month")),
    ("en", "we pay 100 USD a day", (100, 100, "USD", "day")),
    ("en", "salary 250 KWD/month", (250, 250, "KWD", "month")),
    ("en", "salary 2 500 000 won per month", (2500000, 2500000, "KRW", "month")),
    ("en", "pay: 9000 ILS monthly", (9000, 9000, "ILS", "month")),
    ("en", "Salary: GEL 1200 per month", (1200, 1200, "GEL", "month")),
    ("en", "salary 300,000 AMD net", (300000, 300000, "AMD", "month")),
    ("ru", "Зарплата от 1500 до 2000$ в месяц", (1500, 2000, "USD", "month")),
    ("ru", "з/п от 80 000–120 000 ₽", (80000, 120000, "RUB", "month")),
    ("ru", "ЗП 50-70 тыс. руб.", (50000, 70000, "RUB", "month")),
    ("ru", "оплата 2к-3к $", (2000, 3000, "USD", "month")),
    ("ru", "150-170К рублей на руки", (150000, 170000, "RUB", "month")),
    ("ru", "доход 1500 евро/мес", (1500, 1500, "EUR", "month")),
    ("ru", "3000 руб за смену", (3000, 3000, "RUB", "day")),
    ("ru", "оплата 250 р/час", (250, 250, "RUB", "hour")),
    ("ru", "от 500$ в неделю", (500, 500, "USD", "week")),
    ("ru", "зарплата 1.500 у.е.", (1500, 1500, "USD", "month")),
    ("ru", "Зарплата 4500 злотых в месяц", (4500, 4500, "PLN", "month")),
    ("ru", "зп 40000 крон", (40000, 40000, "CZK", "month")),
    ("ru", "оклад 3000 дирхам", (3000, 3000, "AED", "month")),
    ("ru", "Зарплата 300 000 тенге", (300000, 300000, "KZT", "month")),
    ("ru", "Зарплата 25000 сом", (25000, 25000, "KGS", "month")),
    ("ru", "Зарплата 5 000 000 сум", (5000000, 5000000, "UZS", "month")),
    ("ru", "зарплата 3000 сомони в месяц", (3000, 3000, "TJS", "month")),
    ("ru", "зарплата 800 манат", (800, 800, "AZN", "month")),
    ("ru", "зарплата 1200 лари", (1200, 1200, "GEL", "month")),
    ("ru", "зарплата 200 000 драм", (200000, 200000, "AMD", "month")),
    ("ru", "зарплата 15000 лей", (15000, 15000, "MDL", "month")),
    ("ru", "оплата 30000 лир", (30000, 30000, "TRY", "month")),
    ("ru", "оплата 8000 шекелей", (8000, 8000, "ILS", "month")),
    ("ru", "Оплата в день 5000 рублей", (5000, 5000, "RUB", "day")),
    ("ru", "70,000руб/мес", (70000, 70000, "RUB", "month")),
    ("ru", "Зарплата 90000", (90000, 90000, "", "month")),
    ("ru", "доход от 100 долларов каждый день", (100, 100, "USD", "day")),
    ("ru", "оплата 50 руб за штуку", (50, 50, "RUB", "piece")),
    ("uk", "Зарплата 20000-25000 грн на місяць", (20000, 25000, "UAH", "month")),
    ("uk", "оплата 25 тис. грн", (25000, 25000, "UAH", "month")),
    ("uk", "4000 злотих/міс", (4000, 4000, "PLN", "month")),
    ("ro", "Salariu 1500 euro pe lună", (1500, 1500, "EUR", "month")),
    ("ro", "salariu de la 10000 lei", (10000, 10000, "MDL", "month")),
    ("ro", "plata 12 euro/oră", (12, 12, "EUR", "hour")),
    ("hy", "Աշխատավարձ՝ 200000 դրամ", (200000, 200000, "AMD", "month")),
    ("hy", "2000 դոլար ամսական", (2000, 2000, "USD", "month")),
    ("hy", "աշխատավարձը 150.000-200.000 ֏", (150000, 200000, "AMD", "month")),
    ("hy", "օրական 10000 դրամ", (10000, 10000, "AMD", "day")),
    ("ka", "ხელფასი 1500 ლარი", (1500, 1500, "GEL", "month")),
    ("ka", "ხელფასი 1500-2000 ევრო თვეში", (1500, 2000, "EUR", "month")),
    ("ka", "დღეში 80 ლარი", (80, 80, "GEL", "day")),
    ("ka", "ანაზღაურება 2000₾", (2000, 2000, "GEL", "month")),
    ("az", "Əmək haqqı 800 manat", (800, 800, "AZN", "month")),
    ("az", "maaş 1000-1500 AZN", (1000, 1500, "AZN", "month")),
    ("az", "gündə 50 manat", (50, 50, "AZN", "day")),
    ("tg", "маош 3000 сомонӣ", (3000, 3000, "TJS", "month")),
    ("tg", "Маош 50 ҳазор рубл", (50000, 50000, "RUB", "month")),
    ("tr", "Maaş 30.000 TL", (30000, 30000, "TRY", "month")),
    ("tr", "aylık 40.000₺ maaş", (40000, 40000, "TRY", "month")),
    ("tr", "günlük 1500 TL", (1500, 1500, "TRY", "day")),
]

NO_PAY = [
    ("en", "Registration fee 50 $"),
    ("en", "There is a deposit of 200 USD"),
    ("en", "You pay 300 USD for the visa"),
    ("en", "Visa costs 100 EUR"),
    ("en", "a fine of 50 USD"),
    ("en", "50 USD registration fee"),
    ("en", "Women aged 18-25"),
    ("en", "a $5 million company"),
    ("en", "Shift of 12 hours"),
    ("en", "Founded in 1998"),
    ("en", "salary + 20%"),
    ("en", "Salary by agreement"),
    ("en", "$2 per piece"),
    ("en", "Call +374 77 123456"),
    ("ru", "взнос 3000 руб"),
    ("ru", "Регистрационный взнос: 3000 рублей"),
    ("ru", "Залог 100$ возвращаем"),
    ("ru", "стоимость оформления 500 евро"),
    ("ru", "штраф 1000 рублей"),
    ("ru", "оплата за визу 200 евро"),
    ("ru", "Билет стоит 300$"),
    ("ru", "возраст 18-35 лет"),
    ("ru", "график 12 часов"),
    ("ru", "зарплата по договоренности"),
    ("ru", "30% от заказа"),
    ("ru", "тел. 8 916 123 45 67"),
    ("ru", "работаем с 2010 года"),
    ("uk", "внесок 500 грн"),
    ("ro", "taxă de înregistrare 50 euro"),
    ("hy", "գրանցման վճարը 5000 դրամ"),
    ("az", "qeydiyyat rüsumu 50 manat"),
    ("ka", "საკომისიო 100 ლარი"),
    ("tr", "kapora 500 TL"),
]


@pytest.mark.parametrize(("code", "text", "expected"), PAY)
def test_a_stated_wage_is_read(reading, code, text, expected):
    assert reading(text, code).pay() == [expected]


@pytest.mark.parametrize(("code", "text"), NO_PAY)
def test_fees_prices_ages_and_hours_are_no_pay(reading, code, text):
    assert reading(text, code).pay() == []


def test_the_quote_is_the_published_amount(reading):
    one = reading("Зарплата от 1500 до 2000$ в месяц", "ru")
    assert one.quote(one.facts.pay[0].span) == "1500 до 2000$"


def test_pay_beside_a_fee_is_pay_and_the_fee_is_not(reading):
    assert reading("Salary 1000 USD a month, registration fee 50 USD").pay() == [(1000, 1000, "USD", "month")]
    assert reading("Взнос 3000 руб. Зарплата 90000 руб.", "ru").pay() == [(90000, 90000, "RUB", "month")]


def test_the_salary_field_comes_first(reading):
    one = reading("pay 500 USD a week", salary="2000 EUR")
    assert [item.span.field for item in one.facts.pay] == ["salary", "body"]


@pytest.mark.parametrize(("text", "country", "currency"), [
    ("Work in Norway, pay 30000 kr a month", "NO", "NOK"),
    ("Work in Oman, salary 400 rial", "OM", "OMR"),
    ("Work in Bahrain, salary 300 dinar", "BH", "BHD"),
    ("Work in Romania, salary 4000 lei", "RO", "RON"),
])  # fmt: skip
def test_a_country_of_the_ad_decides_between_currencies_of_one_name(reading, text, country, currency):
    one = reading(text, source="am.list")
    assert (one.facts.destination, one.facts.pay[0].currency) == ((country,), currency)


def test_a_period_becomes_months(reading):
    assert reading("10 USD per hour").facts.pay[0].monthly_usd == pytest.approx(1733)
    assert reading("salary 24000 USD per year").facts.pay[0].monthly_usd == pytest.approx(1999.2)


@pytest.mark.parametrize(("text", "expected"), [
    ("контракт на год, зарплата 2000$", "month"),
    ("5 дней в неделю 900 лари", "month"),
    ("график 6 дней в неделю, 70000 руб", "month"),
    ("каждый день, 3000 руб", "day"),
    ("в день 3000 руб", "day"),
])  # fmt: skip
def test_a_schedule_before_an_amount_is_not_its_period(reading, text, expected):
    assert [item[3] for item in reading(text, "ru").pay()] == [expected]


@pytest.mark.parametrize(("code", "text", "expected"), [
    ("uk", "120 грн/год", (120, 120, "UAH", "hour")),
    ("ru", "оклад 900000 руб в год", (900000, 900000, "RUB", "year")),
    ("en", "salary $20 an hour", (20, 20, "USD", "hour")),
    ("ro", "salariu 20000 euro an", (20000, 20000, "EUR", "year")),
])  # fmt: skip
def test_a_word_of_two_languages_means_what_the_ads_language_says(reading, code, text, expected):
    assert reading(text, code).pay() == [expected]


def test_a_fee_named_after_the_salary_field_does_not_unmake_it(reading):
    assert reading("waiter", salary="3200 USD + commission").pay() == [(3200, 3200, "USD", "month")]


def test_a_piece_rate_has_no_month(reading):
    assert reading("сдельная оплата 50 руб за ящик", "ru").facts.pay[0].monthly_usd is None


def test_no_currency_no_dollars(reading):
    assert reading("Зарплата 90000", "ru").facts.pay[0].monthly_usd is None


def test_pay_is_held_against_the_place_of_work_and_the_figure_is_named(reading):
    high = reading("Waitresses to Turkey, salary 3000 USD", "en", source="am.list").facts
    fair = reading("Waitresses to Turkey, salary 700 USD", "en", source="am.list").facts
    assert high.pay_ratio is not None
    assert fair.pay_ratio is not None
    assert high.pay_ratio > 2.5 > 1.5 > fair.pay_ratio
    assert "TurkStat" in high.pay_reference
    assert "2023" in high.pay_reference
    assert "hospitality" in high.pay_reference
    assert "not checked" not in high.pay_reference


def test_a_reference_figure_nobody_has_looked_up_says_so(reading):
    assert "figure not checked" in reading("Welders to Poland, salary 3000 EUR", "en", source="am.list").facts.pay_reference


def test_pay_in_an_unknown_place_is_held_against_nothing(reading):
    facts = reading("Waitress, salary 3000 USD").facts
    assert (facts.pay_ratio, facts.pay_reference) == (None, "")
