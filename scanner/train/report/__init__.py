"""An evaluation as a page with pictures."""

from scanner.train.report.page import write_report

__all__ = ["write_report"]
