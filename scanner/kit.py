"""What reading an ad needs besides the ad: rules, model and scale, loaded once and shared."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from scanner import __version__
from scanner.classify import NONE, Classifier, LiveModel, NoModel, load_candidate, load_live
from scanner.encode import find_encoder
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
    thorough: bool = False
    """Read the meaning of every ad, not only of those it could bring before a reviewer."""

    @property
    def encoder(self) -> str:
        """What reads meaning."""
        return self.versions.get("encoder", NONE)


def load_kit(settings: Settings, *, model: bool = True, thorough: bool = False, threads: int = 0) -> Kit:
    """Rules, live model and scale of the settings; `model=False` leaves the model's opinion and fitted points out.

    `threads` are those an encoder may use, 0 for as many as it likes.
    """
    catalogue = load_catalogue(settings.rules)
    encoder = find_encoder(settings.encoder, home=settings.home, threads=threads) if model else None
    return _kit(catalogue, load_live(settings.models, encoder=encoder) if model else None, thorough=thorough)


def candidate_kit(settings: Settings, name: str) -> Kit:
    """The same with a model that need not be live, by the name of its folder. Raises BadModel."""
    encoder = find_encoder(settings.encoder, home=settings.home)
    return _kit(load_catalogue(settings.rules), load_candidate(settings.models, name, encoder=encoder), thorough=False)


def _kit(catalogue: Catalogue, live: LiveModel | None, *, thorough: bool) -> Kit:
    scale = load_scale(fitted=live.fitted if live else None)
    classifier = live.classifier if live else NoModel("switched off with --no-model")
    reads = live.encoder if live else NONE
    versions = _versions(catalogue, classifier, scale, encoder=reads)
    return Kit(catalogue=catalogue, classifier=classifier, scale=scale, versions=versions, thorough=thorough)


def _versions(catalogue: Catalogue, classifier: Classifier, scale: Scale, *, encoder: str) -> dict[str, str]:
    numbers = canonical([scale.bands, scale.bounds, scale.priors, scale.fitted, scale.slopes])
    fingerprint = hashlib.sha256(numbers.encode()).hexdigest()[:8]
    return {
        "scanner": __version__,
        "rules": catalogue.version,
        "model": classifier.id,
        "encoder": encoder,
        "scale": f"{scale.version}/{fingerprint}",
    }
