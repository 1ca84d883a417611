"""A visit from the plan to the public page, and its recommendation to the reply on the fifteenth or sixteenth day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from decimal import Decimal
from io import BytesIO
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.oversee import clocks
from dinh.rights.oversee.actions import findings, noting, planning, recommending, visits
from dinh.rights.oversee.actions.findings import Found
from dinh.rights.oversee.actions.noting import Noted
from dinh.rights.oversee.actions.planning import Item
from dinh.rights.oversee.actions.recommending import Asked
from dinh.rights.oversee.models import Checklist, Photo, Reading, Recommendation, Visit
from dinh.rights.oversee.queries import recommendations
from dinh.rights.oversee.queries import visits as queries
from dinh.rights.oversee.tests.conftest import TODAY, arrangement

DAY = date(2026, 10, 12)  # a Monday, five working days after TODAY
LINES = [
    {"question": "Có sổ thu", "kind": "yes_no"},
    {"question": "Chiều dày mặt đường", "kind": "measure", "unit": "cm", "least": "18"},
]


def picture(color: str = "red") -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), color).save(out, "JPEG")
    return out.getvalue()


def go(time_machine, day: date) -> None:
    time_machine.move_to(f"{day}T09:00+07:00", tick=False)


@pytest.fixture
def checklist(thanh, ttnd) -> Checklist:
    return planning.write_checklist(by=thanh, title="Quỹ tổ dân phố", for_kind="", lines=LINES)


@pytest.fixture
def visit(thanh, ttnd, ubnd, checklist) -> Visit:
    return visits.arrange(by=thanh, plan=arrangement(ttnd, ubnd, DAY, checklist=checklist))


@pytest.fixture
def held(thanh, visit, time_machine) -> Visit:
    visit = visits.give_notice(by=thanh, visit=visit, on=TODAY, number="3/TB", edition=visit.edition)
    go(time_machine, DAY)
    return visits.hold(by=thanh, visit=visit, on=DAY, met="Ông Tư")


def noted(line: int | None, hour: int, **more) -> Noted:
    return Noted(uuid4(), datetime.fromisoformat(f"{DAY}T{hour:02d}:00+07:00"), line, **more)


def test_a_plan_of_the_quarter_only_grows_once_it_was_sent(ttnd, thanh, tu, ubnd):
    with pytest.raises(Refused):
        planning.draft_plan(by=tu, watcher="ttnd", board=ttnd, period="2026-Q4", title="Kế hoạch")
    with pytest.raises(ValidationError, match="quý, 6 tháng hoặc năm"):
        planning.draft_plan(by=thanh, watcher="ttnd", board=ttnd, period="2026-11", title="Kế hoạch")
    plan = planning.draft_plan(by=thanh, watcher="ttnd", board=ttnd, period="2026-Q4", title="Kế hoạch quý IV")
    with pytest.raises(ValidationError, match="chưa có việc nào"):
        planning.send_plan(by=thanh, plan=plan, number="", edition=plan.edition)
    with pytest.raises(ValidationError, match="quý IV năm 2026"):
        planning.add_item(by=thanh, plan=plan, item=Item("Quỹ tổ", date(2026, 9, 1), DAY, target=ubnd))
    first = planning.add_item(by=thanh, plan=plan, item=Item("Quỹ tổ", TODAY, DAY, target=ubnd))
    plan.refresh_from_db()
    plan = planning.send_plan(by=thanh, plan=plan, number="1/KH", edition=plan.edition)
    with pytest.raises(ValidationError, match="vì sao thêm"):
        planning.add_item(by=thanh, plan=plan, item=Item("Rác thải", TODAY, DAY, target_name="Chợ"))
    planning.remove_item(by=thanh, item=first, why="Quỹ đã kiểm tra")
    first.refresh_from_db()
    assert first.dropped_on == TODAY


def test_notice_five_working_days_ahead(thanh, visit):
    term = clocks.told_by(visit)
    assert term is not None
    assert term.due == TODAY  # 6, 7, 8, 9 October are worked; Saturday and Sunday are not; the fifth before is the 5th
    with pytest.raises(Refused, match="Chưa ghi ngày gửi kế hoạch"):
        visits.hold(by=thanh, visit=visit, on=TODAY, met="")
    sooner = arrangement(visit.board, visit.target, DAY - timedelta(days=3))
    visit = visits.change(by=thanh, visit=visit, plan=sooner, edition=visit.edition)
    with pytest.raises(ValidationError, match="Phải gửi chậm nhất ngày 02/10/2026"):
        visits.give_notice(by=thanh, visit=visit, on=TODAY, number="", edition=visit.edition)


def test_a_new_day_asks_for_a_new_notice(thanh, visit):
    visit = visits.give_notice(by=thanh, visit=visit, on=TODAY, number="3/TB", edition=visit.edition)
    later = arrangement(visit.board, visit.target, DAY + timedelta(days=1))
    assert visits.change(by=thanh, visit=visit, plan=later, edition=visit.edition).told_on is None
    with pytest.raises(ValidationError, match="người khác vừa sửa"):
        visits.cancel(by=thanh, visit=visit, why="Mưa", edition=visit.edition)


def test_what_a_phone_sends_twice_lands_once_and_nothing_is_lost(thanh, mai, held, time_machine):
    yes, thick = held.lines.all()
    told = [noted(yes.pk, 9, answer="yes"), noted(thick.pk, 9, value=Decimal("15.5"), where="Đầu đường")]
    bad = noted(yes.pk, 9, value=Decimal(3))
    assert noting.note(by=thanh, visit=held, noted=[*told, bad]).refused == {bad.key: "Chỉ dòng đo, đếm mới ghi số."}
    again = noting.note(by=thanh, visit=held, noted=told)
    assert again.done == tuple(each.key for each in told)
    assert Reading.objects.count() == 2
    for _ in range(2):
        noting.add_photo(by=thanh, visit=held, data=picture(), name="a.jpg", taken_at=told[0].taken_at, line=thick)
    assert Photo.objects.count() == 1
    with pytest.raises(ValidationError, match="chỉ nhận ảnh"):
        noting.add_photo(
            by=thanh, visit=held, data=b"Bien ban giao nhan\n" * 9, name="a.txt", taken_at=told[0].taken_at
        )
    # Another phone says otherwise about the same line, later in the day: both stay, the later one counts.
    noting.note(by=thanh, visit=held, noted=[noted(yes.pk, 8, answer="no")])
    lines, _rest, _photos = queries.noted(held)
    assert (lines[0].last.answer, len(lines[0].readings), lines[1].wrong) == ("yes", 2, True)
    held.refresh_from_db()
    held = visits.conclude(by=thanh, visit=held, conclusion="Còn thiếu", opinion="", edition=held.edition)
    landed = noting.note(by=thanh, visit=held, noted=[noted(yes.pk, 10, answer="no")])  # the phone had no network
    assert len(landed.done) == 1
    assert queries.noted(held)[0][0].last.answer == "yes"
    assert Reading.objects.filter(late=True).count() == 1
    with pytest.raises(Refused):
        noting.note(by=mai, visit=held, noted=[noted(yes.pk, 10, answer="no")])


def recommend(thanh, held, ubnd) -> Recommendation:
    found = findings.find(
        by=thanh,
        visit=held,
        found=Found("flaw", "Sổ thu chưa niêm yết, gọi 0912345678", "Điều 11 Luật 10/2022/QH15", DAY),
    )
    assert "0912345678" not in found.shown
    one = recommending.recommend(by=thanh, visit=held, asked=Asked(ubnd, "Niêm yết sổ thu, chi", findings=[found]))
    held.refresh_from_db()
    visits.conclude(by=thanh, visit=held, conclusion="Còn thiếu", opinion="Đồng ý", edition=held.edition)
    return one


def received(thanh, mai, held, ubnd, on: date) -> Recommendation:
    one = recommend(thanh, held, ubnd)
    with pytest.raises(Refused, match="Mặt trận chưa xác nhận"):
        recommending.send(by=thanh, one=one, on=DAY, edition=one.edition)
    one = recommending.submit(by=thanh, one=one, edition=one.edition)
    one = recommending.send_back(by=mai, one=one, why="Ghi rõ quỹ nào", edition=one.edition)
    one = recommending.submit(by=thanh, one=one, edition=one.edition)
    with pytest.raises(Refused, match="xác nhận biên bản"):
        recommending.confirm(by=mai, one=one, edition=one.edition)
    held.refresh_from_db()
    visits.confirm_visit(by=mai, visit=held, edition=held.edition)
    with pytest.raises(Refused):
        recommending.confirm(by=thanh, one=one, edition=one.edition)
    one = recommending.confirm(by=mai, one=Recommendation.objects.get(pk=one.pk), edition=one.edition)
    one = recommending.send(by=thanh, one=one, on=DAY, number="4/KN", edition=one.edition)
    return recommending.receive(by=mai, one=one, on=on, edition=one.edition)


@pytest.mark.parametrize(("days", "late"), [(15, 0), (16, 1)])
def test_fifteen_calendar_days_and_the_sixteenth_is_late(days, late, thanh, mai, binh, tu, held, ubnd, time_machine):
    one = received(thanh, mai, held, ubnd, DAY)
    assert clocks.reply_term(one, DAY).due == DAY + timedelta(days=15)  # a Tuesday
    go(time_machine, DAY + timedelta(days=days))
    day = DAY + timedelta(days=days)
    reply = {"outcome": "accepted", "words": "Sẽ niêm yết", "on": day, "do_by": day + timedelta(days=10)}
    with pytest.raises(Refused):
        recommending.reply(by=lan_of(tu), one=one, edition=one.edition, **reply)
    one = recommending.reply(by=binh, one=one, edition=one.edition, **reply)
    assert clocks.in_time(one) is not late
    assert clocks.in_time(one) == (not late)
    assert Entry.objects.filter(what="oversee.reply").get().after["late"] == late
    look = {"words": "Đã niêm yết ở nhà văn hóa", "edition": one.edition}
    go(time_machine, day + timedelta(days=400))
    recommending.follow(by=thanh, one=one, state="done", on=day + timedelta(days=3), **look)
    line = recommendations.lines([Recommendation.objects.get()], day + timedelta(days=400))[0]
    assert (line.one.stage, line.was_late) == ("done", bool(late))  # late for ever


def lan_of(actor):
    """The same commune, no post."""
    from dinh.ground.actor import Actor

    return Actor(commune=actor.commune, user=actor.user)


def test_only_the_body_itself_answers_and_a_paper_reply_has_its_number(
    thanh, mai, hung, binh, held, ubnd, time_machine
):
    one = received(thanh, mai, held, ubnd, DAY)
    go(time_machine, DAY + timedelta(days=5))
    words = {"outcome": "refused", "words": "Quỹ không thuộc thẩm quyền", "on": DAY + timedelta(days=4)}
    with pytest.raises(ValidationError, match="số văn bản"):
        recommending.reply(by=thanh, one=one, edition=one.edition, **words)
    with pytest.raises(ValidationError, match="hôm nay"):
        recommending.reply(by=binh, one=one, edition=one.edition, **words)
    with pytest.raises(Refused):
        recommending.reply(by=hung, one=one, edition=one.edition, **words)
    one = recommending.reply(by=thanh, one=one, number="9/UBND", edition=one.edition, **words)
    assert one.replied_on == DAY + timedelta(days=4)
    one = recommending.close(by=mai, one=one, why="Đã giải thích rõ", edition=one.edition)
    assert one.stage == "closed"


def test_only_confirmed_visits_are_public(thanh, mai, held, ubnd):
    recommend(thanh, held, ubnd)
    held.refresh_from_db()
    with pytest.raises(Refused, match="Mặt trận chưa xác nhận"):
        visits.show_visit(by=thanh, visit=held, shown="Quỹ rõ ràng", edition=held.edition)
    held = visits.confirm_visit(by=mai, visit=held, edition=held.edition)
    held = visits.show_visit(by=mai, visit=held, shown="Liên hệ 0912345678", edition=held.edition)
    assert "0912345678" not in held.shown
    assert list(queries.public()) == [held]
    assert not queries.public().filter(pk=visits.hide_visit(by=mai, visit=held, edition=held.edition).pk)
