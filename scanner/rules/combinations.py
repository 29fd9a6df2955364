"""What several indicators mean together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from scanner.extract import Facts
from scanner.normalise import Words
from scanner.rules.conditions import holds
from scanner.rules.finding import Hit, State
from scanner.rules.rule import Needs, Rule


def combine(rules: Mapping[str, Rule], hits: Iterable[Hit], facts: Facts, words: Sequence[Words]) -> list[Hit]:
    """The combinations that fire on these hits, each with the words of its strongest present member that has words of its own."""
    present: dict[str, Hit] = {}
    for hit in hits:
        if hit.state is State.PRESENT:
            present.setdefault(hit.rule, hit)
    fired: list[Hit] = []
    for rule in rules.values():
        if rule.needs is None or not rule.tried:
            continue
        if _met(rule.needs, present) and (rule.where is None or holds(rule.where, facts, words)):
            fired.append(_hit(rule, rule.needs, present, rules))
    return fired


def _met(needs: Needs, present: Mapping[str, Hit]) -> bool:
    return (
        all(name in present for name in needs.every)
        and all(sum(name in present for name in names) >= least for least, names in needs.some)
        and not any(name in present for name in needs.none)
    )


def _hit(rule: Rule, needs: Needs, present: Mapping[str, Hit], rules: Mapping[str, Rule]) -> Hit:
    members = [name for name in dict.fromkeys(needs.members()) if name in present]
    strongest = max(members, key=lambda name: (not rules[name].structural, max(map(abs, rules[name].points.values()))))
    lead = present[strongest]
    return Hit(rule.id, State.PRESENT, lead.language, lead.span, detail=" + ".join(members))
