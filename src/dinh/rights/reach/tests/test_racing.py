"""One slip sent by many at once counts once. Runs on a real database, outside one transaction."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django_scopes import scope
from tests import people
from tests.sealed import seal_ledgers

from dinh.ground.actor import Actor
from dinh.rights.reach import actions
from dinh.rights.reach.actions import Answers
from dinh.rights.reach.models import Response, Tally
from dinh.rights.reach.tests.build import KNOWS, at, called, drawn

MANY = 8


@pytest.fixture
def _sealed_again(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        seal_ledgers("ENABLE")


@pytest.fixture
def open_survey(_sealed_again, transactional_db):
    """A survey being asked, committed so that other connections see it."""
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("an in-memory SQLite database has one connection; the race runs on PostgreSQL")
    ward = people.Ward()
    with scope(commune=ward.commune):
        tu = ward.official("tu", "Lê Văn Tư", "UBND", "Công chức", people.CLERK)
        yield ward, drawn(tu)
    seal_ledgers("DISABLE")


def test_one_code_sent_by_many_at_once_counts_once(open_survey):
    ward, survey = open_survey
    slot, start = called(survey)[0], Barrier(MANY)

    def send(_turn: int) -> str:
        start.wait()
        try:
            with scope(commune=ward.commune):
                actions.answer_by_code(by=Actor(commune=ward.commune), slot=slot, answers=Answers("radio", KNOWS))
        except ValidationError as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with at(5), ThreadPoolExecutor(MANY) as pool:
        said = list(pool.map(send, range(MANY)))

    assert said.count("done") == 1
    assert sum("đã dùng" in each for each in said) == MANY - 1
    assert list(Response.objects.values_list("count", flat=True)) == [1]
    assert sum(Tally.objects.values_list("count", flat=True)) == 3
