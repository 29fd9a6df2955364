"""Extract: what an ad says, read once, each fact with the words that say it."""

from scanner.extract.facts import Contact, Deadline, Facts, Occupation, Pay, Place, Sought
from scanner.extract.names import names_of_agencies, names_of_countries
from scanner.extract.reading import extract

__all__ = ["Contact", "Deadline", "Facts", "Occupation", "Pay", "Place", "Sought", "extract", "names_of_agencies", "names_of_countries"]
