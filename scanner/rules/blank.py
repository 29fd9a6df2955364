"""A blank rule to start from: what it means, and its words in a language, as files that load as they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from scanner.errors import BadInput
from scanner.language import SUPPORTED


def blank(name: str, languages: Iterable[str], *, folder: Path) -> Iterator[tuple[Path, str]]:
    """The files of a draft rule, each with its text: the meaning in `folder`, the words beside it by language.

    Raises BadInput for a language that is not ours.
    """
    yield folder / f"{name}.yml", _MEANING.replace("NAME", name)
    for code in languages:
        if code not in SUPPORTED:
            raise BadInput(f"'{code}' is none of the languages rules are written in: {', '.join(SUPPORTED)}")
        yield folder.parent / "languages" / code / f"{name}.yml", _WORDS


_MEANING = """\
id: "NAME"                    # the name of this file without .yml
status: draft                 # draft, shadow (counted, never scored), live (needs proofs in every language it is written in), retired
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
# where: {abroad: true}       # facts that must also hold: abroad, sector, gender, destination, named, pay_ratio_at_least, contacts_only,
                              # employer_named, posted_pay, sought, workers_at_least, free_mail, own_domain, …
"""

_WORDS = """\
# status: shadow              # while these words are not trusted yet: watched, never scored
patterns:                     # word · stem* · stem~ (an ending of the language) · {word} (any form) · (a|b) · (a)? or not · _ any word ·
                              # __ up to 3 words · # a number · @name (a group of this file or of lexicon.yml)
  - near: [["first word*", "another"], ["second word*"]]   # one of each group in one sentence
    within: 4                 # at most so many words between the groups
    order: any                # any or given
    unless: ["with you"]      # any of these in the sentence silences the match
  - phrases: ["these very words"]
# denials:                    # same shapes: words that say the opposite
#   - phrases: ["the opposite words"]
proofs:                       # live: 4 present, 4 not_stated, and 1 contradicted or a warning that stays silent
  - {state: present, text: "Here stand these very words.", quote: "these very words"}
  - {state: not_stated, text: "Here stand other words."}
"""
