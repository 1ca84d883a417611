"""A prepared query answers as its queryset does, for whoever asks next and with whatever values."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django_scopes import scope
from django_scopes.exceptions import ScopeError

from dinh.ground.places.models import Commune, ResidentialGroup
from dinh.ground.prepared import Prepared, insert_all

DAY = date(2026, 6, 1)


def _existing(*, day):
    return ResidentialGroup.objects.on(day).order_by("code")


def test_instances_tuples_and_values_are_those_of_the_queryset(ward):
    assert Prepared(_existing)(day=DAY) == list(_existing(day=DAY)) != []
    columns = ("name", "valid_from", "commune__is_demo", "valid_to")
    chosen = Prepared(lambda: ResidentialGroup.objects.order_by("code").values_list(*columns))
    rows = ResidentialGroup.objects.order_by("code")
    assert chosen() == list(rows.values_list(*columns))
    flat = Prepared(lambda *, code: ResidentialGroup.objects.filter(code=code).values_list("name", flat=True))
    some = rows[0]
    assert flat(code=some.code) == [some.name]
    assert flat(code="không có") == []


def test_each_question_takes_its_own_values(ward):
    existing = Prepared(_existing)
    ResidentialGroup.objects.filter(code=ResidentialGroup.objects.first().code).update(valid_to=date(2026, 7, 1))
    assert len(existing(day=DAY)) == len(existing(day=date(2026, 7, 1))) + 1
    assert existing(day=date(1900, 1, 1)) == []


def test_related_rows_and_annotations_come_along(ward, django_assert_num_queries):
    named = Prepared(
        lambda *, host: Commune.objects.select_related("province").annotate(twice=Count("pk") * 2).filter(Q(host=host)),
        everywhere=True,
    )
    Commune.objects.filter(pk=ward.commune.pk).update(host="dinhminh.example")
    with django_assert_num_queries(1):
        (found,) = named(host="dinhminh.example")
        assert found.province.name == "Lam Giang"
    assert (found, found.twice, found._state.db, found._state.adding) == (ward.commune, 2, "default", False)


def test_a_shape_makes_sql_of_its_own(ward):
    first = Prepared(lambda most: ResidentialGroup.objects.order_by("code")[:most])
    assert [len(first(1)), len(first(2)), len(first(1))] == [1, 2, 1]


def test_rows_of_the_scoped_commune_only_and_none_without_a_scope(ward, khanh):
    everyone = Prepared(lambda: ResidentialGroup.objects.order_by("code"))
    assert {group.commune_id for group in everyone()} == {ward.commune.pk}
    with scope(commune=khanh.commune):
        assert ward.commune.pk not in {group.commune_id for group in everyone()}
    with scope(commune=None), pytest.raises(ScopeError):
        everyone()


@pytest.mark.parametrize(
    "build",
    [
        lambda *, text: ResidentialGroup.objects.filter(name__contains=text),
        lambda *, text: ResidentialGroup.objects.filter(name=text.upper()[:1]),
        lambda *, text: ResidentialGroup.objects.values("name").filter(name=text),
        lambda *, text: ResidentialGroup.objects.filter(name=text)[:0],
    ],
    ids=["inside a pattern", "changed on its way", "dictionaries", "nothing"],
)
def test_what_cannot_be_swapped_is_an_error_not_a_wrong_answer(ward, build):
    with pytest.raises(TypeError):
        Prepared(build)(text="một")


def test_only_plain_values_are_taken(ward):
    with pytest.raises(TypeError):
        Prepared(_existing)(day=None)


def _group(commune, number, **more):
    return ResidentialGroup(commune=commune, code=f"n{number}", name=f"mới {number}", valid_from=DAY, **more)


def test_new_rows_take_their_own_values_and_learn_their_keys(ward):
    for number in (1, 2):
        group = _group(ward.commune, number)
        group.save(force_insert=True)
        found = ResidentialGroup.objects.get(pk=group.pk)
        assert (found.code, found.name, found.valid_to, group._state.adding) == (
            f"n{number}",
            f"mới {number}",
            None,
            False,
        )
    with pytest.raises(IntegrityError), transaction.atomic():
        _group(ward.commune, 2).save(force_insert=True)


@pytest.mark.parametrize("many", [0, 1, 3])
def test_many_rows_in_one_insert(ward, many, django_assert_num_queries):
    rows = [_group(ward.commune, number) for number in range(many)]
    with django_assert_num_queries(min(many, 1)):
        told = dict(insert_all(rows, "code", "id"))
    kept = ResidentialGroup.objects.filter(code__startswith="n").values_list("code", "id")
    assert told == dict(kept)
    assert set(told) == {f"n{number}" for number in range(many)}
