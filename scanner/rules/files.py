"""Everything a catalogue is made of, as read from its folder; nothing is judged here but that no file is passed over."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from scanner.errors import Fault
from scanner.rules.grammar import PLAIN, Grammar, grammar
from scanner.rules.groups import Groups
from scanner.rules.model import CombinationFile, LemmasFile, LexiconFile, RuleFile, WordsFile
from scanner.yamlfile import Reading, read_yaml

LEXICON, LEMMAS = "lexicon", "lemmas"

_File = TypeVar("_File", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class LanguageFiles:
    """One language's folder: its lexicon, its lemmas where it has some, its words for each rule.

    `grammar`: its endings and lemmas, plain while the files have faults; folding some thousand endings is dear, so made once.
    """

    lexicon: Reading[LexiconFile]
    lemmas: Reading[LemmasFile] | None
    words: Mapping[str, Reading[WordsFile]]
    grammar: Grammar = PLAIN

    def groups(self, words: WordsFile) -> Groups:
        """The word groups a rule may use: the language's, and its own before them."""
        return {**(self.lexicon.value.groups if self.lexicon.value else {}), **words.groups}


@dataclass(frozen=True, slots=True)
class Files:
    """Everything read, by file stem and language; a file with faults is here without a value."""

    rules: Mapping[str, Reading[RuleFile]]
    combinations: Mapping[str, Reading[CombinationFile]]
    languages: Mapping[str, LanguageFiles]
    stray: tuple[Fault, ...]

    def words(self, name: str) -> dict[str, Reading[WordsFile]]:
        """A rule's words by language."""
        return {code: files.words[name] for code, files in self.languages.items() if name in files.words}


def read_files(folder: Path, languages: Path) -> Files:
    """Reads a catalogue's folder, its `combinations/`, and the folder of languages."""
    codes = [path for path in sorted(languages.iterdir()) if path.is_dir()] if languages.is_dir() else []
    places = (folder, folder / "combinations", languages, *codes)
    return Files(
        _read(folder, RuleFile),
        _read(folder / "combinations", CombinationFile),
        {path.name: _language(path) for path in codes},
        (*(fault for place in places for fault in _stray(place)), *_loose(languages)),
    )


def _language(folder: Path) -> LanguageFiles:
    lemmas = folder / f"{LEMMAS}.yml"
    lexicon = read_yaml(folder / f"{LEXICON}.yml", LexiconFile)
    forms = read_yaml(lemmas, LemmasFile) if lemmas.exists() else None
    return LanguageFiles(lexicon, forms, _read(folder, WordsFile, but=(LEXICON, LEMMAS)), _grammar(lexicon.value, forms))


def _grammar(lexicon: LexiconFile | None, forms: Reading[LemmasFile] | None) -> Grammar:
    lemmas = forms.value.lemmas if forms and forms.value else {}
    return grammar(lexicon.suffixes, lexicon.chains, lemmas) if lexicon else PLAIN


def _read(folder: Path, model: type[_File], *, but: tuple[str, ...] = ()) -> dict[str, Reading[_File]]:
    return {path.stem: read_yaml(path, model) for path in sorted(folder.glob("*.yml")) if path.stem not in but}


def _stray(folder: Path) -> list[Fault]:
    return [Fault(str(path), 1, "rule files end in .yml; rename it") for path in sorted(folder.glob("*.yaml"))]


def _loose(languages: Path) -> list[Fault]:
    """Files that stand beside the languages and would be passed over in silence."""
    return [
        Fault(str(path), 1, f"a language is a folder: move this to {path.stem}/{LEXICON}.yml") for path in sorted(languages.glob("*.yml"))
    ]
