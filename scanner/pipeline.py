"""The map: the way one ad takes, one step a line."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scanner.ad import Ad
from scanner.classify import NONE, Opinion
from scanner.extract import Facts, extract
from scanner.kit import Kit
from scanner.language import SUPPORTED, Language, detect
from scanner.normalise import Text, Words, read, words
from scanner.rules import Catalogue, Findings, match
from scanner.score import FLAGGED, Scan, score


@dataclass(frozen=True, slots=True)
class Reading:
    """An ad read but not yet weighed: everything in it that does not depend on a trained model."""

    ad: Ad
    texts: tuple[Text, ...]
    parts: tuple[Words, ...]
    language: Language
    facts: Facts
    findings: Findings


def scan(ad: Ad, kit: Kit) -> Scan:
    """Read one ad and say what was found, how much it weighs, and what could not be checked."""
    return weigh(reading(ad, kit.catalogue), kit)


def reading(ad: Ad, catalogue: Catalogue) -> Reading:
    """What the ad says."""
    texts = read(ad)  # folded copies + the way back to the published words
    parts = tuple(words(text) for text in texts)
    language = detect(texts, hint=ad.language)  # unknown is an answer; a guess is not
    facts = extract(parts, language, ad)  # contacts, pay, places, work, who is sought
    findings = match(catalogue, parts, language, facts)
    return Reading(ad, texts, parts, language, facts, findings)


def weigh(read: Reading, kit: Kit) -> Scan:
    """What it amounts to."""
    opinion = kit.classifier.judge(read.parts, read.language)  # from the words: cheap
    closer = kit.classifier.reconsider(read.parts, read.language) if _worth_a_closer_look(read, opinion, kit) else None
    return _scored(read, closer or opinion, kit, meaning=closer is not None)


def _worth_a_closer_look(read: Reading, opinion: Opinion, kit: Kit) -> bool:
    """Whether an opinion could bring the ad before a reviewer at all: if the gravest could not, meaning need not be read."""
    if opinion.abstained:
        return False
    if kit.thorough:
        return True
    gravest = replace(opinion, log_odds=dict.fromkeys(opinion.log_odds, _GRAVEST))
    return _scored(read, gravest, kit, meaning=False).band in FLAGGED


_GRAVEST = 1e6
"""Log-odds beyond any bound of the scale."""


def _scored(read: Reading, opinion: Opinion, kit: Kit, *, meaning: bool) -> Scan:
    unchecked = _unchecked(read, opinion.abstained, kit, meaning=meaning)
    return score(read.ad, read.texts, language=read.language, facts=read.facts, findings=read.findings, opinion=opinion,
                 catalogue=kit.catalogue, scale=kit.scale, versions=kit.versions, unchecked=unchecked)  # fmt: skip


def _unchecked(read: Reading, abstained: str, kit: Kit, *, meaning: bool) -> tuple[str, ...]:
    """What this scan says nothing about, so that silence is not read as innocence."""
    language, facts = read.language, read.facts
    said: list[str] = []
    if not language.supported:
        said.append(f"language: {language.code} is not one of {', '.join(SUPPORTED)}")
    if abstained:
        said.append(f"model: {abstained}")
    elif not meaning and kit.classifier.id != NONE:
        said.append("meaning: no encoder" if kit.encoder == NONE else "meaning: not read; it could not have brought the ad to a reviewer")
    said.append("register: no register imported" if facts.agency or facts.licences else "register: no agency named")
    return tuple(said)
