"""The schema and its migrations."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from scanner.store import migrate
from scanner.store.models import Case, Decision, User
from tests.store.examples import analyst, stored

pytestmark = pytest.mark.usefixtures("database")


def test_the_migrations_say_what_the_models_say() -> None:
    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_migrating_again_changes_nothing() -> None:
    before = connection.introspection.table_names()
    migrate()
    assert connection.introspection.table_names() == before


def test_a_lost_trigger_comes_back_with_the_next_migration() -> None:
    whole = _triggers()
    lose = {
        "sqlite": "DROP TRIGGER store_decision_no_DELETE",
        "postgresql": "DROP TRIGGER store_decision_append_only ON store_decision",
    }
    with connection.cursor() as cursor:
        cursor.execute(lose[connection.vendor])
    assert _triggers() < whole
    migrate()
    assert _triggers() == whole


def test_a_withdrawal_without_a_decision_is_refused_by_the_database() -> None:
    case = stored()
    said = _insert(case, "ordinary", None)
    for verdict, withdraws in (("withdrawn", None), ("ordinary", said)):
        with pytest.raises(IntegrityError), transaction.atomic():
            _insert(case, verdict, withdraws)
    assert _insert(case, "withdrawn", said)


def test_a_user_has_a_role_from_the_start() -> None:
    assert User.objects.get(pk=analyst().pk).role == "analyst"


def _insert(case: Case, verdict: str, withdraws: Decision | None) -> Decision:
    user, _ = User.objects.get_or_create(username="nino")
    return Decision.objects.create(case=case, user=user, verdict=verdict, scan=case.scan, withdraws=withdraws, made_at=timezone.now())


def _triggers() -> set[str]:
    question = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname || tgtype FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(question[connection.vendor])
        return {name for (name,) in cursor.fetchall()}
