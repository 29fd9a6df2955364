"""From the bytes of a page to its ads. Pure: no network, no disk, no clock, no Scrapy."""

from spiders.extract.page import Cause, Page, PageFault, open_page
from spiders.extract.reading import Note, Reading, extract, read
from spiders.extract.saved import ads_of_saved_page

__all__ = ["Cause", "Note", "Page", "PageFault", "Reading", "ads_of_saved_page", "extract", "open_page", "read"]
