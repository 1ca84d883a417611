"""Supervision by the council, criticism by the Front: a life of each, who may not, what is refused, what is late."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused, may
from dinh.ground.journal.models import Entry
from dinh.rights.oversee import permissions_supervision as permissions
from dinh.rights.oversee.actions import criticism as crit
from dinh.rights.oversee.actions import recommending
from dinh.rights.oversee.actions import supervision as acts
from dinh.rights.oversee.actions.criticism import Received
from dinh.rights.oversee.actions.supervision import Facts, Said
from dinh.rights.oversee.models import Criticism, Supervised, Supervision

DAY = date(2026, 9, 7)


@pytest.fixture
def council(ward):
    """The council's own body: the cast's ward has none."""
    body = ward.bodies["BXDĐ"].__class__(
        commune=ward.commune, name="Thường trực Hội đồng nhân dân", symbol="HĐND", kind="council", system="state",
        valid_from=date(2025, 7, 1),
    )  # fmt: skip
    body.save()
    return body


@pytest.fixture
def one(ward, chinh, council, time_machine) -> Supervision:
    time_machine.move_to(f"{DAY}T08:00+07:00", tick=False)
    plan = acts.year_plan(by=chinh, watcher="council", holder=council, year=2026)
    facts = Facts(
        "Trả lời kiến nghị của cử tri", "theme", DAY, date(2026, 10, 30), (ward.bodies["UBND"],), plan=plan,
        team="Phùng Quốc Chính, Phó Chủ tịch",
    )  # fmt: skip
    return acts.supervise(by=chinh, watcher="council", holder=council, facts=facts)


def test_the_council_supervises_and_its_recommendation_is_answered(one, ward, chinh, tu, mai, lua, time_machine):
    with pytest.raises(Refused):
        acts.ask_reports(by=mai, one=one, report_by=date(2026, 9, 20), edition=one.edition)
    one = acts.ask_reports(by=chinh, one=one, report_by=date(2026, 9, 20), edition=one.edition)
    time_machine.move_to("2026-09-22T08:00+07:00", tick=False)
    row = one.supervised.get()
    with pytest.raises(Refused):
        acts.submit_report(by=lua, row=row, words="x")
    acts.submit_report(by=tu, row=row, words="Đã trả lời 18/20 kiến nghị.")
    assert Entry.objects.latest("seq").after["late"] is True
    with pytest.raises(Refused):
        acts.conclude_supervision(by=chinh, one=one, on=date(2026, 9, 22), conclusion="x", edition=one.edition)
    said = [
        Said("question", "Đại biểu tổ 2", "Vì sao còn hai kiến nghị?", ward.bodies["UBND"], "Chờ kinh phí."),
        Said("opinion", "Ban Pháp chế", "Nên công khai danh sách."),
    ]
    session = acts.hold_session(
        by=chinh, one=one, on=date(2026, 9, 22), place="Hội trường", chair="Phó Chủ tịch", attended=15,
        bodies=[ward.bodies["UBND"]], said=said,
    )  # fmt: skip
    assert [bool(each.answered_on) for each in session.questions.all()] == [True, False]
    one = acts.conclude_supervision(
        by=chinh, one=one, on=date(2026, 9, 22), conclusion="Còn chậm.", number="12/BC-HĐND", edition=one.edition
    )
    asked = acts.recommend_supervised(
        by=chinh, one=one, to=ward.bodies["UBND"], words="Công khai danh sách kiến nghị", reply_by=date(2026, 10, 10)
    )
    assert (asked.by, asked.body, asked.of_people) == ("council", one.holder, False)
    asked = recommending.send(by=chinh, one=asked, on=date(2026, 9, 22), edition=asked.edition)
    asked = recommending.receive(by=tu, one=asked, on=date(2026, 9, 22), edition=asked.edition)
    time_machine.move_to("2026-10-12T08:00+07:00", tick=False)
    asked = recommending.reply(
        by=tu, one=asked, outcome="accepted", words="Sẽ làm.", on=date(2026, 10, 12), do_by=date(2026, 10, 30),
        edition=asked.edition,
    )  # fmt: skip
    assert Entry.objects.latest("seq").after["late"] == 2
    one = Supervision.objects.get(pk=one.pk)
    shown = "Gọi 0912345678 để biết thêm."
    one = acts.show_supervision(by=chinh, one=one, shown=shown, edition=one.edition)
    assert "0912345678" not in one.shown
    assert may(tu, permissions.READ, one)


def test_what_is_refused_of_a_supervision(one, ward, chinh, council, mai):
    good = {"theme": "x", "form": "theme", "from_day": DAY, "to_day": DAY}
    for wrong, name in (
        ({"bodies": (ward.bodies["UBND"],)}, "why"), ({"bodies": (), "why": "x"}, "bodies"),
        ({"bodies": (council,), "why": "x"}, "bodies"),
        ({"bodies": (ward.bodies["UBND"],), "why": "x", "to_day": date(2026, 1, 1)}, "to_day"),
    ):  # fmt: skip
        with pytest.raises(ValidationError) as error:
            acts.supervise(by=chinh, watcher="council", holder=council, facts=Facts(**{**good, **wrong}))
        assert name in error.value.message_dict
    facts = Facts(**good, bodies=(ward.bodies["UBND"],), why="x")
    with pytest.raises(Refused):
        acts.supervise(by=mai, watcher="council", holder=council, facts=facts)
    with pytest.raises(ValidationError, match="đã có"):
        acts.year_plan(by=chinh, watcher="council", holder=council, year=2026)
    with pytest.raises(Refused, match="của Ban"):
        acts.issue_year_plan(by=chinh, plan=_board_plan(ward), on=DAY, number="1", edition=1)


def _board_plan(ward):
    from dinh.rights.oversee.models import Board, Plan

    board = Board(commune=ward.commune, kind="ttnd", ref="B", name="Ban", made_on=DAY)
    board.save()
    plan = Plan(commune=ward.commune, by="ttnd", board=board, period="2026", title="x", made_on=DAY)
    plan.save()
    return plan


@pytest.fixture
def draft(ward, mai, time_machine) -> Criticism:
    time_machine.move_to(f"{DAY}T08:00+07:00", tick=False)
    facts = Received(
        "criticism", "Dự thảo Quy chế thu gom rác", "committee", ward.bodies["UBND"], DAY, "conference", "45/UBND"
    )  # fmt: skip
    return crit.receive_draft(by=mai, holder=ward.bodies["MTTQ-BTT"], facts=facts)


def test_a_draft_is_criticised_and_answered_point_by_point_late(draft, ward, mai, tu, lua, binh, time_machine):
    with pytest.raises(Refused):
        crit.add_point(by=tu, one=draft, part="Điều 3", text="x")
    with pytest.raises(Refused, match="Chưa có ý kiến"):
        crit.send_criticism(
            by=mai, one=draft, on=DAY, number="8/MTTQ-BTT", answer_by=date(2026, 9, 20), overview="x",
            edition=draft.edition,
        )  # fmt: skip
    hearing = crit.add_hearing(by=mai, one=draft, form="conference", unit="Hội trường", held_on=DAY, attended=20)
    points = [
        crit.add_point(by=mai, one=draft, part="Điều 3", text="Giờ đổ rác quá sớm", who="Hội Phụ nữ", hearing=hearing),
        crit.add_point(by=mai, one=draft, part="Điều 5", text="Mức thu chưa rõ"),
    ]
    draft = crit.send_criticism(
        by=mai, one=draft, on=DAY, number="8/MTTQ-BTT", answer_by=date(2026, 9, 20), overview="Cần thiết.",
        edition=draft.edition,
    )  # fmt: skip
    time_machine.move_to("2026-09-23T08:00+07:00", tick=False)
    with pytest.raises(Refused):
        crit.answer_points(by=lua, one=draft, on=date(2026, 9, 23), answers={}, edition=draft.edition)
    first = {points[0].pk: ("taken_in", "Đổi sang 18 giờ.")}
    with pytest.raises(ValidationError, match="Ý kiến 2"):
        crit.answer_points(by=tu, one=draft, on=date(2026, 9, 23), answers=first, edition=draft.edition)
    both = {**first, points[1].pk: ("explained", "Mức thu theo nghị quyết của tỉnh.")}
    with pytest.raises(ValidationError, match="hôm nay"):
        crit.answer_points(by=tu, one=draft, on=date(2026, 9, 19), answers=both, edition=draft.edition)
    draft = crit.answer_points(by=tu, one=draft, on=date(2026, 9, 23), answers=both, edition=draft.edition)
    assert Entry.objects.latest("seq").after["late"] == 3
    time_machine.move_to("2026-09-24T08:00+07:00", tick=False)
    draft = crit.answer_points(by=tu, one=draft, on=date(2026, 9, 24), answers=both, edition=draft.edition)
    assert draft.answered_on == date(2026, 9, 23)
    draft = crit.show_criticism(by=mai, one=draft, shown="Đã tiếp thu một ý kiến.", edition=draft.edition)
    assert draft.stage == "shown"


def test_advice_to_the_party_is_never_public(ward, mai, time_machine):
    time_machine.move_to(f"{DAY}T08:00+07:00", tick=False)
    facts = Received("advice", "Dự thảo nghị quyết", "party", ward.bodies["ĐU"], DAY, "letters")
    one = crit.receive_draft(by=mai, holder=ward.bodies["MTTQ-BTT"], facts=facts)
    with pytest.raises(ValidationError, match="ngày gửi"):
        crit.add_hearing(by=mai, one=one, form="letters", unit="Hội Phụ nữ")
    hearing = crit.add_hearing(by=mai, one=one, form="letters", unit="Hội Phụ nữ", asked_on=DAY)
    crit.letter_answered(by=mai, hearing=hearing, on=DAY)
    crit.add_point(by=mai, one=one, part="cả dự thảo", text="Nên ngắn hơn", hearing=hearing)
    one = crit.send_criticism(
        by=mai, one=one, on=DAY, number="9/MTTQ", answer_by=date(2026, 9, 20), overview="x", edition=one.edition
    )
    with pytest.raises(Refused, match="không công khai"):
        crit.show_criticism(by=mai, one=one, shown="x", edition=one.edition)
    assert not Supervised.objects.exists()
