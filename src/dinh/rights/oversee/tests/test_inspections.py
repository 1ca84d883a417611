"""An inspection from the year's plan to the tasks it gives; who may not; what is refused; what lies sealed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from dinh.ground.gate import Refused, may
from dinh.ground.journal.models import Entry
from dinh.office.papers.queries import open_clauses
from dinh.office.tasks.models import Turn
from dinh.rights.oversee import permissions_inspections as permissions
from dinh.rights.oversee.actions import inspections as acts
from dinh.rights.oversee.actions import inspections_conclusion as ends
from dinh.rights.oversee.actions.inspections import Asked, ThemeFacts
from dinh.rights.oversee.actions.inspections_conclusion import Work
from dinh.rights.oversee.actions.supervision import issue_year_plan, year_plan
from dinh.rights.oversee.models import Inspection, Passing, Theme

DAY = date(2026, 9, 7)
LINES = (
    Asked("Công khai đủ", "Bảng tin", 20),
    Asked("Trả lời dân đúng hạn", "Sổ", 30),
    Asked("Của trường", "", 5, "unit"),
)


@pytest.fixture
def theme(ward, lua, hung, time_machine) -> Theme:
    time_machine.move_to(f"{DAY}T08:00+07:00", tick=False)
    plan = year_plan(by=lua, watcher="committee", holder=ward.bodies["BCĐ"], year=2026)
    facts = ThemeFacts("Công khai cho Nhân dân", ward.bodies["BXDĐ"], date(2026, 9, 1), date(2026, 10, 31), LINES)
    made = acts.add_theme(by=lua, plan=plan, facts=facts)
    plan.refresh_from_db()
    issue_year_plan(by=lua, plan=plan, on=DAY, number="05-KH/BCĐ", edition=plan.edition)
    return made


@pytest.fixture
def one(theme, ward, lua) -> Inspection:
    return acts.schedule(
        by=lua, theme=theme, body=ward.bodies["UBND"], planned_on=date(2026, 9, 21), why="Nhiều việc quá hạn",
        team="Nguyễn Thị Lụa, Ban Xây dựng Đảng",
    )  # fmt: skip


def fresh(one: Inspection) -> Inspection:
    return Inspection.objects.get(pk=one.pk)


def marked(one: Inspection, lua, points: int = 10) -> Inspection:
    marks = {each.pk: (points, "Đã xem bảng tin ngày kiểm tra") for each in acts.criteria_of(one)}
    return acts.mark(by=lua, one=one, marks=marks, edition=one.edition)


def test_a_life_from_plan_to_tasks(one, ward, lua, hung, tu, mai, time_machine):
    one = acts.ask_report(by=lua, one=one, report_by=date(2026, 9, 18), edition=one.edition)
    own = {each.pk: each.most for each in acts.criteria_of(one)}
    assert len(own) == 2  # the school's line does not apply to the UBND
    one = acts.report_itself(by=tu, one=one, words="Đã rà soát.", own=own, edition=one.edition)
    time_machine.move_to("2026-09-21T16:00+07:00", tick=False)
    one = acts.visit(by=lua, one=one, on=date(2026, 9, 21), place="Trụ sở", met="Chủ tịch", edition=one.edition)
    with pytest.raises(Refused, match="Chưa chấm các nội dung: 1, 2"):
        ends.conclude_inspection(
            by=lua, one=one, on=date(2026, 9, 21), strengths="Có cố gắng.", weaknesses="", work=(), edition=one.edition
        )
    one = marked(one, lua)
    ends.add_remark(by=lua, one=one, kind="commend", words="Trả lời dân sớm", ground="Sổ theo dõi tháng 8")
    ends.add_remark(
        by=lua, one=one, kind="criticise", words="Niêm yết thiếu hai nội dung", ground="Biên bản 21/9", post=tu.post
    )
    one = fresh(one)
    gap = {"by": lua, "one": one, "on": date(2026, 9, 21), "strengths": "Có cố gắng.", "weaknesses": "Niêm yết thiếu."}
    with pytest.raises(ValidationError, match="giao việc khắc phục"):
        ends.conclude_inspection(**gap, work=(), edition=one.edition)
    work = (Work(ward.bodies["UBND"], "Niêm yết bổ sung hai nội dung còn thiếu", date(2026, 10, 15)),)
    one = ends.conclude_inspection(**gap, work=work, edition=one.edition)
    before = Entry.objects.count()
    one = ends.issue_conclusion(
        by=hung, one=one, signer="Trần Văn Hùng", signer_title="Trưởng ban", edition=one.edition
    )  # fmt: skip
    assert one.paper is not None
    assert one.paper.number.endswith("KL/BCĐ")
    assert not open_clauses(one.paper).exists()  # each clause was given: none waits to be given twice
    turn = Turn.objects.get(task__ref=one.tasks.get().task_ref)
    assert (turn.task.lead, turn.task.paper, turn.due) == (ward.bodies["UBND"], one.paper, date(2026, 10, 14))
    assert "Niêm yết thiếu hai nội dung" in one.paper.text
    assert "căn cứ: Biên bản 21/9" in one.paper.text
    assert Entry.objects.count() > before
    assert one.stage == "given"


def test_who_may_and_who_may_not(one, lua, hung, tu, mai, thanh, chinh, binh, khanh):
    assert may(lua, permissions.READ, one)
    assert may(tu, permissions.READ, one)  # the UBND reads what is about itself
    for other in (mai, thanh, chinh, khanh):
        assert not may(other, permissions.READ, one)
        with pytest.raises(Refused):
            acts.ask_report(by=other, one=one, report_by=date(2026, 9, 18), edition=one.edition)
    with pytest.raises(Refused):
        acts.report_itself(by=tu, one=one, words="x", own={}, edition=one.edition)  # nobody asked yet
    one = acts.ask_report(by=lua, one=one, report_by=date(2026, 9, 18), edition=one.edition)
    with pytest.raises(Refused, match="tự kiểm tra"):
        acts.report_itself(by=mai, one=one, words="x", own={}, edition=one.edition)
    with pytest.raises(ValidationError, match="người khác vừa sửa"):
        acts.cancel_inspection(by=lua, one=one, why="x", edition=1)


def test_bad_input_is_named(theme, one, ward, lua, tu, time_machine):
    with pytest.raises(ValidationError, match="đã có trong chuyên đề"):
        acts.schedule(by=lua, theme=theme, body=ward.bodies["UBND"], planned_on=DAY, why="x")
    with pytest.raises(ValidationError, match="không tự kiểm tra mình"):
        acts.schedule(by=lua, theme=theme, body=ward.bodies["BXDĐ"], planned_on=DAY, why="x")
    with pytest.raises(ValidationError, match="vì sao"):
        acts.schedule(by=lua, theme=theme, body=ward.bodies["THĐM"], planned_on=DAY, why=" ")
    with pytest.raises(ValidationError, match="làm từ"):
        acts.schedule(by=lua, theme=theme, body=ward.bodies["THĐM"], planned_on=date(2026, 12, 1), why="x")
    with pytest.raises(ValidationError, match="chưa đến"):
        acts.visit(by=lua, one=one, on=date(2026, 9, 21), place="x", met="y", edition=one.edition)
    time_machine.move_to("2026-09-21T16:00+07:00", tick=False)
    one = acts.visit(by=lua, one=one, on=date(2026, 9, 21), place="x", met="y", edition=one.edition)
    first = acts.criteria_of(one)[0]
    with pytest.raises(ValidationError, match="từ 0 đến 20"):
        acts.mark(by=lua, one=one, marks={first.pk: (21, "x")}, edition=one.edition)
    with pytest.raises(ValidationError, match="đã thấy gì"):
        acts.mark(by=lua, one=one, marks={first.pk: (5, " ")}, edition=one.edition)
    with pytest.raises(ValidationError, match="căn cứ"):
        ends.add_remark(by=lua, one=one, kind="criticise", words="Chậm", ground="")
    facts = ThemeFacts("x", ward.bodies["BXDĐ"], DAY, DAY, LINES)
    with pytest.raises(Refused):
        acts.edit_theme(by=lua, theme=theme, facts=facts, edition=theme.edition)


def test_a_violation_lies_sealed_and_every_opening_is_known(one, lua, hung, tu, mai, time_machine):
    time_machine.move_to("2026-09-21T16:00+07:00", tick=False)
    one = acts.visit(by=lua, one=one, on=date(2026, 9, 21), place="x", met="y", edition=one.edition)
    passing = ends.pass_violation(
        by=lua, one=one, what="Thu sai quy định", ground="Biên bản 21/9", competent="Cơ quan thanh tra tỉnh",
        found_on=date(2026, 9, 21),
    )  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("SELECT what, ground, competent FROM oversee_passing")
        lies = " ".join(cursor.fetchone())
    assert not any(word in lies for word in ("Thu sai", "Biên bản", "thanh tra"))
    for other in (tu, mai):
        with pytest.raises(Refused):
            ends.open_passing(by=other, passing=passing, why="muốn xem")
    with pytest.raises(ValidationError, match="vì sao mở"):
        ends.open_passing(by=hung, passing=passing, why="")
    opened = ends.open_passing(by=hung, passing=Passing.objects.get(pk=passing.pk), why="Ký văn bản chuyển")
    assert opened.what == "Thu sai quy định"
    entry = Entry.objects.latest("seq")
    assert (entry.what, entry.after["why"]) == ("oversee.open_passing", "Ký văn bản chuyển")
    assert "Thu sai" not in f"{[each.after for each in Entry.objects.all()]}"
    with pytest.raises(Refused, match="chưa chuyển"):
        ends.passing_answered(by=hung, passing=passing, on=date(2026, 9, 21), answer="x")
    ends.hand_on(by=hung, passing=passing, on=date(2026, 9, 21), number="7-CV/ĐU")
    with pytest.raises(Refused, match="đã chuyển"):
        ends.hand_on(by=hung, passing=passing, on=date(2026, 9, 21), number="8-CV/ĐU")
