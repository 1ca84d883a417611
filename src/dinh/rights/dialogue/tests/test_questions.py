"""Questions before a session: by anyone, held, covered, taken in or declined with a reason, looked at once more."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.dialogue import actions, queries
from dinh.rights.dialogue.actions import Asked, Line
from dinh.rights.dialogue.models import Question
from dinh.rights.dialogue.tests.conftest import DAY, LAMPS, acts, group, on


def test_a_visitors_question_is_held_until_someone_has_looked(question):
    sent = question(name="Vũ Thị Lan", contact="0912345678", group=group(2))
    assert (sent.state, sent.source, sent.ref[:3]) == ("held", "web", "CH-")
    assert list(queries.held_questions()) == [sent]
    entry = Entry.objects.get(what="dialogue.ask")
    assert "Lan" not in f"{entry.after}{entry.about_label}"
    assert entry.personal.data["name"] == "Vũ Thị Lan"


def test_numbers_of_people_are_covered_for_the_public_and_kept_inside(question):
    sent = question(words="Gọi anh Hải 0912 345 678 hỏi mãi không ai sửa cống?")
    assert "0912 345 678" in sent.words
    assert "345" not in sent.shown
    assert "sửa cống" in sent.shown


def test_the_same_form_twice_is_one_question(question, dialogue):
    told = dialogue()
    assert question(to=told) == question(to=told)
    assert Question.objects.count() == 1


@pytest.mark.parametrize(("asked", "field"), [
    (Asked(""), "words"), (Asked("đèn?"), "words"), (Asked("x" * 2001), "words"), (Asked(LAMPS, "n" * 121), "name"),
    (Asked(LAMPS, "", "c" * 121), "contact"),
])  # fmt: skip
def test_a_question_is_long_enough_and_not_too_long(dialogue, visitor, asked, field):
    told = dialogue()
    with on(date(2026, 9, 8)), pytest.raises(ValidationError) as refused:
        actions.ask(by=visitor, dialogue=told, key="k", asked=asked)
    assert field in refused.value.message_dict


def test_questions_are_taken_up_to_the_day_of_a_session_that_stands(dialogue, words, tu, visitor):
    told = dialogue()
    with on(DAY):
        assert actions.ask(by=visitor, dialogue=told, key="a", asked=Asked(LAMPS))
    with on(date(2026, 9, 16)), pytest.raises(Refused, match="không còn nhận"):
        actions.ask(by=visitor, dialogue=told, key="b", asked=Asked(LAMPS))
    with on(date(2026, 9, 2)):
        drafted = actions.draft_dialogue(by=tu, words=words())
        with pytest.raises(Refused):
            actions.ask(by=visitor, dialogue=drafted, key="c", asked=Asked(LAMPS))


def test_the_desk_writes_down_a_question_that_came_on_paper(dialogue, tu, mai):
    told = dialogue()
    with on(date(2026, 9, 8)):
        sent = actions.enter_question(by=tu, dialogue=told, key="giay", asked=Asked(LAMPS, group=group(1)))
        with pytest.raises(Refused):
            actions.enter_question(by=mai, dialogue=told, key="x", asked=Asked(LAMPS))
    assert (sent.state, sent.source) == ("accepted", "desk")


def test_a_question_is_taken_in_as_the_public_will_read_it(question, tu, mai):
    sent = question()
    with pytest.raises(Refused):
        actions.accept_question(by=mai, question=sent, shown=LAMPS)
    with pytest.raises(ValidationError):
        actions.accept_question(by=tu, question=sent, shown=" ")
    taken = actions.accept_question(by=tu, question=sent, shown="Ngõ 5 bao giờ có đèn? Gọi 0987654321")
    assert taken.state == "accepted"
    assert "987654" not in taken.shown


def test_a_declined_question_is_kept_with_its_reason_and_looked_at_once_more(question, tu, visitor):
    sent = question()
    with pytest.raises(ValidationError, match="vì sao"):
        actions.decline_question(by=tu, question=sent, reason="")
    with pytest.raises(Refused):
        actions.appeal_question(by=visitor, question=sent)
    actions.decline_question(by=tu, question=sent, reason="Lời lẽ xúc phạm cá nhân")
    assert actions.appeal_question(by=visitor, question=sent).state == "held"
    actions.decline_question(by=tu, question=sent, reason="Vẫn xúc phạm")
    with pytest.raises(Refused, match="một lần"):
        actions.appeal_question(by=visitor, question=sent)
    assert (acts("decline_question"), acts("appeal_question")) == (2, 1)
    assert Question.objects.get().words == LAMPS


def test_a_question_in_the_minutes_is_not_taken_out_again(question, tu):
    sent = question()
    actions.accept_question(by=tu, question=sent, shown=LAMPS)
    with on(DAY):
        actions.write_line(by=tu, dialogue=sent.dialogue, line=Line("", question=sent))
    with pytest.raises(Refused, match="đã vào biên bản"):
        actions.decline_question(by=tu, question=sent, reason="Nhầm")
