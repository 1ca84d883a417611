"""Nobody can learn what a household answered: not from the tables, the journal, nor by asking twice at once."""

from __future__ import annotations

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection, connections
from django.db.models import DateField, DateTimeField, ForeignKey
from django_scopes import scope
from tests import people

from dinh.ground.actor import Actor
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


@pytest.mark.django_db(transaction=True)
def test_one_code_used_by_many_at_once_counts_once(settings):
    """Eight browsers send the same slip in one moment, where the database lets several write at all."""
    if connection.vendor == "sqlite" and "memory" in str(connection.settings_dict["NAME"]):
        pytest.skip("one connection only")
    settings.ALLOWED_HOSTS = ["*"]
    ward = people.Ward()
    with scope(commune=ward.commune):
        tu = ward.official("tu", "Lê Văn Tư", "UBND", "Công chức", people.CLERK)
        slot = called(drawn(tu))[0]
        won, start = [], threading.Barrier(8)

        def send():
            with scope(commune=ward.commune):
                start.wait()
                try:
                    actions.answer_by_code(by=Actor(commune=ward.commune), slot=slot, answers=Answers("radio", KNOWS))
                    won.append(True)
                except ValidationError as error:
                    won.append("đã dùng" in str(error) and None)
                finally:
                    connections.close_all()

        with at(5):
            threads = [threading.Thread(target=send) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        assert won.count(True) == 1
        assert won.count(None) == 7
        assert sum(Response.objects.values_list("count", flat=True)) == 1
