"""An ad and its scan as a reader sees them: marked text, reasons with their points, indicators, facts."""

from scanner.review.explain.explanation import Explanation, explain
from scanner.review.explain.marked import Piece, visible

__all__ = ["Explanation", "Piece", "explain", "visible"]
