"""Near-duplicates as campaigns."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies

from scanner.link import campaign_key, campaigns

TEXT = "waitress wanted in dubai, housing and tickets paid, 2500 usd a month, write to @anna_work or +374 91 123456"


@pytest.mark.parametrize(
    "other",
    [
        TEXT.replace("2500", "3,100"),
        TEXT.replace("@anna_work", "@lena-job"),
        TEXT.replace("+374 91 123456", "+7 (999) 765-43-21"),
        TEXT.upper().replace(",", " -"),
    ],
)
def test_other_numbers_contacts_and_punctuation_make_the_same_campaign(other: str) -> None:
    assert campaign_key(other) == campaign_key(TEXT)


@pytest.mark.parametrize("other", [TEXT.replace("dubai", "antalya"), TEXT.replace("tickets paid", "tickets not paid")])
def test_other_words_make_another(other: str) -> None:
    assert campaign_key(other) != campaign_key(TEXT)


def test_a_known_handle_without_its_sign_is_a_contact_too() -> None:
    first, second = (f"pickers wanted for a farm in the south, telegram {handle} only" for handle in ("anna_work", "lena_job"))
    assert campaign_key(first) != campaign_key(second)
    assert campaign_key(first, ["anna_work"]) == campaign_key(second, ["lena_job"])


def test_short_texts_are_alike_by_chance_and_linked_to_nothing() -> None:
    assert campaign_key("workers wanted, call 091 123456") == ""


def test_ads_are_grouped_in_one_order_whatever_order_they_came_in() -> None:
    ads = [("b", TEXT, ()), ("a", TEXT.replace("2500", "900"), ()), ("c", f"{TEXT} urgently", ()), ("d", "short", ())]
    assert campaigns(ads) == campaigns(reversed(ads))
    assert sorted(campaigns(ads).values()) == [("a", "b"), ("c",)]


@given(strategies.text(max_size=200), strategies.lists(strategies.text(max_size=10), max_size=3))
def test_any_text_has_a_key_or_none(text: str, contacts: list[str]) -> None:
    assert len(campaign_key(text, contacts)) in {0, 64}
