"""File models to frozen rules. The files have been checked; nothing here can fail."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TypeVar

from pydantic import BaseModel

from scanner.ad import Ad, from_record
from scanner.rules.files import Files, LanguageFiles
from scanner.rules.finding import State
from scanner.rules.groups import expanded
from scanner.rules.model import AnyOfFile, CombinationFile, NeedsFile, PatternFile, ProofFile, RuleFile, WhereFile, WordsFile
from scanner.rules.rule import CONTEXT, Ilo, Lexicon, Needs, Pattern, Proof, Rule, Where
from scanner.yamlfile import Reading

WITHIN = 4

_File = TypeVar("_File", bound=BaseModel)


def to_rule(reading: Reading[RuleFile], files: Files) -> Rule:
    """A rule from its file and its words in every language; words still in draft are left out."""
    file = given(reading)
    written = {code: (words, given(words)) for code, words in files.words(file.id).items() if given(words).status != "draft"}
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
        patterns={code: _patterns(words, files.languages[code], "patterns") for code, (words, value) in written.items() if value.patterns},
        denials={code: _patterns(words, files.languages[code], "denials") for code, (words, value) in written.items() if value.denials},
        watched=frozenset(code for code, (_, value) in written.items() if value.status == "shadow"),
        proofs=tuple(proof for code, (words, value) in written.items() for proof in _proofs(value.proofs, words, code)),
        file=reading.file,
    )


def to_combination(reading: Reading[CombinationFile]) -> Rule:
    """A combination from its file."""
    file = given(reading)
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
        proofs=tuple(_proofs(file.proofs, reading)),
        file=reading.file,
    )


def to_lexicon(code: str, files: LanguageFiles) -> Lexicon:
    """A lexicon from its file."""
    file = given(files.lexicon)
    lists = {name: tuple(getattr(file, name)) for name in CONTEXT}
    return Lexicon(code=code, negation_reach=file.negation_reach, grammar=files.grammar, file=files.lexicon.file, **lists)


def given(reading: Reading[_File]) -> _File:
    """The value of a reading that has been found without faults."""
    if reading.value is None:
        raise AssertionError(f"{reading.file} was used in spite of its faults")
    return reading.value


def some_of(needs: NeedsFile) -> list[AnyOfFile]:
    """The `any` of a combination as a list, however it was written."""
    return needs.any if isinstance(needs.any, list) else [needs.any]


def to_ad(proof: ProofFile, language: str) -> Ad:
    """The small ad of a proof."""
    record: Mapping[str, object] = proof.ad.model_dump() if proof.ad else {"body": proof.text}
    return from_record({**record, "language": language})


def _proofs(proofs: Sequence[ProofFile], reading: Reading[_File], code: str = "") -> Iterator[Proof]:
    for number, proof in enumerate(proofs):
        language = code or proof.lang
        yield Proof(
            language=language,
            state=State(proof.state),
            ad=to_ad(proof, language),
            quote=proof.quote or "",
            file=reading.file,
            line=reading.line("proofs", number),
        )


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
        named=tuple(file.named or ()),
        pay_ratio_at_least=file.pay_ratio_at_least,
        contacts_only=tuple(file.contacts_only or ()),
        employer_named=file.employer_named,
        posted_pay=file.posted_pay,
        sought=file.sought or "",
        workers_at_least=file.workers_at_least,
        free_mail=file.free_mail,
        own_domain=file.own_domain,
        contact_elsewhere=file.contact_elsewhere,
        disguised_words_at_least=file.disguised_words_at_least,
        pay_ratio_between=(file.pay_ratio_between[0], file.pay_ratio_between[1]) if file.pay_ratio_between else None,
    )


def _patterns(words: Reading[WordsFile], language: LanguageFiles, part: Literal["patterns", "denials"]) -> tuple[Pattern, ...]:
    file = given(words)
    written = expanded(getattr(file, part), language.groups(file))
    return tuple(_pattern(pattern, words, words.line(part, number)) for number, pattern in enumerate(written))


def _pattern(file: PatternFile, words: Reading[WordsFile], line: int) -> Pattern:
    groups = file.near or [file.phrases or []]
    return Pattern(
        groups=tuple(tuple(group) for group in groups),
        within=WITHIN if file.within is None else file.within,
        ordered=file.order == "given",
        unless=tuple(file.unless or ()),
        file=words.file,
        line=line,
    )
