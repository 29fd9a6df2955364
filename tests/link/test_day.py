"""Linking a stored day."""

from __future__ import annotations

import datetime as dt

import pytest

from scanner.link.day import Linked, link_day
from scanner.store.models import Case
from tests.store.examples import NOON, stored

pytestmark = pytest.mark.usefixtures("database")
DAY = NOON.date()


def test_repeats_of_a_day_share_a_campaign_and_other_ads_do_not() -> None:
    stored(1)
    stored(2)
    stored(3, body="Nurse wanted in a hospital by the sea, night shifts, with a written contract and housing")
    assert link_day(DAY) == Linked(ads=3, campaigns=2)
    keys = dict(Case.objects.values_list("advert__ad_key", "campaign"))
    assert keys["ad-1"] == keys["ad-2"] != keys["ad-3"]


def test_a_repeat_on_another_day_joins_the_campaign_of_the_first() -> None:
    stored(1)
    stored(2, seen_at=(NOON - dt.timedelta(days=30)).isoformat())
    link_day(DAY)
    assert Case.objects.exclude(campaign="").count() == 1
    link_day(DAY - dt.timedelta(days=30))
    assert len(set(Case.objects.values_list("campaign", flat=True))) == 1


def test_linking_twice_changes_nothing() -> None:
    stored(1)
    assert link_day(DAY) == link_day(DAY)
