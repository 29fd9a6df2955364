"""Template filters for hostile text and for numbers."""

from __future__ import annotations

from babel.numbers import format_decimal, format_percent
from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from scanner.review.explain import Piece, marked, visible
from scanner.review.explain.wording import (
    BANDS,
    LANES,
    ROLES,
    SEVERITIES,
    STATUSES,
    VERDICTS,
    country_name,
    language_name,
    word,
)

register = template.Library()
_SETS = {"band": BANDS, "lane": LANES, "verdict": VERDICTS, "severity": SEVERITIES, "status": STATUSES, "role": ROLES}


@register.inclusion_tag("review/parts/marked.html")
def shown(text: str, limit: int = 0) -> dict[str, tuple[Piece, ...]]:
    """Text of an ad with hidden characters as badges, cut to `limit` characters; for every place where ad text stands."""
    cut = f"{text[:limit].rstrip()}…" if limit and len(text) > limit else text
    return {"pieces": visible(cut)}


@register.filter
def plain(text: str) -> str:
    """Text of an ad for places that take no markup, such as an option of a list."""
    return marked.plain(text)


@register.simple_tag
def qr(svg: str) -> SafeString:
    """The QR code that allauth draws, as an element of the page: the content policy has no room for a data address."""
    return mark_safe(svg[svg.index("<svg") :])  # noqa: S308  drawn by the qrcode package, from our own secret


@register.filter
def words(key: str, name: str) -> str:
    """The word for a member of one of the closed sets."""
    return word(_SETS[name], key)


@register.filter
def points(value: float) -> str:
    """Log-odds with a sign: +1.9, −0.4."""
    shown = format_decimal(abs(value), format="0.0", locale=_locale())
    return f"{'−' if value < 0 else '+'}{shown}"


@register.filter
def chance(value: float) -> str:
    """A probability in per cent that never claims certainty."""
    if value > 0.99:
        return f"> {format_percent(0.99, locale=_locale())}"
    if value < 0.01:
        return f"< {format_percent(0.01, locale=_locale())}"
    return str(format_percent(value, locale=_locale()))


@register.filter
def country(code: str) -> str:
    """A country's name."""
    return country_name(code)


@register.filter
def language(code: str) -> str:
    """A language's name."""
    return language_name(code)


def _locale() -> str:
    return (get_language() or "en").replace("-", "_")
