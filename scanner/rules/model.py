"""The shape of the files: what a rule, a combination and a language lexicon may hold.

Shape only: limits, references between files and the grammar of terms are looked at in `meaning.py`, where a fault can
name its line.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

Lane = Literal["trafficking", "recruitment_fraud", "labour_breach"]
Status = Literal["draft", "shadow", "live", "retired"]
Dimension = Literal[
    "deceptive_recruitment",
    "coercive_recruitment",
    "abuse_of_vulnerability",
    "exploitative_conditions",
    "coercion_at_destination",
    "vulnerability_at_destination",
]
Strength = Literal["strong", "medium", "weak"]
ContactKind = Literal["phone", "email", "telegram", "whatsapp", "viber", "instagram", "facebook", "vk", "url", "card", "wallet"]
Sector = Literal[
    "hospitality",
    "entertainment",
    "domestic_care",
    "construction",
    "agriculture",
    "fishing",
    "food_processing",
    "textile",
    "transport",
    "forestry",
    "sex_work",
    "begging",
    "online_service",
    "other",
]


class _Shape(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class IloFile(_Shape):
    """Which ILO Delphi indicator a rule stands for."""

    indicator: str
    dimension: Dimension
    strength: Strength


class WhereFile(_Shape):
    """Facts that must also hold; every key given must hold."""

    abroad: bool | None = None
    sector: list[Sector] | None = None
    gender: Literal["women", "men"] | None = None
    destination: list[str] | None = None
    named: list[str] | None = None
    pay_ratio_at_least: float | None = None
    contacts_only: list[ContactKind] | None = None
    employer_named: bool | None = None
    posted_pay: bool | None = None
    sought: Literal["gender", "age"] | None = None
    workers_at_least: int | None = None
    free_mail: bool | None = None
    own_domain: bool | None = None
    contact_elsewhere: bool | None = None
    disguised_words_at_least: int | None = None
    pay_ratio_between: list[float] | None = None


class PatternFile(_Shape):
    """Either `phrases`, any of which matches, or `near`: groups of phrases that stand close together in one sentence."""

    phrases: list[str] | None = None
    near: list[list[str]] | None = None
    within: int | None = None
    order: Literal["any", "given"] | None = None
    unless: list[str] | None = None


class AdFile(_Shape):
    """A small ad for a proof."""

    title: str = ""
    body: str = ""
    employer: str = ""
    location: str = ""
    salary: str = ""
    contacts: list[str] = []


class ProofFile(_Shape):
    """A text or small ad and what the rule must say of it. `lang` is for combinations; words know their language."""

    lang: str = ""
    state: Literal["present", "contradicted", "not_stated"]
    text: str | None = None
    ad: AdFile | None = None
    quote: str | None = None


class RuleFile(_Shape):
    """`catalogue/<id>.yml`: what one indicator means, in every language."""

    id: str
    status: Status
    kind: Literal["risk", "protective"]
    title: dict[str, str]
    because: dict[str, str]
    ilo: IloFile | None = None
    points: dict[Lane, float]
    sources: list[str]
    innocent_when: dict[str, list[str]] = {}
    negation: Literal["contradicts", "part"] = "contradicts"
    where: WhereFile | None = None


class WordsFile(_Shape):
    """`languages/<language>/<id>.yml`: how one language says it, and the proofs.

    `status` holds a language back where its words are not trusted yet: `shadow` is watched and never scored. `groups` are
    word lists used as `@name`, beside those of the lexicon.
    """

    status: Literal["draft", "shadow", "live"] = "live"
    groups: dict[str, list[str]] = {}
    patterns: list[PatternFile] = []
    denials: list[PatternFile] = []
    proofs: list[ProofFile] = []


class AnyOfFile(_Shape):
    """At least so many of these rules."""

    at_least: int = 1
    of: list[str]


class NeedsFile(_Shape):
    """Which rules must be present, and which must not. `any` may be a list: each of its entries must hold."""

    all: list[str] = []
    any: AnyOfFile | list[AnyOfFile] = []
    none: list[str] = []


class CombinationFile(_Shape):
    """`catalogue/combinations/<id>.yml`: what several indicators mean together."""

    id: str
    status: Status
    title: dict[str, str]
    because: dict[str, str]
    points: dict[Lane, float]
    sources: list[str]
    innocent_when: dict[str, list[str]] = {}
    needs: NeedsFile
    where: WhereFile | None = None
    proofs: list[ProofFile] = []


class LexiconFile(_Shape):
    """`languages/<language>/lexicon.yml`: the words of one language that change what the words beside them say.

    `negators` count before or inside a match, `negators_after` behind it (Turkish değil). A comma ends a negator's reach,
    except that of `list_negators` ("without deposits, fees"); these must be among `negators`. `not_negators` are phrases
    whose negator negates nothing ("not only"). `stem~` takes one of the `suffixes`, or one ending of a chain: a suffix or
    none from each of its slots in turn. `groups` are word lists that every rule of the language may use as `@name`.
    """

    negators: list[str]
    negators_after: list[str] = []
    list_negators: list[str] = []
    not_negators: list[str] = []
    negation_reach: int = 3
    closers: list[str] = []
    warnings: list[str] = []
    suffixes: list[str] = []
    chains: list[list[list[str]]] = []
    groups: dict[str, list[str]] = {}


class LemmasFile(_Shape):
    """`languages/<language>/lemmas.yml`: the forms that `{word}` stands for, as the lemmatiser brings them together."""

    lemmas: dict[str, list[str]]
