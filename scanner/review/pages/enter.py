"""Entering by a one-time link."""

from __future__ import annotations

from typing import cast

from allauth.account.utils import perform_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from scanner.review.signin import holder, redeem

GONE = 410


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button, so that a program that previews links uses none up; POST signs in, with a second factor if she has one."""
    if request.method != "POST":
        user = holder(token)
        return render(request, "review/enter.html", {"name": user.username if user else ""}, status=200 if user else GONE)
    user = redeem(token)
    if user is None:
        return render(request, "review/enter.html", {"name": ""}, status=GONE)
    return cast("HttpResponse", perform_login(request, user))
