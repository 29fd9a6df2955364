"""Flags job advertisements that may be the start of trafficking, forced labour or recruitment fraud."""

__version__ = "0.1.0"
