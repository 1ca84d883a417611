from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction

from dinh.ground.act import ActLeftNoTrace, act
from dinh.ground.journal import queries
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Entry, Personal


@act
def rename(by, body, name):
    before, body.name = body.name, name
    body.save()
    record(by, "bodies.rename", body, before={"name": before}, after={"name": name}, personal={"phone": "0900 000 000"})


@act
def forget(by, body):
    body.name = "không ai biết"
    body.save()


@act
def rename_twice(by, body):
    rename(by, body, "một")
    rename(by, body, "hai")


@pytest.fixture
def body(ward):
    return ward.bodies["UBND"]


def test_each_act_adds_one_sealed_entry(lua, body):
    rename(lua, body, "Ủy ban mới")

    entry = Entry.objects.get()
    assert (entry.seq, entry.what, entry.user) == (1, "bodies.rename", lua.user)
    assert entry.post_label == "Phó Trưởng Ban Xây dựng Đảng, Ban Xây dựng Đảng Đảng ủy phường"
    assert queries.verify(lua.commune) == (1, [])


def test_an_act_without_a_trace_is_undone(lua, body):
    with pytest.raises(ActLeftNoTrace):
        forget(lua, body)
    body.refresh_from_db()
    assert body.name == "Ủy ban nhân dân phường Đình Minh"


def test_an_act_may_be_made_of_acts(lua, body):
    rename_twice(lua, body)
    assert [entry.seq for entry in Entry.objects.order_by("seq")] == [1, 2]


@act
def rename_and_look(by, body):
    """Returns what the journal holds on the way, and takes the personal data of the first entry out."""
    rename(by, body, "một")
    seen = [entry.what for entry in queries.about(body)]
    Personal.objects.filter(entry__in=queries.about(body)).delete()
    rename(by, body, "hai")
    return seen


def test_who_reads_the_journal_within_an_act_finds_what_the_act_has_entered(lua, body):
    assert rename_and_look(lua, body) == ["bodies.rename"]
    assert list(Personal.objects.values_list("entry__seq", flat=True)) == [2]
    assert queries.verify(lua.commune) == (2, [])


@act
def rename_and_fail(by, body):
    rename(by, body, "một")
    assert Entry.objects.exists()
    raise ValueError


@act
def rename_after_a_failure(by, body):
    rename(by, body, "không")
    with suppress(ValueError):
        rename_and_fail(by, body)
    rename(by, body, "ba")


def test_entries_of_an_act_undone_within_another_are_undone_even_when_they_were_read(lua, body):
    rename_after_a_failure(lua, body)
    assert [entry.after for entry in Entry.objects.order_by("seq")] == [{"name": "không"}, {"name": "ba"}]
    assert queries.verify(lua.commune) == (2, [])


def test_the_entries_of_an_act_are_written_together(lua, body, django_assert_max_num_queries):
    @act
    def rename_often(by, body, times):
        for time in range(times):
            record(by, "bodies.rename", body, after={"time": time}, personal={"time": time})

    rename_often(lua, body, 120)
    with django_assert_max_num_queries(8):
        rename_often(lua, body, 40)
    assert queries.verify(lua.commune) == (160, [])


def test_nothing_is_written_outside_an_act(lua, body):
    with pytest.raises(RuntimeError, match="inside an act"):
        record(lua, "bodies.rename", body)


def test_erasing_personal_data_leaves_the_chain_whole(lua, body):
    rename(lua, body, "Ủy ban mới")
    Personal.objects.all().delete()
    assert queries.verify(lua.commune) == (1, [])


def test_changed_personal_data_is_named(lua, body):
    rename(lua, body, "Ủy ban mới")
    Personal.objects.update(data={"phone": "0911 111 111"})
    _, faults = queries.verify(lua.commune)
    assert [(fault.seq, fault.reason) for fault in faults] == [(1, "dữ liệu cá nhân kèm theo khác lúc ghi")]


@pytest.mark.parametrize("statement", ["UPDATE journal_entry SET what = 'x'", "DELETE FROM journal_entry"])
def test_the_database_itself_refuses_to_change_an_entry(lua, body, statement):
    rename(lua, body, "Ủy ban mới")
    Personal.objects.all().delete()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert Entry.objects.get().what == "bodies.rename"


def test_a_rewritten_entry_a_hole_and_a_cut_end_are_each_named(lua, body, unlocked_journal):
    for name in ("một", "hai", "ba", "bốn"):
        rename(lua, body, name)
    unlocked_journal()
    Entry.objects.filter(seq=2).update(after={"name": "khác"})
    assert [(f.seq, f.reason) for f in queries.verify(lua.commune)[1]] == [(2, "nội dung khác lúc ghi")]

    Personal.objects.all().delete()
    Entry.objects.filter(seq=2).delete()
    assert [f.reason for f in queries.verify(lua.commune)[1]] == ["thiếu dòng 2", "không nối với dòng trước"]

    Entry.objects.filter(seq=4).delete()
    assert "đoạn cuối đã bị cắt hoặc thêm" in [f.reason for f in queries.verify(lua.commune)[1]]


@act
def _failing(*, by, body):
    record(by, "bodies.edit", body, after={"order": 2})
    raise ValueError("undone")


@act
def _goes_on(*, by, body, first):
    if first:
        record(by, "bodies.edit", body, after={"order": 1})
    with suppress(ValueError):
        _failing(by=by, body=body)
    record(by, "bodies.edit", body, after={"order": 3})


@pytest.mark.parametrize("first", [True, False], ids=["the outer holds the chain", "the inner took it"])
def test_an_inner_act_that_is_undone_leaves_no_hole(lua, body, first):
    before, _faults = queries.verify(lua.commune)
    _goes_on(by=lua, body=body, first=first)
    assert queries.verify(lua.commune) == (before + 1 + first, [])
    _goes_on(by=lua, body=body, first=first)
    assert queries.verify(lua.commune) == (before + 2 * (1 + first), [])
