"""Two people press at once: one act is done, the other is told why not. Runs on a real database file, outside one
transaction.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django_scopes import scope
from tests import people
from tests.sealed import seal_ledgers

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import verify
from dinh.office.tasks import actions
from dinh.office.tasks.actions import Order, RowErrors
from dinh.office.tasks.models import Evidence, Task
from dinh.office.tasks.room import extend_all
from dinh.office.tasks.tests.build import MEDIATION, at, give, only_turn, photo, registered_paper, reported


@pytest.fixture
def _sealed_again(django_db_setup, django_db_blocker):
    yield
    with django_db_blocker.unblock():
        seal_ledgers("ENABLE")


@pytest.fixture
def cast(_sealed_again, transactional_db):
    """The ward with its secretary, chair and member, committed so that other connections see them."""
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("an in-memory SQLite database has one connection; the race runs on PostgreSQL")
    ward = people.Ward()
    with scope(commune=ward.commune):
        lua = ward.official("lua", "Nguyễn Thị Lụa", "BXDĐ", "Phó Trưởng Ban", people.SECRETARY)
        hung = ward.official("hung", "Trần Văn Hùng", "ĐU", "Phó Bí thư Thường trực", people.CHAIR)
        tu = ward.official("tu", "Lê Văn Tư", "UBND", "Công chức", people.MEMBER)
        yield ward, lua, hung, tu
    seal_ledgers("DISABLE")


def at_once(commune: Any, *acts: Callable[[], Any]) -> list[str]:
    """Run the acts in threads of their own; «done» or the refusal of each."""

    def run(act: Callable[[], Any]) -> str:
        try:
            with scope(commune=commune):
                act()
        except (Refused, ValidationError, RowErrors) as refused:
            return str(refused)
        finally:
            connection.close()
        return "done"

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def test_a_turn_is_reported_once(cast):
    ward, lua, _hung, tu = cast
    turn = only_turn(give(lua, ward.bodies["UBND"]))

    def press() -> None:
        actions.report(by=tu, turn=turn, note="Xong.", uploads=[(photo(), "a.jpg")])

    said = at_once(ward.commune, *[press] * 6)

    assert said.count("done") == 1
    assert Evidence.objects.count() == 1


def test_a_turn_is_accepted_or_returned_and_never_both(cast):
    ward, lua, hung, tu = cast
    turn = reported(tu, give(lua, ward.bodies["UBND"]))

    said = at_once(
        ward.commune,
        *[lambda: actions.accept(by=hung, turn=turn)] * 3,
        *[lambda: actions.send_back(by=hung, turn=turn, reason="Thiếu ảnh")] * 3,
    )

    assert said.count("done") == 1


def test_two_rings_at_once_add_the_same_turns_once(cast):
    ward, lua, _hung, _tu = cast
    with at(21, 11, 2025):
        task = give(lua, ward.bodies["UBND"], "25", "monthly")

    at_once(ward.commune, *[lambda: extend_all(ward.commune, date(2026, 11, 21))] * 4)

    assert task.turns.count() == 24


def test_a_clause_is_given_once(cast):
    ward, lua, hung, _tu = cast
    clause = registered_paper(ward, [MEDIATION]).clauses.get()

    def press(by: Any, symbol: str) -> Callable[[], Any]:
        order = Order("Kiện toàn", ward.bodies[symbol])
        return lambda: actions.assign_clause(by=by, clause=clause, orders=[order])

    said = at_once(ward.commune, *[press(by, symbol) for by in (lua, hung) for symbol in ("UBND", "MTTQ-BTT", "THĐM")])

    assert said.count("done") == 1
    assert Task.objects.count() == 1
    checked, faults = verify(ward.commune)
    assert checked > 0
    assert faults == []
