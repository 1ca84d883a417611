"""PostgreSQL shows a commune's rows to that commune only, whatever our own filters say. Asked in SQL, as the role that
serves the web."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, ProgrammingError, connection, transaction
from django_scopes import scope, scopes_disabled
from django_scopes.state import state

from dinh.ground import rowlevel
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Entry, Personal
from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.postgresql.base import EVERYONE, NOBODY
from dinh.ground.public_version import public_version

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="row-level security is PostgreSQL's"),
]


def counted(table: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT count(*) FROM "{table}"')  # our own tables
        return int(cursor.fetchone()[0])


def test_every_table_of_a_commune_has_its_policy(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT relname FROM pg_class WHERE relrowsecurity AND relforcerowsecurity")
        held = {name for (name,) in cursor.fetchall()}
        cursor.execute(
            "SELECT table_name FROM information_schema.columns WHERE column_name = 'commune_id' AND table_schema = "
            "'public'"
        )
        carrying = {name for (name,) in cursor.fetchall()}
    assert carrying - rowlevel.OPEN <= held
    assert held == set(rowlevel.policies())


def test_a_table_between_two_of_them_carries_the_commune_as_they_do():
    between = {model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.auto_created}
    of_accounts = {"auth_group_permissions", "people_user_groups", "people_user_user_permissions"}
    assert between - rowlevel.policies().keys() == of_accounts
    assert {"journal_personal", "oversee_board_groups"} <= rowlevel.policies().keys()


def test_the_role_of_the_web_is_held_to_them(db):
    assert rowlevel.the_role_is_held_to_it(["default"]) == []


def test_giving_them_again_changes_nothing(db):
    assert rowlevel.enforce(connection) == 0


def test_a_forgotten_filter_shows_nothing(ward, tu, khanh):
    """`_base_manager` knows no scope, and neither does SQL."""
    here, there = ward.commune, khanh.commune
    with scope(commune=here):
        mine = Body._base_manager.count()
        assert mine == Body.objects.count() == counted("bodies_body")
        assert not Body._base_manager.filter(commune=there).exists()
    with scope(commune=there):
        theirs = counted("bodies_body")
        assert theirs
        assert not Body._base_manager.filter(commune=here).exists()
    with scopes_disabled():
        assert counted("bodies_body") == mine + theirs


def test_outside_any_scope_nothing_is_seen(ward, tu):
    token = state.set({})
    try:
        assert counted("bodies_body") == 0
        assert counted("places_commune") == 1  # who the communes are is no secret
    finally:
        state.reset(token)


def test_the_door_sees_the_public_version_move_before_any_scope_is_open(ward, khanh):
    _enter(by=Actor(commune=ward.commune))
    token = state.set({})
    try:
        before = public_version("")
        assert before == (ward.commune.pk, 1)
    finally:
        state.reset(token)
    assert khanh.commune.pk != ward.commune.pk


def test_another_communes_row_can_neither_be_written_nor_changed(ward, khanh):
    there = khanh.commune
    with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        ResidentialGroup._base_manager.create(commune=there, name="Lạc", code="lac", valid_from="2025-07-01")
    assert Body._base_manager.filter(commune=there).update(name="Chiếm") == 0
    with scope(commune=there):
        assert not Body.objects.filter(name="Chiếm").exists()


def test_personal_data_beside_the_chain_follows_its_entry(ward, tu, khanh):
    with scope(commune=khanh.commune):
        _enter(by=khanh)
        assert Personal._base_manager.count() == 1
    assert Personal._base_manager.count() == 0
    assert not Entry._base_manager.filter(commune=khanh.commune).exists()


@act
def _enter(*, by: Actor) -> None:
    record(by, "places.note", by.commune, personal={"phone": "0900000000"})


def test_what_was_told_survives_neither_rollback_nor_error(ward, khanh):
    here, there = ward.commune, khanh.commune

    def told() -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT current_setting('dinh.commune', true)")
            return str(cursor.fetchone()[0])

    assert told() == str(here.pk)
    with transaction.atomic(), scope(commune=there):
        assert told() == str(there.pk)
        transaction.set_rollback(True)
    assert told() == str(here.pk)
    with pytest.raises(DatabaseError), transaction.atomic(), scope(commune=there), connection.cursor() as cursor:
        cursor.execute("SELECT 1 / 0")
    assert counted("bodies_body") == Body.objects.count()
    with scopes_disabled():
        assert told() == EVERYONE
    assert NOBODY != EVERYONE


def test_rows_in_pieces_stay_the_communes_own(ward, khanh):
    """A cursor on the server that is read on after the scope has changed was narrowed when it was opened."""
    rows = Body.objects.order_by("pk").iterator(chunk_size=1)
    first = next(rows)
    with scope(commune=khanh.commune):
        rest = list(rows)
    assert {row.commune_id for row in [first, *rest]} == {ward.commune.pk}


def test_behind_a_pooler_nothing_stays_with_the_connection(ward):
    """It hands the connection to others after each transaction: what was told must end with it."""
    pooled = connection.copy()
    pooled.settings_dict["DISABLE_SERVER_SIDE_CURSORS"] = True

    def told(line: Any) -> str:
        return str(line.execute("SELECT current_setting('dinh.commune', true)").fetchone()[0] or "")

    with closing(pooled):
        with pooled.cursor() as cursor:
            assert told(cursor.cursor) == NOBODY
            cursor.execute("SELECT current_setting('dinh.commune', true)")
            assert cursor.fetchone() == (str(ward.commune.pk),)
            assert told(cursor.cursor) == NOBODY
        pooled.set_autocommit(False)
        with pooled.cursor() as cursor:
            cursor.execute("SELECT 1")
            assert told(cursor.cursor) == str(ward.commune.pk)
        pooled.commit()
        with scope(commune=None), pooled.cursor() as cursor:
            cursor.execute("SELECT 1")
            assert told(cursor.cursor) == NOBODY
        pooled.rollback()


def test_a_house_of_many_communes_counts_only_its_own_at_once(ward, tu, khanh):
    assert Commune.objects.count() == 2
    with scope(commune=ward.commune):
        assert set(Body._base_manager.values_list("commune", flat=True)) == {ward.commune.pk}
