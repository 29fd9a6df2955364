"""One-time sign-in links: for the person at the machine, instead of a first password."""

from __future__ import annotations

import hashlib
import secrets
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.core.cache import cache
from django.core.signing import BadSignature, TimestampSigner

if TYPE_CHECKING:
    from scanner.store.models import User

MAX_AGE = 15 * 60
"""Seconds a link works."""
_SALT = "scanner.review.signin"


def make_link(user: User, base_url: str) -> str:
    """A link that signs this user in once, within 15 minutes. Whoever has it can use it: print it, do not send it."""
    token = TimestampSigner(salt=_SALT).sign(f"{user.pk}.{secrets.token_urlsafe(12)}")
    return f"{base_url.rstrip('/')}/enter/{quote(token)}/"


def holder(token: str) -> User | None:
    """Whom an unused link signs in; None when it is forged, too old, used, or its user may not sign in."""
    from scanner.store.models import User

    try:
        said = TimestampSigner(salt=_SALT).unsign(token, max_age=MAX_AGE)
    except BadSignature:
        return None
    if cache.get(_key(token)):
        return None
    return User.objects.filter(pk=said.partition(".")[0], is_active=True).first()


def redeem(token: str) -> User | None:
    """The same, and the link is used up."""
    user = holder(token)
    # `add` says False to all but the first, also when two browsers come at once.
    if user and cache.add(_key(token), "used", timeout=2 * MAX_AGE):
        return user
    return None


def _key(token: str) -> str:
    return f"link:{hashlib.sha256(token.encode()).hexdigest()}"
