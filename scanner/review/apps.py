"""The console as a Django app."""

from django.apps import AppConfig


class ReviewConfig(AppConfig):
    """Found by `INSTALLED_APPS`; has no tables of its own."""

    name = "scanner.review"
    label = "review"
