"""Trying rules by hand: a text against the catalogue, one rule laid open, and a blank rule to start from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scanner.ad import Ad, from_record
from scanner.errors import BadInput
from scanner.extract import extract
from scanner.language import detect
from scanner.normalise import read, words
from scanner.rules.finding import Hit
from scanner.rules.match import match
from scanner.rules.rule import Pattern, Rule
from scanner.rules.rulebook import Catalogue, on_trial
from scanner.yamlfile import nearest


def try_text(catalogue: Catalogue, text: str, *, language: str = "") -> list[str]:
    """A line for each hit of a text, read as the body of an ad, against every rule that is not retired; then what was not checked.

    Raises BadInput for an empty text.
    """
    ad = from_record({"body": text, "language": language})
    texts = read(ad)
    found = detect(texts, hint=ad.language)
    findings = match(on_trial(catalogue), tuple(words(text) for text in texts), found, extract(texts, found, ad))
    lines = [_line(ad, hit, catalogue.rules[hit.rule]) for hit in findings.hits] or ["nothing found"]
    return [*lines, f"read as: {', '.join(found.codes) or found.code}", *(f"unchecked: {note}" for note in findings.unchecked)]


def _line(ad: Ad, hit: Hit, rule: Rule) -> str:
    where = (
        f" {hit.span.field} {hit.span.start}-{hit.span.end}: {ad.published(hit.span.field)[hit.span.start : hit.span.end]}"
        if hit.span
        else ""
    )
    return f"{hit.rule} ({rule.status}): {hit.state}{where}{f' [{hit.detail}]' if hit.detail else ''}"


def show(catalogue: Catalogue, name: str) -> str:
    """One rule laid open: what it means, what it asks for, its words and its proofs. Raises BadInput with the nearest known id."""
    if name not in catalogue.rules:
        raise BadInput(f"no rule '{name}'{nearest(name, catalogue.rules)}")
    rule = catalogue.rules[name]
    return "\n".join(
        [*_about(rule), *_asks(rule, catalogue), *_wording("words", rule.patterns), *_wording("denied by", rule.denials), *_proofs(rule)]
    )


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


def _wording(head: str, written: Mapping[str, tuple[Pattern, ...]]) -> Iterator[str]:
    for code, patterns in written.items():
        for pattern in patterns:
            groups = f" + within {pattern.within} words{', in this order' if pattern.ordered else ''} + ".join(
                " | ".join(group) for group in pattern.groups
            )
            yield f"{head} ({code}): {groups}" + (f"; unless: {' | '.join(pattern.unless)}" if pattern.unless else "")


def _proofs(rule: Rule) -> Iterator[str]:
    for proof in rule.proofs:
        yield f"proof ({proof.language}, {proof.state}): {' / '.join(text for _, text in proof.ad.parts())}"


def new(name: str) -> str:
    """The text of a draft rule that loads as it is, with every key explained."""
    return _TEMPLATE.replace("NAME", name)


_TEMPLATE = """\
id: "NAME"                    # the name of this file without .yml
status: draft                 # draft, shadow (counted, never scored), live (needs proofs in every language below), retired
kind: risk                    # risk or protective
title:
  en: "A few words for a list"
  ru: "Несколько слов для списка"
because:                      # a full sentence an analyst could read aloud
  en: "The ad says …"
  ru: "В объявлении сказано, что …"
ilo:                          # leave out for a protective rule
  indicator: "name of the ILO indicator"
  dimension: coercive_recruitment   # or deceptive_recruitment, abuse_of_vulnerability, exploitative_conditions,
                                    # coercion_at_destination, vulnerability_at_destination
  strength: weak              # weak: points to 0.7, medium: to 1.6, strong: to 3.0
points:                       # log-odds a lane: trafficking, recruitment_fraud, labour_breach; below 0 for a protective rule
  trafficking: 0.5
sources: ["Publisher, year, page: where this sign is published"]
innocent_when:
  en: ["when an honest ad says the same"]
negation: contradicts         # a negator before or inside turns the match round; part: the negator belongs to the pattern
# where: {abroad: true}       # facts that must also hold: abroad, sector, gender, destination, pay_ratio_at_least,
                              # contacts_only, employer_named, posted_pay
patterns:                     # word · stem* · stem~ (language's suffixes) · (a|b) · _ any word · __ up to 3 words · # a number
  en:
    - near: [["first word*", "another"], ["second word*"]]   # one of each group in one sentence
      within: 4               # at most so many words between the groups
      order: any              # any or given
      unless: ["with you"]    # any of these in the sentence silences the match
    - phrases: ["these very words"]
# denials:                    # same shapes: words that say the opposite
#   en: [{phrases: ["the opposite words"]}]
proofs:                       # live: 4 present, 4 not_stated and 1 contradicted in every language
  - {lang: "en", state: present, text: "Here stand these very words.", quote: "these very words"}
  - {lang: "en", state: not_stated, text: "Here stand other words."}
"""
