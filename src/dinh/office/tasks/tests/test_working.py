"""Doing: start, report with proof, take the report back; by the bodies the task names, and nobody else."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.queries import about
from dinh.ground.room import FILE_READERS
from dinh.office.tasks import actions
from dinh.office.tasks.models import Evidence, EvidenceFile
from dinh.office.tasks.tests.build import at, give, only_turn, photo, registered_paper, reported


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


@pytest.fixture
def turn(ward, lua):
    return only_turn(give(lua, ward.bodies["UBND"], "15/12/2026"))


def test_whoever_starts_an_unowned_turn_becomes_its_owner(turn, tu):
    started = actions.start(by=tu, turn=turn)

    assert (started.state, started.owner) == ("started", tu.post)
    assert about(turn).get().what == "tasks.start"


def test_a_report_has_words_and_a_photo_and_waits_to_be_judged(turn, tu):
    done = reported(tu, turn.task)

    evidence = Evidence.objects.get()
    assert (done.state, done.reported_by) == ("reported", tu.post)
    assert (evidence.body, evidence.by, evidence.files.get().file.kind) == (tu.body, tu.user, "image")


def test_a_paper_in_the_register_is_proof_too(ward, turn, tu):
    paper = registered_paper(ward, [])

    actions.report(by=tu, turn=turn, note="Đã có báo cáo.", paper=paper)

    assert Evidence.objects.get().paper == paper


@pytest.mark.parametrize(
    ("note", "uploads", "field"),
    [("", True, "note"), ("Xong rồi.", False, "uploads"), ("  ", False, "note")],
)
def test_a_report_without_words_or_without_proof_is_refused(turn, tu, note, uploads, field):
    with pytest.raises(ValidationError) as refused:
        actions.report(by=tu, turn=turn, note=note, uploads=[(photo(), "a.jpg")] if uploads else [])

    assert field in refused.value.message_dict
    turn.refresh_from_db()
    assert turn.state == "assigned"


def test_a_file_that_is_not_what_it_says_stops_the_report(turn, tu):
    with pytest.raises(ValidationError, match=r"gia\.jpg"):
        actions.report(by=tu, turn=turn, note="Xong.", uploads=[(photo(), "that.jpg"), (b"MZ\x90\x00" * 40, "gia.jpg")])

    assert not Evidence.objects.exists()


def test_more_files_than_a_report_takes_are_refused_before_any_is_stored(turn, tu):
    with pytest.raises(ValidationError, match="tối đa 20 tệp"):
        actions.report(by=tu, turn=turn, note="Xong.", uploads=[(photo(), "a.jpg")] * 21)


def test_a_member_of_another_body_is_told_whose_work_it_is(turn, mai):
    for act in (actions.start, lambda **rest: actions.report(**rest, note="Xong.", uploads=[(photo(), "a.jpg")])):
        with pytest.raises(Refused, match="giao Ủy ban nhân dân phường Đình Minh chủ trì"):
            act(by=mai, turn=turn)


def test_a_co_operating_body_may_report_too(ward, lua, mai):
    task = give(lua, ward.bodies["UBND"], cooperating=(ward.bodies["MTTQ-BTT"],))

    assert reported(mai, task).reported_by == mai.post


@pytest.mark.parametrize("who", ["an", "hung", "lan", "visitor", "khanh"])
def test_those_without_the_power_to_do_cannot_report(turn, request, who):
    with pytest.raises(Refused):
        actions.report(by=request.getfixturevalue(who), turn=turn, note="Xong.", uploads=[(photo(), "a.jpg")])


def test_a_report_can_be_taken_back_before_it_is_accepted(turn, tu):
    reported(tu, turn.task)

    again = actions.undo_report(by=tu, turn=turn)

    assert (again.state, again.reported_at, again.reported_by) == ("started", None, None)
    assert Evidence.objects.get().withdrawn
    assert about(turn).last().what == "tasks.undo_report"


def test_an_accepted_turn_can_no_longer_be_taken_back(turn, tu, hung):
    actions.accept(by=hung, turn=reported(tu, turn.task))

    with pytest.raises(Refused, match="đã nghiệm thu"):
        actions.undo_report(by=tu, turn=turn)


def test_a_turn_reported_once_is_not_reported_twice(turn, tu):
    reported(tu, turn.task)

    with pytest.raises(Refused, match="đã báo xong"):
        actions.report(by=tu, turn=turn, note="Lần nữa.", uploads=[(photo(), "a.jpg")])
    assert Evidence.objects.count() == 1


def test_evidence_is_read_by_those_who_may_read_tasks_and_by_nobody_else(turn, tu, hung, an, lan, visitor, khanh):
    reported(tu, turn.task)
    file = EvidenceFile.objects.get().file_id

    may = {
        name: any(reader(who, file) for reader in FILE_READERS)
        for name, who in {"tu": tu, "hung": hung, "an": an, "lan": lan, "visitor": visitor, "khanh": khanh}.items()
    }
    assert may == {"tu": True, "hung": True, "an": False, "lan": False, "visitor": False, "khanh": False}
