"""Contacts that tie ads together."""

from __future__ import annotations

from scanner.link import Mention, Shared, shared_contacts

PHONE = ("phone", "+37491123456")
HANDLE = ("telegram", "anna_work")


def test_a_contact_of_two_ads_brings_their_employers_and_countries_together() -> None:
    found = shared_contacts(
        [
            Mention(ad_id="2", employer="Sun Hotels", countries=("AE",), contacts=(PHONE, HANDLE)),
            Mention(ad_id="1", employer="Bright Care", countries=("TR", "AE"), contacts=(PHONE,)),
            Mention(ad_id="3", contacts=(("telegram", "someone_else"),)),
        ]
    )
    assert found == [Shared(contact=PHONE, ads=("1", "2"), employers=("Bright Care", "Sun Hotels"), countries=("AE", "TR"))]


def test_a_contact_repeated_in_one_ad_ties_nothing() -> None:
    assert shared_contacts([Mention(ad_id="1", contacts=(PHONE, PHONE)), Mention(ad_id="1", contacts=(PHONE,))]) == []


def test_the_same_value_of_another_kind_is_another_contact() -> None:
    assert shared_contacts([Mention(ad_id="1", contacts=(PHONE,)), Mention(ad_id="2", contacts=(("whatsapp", PHONE[1]),))]) == []


def test_the_widest_contact_comes_first() -> None:
    mentions = [Mention(ad_id=str(number), contacts=(HANDLE, PHONE) if number < 2 else (PHONE,)) for number in range(3)]
    assert [shared.contact for shared in shared_contacts(mentions)] == [PHONE, HANDLE]
