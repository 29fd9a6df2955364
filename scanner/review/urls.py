"""Every URL of the console. Whatever is not named in `access.OPEN_TO_ALL` needs a sign-in."""

from django.urls import include, path

from scanner.review.pages import case, check, decide, enter, plain, queue

urlpatterns = [
    path("", queue.show, name="queue"),
    path("next/", decide.start, name="start"),
    path("case/<slug:case_id>/", case.show, name="case"),
    path("case/<slug:case_id>/claim/", decide.take, name="claim"),
    path("case/<slug:case_id>/release/", decide.put_back, name="release"),
    path("case/<slug:case_id>/decide/", decide.decide, name="decide"),
    path("decision/<int:decision_id>/undo/", decide.undo, name="undo"),
    path("check/", check.show, name="check"),
    path("enter/<str:token>/", enter.enter, name="enter"),
    path("language/", plain.language, name="language"),
    path("health", plain.health, name="health"),
    path("robots.txt", plain.robots, name="robots"),
    path("favicon.ico", plain.favicon, name="favicon"),
    path("account/", include("allauth.account.urls")),
    path("account/2fa/", include("allauth.mfa.urls")),
    path("account/sessions/", include("allauth.usersessions.urls")),
]
