"""The page: what was measured, on what, with pictures beside tables, and what was not measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from html import escape
from pathlib import Path

import numpy as np

from scanner.classify import NoModel
from scanner.kit import Kit
from scanner.pipeline import Reading, reading, weigh
from scanner.score import FLAGGED
from scanner.train.examples import LEADS, Example
from scanner.train.figures import figures
from scanner.train.measure import Figure, Floats, auc, figure
from scanner.train.report.day import Queue, queue
from scanner.train.report.pictures import bars_picture, calibration, calibration_picture
from scanner.train.report.robustness import CHANGES, changed

DAYS = ((5_000, 25, 50), (500, 10, 50), (200, 20, 50))
"""(ads, leads, queue) of the days drawn."""
_UNMEASURED = (
    "Real feeds: all ads here may be composed ones, whose figures say that the parts work together, not how often they are right.",
    "Translated or rewritten ads, and ads with only a gender or a destination exchanged.",
    "What links between ads, registers and reviewers' decisions add.",
)
_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#1b2733;max-width:70rem;margin:2rem auto;padding:0 1rem}
table{border-collapse:collapse;margin:.5rem 0 1.5rem}td,th{border-bottom:1px solid #d5dce3;padding:.2rem .8rem;text-align:left}
td+td,th+th{text-align:right;font-variant-numeric:tabular-nums}figure{display:inline-block;margin:0 2rem 1rem 0;vertical-align:top}
"""


def write_report(folder: Path, examples: Sequence[Example], kit: Kit, *, seed: int, say: Callable[[str], None]) -> Path:
    """Measures the kit on labelled ads and writes `report.html` into the folder; returns the file."""
    known = [example for example in examples if example.label != "unknown"]
    say(f"reading {len(known)} ads")
    read = [reading(example.ad, kit.catalogue) for example in known]
    sections = list(_sections(known, read, kit, seed=seed, say=say))
    title = f"Evaluation of {kit.classifier.id} with rules {kit.catalogue.version[:12]}"
    head = f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title><style>{_STYLE}</style>'
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "report.html"
    file.write_text(f"{head}<h1>{escape(title)}</h1>{''.join(sections)}</html>\n", "utf-8")
    return file


def _sections(known: Sequence[Example], read: Sequence[Reading], kit: Kit, *, seed: int, say: Callable[[str], None]) -> Iterator[str]:
    scans = [weigh(one, kit) for one in read]
    lead = np.array([float(example.label in LEADS) for example in known])
    risk = np.array([scan.risk for scan in scans])
    yield _about(known, kit)
    bins = calibration(lead, risk, prevalence=kit.scale.prevalence)
    rows = [[f"{one.stated:.2f}", f"{one.seen:.2f}", str(one.count)] for one in bins]
    yield f"<h2>Calibration</h2><p>At {kit.scale.prevalence:.0%} leads.</p><figure>{calibration_picture(bins)}</figure>"
    yield _table(["stated risk", "share of leads", "ads"], rows)
    yield "<h2>A day's queue</h2>" + _days(lead, risk, seed=seed)
    say("measuring rules and model apart")
    yield "<h2>What each part adds</h2>" + _parts(known, read, kit, seed=seed)
    say("measuring changed ads")
    yield "<h2>Ads with changed letters</h2>" + _changed(known, risk, lead, kit, seed=seed)
    say("measuring by language")
    made = figures(known, scans, seed=seed, prevalence=kit.scale.prevalence, findings=[one.findings for one in read])
    yield "<h2>By language and lane</h2>" + _table(["figure", "value, 95 % interval and number"], [[one.name, str(one)] for one in made])
    yield "<h2>Not measured here</h2><ul>" + "".join(f"<li>{escape(line)}</li>" for line in _UNMEASURED) + "</ul>"


def _about(known: Sequence[Example], kit: Kit) -> str:
    origins = sorted({example.origin for example in known})
    versions = "".join(f"<li>{escape(name)}: {escape(value)}</li>" for name, value in kit.versions.items())
    return f"<p>{len(known)} labelled ads, origin: {escape(', '.join(origins))}.</p><ul>{versions}</ul>"


def _days(lead: Floats, risk: Floats, *, seed: int) -> str:
    made = [queue(lead, risk, length=length, ads=ads, leads=leads, seed=seed) for ads, leads, length in DAYS]
    rows = [_day(one) for one in made if one]
    says = "<p>Days drawn with replacement from these ads; the ordinary ones among them are harder than those of a board.</p>"
    return says + _table(["day", "share of its leads in the queue", "share of the queue that are leads"], rows)


def _day(one: Queue) -> list[str]:
    shares = [f"{middle:.2f} [{low:.2f}, {high:.2f}]" for middle, low, high in (one.recall, one.precision)]
    return [f"{one.ads:,} ads, {one.leads} leads, queue of {one.length}", *shares]


def _parts(known: Sequence[Example], read: Sequence[Reading], kit: Kit, *, seed: int) -> str:
    """Rules alone, the model's opinion alone, and both, on trafficking risk against legit ads."""
    pair = np.array([example.label in {"trafficking_risk", "legit"} for example in known])
    goal = np.array([float(example.label == "trafficking_risk") for example in known])[pair]
    bare = replace(kit, classifier=NoModel("left out"))
    lanes = {
        "rules alone": np.array([weigh(one, bare).lanes["trafficking"] for one in read]),
        "model alone": np.array([_opinion(one, kit) for one in read]),
        "both": np.array([weigh(one, kit).lanes["trafficking"] for one in read]),
    }
    made = [figure(name, auc, goal=goal, risk=values[pair], seed=seed) for name, values in lanes.items()]
    drawn = [(one.name, one.value, one.low or 0.0, one.high or 0.0) for one in made if one.value is not None]
    picture = f"<figure>{bars_picture('AUC of trafficking risk against legit', drawn)}</figure>"
    return picture + _table(["part", "AUC"], [[one.name, str(one)] for one in made])


def _opinion(one: Reading, kit: Kit) -> float:
    told = kit.classifier.reconsider(one.parts, one.language) or kit.classifier.judge(one.parts, one.language)
    return told.log_odds.get("trafficking", 0.0)


def _changed(known: Sequence[Example], risk: Floats, lead: Floats, kit: Kit, *, seed: int) -> str:
    made: list[tuple[str, Figure, float]] = [("as published", figure("", auc, goal=lead, risk=risk, seed=seed), _caught(risk, lead, kit))]
    for name in CHANGES:
        other = np.array([weigh(reading(changed(example.ad, name), kit.catalogue), kit).risk for example in known])
        made.append((name, figure("", auc, goal=lead, risk=other, seed=seed), _caught(other, lead, kit)))
    return _table(["letters", "AUC of risk", "share of leads flagged"], [[name, str(one), f"{caught:.3f}"] for name, one, caught in made])


def _caught(risk: Floats, lead: Floats, kit: Kit) -> float:
    flagged = np.array([kit.scale.band(value) in FLAGGED for value in risk])
    return float(flagged[lead == 1].mean()) if lead.any() else 0.0


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
    return f"<table><thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
