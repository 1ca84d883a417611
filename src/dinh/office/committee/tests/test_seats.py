"""The committee's seats, the units each member looks after, and the setting where there is no committee."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.ground.room import TODAY
from dinh.office.committee import actions, queries
from dinh.office.committee.models import Committee, Member
from dinh.office.committee.tests.build import BEGAN, at, founded
from dinh.office.tasks.tests.build import give

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


def test_members_are_named_with_their_post_and_their_units(ward, lua, hung):
    committee = founded(ward, lua, hung)

    seats = queries.seats(committee, DAY)

    assert [(seat.person, seat.member.role) for seat in seats] == [
        ("Trần Văn Hùng", "head"), ("Ông Đặng Văn Bình, Bí thư Chi bộ tổ dân phố 3", "member"),
    ]  # fmt: skip
    assert [unit.symbol for unit in seats[0].units] == ["UBND"]
    assert about(committee).get().ground == "Quyết định 12-QĐ/ĐU"


def test_units_nobody_looks_after_are_named(ward, lua, hung):
    committee = founded(ward, lua, hung, units=("UBND", "ĐU", "BXDĐ"))

    assert [body.symbol for body in queries.uncharged(committee, DAY)] == ["MTTQ-BTT", "THĐM", "TDP"]


def test_when_the_person_in_a_post_changes_the_seat_stays(ward, lua, hung):
    committee = founded(ward, lua, hung)
    hung.holding.ends = date(2026, 11, 1)
    hung.holding.save()

    seat = queries.seats(committee, DAY)[0]
    assert (seat.member.post, seat.person) == (hung.post, "")


def test_a_member_who_leaves_leaves_their_units_without_anyone(ward, lua, hung):
    committee = founded(ward, lua, hung)
    actions.end_member(by=lua, member=committee.members.get(role="head"), ends=date(2026, 11, 1))

    assert len(queries.seats(committee, DAY)) == 1
    assert len(queries.seats(committee, date(2026, 10, 31))) == 2
    assert ward.bodies["UBND"] in queries.uncharged(committee, DAY)


def test_a_committee_has_one_head_and_seats_a_post_once(ward, lua, hung, tu):
    committee = founded(ward, lua, hung)
    with pytest.raises(ValidationError, match="đang có Trưởng ban"):
        actions.add_member(by=lua, committee=committee, begins=BEGAN, post=tu.post, role="head")
    with pytest.raises(ValidationError, match="đang là thành viên"):
        actions.add_member(by=lua, committee=committee, begins=BEGAN, post=hung.post)


def test_a_seat_is_a_post_or_a_person_never_both_or_neither(ward, lua, hung, tu):
    committee = founded(ward, lua, hung)
    for who in ({}, {"post": tu.post, "name": "Ông Tư"}):
        with pytest.raises(ValidationError, match="một trong hai"):
            actions.add_member(by=lua, committee=committee, begins=BEGAN, **who)


def test_units_are_charged_anew_and_the_journal_keeps_both_lists(ward, lua, hung):
    member = founded(ward, lua, hung).members.get(role="head")

    actions.edit_member(by=lua, member=member, role="head", order=1, units=[ward.bodies["THĐM"]])

    entry = about(member).last()
    assert (entry.before["units"], entry.after["units"]) == (
        ["Ủy ban nhân dân phường Đình Minh"],
        ["Trường Tiểu học Đình Minh"],
    )


def test_there_is_one_committee_at_a_time_and_it_ends_after_it_begins(ward, lua, hung):
    committee = founded(ward, lua, hung)
    with pytest.raises(ValidationError, match="đang có một Ban Chỉ đạo"):
        actions.found_committee(by=lua, body=ward.bodies["BCĐ"], name="Ban thứ hai", begins=DAY)
    with pytest.raises(ValidationError, match="phải sau ngày thành lập"):
        actions.end_committee(by=lua, committee=committee, ends=BEGAN)

    actions.end_committee(by=lua, committee=committee, ends=date(2026, 11, 1))
    assert queries.committee_on(DAY) is None
    assert queries.committee_on(date(2026, 10, 31)) == committee


def test_without_a_committee_a_body_owns_the_work(ward, lua, hung):
    assert queries.responsible_body(DAY) is None

    actions.set_owner(by=lua, body=ward.bodies["BXDĐ"], ground="Kết luận 05-KL/TU")
    actions.set_owner(by=lua, body=ward.bodies["ĐU"])

    assert queries.responsible_body(DAY) == ward.bodies["ĐU"]
    assert about(queries.owner_of_the_work()).last().before == {"body": "Ban Xây dựng Đảng Đảng ủy phường"}
    founded(ward, lua, hung)
    assert queries.responsible_body(DAY) == ward.bodies["BCĐ"]


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_manage(ward, request, who):
    by = request.getfixturevalue(who)
    with pytest.raises(Refused):
        actions.found_committee(by=by, body=ward.bodies["BCĐ"], name="Ban", begins=BEGAN)
    with pytest.raises(Refused):
        actions.set_owner(by=by, body=ward.bodies["ĐU"])
    assert not Committee.objects.exists()


def test_a_member_sees_the_units_they_look_after_late_ones_first(client, ward, lua, hung):
    founded(ward, lua, hung, units=("UBND", "MTTQ-BTT"))
    give(lua, ward.bodies["MTTQ-BTT"], "10/11/2026", title="Đối thoại về rác")
    give(lua, ward.bodies["THĐM"], "10/11/2026", title="Việc của trường")
    client.force_login(hung.user)

    response = client.get(reverse("committee:my_units"))

    assert [load.body.symbol for load in response.context["loads"]] == ["MTTQ-BTT", "UBND"]
    assert [line.turn.task.title for line in response.context["late"]] == ["Đối thoại về rác"]
    said = [item.title for source in TODAY for item in source(hung, DAY) if "Đôn đốc" in item.title]
    assert said == ["Đôn đốc đơn vị phụ trách: Ủy ban MTTQ phường"]


def test_pages_for_those_without_a_committee_say_who_answers_and_let_it_be_set(client, ward, lua, tu):
    client.force_login(tu.user)
    assert "Chưa ghi cơ quan nào phụ trách" in client.get(reverse("committee:home")).content.decode()
    assert client.get(reverse("committee:owner")).status_code == 403

    client.force_login(lua.user)
    client.post(reverse("committee:owner"), {"body": ward.bodies["BXDĐ"].pk, "ground": "Kết luận 05"})
    assert "Ban Xây dựng Đảng" in client.get(reverse("committee:home")).content.decode()


def test_a_committee_is_founded_and_filled_on_its_pages(client, ward, lua, hung):
    client.force_login(lua.user)
    client.post(
        reverse("committee:found"), {"name": "Ban Chỉ đạo", "body": ward.bodies["BCĐ"].pk, "begins": "2026-01-05"}
    )
    typed = {
        "post": hung.post.pk,
        "role": "head",
        "order": "1",
        "begins": "2026-01-05",
        "units": [ward.bodies["UBND"].pk],
    }
    client.post(reverse("committee:add_member"), typed)
    again = client.post(reverse("committee:add_member"), typed)

    assert Member.objects.count() == 1
    assert "đang có Trưởng ban" in again.content.decode()
    html = client.get(reverse("committee:home")).content.decode()
    assert "Trần Văn Hùng" in html
    assert "Trường Tiểu học Đình Minh" in html
    rows = list(
        load_workbook(io.BytesIO(client.get(reverse("committee:home"), {"xuat": "xlsx"}).content)).active.values
    )
    assert rows[1][1:4] == ("Trần Văn Hùng", "Phó Bí thư Thường trực, Đảng ủy phường Đình Minh", "Trưởng ban")


def test_a_seat_is_changed_and_ended_on_its_pages(client, ward, lua, hung):
    member = founded(ward, lua, hung).members.get(role="head")
    client.force_login(lua.user)
    client.post(reverse("committee:edit_member", args=[member.pk]), {"role": "deputy", "order": "2", "units": []})
    client.post(reverse("committee:end_member", args=[member.pk]), {"ends": "2026-11-20"})
    client.post(reverse("committee:end"), {"ends": "2026-11-21"})

    member.refresh_from_db()
    assert (member.role, member.ends, member.units.count()) == ("deputy", date(2026, 11, 20), 0)
    assert queries.committee_on(DAY) is None


NAMES = ["home", "my_units", "programme_now", "meetings", "found", "end", "owner", "add_member", "plan_meeting"]


@pytest.mark.parametrize("who", ["an", "lan"])
@pytest.mark.parametrize("name", NAMES)
def test_the_room_is_closed_to_those_who_may_not_read(client, request, who, name):
    client.force_login(request.getfixturevalue(who).user)
    assert client.get(reverse(f"committee:{name}")).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_visitors_are_asked_to_sign_in(client, ward, name):
    response = client.get(reverse(f"committee:{name}"))
    assert response.status_code == 302
    assert "/tai-khoan/" in response["Location"]
