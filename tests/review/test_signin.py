"""Signing in: by one-time link, by password, and not by guessing."""

from __future__ import annotations

from unittest.mock import patch
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.test import Client

from scanner.errors import BadInput, NotReady
from scanner.review.people import add_user, ensure_user, known_user
from scanner.review.signin import MAX_AGE, make_link
from scanner.store.models import User

pytestmark = pytest.mark.usefixtures("database")
PASSWORD = "a long pass phrase"
GONE = 410


def path(link: str) -> str:
    return urlsplit(link).path


def signed_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_link_signs_in_once() -> None:
    link = make_link(ensure_user("ani", "analyst"), "http://127.0.0.1:8000/")
    assert link.startswith("http://127.0.0.1:8000/enter/")
    first, second = Client(), Client()
    assert first.post(path(link))["Location"] == "/"
    assert signed_in(first)
    assert second.get(path(link)).status_code == GONE
    assert second.post(path(link)).status_code == GONE
    assert not signed_in(second)


def test_a_preview_of_a_link_uses_nothing_up() -> None:
    link = path(make_link(ensure_user("ani", "analyst"), "http://127.0.0.1:8000"))
    preview = Client()
    for _ in range(3):
        assert b"ani" in preview.get(link).content
        preview.head(link)
    assert not signed_in(preview)
    assert Client().post(link)["Location"] == "/"


def test_an_old_link_and_a_forged_one_are_refused() -> None:
    user = ensure_user("ani", "analyst")
    link = path(make_link(user, "http://127.0.0.1:8000"))
    now = signing.time.time()
    with patch.object(signing.time, "time", lambda: now + MAX_AGE - 5):
        assert Client().get(link).status_code == 200
    with patch.object(signing.time, "time", lambda: now + MAX_AGE + 5):
        assert Client().get(link).status_code == GONE
        assert Client().post(link).status_code == GONE
    other = ensure_user("olga", "administrator")
    assert Client().post(link.replace(f"/enter/{user.pk}.", f"/enter/{other.pk}.")).status_code == GONE
    assert Client().post("/enter/anything/").status_code == GONE


def test_a_link_of_somebody_who_left_is_refused() -> None:
    user = ensure_user("ani", "analyst")
    link = path(make_link(user, "http://127.0.0.1:8000"))
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert Client().post(link).status_code == GONE


def test_after_many_wrong_guesses_the_right_password_is_refused_too() -> None:
    add_user("ani", role="analyst", password=PASSWORD)
    for guess in range(6):
        Client().post("/account/login/", {"login": "ani", "password": f"wrong {guess}"})
    late = Client()
    late.post("/account/login/", {"login": "ani", "password": PASSWORD})
    assert not signed_in(late)


def test_the_right_password_signs_in_and_the_page_offers_no_sign_up() -> None:
    add_user("ani", role="analyst", password=PASSWORD)
    client = Client()
    assert b"signup" not in client.get("/account/login/").content
    client.post("/account/login/", {"login": "ani", "password": PASSWORD})
    assert signed_in(client)


def test_somebody_with_a_second_factor_needs_it_after_a_link_too() -> None:
    from allauth.mfa.models import Authenticator

    user = ensure_user("ani", "analyst")
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "x"})
    client = Client()
    assert client.post(path(make_link(user, "http://127.0.0.1:8000")))["Location"].startswith("/account/2fa/authenticate/")
    assert not signed_in(client)
    assert client.get("/account/2fa/authenticate/").status_code == 200


def test_people_are_added_once_and_changed_after() -> None:
    add_user("ani", role="analyst", password=PASSWORD)
    add_user("ani", role="reviewer", password="another pass phrase")
    user = known_user("ani")
    assert (user.role, user.check_password("another pass phrase"), User.objects.count()) == ("reviewer", True, 1)
    assert ensure_user("ani", "auditor").role == "reviewer", "ensuring somebody who is there changes nothing"


def test_a_person_made_for_a_link_has_no_password() -> None:
    assert not ensure_user("ani", "analyst").has_usable_password()


@pytest.mark.parametrize(
    ("name", "role", "password", "says"),
    [
        ("ani", "boss", PASSWORD, "analyst, reviewer, police"),
        ("ani", "analyst", "short", "12"),
        ("ani", "analyst", "1qaz2wsx3edc", "common"),
        ("a b", "analyst", PASSWORD, "name"),
        ("x" * 151, "analyst", PASSWORD, "150"),
    ],
)
def test_a_bad_name_role_or_password_is_refused_with_a_reason(name: str, role: str, password: str, says: str) -> None:
    with pytest.raises(BadInput, match=says):
        add_user(name, role=role, password=password)
    assert not User.objects.exists()


def test_an_unknown_person_is_answered_with_the_command_that_adds_her() -> None:
    with pytest.raises(NotReady, match="scanner user add maria"):
        known_user("maria")
