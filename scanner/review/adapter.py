"""What the console asks of allauth."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up: people are added with `scanner user add`."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False
