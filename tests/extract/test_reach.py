"""Who is behind the contacts: a domain of one's own, only a free mailbox, a number from a third country."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader


@pytest.mark.parametrize(
    ("body", "own", "free"),
    [
        ("Write to hr@acme-build.ge", "hr@acme-build.ge", ""),
        ("See www.acme-build.ge for the job", "www.acme-build.ge", ""),
        ("Write to ivan@gmail.com", "", "ivan@gmail.com"),
        ("Write to office@acme-build.com.ge", "office@acme-build.com.ge", ""),
        ("Write to ivan@gmail.com or see acme-build.ge", "acme-build.ge", ""),
        ("Write to a@ukr.net, b@yandex.ru", "", "a@ukr.net"),
        ("See facebook.com/acme and t.me/acmejobs", "", ""),
        ("See http://[::1]/ for the job", "", ""),
        ("Call +995 555 12 34 56", "", ""),
    ],
)
def test_a_domain_of_ones_own_is_told_from_a_free_mailbox(reading: Reader, body: str, own: str, free: str) -> None:
    read = reading(body)
    facts = read.facts
    assert (facts.own_domain and read.quote(facts.own_domain)) == (own or None)
    assert (facts.free_mail and read.quote(facts.free_mail)) == (free or None)


@pytest.mark.parametrize(
    ("body", "quote"),
    [
        ("Աշխատանք Լեհաստանում, զանգահարել +66 81 234 5678", "+66 81 234 5678"),
        ("Աշխատանք Լեհաստանում, զանգահարել +48 512 345 678", ""),
        ("Աշխատանք Լեհաստանում, զանգահարել +374 77 123456", ""),
        ("Աշխատանք Լեհաստանում, +374 77 123456, +66 81 234 5678", ""),
        ("Աշխատանք Երևանում, զանգահարել +66 81 234 5678", ""),
    ],
)
def test_a_number_from_a_third_country_shows_only_beside_a_home_and_a_destination(reading: Reader, body: str, quote: str) -> None:
    read = reading(body, "hy")
    assert (read.facts.contact_elsewhere and read.quote(read.facts.contact_elsewhere)) == (quote or None)
