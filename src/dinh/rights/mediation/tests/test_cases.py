"""A case from asking to archive: each act before, during and after; its journal entry, its refusals, its days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.mediation import actions, queries
from dinh.rights.mediation.actions import Side
from dinh.rights.mediation.clocks import start_term
from dinh.rights.mediation.models import Case
from dinh.rights.mediation.tests.conftest import CONTENT, DAY, SIDES, on


def last() -> Entry:
    return Entry.objects.order_by("-seq")[0]


@pytest.fixture
def asked(team, visitor):
    def make(key="khoa-1", **more):
        facts = {"content": CONTENT, "who": SIDES[0], "other": "Đàm Thị Nụ", **more}
        return actions.ask(by=visitor, key=key, team=team, **facts)

    return make


def test_asking_gives_a_reference_a_pin_and_no_number_yet(asked):
    receipt = asked()
    case = receipt.case
    assert case.ref.startswith("HG-")
    assert (case.state, case.number) == ("asked", None)
    assert queries.open_with_pin(case.ref, receipt.pin) == case
    assert queries.open_with_pin(case.ref, "000000") is None
    again = asked()
    assert (again.case, again.pin, again.again) == (case, receipt.pin, True)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(("more", "field"), [
    ({"content": "  "}, "content"), ({"content": "cãi nhau"}, "content"), ({"who": Side("")}, "name"),
    ({"who": Side("Hợi")}, "phone"), ({"content": "x" * 8001}, "content"),
])  # fmt: skip
def test_what_is_missing_is_named(asked, more, field):
    with pytest.raises(ValidationError) as error:
        asked(**more)
    assert field in error.value.message_dict
    assert not Case.objects.exists()


def test_the_head_takes_it_into_the_book_under_the_day_it_came(asked, ba, tam, entered):
    entered()
    case = asked(other="").case
    with pytest.raises(Refused):
        actions.take(by=tam, case=case, field="neighbours", edition=case.edition)
    with pytest.raises(ValidationError, match="bên kia"):
        actions.take(by=ba, case=case, field="neighbours", edition=case.edition)
    with on(DAY + timedelta(days=2)):
        case = actions.take(by=ba, case=case, field="neighbours", other="Đàm Thị Nụ", edition=case.edition)
    assert (case.state, case.label, case.received_on) == ("taken", "2/2026", DAY)
    assert last().what == "mediation.take"
    with pytest.raises(Refused, match="đã vào sổ"):
        actions.take(by=ba, case=case, field="neighbours", edition=case.edition)


def test_outside_the_scope_is_answered_by_the_article_and_does_not_count(asked, entered, ba):
    case = asked().case
    with pytest.raises(ValidationError, match="nên đến đâu"):
        actions.turn_away(by=ba, case=case, outside="crime", reply="", edition=None)
    case = actions.turn_away(by=ba, case=case, outside="crime", reply="Đến Công an phường.", edition=case.edition)
    assert "điểm c khoản 1 Điều 3" in last().ground
    in_book = entered()
    actions.turn_away(by=ba, case=in_book, outside="land", reply="Đến UBND phường.", edition=None)
    assert queries.figures_of(date(2026, 1, 1), date(2026, 12, 31)).handled == 0
    assert len(queries.book_of(in_book.team, date(2026, 1, 1), date(2026, 12, 31))) == 1


def test_who_asked_may_withdraw_before_it_is_in_the_book(asked, visitor, ba):
    case = asked().case
    with pytest.raises(Refused):
        actions.withdraw(by=visitor, case=case)
    assert actions.withdraw(by=visitor, case=case, proven=True).state == "withdrawn"
    with pytest.raises(Refused, match="đã rút"):
        actions.withdraw(by=visitor, case=case, proven=True)


@pytest.mark.parametrize(("more", "words"), [
    ({"sides": SIDES[:1]}, "hai bên"), ({"trigger": "rumour"}, "danh sách"), ({"field": "x"}, "danh sách"),
    ({"received_on": DAY + timedelta(days=1)}, "chưa đến"), ({"received_on": date(2025, 1, 1)}, "trước ngày"),
    ({"content": "x"}, "vài chữ"),
])  # fmt: skip
def test_what_the_head_writes_down_is_checked(entered, more, words):
    with pytest.raises(ValidationError, match=words):
        entered(**more)
    assert not Case.objects.exists()


def test_numbers_run_by_team_and_year(entered, staffed, tam):
    assert [entered().label, entered().label] == ["1/2026", "2/2026"]
    other = staffed("to-2", ("Một", "Hai", "Ba"))
    facts = {"trigger": "asked", "field": "debts", "received_on": DAY, "content": CONTENT, "sides": SIDES}
    assert actions.enter(by=tam, team=other, **facts).label == "1/2026"
    with on(date(2027, 1, 4)):
        assert entered().label == "1/2027"


def test_mediation_begins_within_the_days_of_the_law_unless_agreed(assigned, ba):
    case = assigned()
    term = start_term(case)
    assert term.due == DAY + timedelta(days=3)
    assert "Điều 20" in term.article
    assert queries.line(case, DAY).tone == "ok"
    assert queries.line(case, DAY + timedelta(days=2)).tone == "soon"
    late = queries.line(case, DAY + timedelta(days=4))
    assert (late.tone, late.words) == ("late", "Trễ 1 ngày")
    case = actions.agree_day(by=ba, case=case, day=DAY + timedelta(days=9), edition=case.edition)
    assert start_term(case).due == DAY + timedelta(days=9)
    assert "thỏa thuận" in start_term(case).steps[0]
    with pytest.raises(ValidationError, match="trước ngày phân công"):
        actions.agree_day(by=ba, case=case, day=DAY - timedelta(days=1), edition=case.edition)


def test_an_urgent_case_begins_at_once(assigned):
    assert start_term(assigned(urgent=True)).due == DAY


def test_who_has_an_interest_declines_and_is_not_given_it_again(assigned, ba, team):
    case = assigned()
    member = case.assignments.get().member
    case = actions.decline(by=ba, case=case, member=member, ground="interest", edition=case.edition)
    assert (case.state, case.assigned_on) == ("taken", None)
    assert "khoản 3 Điều 10" in last().ground
    with pytest.raises(ValidationError, match="đã từ chối vụ này"):
        actions.assign(by=ba, case=case, members=[member], on=DAY, edition=case.edition)
    other = team.members.exclude(pk=member.pk).first()
    case = actions.assign(by=ba, case=case, members=[other], on=DAY, chosen=True, edition=case.edition)
    assert "khoản 1 Điều 17" in last().ground
    with pytest.raises(ValidationError, match="không được phân công"):
        actions.decline(by=ba, case=case, member=member, ground="doubt", edition=case.edition)


def test_mediators_of_another_team_only_when_teams_cooperate(entered, staffed, ba, tam):
    case, other = entered(), staffed("to-2", ("Một", "Hai", "Ba"))
    stranger = other.members.first()
    with pytest.raises(ValidationError, match="không phải hòa giải viên của tổ"):
        actions.assign(by=ba, case=case, members=[stranger], on=DAY, edition=case.edition)
    assert not queries.may_read(tam, case)
    case = actions.share(by=ba, case=case, partner=other, edition=case.edition)
    assert "Điều 22" in last().ground
    assert queries.may_read(tam, case)
    case = actions.assign(by=ba, case=case, members=[stranger], on=DAY, edition=case.edition)
    with pytest.raises(Refused):
        actions.assign(by=tam, case=case, members=[other.members.last()], on=DAY, edition=case.edition)
    with pytest.raises(ValidationError, match="bên kia"):
        actions.share(by=ba, case=case, partner=case.team, edition=case.edition)


def test_two_who_write_at_once_do_not_overwrite_each_other(assigned, ba):
    case = assigned()
    seen = case.edition
    actions.hold_session(by=ba, case=case, held_on=DAY, words="Gặp lần một", edition=seen)
    with pytest.raises(ValidationError, match="đã có thay đổi: Buổi hòa giải"):
        actions.hold_session(by=ba, case=case, held_on=DAY, words="Gặp lần hai", edition=seen)


def test_settled_with_a_paper_needs_its_parts(under_way, ba):
    case = under_way()
    with pytest.raises(ValidationError) as error:
        actions.settle(by=ba, case=case, on=DAY, agreed="Tỉa cành", written=True, edition=None)
    assert "course" in error.value.message_dict
    case = actions.settle(
        by=ba, case=case, on=DAY, agreed="Tỉa cành", written=True, course="Hai buổi", duties="Tỉa", manner="30 ngày",
        edition=None,
    )  # fmt: skip
    assert (case.state, case.outcome_on, case.performed) == ("settled", DAY, "partly")
    assert "Điều 24" in last().ground
    with pytest.raises(Refused, match="hòa giải thành"):
        actions.settle(by=ba, case=case, on=DAY, agreed="x", edition=None)


def test_settling_needs_a_session_and_words(assigned, under_way, ba):
    with pytest.raises(Refused, match="chờ bắt đầu"):
        actions.settle(by=ba, case=assigned(), on=DAY, agreed="Tỉa cành", edition=None)
    with pytest.raises(ValidationError, match="thỏa thuận điều gì"):
        actions.settle(by=ba, case=under_way(), on=DAY, agreed=" ", edition=None)


def test_not_settled_then_tried_again_as_a_new_line(under_way, ba):
    case = under_way()
    case = actions.not_settle(by=ba, case=case, on=DAY, wants="Mỗi bên giữ ý.", edition=case.edition)
    with on(DAY + timedelta(days=5)):
        new = actions.try_again(by=ba, case=case, on=DAY + timedelta(days=5), edition=case.edition)
        with pytest.raises(ValidationError, match="đã được hòa giải tiếp"):
            actions.try_again(by=ba, case=case, on=DAY + timedelta(days=5), edition=None)
    case.refresh_from_db()
    assert (case.state, new.label, new.follows, new.state) == ("not_settled", "2/2026", case, "taken")
    assert [party.name for party in new.parties.all()] == [side.name for side in SIDES]
    assert new.private.content == CONTENT


def test_ended_by_a_party_at_any_time_by_the_mediator_only_after_trying(assigned, ba):
    case = assigned()
    with pytest.raises(ValidationError, match="Chưa có buổi"):
        actions.end(by=ba, case=case, on=DAY, ending="mediator", edition=None)
    case = actions.end(by=ba, case=case, on=DAY, ending="party", edition=None)
    assert (case.state, case.ending) == ("ended", "party")
    assert "khoản 2 Điều 23" in last().ground


def test_following_the_agreement(settled, ba):
    case = settled()
    with pytest.raises(ValidationError, match="vì sao không thực hiện"):
        actions.follow_up(by=ba, case=case, seen_on=DAY, result="no", edition=None)
    case = actions.follow_up(by=ba, case=case, seen_on=DAY, result="yes", edition=None)
    assert case.performed == "yes"
    assert "Điều 26" in last().ground


def test_pay_is_written_once_by_the_clerk(settled, under_way, tu, ba):
    case = settled()
    with pytest.raises(Refused):
        actions.pay(by=ba, case=case, amount=200_000, on=DAY, ground="PC 1", edition=None)
    with pytest.raises(ValidationError, match="bằng đồng"):
        actions.pay(by=tu, case=case, amount=0, on=DAY, ground="PC 1", edition=None)
    actions.pay(by=tu, case=case, amount=200_000, on=DAY, ground="PC 1", edition=None)
    assert queries.paid_between(DAY, DAY) == (1, 200_000)
    with pytest.raises(Refused, match="đã ghi thù lao"):
        actions.pay(by=tu, case=case, amount=200_000, on=DAY, ground="PC 1", edition=None)
    with pytest.raises(Refused, match="đang hòa giải"):
        actions.pay(by=tu, case=under_way(), amount=1, on=DAY, ground="PC 2", edition=None)


def test_risk_of_violence_reaches_the_chair_who_answers(under_way, ba, tam, binh):
    case = under_way()
    with pytest.raises(Refused):
        actions.escalate(by=tam, case=case, ground="violence", words="Dọa đánh", edition=None)
    case = actions.escalate(by=ba, case=case, ground="violence", words="Dọa đánh nhau", edition=case.edition)
    assert "khoản 4 Điều 10" in last().ground
    one = queries.unanswered().get()
    with pytest.raises(Refused):
        actions.answer_escalation(by=ba, escalation=one, answer="x")
    with pytest.raises(ValidationError, match="biện pháp"):
        actions.answer_escalation(by=binh, escalation=one, answer=" ")
    actions.answer_escalation(by=binh, escalation=one, answer="Công an phường đã đến nhắc nhở.")
    assert not queries.unanswered().exists()


def test_signs_of_a_violation_go_to_a_named_body(under_way, ba):
    with pytest.raises(ValidationError, match="cơ quan nào"):
        actions.escalate(by=ba, case=under_way(), ground="violation", words="Có dấu hiệu", edition=None)
    case = actions.escalate(
        by=ba, case=under_way(), ground="violation", words="Có dấu hiệu", to="Công an phường", edition=None
    )  # fmt: skip
    assert case.escalations.get().to == "Công an phường"
    assert "khoản 5 Điều 10" in last().ground
    assert not queries.unanswered().exists()


def test_correcting_who_and_what(entered, ba):
    case = entered()
    sides = [Side("Tạ Văn Hợi"), Side("Đàm Thị Nụ"), Side("Cháu Nam")]
    case = actions.edit(by=ba, case=case, content="Chuyện khác hẳn", sides=sides, field="bounds", edition=case.edition)
    assert [party.name for party in case.parties.all()] == ["Tạ Văn Hợi", "Đàm Thị Nụ", "Cháu Nam"]
    case = actions.edit(by=ba, case=case, content="Chuyện khác", sides=sides[:2], field="bounds", edition=None)
    assert case.parties.count() == 2
    with pytest.raises(ValidationError, match="hai bên"):
        actions.edit(by=ba, case=case, content="Chuyện", sides=sides[:1], field="bounds", edition=None)


def test_each_act_leaves_one_entry(under_way, ba):
    before = Entry.objects.count()
    case = under_way()
    made = Entry.objects.order_by("-seq")[: Entry.objects.count() - before]
    kinds = [entry.what for entry in made if entry.about_id == str(case.pk)]
    assert kinds == ["mediation.hold_session", "mediation.assign", "mediation.enter"]
    assert [step.kind for step in case.steps.all()] == ["taken", "assigned", "session"]
