"""Every table can be kept on Citus: asked of the models, so that a new one cannot be forgotten."""

from __future__ import annotations

from collections import Counter

from django.db import models as fields

from dinh.ground.places.models import Commune
from dinh.ground.tenant import ManyOfCommune, tenant_tables
from dinh.house.distribute import tables
from dinh.house.distribute.tables import Kind, keys, kind_of, links, models, widened


def test_every_table_can_be_kept():
    assert tables.faults() == []


def test_what_is_of_nobody_is_few_and_known():
    kinds = Counter(kind_of(model) for model in models())
    assert kinds[Kind.DISTRIBUTED] == len(tenant_tables()) > 300
    assert {model._meta.db_table for model in models() if kind_of(model) is Kind.REFERENCE} == {
        "account_emailaddress", "account_emailconfirmation", "auth_group", "auth_group_permissions", "auth_permission",
        "django_content_type", "mfa_authenticator", "people_opensession", "people_outsidename", "people_user",
        "people_user_groups",
        "people_user_user_permissions", "places_commune", "places_province",
    }  # fmt: skip
    assert {model._meta.db_table for model in models() if kind_of(model) is Kind.LOCAL} == tables.LOCAL


def test_every_many_to_many_of_a_communes_rows_carries_the_commune():
    plain = [
        f"{model._meta.label}.{field.name}"
        for model in models()
        if kind_of(model) is Kind.DISTRIBUTED
        for field in model._meta.local_many_to_many
        if not isinstance(field, ManyOfCommune) and field.remote_field.through._meta.auto_created
    ]
    assert plain == []


def test_a_key_is_widened_by_the_commune_once():
    assert widened(("id",)) == ("commune_id", "id")
    assert widened(("key", "commune_id")) == ("key", "commune_id")


def test_planted_faults_are_named(monkeypatch):
    class Planted(fields.Model):
        """Unique by itself, and led to by nothing that could be kept."""

        commune = fields.ForeignKey(Commune, fields.PROTECT, related_name="+")
        code = fields.CharField(max_length=9, unique=True)
        session = fields.ForeignKey("sessions.Session", fields.PROTECT, related_name="+")

        class Meta:
            app_label = "planted"
            managed = False
            constraints = [fields.UniqueConstraint(fields=["session", "code"], name="planted_once")]

        def __str__(self) -> str:
            return self.code

    monkeypatch.setattr(tables, "models", lambda: [Planted])
    assert list(keys(Planted))[1:] == [("code",), ("session_id", "code")]
    assert len(links(Planted)) == 2
    assert tables.faults() == [
        "planted_planted: key (code) lacks commune_id",
        "planted_planted: key (session_id, code) lacks commune_id",
        "planted_planted.session_id: from a distributed to a local table",
    ]
