"""Reasons to a calibrated risk: additive log-odds, bounded points, bands from one data file."""

from scanner.score.record import to_record
from scanner.score.scale import Scale, canonical, load_scale, log_odds, probability
from scanner.score.scan import BANDS, FLAGGED, LANES, Reason, Scan
from scanner.score.scoring import RISK_LANES, point_range, rule_points, score
from scanner.score.words import CAPPED, MODEL_SAYS

__all__ = [
    "BANDS",
    "CAPPED",
    "FLAGGED",
    "LANES",
    "MODEL_SAYS",
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
