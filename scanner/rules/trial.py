"""Trying rules by hand: a text against the catalogue, and one rule laid open."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from scanner.ad import Ad, from_record
from scanner.errors import BadInput
from scanner.extract import extract
from scanner.language import detect
from scanner.normalise import read, words
from scanner.rules.finding import Hit
from scanner.rules.match import match
from scanner.rules.rule import Rule
from scanner.rules.rulebook import Catalogue, on_trial
from scanner.yamlfile import nearest


def try_text(catalogue: Catalogue, text: str, *, language: str = "") -> list[str]:
    """A line for each hit of a text, read as the body of an ad, against every rule that is not retired; then what was not checked.

    Raises BadInput for an empty text.
    """
    ad = from_record({"body": text, "language": language})
    texts = read(ad)
    found = detect(texts, hint=ad.language)
    parts = tuple(map(words, texts))
    findings = match(on_trial(catalogue), parts, found, extract(parts, found, ad))
    lines = [_line(ad, hit, catalogue.rules[hit.rule]) for hit in findings.hits] or ["nothing found"]
    return [*lines, f"read as: {', '.join(found.codes) or found.code}", *(f"unchecked: {note}" for note in findings.unchecked)]


def _line(ad: Ad, hit: Hit, rule: Rule) -> str:
    where = (
        f" {hit.span.field} {hit.span.start}-{hit.span.end}: {ad.published(hit.span.field)[hit.span.start : hit.span.end]}"
        if hit.span
        else ""
    )
    return f"{hit.rule} ({rule.status}): {hit.state}{where}{f' [{hit.detail}]' if hit.detail else ''}"


FEW = 8
"""Phrases of a group that are shown unless all are asked for."""


def show(catalogue: Catalogue, name: str, *, language: str = "", whole: bool = False) -> str:
    """One rule laid open: what it means, what it asks for, its words and its proofs, in all languages or one.

    Long lists are cut unless the `whole` of them is asked for. Raises BadInput with the nearest known id.
    """
    if name not in catalogue.rules:
        raise BadInput(f"no rule '{name}'{nearest(name, catalogue.rules)}")
    if language and language not in catalogue.languages:
        raise BadInput(f"no rules for language '{language}'; known: {', '.join(catalogue.languages)}")
    rule = catalogue.rules[name]
    most = sys.maxsize if whole else FEW
    codes = [code for code in catalogue.languages if language in {"", code}]
    lines = [*_about(rule), *_asks(rule, catalogue)]
    for code in codes:
        lines += [*_wording(rule, code, most), *_proofs(rule, code)]
    return "\n".join(lines)


def _about(rule: Rule) -> Iterator[str]:
    yield f"{rule.id} ({rule.status}, {rule.kind}): {rule.title.get('en', '')}"
    yield rule.because.get("en", "")
    if rule.ilo:
        yield f"ILO: {rule.ilo.indicator}; {rule.ilo.dimension.replace('_', ' ')}, {rule.ilo.strength}"
    yield "points: " + ", ".join(f"{lane} {points:+g}" for lane, points in rule.points.items())
    yield from (f"source: {source}" for source in rule.sources)
    yield from (f"innocent when: {case}" for case in rule.innocent_when.get("en", ()))


def _asks(rule: Rule, catalogue: Catalogue) -> Iterator[str]:
    if rule.where:
        asked = {key: getattr(rule.where, key) for key in rule.where.__slots__}
        yield "where: " + ", ".join(f"{key} {value}" for key, value in asked.items() if value not in (None, "", ()))
    if rule.needs:
        yield from (f"needs: {name}" for name in rule.needs.every)
        yield from (f"needs at least {least} of: {', '.join(names)}" for least, names in rule.needs.some)
        yield from (f"not with: {name}" for name in rule.needs.none)
    for other in catalogue.combinations.values():
        if other.needs and rule.id in other.needs.members():
            yield f"part of: {other.id}"


def _wording(rule: Rule, code: str, most: int) -> Iterator[str]:
    watched = ", watched only" if code in rule.watched else ""
    for head, written in (("words", rule.patterns), ("denied by", rule.denials)):
        for pattern in written.get(code, ()):
            joint = f" + within {pattern.within} words{', in this order' if pattern.ordered else ''} + "
            said = joint.join(_list(group, most) for group in pattern.groups)
            yield f"{head} ({code}{watched}): {said}" + (f"; unless: {_list(pattern.unless, most)}" if pattern.unless else "")


def _list(phrases: Sequence[str], most: int) -> str:
    more = f" | … {len(phrases) - most} more" if len(phrases) > most else ""
    return " | ".join(phrases[:most]) + more


def _proofs(rule: Rule, code: str) -> Iterator[str]:
    for proof in rule.proofs:
        if proof.language == code:
            yield f"proof ({code}, {proof.state}): {' / '.join(text for _, text in proof.ad.parts())}"
