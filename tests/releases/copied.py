"""`python -m tests.releases.copied FILE`: a release's SQLite file into the empty PostgreSQL of this process, which is
first brought to that release's migrations and no further."""

from __future__ import annotations

import sys
from pathlib import Path


def main(file: Path) -> None:
    from django.core.management.color import no_style
    from django.db import connection, connections, transaction
    from django.db.migrations.executor import MigrationExecutor
    from django.db.migrations.recorder import MigrationRecorder
    from django_scopes import scopes_disabled

    from dinh.house.management.commands.migrate import _only_what_changes

    connections.databases["old"] = {**connection.settings_dict, "ENGINE": "django.db.backends.sqlite3", "NAME": file,
                                    "OPTIONS": {}}  # fmt: skip
    applied = MigrationRecorder(connections["old"]).applied_migrations()
    executor = MigrationExecutor(connection)
    targets = [key for key in applied if key in executor.loader.graph.nodes]
    with scopes_disabled(), _only_what_changes():
        executor.migrate(targets)
        models = executor.loader.project_state(targets).apps.get_models(include_auto_created=True)
        own = [model for model in models if model._meta.managed and not model._meta.proxy]
        with transaction.atomic(), connection.cursor() as cursor:
            kept = [model for model in own if model._meta.db_table != "django_migrations"]
            for model in kept:
                if model._base_manager.exists():  # steps themselves have put something there
                    cursor.execute(f"DELETE FROM {model._meta.db_table}")
            for model in kept:
                rows = model._base_manager.using("old").order_by("pk")
                model._base_manager.using("default").bulk_create(rows.iterator(chunk_size=500), batch_size=500)
            for statement in connection.ops.sequence_reset_sql(no_style(), kept):
                cursor.execute(statement)


if __name__ == "__main__":
    import django

    django.setup()
    main(Path(sys.argv[1]))
