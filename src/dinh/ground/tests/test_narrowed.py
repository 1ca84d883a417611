"""PostgreSQL's statements name the commune for each table of the communes; a statement that does not is found."""

from __future__ import annotations

import pytest
from django.db import connection
from django.db.models import Count, Exists, OuterRef, Q
from django_scopes import scope, scopes_disabled
from tests.statements import Watch

from dinh.ground.bodies.models import Body, Post
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.prepared import Prepared
from dinh.ground.search.matching import present

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite holds one commune"),
]


@pytest.fixture
def watch(ward, tu):
    made = Watch()
    with made.watching():
        yield made
    assert made.unread == {}


def test_whatever_is_asked(watch, ward):
    """Nothing here names the commune, nor goes through a manager that does."""
    bodies = Body._base_manager
    list(bodies.filter(parent__parent__name="x").exclude(posts__title="y").order_by("parent__name"))
    list(bodies.filter(Q(pk=1) | Q(pk=2)).annotate(many=Count("posts")).filter(many__gt=0))
    list(bodies.filter(Exists(Post._base_manager.filter(body=OuterRef("pk")))).union(bodies.filter(pk=3)))
    list(bodies.filter(pk__in=Post._base_manager.values("body")).values_list("name").distinct())
    bodies.filter(posts__title="y").update(name="z")
    bodies.filter(Q(pk=-1) | Q(pk=-2)).delete()
    list(bodies.filter(name="q").select_for_update())
    group = ResidentialGroup._base_manager.filter(code="to-1").get()
    group.came_from.add(ResidentialGroup._base_manager.filter(code="to-2").get())
    assert [str(each) for each in group.came_from.all()] == ["Tổ dân phố 2"]
    group.label = group.label
    group.save()
    present(("x",), ["y"], ward.commune.pk)
    assert watch.faults == {}
    assert watch.seen > 10


def test_rows_are_the_same_as_without(ward, tu, khanh):
    """With another commune's rows beside them, and a join that finds nothing on its other side."""
    with scope(commune=ward.commune):
        found = list(Body._base_manager.order_by("pk").values_list("pk", "parent__name"))
    with scopes_disabled():
        mine = Body._base_manager.filter(commune=ward.commune)
        assert found == list(mine.order_by("pk").values_list("pk", "parent__name"))
        assert Body._base_manager.count() > len(found) > 0


def test_over_all_communes_a_join_is_of_one_commune_on_citus(ward, tu, monkeypatch):
    """Which takes joins between rows of one node alone."""
    monkeypatch.setattr(connection, "distributed", True)
    with scopes_disabled():
        rows = Body._base_manager.filter(parent__parent__name="x").select_related("commune")
        said = str(rows.query)
        assert list(rows) == []
    assert '"bodies_body"."commune_id" = T2."commune_id"' in said
    assert 'T2."commune_id" = T3."commune_id"' in said
    assert said.count(' = "places_commune"."') == 1


@pytest.mark.parametrize(
    "planted",
    [
        'SELECT name FROM "bodies_body" WHERE id = 1',
        'SELECT name FROM "bodies_body" WHERE commune_id = {here} OR id = 1',
        "SELECT 1 FROM bodies_body b JOIN bodies_post p ON p.body_id = b.id AND b.commune_id = {here}",
        'SELECT name FROM "bodies_body" WHERE commune_id = {there}',
        'SELECT 1 FROM "bodies_body" WHERE commune_id = {here} AND id IN (SELECT body_id FROM "bodies_post")',
        "UPDATE \"bodies_body\" SET name = 'x' WHERE id = 0",
        'DELETE FROM "journal_personal" WHERE entry_id = 0',
    ],
)
def test_a_planted_statement_without_its_commune_is_named(watch, ward, planted):
    with connection.cursor() as cursor:
        cursor.execute(planted.format(here=ward.commune.pk, there=ward.commune.pk + 1))
    (fault,) = watch.faults
    assert fault.startswith(("bodies_", "journal_personal: "))
    assert planted[:30] in fault


def test_with_scopes_disabled_nothing_is_added_and_it_is_told_apart(watch):
    with scopes_disabled():
        list(Body._base_manager.filter(name="x"))
    assert list(watch.across) == [("bodies_body",)]
    assert COMMUNE not in watch.across["bodies_body",].split(" WHERE ")[1]


COMMUNE = "commune_id"


def test_a_prepared_question_of_all_communes_keeps_no_ones_number(ward, khanh):
    names = Prepared(lambda *, name: Body._base_manager.filter(name=name).values_list("commune"), everywhere=True)
    name = Body.objects.order_by("pk").values_list("name", flat=True)[0]
    with scope(commune=ward.commune):
        assert names(name=name) == [(ward.commune.pk,)]
    with scopes_disabled():
        assert len(names(name=Body._base_manager.filter(commune=khanh.commune).first().name)) >= 1


def test_a_row_between_two_is_made_in_its_communes_scope(ward):
    one, two = ResidentialGroup.objects.order_by("code")[:2]
    one.came_from.add(two)
    between = ResidentialGroup.came_from.through._base_manager.get()
    assert between.commune_id == ward.commune.pk
