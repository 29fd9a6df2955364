"""What the shape of a file cannot show: limits, references between files, the grammar of terms, and enough proofs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from scanner.errors import Fault
from scanner.normalise import fold
from scanner.rules.model import CombinationFile, LexiconFile, PatternFile, ProofFile, RuleFile, WhereFile
from scanner.rules.near import MAX_GROUPS, MAX_WITHIN
from scanner.rules.shape import some_of
from scanner.rules.terms import BadTerm, read_phrase
from scanner.yamlfile import Reading, nearest

LIMITS = {"weak": 0.7, "medium": 1.6, "strong": 3.0}
PROOFS, PROOFS_COMBINED = 4, 3

_Lexicons = Mapping[str, LexiconFile | None]
_Place = tuple[int | str, ...]
_Found = Iterator[tuple[str, _Place]]
"""Faults as (message, place in the file)."""


def rule_faults(name: str, reading: Reading[RuleFile], lexicons: _Lexicons) -> list[Fault]:
    """What is wrong in a well-formed rule file."""
    rule = reading.value
    if rule is None:
        return []
    found = [*_head(name, rule), *_weight(rule), *_where(rule.where), *_proofs(rule.proofs, lexicons)]
    if not rule.patterns and rule.where is None:
        found.append(("a rule needs 'patterns' or 'where'", ()))
    for part, written in (("patterns", rule.patterns), ("denials", rule.denials)):
        for code, patterns in written.items():
            found += [*_language(code, lexicons, (part, code)), *_patterns(patterns, lexicons.get(code), (part, code))]
    found += [(f"denials in '{code}', but no patterns to deny", ("denials", code)) for code in rule.denials if code not in rule.patterns]
    if rule.status == "live":
        found += _enough(rule)
    return [reading.fault(message, *place) for message, place in found]


def combination_faults(name: str, reading: Reading[CombinationFile], rules: Collection[str], lexicons: _Lexicons) -> list[Fault]:
    """What is wrong in a well-formed combination file."""
    combination = reading.value
    if combination is None:
        return []
    found = [*_head(name, combination), *_where(combination.where), *_proofs(combination.proofs, lexicons), *_needs(combination, rules)]
    found += [(f"points {value:g} are out of range; give 0 to {LIMITS['strong']:g}", ("points", lane))
              for lane, value in combination.points.items() if not 0 < value <= LIMITS["strong"]]  # fmt: skip
    if name in rules:
        found.append((f"'{name}' is already the id of a rule", ("id",)))
    if combination.status == "live":
        count = Counter(proof.state for proof in combination.proofs)
        found += [(f"a live combination needs {PROOFS_COMBINED} '{state}' proofs, has {count[state]}", ("proofs",))
                  for state in ("present", "not_stated") if count[state] < PROOFS_COMBINED]  # fmt: skip
    return [reading.fault(message, *place) for message, place in found]


def lexicon_faults(code: str, reading: Reading[LexiconFile]) -> list[Fault]:
    """What is wrong in a well-formed language file."""
    lexicon = reading.value
    if lexicon is None:
        return []
    found: list[tuple[str, _Place]] = []
    if not (len(code) == 2 and code.isascii() and code.islower()):
        found.append(("a language file is named by its two-letter ISO 639-1 code", ()))
    if not 0 <= lexicon.negation_reach <= 10:
        found.append(("'negation_reach' must be 0 to 10 words", ("negation_reach",)))
    for name, value in lexicon:
        if isinstance(value, list) and name != "suffixes":
            found += _terms(value, frozenset(), (name,))
    found += [(f"'{word}' is not among the negators{nearest(word, lexicon.negators)}", ("list_negators", number))
              for number, word in enumerate(lexicon.list_negators) if word not in lexicon.negators]  # fmt: skip
    found += [(f"'{suffix}' is no suffix; give letters only", ("suffixes", number))
              for number, suffix in enumerate(lexicon.suffixes) if not suffix or set(suffix) & set(" *~()|#_")]  # fmt: skip
    return [reading.fault(message, *place) for message, place in found]


def suffixes_of(lexicon: LexiconFile | None) -> frozenset[str]:
    """A language's suffixes, folded as words are."""
    return frozenset(fold(suffix) for suffix in lexicon.suffixes) if lexicon else frozenset()


def _head(name: str, file: RuleFile | CombinationFile) -> _Found:
    if file.id != name:
        yield f"id '{file.id}' must be the name of the file, '{name}'", ("id",)
    for part in ("title", "because"):
        if not getattr(file, part).get("en", "").strip():
            yield f"'{part}' needs an English text under 'en'", (part,)
    if not file.points:
        yield "give points for at least one lane", ("points",)
    if not file.sources:
        yield "name at least one published source", ("sources",)


def _weight(rule: RuleFile) -> _Found:
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


def _where(where: WhereFile | None) -> _Found:
    if where is None:
        return
    if not where.model_dump(exclude_none=True):
        yield "'where' asks nothing; give a condition or leave it out", ("where",)
    for code in where.destination or []:
        if not (len(code) == 2 and code.isascii() and code.isupper()):
            yield f"'{code}' is no ISO 3166 country code such as \"AE\"", ("where", "destination")
    if where.pay_ratio_at_least is not None and where.pay_ratio_at_least <= 1:
        yield "'pay_ratio_at_least' must be above 1, the reference wage", ("where", "pay_ratio_at_least")


def _language(code: str, lexicons: _Lexicons, place: _Place) -> _Found:
    if code not in lexicons:
        yield f"no languages/{code}.yml for language '{code}'{nearest(code, lexicons)}", place


def _patterns(patterns: Sequence[PatternFile], lexicon: LexiconFile | None, place: _Place) -> _Found:
    suffixes = suffixes_of(lexicon)
    if not patterns:
        yield "no patterns; leave the language out until there are some", place
    for number, pattern in enumerate(patterns):
        here = (*place, number)
        if (pattern.phrases is None) == (pattern.near is None):
            yield "a pattern has either 'phrases' or 'near'", here
        if pattern.near is None and (pattern.within is not None or pattern.order is not None):
            yield "'within' and 'order' go with 'near'", here
        if pattern.near is not None and not 2 <= len(pattern.near) <= MAX_GROUPS:
            yield f"'near' needs 2 to {MAX_GROUPS} groups, has {len(pattern.near)}", (*here, "near")
        if pattern.within is not None and not 0 <= pattern.within <= MAX_WITHIN:
            yield f"'within' must be 0 to {MAX_WITHIN} words", (*here, "within")
        for group, phrases in enumerate(pattern.near or []):
            yield from _terms(phrases, suffixes, (*here, "near", group), needed=True)
        yield from _terms(pattern.phrases or [], suffixes, (*here, "phrases"), needed=pattern.phrases is not None)
        yield from _terms(pattern.unless or [], suffixes, (*here, "unless"))


def _terms(phrases: Sequence[str], suffixes: frozenset[str], place: _Place, *, needed: bool = False) -> _Found:
    if needed and not phrases:
        yield "an empty list of phrases never matches", place
    for number, phrase in enumerate(phrases):
        if phrase in phrases[:number]:
            yield f"'{phrase}' stands twice in one list", (*place, number)
        try:
            read_phrase(phrase, suffixes)
        except BadTerm as fault:
            yield str(fault), (*place, number)


def _proofs(proofs: Sequence[ProofFile], lexicons: _Lexicons) -> _Found:
    for number, proof in enumerate(proofs):
        here = ("proofs", number)
        yield from _language(proof.lang, lexicons, (*here, "lang"))
        if (proof.text is None) == (proof.ad is None):
            yield "a proof has either 'text' or 'ad'", here
        elif not ((proof.text or "").strip() or (proof.ad and (proof.ad.title.strip() or proof.ad.body.strip()))):
            yield "a proof needs a text, or an ad with a title or a body", here
        if proof.quote and proof.state == "not_stated":
            yield "'not_stated' quotes nothing; leave 'quote' out", (*here, "quote")


def _needs(combination: CombinationFile, rules: Collection[str]) -> _Found:
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


def _enough(rule: RuleFile) -> _Found:
    """Live asks for proofs in every claimed language; a structural rule reads no language, so all its proofs count together."""
    counts: dict[str, Counter[str]] = {code: Counter() for code in rule.patterns or ["any language"]}
    for proof in rule.proofs:
        counts.setdefault(proof.lang if rule.patterns else "any language", Counter())[proof.state] += 1
    for code, count in counts.items():
        for state in ("present", "not_stated"):
            if count[state] < PROOFS:
                yield f"a live rule needs {PROOFS} '{state}' proofs in {code}, has {count[state]}", ("proofs",)
        if rule.patterns and not count["contradicted"] and count["not_stated"] <= PROOFS:
            yield (
                f"a live rule needs a 'contradicted' proof in {code}, or one more 'not_stated': a warning that must stay silent",
                ("proofs",),
            )
