"""Ads from files: whatever an analyst has, read to the same ads with the same errors."""

from spiders.imports.item import Item, Reject
from spiders.imports.reading import FORMATS, count_lines, read_files

__all__ = ["FORMATS", "Item", "Reject", "count_lines", "read_files"]
