"""What the rules find in an ad: indicators in three states, each with the published words that show it."""

from scanner.rules.finding import Findings, Hit, State
from scanner.rules.loader import load_catalogue
from scanner.rules.match import match
from scanner.rules.rule import Rule
from scanner.rules.rulebook import Catalogue

__all__ = ["Catalogue", "Findings", "Hit", "Rule", "State", "load_catalogue", "match"]
