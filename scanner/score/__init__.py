"""Reasons to a calibrated risk: additive log-odds, bounded points, bands from one data file."""

from scanner.score.record import to_record
from scanner.score.scale import Scale, canonical, load_scale, log_odds, probability
from scanner.score.scan import BANDS, LANES, Reason, Scan
from scanner.score.scoring import RISK_LANES, point_range, rule_points, score

__all__ = [
    "BANDS",
    "LANES",
    "RISK_LANES",
    "Reason",
    "Scale",
    "Scan",
    "canonical",
    "load_scale",
    "log_odds",
    "point_range",
    "probability",
    "rule_points",
    "score",
    "to_record",
]
