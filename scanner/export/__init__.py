"""What leaves the building: leads, as files other people's tools open.

The writers are pure; `scanner.export.leads` reads a booted store.
"""

from scanner.export.csv import cell as safe_cell
from scanner.export.csv import write_csv
from scanner.export.jsonl import write_jsonl
from scanner.export.lead import Lead, Sharing, Statement

__all__ = ["Lead", "Sharing", "Statement", "safe_cell", "write_csv", "write_jsonl"]
