"""The ad: what goes in comes out, and what is wrong is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanner.ad import from_record, to_record
from scanner.errors import BadInput


def test_text_is_read_as_body() -> None:
    assert from_record({"text": "Cook wanted"}).body == "Cook wanted"


def test_body_wins_over_text() -> None:
    ad = from_record({"body": "Cook", "text": "Waiter"})
    assert (ad.body, dict(ad.extra)) == ("Cook", {"text": '"Waiter"'})


def test_without_an_id_the_content_hash_is_the_id() -> None:
    first, second = from_record({"body": "Cook"}), from_record({"body": "Cook", "url": "https://a.example/1"})
    assert first.id == second.id == first.content_sha256
    assert from_record({"body": "Cooks"}).id != first.id


def test_unknown_keys_are_kept() -> None:
    ad = from_record({"body": "Cook", "views": 12, "tags": ["a"]})
    assert dict(ad.extra) == {"views": "12", "tags": '["a"]'}


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ([1, 2], "expected an object with the keys of one ad, found a list"),
        ("x", "expected an object with the keys of one ad, found a string"),
        ({}, "no ad text: give it as 'body' or 'text'"),
        ({"body": "  "}, "no ad text: give it as 'body' or 'text'"),
        ({"body": ["x"]}, "'body' must be text, found a list"),
        ({"body": "x", "contacts": {"a": 1}}, "'contacts' must be text or a list of texts, found dict"),
        (
            {"body": "x", "evidence": {"warc": "a"}},
            "'evidence' must be an object with the keys warc, record_id, payload_sha256, fetched_at, run_id",
        ),
    ],
)
def test_what_is_wrong_is_said(record: object, message: str) -> None:
    with pytest.raises(BadInput) as caught:
        from_record(record)
    assert str(caught.value) == message


def test_contacts_are_fields_of_their_own() -> None:
    ad = from_record({"body": "x", "contacts": ["+374 00 000000", "@cook"]})
    assert ad.published("contacts.1") == "@cook"
    assert [name for name, _ in ad.parts()] == ["body", "contacts.0", "contacts.1"]
    with pytest.raises(KeyError):
        ad.published("url")


TEXT = st.text(st.characters(), min_size=1, max_size=40)


@given(
    st.fixed_dictionaries({"body": TEXT.filter(str.strip)}, optional={"title": TEXT, "id": TEXT, "contacts": st.lists(TEXT), "note": TEXT})
)
def test_an_ad_survives_its_record(record: dict[str, object]) -> None:
    ad = from_record(record)
    assert from_record(to_record(ad)) == ad
