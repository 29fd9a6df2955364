"""Rule files and texts for tests."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from scanner.extract import Facts
from scanner.language import SUPPORTED, Language
from scanner.normalise import Words, normalise, words
from scanner.rules import Catalogue, Findings, match

LEXICONS: dict[str, dict[str, object]] = {
    "en": {
        "negators": ["no", "not", "never", "without", "no longer"],
        "list_negators": ["without"],
        "not_negators": ["not only"],
        "closers": ["but"],
        "warnings": ["beware", "scammer*"],
        "suffixes": ["s", "ed", "ing"],
    },
    "ru": {
        "negators": ["не", "нет", "без", "никогда"],
        "closers": ["но"],
        "warnings": ["остерегайтесь"],
        "suffixes": ["а", "у", "ы", "ов"],
    },
    "tr": {"negators": ["hiç"], "negators_after": ["değil", "yok"], "suffixes": ["ı", "ını", "lar"]},
    "hy": {"negators": ["չէ", "առանց"], "suffixes": ["ը", "ներ", "ի"]},
    "ka": {"negators": ["არ"], "suffixes": ["ი", "ს", "ები"]},
    "az": {"negators": ["heç"], "negators_after": ["deyil"], "suffixes": ["ı", "lar", "də"]},
}


Load = Callable[..., Catalogue]


def rule(name: str, **parts: object) -> dict[str, object]:
    """A rule file that loads as it is; `parts` replace its keys."""
    return {
        "id": name,
        "status": "shadow",
        "kind": "risk",
        "title": dict.fromkeys(SUPPORTED, name),
        "because": dict.fromkeys(SUPPORTED, "The ad says so."),
        "ilo": {"indicator": "an indicator", "dimension": "coercive_recruitment", "strength": "strong"},
        "points": {"trafficking": 2.0},
        "sources": ["A published source"],
        "innocent_when": {"en": ["an honest ad says so"]},
        **parts,
    }


def combination(name: str, **parts: object) -> dict[str, object]:
    """A combination file that loads once `parts` bring its needs."""
    whole = rule(name, **parts)
    return {key: value for key, value in whole.items() if key not in {"kind", "ilo"}}


WORDS = ("groups", "patterns", "denials")


def write(folder: Path, *files: dict[str, object], lexicons: Mapping[str, object] = LEXICONS) -> Path:
    """Rule files on disk (JSON is YAML): meanings, each language's words, combinations and lexicons; the folder to load.

    In `files` a rule is whole, with `groups`, `patterns`, `denials` and `proofs` keyed by language, and `status_of` a language.
    """
    catalogue = folder / "catalogue"
    (catalogue / "combinations").mkdir(parents=True, exist_ok=True)
    for code, lexicon in lexicons.items():
        _dump(folder / "languages" / code / "lexicon.yml", lexicon)
    for file in files:
        if "needs" in file:
            _dump(catalogue / "combinations" / f"{file['id']}.yml", file)
        else:
            _dump(
                catalogue / f"{file['id']}.yml", {key: value for key, value in file.items() if key not in {*WORDS, "proofs", "status_of"}}
            )
            for code, words in _by_language(file).items():
                _dump(folder / "languages" / code / f"{file['id']}.yml", words)
    return catalogue


def _by_language(file: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    words: dict[str, dict[str, Any]] = {}
    for part in WORDS:
        for code, value in (file.get(part) or {}).items():
            words.setdefault(code, {})[part] = value
    for proof in file.get("proofs") or ():
        own = {key: value for key, value in proof.items() if key != "lang"}
        words.setdefault(proof["lang"], {}).setdefault("proofs", []).append(own)
    for code, status in (file.get("status_of") or {}).items():
        words[code]["status"] = status
    return words


def _dump(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=1), "utf-8")


def read(text: str, *, field: str = "body") -> Words:
    """The words of one published text."""
    return words(normalise(field, text))


def find(catalogue: Catalogue, *texts: str | Words, language: str = "en", facts: Facts | None = None) -> Findings:
    """What the rules find in texts, the first of which is the body and the others fields of their own."""
    fields = ("body", "title", "employer", "location")
    parts = tuple(text if isinstance(text, Words) else read(text, field=fields[number]) for number, text in enumerate(texts))
    codes = tuple(language.split("+")) if language else ()
    return match(catalogue, parts, Language(codes[0] if codes else "unknown", 1.0, codes), facts or Facts())


def live(name: str, **parts: object) -> dict[str, object]:
    """A live rule with empty-handed proofs: enough of them, none of which any test here runs."""
    claimed = parts.get("patterns") or {"en": []}
    assert isinstance(claimed, dict)
    states = ["present"] * 4 + ["not_stated"] * 4 + ["contradicted"]
    proofs = [{"lang": code, "state": state, "text": f"Text {number}."} for code in claimed for number, state in enumerate(states)]
    return rule(name, **{"status": "live", "proofs": proofs, **parts})


def quotes(findings: Findings, text: str) -> list[str]:
    """The published words of each hit in a one-text ad."""
    return [text[hit.span.start : hit.span.end] for hit in (*findings.hits, *findings.shadow) if hit.span]
