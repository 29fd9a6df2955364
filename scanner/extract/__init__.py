"""Extract: what an ad says, read once, each fact with the words that say it."""

from scanner.extract.facts import Contact, Facts, Occupation, Pay, Place, Sought
from scanner.extract.reading import extract

__all__ = ["Contact", "Facts", "Occupation", "Pay", "Place", "Sought", "extract"]
