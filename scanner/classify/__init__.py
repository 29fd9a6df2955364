"""The second opinion: what a trained model makes of an ad's wording, or that it abstains."""

from scanner.classify.features import features, stems, vectoriser
from scanner.classify.linear import NONE, Classifier, LinearModel, NoModel, abstention
from scanner.classify.meaning import Meaning
from scanner.classify.modelfile import CONFIG, LIVE, SCORE, WEIGHTS, LiveModel, load_candidate, load_live, write_model
from scanner.classify.opinion import Opinion
from scanner.classify.suspicion import ANY, Suspects, Suspicion, sentences

__all__ = [
    "ANY",
    "CONFIG",
    "LIVE",
    "NONE",
    "SCORE",
    "WEIGHTS",
    "Classifier",
    "LinearModel",
    "LiveModel",
    "Meaning",
    "NoModel",
    "Opinion",
    "Suspects",
    "Suspicion",
    "abstention",
    "features",
    "load_candidate",
    "load_live",
    "sentences",
    "stems",
    "vectoriser",
    "write_model",
]
