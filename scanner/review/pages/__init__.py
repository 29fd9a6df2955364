"""The views, page by page."""
