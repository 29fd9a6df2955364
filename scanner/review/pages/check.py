"""Checking one pasted ad: everything the scanner would say, and nothing kept."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from scanner.ad import from_record
from scanner.pipeline import scan
from scanner.review.access import SignedRequest
from scanner.review.explain import Explanation, explain
from scanner.review.explain.explanation import kit
from scanner.score import to_record

LONGEST = 50_000
"""Characters of one ad; a newspaper page is shorter."""


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: SignedRequest) -> HttpResponse:
    """A box for the text and, after sending it, the explanation."""
    text = request.POST.get("text", "")
    fault = _fault(text) if request.method == "POST" else ""
    explanation = _explained(text) if request.method == "POST" and not fault else None
    context = {"text": text, "fault": fault, "explanation": explanation, "longest": LONGEST}
    return render(request, "review/check.html", context, status=422 if fault else 200)


def _fault(text: str) -> str:
    if not text.strip():
        return _("Paste the text of an ad first.")
    return _("This is longer than one ad can be.") if len(text) > LONGEST else ""


def _explained(text: str) -> Explanation:
    ad = from_record({"body": text.replace("\r\n", "\n")})
    return explain(ad, to_record(scan(ad, kit()), ad))
