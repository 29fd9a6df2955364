"""File models to frozen rules. The files have been checked; nothing here can fail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scanner.ad import Ad, from_record
from scanner.rules.finding import State
from scanner.rules.model import AnyOfFile, CombinationFile, LexiconFile, NeedsFile, PatternFile, ProofFile, RuleFile, WhereFile
from scanner.rules.rule import Ilo, Lexicon, Needs, Pattern, Proof, Rule, Where
from scanner.yamlfile import Reading

WITHIN = 4


def to_rule(file: RuleFile, reading: Reading[RuleFile]) -> Rule:
    """A rule from its file."""
    return Rule(
        id=file.id,
        status=file.status,
        kind=file.kind,
        title=dict(file.title),
        because=dict(file.because),
        points={str(lane): points for lane, points in file.points.items()},
        sources=tuple(file.sources),
        ilo=Ilo(file.ilo.indicator, file.ilo.dimension, file.ilo.strength) if file.ilo else None,
        innocent_when=_texts(file.innocent_when),
        negation=file.negation,
        where=_where(file.where),
        patterns=_patterns(file.patterns, reading, "patterns"),
        denials=_patterns(file.denials, reading, "denials"),
        proofs=tuple(_proof(proof, reading.line("proofs", number)) for number, proof in enumerate(file.proofs)),
        file=reading.file,
    )


def to_combination(file: CombinationFile, reading: Reading[CombinationFile]) -> Rule:
    """A combination from its file."""
    return Rule(
        id=file.id,
        status=file.status,
        kind="combination",
        title=dict(file.title),
        because=dict(file.because),
        points={str(lane): points for lane, points in file.points.items()},
        sources=tuple(file.sources),
        innocent_when=_texts(file.innocent_when),
        where=_where(file.where),
        needs=Needs(tuple(file.needs.all), tuple((some.at_least, tuple(some.of)) for some in some_of(file.needs)), tuple(file.needs.none)),
        proofs=tuple(_proof(proof, reading.line("proofs", number)) for number, proof in enumerate(file.proofs)),
        file=reading.file,
    )


def to_lexicon(code: str, file: LexiconFile) -> Lexicon:
    """A lexicon from its file."""
    lists = {name: tuple(value) for name, value in file if isinstance(value, list)}
    return Lexicon(code=code, negation_reach=file.negation_reach, **lists)


def some_of(needs: NeedsFile) -> list[AnyOfFile]:
    """The `any` of a combination as a list, however it was written."""
    return needs.any if isinstance(needs.any, list) else [needs.any]


def to_ad(proof: ProofFile) -> Ad:
    """The small ad of a proof."""
    record: Mapping[str, object] = proof.ad.model_dump() if proof.ad else {"body": proof.text}
    return from_record({**record, "language": proof.lang})


def _proof(proof: ProofFile, line: int) -> Proof:
    return Proof(language=proof.lang, state=State(proof.state), ad=to_ad(proof), quote=proof.quote or "", line=line)


def _texts(texts: Mapping[str, Sequence[str]]) -> Mapping[str, tuple[str, ...]]:
    return {language: tuple(lines) for language, lines in texts.items()}


def _where(file: WhereFile | None) -> Where | None:
    if file is None:
        return None
    return Where(
        abroad=file.abroad,
        sector=tuple(file.sector or ()),
        gender=file.gender or "",
        destination=tuple(file.destination or ()),
        pay_ratio_at_least=file.pay_ratio_at_least,
        contacts_only=tuple(file.contacts_only or ()),
        employer_named=file.employer_named,
        posted_pay=file.posted_pay,
    )


def _patterns(files: Mapping[str, Sequence[PatternFile]], reading: Reading[RuleFile], part: str) -> Mapping[str, tuple[Pattern, ...]]:
    return {
        code: tuple(_pattern(file, reading.line(part, code, number)) for number, file in enumerate(patterns))
        for code, patterns in files.items()
    }


def _pattern(file: PatternFile, line: int) -> Pattern:
    groups = file.near or [file.phrases or []]
    return Pattern(
        groups=tuple(tuple(group) for group in groups),
        within=WITHIN if file.within is None else file.within,
        ordered=file.order == "given",
        unless=tuple(file.unless or ()),
        line=line,
    )
