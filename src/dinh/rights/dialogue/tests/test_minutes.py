"""Minutes typed live: every line saved, changed, undone, moved; closed, they are public and promises are made."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.dialogue import actions, queries
from dinh.rights.dialogue.actions import Line
from dinh.rights.dialogue.models import Promise
from dinh.rights.dialogue.tests.conftest import DAY, LAMPS, LAMPS_SAID, acts, group, on


@pytest.fixture
def typed(dialogue, tu):
    """A dialogue with these questions, typed on its evening."""

    def make(*asked):
        told = dialogue()
        with on(DAY, 20):
            rows = [actions.write_line(by=tu, dialogue=told, line=Line(each)) for each in asked]
        return told, rows

    return make


def asked(dialogue):
    return [row.asked for row in queries.lines(dialogue)]


def test_a_line_needs_only_its_question_and_is_saved_at_once(typed):
    told, rows = typed("Một?", "Hai?")
    assert [row.order for row in rows] == [1, 2]
    assert asked(told) == ["Một?", "Hai?"]
    assert acts("write_line") == 2
    assert "Một?" not in str(Entry.objects.filter(what="dialogue.write_line").values_list("after", flat=True))


def test_lines_are_changed_undone_brought_back_and_moved(typed, tu, ward):
    told, (first, second, third) = typed("Một?", "Hai?", "Ba?")
    with on(DAY, 20):
        line = Line("Một, sửa?", "Đã rõ.", ward.bodies["UBND"], None, date(2026, 10, 1))
        actions.edit_line(by=tu, row=first, line=line)
        actions.strike_line(by=tu, row=second)
        assert asked(told) == ["Một, sửa?", "Ba?"]
        actions.move_line(by=tu, row=third, up=True)
        assert asked(told) == ["Ba?", "Một, sửa?"]
        actions.move_line(by=tu, row=third, up=True)  # already on top
        actions.strike_line(by=tu, row=second, struck=False)
        actions.move_line(by=tu, row=first, up=True)
    assert asked(told) == ["Ba?", "Một, sửa?", "Hai?"] or asked(told)[0] == "Ba?"
    assert (acts("edit_line"), acts("strike_line"), acts("restore_line"), acts("move_line")) == (1, 1, 1, 3)


def test_a_question_sent_before_brings_its_words_and_its_group(question, tu):
    sent = question(group=group(2))
    with on(DAY):
        row = actions.write_line(by=tu, dialogue=sent.dialogue, line=Line("", question=sent))
    assert (row.asked, row.group) == (LAMPS, group(2))


def test_bad_lines_are_refused_by_field(dialogue, question, words, tu, ward, binh, hung):
    told, sent = dialogue(), question()  # the question was sent to another session
    with on(DAY):
        for line, field in (
            (Line(" "), "asked"), (Line("Hỏi?", due=date(2026, 9, 14)), "due"),
            (Line("Hỏi?", question=sent), "question"),
            (Line("Hỏi?", body=ward.bodies["ĐU"], post=binh.post), "owner"), (Line("x" * 2001), "asked"),
        ):  # fmt: skip
            with pytest.raises(ValidationError) as refused:
                actions.write_line(by=tu, dialogue=told, line=line)
            assert field in refused.value.message_dict


def test_a_post_as_owner_brings_its_body(dialogue, tu, binh):
    told = dialogue()
    with on(DAY):
        row = actions.write_line(by=tu, dialogue=told, line=Line("Hỏi?", "Được.", None, binh.post, date(2026, 10, 1)))
    assert row.owner_body == binh.body


def test_closing_makes_a_promise_of_every_line_with_an_owner(closed, binh, ward):
    told = closed()
    assert (told.closed_on, told.people, told.women) == (DAY, 42, 20)
    assert told.secretary.startswith("Công chức")
    promise = Promise.objects.get()
    assert (promise.words, promise.asked, promise.due, promise.first_due) == (
        LAMPS_SAID, LAMPS, date(2026, 10, 30), date(2026, 10, 30)
    )  # fmt: skip
    assert (promise.made_by, promise.owner_body, promise.source) == (binh.post, ward.bodies["UBND"], "dialogue")
    assert [each.code for each in promise.groups.all()] == ["to-1"]
    assert acts("close_minutes") == acts("promise") == 1
    shown = queries.shown_lines(told)
    assert [line.promise for line in shown] == [promise, None]


def test_closing_names_every_line_that_is_not_whole(typed, tu, ward):
    told, rows = typed("Một?", "Hai?", "Ba?")
    with on(DAY, 21):
        with pytest.raises(ValidationError, match="Dòng 1"):
            actions.close_minutes(by=tu, dialogue=told, people=None, women=None, secretary="")
        actions.edit_line(by=tu, row=rows[1], line=Line("Hai?", "Làm.", ward.bodies["UBND"]))
        actions.edit_line(by=tu, row=rows[2], line=Line("Ba?", "Làm.", due=date(2026, 10, 1)))
        with pytest.raises(ValidationError) as refused:
            actions.close_minutes(by=tu, dialogue=told, people=None, women=None, secretary="")
    said = " ".join(refused.value.messages)
    assert "Dòng 2: đã giao việc nhưng chưa có hạn" in said
    assert "Dòng 3: có hạn nhưng chưa ghi ai làm" in said
    assert not Promise.objects.exists()


def test_nothing_to_close_too_early_or_with_more_women_than_people(typed, dialogue, tu):
    empty = dialogue()
    with on(DAY), pytest.raises(ValidationError, match="chưa có dòng"):
        actions.close_minutes(by=tu, dialogue=empty, people=None, women=None, secretary="")
    with on(date(2026, 9, 14)), pytest.raises(ValidationError, match="Chưa đến ngày"):
        actions.close_minutes(by=tu, dialogue=empty, people=None, women=None, secretary="")
    told, (row,) = typed("Một?")
    with on(DAY):
        actions.edit_line(by=tu, row=row, line=Line("Một?", "Rồi."))
        with pytest.raises(ValidationError, match="Số nữ"):
            actions.close_minutes(by=tu, dialogue=told, people=3, women=4, secretary="")


def test_closed_minutes_change_only_by_a_correction_that_says_why(closed, tu):
    told = closed()
    first, second = queries.lines(told)
    with on(date(2026, 9, 17)):
        with pytest.raises(Refused, match="đã khóa"):
            actions.edit_line(by=tu, row=second, line=Line("Khác?"))
        with pytest.raises(Refused):
            actions.write_line(by=tu, dialogue=told, line=Line("Thêm?"))
        with pytest.raises(ValidationError, match="vì sao"):
            actions.correct_line(by=tu, row=second, asked="Rác?", answer="18 giờ 30.", reason="")
        row = actions.correct_line(by=tu, row=second, asked="Rác?", answer="18 giờ 30.", reason="Ghi nhầm giờ")
    assert (row.answer, row.corrected, row.corrected_on) == ("18 giờ 30.", "Ghi nhầm giờ", date(2026, 9, 17))
    assert first.promise.words == LAMPS_SAID


def test_what_the_public_reads_has_no_numbers_of_people(dialogue, tu):
    told = dialogue()
    with on(DAY):
        line = Line("Bà Lan 0912345678 hỏi cống?", "Gọi anh Tư 0987654321.")
        actions.write_line(by=tu, dialogue=told, line=line)
    (shown,) = queries.shown_lines(told)
    assert "0912345678" not in shown.asked
    assert "0987654321" not in shown.answer


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "ba", "hung", "khanh"])
def test_only_those_entrusted_type(request, dialogue, who):
    told = dialogue()
    with on(DAY), pytest.raises(Refused):
        actions.write_line(by=request.getfixturevalue(who), dialogue=told, line=Line("Hỏi?"))


def test_minutes_of_an_unpublished_session_wait_for_it(words, tu):
    with on(DAY):
        drafted = actions.draft_dialogue(by=tu, words=words())
        with pytest.raises(Refused, match="công bố"):
            actions.write_line(by=tu, dialogue=drafted, line=Line("Hỏi?"))
