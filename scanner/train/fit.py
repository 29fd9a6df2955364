"""Fitting: the linear model's weights, then the points of every reason around what the rules' authors gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scanner.classify import ANY, LinearModel, Meaning, features, stems, vectoriser
from scanner.encode import Encoder, wording
from scanner.language import SUPPORTED
from scanner.pipeline import Reading
from scanner.rules import Catalogue, Rule, State
from scanner.score import LANES, Scale, log_odds, point_range, rule_points
from scanner.train.examples import LANE_OF, LEADS, Example

Floats = NDArray[np.float64]
Limits = tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Recipe:
    """Every choice that shapes a model; written beside it, with the seed, so that it can be made again."""

    buckets: int = 1 << 15
    c: float = 4.0
    """Inverse strength of the ridge penalty on word weights."""
    vector_scale: float = 2.2
    """What vectors of length one are multiplied by beside stems: how much the penalty spares them."""
    spread: float = 0.6
    """Standard deviation of the prior around an author's points, in log-odds."""
    slopes: tuple[float, ...] = (0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 4.0)
    """Multipliers of the model's log-odds that are tried: a ridge model is too modest by a factor nobody knows beforehand."""
    suspects_c: float = 10.0
    """Inverse strength of the ridge penalty of the indicator heads."""
    folds: int = 5
    seed: int = 20261125


_SILENT = {
    "trafficking": {"unknown"},
    "recruitment_fraud": {"unknown", "trafficking_risk"},
    "labour_breach": {"unknown", "trafficking_risk", "recruitment_fraud"},
}
"""Labels that say nothing about a lane: a trafficking lure may well break labour law or be a fraud too."""


def targets(examples: Sequence[Example], lane: str) -> tuple[Floats, NDArray[np.bool_]]:
    """(1 or 0 for a lane, which examples say anything about it)."""
    positive = np.array([LANE_OF.get(example.label) == lane for example in examples], dtype=float)
    return positive, np.array([example.label not in _SILENT[lane] for example in examples])


def fit_model(
    examples: Sequence[Example],
    readings: Sequence[Reading],
    *,
    recipe: Recipe,
    name: str,
    encoder: Encoder | None = None,
    lanes: tuple[str, ...] = LANES,
    anywhere: bool = False,
) -> LinearModel:
    """One logistic regression a lane over hashed stems, and with an encoder a second one over stems and meaning together.

    Log-odds are given above the share of positives it was shown. `anywhere`: it speaks in every language of ours, seen or not.
    """
    maker = vectoriser(recipe.buckets)
    rows = maker.transform(features([stem for stem, *_ in stems(reading.parts)]) for reading in readings)
    weights, intercepts = _fit_lanes(rows, examples, recipe, lanes)
    meaning = None
    if encoder:
        means, both = _with_meaning(rows, readings, recipe=recipe, encoder=encoder)
        joint, shift = _fit_lanes(both, examples, recipe, lanes)
        gain = _gain(rows, both, examples, recipe, lanes)
        weights, intercepts = weights * gain[:, None], intercepts * gain
        by_words, by_vector = np.ascontiguousarray(joint[:, : recipe.buckets]), joint[:, recipe.buckets :] * np.float32(recipe.vector_scale)
        meaning = Meaning(encoder=encoder, vector_weights=by_vector, word_weights=by_words, intercepts=shift, means=means)
    languages = sorted({code for reading in readings for code in reading.language.codes[:1]})
    return LinearModel(
        id=name,
        lanes=lanes,
        languages=SUPPORTED if anywhere else tuple(code for code in languages if _enough(readings, code)),
        weights=weights,
        intercepts=intercepts,
        vectoriser=maker,
        meaning=meaning,
    )


def _with_meaning(
    rows: Any, readings: Sequence[Reading], *, recipe: Recipe, encoder: Encoder
) -> tuple[dict[str, NDArray[np.float32]], Any]:
    """(mean vector of each language, the rows with the centred vectors beside them)."""
    from scipy.sparse import csr_matrix, hstack

    vectors = encoder.encode([wording(reading.parts) for reading in readings])
    spoken = [reading.language.code for reading in readings]
    at = {code: [number for number, other in enumerate(spoken) if other == code] for code in sorted(set(spoken)) if _enough(readings, code)}
    means = {code: vectors[numbers].mean(axis=0) for code, numbers in at.items()} | {ANY: vectors.mean(axis=0)}
    centred = vectors - np.array([means.get(code, means[ANY]) for code in spoken])
    return means, hstack([rows, csr_matrix(centred * recipe.vector_scale)]).tocsr()


def _gain(rows: Any, both: Any, examples: Sequence[Example], recipe: Recipe, lanes: tuple[str, ...]) -> NDArray[np.float32]:
    """How much louder words must speak to be heard as loud as words and meaning, by lane: the ratio of spreads on ads not seen."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    ratios = []
    for lane in lanes:
        goal, said = targets(examples, lane)
        learner = LogisticRegression(C=recipe.c, max_iter=1000, random_state=recipe.seed)
        loud = [np.std(cross_val_predict(learner, part[said], goal[said], cv=3, method="decision_function")) for part in (both, rows)]
        ratios.append(loud[0] / max(loud[1], 1e-6))
    return np.array(ratios, dtype=np.float32)


def _fit_lanes(
    rows: Any, examples: Sequence[Example], recipe: Recipe, lanes: tuple[str, ...]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """(weights of shape (lanes, columns), intercepts of shape (lanes,))."""
    from sklearn.linear_model import LogisticRegression

    weights, intercepts = [], []
    for lane in lanes:
        goal, said = targets(examples, lane)
        learner = LogisticRegression(C=recipe.c, max_iter=1000, random_state=recipe.seed)
        learner.fit(rows[said], goal[said])
        weights.append(learner.coef_[0])
        intercepts.append(learner.intercept_[0] - log_odds(goal[said].mean()))
    return np.array(weights, dtype=np.float32), np.array(intercepts, dtype=np.float32)


def _enough(readings: Sequence[Reading], code: str) -> bool:
    """A language counts as trained with at least 50 ads in it."""
    return sum(reading.language.code == code for reading in readings) >= 50


def opinions(model: LinearModel, readings: Sequence[Reading]) -> dict[str, Floats]:
    """The model's best-informed log-odds a lane for each reading, 0 where it abstains."""
    said = [(model.reconsider(one.parts, one.language) or model.judge(one.parts, one.language)).log_odds for one in readings]
    return {lane: np.array([odds.get(lane, 0.0) for odds in said]) for lane in model.lanes}


def fit_scale(
    examples: Sequence[Example],
    readings: Sequence[Reading],
    *,
    opinion: Mapping[str, Floats],
    catalogue: Catalogue,
    scale: Scale,
    recipe: Recipe,
) -> dict[str, object]:
    """Points, slopes and priors of every lane (the content of `score.json`).

    A logistic regression with bounds, pulled towards the authors' points: with a few hundred ads a rare sign keeps
    about what its author gave, a frequent one is corrected. Priors are moved from the labelled ads' share of leads to
    `scale.prevalence`. `opinion` must come from models that never saw the ad they judge.
    """
    shift = log_odds(scale.prevalence) - log_odds(sum(example.label in LEADS for example in examples) / len(examples))
    points: dict[str, dict[str, float]] = {}
    slopes: dict[str, float] = {}
    priors: dict[str, float] = {}
    for lane in LANES:
        rules = [rule for rule in catalogue.rules.values() if rule.status == "live" and rule.points.get(lane)]
        goal, said = targets(examples, lane)
        best = min(
            (
                _bounded(
                    _signs(readings, rules)[said],
                    goal[said],
                    offset=np.clip(opinion[lane] * slope, -scale.bounds["model"], scale.bounds["model"])[said],
                    start=np.array([rule_points(rule, lane, scale) for rule in rules]),
                    limits=[*(point_range(rule, scale) for rule in rules), (None, None)],
                    spread=recipe.spread,
                    slope=slope,
                )
                for slope in recipe.slopes
            ),
            key=lambda fit: fit.loss,
        )
        slopes[lane] = best.slope
        priors[lane] = round(best.prior + shift, 4)
        for rule, value in zip(rules, best.points, strict=True):
            points.setdefault(rule.id, {})[lane] = round(float(value), 4)
    return {"points": points, "slopes": slopes, "priors": priors}


def _signs(readings: Sequence[Reading], rules: Sequence[Rule]) -> Floats:
    table = np.zeros((len(readings), len(rules)))
    column = {rule.id: number for number, rule in enumerate(rules)}
    for number, reading in enumerate(readings):
        for hit in reading.findings.hits:
            if hit.state is State.PRESENT and hit.rule in column:
                table[number, column[hit.rule]] = 1.0
    return table


@dataclass(frozen=True, slots=True)
class _Fit:
    points: Floats
    prior: float
    slope: float
    loss: float


def _bounded(
    columns: Floats, goal: Floats, *, offset: Floats, start: Floats, limits: Sequence[Limits], spread: float, slope: float
) -> _Fit:
    """Logistic regression on top of a fixed `offset`, with a normal prior around `start`, within `limits` of points and, last, prior."""
    from scipy.optimize import minimize

    sign = 2 * goal - 1

    def loss(theta: Floats) -> tuple[float, Floats]:
        margin = sign * (columns @ theta[:-1] + theta[-1] + offset)
        pull = (theta[:-1] - start) / spread
        value = float(np.logaddexp(0, -margin).sum()) + 0.5 * float(pull @ pull)
        down = -sign / (1 + np.exp(np.clip(margin, -500, 500)))
        return value, np.append(columns.T @ down + pull / spread, down.sum())

    found = minimize(loss, np.append(start, log_odds(goal.mean()) - 1.0), jac=True, method="L-BFGS-B", bounds=limits)
    return _Fit(points=found.x[:-1], prior=float(found.x[-1]), slope=slope, loss=float(found.fun))
