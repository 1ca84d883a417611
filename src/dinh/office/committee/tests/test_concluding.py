"""From a meeting to its conclusion, to a paper with a number, to clauses that wait to be given."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.committee import actions
from dinh.office.committee.actions import Line
from dinh.office.committee.tests.build import VN, at, founded, meeting_of
from dinh.office.papers import actions as papers
from dinh.office.papers import queries as paper_queries


@pytest.fixture
def meeting(ward, lua, hung):
    with at(10, 11):
        committee = founded(ward, lua, hung)
        planned = meeting_of(lua, committee, datetime(2026, 11, 20, 8, 0, tzinfo=VN))
    with at(21, 11):
        head = committee.members.get(role="head")
        actions.hold_meeting(
            by=lua, meeting=planned, attendance={head: ("present", "")}, opinions=[("Đồng chí Mai", "Nhất trí.")]
        )
        yield planned


def lines(ward):
    return [
        Line(
            "Công khai dự án đầu tư công năm 2026 tại nhà văn hóa các tổ dân phố",
            ward.bodies["UBND"],
            due="trước ngày 10/12/2026",
        ),
        Line("Giám sát việc công khai các khoản đóng góp của Nhân dân", ward.bodies["MTTQ-BTT"]),
    ]


def concluded(meeting, by, ward):
    return actions.conclude(
        by=by, meeting=meeting, assessment="Nền nếp hơn năm trước.\nCòn nơi công khai chậm.", lines=lines(ward)
    )


def test_the_draft_has_the_assessment_and_a_numbered_task_for_each_body(ward, lua, meeting):
    paper = actions.draft_conclusion(by=lua, meeting=concluded(meeting, lua, ward))

    said = ["".join(run["text"] for run in block.get("runs", [])) or block["text"] for block in paper.draft["blocks"]]
    assert paper.subject.startswith("Kết luận của Ban Chỉ đạo")
    assert "đồng chí Trần Văn Hùng, Trưởng ban chủ trì họp" in said[0]
    assert "dự họp có 1 thành viên" in said[0]
    assert "Nền nếp hơn năm trước." in said
    assert (
        "Công khai dự án đầu tư công năm 2026 tại nhà văn hóa các tổ dân phố (hoàn thành trước ngày 10/12/2026)."
        in said
    )
    assert "Ủy ban nhân dân phường Đình Minh" in paper.draft["recipients"]


def test_drafting_again_brings_the_same_draft_up_to_date(ward, lua, meeting):
    first = actions.draft_conclusion(by=lua, meeting=concluded(meeting, lua, ward))
    actions.conclude(by=lua, meeting=meeting, assessment="Đã sửa.", lines=lines(ward)[:1])

    second = actions.draft_conclusion(by=lua, meeting=meeting)

    assert second == first
    assert "Giám sát" not in str(second.draft)


def test_once_issued_its_tasks_are_clauses_that_wait_to_be_given(ward, lua, hung, meeting):
    paper = actions.draft_conclusion(by=lua, meeting=concluded(meeting, lua, ward))

    issued = papers.issue(
        by=hung, paper=paper, issued=date(2026, 11, 21), signer="Trần Văn Hùng", signer_title="Trưởng ban"
    )

    clauses = list(paper_queries.open_clauses(issued))
    assert issued.number == "01-TB/BCĐ"
    assert [clause.body for clause in clauses] == [ward.bodies["UBND"], ward.bodies["MTTQ-BTT"]]
    assert [(due["day"], due["month"], due["year"]) for due in clauses[0].due] == [(10, 12, 2026)]
    assert clauses[0].text.startswith("Công khai dự án đầu tư công")


def test_after_that_the_meeting_is_closed_to_changes(ward, lua, hung, meeting):
    paper = actions.draft_conclusion(by=lua, meeting=concluded(meeting, lua, ward))
    papers.issue(by=hung, paper=paper, issued=date(2026, 11, 21), signer="Trần Văn Hùng", signer_title="Trưởng ban")

    for act in (
        lambda: concluded(meeting, lua, ward), lambda: actions.draft_conclusion(by=lua, meeting=meeting),
        lambda: actions.hold_meeting(by=lua, meeting=meeting, attendance={}, opinions=[]),
        lambda: actions.cancel_meeting(by=lua, meeting=meeting, reason="Nhầm"),
    ):  # fmt: skip
        with pytest.raises(Refused, match="01-TB/BCĐ"):
            act()


def test_a_task_of_a_conclusion_names_who_does_it(ward, lua, meeting):
    with pytest.raises(ValidationError, match="Mục 2: hãy chọn đơn vị"):
        actions.conclude(by=lua, meeting=meeting, assessment="", lines=[lines(ward)[0], Line("Tuyên truyền")])
    with pytest.raises(ValidationError, match="Mục 1: hãy ghi việc"):
        actions.conclude(by=lua, meeting=meeting, assessment="", lines=[Line(" ", ward.bodies["UBND"])])
    assert not meeting.lines.exists()


def test_several_bodies_may_be_named_together(ward, lua, meeting):
    actions.conclude(
        by=lua, meeting=meeting, assessment="", lines=[Line("Tuyên truyền Luật", agency="Các cơ quan, đơn vị")]
    )

    assert meeting.lines.get().addressed == "Các cơ quan, đơn vị"


def test_nothing_concluded_is_nothing_to_draft(lua, meeting):
    with pytest.raises(ValidationError, match="chưa có kết luận"):
        actions.draft_conclusion(by=lua, meeting=meeting)


@pytest.mark.parametrize("who", ["tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_those_entrusted_with_the_committee_conclude(ward, meeting, request, who):
    with pytest.raises(Refused):
        concluded(meeting, request.getfixturevalue(who), ward)


def test_every_step_is_in_the_journal(ward, lua, meeting):
    actions.draft_conclusion(by=lua, meeting=concluded(meeting, lua, ward))

    said = [entry.what for entry in about(meeting)]
    assert said == [
        "committee.plan_meeting",
        "committee.hold_meeting",
        "committee.conclude",
        "committee.draft_conclusion",
    ]
