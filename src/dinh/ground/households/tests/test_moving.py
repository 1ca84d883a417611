"""Households move, leave, come back, split, merge; groups merge and split under them; the past reads as before."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django_scopes import scope
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.households import actions, listing, permissions, queries
from dinh.ground.households.actions import Facts
from dinh.ground.households.models import Household, Line
from dinh.ground.households.tests.conftest import BEGAN
from dinh.ground.journal.models import Entry
from dinh.ground.places import actions as places
from dinh.ground.places.actions import NewGroup
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period

DAY = date(2026, 3, 1)
BEFORE, AFTER = DAY - timedelta(1), DAY + timedelta(1)


def numbers(commune, day: date, group: int | None = None) -> list[str]:
    return [each.number for each in queries.on(commune, day, groups=None if group is None else [group])]


def test_a_list_is_in_natural_order(homes, ward) -> None:
    assert numbers(ward.commune, DAY) == ["01-001", "01-002", "01-003", "01-010", "02-001"]


def test_moving_takes_effect_on_its_day(homes, tu: Actor, ward, groups) -> None:
    before = queries.on(ward.commune, BEFORE)
    actions.move(by=tu, household_id=homes[0].pk, group_id=groups[1].pk, address="số 9", day=DAY)
    assert queries.on(ward.commune, BEFORE) == before
    assert numbers(ward.commune, DAY, groups[1].pk) == ["01-002", "02-001"]
    assert queries.count_on(ward.commune, DAY, groups[0].pk) == 3
    home = Household.objects.get(pk=homes[0].pk)
    assert home.line_on(BEFORE, groups[0].pk) is not None
    assert home.line_on(DAY, groups[0].pk) is None
    assert home.line_on(DAY).address == "số 9"
    assert home.line_on(BEGAN - timedelta(1)) is None
    with pytest.raises(ValidationError, match="đang ở đơn vị này"):
        actions.move(by=tu, household_id=home.pk, group_id=groups[1].pk, address="", day=AFTER)


def test_a_head_moves_nobody_out_of_their_group(homes, ba: Actor, groups) -> None:
    with pytest.raises(Refused, match="mình phụ trách"):
        actions.move(by=ba, household_id=homes[0].pk, group_id=groups[1].pk, address="", day=DAY)


def test_leaving_and_writing_it_back(homes, tu: Actor, ward) -> None:
    actions.leave(by=tu, household_id=homes[0].pk, day=BEFORE)
    ended = actions.end(by=tu, household_id=homes[0].pk, day=DAY, why="moved")
    assert ended.absences.get().to_day == DAY
    assert len(numbers(ward.commune, BEFORE)) == 5
    assert len(numbers(ward.commune, DAY)) == 4
    for act in (actions.end, actions.represent, actions.move, actions.leave):
        more = {"why": "moved"} if act is actions.end else {"representative": "A"} if act is actions.represent else {}
        more |= {"group_id": homes[4].group_id, "address": ""} if act is actions.move else {}
        with pytest.raises(ValidationError, match="đã ra khỏi sổ từ ngày 01/03/2026"):
            act(by=tu, household_id=homes[0].pk, day=AFTER, **more)
    with pytest.raises(ValidationError, match="chọn lý do"):
        actions.end(by=tu, household_id=homes[1].pk, day=DAY, why="split")
    actions.reopen(by=tu, household_id=homes[0].pk)
    assert len(numbers(ward.commune, AFTER)) == 5
    with pytest.raises(ValidationError, match="không mở lại được"):
        actions.reopen(by=tu, household_id=homes[0].pk)


def test_a_number_taken_meanwhile_bars_the_way_back(homes, tu: Actor, adding) -> None:
    actions.end(by=tu, household_id=homes[0].pk, day=DAY, why="removed")
    adding("01-002", "Cao Văn Tý", day=DAY)
    with pytest.raises(ValidationError, match="đang là số của hộ Cao Văn Tý"):
        actions.reopen(by=tu, household_id=homes[0].pk)


def test_absent_households_count(homes, tu: Actor, ward, groups) -> None:
    actions.leave(by=tu, household_id=homes[0].pk, day=DAY)
    with pytest.raises(ValidationError, match="đã được ghi là vắng mặt"):
        actions.leave(by=tu, household_id=homes[0].pk, day=AFTER)
    assert queries.count_on(ward.commune, AFTER, groups[0].pk) == 4
    assert [each.number for each in queries.on(ward.commune, AFTER) if each.absent] == ["01-002"]
    assert not any(each.absent for each in queries.on(ward.commune, BEFORE))
    with pytest.raises(ValidationError, match="ngày về phải sau"):
        actions.come_back(by=tu, household_id=homes[0].pk, day=DAY)
    actions.come_back(by=tu, household_id=homes[0].pk, day=AFTER)
    assert not any(each.absent for each in queries.on(ward.commune, AFTER))
    with pytest.raises(ValidationError, match="không đang vắng mặt"):
        actions.come_back(by=tu, household_id=homes[0].pk, day=AFTER)


def test_splitting_ends_one_and_begins_others(homes, tu: Actor, ward, groups) -> None:
    parts = [Facts("01-002", groups[0].pk, "Lê Thị Bảy"), Facts("01-011", groups[0].pk, "Lê Văn Út")]
    before = queries.on(ward.commune, BEFORE)
    entries = Entry.objects.count()
    new = actions.split(by=tu, household_id=homes[0].pk, parts=parts, day=DAY)
    assert Entry.objects.count() == entries + 1
    assert queries.on(ward.commune, BEFORE) == before
    assert numbers(ward.commune, DAY, groups[0].pk) == ["01-001", "01-002", "01-003", "01-010", "01-011"]
    assert [list(each.came_from.all()) for each in new] == [[homes[0]], [homes[0]]]
    with pytest.raises(ValidationError, match="từ việc tách"):
        actions.strike(by=tu, household_id=new[0].pk)


def test_a_faulty_part_splits_nothing(homes, tu: Actor, ward, groups) -> None:
    parts = [Facts("01-002", groups[0].pk, "Lê Thị Bảy"), Facts("01-010", groups[0].pk, "Lê Văn Út")]
    with pytest.raises(ValidationError, match="Hộ thứ 2: Số 01-010 đang là số của hộ Ngô Văn Chín"):
        actions.split(by=tu, household_id=homes[0].pk, parts=parts, day=DAY)
    assert len(numbers(ward.commune, DAY)) == 5
    with pytest.raises(ValidationError, match="từ 2 đến"):
        actions.split(by=tu, household_id=homes[0].pk, parts=parts[:1], day=DAY)


def test_merging_ends_several_and_begins_one(homes, tu: Actor, ward, groups) -> None:
    into = Facts("01-010", groups[0].pk, "Ngô Văn Chín", "hẻm 14")
    ids = [homes[0].pk, homes[1].pk]
    made = actions.merge(by=tu, household_ids=ids, into=into, day=DAY)
    assert numbers(ward.commune, DAY) == ["01-001", "01-003", "01-010", "02-001"]
    assert set(made.came_from.all()) == {homes[0], homes[1]}
    with pytest.raises(ValidationError, match="ít nhất hai hộ"):
        actions.merge(by=tu, household_ids=[homes[2].pk, homes[2].pk], into=into, day=DAY)
    with pytest.raises(ValidationError, match="đã ra khỏi sổ"):
        actions.merge(by=tu, household_ids=ids, into=into, day=AFTER)


class TestGroups:
    """`an` manages the house: groups are merged, renamed and split in the room of places."""

    def test_a_merged_group_keeps_its_households(self, homes, an: Actor, ba: Actor, ward, groups) -> None:
        new = places.merge_groups(
            by=an, group_ids=[groups[0].pk, groups[1].pk], into=NewGroup("to-12", "1-2", 203), day=DAY
        )
        assert numbers(ward.commune, BEFORE, groups[0].pk) == ["01-001", "01-002", "01-003", "01-010"]
        assert len(numbers(ward.commune, DAY, new.pk)) == 5
        assert numbers(ward.commune, DAY, groups[0].pk) == []
        assert permissions.own_group(ba) == new.pk
        assert len(queries.find(ba, "", day=DAY)) == 5

    def test_a_renamed_group_keeps_its_households_and_its_head(self, homes, an: Actor, ba: Actor, ward, groups) -> None:
        new = places.rename_group(by=an, group_id=groups[0].pk, name="Đình Thượng", day=DAY)
        assert queries.count_on(ward.commune, DAY, new.pk) == 4
        assert queries.count_on(ward.commune, BEFORE, groups[0].pk) == 4
        actions.represent(by=ba, household_id=homes[0].pk, representative="Lê Văn Út", day=AFTER)
        assert homes[0].line_on(AFTER, new.pk).representative == "Lê Văn Út"

    def test_households_of_a_split_group_wait_to_be_placed(
        self, homes, an: Actor, tu: Actor, ba: Actor, ward, groups, client
    ) -> None:
        actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Út", day=AFTER)
        one, two = places.split_group(
            by=an, group_id=groups[0].pk, day=DAY, parts=[NewGroup("to-1a", "1A", 50), NewGroup("to-1b", "1B", 51)]
        )
        total = len(numbers(ward.commune, AFTER))
        assert listing.counted(tu, AFTER)[1] == 4
        with pytest.raises(ValidationError, match="không ở đơn vị đã chia"):
            actions.place(by=tu, household_ids=[homes[4].pk], group_id=one.pk)
        with pytest.raises(Refused, match="nhiều thôn, tổ"):
            actions.place(by=ba, household_ids=[homes[0].pk], group_id=one.pk)
        client.force_login(tu.user)
        page = client.get(reverse("households:waiting"))
        assert "Ngô Văn Chín" in page.content.decode()
        sent = {"group": one.pk, "households": [homes[0].pk, homes[1].pk]}
        assert client.post(reverse("households:waiting"), sent).status_code == 302
        actions.place(by=tu, household_ids=[homes[2].pk, homes[3].pk], group_id=two.pk)
        assert numbers(ward.commune, DAY, one.pk) == ["01-002", "01-010"]
        assert numbers(ward.commune, AFTER, two.pk) == ["01-001", "01-003"]
        assert len(numbers(ward.commune, AFTER)) == total
        assert numbers(ward.commune, BEFORE, groups[0].pk) == ["01-001", "01-002", "01-003", "01-010"]
        home = Household.objects.get(pk=homes[0].pk)
        assert [(line.from_day, line.group_id) for line in home.lines.order_by("from_day")] == [
            (BEGAN, groups[0].pk), (DAY, one.pk), (AFTER, one.pk),
        ]  # fmt: skip
        assert "Không có hộ nào chờ xếp" in client.get(reverse("households:waiting")).content.decode()


def test_indicators_count_their_rows(homes, ward, tu) -> None:
    for key in ("households.count", "households.groups_agree"):
        one = INDICATORS[key]
        period = Period.parse("2026")
        rows = one.rows(ward.commune, period, None)
        assert one.value(ward.commune, period, None).part == len(rows)
        assert not any("Bảy" in cell for row in rows for cell in (*row.cells, row.title))
    assert INDICATORS["households.count"].value(ward.commune, Period.parse("2024"), None).part == 0


def test_the_digest_is_of_the_list_not_of_its_order(homes, ward, tu) -> None:
    listed = queries.on(ward.commune, DAY)
    assert queries.digest(listed) == queries.digest(reversed(listed))
    assert len(queries.digest([])) == 64
    actions.leave(by=tu, household_id=homes[0].pk, day=BEFORE)
    assert queries.digest(queries.on(ward.commune, DAY)) == queries.digest(listed)
    actions.represent(by=tu, household_id=homes[0].pk, representative="Lê Văn Út", day=DAY)
    assert queries.digest(queries.on(ward.commune, DAY)) != queries.digest(listed)


def test_another_commune_reads_nothing(homes, ward, khanh) -> None:
    with scope(commune=khanh.commune):
        assert queries.on(khanh.commune, DAY) == []
        with pytest.raises(Household.DoesNotExist):
            queries.get(homes[0].pk)


ACTS = st.lists(
    st.tuples(st.sampled_from(["add", "represent", "move", "end", "split", "merge", "leave"]), st.integers(0, 9),
              st.integers(0, 2)),
    max_size=8,
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ACTS)
def test_later_acts_change_no_earlier_day_and_counts_follow_the_bookkeeping(homes, ward, tu, groups, acts) -> None:
    """Whatever is done on the days that follow, each day reads for ever as it read on its evening; the groups add up to
    the whole; one is more after a split in two, one less after a merger of two."""
    with transaction.atomic():
        day, evenings = DAY, {BEFORE: queries.on(ward.commune, BEFORE)}
        for what, which, group in acts:
            day += timedelta(1)
            count = len(queries.on(ward.commune, day))
            change = _do(tu, ward, groups, what, which, group, day)
            now = queries.on(ward.commune, day)
            assert len(now) == count + change
            assert sum(queries.count_on(ward.commune, day, each.pk) for each in groups) == len(now)
            assert len({each.number for each in now}) == len(now)
            for past, listed in evenings.items():
                assert queries.on(ward.commune, past) == listed
            evenings[day] = now
        for line in Line.objects.all():
            assert line.to_day is None or line.from_day < line.to_day
        transaction.set_rollback(True)


def _do(tu: Actor, ward, groups, what: str, which: int, group: int, day: date) -> int:
    """One act on the nth household that stands; how many households more there are."""
    here = queries.on(ward.commune, day)
    fresh = f"N{day:%m%d}"
    if what == "add":
        actions.add(by=tu, facts=Facts(fresh, groups[group].pk, "Hộ Mới"), day=day)
        return 1
    if not here:
        return 0
    home = here[which % len(here)]
    if what == "represent":
        actions.represent(by=tu, household_id=home.id, representative=f"Đại Diện {day:%m%d}", day=day)
    elif what == "move" and home.group_id != groups[group].pk:
        actions.move(by=tu, household_id=home.id, group_id=groups[group].pk, address="mới", day=day)
    elif what == "leave" and not home.absent:
        actions.leave(by=tu, household_id=home.id, day=day)
    elif what == "end":
        actions.end(by=tu, household_id=home.id, day=day, why="moved")
        return -1
    elif what == "split":
        parts = [Facts(home.number, home.group_id, "Một"), Facts(fresh, groups[group].pk, "Hai")]
        actions.split(by=tu, household_id=home.id, parts=parts, day=day)
        return 1
    elif what == "merge" and len(here) > 1:
        other = here[(which + 1) % len(here)]
        into = Facts(home.number, groups[group].pk, "Chung")
        actions.merge(by=tu, household_ids=[home.id, other.id], into=into, day=day)
        return -1
    return 0
