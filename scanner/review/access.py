"""Who may see and do what: signed in for every page but a few, and a role for deciding."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils import translation

from scanner.store.models import Role, User

_SIGN_IN = {"account_login", "account_logout", "account_inactive", "mfa_authenticate", "enter"}
OPEN_TO_ALL = frozenset({*_SIGN_IN, "language", "health", "robots", "favicon"})
"""Names of the URLs that answer without a sign-in. Static files are answered before Django looks at a URL."""

DECIDERS = frozenset({Role.ANALYST, Role.REVIEWER, Role.POLICE, Role.ADMINISTRATOR})
"""The others (researcher, auditor) read."""

P = ParamSpec("P")
Next = Callable[[HttpRequest], HttpResponseBase]


class SignedRequest(HttpRequest):
    """A request that came past `SignInRequired`."""

    user: User


class SignInRequired:
    """Sends whoever is not signed in to the sign-in page, unless the URL is named in OPEN_TO_ALL."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # Ads and names must not stay behind in the browser of a shared machine.
        response.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: HttpRequest, _view: object, _args: Sequence[object], _kwargs: dict[str, object]
    ) -> HttpResponseBase | None:
        """Runs once the URL is known and before its view."""
        match = request.resolver_match
        if request.user.is_authenticated or (match and match.view_name in OPEN_TO_ALL):
            return None
        back = request.get_full_path() if request.method in {"GET", "HEAD"} else reverse("queue")
        return redirect_to_login(back, reverse("account_login"))


class OwnLanguage:
    """Answers in the language the signed-in user chose; others get what the browser asks for."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        chosen = getattr(request.user, "interface_language", "")
        if chosen in dict(settings.LANGUAGES):
            translation.activate(chosen)
            request.LANGUAGE_CODE = chosen
        return self.get_response(request)


def may_decide(user: User) -> bool:
    """Whether the role of this user lets her claim and decide cases."""
    return user.role in DECIDERS


def deciders_only(view: Callable[Concatenate[SignedRequest, P], HttpResponse], /) -> Callable[Concatenate[SignedRequest, P], HttpResponse]:
    """For views that change a case: others get 403."""

    @wraps(view)
    def checked(request: SignedRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not may_decide(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked
