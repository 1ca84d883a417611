"""Every column that may tell of a person says so, or says that it does not."""

from __future__ import annotations

from django.apps import apps

from dinh.ground.personal import INVENTORY, PLAIN, asked, everything


def models():
    return {model._meta.label: model for model in apps.get_models(include_auto_created=True)}


def test_every_column_is_declared_personal_or_plainly_not():
    open_ = {}
    for label, model in models().items():
        declared = {name for each in INVENTORY.get(label, ()) for name in each.columns} | PLAIN.get(label, frozenset())
        if missing := [name for name in asked(model) if name not in declared]:
            open_[label] = missing
    assert not open_, "declare them in the room's privacy.py, with `holds` or `plain`"


def test_no_column_is_both_and_none_is_made_up():
    known = models()
    for label, plain in PLAIN.items():
        names = {column.name for column in known[label]._meta.local_fields}
        assert plain <= names, label
        assert not plain & {name for each in INVENTORY.get(label, ()) for name in each.columns}, label
    for each in everything():
        names = {column.name for column in known[each.model]._meta.local_fields}
        assert set(each.columns) <= names, each.model
        if each.of:
            known[each.model]._meta.get_field(each.of)
        if each.marks:
            assert each.marks in names, each.model


def test_a_new_column_nobody_declared_is_named():
    from django.db import models as columns

    from dinh.ground.places.models import Commune

    column = columns.CharField(max_length=9, name="nickname")
    column.contribute_to_class(Commune, "nickname")
    try:
        assert "nickname" in asked(Commune)
        assert "nickname" not in PLAIN["places.Commune"]
    finally:
        Commune._meta.local_fields.remove(column)
        Commune._meta._expire_cache()
        delattr(Commune, "nickname")
