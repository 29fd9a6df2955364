"""The second opinion: what a trained model makes of an ad's wording, or that it abstains."""

from scanner.classify.features import features, stems, vectoriser
from scanner.classify.linear import Classifier, LinearModel, NoModel, abstention
from scanner.classify.modelfile import CONFIG, LIVE, SCORE, WEIGHTS, LiveModel, load_live
from scanner.classify.opinion import Opinion

__all__ = [
    "CONFIG",
    "LIVE",
    "SCORE",
    "WEIGHTS",
    "Classifier",
    "LinearModel",
    "LiveModel",
    "NoModel",
    "Opinion",
    "abstention",
    "features",
    "load_live",
    "stems",
    "vectoriser",
]
