"""What the pages say, without a browser."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation

from scanner.review.explain.wording import sentence, unchecked
from scanner.score.words import CAPPED, MODEL_SAYS
from scanner.store.intake import save
from scanner.store.models import Advert, Case, Decision, ScanRecord
from scanner.store.queue import claim, decide, fill
from tests.store.examples import ad, analyst, scan, stored

pytestmark = pytest.mark.usefixtures("database")
LURE = "Waitress in Istanbul, no experience, 4000 USD a month. Your passport will be kept at our office."


def client(name: str = "reader", language: str = "en") -> Client:
    user = analyst(name)
    user.interface_language = language
    user.save()
    made = Client()
    made.force_login(user)
    return made


def queued(number: int = 1, **changes: Any) -> Case:
    one = ad(number, seen_at=timezone.now().isoformat(), body=f"words {number}")
    save([(one, scan(one, **changes))])
    fill(timezone.now().date(), 50)
    return Case.objects.get(advert__ad_key=one.id)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_counts_stand_with_what_they_are_a_part_of() -> None:
    queued(1)
    queued(2, band="none", risk=0.1)
    queued(3, band="urgent", risk=0.95)
    shown = text(client().get("/"))
    for count in ("<strong>3</strong> ads first seen today", "<strong>2</strong> of 3 flagged", "<strong>0</strong> of 2 decided"):
        assert count in shown


def test_an_empty_queue_says_what_fills_it_and_filters_say_when_they_hide_everything() -> None:
    assert "The queue is empty" in text(client("a").get("/"))
    queued()
    assert "No case passes these filters" in text(client("b").get("/?language=ka"))


@pytest.mark.parametrize("query", ["band=review", "language=en", "source=board", "lane=trafficking"])
def test_each_filter_keeps_what_it_names_and_drops_the_rest(query: str) -> None:
    queued(1)
    fraud = ad(2, seen_at=timezone.now().isoformat(), source="gazette", title="Other one")
    record = scan(
        fraud,
        risk=0.95,
        band="urgent",
        lanes={"trafficking": 0.1, "recruitment_fraud": 0.95, "labour_breach": 0.1},
        language={"code": "ru", "confidence": 1.0},
    )
    save([(fraud, record)])
    fill(timezone.now().date(), 50)
    reader = client()
    assert "Other one" in text(reader.get("/"))
    shown = text(reader.get(f"/?{query}"))
    assert "Packer 1" in shown
    assert "Other one" not in shown


def test_the_holder_is_named_while_she_holds_it() -> None:
    case = queued()
    claim(case, analyst("olga"))
    assert "held by olga" in text(client().get("/"))


def test_open_cases_of_earlier_days_stay_in_the_list_and_decided_ones_leave_it() -> None:
    old, done = queued(1), queued(2)
    Case.objects.update(queued_on=timezone.now().date() - timezone.timedelta(days=1))
    olga = analyst("olga")
    claim(done, olga)
    decide(done, olga, verdict="ordinary")  # type: ignore[arg-type]
    shown = text(client().get("/"))
    assert old.pk in shown
    assert done.pk not in shown
    assert "still open from earlier days" in shown


def test_ads_with_the_same_contact_and_of_the_same_campaign_are_named() -> None:
    case, other = queued(1), queued(2)
    shown = text(client("a").get(f"/case/{case.pk}/"))
    assert "Ads with the same contact" in shown
    assert f"/case/{other.pk}/" in shown
    assert "Ads of the same campaign" not in shown
    Case.objects.update(campaign="c" * 64)
    assert "Ads of the same campaign" in text(client("b").get(f"/case/{case.pk}/"))
    assert "2 ads in the campaign" in text(client("c").get("/"))


def test_the_points_in_the_table_add_up_to_the_sum() -> None:
    reasons = [{"id": f"r{n}", "kind": "rule", "lane": "trafficking", "points": n / 2, "because": "Because."} for n in (1, 2, -1)]
    case = queued(priors={"trafficking": -3.5, "recruitment_fraud": -3.8, "labour_breach": -3.0}, reasons=reasons)
    shown = text(client().get(f"/case/{case.pk}/"))
    assert 'Before reading</th><td class="number leading">−3.5' in shown
    assert 'Sum</th><td class="number leading">−2.5' in shown


def test_a_case_of_another_version_of_the_rules_is_still_readable() -> None:
    strange = {
        "reasons": [{"id": "gone-rule", "kind": "rule", "lane": "trafficking", "points": 1.0, "because": "An old sentence."}],
        "indicators": {"gone-rule": "present"},
    }
    assert "An old sentence." in text(client().get(f"/case/{queued(**strange).pk}/"))


def test_a_case_that_is_not_there_is_not_found() -> None:
    assert client().get(f"/case/{'a' * 64}/").status_code == 404


def test_a_pasted_ad_is_explained_and_nothing_is_kept() -> None:
    reader = client()
    shown = text(reader.post("/check/", {"text": LURE}))
    assert "<mark" in shown
    assert "passports or identity papers" in shown
    kept = (Advert, ScanRecord, Case, Decision)
    assert [model.objects.count() for model in kept] == [0, 0, 0, 0]


@pytest.mark.parametrize("pasted", ["", "  \n ", "x" * 50_001])
def test_no_ad_and_more_than_an_ad_are_refused_in_words(pasted: str) -> None:
    answer = client().post("/check/", {"text": pasted})
    assert answer.status_code == 422
    assert 'role="alert"' in text(answer)


def test_no_word_calls_the_advertiser_anything() -> None:
    case = queued()
    for language in ("en", "ru"):
        shown = text(client(language, language).get(f"/case/{case.pk}/")).lower()
        assert not [
            word for word in ("trafficker", "criminal", "suspect", "преступни", "подозреваем", "торговец", "мошенник") if word in shown
        ]


def test_sentences_that_no_rule_brings_are_said_in_the_readers_language_with_the_words_they_quote() -> None:
    says = MODEL_SAYS["raises"]
    with translation.override("ru"):
        assert sentence(f"{says['en']} («visa», «ticket»)") == f"{says['ru']} («visa», «ticket»)"
        assert sentence(CAPPED["weak-signs"]["en"]) == CAPPED["weak-signs"]["ru"]
        assert sentence("An older sentence.") == "An older sentence."


def test_what_was_not_checked_is_said_in_the_readers_language() -> None:
    with translation.override("ru"):
        said = unchecked("rule:wrong-visa: not written for ka", {"wrong-visa": "Виза не та"})
        assert said == "Виза не та: правила для языка ka пока нет"
        assert unchecked("register: no agency named", {}).startswith("Проверять по реестру нечего")
        assert unchecked("something new", {}) == "something new"


def test_a_lone_surrogate_and_a_nul_in_every_text_break_no_page() -> None:
    odd = "a\ud800\x00b"
    one = ad(1, title=odd, body=odd, employer=odd, location=odd, salary=odd, contacts=(odd,), url=odd, seen_at=timezone.now().isoformat())
    reason = {
        "id": "x",
        "kind": "rule",
        "lane": "trafficking",
        "points": 1.0,
        "because": "b",
        "field": "body",
        "start": 0,
        "end": 2,
        "quote": "a\ud800",
    }
    save([(one, json.loads(json.dumps(scan(one, reasons=[reason]))))])
    fill(timezone.now().date(), 5)
    reader = client()
    assert "U+D800" in text(reader.get("/"))
    assert "U+D800" in text(reader.get(f"/case/{Case.objects.get().pk}/"))


def test_stored_examples_open() -> None:
    assert client().get(f"/case/{stored().pk}/").status_code == 200
