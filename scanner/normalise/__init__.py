"""Normalise: a folded copy of every published text, and the way back to the published characters."""

from scanner.normalise.folding import fold, fold_characters, normalise, read
from scanner.normalise.plain import plain
from scanner.normalise.skeleton import ROMANISED, Romanised, skeleton
from scanner.normalise.text import Disguise, Span, Text, Words
from scanner.normalise.wording import words

__all__ = [
    "ROMANISED",
    "Disguise",
    "Romanised",
    "Span",
    "Text",
    "Words",
    "fold",
    "fold_characters",
    "normalise",
    "plain",
    "read",
    "skeleton",
    "words",
]
