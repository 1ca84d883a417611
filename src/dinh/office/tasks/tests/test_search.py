"""Tasks are found by their words by those who may read tasks, until they are ended."""

from __future__ import annotations

from dinh.ground.search.index import rebuild
from dinh.ground.search.models import Document
from dinh.office.tasks import actions
from dinh.office.tasks.tests.build import give


def found() -> list[tuple[str, str]]:
    return list(Document.objects.filter(kind="tasks").values_list("title", "power"))


def test_a_task_is_in_the_index_for_those_who_read_tasks_until_it_ends(ward, lua):
    task = give(lua, ward.bodies["UBND"], title="Kiện toàn tổ hòa giải")
    assert found() == [("Kiện toàn tổ hòa giải", "tasks.read")]

    actions.end_task(by=lua, task=task, reason="Thôi")
    assert found() == []
    actions.resume_task(by=lua, task=task)
    assert found() == [("Kiện toàn tổ hòa giải", "tasks.read")]


def test_the_index_built_anew_is_the_same(ward, lua):
    give(lua, ward.bodies["UBND"], title="Công khai dự án")
    before = found()

    rebuild(ward.commune)

    assert found() == before
