"""Sentences of reasons that no rule brings."""

from __future__ import annotations

from collections.abc import Mapping

MODEL_SAYS: Mapping[str, Mapping[str, str]] = {
    "raises": {
        "en": "Read as a whole, the wording is closer to ads that reviewers kept",
        "ru": "В целом текст ближе к объявлениям, которые проверяющие оставили",
    },
    "lowers": {
        "en": "Read as a whole, the wording is closer to ordinary ads",
        "ru": "В целом текст ближе к обычным объявлениям",
    },
}

CAPPED: Mapping[str, Mapping[str, str]] = {
    "weak-signs": {
        "en": "Weak signs are common in ordinary ads; together they count only so much.",
        "ru": "Слабые признаки есть и в обычных объявлениях; вместе они весят ограниченно.",
    },
    "no-words": {
        "en": "No words of the ad and no checkable fact support a flag, so the ad stays below it.",
        "ru": "Ни слова объявления, ни проверяемые факты не подтверждают подозрение, поэтому отметка не ставится.",
    },
    "weak-only": {
        "en": "Only weak signs are found, and they are common in ordinary ads, so the ad is not put before a reviewer for them.",
        "ru": "Найдены лишь слабые признаки, обычные и для честных объявлений, поэтому из-за них объявление не идёт на проверку.",
    },
}
