"""Digits as telephone numbers, by the plans phonenumbers knows."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from phonenumbers import PhoneNumber

LEAST, MOST = 7, 16
"""Digits of a number as it is written, prefixes included."""


@lru_cache(maxsize=4_096)
def dialled(digits: str, regions: tuple[str, ...], *, plus: bool = False) -> tuple[str, str] | None:
    """E.164 and country of the first reading that is valid: as dialled abroad, at home, or abroad with the plus left out."""
    if not LEAST <= len(digits) <= MOST:
        return None
    import phonenumbers

    for number, region in _readings(digits, regions, plus=plus):
        try:
            parsed = phonenumbers.parse(number, region)
        except phonenumbers.NumberParseException:
            continue
        if phonenumbers.is_valid_number(parsed):
            return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), _region(parsed)
    return None


def _readings(digits: str, regions: tuple[str, ...], *, plus: bool) -> list[tuple[str, str | None]]:
    if plus:
        return [("+" + digits, None)]
    if digits.startswith("00"):
        return [("+" + digits[2:], None), *((digits, region) for region in regions)]
    near = regions if len(digits) > 8 or digits[0] == "0" else regions[:1]
    tries: list[tuple[str, str | None]] = [(digits, region) for region in near]
    if len(digits) >= 11:
        # «037477…»: a nought for the plus; «8 916…» is dialled at home before anywhere else
        tries.insert(len(tries) if digits[0] in "08" else 0, ("+" + digits.removeprefix("0"), None))
    if digits[0] == "8":
        # the trunk and foreign prefixes of the Soviet network: 8-10-374…, 8-067…, 8-599…
        tries += [("+" + digits[3:], None)] if digits.startswith("810") else []
        tries += [(digits[1:], region) for region in near if region in _TRUNK_8]
    return tries


_TRUNK_8 = frozenset({"UA", "GE", "AM", "AZ", "MD", "TJ", "UZ", "KG"})
"""Countries where a leading 8 is still written now and then though it is dialled no more."""


def country_of(value: str) -> str:
    """The country a number in E.164 belongs to, or nothing."""
    import phonenumbers

    try:
        parsed = phonenumbers.parse(value, None)
    except phonenumbers.NumberParseException:
        return ""
    return _region(parsed)


def _region(number: PhoneNumber) -> str:
    import phonenumbers

    region = phonenumbers.region_code_for_number(number) or ""
    return region if region.isalpha() else ""
