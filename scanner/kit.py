"""What reading an ad needs besides the ad: rules, model and scale, loaded once and shared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from scanner import __version__
from scanner.classify import Classifier, NoModel, load_live
from scanner.rules import Catalogue, load_catalogue
from scanner.score import Scale, canonical, load_scale
from scanner.settings import Settings


@dataclass(frozen=True, slots=True)
class Kit:
    """Same ad, same kit: same scan, byte for byte. `versions` goes into every scan."""

    catalogue: Catalogue
    classifier: Classifier
    scale: Scale
    versions: dict[str, str]


def load_kit(settings: Settings, *, model: bool = True) -> Kit:
    """Rules, live model and scale of the settings; `model=False` leaves the model's opinion and fitted points out."""
    catalogue = load_catalogue(settings.rules)
    live = load_live(settings.models) if model else None
    scale = load_scale(fitted=live.fitted if live else None)
    classifier = live.classifier if live else NoModel("switched off with --no-model")
    return Kit(catalogue=catalogue, classifier=classifier, scale=scale, versions=_versions(catalogue, classifier, scale))


def _versions(catalogue: Catalogue, classifier: Classifier, scale: Scale) -> dict[str, str]:
    numbers = canonical([scale.bands, scale.bounds, scale.priors, scale.fitted, scale.slopes])
    fingerprint = hashlib.sha256(numbers.encode()).hexdigest()[:8]
    return {"scanner": __version__, "rules": catalogue.version, "model": classifier.id, "scale": f"{scale.version}/{fingerprint}"}
