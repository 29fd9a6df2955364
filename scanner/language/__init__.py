"""Language: what an ad is written in, passage by passage; unknown is an answer."""

from scanner.language.detection import detect
from scanner.language.language import OTHER, SUPPORTED, UNKNOWN, Language, Passage

__all__ = ["OTHER", "SUPPORTED", "UNKNOWN", "Language", "Passage", "detect"]
