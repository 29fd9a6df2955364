"""A scan as JSON: the shape other programs rely on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from scanner.ad import Ad, from_record
from scanner.kit import Kit
from scanner.pipeline import scan
from scanner.score import BANDS, LANES, to_record
from tests.score.making import shipped

HOUSE = Path(__file__).resolve().parents[2]
RISKY = from_record(
    {
        "id": "r-1",
        "title": "Hotel maids, Dubai",
        "body": "👩 Girls 18-25 for a hotel in Dubai, 2000 USD a month.\nYour pass\u200bport is kept by the owner. The ticket is deducted "
        "from your salary. Write to @desk_xmpl",
        "contacts": ["+374 91 000000"],
    }
)


@pytest.fixture(scope="module")
def kit() -> Kit:
    return shipped()


@pytest.fixture(scope="module")
def record(kit: Kit) -> dict[str, Any]:
    written: dict[str, Any] = json.loads(json.dumps(to_record(scan(RISKY, kit), RISKY), ensure_ascii=False))
    return written


def places(value: object) -> Iterator[Mapping[str, Any]]:
    """Every object of a record that points into the ad."""
    if isinstance(value, Mapping):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from places(item)


def test_the_keys_are_those_of_the_contract(record: dict[str, Any]) -> None:
    assert list(record) == [
        "id", "risk", "band", "lanes", "priors", "language", "dimensions", "indicators", "reasons", "facts", "suspected", "disguises", "unchecked", "versions",
    ]  # fmt: skip
    assert record["id"] == "r-1"
    assert 0 < record["risk"] < 1
    assert record["band"] in BANDS
    assert list(record["lanes"]) == list(record["priors"]) == list(LANES)
    assert record["language"].keys() == {"code", "confidence"}
    assert record["versions"].keys() == {"scanner", "rules", "model", "encoder", "scale"}
    assert all(isinstance(note, str) for note in record["unchecked"])


def test_indicators_are_in_three_states_and_dimensions_in_two(record: dict[str, Any]) -> None:
    assert set(record["indicators"].values()) <= {"present", "contradicted", "not_stated"}
    assert record["indicators"]["documents-held"] == "present"
    assert record["indicators"]["fee-upfront"] == "not_stated"
    assert record["dimensions"]["coercive_recruitment"] == "positive"
    assert set(record["dimensions"].values()) <= {"positive", "indicated"}


def test_a_reason_has_its_sentence_its_source_and_its_words(record: dict[str, Any]) -> None:
    reason = next(one for one in record["reasons"] if one["id"] == "documents-held")
    assert list(reason) == ["id", "kind", "lane", "points", "because", "source", "field", "start", "end", "quote"]
    assert (reason["kind"], reason["lane"], reason["field"]) == ("rule", "trafficking", "body")
    assert "pass\u200bport is kept" in reason["quote"]
    assert reason["because"].endswith(".")
    assert "ILO" in reason["source"]


def test_facts_are_there_with_their_places(record: dict[str, Any]) -> None:
    facts = record["facts"]
    assert facts["destination"] == ["AE"]
    assert ("telegram", "desk_xmpl", "body") in {(contact["kind"], contact["value"], contact["field"]) for contact in facts["contacts"]}
    assert facts["pay"].items() >= {"min": 2000, "max": 2000, "currency": "USD", "period": "month"}.items()
    assert {"kind": "gender", "value": "women"}.items() <= facts["sought"][0].items()


def test_an_ad_without_pay_has_no_pay(kit: Kit) -> None:
    ad = from_record({"body": "Cook wanted in Gyumri, call the canteen in the morning"})
    assert "pay" not in to_record(scan(ad, kit), ad)["facts"]  # type: ignore[operator]


def test_pay_left_to_an_agreement_has_its_words(kit: Kit) -> None:
    ad = from_record({"body": "Нужен повар в столовую. Зарплата договорная, обеды."})
    place = to_record(scan(ad, kit), ad)["facts"]["pay_by_agreement"]  # type: ignore[index]
    assert ad.body[place["start"] : place["end"]] == "договорная"


def test_every_place_cuts_what_it_says_from_the_published_field(record: dict[str, Any]) -> None:
    found = list(places(record))
    assert len(found) > 8
    for place in found:
        published = RISKY.published(place["field"])
        assert 0 <= place["start"] < place["end"] <= len(published)
        if "quote" in place:
            assert published[place["start"] : place["end"]] == place["quote"]
    assert any(RISKY.published(place["field"])[place["start"]] == "\u200b" for place in record["disguises"])


def test_places_hold_in_every_labelled_ad(kit: Kit) -> None:
    """Disguised letters, emoji and several scripts included."""
    lines = [line for code in ("en", "ru") for line in (HOUSE / "labelled_ads" / f"{code}.jsonl").read_text("utf-8").splitlines()]
    for line in lines[::4]:
        ad = from_record(json.loads(line)["ad"])
        for place in places(to_record(scan(ad, kit), ad)):
            published = ad.published(place["field"])
            assert 0 <= place["start"] < place["end"] <= len(published), ad.id
            assert place.get("quote", published[place["start"] : place["end"]]) == published[place["start"] : place["end"]], ad.id


def test_sentences_come_in_the_language_asked_for(kit: Kit) -> None:
    result = scan(RISKY, kit)
    english, russian, other = (to_record(result, RISKY, language=code)["reasons"] for code in ("en", "ru", "de"))
    assert isinstance(english, list)
    assert isinstance(russian, list)
    assert english == other
    assert all(one["because"].isascii() for one in english)
    assert not any(one["because"].isascii() for one in russian)
    assert [{**one, "because": ""} for one in english] == [{**one, "because": ""} for one in russian]


_SCAN = """
import json, sys
from scanner.ad import from_record
from scanner.kit import load_kit
from scanner.pipeline import scan
from scanner.score import to_record
from scanner.settings import Settings
kit = load_kit(Settings(), model=False)
for line in sys.stdin:
    ad = from_record(json.loads(line)["ad"])
    print(json.dumps(to_record(scan(ad, kit), ad)))
"""


def test_the_same_ad_and_kit_give_the_same_bytes_in_any_process() -> None:
    lines = (HOUSE / "labelled_ads" / "ru.jsonl").read_text("utf-8").splitlines()[:12]
    written = {
        subprocess.run(
            [sys.executable, "-c", _SCAN],
            input="\n".join(lines),
            capture_output=True,
            text=True,
            check=True,
            cwd=HOUSE,
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }
    assert len(written) == 1
    assert written.pop().count("\n") == 12


def test_another_ad_gives_other_bytes(kit: Kit) -> None:
    other = Ad(id=RISKY.id, title=RISKY.title, body=RISKY.body.replace("kept", "seen"), contacts=RISKY.contacts)
    assert to_record(scan(RISKY, kit), RISKY) == to_record(scan(RISKY, kit), RISKY)
    assert to_record(scan(other, kit), other) != to_record(scan(RISKY, kit), RISKY)
