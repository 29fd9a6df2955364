"""Encode: an ad's meaning as a vector, near to that of an ad that says the same in another language."""

from scanner.encode.accelerated import make_accelerated, unpack
from scanner.encode.encoder import READ_FIELDS, Encoder, Floats, family, wording
from scanner.encode.opening import OFF, accelerated_folder, find_encoder
from scanner.encode.packed import FAMILY, HIDDEN
from scanner.encode.tokens import PREFIX

__all__ = [
    "FAMILY",
    "HIDDEN",
    "OFF",
    "PREFIX",
    "READ_FIELDS",
    "Encoder",
    "Floats",
    "accelerated_folder",
    "family",
    "find_encoder",
    "make_accelerated",
    "unpack",
    "wording",
]
