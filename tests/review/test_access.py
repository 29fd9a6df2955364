"""Who sees and does what: every URL, every role."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from scanner.review.access import DECIDERS, OPEN_TO_ALL
from scanner.store.models import Case, Decision, Role, User
from scanner.store.queue import claim
from tests.store.examples import analyst, stored

pytestmark = pytest.mark.usefixtures("database")
ARGUMENTS = {"case_id": "a" * 64, "decision_id": 1, "token": "t", "pk": 1, "key": "k", "uidb36": "1"}
PASSWORD = "a long pass phrase"
BEFORE_SIGN_IN = {
    "account_login",
    "account_logout",
    "account_inactive",
    "mfa_authenticate",
    "enter",
    "language",
    "health",
    "robots",
    "favicon",
}
"""Written out a second time on purpose: whoever opens a page to strangers changes it here too."""


def named_urls(found: object = None, above: frozenset[str] = frozenset()) -> Iterator[tuple[str, str]]:
    """Every named pattern of the resolver with an address that it matches."""
    for each in getattr(found or get_resolver(), "url_patterns", []):
        wanted = above | set(each.pattern.regex.groupindex)
        if isinstance(each, URLResolver):
            yield from named_urls(each, wanted)
        elif isinstance(each, URLPattern):
            assert each.name, f"{each.pattern} has no name, so no list can hold it"
            yield each.name, reverse(each.name, kwargs={name: ARGUMENTS[name] for name in wanted})


def signed(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def decision_form(case: Case, verdict: str = "trafficking_risk") -> dict[str, str]:
    return {"verdict": verdict, "severity": "high", "reason": "", "scan": case.scan_id}


def test_every_url_is_open_on_purpose_or_asks_who_you_are() -> None:
    urls = dict(named_urls())
    assert OPEN_TO_ALL == BEFORE_SIGN_IN <= set(urls)
    assert len(urls) > 30
    for name, address in urls.items():
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address)
            asked = answer.status_code == 302 and answer["Location"].startswith("/account/login/")
            if name in OPEN_TO_ALL - {"account_logout", "mfa_authenticate"}:
                assert not asked, f"{method} {address} should be open"
            elif name not in OPEN_TO_ALL:
                assert asked, f"{method} {address} answered {answer.status_code} to a stranger"


def test_signing_up_is_closed_even_for_somebody_signed_in() -> None:
    assert signed(analyst()).post("/account/signup/", {"username": "new", "password1": PASSWORD, "password2": PASSWORD}).status_code in {
        200,
        302,
    }
    assert not User.objects.filter(username="new").exists()
    Client().post("/account/signup/", {"username": "new", "password1": PASSWORD, "password2": PASSWORD})
    assert not User.objects.filter(username="new").exists()


@pytest.mark.parametrize("role", Role.values)
def test_a_role_decides_or_only_reads(role: str) -> None:
    case = stored()
    user = analyst(f"somebody-{role}")
    User.objects.filter(pk=user.pk).update(role=role)
    client = signed(user)
    for address in ("/", f"/case/{case.pk}/", "/check/"):
        assert client.get(address).status_code == 200
    may = role in DECIDERS
    assert (b'name="verdict"' in client.get(f"/case/{case.pk}/").content) is may
    for address in ("/next/", f"/case/{case.pk}/claim/", f"/case/{case.pk}/release/", f"/case/{case.pk}/decide/"):
        answer = client.post(address, decision_form(case))
        assert (answer.status_code == 302) is may, address
        assert (answer.status_code == 403) is not may, address
    assert Decision.objects.exists() is may


def test_looking_changes_nothing() -> None:
    case = stored()
    client = signed(analyst())
    for address in ("/", f"/case/{case.pk}/", "/next/", f"/case/{case.pk}/decide/", f"/case/{case.pk}/claim/"):
        client.get(address)
    case.refresh_from_db()
    assert (case.claimed_by, case.status, Decision.objects.count()) == (None, "new", 0)


def test_a_case_that_somebody_holds_is_refused_to_others_and_kept_for_her() -> None:
    case = stored()
    ani, olga = analyst("ani"), analyst("olga")
    assert claim(case, ani)
    for address in ("claim", "decide"):
        answer = signed(olga).post(f"/case/{case.pk}/{address}/", decision_form(case))
        assert answer.status_code == 409
        assert b"ani" in answer.content
    assert not Decision.objects.exists()
    assert signed(ani).post(f"/case/{case.pk}/decide/", decision_form(case)).status_code == 302
    late = signed(olga).post(f"/case/{case.pk}/decide/", decision_form(case))
    assert (late.status_code, Decision.objects.count()) == (409, 1)


def test_only_ones_own_decision_can_be_taken_back_and_only_once() -> None:
    case = stored()
    ani, olga = analyst("ani"), analyst("olga")
    signed(ani).post(f"/case/{case.pk}/decide/", decision_form(case))
    made = Decision.objects.get()
    assert b'data-key="z"' in signed(ani).get(f"/?undo={made.pk}").content
    assert b'data-key="z"' not in signed(olga).get(f"/?undo={made.pk}").content
    assert signed(olga).get("/?undo=99999999999999999999").status_code == 200
    assert signed(olga).post(f"/decision/{made.pk}/undo/").status_code == 404
    assert signed(ani).post(f"/decision/{made.pk}/undo/")["Location"] == f"/case/{case.pk}/"
    assert signed(ani).post(f"/decision/{made.pk}/undo/")["Location"] == "/"
    assert Decision.objects.count() == 2


@pytest.mark.parametrize(
    "wrong", [{"verdict": "withdrawn"}, {"verdict": "guilty"}, {"severity": "huge"}, {"scan": "0" * 64}, {"reason": "x" * 2001}]
)
def test_a_form_with_something_else_in_it_records_nothing(wrong: dict[str, str]) -> None:
    case = stored()
    answer = signed(analyst()).post(f"/case/{case.pk}/decide/", decision_form(case) | wrong)
    assert (answer.status_code, Decision.objects.count()) == (400, 0)


def test_a_decision_names_the_scan_that_was_shown_and_no_severity_where_there_is_none() -> None:
    expected = {"labour_breach": "high", "ordinary": "none", "unsure": "", "skip": ""}
    for number, (verdict, severity) in enumerate(expected.items()):
        case = stored(number, title=verdict)
        signed(analyst(f"by-{verdict}")).post(f"/case/{case.pk}/decide/", decision_form(case, verdict))
        made = Decision.objects.get(case=case)
        assert (made.verdict, made.severity, made.scan_id) == (verdict, severity, case.scan_id)


def test_a_form_of_another_site_is_refused() -> None:
    case = stored()
    client = Client(enforce_csrf_checks=True)
    client.force_login(analyst())
    for address in ("/next/", f"/case/{case.pk}/decide/", "/language/", "/check/", "/account/logout/"):
        answer = client.post(address, decision_form(case))
        assert answer.status_code == 403, address
        assert b"<style" not in answer.content
    assert not Decision.objects.exists()


def test_pages_with_ads_are_not_kept_by_the_browser_and_allow_nothing_inline() -> None:
    answer = signed(analyst()).get(f"/case/{stored().pk}/")
    assert answer["Cache-Control"] == "no-store"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert b" style=" not in answer.content
    assert b"onclick" not in answer.content


def test_the_small_answers() -> None:
    assert Client().get("/health").content == b"ok\n"
    assert b"Disallow: /" in Client().get("/robots.txt").content
    assert Client().get("/favicon.ico")["Location"] == "/static/review/icon.svg"
    icon = Client().get("/static/review/icon.svg")
    icon.close()
    assert icon.status_code == 200
    assert Client().get("/no-such-page").status_code == 404


def test_the_language_is_kept_with_the_user_and_leads_to_no_other_site() -> None:
    user = analyst()
    client = signed(user)
    answer = client.post("/language/", {"language": "ru", "back": "https://evil.example/"})
    assert answer["Location"] == "/"
    assert "Очередь" in signed(user).get("/").content.decode()
    client.post("/language/", {"language": "xx", "back": "/check/"})
    user.refresh_from_db()
    assert user.interface_language == "ru"
