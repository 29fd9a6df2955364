"""Where money is to go: bank cards and cryptocurrency wallets, told from other long numbers by their check digits."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import islice

from scanner.extract.facts import Contact
from scanner.extract.writing import Writing

MAX_ACCOUNTS = 30
"""Of one kind in one field."""
_CARD = re.compile(r"(?<![\w+])[2-6]\d{3}(?:([ .-]?)\d{4}(?:\1\d{4}){2}|[ -]?\d{6}[ -]?\d{5})(?![\w])")
"""Sixteen digits in groups of four (fifteen on some), first digit as ISO/IEC 7812 gives it to banks."""
_BASE58 = re.compile(r"(?<![\w])[13T][1-9A-HJ-NP-Za-km-z]{25,34}(?![\w])")
_BECH32 = re.compile(r"(?<![\w])bc1[02-9ac-hj-np-z]{11,71}(?![\w])", re.IGNORECASE)
_HEX = re.compile(r"(?<![\w])0x[0-9a-fA-F]{40}(?![\w])")
_TON = re.compile(r"(?<![\w-])[EU]Q[A-Za-z0-9_-]{46}(?![\w-])")
_LONG = re.compile(r"[\w-]{25}", re.ASCII)
"""Every wallet is a word longer than this, and hardly another word is."""
_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"


def accounts(writing: Writing) -> Iterator[Contact]:
    """Cards (value: digits) and wallets (value: as written) of one field. Pure; bounded."""
    plain = writing.plain
    for match in islice(_CARD.finditer(plain), MAX_ACCOUNTS):
        digits = re.sub(r"\D", "", match[0])
        if _luhn(digits):
            yield Contact("card", digits, writing.span(*match.span()))
    if not _LONG.search(plain):
        return
    for shape, valid in ((_BASE58, _base58_checks), (_BECH32, bool), (_HEX, bool), (_TON, bool)):
        for match in islice(shape.finditer(plain), MAX_ACCOUNTS):
            if valid(match[0]):
                yield Contact("wallet", match[0], writing.span(*match.span()))


def _luhn(digits: str) -> bool:
    """The check digit of ISO/IEC 7812-1, annex B; a number of one repeated digit passes it and is no card."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0 and len(set(digits)) > 1


def _base58_checks(address: str) -> bool:
    """The four check bytes of a Bitcoin or TRON address (Base58Check)."""
    number = 0
    for letter in address:
        number = number * 58 + _ALPHABET.index(letter)
    try:
        raw = number.to_bytes(25, "big")
    except OverflowError:
        return False
    return hashlib.sha256(hashlib.sha256(raw[:21]).digest()).digest()[:4] == raw[21:]
