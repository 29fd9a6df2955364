"""Contacts: found however they are written, with the published words; other numbers left alone."""

from __future__ import annotations

import pytest

CONTACTS = [
    # phones, as dialled abroad and at home
    ("en", "Call +971 50 123 4567 now", [("phone", "+971501234567", "+971 50 123 4567")]),
    ("en", "Tel: +44 20 7946 0958.", [("phone", "+442079460958", "+44 20 7946 0958")]),
    ("en", "Phone 0037477123456", [("phone", "+37477123456", "0037477123456")]),
    ("en", "Write to 37477123456", [("phone", "+37477123456", "37477123456")]),
    ("en", "Call (+374) 77-12-34-56", [("phone", "+37477123456", "(+374) 77-12-34-56")]),
    ("en", "+9 9 5 5 5 5 1 2 3 4 5 6", [("phone", "+995555123456", "+9 9 5 5 5 5 1 2 3 4 5 6")]),
    ("ru", "Звоните: 8 916 123-45-67", [("phone", "+79161234567", "8 916 123-45-67")]),
    ("ru", "тел. 8(916)123-45-67", [("phone", "+79161234567", "8(916)123-45-67")]),
    ("ru", "тел. +7-916-123-45-67, Иван", [("phone", "+79161234567", "+7-916-123-45-67")]),
    ("ru", "+7.916.123.45.67", [("phone", "+79161234567", "+7.916.123.45.67")]),
    ("ru", "8—916—123—45—67", [("phone", "+79161234567", "8—916—123—45—67")]),
    ("ru", "тел 89161234567,89261234567", [("phone", "+79161234567", "89161234567"), ("phone", "+79261234567", "89261234567")]),
    ("ru", "восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь",
     [("phone", "+79161234567", "восемь девятьсот шестнадцать сто двадцать три сорок пять шестьдесят семь")]),
    ("ru", "8 девятьсот шестнадцать 123 сорок пять шестьдесят семь", [("phone", "+79161234567", "8 девятьсот шестнадцать 123 сорок пять шестьдесят семь")]),
    ("uk", "Тел. 067 123 45 67", [("phone", "+380671234567", "067 123 45 67")]),
    ("uk", "(067) 123-45-67", [("phone", "+380671234567", "(067) 123-45-67")]),
    ("uk", "+38 (050) 123 45 67", [("phone", "+380501234567", "+38 (050) 123 45 67")]),
    ("hy", "Հեռ. 077 12-34-56", [("phone", "+37477123456", "077 12-34-56")]),
    ("hy", "զանգահարել 091123456", [("phone", "+37491123456", "091123456")]),
    ("hy", "հեռ․ 010-52-34-56", [("phone", "+37410523456", "010-52-34-56")]),
    ("hy", "+374 (93) 12 34 56", [("phone", "+37493123456", "+374 (93) 12 34 56")]),
    ("ka", "ტელ: 599 12 34 56", [("phone", "+995599123456", "599 12 34 56")]),
    ("ka", "დაგვირეკეთ 555-12-34-56", [("phone", "+995555123456", "555-12-34-56")]),
    ("ka", "მობ. +995 555 12 34 56", [("phone", "+995555123456", "+995 555 12 34 56")]),
    ("ka", "032 2 12 34 56", [("phone", "+995322123456", "032 2 12 34 56")]),
    ("az", "Əlaqə: 050 123 45 67", [("phone", "+994501234567", "050 123 45 67")]),
    ("az", "(055) 123-45-67 zəng edin", [("phone", "+994551234567", "(055) 123-45-67")]),
    ("az", "+994 70 123 45 67", [("phone", "+994701234567", "+994 70 123 45 67")]),
    ("ro", "Sunați la 069 123 456", [("phone", "+37369123456", "069 123 456")]),
    ("ro", "tel. 022/12-34-56", [("phone", "+37322123456", "022/12-34-56")]),
    ("ro", "+40 721 123 456", [("phone", "+40721123456", "+40 721 123 456")]),
    ("tg", "занг: 93 123 45 67", [("phone", "+992931234567", "93 123 45 67")]),
    ("tg", "тел. +992 92 123 45 67", [("phone", "+992921234567", "+992 92 123 45 67")]),
    ("tr", "Tel: 0532 123 45 67", [("phone", "+905321234567", "0532 123 45 67")]),
    ("tr", "0 (532) 123 45 67", [("phone", "+905321234567", "0 (532) 123 45 67")]),
    # the service beside the number
    ("ru", "WhatsApp +7 916 123 45 67", [("whatsapp", "+79161234567", "+7 916 123 45 67")]),
    ("ru", "Ватсап: 89161234567", [("whatsapp", "+79161234567", "89161234567")]),
    ("ru", "вайбер 89161234567", [("viber", "+79161234567", "89161234567")]),
    ("en", "+374 77 123456 (Viber)", [("viber", "+37477123456", "+374 77 123456")]),
    ("ka", "ვატსაპი 599123456", [("whatsapp", "+995599123456", "599123456")]),
    ("en", "Write to https://wa.me/79161234567", [("whatsapp", "+79161234567", "https://wa.me/79161234567")]),
    ("en", "api.whatsapp.com/send?phone=37477123456", [("whatsapp", "+37477123456", "api.whatsapp.com/send?phone=37477123456")]),
    ("en", "viber://chat?number=%2B37477123456", [("viber", "+37477123456", "viber://chat?number=%2B37477123456")]),
    # handles and links
    ("ru", "Пишите @Anna_Job", [("telegram", "anna_job", "@Anna_Job")]),
    ("ru", "тг: anna_job7", [("telegram", "anna_job7", "anna_job7")]),
    ("ru", "Телеграм @anna.work!", [("telegram", "anna.work", "@anna.work")]),
    ("en", "insta: @anna_models", [("instagram", "anna_models", "@anna_models")]),
    ("hy", "ինստագրամ @anna_hy", [("instagram", "anna_hy", "@anna_hy")]),
    ("ka", "ტელეგრამი: @job_ge", [("telegram", "job_ge", "@job_ge")]),
    ("ru", "t.me/work_abroad24", [("telegram", "work_abroad24", "t.me/work_abroad24")]),
    ("ru", "https://t.me/joinchat/AbCdEf12", [("telegram", "joinchat/AbCdEf12", "https://t.me/joinchat/AbCdEf12")]),
    ("en", "https://t.me/+AbCdEf12", [("telegram", "+AbCdEf12", "https://t.me/+AbCdEf12")]),
    ("en", "www.instagram.com/dubai.jobs/", [("instagram", "dubai.jobs", "www.instagram.com/dubai.jobs")]),
    ("en", "https://www.facebook.com/jobs.dubai", [("facebook", "jobs.dubai", "https://www.facebook.com/jobs.dubai")]),
    ("ru", "vk.com/work_abroad", [("vk", "work_abroad", "vk.com/work_abroad")]),
    ("en", "Apply at https://www.Example.org/jobs/", [("url", "example.org/jobs", "https://www.Example.org/jobs/")]),
    ("ru", "Наш сайт www.пример.рф", [("url", "пример.рф", "www.пример.рф")]),
    # e-mail
    ("en", "Send your CV to Jobs.HR@Example.org.", [("email", "jobs.hr@example.org", "Jobs.HR@Example.org")]),
    ("en", "job (at) mail (dot) ru", [("email", "job@mail.ru", "job (at) mail (dot) ru")]),
    ("en", "job[at]mail.ru", [("email", "job@mail.ru", "job[at]mail.ru")]),
    ("ru", "почта rabota собака mail точка ру", [("email", "rabota@mail.ru", "rabota собака mail точка ру")]),
    ("ru", "rabota(собака)mail.ru", [("email", "rabota@mail.ru", "rabota(собака)mail.ru")]),
    # digits in disguise
    ("ru", "тел 8 9О3 ООО-27-47", [("phone", "+79030002747", "8 9О3 ООО-27-47")]),
    ("ru", "+7\u200b903\u200b0002747", [("phone", "+79030002747", "+7\u200b903\u200b0002747")]),
    ("ka", "ტელ: 5️⃣9️⃣9️⃣0️⃣0️⃣0️⃣1️⃣0️⃣2️⃣", [("phone", "+995599000102", "5️⃣9️⃣9️⃣0️⃣0️⃣0️⃣1️⃣0️⃣2️⃣")]),
    ("hy", "𝟎𝟗𝟒 𝟎𝟎-𝟎𝟏-𝟎𝟐", [("phone", "+37494000102", "𝟎𝟗𝟒 𝟎𝟎-𝟎𝟏-𝟎𝟐")]),
    ("uk", "067*000*11*22", [("phone", "+380670001122", "067*000*11*22")]),
    ("hy", "096/00/02/74", [("phone", "+37496000274", "096/00/02/74")]),
    ("ka", "599,00,01,02", [("phone", "+995599000102", "599,00,01,02")]),
    ("ka", "ტელ 599 და 000102", [("phone", "+995599000102", "599 და 000102")]),
    ("hy", "Հեռ. 094 000 … 102", [("phone", "+37494000102", "094 000 … 102")]),
    ("ru", "8-10-374-94-00-01-02", [("phone", "+37494000102", "8-10-374-94-00-01-02")]),
    ("hy", "037494000102", [("phone", "+37494000102", "037494000102")]),
    ("ka", "599000102/598000103", [("phone", "+995599000102", "599000102"), ("phone", "+995598000103", "598000103")]),
    ("en", "+39 347 000 9105 (9-18)", [("phone", "+393470009105", "+39 347 000 9105")]),
    # digits read out
    ("uk", "нуль шістдесят сім, нуль нуль нуль, одинадцять, двадцять два",
     [("phone", "+380670001122", "нуль шістдесят сім, нуль нуль нуль, одинадцять, двадцять два")]),
    ("hy", "զրո իննսունչորս 00 01 02", [("phone", "+37494000102", "զրո իննսունչորս 00 01 02")]),
    ("ka", "ხუთას ოთხმოცდაცხრამეტი 00 01 02", [("phone", "+995599000102", "ხუთას ოთხმოცდაცხრამეტი 00 01 02")]),
    ("ka", "xutas otxmocdacxrameti 00 01 02", [("phone", "+995599000102", "xutas otxmocdacxrameti 00 01 02")]),
    ("az", "sıfır əlli beş yüz on iki otuz dörd əlli altı", [("phone", "+994505123456", "sıfır əlli beş yüz on iki otuz dörd əlli altı")]),
    ("tr", "sıfır beş yüz otuz iki 000 55 46", [("phone", "+905320005546", "sıfır beş yüz otuz iki 000 55 46")]),
    ("ro", "zero șaizeci și nouă 000 124", [("phone", "+37369000124", "zero șaizeci și nouă 000 124")]),
    ("tg", "нӯҳсаду ҳабдаҳ 000 125", [("phone", "+992917000125", "нӯҳсаду ҳабдаҳ 000 125")]),
    ("ru", "vosem devyatsot tri 000 27 16", [("phone", "+79030002716", "vosem devyatsot tri 000 27 16")]),
    ("ru", "8 девятьсот три три нуля 18 81", [("phone", "+79030001881", "8 девятьсот три три нуля 18 81")]),
    ("en", "call double oh four four two oh seven nine four six double oh one eight",
     [("phone", "+442079460018", "double oh four four two oh seven nine four six double oh one eight")]),
    # the services beside it, by any name
    ("en", "Viber/WhatsApp +374 94 000102", [("viber", "+37494000102", "+374 94 000102"), ("whatsapp", "+37494000102", "+374 94 000102")]),
    ("hy", "գրեք վացափով +37494000102", [("whatsapp", "+37494000102", "+37494000102")]),
    ("ka", "WhatsApp-ის ნომერზე +995599000102", [("whatsapp", "+995599000102", "+995599000102")]),
    ("ru", "ватсап тот же, что раньше: 8 903 000 27 47", [("whatsapp", "+79030002747", "8 903 000 27 47")]),
    ("ru", "Telegram @anna_job\nТел. 89030002747", [("telegram", "anna_job", "@anna_job"), ("phone", "+79030002747", "89030002747")]),
    ("hy", "ՏԳ՝ mariamgulf", [("telegram", "mariamgulf", "mariamgulf")]),
    ("tr", "Telegramda is_ilan_000 kanalımız", [("telegram", "is_ilan_000", "is_ilan_000")]),
    ("ru", "anna_job77 в телеграме", [("telegram", "anna_job77", "anna_job77")]),
    ("uk", "t . me/job_ua", [("telegram", "job_ua", "t . me/job_ua")]),
    ("ru", "t точка me слэш anna_job", [("telegram", "anna_job", "t точка me слэш anna_job")]),
    ("hy", "t[.]me/work_am", [("telegram", "work_am", "t[.]me/work_am")]),
    ("en", "Form: my-jobs.site/form?id=7", [("url", "my-jobs.site/form?id=7", "my-jobs.site/form?id=7")]),
    # the sign of an e-mail spelled out
    ("uk", "ivan.job равлик ukr крапка net", [("email", "ivan.job@ukr.net", "ivan.job равлик ukr крапка net")]),
    ("hy", "ivan_job (շնիկ) yahoo [dot] com", [("email", "ivan_job@yahoo.com", "ivan_job (շնիկ) yahoo [dot] com")]),
    ("tr", "ik.is kuyruklu a hotmail nokta com", [("email", "ik.is@hotmail.com", "ik.is kuyruklu a hotmail nokta com")]),
    ("ro", "ana.job(a rond)mail.ru", [("email", "ana.job@mail.ru", "ana.job(a rond)mail.ru")]),
    ("ka", "მეილი nino-am @ posta.ge", [("email", "nino-am@posta.ge", "nino-am @ posta.ge")]),
    # once only
    ("ru", "89161234567, повторяю: +7 916 123 45 67", [("phone", "+79161234567", "89161234567")]),
    ("en", "@anna_job or t.me/anna_job", [("telegram", "anna_job", "@anna_job")]),
]  # fmt: skip

NOT_CONTACTS = [
    ("en", "Salary 80000-120000 a year"),
    ("ru", "Зарплата 80 000–120 000 ₽"),
    ("ru", "зп 100 000 - 150 000 руб"),
    ("ru", "Доход 1500000 сум в месяц"),
    ("en", "Start on 12.05.2025, end 30.09.2025"),
    ("ru", "Лицензия №1234567890"),
    ("en", "Licence no 0501234567"),
    ("ru", "ИНН 7707083893"),
    ("en", "Season 2024-2025, 2025/2026"),
    ("en", "Working hours 09:00-18:00"),
    ("ru", "контроллеры S7-300/400, 1200/1500"),
    ("en", "IBAN 1234567890123456"),
    ("en", "Developers with node.js and ASP.NET"),
    ("ru", "собака сторожит двор"),
    ("en", "meet us at noon"),
    ("en", "Meet us at night. We pay"),
    ("en", "come at once. Please"),
    ("en", "Apply now.Work in Dubai"),
    ("en", "Concert @ Riverside, 3-5 May"),
    ("tg", "РМА 010 555 000"),
    ("hy", "Շրջանառությունը 93 000 456 դրամ"),
    ("ka", "ბრუნვა 599 000 456 ლარი"),
    ("ru", "Договор № 8-800/2025 от 07.08.2025"),
    ("ru", "БИК 044525225"),
    ("ro", "Interviuri 15.04.2026-30.04.2026, ora 10:00-13:30"),
    ("en", "10:00–22:00, one day off"),
    ("en", "Please do not WhatsApp us"),
    ("hy", "Ծրագիր 8.3.24.1467"),
    ("ru", "один два три"),
    ("en", "100 000 000 impressions"),
]


@pytest.mark.parametrize(("code", "text", "expected"), CONTACTS)
def test_a_contact_is_found_with_its_published_words(reading, code, text, expected):
    assert reading(text, code).contacts() == expected


@pytest.mark.parametrize(("code", "text"), NOT_CONTACTS)
def test_other_numbers_and_words_are_no_contacts(reading, code, text):
    assert reading(text, code).contacts() == []


def test_the_contacts_field_is_read_and_a_contact_is_reported_where_it_first_stands(reading):
    one = reading("Call +37477123456", contacts=("+374 77 12 34 56", "job@mail.ru"))
    assert [(contact.value, contact.span.field) for contact in one.facts.contacts] == [
        ("+37477123456", "body"),
        ("job@mail.ru", "contacts.1"),
    ]


def test_a_number_listed_apart_is_of_the_service_the_words_name(reading):
    one = reading("WhatsApp +374 77 12 34 56", contacts=("+37477123456", "+37477123457"))
    assert [(kind, value) for kind, value, _ in one.contacts()] == [("whatsapp", "+37477123456"), ("phone", "+37477123457")]


HOSTILE = [
    "8(9",
    "1,",
    "0О",
    "8 и 12 и ",
    "сто ",
    "один и и ",
    "telegram ",
    "a (at) b ",
    "a @ ",
    "x точка ",
    "t . me / ",
    "0️⃣ ",
    "Ⅷ",
    "1/2/3/",
    "(9 (9 ",
    "a" * 63 + "@",
]


@pytest.mark.parametrize("unit", HOSTILE)
def test_a_hostile_text_costs_no_more_than_its_length(reading, unit):
    assert len(reading(unit * (20_000 // len(unit)), "ru").facts.contacts) <= 100


def test_a_number_carries_its_country(reading):
    assert [contact.country for contact in reading("+374 77 123456 and +7 701 123 45 67").facts.contacts] == ["AM", "KZ"]


def test_the_source_decides_whose_local_numbers_are_read(reading):
    assert reading("тел. 077 123456", "ru", source="am.list").contacts()[0][1] == "+37477123456"
    assert reading("тел. 0501234567", "ru", source="az.site").contacts()[0][1] == "+994501234567"


def test_a_wall_of_numbers_costs_a_bounded_number_of_tries(reading):
    one = reading("8 916 123 45 67, (8) 9 " * 9_000, "ru")
    assert len(one.facts.contacts) <= 100
