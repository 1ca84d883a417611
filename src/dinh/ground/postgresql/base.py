"""Django's PostgreSQL, which also tells the database whose rows the statement may touch.

Row-level security (ground/rowlevel.py) compares each row's commune with the setting `dinh.commune`. Here it is kept
equal to the scope that is open when a statement runs: a number, `*` where scopes are disabled, empty outside any. It is
told to the connection, once a change of scope; behind a pooler that hands a connection on after each transaction
(`DISABLE_SERVER_SIDE_CURSORS`) and on Citus, to the transaction, and a statement outside any gets one of its own.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.backends.postgresql import base, features, operations
from django_scopes.state import get_scope

EVERYONE, NOBODY = "*", ""


class DatabaseFeatures(features.DatabaseFeatures):
    connection: DatabaseWrapper

    def allows_group_by_selected_pks_on_model(self, model: Any) -> bool:
        """On Citus `id` is but a part of the primary key: nothing else follows from it."""
        allowed: bool = super().allows_group_by_selected_pks_on_model(model)
        return allowed and not self.connection.distributed

    @property
    def supports_foreign_keys(self) -> bool:  # type: ignore[override]  # where the stubs see a constant
        """A new table stands on the coordinator, whence Citus lets none lead: `./dinh distribute` makes them."""
        return not self.connection.distributed


class DatabaseOperations(operations.DatabaseOperations):
    compiler_module = "dinh.ground.postgresql.compiler"


class DatabaseWrapper(base.DatabaseWrapper):
    features_class = DatabaseFeatures
    ops_class = DatabaseOperations

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.told: str | None = None
        self.distributed = False  # whether Citus keeps the tables of the communes
        self.execute_wrappers.append(tell)

    @property
    def pooled(self) -> bool:
        return bool(self.settings_dict.get("DISABLE_SERVER_SIDE_CURSORS"))

    @property
    def brief(self) -> bool:
        """Whether what is told ends with the transaction. Citus passes nothing else on to its nodes."""
        return self.pooled or self.distributed

    def init_connection_state(self) -> None:
        self.told = None
        super().init_connection_state()
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT to_regclass('pg_dist_partition') IS NOT NULL")
            self.distributed = cursor.fetchone()[0]
            if self.distributed:
                cursor.execute("SELECT EXISTS (SELECT 1 FROM pg_dist_partition)")
                self.distributed = cursor.fetchone()[0]

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        if self.brief:
            self.told = None

    def _rollback(self) -> None:
        self.told = None  # the setting goes back to what it was before the transaction
        super()._rollback()  # type: ignore[misc]  # the stubs leave it out

    def _savepoint_rollback(self, sid: str) -> None:
        self.told = wanted()  # nothing can be told in a transaction that has failed
        super()._savepoint_rollback(sid)  # type: ignore[misc]  # the stubs leave it out
        self.told = None


def wanted() -> str:
    scope = get_scope()
    if not scope.get("_enabled", True):
        return EVERYONE
    commune = scope.get("commune")
    return str(commune.pk) if commune else NOBODY


def tell(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    connection = context["connection"]
    if connection.brief and connection.get_autocommit():
        with connection.wrap_database_errors, connection.connection.transaction():
            _set(connection, wanted())
            return execute(sql, params, many, context)
    if connection.told != (whose := wanted()):
        with connection.wrap_database_errors:
            _set(connection, whose)
        connection.told = whose
    return execute(sql, params, many, context)


def _set(connection: Any, whose: str) -> None:
    with connection.connection.cursor() as cursor:
        if connection.distributed:
            # Citus passes on the command, not the function, and only where it is told to. (Its issue 1327.)
            cursor.execute("SET LOCAL citus.propagate_set_commands TO 'local'")
            cursor.execute(f"SET LOCAL dinh.commune TO '{whose}'")
        else:
            cursor.execute("SELECT set_config('dinh.commune', %s, %s)", [whose, connection.pooled])
