"""The store as a Django app."""

from django.apps import AppConfig


class StoreConfig(AppConfig):
    """Label `store`; every table of ours is named `store_…`."""

    name = "scanner.store"
    label = "store"
    default_auto_field = "django.db.models.BigAutoField"
