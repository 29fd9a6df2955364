"""The console: where analysts see flagged ads, why they were flagged, and decide."""
