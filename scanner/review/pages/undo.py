"""The decision that can be taken back with one key."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone

from scanner.review.access import SignedRequest
from scanner.store.models import Decision, Verdict

OFFERED_FOR = dt.timedelta(minutes=1)
"""How long a page offers it. The script hides the offer after ten seconds; without a script it stays until the next page."""


def undoable(request: SignedRequest) -> Decision | None:
    """The decision named by `?undo=`, if it is the reader's own, recent and standing."""
    number = request.GET.get("undo", "")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    mine = Decision.objects.filter(user=request.user, withdrawal=None, made_at__gt=timezone.now() - OFFERED_FOR)
    return mine.exclude(verdict=Verdict.WITHDRAWN).filter(pk=int(number)).first()
