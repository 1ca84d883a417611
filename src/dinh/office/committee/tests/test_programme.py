"""The programme of a year: items by month, quarter or day, done by word or by an accepted task."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.committee import actions, queries
from dinh.office.committee.models import ProgrammeItem
from dinh.office.committee.tests.build import at, founded
from dinh.office.tasks import actions as tasks
from dinh.office.tasks.tests.build import reported

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def committee(ward, lua, hung):
    return founded(ward, lua, hung)


def added(by, committee, text="Kiểm tra công khai", **time):
    return actions.add_item(by=by, committee=committee, year=2026, text=text, **time)


@pytest.mark.parametrize(
    ("time", "last", "words", "late"),
    [
        ({"month": 4}, date(2026, 4, 30), "tháng 4", True),
        ({"quarter": 3}, date(2026, 9, 30), "quý III", True),
        ({"due": date(2026, 11, 21)}, date(2026, 11, 21), "21/11/2026", False),
        ({}, date(2026, 12, 31), "trong năm", False),
    ],
    ids=["a month", "a quarter", "today", "some time in the year"],
)
def test_an_item_is_late_after_the_last_day_of_its_time(lua, committee, time, last, words, late):
    item = added(lua, committee, **time)

    standing = queries.standings(item.programme, DAY)[0]
    assert (queries.last_day_of(item), standing.when, standing.late) == (last, words, late)


def test_items_are_numbered_in_the_order_they_are_added(lua, committee):
    assert [added(lua, committee).order for _time in range(3)] == [1, 2, 3]


def test_an_item_has_one_time_of_the_year_and_words(lua, committee):
    with pytest.raises(ValidationError, match="một trong ba"):
        added(lua, committee, month=4, quarter=2)
    with pytest.raises(ValidationError, match="phải thuộc năm 2026"):
        added(lua, committee, due=date(2027, 1, 5))
    with pytest.raises(ValidationError):
        added(lua, committee, text="  ")
    assert not ProgrammeItem.objects.exists()


def test_even_the_database_refuses_a_thirteenth_month(lua, committee):
    item = added(lua, committee, month=12)
    item.month = 13
    with pytest.raises(IntegrityError), transaction.atomic():
        item.save()


def test_an_item_is_done_with_its_result_and_that_can_be_taken_back(lua, committee):
    item = added(lua, committee, month=4)
    with pytest.raises(ValidationError, match="đã làm gì"):
        actions.mark_done(by=lua, item=item, done_on=DAY, note=" ")

    actions.mark_done(by=lua, item=item, done_on=DAY, note="Đã kiểm tra 3 tổ")
    assert queries.standings(item.programme, DAY)[0].done
    actions.undo_done(by=lua, item=item)
    assert not queries.standings(item.programme, DAY)[0].done
    assert [entry.what for entry in about(item)][-2:] == ["committee.item_done", "committee.item_not_done"]


def test_an_item_becomes_a_task_and_is_done_when_the_task_is_accepted(ward, lua, tu, hung, committee):
    item = added(lua, committee, month=12, lead=ward.bodies["UBND"])

    given = actions.give_item(by=lua, item=item)

    turn = given.task.turns.get()
    assert (turn.due, turn.first_due) == (date(2026, 12, 31), date(2026, 12, 31))
    with pytest.raises(ValidationError, match="đã giao thành nhiệm vụ"):
        actions.give_item(by=lua, item=item)
    with pytest.raises(ValidationError, match="thôi giao nhiệm vụ ấy"):
        actions.remove_item(by=lua, item=item)
    tasks.accept(by=hung, turn=reported(tu, given.task))
    assert queries.standings(item.programme, DAY)[0].done


def test_an_item_without_a_lead_body_cannot_be_given(lua, committee):
    with pytest.raises(ValidationError, match="chưa có đơn vị chủ trì"):
        actions.give_item(by=lua, item=added(lua, committee))


def test_an_item_is_changed_and_taken_out(ward, lua, committee):
    item = added(lua, committee, month=4)
    changed = actions.edit_item(by=lua, item=item, text="Kiểm tra ba tổ", quarter=2, lead=ward.bodies["UBND"])
    assert (changed.text, changed.month, changed.quarter) == ("Kiểm tra ba tổ", None, 2)

    actions.remove_item(by=lua, item=item)
    assert not ProgrammeItem.objects.exists()


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_change_the_programme(lua, committee, request, who):
    item, by = added(lua, committee), request.getfixturevalue(who)
    for act in (
        lambda: added(by, committee), lambda: actions.mark_done(by=by, item=item, done_on=DAY, note="x"),
        lambda: actions.remove_item(by=by, item=item), lambda: actions.give_item(by=by, item=item),
    ):  # fmt: skip
        with pytest.raises(Refused):
            act()


def test_the_page_shows_progress_with_its_fraction_and_is_narrowed(client, ward, lua, tu, committee):
    done = added(lua, committee, text="Sơ kết", quarter=2)
    actions.mark_done(by=lua, item=done, done_on=DAY, note="Xong")
    added(lua, committee, text="Tập huấn", month=4)
    added(lua, committee, text="Tổng kết", month=12)
    client.force_login(tu.user)
    url = reverse("committee:programme", args=[2026])

    html = client.get(url).content.decode()
    assert "1/3" in html
    assert "1 mục quá hạn" in html
    assert "Giao thành nhiệm vụ" not in html
    for state, text in (("xong", "Sơ kết"), ("tre", "Tập huấn"), ("chua", "Tổng kết")):
        assert [each.item.text for each in client.get(url, {"trang_thai": state}).context["items"]] == [text]
    assert client.get(url, {"xuat": "xlsx"}).content[:2] == b"PK"
    assert "chưa có chương trình" in client.get(reverse("committee:programme", args=[2031])).content.decode()


def test_items_are_written_done_given_and_removed_on_their_pages(client, ward, lua, committee):
    client.force_login(lua.user)
    add = reverse("committee:add_item", args=[2026])
    wrong = client.post(add, {"text": "Kiểm tra", "month": "4", "quarter": "2", "due": "", "lead": ""})
    client.post(add, {"text": "Kiểm tra", "month": "4", "quarter": "", "due": "", "lead": ""})
    item = ProgrammeItem.objects.get()
    assert "một trong ba" in wrong.content.decode()

    refused = client.post(reverse("committee:give_item", args=[item.pk]), follow=True)
    assert "chưa có đơn vị chủ trì" in refused.content.decode()
    client.post(reverse("committee:edit_item", args=[item.pk]), {"text": "Kiểm tra", "lead": ward.bodies["UBND"].pk})
    client.post(reverse("committee:give_item", args=[item.pk]))
    item.refresh_from_db()
    assert item.task.lead == ward.bodies["UBND"]

    client.post(reverse("committee:done", args=[item.pk]), {"done_on": "2026-11-20", "note": "Xong"})
    client.post(reverse("committee:not_done", args=[item.pk]))
    kept = client.post(reverse("committee:remove_item", args=[item.pk]), {"confirm": "1"}, follow=True)
    assert "Hãy thôi giao nhiệm vụ ấy" in kept.content.decode()
    assert "Bỏ mục này" in client.get(reverse("committee:remove_item", args=[item.pk])).content.decode()


def test_a_programme_asks_as_much_for_many_items_as_for_few(ward, lua, committee, django_assert_max_num_queries):
    for _time in range(12):
        actions.give_item(by=lua, item=added(lua, committee, month=12, lead=ward.bodies["UBND"]))
    programme = queries.programme_of(committee, 2026)
    with django_assert_max_num_queries(2):
        queries.standings(programme, DAY)
