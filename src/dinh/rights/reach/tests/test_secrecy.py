"""Nobody can learn what a household answered: neither from the tables nor from the journal."""

from __future__ import annotations

from django.db.models import DateField, DateTimeField, ForeignKey

from dinh.ground.journal.models import Entry
from dinh.rights.reach import actions
from dinh.rights.reach.actions import Answers
from dinh.rights.reach.models import Response, Slot, Tally
from dinh.rights.reach.tests.build import KNOWS, at, called, drawn, say


def test_no_column_leads_from_an_answer_to_a_household():
    """Answers are counts by group; what is known of a household is whether it answered. They share the group alone."""
    for model in (Tally, Response):
        related = {field.related_model.__name__ for field in model._meta.get_fields() if isinstance(field, ForeignKey)}
        assert related <= {"Commune", "Stratum", "Fact"}
    answered = {field.name for field in Slot._meta.get_fields() if field.concrete}
    assert answered == {"id", "commune", "stratum", "rank", "number", "code", "called", "status"}
    assert not list(Slot._meta.related_objects)
    for model in (Slot, Tally, Response):
        assert not [field for field in model._meta.get_fields() if isinstance(field, DateField | DateTimeField)]


def test_the_journal_names_the_survey_and_neither_group_nor_household(ward, tu, visitor):
    survey = drawn(tu)
    first, second, third = called(survey)[:3]
    say(tu, first, "2", "1", "4")
    with at(5):
        actions.answer_by_code(by=visitor, slot=second, answers=Answers("radio", KNOWS))
        actions.note_no_answer(by=tu, slot=third, status="refused")
    for entry in Entry.objects.filter(what__in=["reach.type_answers", "reach.answer_by_code", "reach.note_no_answer"]):
        assert (entry.about_kind, entry.about_id) == ("reach.survey", str(survey.pk))
        assert set(entry.after) <= {"mode", "status", "replaced"}
        assert entry.personal_digest == ""


def test_who_answers_with_a_code_is_a_visitor_even_when_signed_in(client, ward, tu):
    slot = called(drawn(tu))[0]
    with at(5):
        client.force_login(tu.user)
        client.post(f"/den-voi-dan/tra-loi?ma={slot.code}", {"f1": "2", "heard": "radio"})
    entry = Entry.objects.get(what="reach.answer_by_code")
    assert (entry.user_id, entry.post_id, entry.post_label) == (None, None, "")


def test_the_order_of_answers_cannot_be_read_back(ward, tu):
    """The tables after two households answered alike are the same whichever came first."""

    def table(survey, turn):
        slots = called(survey)[:2]
        for slot in slots[::turn]:
            say(tu, slot)
        tallies = Tally.objects.filter(stratum__survey=survey).order_by("pk")
        return list(tallies.values_list("fact__order", "heard", "answer", "count"))

    assert table(drawn(tu), 1) == table(drawn(tu, title="Đợt khác"), -1)
