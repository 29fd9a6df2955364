"""Small answers: health, robots, icon, language."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.templatetags.static import static
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

_YEAR = 365 * 24 * 60 * 60


@require_GET
def health(_request: HttpRequest) -> HttpResponse:
    """The process answers; says nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


@require_GET
def robots(_request: HttpRequest) -> HttpResponse:
    """No search engine has business here."""
    return HttpResponse("User-agent: *\nDisallow: /\n", content_type="text/plain")


@require_GET
def favicon(_request: HttpRequest) -> HttpResponse:
    """For browsers that ask before reading the page."""
    return HttpResponseRedirect(static("review/icon.svg"))


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the interface language: kept with the user, and in a cookie for the sign-in page."""
    code, back = request.POST.get("language", ""), request.POST.get("back", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = HttpResponseRedirect(back)
    if code not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        request.user.interface_language = code
        request.user.save(update_fields=["interface_language"])
    translation.activate(code)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, code, max_age=_YEAR, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )
    return response
