"""From findings and opinion to a score whose reasons add up."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from scanner.ad import Ad
from scanner.classify import Opinion
from scanner.extract import Facts
from scanner.language import Language
from scanner.normalise import Text
from scanner.rules import Catalogue, Findings, Hit, Rule, State
from scanner.score.dimensions import verdicts
from scanner.score.scale import Scale, log_odds, probability
from scanner.score.scan import LANES, Reason, Scan
from scanner.score.words import CAPPED, MODEL_SAYS

RISK_LANES = ("trafficking", "recruitment_fraud")
BELOW = 0.01
"""How far below a band's edge, in log-odds, an ad without the support for it is held at most."""


def score(
    ad: Ad,
    texts: Sequence[Text],
    *,
    language: Language,
    facts: Facts,
    findings: Findings,
    opinion: Opinion,
    catalogue: Catalogue,
    scale: Scale,
    versions: dict[str, str],
    unchecked: Sequence[str] = (),
) -> Scan:
    """The scan of one ad. In every lane the points of the reasons add up to its log-odds above the prior."""
    reasons: list[Reason] = []
    lanes: dict[str, float] = {}
    for lane in LANES:
        found = _lane_reasons(ad, lane, findings=findings, opinion=opinion, catalogue=catalogue, scale=scale)
        total = math.fsum(reason.points for reason in found)
        lanes[lane] = probability(scale.priors[lane] + total)
        assert _adds_up(found, lane, lanes[lane], scale)  # noqa: S101 - what every reader of a scan relies on
        reasons += sorted(found, key=lambda reason: (-abs(reason.points), reason.id))
    risk = max(lanes[lane] for lane in RISK_LANES)
    return Scan(
        ad_id=ad.id,
        risk=risk,
        band=scale.band(risk),
        lanes=lanes,
        priors=dict(scale.priors),
        language=language,
        dimensions=verdicts(findings.states, catalogue),
        indicators=dict(findings.states),
        reasons=tuple(reasons),
        facts=facts,
        disguises=tuple(disguise for text in texts for disguise in text.disguises),
        suspected=tuple(one for one in opinion.suspected if findings.states.get(one.id, State.NOT_STATED) is State.NOT_STATED),
        unchecked=(*unchecked, *findings.unchecked),
        versions=versions,
    )


def _lane_reasons(ad: Ad, lane: str, *, findings: Findings, opinion: Opinion, catalogue: Catalogue, scale: Scale) -> list[Reason]:
    reasons = [
        _rule_reason(ad, rule, hit, lane=lane, points=points)
        for rule, hit in _best_hits(findings.hits, catalogue)
        if (points := rule_points(rule, lane, scale))
    ]
    weak = _weak_cap(reasons, lane=lane, catalogue=catalogue, scale=scale)
    model = _model_reason(opinion, lane=lane, scale=scale)
    reasons += [reason for reason in (weak, model) if reason]
    held = _ceiling(reasons, lane=lane, catalogue=catalogue, scale=scale)
    return [*reasons, held] if held else reasons


def _adds_up(reasons: Sequence[Reason], lane: str, risk: float, scale: Scale) -> bool:
    """Whether the points that are shown give the number that is shown."""
    shown = probability(scale.priors[lane] + math.fsum(reason.points for reason in reasons))
    return math.isclose(shown, risk, abs_tol=1e-12) and all(reason.lane == lane for reason in reasons)


def _best_hits(hits: Iterable[Hit], catalogue: Catalogue) -> list[tuple[Rule, Hit]]:
    """The first present hit of every live rule: one sign counts once, however often it is said."""
    best: dict[str, Hit] = {}
    for hit in hits:
        if hit.state is State.PRESENT and hit.rule not in best and catalogue.rules[hit.rule].status == "live":
            best[hit.rule] = hit
    return [(catalogue.rules[name], hit) for name, hit in best.items()]


def rule_points(rule: Rule, lane: str, scale: Scale) -> float:
    """A rule's log-odds in one lane: fitted where a model brings them, else the author's, always within its kind's bound and sign."""
    points = scale.fitted.get(rule.id, {}).get(lane, rule.points.get(lane, 0.0))
    low, high = point_range(rule, scale)
    return min(max(points, low), high)


def point_range(rule: Rule, scale: Scale) -> tuple[float, float]:
    """Lowest and highest log-odds a rule may have: a risk sign never lowers a lane, a protective fact never raises one."""
    if rule.kind == "protective":
        return -scale.bounds["protective"], 0.0
    strength = rule.ilo.strength if rule.ilo else "combination"
    return 0.0, scale.bounds[strength]


def _rule_reason(ad: Ad, rule: Rule, hit: Hit, *, lane: str, points: float) -> Reason:
    quote = ad.published(hit.span.field)[hit.span.start : hit.span.end] if hit.span else ""
    kind = "combination" if rule.kind == "combination" else "rule"
    return Reason(
        id=rule.id,
        kind=kind,
        lane=lane,
        points=points,
        because=dict(rule.because),
        source="; ".join(rule.sources),
        span=hit.span,
        quote=quote,
        language=hit.language,
    )


def _weak_cap(reasons: Sequence[Reason], *, lane: str, catalogue: Catalogue, scale: Scale) -> Reason | None:
    """Takes back what weak signs bring beyond their common bound."""
    weak = math.fsum(reason.points for reason in reasons if _is_weak(catalogue.rules[reason.id]))
    over = weak - scale.bounds["weak_together"]
    if over <= 0:
        return None
    return Reason(id="cap:weak-signs", kind="cap", lane=lane, points=-over, because=CAPPED["weak-signs"], source="Volodko et al. 2020")


def _is_weak(rule: Rule) -> bool:
    return rule.kind == "risk" and rule.ilo is not None and rule.ilo.strength == "weak"


def _model_reason(opinion: Opinion, *, lane: str, scale: Scale) -> Reason | None:
    if opinion.abstained or lane not in opinion.log_odds:
        return None
    bound = scale.bounds["model"]
    points = min(max(opinion.log_odds[lane] * scale.slopes.get(lane, 1.0), -bound), bound)
    if not points:
        return None
    says = MODEL_SAYS["raises" if points > 0 else "lowers"]
    words = ", ".join(f"«{word}»" for word, weight in opinion.words.get(lane, ()) if (weight > 0) == (points > 0))
    because = {code: sentence + (f" ({words})" if words else "") for code, sentence in says.items()}
    return Reason(id=f"model:{opinion.model}", kind="model", lane=lane, points=points, because=because)


def _ceiling(reasons: Sequence[Reason], *, lane: str, catalogue: Catalogue, scale: Scale) -> Reason | None:
    """No flag without a quote or a checkable fact, and none on weak signs alone, whatever the model makes of the wording.

    A measured wage counts as weak here: it is held against an average, and good trades pay well.
    """
    support = [catalogue.rules[reason.id] for reason in reasons if reason.points > 0 and reason.kind in {"rule", "combination"}]
    if any(not _is_weak(rule) and not rule.structural for rule in support):
        return None
    edge, why = ("review", "weak-only") if support else ("watch", "no-words")
    held = log_odds(scale.bands[edge]) - BELOW
    over = scale.priors[lane] + math.fsum(reason.points for reason in reasons) - held
    if over <= 0:
        return None
    kept = BELOW * over / (1 + over)  # less than BELOW: ads that are held keep their order, and stay under the edge
    return Reason(id=f"cap:{why}", kind="cap", lane=lane, points=kept - over, because=CAPPED[why])
