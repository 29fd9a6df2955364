"""`scanner rules stats`: how often each rule fires on a set of ads. Not how often it is right: that needs decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from scanner.ad import Ad
from scanner.pipeline import reading
from scanner.rules import State, load_catalogue
from scanner.settings import Settings
from spiders.imports import read_files


def counts(files: Sequence[str], settings: Settings) -> Iterator[str]:
    """One line a rule: ads it is present in, ads that contradict it, and the share of all ads read; last, what could not be read."""
    catalogue = load_catalogue(settings.rules)
    found: Counter[tuple[str, State]] = Counter()
    ads = 0
    rejects: list[str] = []
    for item in read_files(files):
        if isinstance(item, Ad):
            ads += 1
            findings = reading(item, catalogue).findings
            found.update({(hit.rule, hit.state) for hit in (*findings.hits, *findings.shadow)})
        elif not item.continued:
            rejects.append(str(item))
    yield f"{'rule':32} {'status':8} {'present':>8} {'share':>8} {'contradicted':>13}   of {ads} ads"
    for name, rule in sorted(catalogue.rules.items()):
        present = found[name, State.PRESENT]
        share = f"{present / ads:.2%}" if ads else "undefined"
        yield f"{name:32} {rule.status:8} {present:8} {share:>8} {found[name, State.CONTRADICTED]:13}"
    yield from rejects
