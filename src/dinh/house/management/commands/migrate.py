"""`migrate`, which makes a new database in seconds.

After each operation Django makes anew every model that is related to the changed one, however far: here all, for all
belong to a commune. With hundreds of models that takes minutes. While tables are only made nothing looks back at older
models, so that the changed model alone is enough.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from typing import Any

from django.core.management.commands import migrate
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.db.migrations.state import ProjectState
from django_scopes import scopes_disabled


class Command(migrate.Command):
    def handle(self, *args: Any, **options: Any) -> None:
        begun = MigrationRecorder(connections[options["database"]]).applied_migrations()
        with scopes_disabled(), nullcontext() if begun else _only_what_changes():  # they move the rows of all communes
            super().handle(*args, **options)


@contextmanager
def _only_what_changes() -> Iterator[None]:
    def changed(_state: ProjectState, app_label: str, model_name: str, delay: bool = False) -> set[tuple[str, str]]:
        return {(app_label, model_name)}

    found: Any = ProjectState._find_reload_model  # type: ignore[attr-defined]
    ProjectState._find_reload_model = changed  # type: ignore[attr-defined]
    try:
        yield
    finally:
        ProjectState._find_reload_model = found  # type: ignore[attr-defined]
