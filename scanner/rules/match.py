"""Every rule against one ad."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from scanner.extract import Facts
from scanner.language import OTHER, UNKNOWN, Language
from scanner.normalise import Span, Words, skeleton
from scanner.rules.combinations import combine
from scanner.rules.conditions import Shown, holds, unknown
from scanner.rules.context import Context
from scanner.rules.engine import Matcher, Plan, Sightings, Stretch
from scanner.rules.finding import Findings, Hit, State
from scanner.rules.grammar import romanised
from scanner.rules.near import Meter, windows
from scanner.rules.rule import Rule
from scanner.rules.rulebook import Catalogue

MAX_WORDS = 20_000
MAX_HITS = 3
MAX_MATCHES = 200


@dataclass(frozen=True, slots=True)
class _Match:
    """One place in one ad where a rule's words, or the words of its denial, stand."""

    state: State
    language: str
    span: Span


class _Desk:
    """What is gathered about one ad: matches and denials by rule, the steps each rule has left, and rules that gave up."""

    __slots__ = ("denials", "flooded", "matches", "meters")

    def __init__(self) -> None:
        self.matches: dict[str, list[_Match]] = {}
        self.denials: dict[str, list[_Match]] = {}
        self.meters: dict[str, Meter] = {}
        self.flooded: set[str] = set()


def match(catalogue: Catalogue, words: Sequence[Words], language: Language, facts: Facts) -> Findings:
    """What the live rules say of an ad, and what the shadow rules would.

    Tried are the rules of every language of the ad; when the language is unknown, of all languages. The same ad and
    catalogue give the same findings.
    """
    read, cut = _capped(words)
    codes, unchecked = _codes(catalogue, language)
    desk = _Desk()
    for code in codes:
        matcher = catalogue.matchers[code]
        for text in read:
            _gather(matcher, _spelled(text, matcher), desk)
    spoken = desk.matches.keys() | desk.denials.keys()
    settled = [hit for rule in catalogue.tried if rule.structural or rule.id in spoken for hit in _settled(rule, desk, facts, read)]
    live, shadow = _parted(catalogue, settled, facts, read)
    states = {rule.id: State.NOT_STATED for rule in catalogue.tried if rule.status == "live"}
    states |= {hit.rule: hit.state for hit in live if hit.rule in states}
    return Findings(tuple(live), states, (*cut, *unchecked, *_undecided(catalogue, codes, desk, facts)), tuple(shadow))


def _parted(catalogue: Catalogue, settled: list[Hit], facts: Facts, words: Sequence[Words]) -> tuple[list[Hit], list[Hit]]:
    """What is scored and what is only watched, each with its combinations: what is on trial cannot reach a score by way of one."""
    live = [hit for hit in settled if _counts(hit, catalogue)]
    live += [hit for hit in combine(catalogue.rules, live, facts, words) if _counts(hit, catalogue)]
    fired = {hit.rule for hit in live}
    shadow = [hit for hit in settled if not _counts(hit, catalogue)]
    shadow += [hit for hit in combine(catalogue.rules, settled, facts, words) if hit.rule not in fired]
    return live, shadow


def _counts(hit: Hit, catalogue: Catalogue) -> bool:
    """Whether a hit is scored: its rule is live, and so are the rule's words in the language that spoke."""
    rule = catalogue.rules[hit.rule]
    return rule.status == "live" and hit.language not in rule.watched


def _capped(words: Sequence[Words]) -> tuple[list[Words], list[str]]:
    """The first MAX_WORDS words of an ad, and a note when there were more."""
    read: list[Words] = []
    left = MAX_WORDS
    for text in words:
        if len(text.forms) > left:
            cut = {name: getattr(text, name)[:left] for name in ("forms", "starts", "ends", "sentences")}
            read.append(replace(text, **cut))
            return read, [f"rules: text longer than {MAX_WORDS:,} words; the rest was not read"]
        read.append(text)
        left -= len(text.forms)
    return read, []


def _codes(catalogue: Catalogue, language: Language) -> tuple[list[str], list[str]]:
    """The languages whose rules are tried, and what could not be. A language in Latin letters ends in `-Latn`."""
    spoken = [code for code in dict.fromkeys((*language.codes, *(passage.code for passage in language.passages))) if code != OTHER]
    known = [code for code in spoken if code in catalogue.matchers]
    if not known and language.code in {OTHER, UNKNOWN}:
        return list(catalogue.matchers), [f"rules: language {language.code}; the rules of every language were tried"]
    latin = {passage.code for passage in language.passages if passage.romanised} | ({language.code} if language.romanised else set())
    own = {passage.code for passage in language.passages if not passage.romanised}
    tried = [code for code in known if code not in latin or code in own]
    tried += [f"{code}-Latn" for code in known if code in latin and romanised(code)]
    missing = [code for code in language.codes if code not in catalogue.matchers and code != OTHER]
    return tried, [f"rules: no rules for language {code}" for code in missing]


def _spelled(words: Words, matcher: Matcher) -> Words:
    """The words as the matcher reads them; positions stay."""
    latin = matcher.romanised
    return replace(words, forms=tuple([skeleton(form, latin) for form in words.forms])) if latin else words


def _gather(matcher: Matcher, words: Words, desk: _Desk) -> None:
    sightings = matcher.sight(words)
    if sightings.flooded:
        desk.flooded |= matcher.flooded(sightings)
    plans = matcher.awake(sightings)
    if not plans:
        return
    context = Context(words, matcher, sightings)
    for plan in plans:
        for state, (first, last) in _readings(plan, words, sightings, context, desk):
            kept = (desk.denials if plan.denial else desk.matches).setdefault(plan.rule, [])
            if len(kept) == MAX_MATCHES:
                desk.flooded.add(plan.rule)
                break
            kept.append(_Match(state, matcher.code, words.span(first, last)))


def _readings(plan: Plan, words: Words, sightings: Sightings, context: Context, desk: _Desk) -> Iterator[tuple[State, Stretch]]:
    """Each match of a plan that nothing around it silences, with its state. A denial that is itself denied says nothing."""
    excused = context.excused(plan.unless)
    own = sightings.of(plan.own_negator)
    for stretch in _stretches(plan, words, sightings, desk):
        if context.warns(stretch) or words.sentences[stretch[0]] in excused:
            continue
        turned = plan.reads_negation and context.negated(stretch, own)
        if not plan.denial:
            yield (State.CONTRADICTED if turned else State.PRESENT), stretch
        elif not turned:
            yield State.CONTRADICTED, stretch


def _stretches(plan: Plan, words: Words, sightings: Sightings, desk: _Desk) -> Sequence[Stretch]:
    groups = [sightings.of(group) for group in plan.groups]
    if len(groups) == 1:
        return groups[0]
    meter = desk.meters.setdefault(plan.rule, Meter())
    return windows(groups, words.sentences, within=plan.within, ordered=plan.ordered, meter=meter)


def _settled(rule: Rule, desk: _Desk, facts: Facts, words: Sequence[Words]) -> list[Hit]:
    """A rule's hits, those of watched languages apart from the others; each part of one state, in reading order, none over another."""
    matches, denied = desk.matches.get(rule.id, []), desk.denials.get(rule.id, [])
    shown = holds(rule.where, facts, words) if rule.where else Shown()
    if rule.structural:
        return [Hit(rule.id, State.PRESENT, "", shown.span, shown.detail)] if shown else []
    hits: list[Hit] = []
    for watched in (False, True) if rule.watched else (False,):
        part = [[found for found in some if (found.language in rule.watched) is watched] for some in (matches, denied)]
        hits += _read_off(rule, part[0], part[1], shown, words)
    return hits


def _read_off(rule: Rule, matches: list[_Match], denied: list[_Match], shown: Shown | None, words: Sequence[Words]) -> list[Hit]:
    present = [found for found in matches if found.state is State.PRESENT and not _covered(found.span, denied)] if shown else []
    chosen = present or [*denied, *(found for found in matches if found.state is State.CONTRADICTED)]
    order = {text.text.field: number for number, text in enumerate(words)}
    kept: list[_Match] = []
    for found in sorted(chosen, key=lambda one: (order[one.span.field], one.span.start, -one.span.end)):
        if len(kept) < MAX_HITS and not _covered(found.span, kept[-1:]):
            kept.append(found)
    return [Hit(rule.id, found.state, found.language, found.span, shown.detail if shown else "") for found in kept]


def _covered(span: Span, others: Iterable[_Match]) -> bool:
    return any(span.field == other.span.field and span.start < other.span.end and other.span.start < span.end for other in others)


def _undecided(catalogue: Catalogue, codes: Sequence[str], desk: _Desk, facts: Facts) -> list[str]:
    """Rules whose silence means nothing: no words in these languages, too much repetition, facts that cannot be compared."""
    bare = [code.removesuffix("-Latn") for code in codes]
    unwritten = frozenset.intersection(*(catalogue.unwritten[code] for code in bare)) if codes else frozenset()
    spent = desk.flooded | {name for name, meter in desk.meters.items() if meter.spent}
    notes = [f"rule:{name}: not written for {', '.join(bare)}" for name in sorted(unwritten)]
    notes += [f"rule:{name}: too much repeated text" for name in sorted(spent) if catalogue.rules[name].status == "live"]
    for rule in catalogue.tried:
        if rule.where and rule.status == "live" and (why := unknown(rule.where, facts)):
            notes.append(f"rule:{rule.id}: {why}")
    return notes
