"""The ledger: ageing, filters, who is late; promises stay with the ground when groups merge and split."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dinh.ground.places.models import ResidentialGroup
from dinh.rights.dialogue import actions, ledger
from dinh.rights.dialogue.ledger import Wanted
from dinh.rights.dialogue.tests.conftest import DAY, acts, group, keep, on

DUE = date(2026, 10, 30)


def found(day=DAY, **wanted):
    return ledger.ledger(Wanted(**wanted), day)


@pytest.mark.parametrize(("late", "band"), [
    (-1, "ahead"), (0, "ahead"), (1, "under30"), (29, "under30"), (30, "to90"), (90, "to90"), (91, "over90"),
])  # fmt: skip
def test_an_open_promise_ages_from_its_day(made, late, band):
    assert ledger.band(made(), DUE + timedelta(days=late)) == band


def test_a_promise_that_ended_has_no_age(kept):
    assert ledger.band(kept(), date(2028, 1, 1)) == ""


def test_filters_find_by_owner_state_source_year_words_and_age(made, tu, binh, ward):
    first = made()
    with on(date(2026, 9, 20)):
        second = actions.promise(
            by=tu, words="Sửa cống đầu chợ", made_by=binh.post, owner_post=binh.post, due=date(2026, 9, 25),
            source_words="Tiếp xúc cử tri",
        )  # fmt: skip
    day = date(2026, 11, 1)
    assert found(day) == [second, first]
    assert found(day, owner=f"b{ward.bodies['UBND'].pk}") == [second, first]
    assert found(day, owner=f"p{binh.post.pk}") == [second]
    assert found(day, source="dialogue") == [first]
    assert found(day, q="cong dau cho") == [second]
    assert found(day, year="2025") == []
    assert found(day, state="late") == [second, first]
    assert found(day, age="to90") == [second]
    assert found(day, state="ended") == []
    assert found(day, owner="b'; drop", year="x", state="y", source="z", age="w", group="") == [second, first]
    assert ledger.ledger(Wanted(mine=True), day, binh) == [second, first]
    done = keep(tu, first, date(2026, 11, 1))
    assert found(day, state="done") == [done]
    assert found(day)[-1] == done


def test_the_table_says_what_is_open_late_and_by_whom(made, tu, hung, ward):
    made()
    with on(date(2026, 9, 20)):
        told = actions.promise(
            by=tu, words="Gặp thanh niên", made_by=hung.post, owner_body=ward.bodies["ĐU"], due=date(2026, 9, 30),
            source_words="Sinh hoạt chi bộ",
        )  # fmt: skip
    keep(tu, told, date(2026, 9, 29))
    rows = ledger.by_owner(found(), date(2026, 12, 15))
    assert [(row.owner, row.open, row.late, row.kept, row.in_time, row.confirmed) for row in rows] == [
        (ward.bodies["UBND"].name, 1, 1, 0, 0, 0), (ward.bodies["ĐU"].name, 1 - 1, 0, 1, 1, 0),
    ]  # fmt: skip
    assert rows[0].bands == (0, 0, 1, 0)


def merge(ward, code, *olds, day=date(2026, 11, 1)):
    new = ResidentialGroup(commune=ward.commune, code=code, name=code, label="tổ dân phố", valid_from=day)
    new.save()
    for old in olds:
        old.valid_to = day
        old.save()
    new.came_from.set(olds)
    return new


def test_promises_survive_the_merging_and_the_splitting_of_groups(made, ward):
    promise = made()  # made to group 1
    merged = merge(ward, "to-12", group(1), group(2))
    assert found(group="to-12") == [promise]
    left = merge(ward, "to-12a", merged, day=date(2027, 3, 1))
    right = merge(ward, "to-12b", merged, day=date(2027, 3, 1))
    assert found(group=left.code) == found(group=right.code) == [promise]
    assert found(group="to-1") == [promise]
    assert found(group="to-3") == []
    promise.refresh_from_db()
    assert promise.due == DUE


def test_a_circle_in_the_history_of_groups_does_not_hang(made, ward):
    promise = made()
    merged = merge(ward, "to-12", group(1))
    group(1).came_from.add(merged)
    assert found(group="to-12") == [promise]


def test_other_rooms_read_the_open_promises(made, kept):
    promise = made()
    assert list(ledger.open_promises()) == [promise]
    assert list(ledger.open_promises(DUE)) == []
    assert list(ledger.open_promises(DUE + timedelta(days=1))) == [promise]
    assert acts("promise") == 1
