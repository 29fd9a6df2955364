"""The console in a real browser. Every tab also fails on a script error, a breach of the content policy, or a request to another host."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, expect

from tests.review.conftest import Served, Tab
from tests.review.serving import EVIL, PASSPORT, RISKY

RUSSIAN = re.compile("[а-яё]{3}", re.IGNORECASE)


def marked(tab: Tab) -> list[str]:
    return tab.page.eval_on_selector_all(".published mark", "marks => marks.map(mark => mark.textContent)")


def test_evidence_is_marked_word_for_word_and_points_to_its_sentence(tab: Tab) -> None:
    tab.open(tab.console.case("ad-100"))
    assert marked(tab) == ["Your ", "passport", " will be kept"]
    assert (
        tab.page.locator(".field-body .published").evaluate(
            "e => { e.querySelectorAll('sup').forEach(s => s.remove()); return e.textContent }"
        )
        == RISKY["body"]
    )
    words = [(mark.text_content(), mark.get_attribute("aria-describedby")) for mark in tab.page.locator(".published mark").all()]
    by_reason = {n: "".join(text or "" for text, ids in words if f"reason-{n}" in (ids or "").split()) for n in (1, 2)}
    assert by_reason == {1: PASSPORT, 2: "Your passport"}
    expect(tab.page.locator("#reason-1")).to_contain_text("passports or identity papers")


def test_an_analyst_reviews_with_single_keys_and_takes_a_decision_back(tab: Tab) -> None:
    page = tab.page
    expect(page.locator(".case")).to_have_count(25)
    page.keyboard.press("n")
    page.wait_for_url(tab.console.case("ad-100"))
    page.keyboard.press("t")
    page.wait_for_url(re.compile(re.escape(tab.console.case("ad-0")) + r"\?undo=\d+"))
    expect(page.locator(".undo")).to_contain_text("Trafficking risk")
    page.keyboard.press("z")
    page.wait_for_url(tab.console.case("ad-100"))
    expect(page.locator(".decisions li")).to_have_count(2)
    expect(page.locator(".decisions")).to_contain_text("taken back")
    page.keyboard.press("m")
    page.get_by_role("button", name="Recruitment fraud").click()
    page.wait_for_url(re.compile(re.escape(tab.console.case("ad-0"))))
    tab.open(tab.console.case("ad-100"))
    expect(page.locator(".decisions li").last).to_contain_text("Recruitment fraud, medium")
    expect(page.locator(".verdicts")).to_have_count(0)


def test_keys_do_nothing_while_typing(tab: Tab) -> None:
    tab.open(tab.console.case("ad-9"))
    tab.page.locator("#reason-text").press_sequentially("to be sure?")
    expect(tab.page.locator("#reason-text")).to_have_value("to be sure?")
    expect(tab.page.locator("#keys")).to_be_hidden()
    assert tab.page.url == tab.console.case("ad-9")
    tab.page.locator("h1").click()
    tab.page.keyboard.press("?")
    expect(tab.page.locator("#keys")).to_be_visible()
    tab.page.keyboard.press("t")
    assert tab.page.url == tab.console.case("ad-9"), "no decision behind an open dialog"


def test_an_undo_offer_goes_away_by_itself(tab: Tab) -> None:
    tab.page.clock.install()
    tab.open(tab.console.case("ad-8"))
    tab.page.keyboard.press("s")
    expect(tab.page.locator(".undo")).to_be_visible()
    tab.page.clock.run_for(10_500)
    expect(tab.page.locator(".undo")).to_be_hidden()


def test_everything_works_without_scripts(browser: Browser, served: Served) -> None:
    context = browser.new_context(java_script_enabled=False, locale="en-GB")
    page = context.new_page()
    page.goto(served.links["olga"].pop())
    page.click("main button")
    page.goto(served.case("ad-20"))
    page.get_by_role("button", name="Ordinary ad").click()
    expect(page.locator(".undo")).to_contain_text("Ordinary ad")
    page.get_by_role("button", name="Undo").click()
    assert page.url == served.case("ad-20")
    context.close()


def test_stored_markup_is_shown_as_text_in_every_field(tab: Tab) -> None:
    tab.open(tab.console.case("ad-101"))
    published = tab.page.eval_on_selector_all(
        ".published", "all => all.map(e => { e.querySelectorAll('sup').forEach(s => s.remove()); return e.textContent })"
    )
    assert published == [EVIL] * 6
    assert tab.page.locator("main img, main script, main iframe, a[href^=javascript]").count() == 0
    assert "{{ 7|add:7 }}" in (tab.page.text_content("main") or "")
    tab.open("/?band=review&page=2")
    assert tab.page.get_by_text("onerror=fault").count() > 0
    tab.open("/check/")
    tab.page.fill("#text", EVIL)
    tab.page.get_by_role("button", name="Check", exact=True).click()
    assert tab.page.text_content(".published") == EVIL


def test_characters_that_hide_or_reorder_text_are_badges(tab: Tab) -> None:
    tab.open(tab.console.case("ad-102"))
    assert tab.page.locator(".field-title .hidden-character").all_text_contents() == ["U+202E", "U+202C"]
    assert tab.page.locator(".field-body .hidden-character").all_text_contents() == ["U+202E", "U+202C", "U+200B ×2", "U+D800", "U+0000"]
    assert tab.page.locator(".hidden-character").first.get_attribute("title") == "RIGHT-TO-LEFT OVERRIDE"
    tab.open("/?page=2")
    assert not {"\u202e", "\u200b"} & set(tab.page.content())


def test_filters_stand_in_the_address_and_swap_the_list_alone(tab: Tab) -> None:
    tab.page.select_option("select[name=band]", "urgent")
    tab.page.wait_for_url(re.compile("band=urgent"))
    expect(tab.page.locator(".case .band.review")).to_have_count(0)
    tab.page.reload()
    expect(tab.page.locator("select[name=band]")).to_have_value("urgent")
    expect(tab.page.locator(".case .band.review")).to_have_count(0)


def test_the_interface_speaks_russian_in_words_sentences_and_numbers(russian_tab: Tab) -> None:
    page = russian_tab.page
    expect(page.locator("h1")).to_contain_text("Очередь")
    expect(page.locator(".counts")).to_contain_text("33 объявления впервые увидели сегодня")
    russian_tab.open(russian_tab.console.case("ad-100"))
    expect(page.locator("#reason-1")).to_contain_text("паспорт")
    expect(page.locator(".reasons")).to_contain_text("+2,4")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#reason-1")).to_contain_text("passports")
    page.get_by_role("button", name="Русский").click()
    for address in ("/check/", "/account/password/change/", "/account/2fa/", "/account/sessions/"):
        russian_tab.open(address)
        assert RUSSIAN.search(page.text_content("h1") or ""), address


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_accessibility_fault(tab: Tab, scheme: str) -> None:
    tab.page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for address in ("/", tab.console.case("ad-100"), tab.console.case("ad-102"), "/check/", "/account/password/change/", "/account/2fa/"):
        tab.open(address)
        if address == "/check/":
            tab.page.fill("#text", RISKY["body"])
            tab.page.get_by_role("button", name="Check", exact=True).click()
        assert serious(tab) == [], address


def test_the_pages_before_sign_in_have_no_serious_fault(browser: Browser, served: Served) -> None:
    context = browser.new_context(locale="en-GB")
    tab = Tab(context.new_page(), served)
    for address in ("/account/login/", served.links["rita"][0], "/enter/used-up/"):
        tab.open(address)
        assert serious(tab) == [], address
    context.close()


def serious(tab: Tab) -> list[str]:
    found = Axe().run(tab.page).response["violations"]
    return [f"{item['id']}: {item['nodes'][0]['html']}" for item in found if item["impact"] in {"serious", "critical"}]


def test_nothing_runs_over_the_edge_of_a_phone(phone: Tab) -> None:
    for address in ("/", phone.console.case("ad-100"), phone.console.case("ad-101"), "/check/", "/account/2fa/", "/account/sessions/"):
        phone.open(address)
        assert phone.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address


def test_the_log_names_no_token_no_query_and_no_ad(tab: Tab) -> None:
    tab.open("/?source=secret-source")
    log = (tab.console.home / "logs" / "console.log").read_text("utf-8")
    assert "GET / 200" in log
    assert "/enter/-/" in log
    assert not re.search(r"/enter/[^-/]|\?|secret-source|passport", log)
