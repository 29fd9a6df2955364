"""List pages: how a walk goes on, and every way it ends."""

from __future__ import annotations

from typing import Any

import pytest

from spiders.engine.navigation import Listing, ListWalk, Step, walks
from spiders.extract import open_page
from spiders.site import Site

BASE = "https://jobs.example"


@pytest.fixture
def site(sites: dict[str, Site]) -> Site:
    return sites["sample.board"].at(BASE)


def _html(*numbers: int, vip: tuple[int, ...] = ()) -> Any:
    def cards(some: tuple[int, ...]) -> str:
        return "".join(f'<li><a class="title" href="/ad/{n}">Ad {n}</a><span class="salary">{n} GEL</span></li>' for n in some)

    return open_page(
        f"{BASE}/en/ads",
        f'<p class="total">1 234</p><div class="vip"><ul>{cards(vip)}</ul></div><ul class="ads">{cards(numbers)}</ul>'.encode(),
    )


def _walk(site: Site) -> tuple[ListWalk, Step]:
    walk = ListWalk(site.navigate[0], site, name="w")
    return walk, walk.start()[0]


def _numbers(listing: Listing) -> list[str]:
    return [entry.number for entry in listing.entries]


def test_each_variation_starts_its_own_series(site: Site) -> None:
    walk, _ = _walk(site)
    assert [step.url for step in walk.start()] == [f"{BASE}/en/ads?page=1", f"{BASE}/ka/ads?page=1"]


def test_a_page_with_new_ads_leads_to_the_next(site: Site) -> None:
    walk, step = _walk(site)
    listing = walk.read(step, _html(1, 2))
    assert _numbers(listing) == ["1", "2"]
    assert [following.url for following in listing.following] == [f"{BASE}/en/ads?page=2"]
    assert listing.total == 1234
    assert listing.entries[0].card == (("title", "Ad 1"), ("salary", "1 GEL"))


def test_a_page_that_repeats_the_last_one_ends_the_walk(site: Site) -> None:
    walk, step = _walk(site)
    walk.read(step, _html(1, 2))
    assert walk.read(step, _html(2, 3)).following
    assert not walk.read(step, _html(3, 2)).following


def test_a_repeated_block_neither_keeps_a_walk_alive_nor_hides_its_ads(site: Site) -> None:
    walk, step = _walk(site)
    listing = walk.read(step, _html(vip=(8, 9)))
    assert _numbers(listing) == ["8", "9"]
    assert not listing.following


def test_another_series_with_the_same_ads_is_no_repetition(site: Site) -> None:
    walk, step = _walk(site)
    other = walk.start()[1]
    walk.read(step, _html(1, 2))
    assert walk.read(other, _html(1, 2)).following


def test_the_page_cap_ends_the_walk_and_says_so(site: Site) -> None:
    walk, step = _walk(site)
    last = Step(step.url, step.walk, page=50)
    listing = walk.read(last, _html(1))
    assert listing.capped
    assert not listing.following
    assert not walk.read(last, _html(1)).capped


def test_a_card_changes_its_fingerprint_with_what_it_shows_and_not_with_the_host(site: Site) -> None:
    walk, step = _walk(site)
    (one,) = walk.read(step, _html(1)).entries
    (same,) = walk.read(step, open_page("https://other.example/", b'<ul class="ads"><li><a class="title" href="/ad/1">Ad 1</a><span class="salary">1 GEL'
                                        )).entries  # fmt: skip
    (dearer,) = walk.read(
        step, open_page(BASE, b'<ul class="ads"><li><a class="title" href="/ad/1">Ad 1</a><span class="salary">2 GEL')
    ).entries
    assert one.fingerprint == same.fingerprint != dearer.fingerprint


def test_links_that_are_no_ads_are_passed_over(site: Site) -> None:
    walk, step = _walk(site)
    page = open_page(
        BASE,
        b'<ul class="ads"><li><a class="title" href="/help">x</a></li><li>no link</li><li><a class="title" href="/ad/4#top">y</a></ul>',
    )
    assert [(entry.number, entry.url) for entry in walk.read(step, page).entries] == [("4", f"{BASE}/ad/4")]


def test_an_index_gives_each_rubric_once_and_next_links_are_followed_to_the_end(sites: dict[str, Site]) -> None:
    (walk,) = walks(sites["sample.gazette"].at(BASE)).values()
    (index,) = walk.start()
    links = b'<ul class="issues"><a href="/ru/1/season/">a</a><a href="/hy/1/season/">b</a><a href="/ru/1/season/">a again</a></ul>'
    steps = walk.read(index, open_page(f"{BASE}/", links)).following
    assert [step.url for step in steps] == [f"{BASE}/ru/1/season/", f"{BASE}/hy/1/season/"]
    page = b'<div class="column"><p class="ad" data-number="%d">x</p></div><a class="next" href="2.html">on</a>'
    (second,) = walk.read(steps[0], open_page(steps[0].url, page % 1)).following
    assert second == Step(f"{BASE}/ru/1/season/2.html", steps[0].walk, page=2)
    assert not walk.read(second, open_page(second.url, (page % 2).replace(b"next", b"prev"))).following
    assert not walk.read(second, open_page(second.url, page % 1)).following
