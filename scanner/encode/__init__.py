"""Encode: an ad's meaning as a vector, near to that of an ad that says the same in another language."""

from scanner.encode.accelerated import make_accelerated
from scanner.encode.encoder import READ_FIELDS, Encoder, Floats, family, wording
from scanner.encode.opening import OFF, accelerated_folder, find_encoder
from scanner.encode.packed import FAMILY, HIDDEN

__all__ = [
    "FAMILY",
    "HIDDEN",
    "OFF",
    "READ_FIELDS",
    "Encoder",
    "Floats",
    "accelerated_folder",
    "family",
    "find_encoder",
    "make_accelerated",
    "wording",
]
