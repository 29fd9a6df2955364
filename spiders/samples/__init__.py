"""Two invented sites, served on loopback for the demo and the tests."""

from spiders.samples.rows import Row, load_rows
from spiders.samples.serve import SITES, Reply, sample_site, serve, serve_site

__all__ = ["SITES", "Reply", "Row", "load_rows", "sample_site", "serve", "serve_site"]
