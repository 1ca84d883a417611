"""A Ban TTND and a board for a road: put together, recognised, led, filled up, ended; who may not sit, and why."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused, why_not
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import ResidentialGroup
from dinh.rights.oversee import clocks, permissions
from dinh.rights.oversee.actions import boards, members
from dinh.rights.oversee.actions.members import Declared
from dinh.rights.oversee.conflicts import Person, Relative, clashes
from dinh.rights.oversee.models import Board, Kin, Member
from dinh.rights.oversee.queries import boards as queries
from dinh.rights.oversee.tests.conftest import BEGAN, LAST, chosen, form_ttnd, road

LUC = Person("Ông TRẦN VĂN LỰC, Giám đốc", "nhà thầu")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Trần Văn Lực", [True]), ("tran van luc", [True]), ("Trần Lực", [False]), ("Trần Văn Lợi", []),
        ("Trần Thị Lực", [False]), ("Nguyễn Văn Lực", []), ("", []),
    ],
)  # fmt: skip
def test_names_are_folded_and_compared(name, expected):
    assert [clash.sure for clash in clashes([Relative(name, "anh ruột")], [LUC])] == expected


def test_a_cleared_name_is_not_asked_about_again_but_the_very_name_is_never_cleared():
    assert clashes([Relative("Trần Lực", "anh ruột", cleared=True)], [LUC]) == []
    assert clashes([Relative("Trần Văn Lực", "anh ruột", cleared=True)], [LUC])[0].sure


def test_a_board_is_whole_before_it_is_recognised_and_lasts_as_long_as_the_heads(ttnd, mai, binh):
    assert ttnd.last == LAST  # no head's election was written down: sixty months by the decree
    assert ttnd.stage(BEGAN - timedelta(days=1)) == "forming"
    assert ttnd.stage(LAST) == "at_work"
    assert ttnd.stage(LAST + timedelta(days=1)) == "over"
    assert queries.serving(ttnd, BEGAN)[0].position == "head"
    assert why_not(binh, permissions.FORM_BOARD, binh.commune) is not None
    assert Entry.objects.filter(what="oversee.recognise").count() == 1
    with pytest.raises(Refused, match="đã được công nhận"):
        boards.recognise(by=mai, board=ttnd, decision="13/QĐ", on=BEGAN)
    boards.tell(by=mai, board=ttnd, on=BEGAN, edition=ttnd.edition)
    ttnd.refresh_from_db()
    assert ttnd.told_on == BEGAN


def test_too_few_members_are_refused_with_the_article(ward, mai, thanh, time_machine):
    time_machine.move_to(f"{BEGAN}T09:00+07:00", tick=False)
    board = form_ttnd(mai, thanh, ("Ngô Văn Thành", "Lý Thị Hoa", "Phan Văn Bảy", "Đặng Thị Chín"))
    with pytest.raises(Refused, match="luật cần ít nhất 5"):
        boards.recognise(by=mai, board=board, decision="12/QĐ", on=BEGAN)
    assert [gap.article for gap in queries.missing(board, BEGAN)] == [clocks.article(clocks.INSPECTORS, BEGAN)]


def test_one_a_group_unless_there_are_few_groups(ward, mai, thanh, time_machine):
    time_machine.move_to(f"{BEGAN}T09:00+07:00", tick=False)
    for number in (4, 5):
        ResidentialGroup(
            commune=ward.commune, code=f"to-{number}", name=str(number), label="tổ dân phố", valid_from=date(2025, 7, 1)
        ).save()
    board = boards.form(by=mai, kind="ttnd", name="Ban")
    first, second = ResidentialGroup.objects.order_by("code")[:2]
    members.add(by=mai, board=board, chosen=chosen("Lý Thị Hoa", first))
    with pytest.raises(ValidationError, match="mỗi thôn, tổ dân phố một người"):
        members.add(by=mai, board=board, chosen=chosen("Phan Văn Bảy", first))
    members.add(by=mai, board=board, chosen=chosen("Phan Văn Bảy", second))
    assert "Tổ dân phố 3" in queries.missing(board, BEGAN)[1].words


def test_an_official_may_not_sit_and_a_namesake_is_asked_about(ttnd, mai, tu, tam):
    group = ResidentialGroup.objects.get(code="to-1")
    members.leave(by=mai, member=Member.objects.get(name="Lý Thị Hoa"), gone="moved", on=BEGAN, ground="Đơn xin thôi")
    with pytest.raises(ValidationError, match="Có người cùng tên đang là Công chức"):
        members.add(by=mai, board=ttnd, chosen=chosen("LÊ VĂN TƯ", group))
    with pytest.raises(Refused, match="đang giữ chức danh"):
        members.add(by=mai, board=ttnd, chosen=chosen("Lê Văn Tư", group, user=tu.user))
    with pytest.raises(ValidationError, match="biên bản bầu"):
        members.add(by=mai, board=ttnd, chosen=chosen("Lê Văn Tư", group, paper=""))
    made = members.add(by=mai, board=ttnd, chosen=chosen("Lê Văn Tư", group, namesake="Ông Tư 61 tuổi, thợ mộc"))
    assert not made.serving(date(2026, 10, 6))
    members.recognise_member(by=mai, member=made, decision="15/QĐ-MTTQ", on=date(2026, 10, 5))
    made.refresh_from_db()
    assert made.serving(date(2026, 10, 5))


def test_by_election_only_while_six_months_are_left(ttnd, mai, time_machine):
    until = clocks.by_election_until(ttnd)
    assert until == date(2031, 1, 6)
    member = Member.objects.get(name="Cao Văn Mười")
    members.leave(by=mai, member=member, gone="died", on=date(2026, 10, 1), ground="Giấy báo tử")
    group = member.group
    time_machine.move_to(f"{until + timedelta(days=1)}T09:00+07:00", tick=False)
    late = chosen("Tạ Thị Xuân", group, until + timedelta(days=1))
    with pytest.raises(Refused, match="nay không bầu nữa") as refused:
        members.add(by=mai, board=ttnd, chosen=late)
    assert "36–40" in str(refused.value)
    time_machine.move_to(f"{until}T09:00+07:00", tick=False)
    assert members.add(by=mai, board=ttnd, chosen=chosen("Tạ Thị Xuân", group, until)).pk


def test_the_next_board_takes_over_what_the_last_one_left(ttnd, mai, thanh, time_machine):
    time_machine.move_to("2031-07-07T09:00+07:00", tick=False)
    on = date(2031, 7, 7)
    assert ttnd.stage(on) == "over"
    assert permissions.sitting(thanh) == [ttnd]  # until the next one is recognised
    groups = list(ResidentialGroup.objects.order_by("code"))
    fresh = boards.form(by=mai, kind="ttnd", name="Ban Thanh tra nhân dân, nhiệm kỳ mới")
    for at, name in enumerate(("Ngô Văn Thành", "Hà Văn Một", "Hà Thị Hai", "Hà Văn Ba", "Hà Thị Bốn")):
        user = thanh.user if at == 0 else None
        members.add(by=mai, board=fresh, chosen=chosen(name, groups[at % 3], on, user=user))
    fresh = boards.recognise(by=mai, board=fresh, decision="20/QĐ-MTTQ", on=on)
    ttnd.refresh_from_db()
    assert (ttnd.ended_on, ttnd.handed_to) == (on, fresh)
    assert permissions.sitting(thanh) == [fresh, ttnd]  # the new one, and what the old one left open
    assert why_not(thanh, permissions.MEET, ttnd) is not None


def test_the_first_meeting_elects_and_two_deputies_are_enough(ttnd, mai, thanh):
    rows = {one.name: one for one in queries.serving(ttnd, BEGAN)}
    head, *others = rows.values()
    with pytest.raises(ValidationError, match="Không quá 2 Phó"):
        boards.meet(
            by=thanh, board=ttnd, what="other", on=BEGAN, present=5, words="Bầu lại", head=head, deputies=others[:3]
        )  # fmt: skip
    with pytest.raises(ValidationError, match="số người dự"):
        boards.meet(by=thanh, board=ttnd, what="regular", on=BEGAN, present=6, words="Họp")
    boards.meet(
        by=thanh, board=ttnd, what="other", on=BEGAN, present=5, words="Bầu lại", head=others[0], deputies=[head]
    )  # fmt: skip
    assert [one.name for one in queries.serving(ttnd, BEGAN)][:2] == [others[0].name, head.name]


def test_the_contractors_brother_may_not_watch_the_contractor(ttnd, mai, thanh, binh):
    board = boards.form(by=mai, kind="gsdt", name="Ban Giám sát đầu tư đường tổ 1", project=road())
    group, day = ResidentialGroup.objects.get(code="to-1"), date(2026, 10, 5)
    brother = (Declared("anh ruột", "trần văn lực"),)
    with pytest.raises(Refused, match="anh ruột là Ông Trần Văn Lực") as refused:
        members.add(by=mai, board=board, chosen=chosen("Trần Văn Lợi", group, day, kin=brother))
    assert "41–45" in str(refused.value)
    near = (Declared("chú", "Trần Lực"),)
    with pytest.raises(ValidationError, match="gần trùng tên"):
        members.add(by=mai, board=board, chosen=chosen("Trần Văn Lợi", group, day, kin=near))
    with pytest.raises(ValidationError, match="trùng hoặc gần trùng tên"):
        members.add(by=mai, board=board, chosen=chosen("Trần Văn Lực", group, day))
    cleared = (Declared("chú", "Trần Lực", "Sinh năm 1950, làm ruộng ở tổ 3"),)
    members.add(by=mai, board=board, chosen=chosen("Trần Văn Lợi", group, day, kin=cleared))
    assert Kin.objects.get().name == "Trần Lực"
    assert "Lực" not in str(Entry.objects.filter(what="oversee.add_member").last().after)
    # Afterwards the contractor changes to somebody's brother: nobody is removed, the Front is told.
    parties = (*road().parties, boards.Party("contractor", "Công ty Minh Long", "Trần Lực"))
    boards.edit(by=mai, board=board, name=board.name, project=road(parties=parties), edition=board_edition(board))
    assert any("trùng" in gap.words for gap in queries.missing(board, day))


def board_edition(board: Board) -> int:
    return Board.objects.get(pk=board.pk).edition


def test_a_board_for_a_project_its_seats_its_notice_its_end(ttnd, mai, thanh, time_machine):
    day = date(2026, 10, 5)
    board = boards.form(by=mai, kind="gsdt", name="Ban Giám sát đầu tư đường tổ 1", project=road())
    group = ResidentialGroup.objects.get(code="to-1")
    for name in ("Bùi Thị Lan", "Đỗ Văn Sáu", "Hồ Thị Nga"):
        members.add(by=mai, board=board, chosen=chosen(name, group, day))
    with pytest.raises(Refused, match="Chưa có đại diện Ban Thanh tra nhân dân"):
        boards.recognise(by=mai, board=board, decision="16/QĐ", on=day)
    members.add(by=mai, board=board, chosen=chosen("Phạm Thị Mai", None, day, seat="front", paper="Văn bản cử"))
    seat = chosen("Ngô Văn Thành", None, day, seat="ttnd", paper="Văn bản cử", user=thanh.user)
    members.add(by=mai, board=board, chosen=seat)
    members.add(by=mai, board=board, chosen=chosen("Lò Văn Tám", group, day))
    members.add(by=mai, board=board, chosen=chosen("Vi Thị Chín", group, day))
    with pytest.raises(ValidationError, match="Đã đủ 5 đại diện người dân"):
        members.add(by=mai, board=board, chosen=chosen("Quách Văn Mười", group, day))
    board = boards.recognise(by=mai, board=board, decision="16/QĐ-MTTQ", on=day)
    assert board.last is None
    start = date(2026, 11, 20)
    with pytest.raises(ValidationError, match="phải báo chậm nhất") as refused:
        boards.tell_investor(
            by=mai, board=board, on=day, number="", watch_from=start - timedelta(days=2), edition=board.edition
        )
    assert "45" in str(refused.value)
    board = boards.tell_investor(by=mai, board=board, on=day, number="8/CV", watch_from=start, edition=board.edition)
    time_machine.move_to("2027-03-01T09:00+07:00", tick=False)
    board = boards.end(
        by=mai, board=board, on=date(2027, 3, 1), why="Công trình đã nghiệm thu", handed_over="Hồ sơ giao Ban TTND",
        edition=board.edition,
    )  # fmt: skip
    assert board.handed_to == ttnd
    assert board in permissions.sitting(thanh)
