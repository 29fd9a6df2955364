"""Every proof of every rule, run on the way a real ad goes."""

from __future__ import annotations

from collections.abc import Iterator

from scanner.errors import Fault
from scanner.extract import extract
from scanner.language import detect
from scanner.normalise import read, words
from scanner.rules.finding import Findings, Hit, State
from scanner.rules.match import match
from scanner.rules.rule import Proof, Rule
from scanner.rules.rulebook import Catalogue, on_trial


def prove(catalogue: Catalogue) -> list[Fault]:
    """A fault for each proof that does not come out as it says, naming what came instead. Drafts are proved as if live."""
    trial = on_trial(catalogue)
    return [
        Fault(proof.file, proof.line, why) for rule in trial.rules.values() for proof in rule.proofs for why in _misses(trial, rule, proof)
    ]


def findings_of(catalogue: Catalogue, proof: Proof) -> tuple[Findings, tuple[str, ...]]:
    """What the rules say of a proof's ad, and the languages it was read as."""
    texts = read(proof.ad)
    language = detect(texts, hint=proof.language)
    parts = tuple(map(words, texts))
    return match(catalogue, parts, language, extract(parts, language, proof.ad)), language.codes


def _misses(catalogue: Catalogue, rule: Rule, proof: Proof) -> Iterator[str]:
    findings, codes = findings_of(catalogue, proof)
    hits = [hit for hit in findings.hits if hit.rule == rule.id]
    state = hits[0].state if hits else State.NOT_STATED
    quotes = [_quoted(proof, hit) for hit in hits]
    if codes and proof.language not in codes:
        yield f"the proof was read as {', '.join(codes)}, not {proof.language}"
    if state is not proof.state:
        yield f"expected {proof.state}, came {state}{_shown(quotes) or _others(rule, findings)}"
    elif proof.quote and not any(proof.quote in quote for quote in quotes):
        yield f"expected the quote '{proof.quote}'{_shown(quotes)}"


def _quoted(proof: Proof, hit: Hit) -> str:
    return proof.ad.published(hit.span.field)[hit.span.start : hit.span.end] if hit.span else ""


def _shown(quotes: list[str]) -> str:
    return f" from {', '.join(repr(quote) for quote in quotes)}" if quotes else ""


def _others(rule: Rule, findings: Findings) -> str:
    """For a combination that did not fire: what was present, so that the missing member can be seen."""
    present = sorted({hit.rule for hit in findings.hits})
    return f"; present were: {', '.join(present) or 'none'}" if rule.needs is not None else ""
