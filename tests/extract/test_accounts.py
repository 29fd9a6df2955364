"""Cards and wallets: told from other long numbers by their check digits."""

from __future__ import annotations

import pytest

from tests.extract.conftest import Reader

FOUND = [
    ("Pay to card 4111 1111 1111 1111 today", ("card", "4111111111111111", "4111 1111 1111 1111")),
    ("карта 5555-5555-5555-4444, Сбер", ("card", "5555555555554444", "5555-5555-5555-4444")),
    ("2201382000000013", ("card", "2201382000000013", "2201382000000013")),
    ("BTC 1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa only", ("wallet", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa")),
    ("usdt TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", ("wallet", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t", "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t")),
    ("0x52908400098527886E0F7030069857D2E4169EE7", ("wallet", "0x52908400098527886E0F7030069857D2E4169EE7", "0x52908400098527886E0F7030069857D2E4169EE7")),
    ("bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", ("wallet", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq", "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "contact"), FOUND)
def test_an_account_is_found_with_its_words(reading: Reader, text: str, contact: tuple[str, str, str]) -> None:
    assert reading(text).contacts() == [contact]


@pytest.mark.parametrize(
    "text",
    [
        "card 4111 1111 1111 1112",
        "order 9111 1111 1111 1111",
        "0000 0000 0000 0000",
        "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
        "0x52908400098527886E0F7030069857D2E4169EE",
        "ref 4111 1111 1111 11112222",
    ],
)
def test_a_long_number_without_its_check_digit_is_no_account(reading: Reader, text: str) -> None:
    assert not [contact for contact in reading(text).contacts() if contact[0] in {"card", "wallet"}]


def test_a_thousand_cards_cost_no_more_than_thirty(reading: Reader) -> None:
    assert len(reading("4111 1111 1111 1111, " * 1000).contacts()) == 1
