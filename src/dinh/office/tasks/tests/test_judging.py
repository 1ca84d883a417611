"""Accepting and returning: never by those who reported; and putting a due day off, by the assigner's side."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.office.tasks import actions
from dinh.office.tasks.clocks import due_words, is_late
from dinh.office.tasks.tests.build import at, give, only_turn, reported


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def turn(ward, lua, tu):
    return reported(tu, give(lua, ward.bodies["UBND"], "15/12/2026"))


def both_sides(ward, username, symbol):
    """Someone who does and accepts in one body: the case the rule is for."""
    return ward.official(
        username,
        f"Người {username}",
        symbol,
        f"Chức danh {username}",
        ["tasks.read", "tasks.do", "tasks.accept", "tasks.assign"],
    )


def test_the_chair_accepts_with_a_word(turn, hung):
    accepted = actions.accept(by=hung, turn=turn, word="Làm tốt.")

    assert (accepted.state, accepted.accepted_by, accepted.last_word) == ("accepted", hung.post, "Làm tốt.")
    assert about(turn).last().what == "tasks.accept"


def test_a_returned_turn_is_work_again_and_late_counts_from_its_due_day(turn, hung):
    returned = actions.send_back(by=hung, turn=turn, reason="Thiếu quyết định công nhận.")

    assert (returned.state, returned.reported_at) == ("returned", None)
    assert is_late(returned, date(2026, 12, 16))
    assert not is_late(returned, date(2026, 12, 15))


def test_a_return_needs_its_reason(turn, hung):
    with pytest.raises(ValidationError, match="cần làm thêm gì"):
        actions.send_back(by=hung, turn=turn, reason=" ")


def test_the_body_that_reported_does_not_accept(ward, lua, tu):
    task = give(lua, ward.bodies["UBND"])
    turn, chair = reported(tu, task), both_sides(ward, "chu-tich", "UBND")

    with pytest.raises(Refused, match="đã báo cáo kết quả này nên không tự nghiệm thu"):
        actions.accept(by=chair, turn=turn)


def test_a_body_that_gave_itself_the_task_lets_another_of_its_people_accept(ward, tu):
    chair = both_sides(ward, "chu-tich", "UBND")
    turn = reported(tu, give(chair, ward.bodies["UBND"]))

    assert actions.accept(by=chair, turn=turn).state == "accepted"


def test_but_the_reporter_never_accepts_not_even_from_another_post(ward):
    chair = both_sides(ward, "chu-tich", "UBND")
    turn = reported(chair, give(chair, ward.bodies["UBND"]))

    with pytest.raises(Refused, match="không tự nghiệm thu"):
        actions.accept(by=chair, turn=turn)


@pytest.mark.parametrize("who", ["lua", "tu", "mai", "an", "lan", "visitor", "khanh"])
def test_those_without_the_power_to_accept_do_not_judge(turn, request, who):
    for act in (actions.accept, lambda **rest: actions.send_back(**rest, reason="Chưa đạt.")):
        with pytest.raises(Refused):
            act(by=request.getfixturevalue(who), turn=turn)


def test_nothing_is_accepted_before_it_is_reported(ward, lua, hung):
    with pytest.raises(Refused, match="đã giao"):
        actions.accept(by=hung, turn=only_turn(give(lua, ward.bodies["UBND"])))


def test_an_acceptance_by_mistake_is_taken_back_by_who_gave_it(turn, hung, ward):
    actions.accept(by=hung, turn=turn)

    with pytest.raises(ValidationError, match="vì sao rút lại"):
        actions.undo_accept(by=hung, turn=turn, reason="")
    with pytest.raises(Refused, match="Chỉ chức danh đã nghiệm thu"):
        actions.undo_accept(by=both_sides(ward, "khac", "ĐU"), turn=turn, reason="Nhầm")
    assert actions.undo_accept(by=hung, turn=turn, reason="Bấm nhầm").state == "reported"


def test_the_assigner_puts_a_due_day_off_and_the_old_day_stays_readable(ward, lua):
    turn = only_turn(give(lua, ward.bodies["UBND"], "trước 15/12/2026"))

    moved = actions.postpone(by=lua, turn=turn, to_day=date(2026, 12, 31), reason="Chờ hướng dẫn của tỉnh")

    turn.refresh_from_db()
    assert (turn.due, turn.first_due, moved.from_day) == (date(2026, 12, 31), date(2026, 12, 15), date(2026, 12, 14))
    assert due_words(turn) == "gia hạn đến 31/12/2026"
    assert about(turn).last().after["reason"] == "Chờ hướng dẫn của tỉnh"


@pytest.mark.parametrize(
    ("to_day", "reason", "says"),
    [
        (date(2026, 12, 15), "Chờ", "phải sau hạn hiện nay"),
        (date(2026, 12, 20), " ", "vì sao gia hạn"),
    ],
)
def test_a_postponement_is_to_a_later_day_and_says_why(ward, lua, to_day, reason, says):
    turn = only_turn(give(lua, ward.bodies["UBND"], "15/12/2026"))
    with pytest.raises(ValidationError, match=says):
        actions.postpone(by=lua, turn=turn, to_day=to_day, reason=reason)


def test_a_late_turn_is_not_put_off_to_a_day_that_has_passed(ward, lua):
    turn = only_turn(give(lua, ward.bodies["UBND"], "1/10/2026"))
    with pytest.raises(ValidationError, match="ngày này đã qua"):
        actions.postpone(by=lua, turn=turn, to_day=date(2026, 11, 1), reason="Chậm")


def test_a_body_does_not_put_off_what_others_gave_it(ward, lua):
    turn = only_turn(give(lua, ward.bodies["UBND"], "15/12/2026"))
    with pytest.raises(Refused, match="không tự gia hạn cho mình"):
        actions.postpone(by=both_sides(ward, "chu-tich", "UBND"), turn=turn, to_day=date(2026, 12, 31), reason="Bận")


def test_a_turn_without_a_due_day_has_nothing_to_put_off(ward, lua):
    with pytest.raises(Refused, match="không có hạn"):
        actions.postpone(
            by=lua, turn=only_turn(give(lua, ward.bodies["UBND"])), to_day=date(2026, 12, 31), reason="Bận"
        )
