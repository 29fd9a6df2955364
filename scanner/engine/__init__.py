"""Where scoring runs: in this process for a few ads, in a pool of processes for many."""

from scanner.engine.pool import Scanned, scan_all

__all__ = ["Scanned", "scan_all"]
