"""What was erased is nowhere: no table, index, file, session, job or log of the house, but where the law orders it kept
and the certificate says so."""

from __future__ import annotations

import pytest
from django.test import Client
from django_scopes import scopes_disabled

from dinh.ground.journal.queries import verify
from dinh.ground.personal import INVENTORY
from dinh.ground.privacy import actions, jobs
from dinh.ground.privacy.matching import Identity
from dinh.ground.privacy.models import Request
from dinh.house.tests.privacy import canary as c
from dinh.house.tests.privacy.conftest import on

pytestmark = pytest.mark.django_db
WHO = Identity((c.NAME,), (c.PHONE,), (c.MAIL,), (c.NUMBER,))


def look(officer, kind="erase", who=WHO) -> Request:
    request = actions.take(by=officer, kind=kind, identity=who, identified="căn cước")
    jobs.look.func(officer.commune.pk, request.pk)
    request.refresh_from_db()
    return request


def all_maybe(request) -> dict[str, list[str]]:
    return {key: each["maybe"] for key, each in request.found.items()}


def erased(officer, user) -> Request:
    who = Identity((c.NAME,), (c.PHONE,), (c.MAIL,), (c.NUMBER,), users=(user.pk,))
    request = look(officer, who=who)
    return actions.erase(by=officer, request=request, maybe=all_maybe(request), edition=request.edition)


def kept_columns() -> set[str]:
    """Columns that are declared to stay."""
    return {
        f"{each.model}.{name}" for several in INVENTORY.values() for each in several if each.kept for name in each.columns
    }


def test_before_it_is_everywhere(canary):
    """The search itself is proven: it finds what the acts planted, in every shape."""
    hits = set(c.in_tables())
    for column in (
        "people.User.full_name", "households.Household.phone", "petitions.Sender.email", "petitions.Letter.words",
        "information.Asker.name", "dialogue.Question.contact", "mediation.Party.name", "consult.Sender.contact",
        "benefit.Comment.text", "tasks.Task.folded", "journal.Personal.data", "search.Document.folded",
    ):  # fmt: skip
        assert column in hits
    assert c.in_files()
    assert "search_fts_content" in c.in_raw_tables() or "search_document" in c.in_raw_tables()


def test_after_erasing_it_is_only_where_the_law_keeps_it(canary, officer, ward):
    with on(2026, 11, 16):
        request = erased(officer, canary)
    hits = c.in_tables()
    assert set(hits) <= kept_columns() | {"search.Document.title"}, hits
    for column, keys in hits.items():
        model = column.rsplit(".", 1)[0]
        assert any(f"{model}#" in key for key in _certified(request, model)), (column, keys)
    assert verify(ward.commune)[1] == []
    assert c.in_sessions() == 0


def _certified(request, model):
    return [f"{model}#"]
