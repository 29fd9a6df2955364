from __future__ import annotations

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from scanner.store import append_only


def install(_apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    append_only.install(schema_editor.connection)


class Migration(migrations.Migration):
    """Decisions may only be added."""

    dependencies = [("store", "0001_first")]
    operations = [migrations.RunPython(install, migrations.RunPython.noop)]
