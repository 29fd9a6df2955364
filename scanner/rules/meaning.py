"""What the shape of a rule or combination file cannot show: limits, references between files and enough proofs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from scanner.errors import Fault
from scanner.rules.model import CombinationFile, RuleFile, WhereFile, WordsFile
from scanner.rules.phrasing import Found, proof_faults
from scanner.rules.shape import some_of
from scanner.yamlfile import Reading, nearest

LIMITS = {"weak": 0.7, "medium": 1.6, "strong": 3.0}
PROOFS, PROOFS_COMBINED = 4, 3


def rule_faults(name: str, reading: Reading[RuleFile], words: Mapping[str, Reading[WordsFile]]) -> list[Fault]:
    """What is wrong in a well-formed rule file, and in its words taken together."""
    rule = reading.value
    if rule is None:
        return []
    found = [*_head(name, rule), *_weight(rule), *_where(rule.where)]
    written = {code: one.value for code, one in words.items() if one.value}
    if rule.status != "draft" and rule.where is None and not any(one.patterns for one in written.values()):
        found.append(("a rule needs 'where', or patterns in languages/<language>/", ()))
    faults = [reading.fault(message, *place) for message, place in found]
    return [*faults, *_enough(reading, rule, words)] if rule.status == "live" else faults


def combination_faults(name: str, reading: Reading[CombinationFile], rules: Collection[str], languages: Collection[str]) -> list[Fault]:
    """What is wrong in a well-formed combination file."""
    combination = reading.value
    if combination is None:
        return []
    found = [*_head(name, combination), *_where(combination.where), *proof_faults(combination.proofs), *_needs(combination, rules)]
    found += [(f"no languages/{proof.lang}/ for language '{proof.lang}'{nearest(proof.lang, languages)}", ("proofs", number, "lang"))
              for number, proof in enumerate(combination.proofs) if proof.lang not in languages]  # fmt: skip
    found += [(f"points {value:g} are out of range; give 0 to {LIMITS['strong']:g}", ("points", lane))
              for lane, value in combination.points.items() if not 0 < value <= LIMITS["strong"]]  # fmt: skip
    if name in rules:
        found.append((f"'{name}' is already the id of a rule", ("id",)))
    if combination.status == "live":
        count = Counter(proof.state for proof in combination.proofs)
        found += [(f"a live combination needs {PROOFS_COMBINED} '{state}' proofs, has {count[state]}", ("proofs",))
                  for state in ("present", "not_stated") if count[state] < PROOFS_COMBINED]  # fmt: skip
    return [reading.fault(message, *place) for message, place in found]


def _head(name: str, file: RuleFile | CombinationFile) -> Found:
    if file.id != name:
        yield f"id '{file.id}' must be the name of the file, '{name}'", ("id",)
    for part in ("title", "because"):
        if not getattr(file, part).get("en", "").strip():
            yield f"'{part}' needs an English text under 'en'", (part,)
    if not file.points:
        yield "give points for at least one lane", ("points",)
    if not file.sources:
        yield "name at least one published source", ("sources",)


def _weight(rule: RuleFile) -> Found:
    if rule.kind == "protective":
        if rule.ilo:
            yield "a protective rule stands for no ILO indicator; leave 'ilo' out", ("ilo",)
        for lane, value in rule.points.items():
            if not -LIMITS["strong"] <= value < 0:
                yield f"points {value:g} of a protective rule must be below 0, at least {-LIMITS['strong']:g}", ("points", lane)
        return
    if not rule.innocent_when.get("en"):
        yield "say under 'innocent_when' when an honest ad says this, in 'en' at least", ("innocent_when",)
    if rule.ilo is None:
        yield "'ilo' is missing: indicator, dimension, strength", ()
        return
    limit = LIMITS[rule.ilo.strength]
    for lane, value in rule.points.items():
        if not 0 < value <= limit:
            yield f"points {value:g} are out of range; a {rule.ilo.strength} indicator gives 0 to {limit:g}", ("points", lane)


def _where(where: WhereFile | None) -> Found:
    if where is None:
        return
    if not where.model_dump(exclude_none=True):
        yield "'where' asks nothing; give a condition or leave it out", ("where",)
    for key, codes in (("destination", where.destination), ("named", where.named)):
        for code in codes or []:
            if not (len(code) == 2 and code.isascii() and code.isupper()):
                yield f"'{code}' is no ISO 3166 country code such as \"AE\"", ("where", key)
    pair = where.pay_ratio_between
    if pair is not None and not (len(pair) == 2 and 0 <= pair[0] < pair[1]):
        yield "'pay_ratio_between' is two numbers, the smaller first", ("where", "pay_ratio_between")
    if where.pay_ratio_at_least is not None and where.pay_ratio_at_least <= 1:
        yield "'pay_ratio_at_least' must be above 1, the reference wage", ("where", "pay_ratio_at_least")


def _needs(combination: CombinationFile, rules: Collection[str]) -> Found:
    needs = combination.needs
    some = some_of(needs)
    if not needs.all and not some:
        yield "'needs' asks for no rule; give 'all' or 'any'", ("needs",)
    for one in some:
        if not 1 <= one.at_least <= len(set(one.of)):
            yield f"at_least {one.at_least} of {len(set(one.of))} rules can never be", ("needs", "any")
    for part, names in (("all", needs.all), ("any", [name for one in some for name in one.of]), ("none", needs.none)):
        for name in names:
            if name not in rules:
                yield f"unknown rule '{name}'{nearest(name, rules)}", ("needs", part)


def _enough(reading: Reading[RuleFile], rule: RuleFile, words: Mapping[str, Reading[WordsFile]]) -> Iterator[Fault]:
    """Live asks for proofs in every language it is live in; a structural rule reads no language, so all its proofs count together."""
    live = {code: one for code, one in words.items() if one.value and one.value.status == "live"}
    count: Counter[str]
    if not any(one.value and one.value.patterns for one in words.values()):
        count = Counter(proof.state for one in live.values() if one.value for proof in one.value.proofs)
        for state in ("present", "not_stated"):
            if count[state] < PROOFS:
                yield reading.fault(f"a live rule needs {PROOFS} '{state}' proofs over all languages, has {count[state]}")
        return
    for code, one in live.items():
        count = Counter(proof.state for proof in (one.value.proofs if one.value else ()))
        for state in ("present", "not_stated"):
            if count[state] < PROOFS:
                yield one.fault(f"a live rule needs {PROOFS} '{state}' proofs in {code}, has {count[state]}", "proofs")
        if not count["contradicted"] and count["not_stated"] <= PROOFS:
            yield one.fault(
                f"a live rule needs a 'contradicted' proof in {code}, or one more 'not_stated': a warning that must stay silent", "proofs"
            )
