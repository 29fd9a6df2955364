"""How fast ads are read, against tools people would otherwise take. All on the same ads, one core, in one run.

    .venv/bin/python -m tests.benchmarks.reading            # a minute; needs the bench extra (it is in the test lock)

Prints ads a CPU-second for each contender and what the scanner's reading is times as fast. CPU time, best of three rounds, after a
warm-up; every contender reads the same texts and its hits are counted, so that nothing is optimised away.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import ahocorasick

from scanner.ad import Ad
from scanner.extract import extract
from scanner.language import detect
from scanner.normalise import normalise, read, words
from scanner.rules import Catalogue, load_catalogue, match
from scanner.rules.engine import Matcher
from scanner.settings import load_settings
from scanner.train.examples import load_examples

HOUSE = Path(__file__).resolve().parents[2]
ROUNDS = 3
STEMS = 2_000

Contender = Callable[[Sequence[Ad]], int]


def ads(language: str, most: int) -> list[Ad]:
    """Composed ads of this repository; no text leaves it."""
    return [example.ad for example in load_examples([HOUSE / "labelled_ads" / f"{language}.jsonl"])][:most]


def stems(catalogue: Catalogue, language: str) -> list[str]:
    """The first words of the phrases the rules look for, cut to stems: what any engine would have to find."""
    matcher: Matcher = catalogue.matchers[language]
    heads = dict.fromkeys(head.strip().split()[0][:8] for phrase in matcher.phrases for head in phrase.heads)
    return [head for head in heads if len(head) > 3][:STEMS]


def scanner_reading(catalogue: Catalogue) -> Contender:
    """Folding, language, facts and rules: everything a scan does before it weighs."""

    def run(sample: Sequence[Ad]) -> int:
        found = 0
        for ad in sample:
            texts = read(ad)
            language = detect(texts, hint=ad.language)
            parts = tuple(map(words, texts))
            facts = extract(parts, language, ad)
            found += len(match(catalogue, parts, language, facts).hits)
        return found

    return run


def scanner_rules(catalogue: Catalogue) -> Contender:
    """Folding and rules alone, the language known."""
    from scanner.extract import Facts
    from scanner.language import Language

    def run(sample: Sequence[Ad]) -> int:
        return sum(
            len(match(catalogue, tuple(map(words, read(ad))), Language(ad.language, 1.0, (ad.language,)), Facts()).hits) for ad in sample
        )

    return run


def bare_heads(patterns: Sequence[str]) -> Contender:
    """Aho-Corasick over small letters with a regular expression tried at each head: no folding, no positions, no sentences."""
    automaton = ahocorasick.Automaton()
    for stem in patterns:
        automaton.add_word(f" {stem}", re.compile(rf" {re.escape(stem)}\w* (?:\w+ ){{0,3}}"))
    automaton.make_automaton()
    gaps = re.compile(r"\W+")

    def run(sample: Sequence[Ad]) -> int:
        found = 0
        for ad in sample:
            stream = f" {gaps.sub(' ', ad.body.casefold())} "
            for end, check in automaton.iter(stream):
                found += check.match(stream, stream.rfind(" ", 0, end)) is not None
        return found

    return run


def spacy_matcher(patterns: Sequence[str], language: str) -> Contender:
    """spaCy's Matcher with one stem a pattern."""
    import spacy
    from spacy.matcher import Matcher as SpacyMatcher

    import scanner.spacy_pipe  # noqa: F401 - registers the languages spaCy does not bring

    nlp = spacy.blank(language)
    matcher = SpacyMatcher(nlp.vocab)
    for number, stem in enumerate(patterns):
        matcher.add(str(number), [[{"LOWER": {"REGEX": f"^{re.escape(stem)}"}}]])
    return lambda sample: sum(len(matcher(nlp(ad.body))) for ad in sample)


def presidio(language: str) -> Contender:
    """Presidio's analyser with its default recognisers, on a blank pipeline: no trained model slows it down."""
    import spacy
    import tldextract.tldextract
    from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
    from presidio_analyzer.nlp_engine import SpacyNlpEngine

    # Its recognisers of addresses would fetch the list of public suffixes; the one that comes with the package will do.
    tldextract.tldextract.TLD_EXTRACTOR = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)

    class Blank(SpacyNlpEngine):  # type: ignore[misc]  # presidio ships no types, so its classes are Any
        def __init__(self) -> None:
            super().__init__(models=[{"lang_code": "en", "model_name": "blank"}])
            self.nlp = {"en": spacy.blank(language)}

    registry = RecognizerRegistry()
    registry.load_predefined_recognizers(languages=["en"])
    engine = AnalyzerEngine(registry=registry, nlp_engine=Blank(), supported_languages=["en"])
    return lambda sample: sum(len(engine.analyze(ad.body, language="en")) for ad in sample)


def speed(contender: Contender, sample: Sequence[Ad]) -> tuple[float, int]:
    """Ads a CPU-second, best of some rounds, and what was found."""
    contender(sample[:5])
    best, found = 0.0, 0
    for _ in range(ROUNDS):
        start = time.process_time()
        found = contender(sample)
        best = max(best, len(sample) / (time.process_time() - start))
    return best, found


def rows(language: str, most: int) -> Iterator[tuple[str, float, int]]:
    """(contender, ads a CPU-second, hits) for each."""
    sample = ads(language, most)
    catalogue = load_catalogue(load_settings().rules)
    patterns = stems(catalogue, language)
    normalise("body", "")
    yield "scanner: folding, language, facts, rules", *speed(scanner_reading(catalogue), sample)
    yield "scanner: folding and rules", *speed(scanner_rules(catalogue), sample)
    yield f"Aho-Corasick heads, {len(patterns)} stems", *speed(bare_heads(patterns), sample)
    yield f"spaCy Matcher, {len(patterns)} stems", *speed(spacy_matcher(patterns, language), sample[:60])
    yield "Presidio analyser, default recognisers", *speed(presidio(language), sample[:60])


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--language", default="en")
    parser.add_argument("--ads", type=int, default=200)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    ours = 0.0
    for name, pace, found in rows(given.language, given.ads):
        ours = ours or pace
        sys.stdout.write(f"{name:44} {pace:10,.1f} ads/CPU-s  {found:8,} found   scanner is {ours / pace:8.2f} times as fast\n")


if __name__ == "__main__":
    main()
