"""The map: the way one ad takes, one step a line."""

from __future__ import annotations

from dataclasses import dataclass

from scanner.ad import Ad
from scanner.extract import Facts, extract
from scanner.kit import Kit
from scanner.language import SUPPORTED, Language, detect
from scanner.normalise import Text, Words, read, words
from scanner.rules import Catalogue, Findings, match
from scanner.score import Scan, score


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
    opinion = kit.classifier.judge(read.parts, read.language)
    unchecked = _unchecked(read, opinion.abstained)
    return score(read.ad, read.texts, language=read.language, facts=read.facts, findings=read.findings, opinion=opinion,
                 catalogue=kit.catalogue, scale=kit.scale, versions=kit.versions, unchecked=unchecked)  # fmt: skip


def _unchecked(read: Reading, abstained: str) -> tuple[str, ...]:
    """What this scan says nothing about, so that silence is not read as innocence."""
    language, facts = read.language, read.facts
    said: list[str] = []
    if not language.supported:
        said.append(f"language: {language.code} is not one of {', '.join(SUPPORTED)}")
    if abstained:
        said.append(f"model: {abstained}")
    said.append("register: no register imported" if facts.agency or facts.licences else "register: no agency named")
    return tuple(said)
