"""The labelled ads as a data set others can take up: hashes of every file, and Croissant metadata (mlcommons.org/croissant/1.0)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from scanner import __version__
from scanner.errors import BadInput
from scanner.language import SUPPORTED

SUMS, CROISSANT = "SHA256SUMS", "croissant.json"
_KEYS = {
    "id": ("sc:Text", "ad.id", "Name of the ad in this set."),
    "title": ("sc:Text", "ad.title", "Heading of the ad, as written."),
    "body": ("sc:Text", "ad.body", "Text of the ad, as written."),
    "language": ("sc:Text", "ad.language", "Main language, ISO 639-1."),
    "label": ("sc:Text", "label", "trafficking_risk, recruitment_fraud, labour_breach, legit or unknown."),
    "severity": ("sc:Text", "severity", "high, medium or none."),
    "origin": ("sc:Text", "origin", "composed, analyst or imported:<set>."),
    "group": ("sc:Text", "group", "Near-duplicates share it; never split them."),
    "date": ("sc:Date", "date", "Day of the label."),
}
_SENTENCE_KEYS = {
    "sign": ("sc:Text", "id", "Indicator the sentence is about."),
    "state": ("sc:Text", "state", "present, not_stated or contradicted."),
    "text": ("sc:Text", "text", "One sentence, as an advertiser would write it."),
}
_PARTS = {
    ".": ("ads", "Composed ads to learn from, with spans of indicators."),
    "calibration": ("calibration", "Composed ads that points are fitted on; the rules' authors never saw them."),
    "heldback": ("heldback", "Composed ads that nothing is fitted on."),
    "benign": ("benign", "Composed ordinary ads that share words with risky ones: the gate."),
    "sentences": ("sentences", "Single sentences that state an indicator, miss it or deny it."),
}


def write_metadata(folder: Path) -> tuple[Path, Path]:
    """Writes both files anew and returns them; the same ads give the same bytes. Raises BadInput for a folder of another kind."""
    files = sorted(folder.rglob("*.jsonl"))
    if not files:
        raise BadInput(f"{folder}: no labelled ads (*.jsonl) here")
    if strange := [file for file in files if file.parent.relative_to(folder).as_posix() not in _PARTS]:
        raise BadInput(f"{strange[0]}: labelled ads lie in the folder itself or in {', '.join(part for part in _PARTS if part != '.')}")
    hashes = {file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    sums, croissant = folder / SUMS, folder / CROISSANT
    sums.write_text("".join(f"{digest}  {name}\n" for name, digest in hashes.items()), "utf-8")
    croissant.write_text(json.dumps(_croissant(hashes), ensure_ascii=False, indent=1) + "\n", "utf-8")
    return sums, croissant


def _croissant(hashes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": "scanner-labelled-ads",
        "description": "Job advertisements composed in nine languages and labelled for signs of human trafficking, forced labour and "
        "recruitment fraud. No ad is real; shares of labels were chosen, not observed. See README.md.",
        "license": "https://opensource.org/license/mit",
        "url": "https://labelled-ads.example/",
        "version": __version__,
        "creator": {"@type": "sc:Organization", "name": "The scanner maintainers"},
        "datePublished": "2026-11-25",
        "inLanguage": list(SUPPORTED),
        "citeAs": "The scanner maintainers: Labelled job advertisements in nine languages, 2026.",
        "distribution": [_file(name, digest) for name, digest in hashes.items()],
        "recordSet": list(_record_sets(hashes)),
    }


def _file(name: str, digest: str) -> dict[str, str]:
    return {
        "@type": "cr:FileObject",
        "@id": name,
        "name": name,
        "contentUrl": name,
        "encodingFormat": "application/jsonlines",
        "sha256": digest,
    }


def _record_sets(hashes: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    for name in hashes:
        file = PurePosixPath(name)
        kind, says = _PARTS[file.parent.as_posix()]
        record = f"{kind}-{file.stem}"
        keys = _SENTENCE_KEYS if kind == "sentences" else _KEYS
        yield {
            "@type": "cr:RecordSet",
            "@id": record,
            "name": record,
            "description": says,
            "field": [
                {
                    "@type": "cr:Field",
                    "@id": f"{record}/{key}",
                    "name": f"{record}/{key}",
                    "description": meaning,
                    "dataType": kind_of,
                    "source": {"fileObject": {"@id": name}, **_source(path)},
                }
                for key, (kind_of, path, meaning) in keys.items()
            ],
        }


def _source(path: str) -> dict[str, Any]:
    """A key of a line, or a key of the ad inside it."""
    column, _, inner = path.partition(".")
    return {"extract": {"column": column}, **({"transform": {"jsonPath": f"$.{inner}"}} if inner else {})}


_CONTEXT: dict[str, Any] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
