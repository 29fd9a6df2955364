"""The forms behind `{lemma}`: brought together once by simplemma's dictionaries and written down, so that a linguist can read them and
a scan needs no dictionary.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import yaml

from scanner.errors import NotReady
from scanner.rules.files import LEMMAS, Files, LanguageFiles
from scanner.rules.rule import CONTEXT

WITH_DICTIONARY = ("en", "ru", "uk", "ro", "hy", "ka", "tr")
"""Our languages that simplemma has a dictionary of. Azerbaijani and Tajik use `stem~`."""
_LEMMA = re.compile(r"\{([^{}]*)\}")
_HEAD = "# Forms of the words the rules write as {word}, from simplemma's dictionary. Made by 'scanner rules lemmas'; do not edit.\n"


def lemma_files(files: Files, languages: Path) -> Iterator[tuple[Path, str]]:
    """The `lemmas.yml` of each language whose rules use lemmas, as it should read now.

    Raises NotReady when simplemma is not installed.
    """
    for code, language in files.languages.items():
        wanted = used(language)
        if wanted and code in WITH_DICTIONARY:
            forms = {word: sorted(found) for word, found in _forms(code, wanted).items() if found}
            text = yaml.safe_dump({"lemmas": forms}, allow_unicode=True, default_flow_style=None, width=120, sort_keys=True)
            yield languages / code / f"{LEMMAS}.yml", _HEAD + text


def used(language: LanguageFiles) -> set[str]:
    """The lemmas the rules of a language ask for."""
    return {word for phrase in _phrases(language) for word in _LEMMA.findall(phrase)}


def _phrases(language: LanguageFiles) -> Iterator[str]:
    lexicon = language.lexicon.value
    groups = list(lexicon.groups.values()) if lexicon else []
    yield from (phrase for name in CONTEXT for phrase in (getattr(lexicon, name) if lexicon else ()))
    for reading in language.words.values():
        if words := reading.value:
            groups += words.groups.values()
            for pattern in (*words.patterns, *words.denials):
                groups += [pattern.phrases or [], pattern.unless or [], *(pattern.near or [])]
    yield from (phrase for group in groups for phrase in group)


def _forms(code: str, wanted: set[str]) -> Mapping[str, set[str]]:
    """Every form whose headword is wanted, by lemma, in small letters."""
    try:
        from simplemma.strategies.dictionaries import DefaultDictionaryFactory
    except ImportError as missing:
        raise NotReady("lemmas are looked up with simplemma; install it: pip install 'scanner[rules]'") from missing
    by_small = {word.lower(): word for word in wanted}
    found: dict[str, set[str]] = {word: set() for word in wanted}
    for form, head in DefaultDictionaryFactory().get_dictionary(code).items():
        if head.lower() in by_small:
            found[by_small[head.lower()]].add(form.lower())
    return found
