"""Turns at reception: registering, the book, refusal, answers; and nothing of whoever denounces."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry, Personal
from dinh.law.casework import RECEPTION_BOOK
from dinh.rights.dialogue import actions, book, letters
from dinh.rights.dialogue.actions import Comer, Handled
from dinh.rights.dialogue.models import Promise, Visit
from dinh.rights.dialogue.tests.conftest import COMER, DAY, acts, on

DENOUNCER = Comer("denunciation", petition_ref="PA-7K3M-9QXT")


def test_a_resident_registers_and_takes_home_a_pin(registered):
    made = registered()
    assert (made.visit.state, made.visit.from_web, len(made.pin)) == ("registered", True, 6)
    assert made.visit.identity == ""  # not asked for over the open door
    entry = Entry.objects.get(what="dialogue.register")
    assert COMER.name not in f"{entry.after}{entry.about_label}"


def test_the_same_form_twice_is_one_registration_with_one_pin(registered, reception):
    day = reception()
    first, second = registered(to=day), registered(to=day)
    assert (first.visit, first.pin) == (second.visit, second.pin)


def test_a_denunciation_is_stopped_before_anything_is_stored(registered):
    with pytest.raises(ValidationError, match="Tố cáo không đăng ký ở đây"):
        registered(comer=replace(COMER, kind="denunciation"))
    assert not Visit.objects.exists()
    assert not Entry.objects.filter(what__startswith="dialogue.regist").exists()


@pytest.mark.parametrize(("change", "field"), [
    ({"name": ""}, "name"), ({"subject": " "}, "subject"), ({"kind": "x"}, "kind"), ({"people": 0}, "people"),
    ({"people": 7}, "representatives"), ({"people": 7, "representatives": "A\nB\nC"}, "representatives"),
    ({"people": 30, "representatives": "A\nB\nC\nD\nE\nF"}, "representatives"), ({"name": "x" * 121}, "name"),
])  # fmt: skip
def test_what_is_wrong_is_named_and_many_send_as_many_as_the_law_says(registered, change, field):
    with pytest.raises(ValidationError) as refused:
        registered(comer=replace(COMER, **change))
    assert field in refused.value.message_dict


@pytest.mark.parametrize(("people", "names"), [(7, "A\nB"), (5, "A"), (11, "A\nB\nC"), (60, "A\nB\nC\nD\nE")])
def test_as_many_as_the_law_allows_pass(registered, people, names):
    assert registered(comer=replace(COMER, people=people, representatives=names)).visit.people == people


def test_registration_closes_with_the_day(reception, visitor, tu):
    day = reception()
    with on(date(2026, 9, 16)), pytest.raises(Refused, match="không còn nhận"):
        actions.register(by=visitor, reception=day, key="k", comer=COMER)


def test_withdrawing_erases_what_was_written(registered, visitor):
    visit = actions.withdraw(by=visitor, visit=registered().visit)
    assert (visit.state, visit.name, visit.subject) == ("withdrawn", "", "")
    assert not Personal.objects.filter(entry__what="dialogue.register").exists()
    with pytest.raises(Refused):
        actions.withdraw(by=visitor, visit=visit)


def test_received_turns_are_numbered_without_gaps_by_year(received, reception, tu):
    first = received()
    other = reception(day=date(2026, 9, 22), posted=date(2026, 9, 10))
    with on(date(2026, 9, 22)):
        visit = actions.enter_visit(by=tu, reception=other, key="hai", comer=COMER)
        with pytest.raises(ValidationError):
            actions.receive(by=tu, visit=visit, comer=replace(COMER, identity=""), handled=Handled())
        second = actions.receive(by=tu, visit=visit, comer=COMER, handled=Handled())
    assert [(each.number, each.year) for each in (first, second)] == [(1, 2026), (2, 2026)]
    assert second.happened_on == date(2026, 9, 22)
    assert acts("receive") == 2


def test_before_the_decree_no_identity_number_is_demanded(received):
    visit = received(day=date(2026, 6, 16), posted=date(2026, 6, 1), comer=replace(COMER, identity=""))
    assert visit.number == 1


def test_of_someone_who_denounces_nothing_stands_in_the_book(received):
    visit = received(comer=DENOUNCER)
    row = letters.book_row(visit)
    assert len(row) == len(RECEPTION_BOOK)
    assert row[2:5] == ["Người tố cáo", "", "Ghi tại đơn PA-7K3M-9QXT"]
    assert not Personal.objects.filter(entry__what__in=["dialogue.enter_visit", "dialogue.receive"]).exists()
    assert book.answer_due(visit) is None


@pytest.mark.parametrize("name", ["name", "address", "identity", "phone", "subject", "representatives"])
def test_a_name_typed_for_a_denouncer_is_refused_and_not_kept(reception, tu, name):
    day = reception()
    with on(DAY), pytest.raises(ValidationError) as refused:
        actions.enter_visit(by=tu, reception=day, key="k", comer=replace(DENOUNCER, **{name: "Nguyễn Kín"}))
    assert name in refused.value.message_dict
    assert not Visit.objects.exists()


def test_nor_does_the_database_take_it(received):
    visit = received(comer=DENOUNCER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Visit.objects.filter(pk=visit.pk).update(name="Nguyễn Kín")


def test_a_denouncer_is_received_only_once_the_petition_stands(reception, tu):
    day = reception()
    with on(DAY):
        visit = actions.enter_visit(by=tu, reception=day, key="k", comer=replace(DENOUNCER, petition_ref=""))
        with pytest.raises(ValidationError, match="mã đơn"):
            actions.receive(by=tu, visit=visit, comer=replace(DENOUNCER, petition_ref=""), handled=Handled())
        with pytest.raises(ValidationError):
            actions.receive(by=tu, visit=visit, comer=DENOUNCER, handled=Handled(said="Nghe ông Kín trình bày"))


def test_online_a_denunciation_is_taken_only_without_protection(reception, tu):
    day = reception(online=True, recording_place="Máy chủ tỉnh")
    with on(DAY):
        with pytest.raises(ValidationError, match="không yêu cầu giữ bí mật"):
            actions.enter_visit(by=tu, reception=day, key="k", comer=DENOUNCER)
        assert actions.enter_visit(by=tu, reception=day, key="k", comer=DENOUNCER, unprotected=True).denounces


def test_a_refusal_has_a_ground_and_its_notice_a_day_only_where_due(registered, reception, tu):
    day = reception()
    first, second = registered(to=day).visit, registered(to=day, key="khac").visit
    with on(DAY):
        for ground, words in (("z", "Không"), ("h", " ")):
            with pytest.raises(ValidationError):
                actions.refuse(by=tu, visit=first, ground=ground, words=words)
        answered = actions.refuse(by=tu, visit=first, ground="h", words="Đã trả lời ngày 3/8, không có gì mới")
        spoken = actions.refuse(by=tu, visit=second, ground="c", words="Phát trực tiếp dù đã nhắc")
    assert book.notice_due(answered).due == date(2026, 9, 18)
    assert "điểm h khoản 1 Điều 4" in answered.refusal_cite
    assert letters.refusal(answered)[:2] == b"PK"
    assert book.notice_due(spoken) is None
    with pytest.raises(ValidationError):
        letters.refusal(spoken)
    with on(date(2026, 9, 17)):
        assert actions.notice_sent(by=tu, visit=answered).noticed_on == date(2026, 9, 17)
        with pytest.raises(Refused):
            actions.notice_sent(by=tu, visit=answered)
        with pytest.raises(ValidationError):
            actions.notice_sent(by=tu, visit=spoken)


def test_before_the_decree_its_letters_are_no_ground(reception, tu):
    day = reception(day=date(2026, 6, 16), posted=date(2026, 6, 1))
    with on(date(2026, 6, 16)):
        visit = actions.enter_visit(by=tu, reception=day, key="k", comer=COMER)
        with pytest.raises(ValidationError, match="có hiệu lực"):
            actions.refuse(by=tu, visit=visit, ground="h", words="Đã trả lời")
        settled = actions.refuse(by=tu, visit=visit, ground="9.3", words="Đã giải quyết xong năm 2024")
    assert book.notice_due(settled) is None  # the old law's term was not read


def test_answers_fall_due_in_working_days_and_have_four_outcomes(received, tu):
    visit = received()
    assert book.answer_due(visit).due == date(2026, 9, 29)
    assert list(book.unanswered()) == [visit]
    with on(date(2026, 9, 20)):
        with pytest.raises(ValidationError):
            actions.answer_visit(by=tu, visit=visit, outcome="xong", words="Đã báo")
        answered = actions.answer_visit(by=tu, visit=visit, outcome="accepted", words="Đã thụ lý")
    assert (answered.outcome, answered.outcome_on) == ("accepted", date(2026, 9, 20))
    assert not book.unanswered().exists()


def test_the_answer_counts_over_tet(received):
    visit = received(day=date(2026, 2, 10), posted=date(2026, 2, 2), comer=COMER)
    assert book.answer_due(visit).due == date(2026, 3, 3)


def test_what_the_head_promised_falls_due_by_law_unless_a_day_was_said(received, tu, ward):
    visit = received()
    common = {
        "by": tu,
        "visit": visit,
        "words": "Nạo cống ngõ 3",
        "owner_body": ward.bodies["UBND"],
        "owner_post": None,
    }
    with on(DAY):
        lawful = actions.from_visit(**common)
        said = actions.from_visit(**common, due=date(2026, 12, 1))
    assert (lawful.due, lawful.due_rule, lawful.source) == (date(2026, 9, 24), "reception.promise", "reception")
    assert (said.due, said.due_rule) == (date(2026, 12, 1), "")
    assert COMER.name not in f"{lawful.shown}{lawful.asked}"


def test_nothing_public_comes_of_a_denunciation_or_before_reception(received, registered, reception, tu, ward):
    visit = received(comer=DENOUNCER)
    common = {"by": tu, "words": "Xem xét", "owner_body": ward.bodies["UBND"], "owner_post": None}
    with on(DAY):
        with pytest.raises(ValidationError, match="không đưa vào sổ"):
            actions.from_visit(visit=visit, **common)
        with pytest.raises(ValidationError, match="chưa được tiếp"):
            actions.from_visit(visit=registered(to=reception(starts=time(9))).visit, **common)
    assert not Promise.objects.exists()


def test_who_does_not_come_is_marked_after_the_day_began(registered, tu):
    visit = registered().visit
    with on(date(2026, 9, 14)), pytest.raises(ValidationError, match="Chưa đến"):
        actions.absent(by=tu, visit=visit)
    with on(DAY):
        assert actions.absent(by=tu, visit=visit).state == "absent"


def test_papers_taken_in_have_their_receipt(received):
    without = received()
    with pytest.raises(ValidationError):
        letters.receipt(without)


def test_the_receipt_lists_them(received):
    visit = received(handled=Handled(papers="Đơn đề nghị\nẢnh cống tắc"))
    assert letters.receipt(visit)[:2] == b"PK"


@pytest.mark.parametrize("who", ["visitor", "lan", "mai", "ba", "hung", "khanh"])
def test_only_those_who_keep_the_book_write_in_it(request, registered, who):
    visit = registered().visit
    with on(DAY), pytest.raises(Refused):
        actions.receive(by=request.getfixturevalue(who), visit=visit, comer=COMER, handled=Handled())
