"""Who works with the cases."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models


class Role(models.TextChoices):
    """What a user may do; the console decides what each role sees."""

    ANALYST = "analyst"
    REVIEWER = "reviewer"
    POLICE = "police"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class User(AbstractUser):
    """A person with a login."""

    role = models.CharField(max_length=20, choices=Role.choices, default=Role.ANALYST)
    interface_language = models.CharField(max_length=10, blank=True, default="")
    """Empty means the browser's choice."""
