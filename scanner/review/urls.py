"""Every URL of the console. Whatever is not named in `access.OPEN_TO_ALL` needs a sign-in."""

from django.urls import include, path

from scanner.review.pages.case import show as case
from scanner.review.pages.check import show as check
from scanner.review.pages.decide import decide, put_back, start, take, undo
from scanner.review.pages.enter import enter
from scanner.review.pages.plain import favicon, health, language, robots
from scanner.review.pages.queue import show as queue

urlpatterns = [
    path("", queue, name="queue"),
    path("next/", start, name="start"),
    path("case/<slug:case_id>/", case, name="case"),
    path("case/<slug:case_id>/claim/", take, name="claim"),
    path("case/<slug:case_id>/release/", put_back, name="release"),
    path("case/<slug:case_id>/decide/", decide, name="decide"),
    path("decision/<int:decision_id>/undo/", undo, name="undo"),
    path("check/", check, name="check"),
    path("enter/<str:token>/", enter, name="enter"),
    path("language/", language, name="language"),
    path("health", health, name="health"),
    path("robots.txt", robots, name="robots"),
    path("favicon.ico", favicon, name="favicon"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
