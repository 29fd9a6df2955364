"""What is wrong with the words of one language: its lexicon, and its phrases and proofs for a rule."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import prod

from scanner.errors import Fault
from scanner.rules.files import LanguageFiles
from scanner.rules.grammar import MAX_ENDINGS, PLAIN, Grammar
from scanner.rules.groups import Groups, expanded, nested, unknown
from scanner.rules.model import LexiconFile, PatternFile, ProofFile, RuleFile, WordsFile
from scanner.rules.near import MAX_GROUPS, MAX_WITHIN
from scanner.rules.rule import CONTEXT
from scanner.rules.terms import BadTerm, parsed
from scanner.yamlfile import Reading, nearest

Place = tuple[int | str, ...]
Found = Iterator[tuple[str, Place]]
"""Faults as (message, place in the file)."""


def lexicon_faults(code: str, reading: Reading[LexiconFile]) -> list[Fault]:
    """What is wrong in a well-formed lexicon."""
    lexicon = reading.value
    if lexicon is None:
        return []
    found: list[tuple[str, Place]] = []
    if not (len(code) == 2 and code.isascii() and code.islower()):
        found.append(("a language's folder is named by its two-letter ISO 639-1 code", ()))
    if not 0 <= lexicon.negation_reach <= 10:
        found.append(("'negation_reach' must be 0 to 10 words", ("negation_reach",)))
    for name in CONTEXT:
        found += _terms(getattr(lexicon, name), PLAIN, (name,))
    found += [(f"'{word}' is not among the negators{nearest(word, lexicon.negators)}", ("list_negators", number))
              for number, word in enumerate(lexicon.list_negators) if word not in lexicon.negators]  # fmt: skip
    found += [*_endings(lexicon), *_nested(lexicon.groups)]
    return [reading.fault(message, *place) for message, place in found]


def words_faults(language: LanguageFiles, reading: Reading[WordsFile], rule: Reading[RuleFile] | None) -> list[Fault]:
    """What is wrong in a well-formed file of a rule's words."""
    words = reading.value
    if words is None:
        return []
    found = [*proof_faults(words.proofs), *_alien(words), *_nested(words.groups)]
    groups = language.groups(words)
    for part, patterns in (("patterns", words.patterns), ("denials", words.denials)):
        found += [(f"no group '@{name}'{nearest(name, groups) or '; known: ' + ', '.join(groups)}", (part, number))
                  for name, number in unknown(patterns, groups)]  # fmt: skip
        found += _patterns(expanded(patterns, groups), language.grammar, part)
    if words.denials and not words.patterns:
        found.append(("denials, but no patterns to deny", ("denials",)))
    if not words.patterns and rule and rule.value and rule.value.where is None:
        found.append(("no patterns; leave the file out until there are some", ()))
    return [reading.fault(message, *place) for message, place in found]


def proof_faults(proofs: Sequence[ProofFile]) -> Found:
    """What is wrong with proofs as written; whether they hold is for `prove`."""
    for number, proof in enumerate(proofs):
        here = ("proofs", number)
        if (proof.text is None) == (proof.ad is None):
            yield "a proof has either 'text' or 'ad'", here
        elif not ((proof.text or "").strip() or (proof.ad and (proof.ad.title.strip() or proof.ad.body.strip()))):
            yield "a proof needs a text, or an ad with a title or a body", here
        if proof.quote and proof.state == "not_stated":
            yield "'not_stated' quotes nothing; leave 'quote' out", (*here, "quote")


def _nested(groups: Groups) -> Found:
    for group, name in nested(groups):
        yield f"group '{group}' uses '@{name}'; a group lists words only", ("groups", group)


def _alien(words: WordsFile) -> Found:
    for number, proof in enumerate(words.proofs):
        if proof.lang:
            yield "the folder says the language; leave 'lang' out", ("proofs", number, "lang")


def _endings(lexicon: LexiconFile) -> Found:
    written = [(suffix, ("suffixes", number)) for number, suffix in enumerate(lexicon.suffixes)]
    written += [(suffix, ("chains", number)) for number, chain in enumerate(lexicon.chains) for slot in chain for suffix in slot]
    for suffix, place in written:
        if not suffix or set(suffix) & set(" *~()|#_{}"):
            yield f"'{suffix}' is no suffix; give letters only", place
    for number, chain in enumerate(lexicon.chains):
        if prod(len(slot) + 1 for slot in chain) > MAX_ENDINGS:
            yield f"this chain has more than {MAX_ENDINGS:,} endings; split it or shorten its slots", ("chains", number)


def _patterns(patterns: Sequence[PatternFile], grammar: Grammar, part: str) -> Found:
    for number, pattern in enumerate(patterns):
        here = (part, number)
        if (pattern.phrases is None) == (pattern.near is None):
            yield "a pattern has either 'phrases' or 'near'", here
        if pattern.near is None and (pattern.within is not None or pattern.order is not None):
            yield "'within' and 'order' go with 'near'", here
        if pattern.near is not None and not 2 <= len(pattern.near) <= MAX_GROUPS:
            yield f"'near' needs 2 to {MAX_GROUPS} groups, has {len(pattern.near)}", (*here, "near")
        if pattern.within is not None and not 0 <= pattern.within <= MAX_WITHIN:
            yield f"'within' must be 0 to {MAX_WITHIN} words", (*here, "within")
        for group, phrases in enumerate(pattern.near or []):
            yield from _terms(phrases, grammar, (*here, "near", group), needed=True)
        yield from _terms(pattern.phrases or [], grammar, (*here, "phrases"), needed=pattern.phrases is not None)
        yield from _terms(pattern.unless or [], grammar, (*here, "unless"))


def _terms(phrases: Sequence[str], grammar: Grammar, place: Place, *, needed: bool = False) -> Found:
    if needed and not phrases:
        yield "an empty list of phrases never matches", place
    seen: set[str] = set()
    for number, phrase in enumerate(phrases):
        if phrase in seen:
            yield f"'{phrase}' stands twice in one list", (*place, number)
        seen.add(phrase)
        try:
            parsed(phrase, grammar)
        except BadTerm as fault:
            yield str(fault), (*place, number)
