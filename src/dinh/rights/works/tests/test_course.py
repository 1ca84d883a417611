"""A work to its end: begun, accepted with a fault, mended, handed over; its year stated to the đồng; its books "
"closed."""

from __future__ import annotations

import io
from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from openpyxl import load_workbook

from dinh.ground.gate import Refused
from dinh.rights.publish.models import Version
from dinh.rights.works import actions, papers, tables
from dinh.rights.works.actions import Deciding, Gift, Giver, Item
from dinh.rights.works.models import Fund, Work
from dinh.rights.works.queries import ledger, reminders, statements
from dinh.rights.works.tests.world import DAY, LEVEL, founding, group, line, on, paid, pay, photo, spending

NEXT = date(2027, 1, 11)


def fresh(fund: Fund) -> Fund:
    found: Fund = Fund.objects.select_related("work").get(pk=fund.pk)
    return found


def test_a_work_goes_to_its_end_in_order(road, ba, binh, thu, tam):
    later = DAY + timedelta(days=20)
    with on(later):
        with pytest.raises(Refused, match="chưa khởi công"):
            actions.finish_work(by=ba, fund=road, on=DAY)
        with pytest.raises(Refused):
            actions.begin_work(by=tam, fund=road, on=DAY)
        actions.begin_work(by=ba, fund=road, on=DAY)
        with pytest.raises(ValidationError, match="chưa nghiệm thu"):
            actions.close_fund(by=binh, fund=fresh(road))
        actions.finish_work(by=ba, fund=fresh(road), on=DAY + timedelta(days=9))
        say = {"people": "Hai đại diện hộ", "words": "Mặt đường phẳng."}
        at = DAY + timedelta(days=10)
        with pytest.raises(ValidationError, match="lỗi phải sửa"):
            actions.accept_work(by=ba, fund=fresh(road), on=at, verdict="mend", **say)
        actions.accept_work(by=ba, fund=fresh(road), on=at, verdict="not", **say)
        assert fresh(road).work.state == Work.State.UNDER_WAY
        actions.finish_work(by=ba, fund=fresh(road), on=at)
        made = actions.accept_work(by=ba, fund=fresh(road), on=at, verdict="mend", faults=[("Nứt chân", later)], **say)
        with pytest.raises(ValidationError, match="Còn 1 lỗi chưa sửa"):
            actions.hand_over(by=ba, fund=fresh(road), on=later, to="Tổ dân phố 1", upkeep="Chi đoàn")
        actions.mend(by=ba, fault=made.faults.get(), on=later, words="Đã trám")
        actions.hand_over(by=ba, fund=fresh(road), on=later, to="Tổ dân phố 1", upkeep="Chi đoàn")
        actions.close_fund(by=binh, fund=fresh(road))
        with pytest.raises(Refused, match="đã quyết toán"):
            pay(ba, fresh(road))
    assert fresh(road).work.state == Work.State.HANDED_OVER


def test_the_statement_is_the_ledger_to_the_dong_and_closes_the_year(road, ba, binh, thu, tu):
    for at in (1, 2, 3):
        pay(ba, road, at)
    paid(ba, binh, thu, road, 1_234_567)
    with on(DAY):
        actions.receive_gift(by=thu, fund=road, giver=Giver("state", "UBND phường"),
                             gift=Gift(DAY, 3_000_001, "bank"), key=uuid4())  # fmt: skip
        with pytest.raises(ValidationError, match="Năm này chưa hết"):
            actions.make_statement(by=ba, fund=road, year=2026)
        waiting = actions.draft_voucher(by=ba, fund=road, line=line(road), spending=spending())
    with on(NEXT):
        assert reminders.years_without_statement(NEXT) == [(road, 2026)]
        with pytest.raises(ValidationError, match="Còn 1 phiếu chi"):
            actions.make_statement(by=ba, fund=road, year=2026)
        actions.drop_voucher(by=binh, voucher=waiting, why="hết năm")
        made = actions.make_statement(by=ba, fund=road, year=2026)
        with pytest.raises(ValidationError, match="đã lập báo cáo thu, chi"):
            pay(ba, road, 4)
        with pytest.raises(Refused):
            actions.publish_statement(by=ba, statement=made)
        made = actions.publish_statement(by=tu, statement=made)
        with pytest.raises(ValidationError, match="Đã có bản công khai"):
            actions.publish_statement(by=tu, statement=made)
        pay(ba, road, 4, day=NEXT)
    left = 3 * LEVEL + 3_000_001 - 1_234_567
    assert (made.opening, made.collected, made.spent, made.closing) == (0, 6_000_001, 1_234_567, left)
    assert sum(ledger.held_on(road, date(2026, 12, 31)).values()) == left
    version = Version.objects.get(publication__ref=made.publication)
    assert version.item == "CK05"
    assert "6.000.001" in version.summary
    numbers = statements.of_year(road, 2026)
    sheet = load_workbook(io.BytesIO(tables.statement(road, numbers))).active
    amounts = {row[1]: row[2] for row in sheet.iter_rows(values_only=True)}
    assert amounts["Còn lại cuối năm (A + B - C)"] == left
    assert amounts["Xi măng, cát, đá"] == 1_234_567
    assert papers.statement(road, numbers, made)[:2] == b"PK"
    assert statements.of_year(road, 2027).opening == left


def test_a_standing_fund_spends_what_it_has_and_brings_over_what_it_had(ward, ba, binh, thu):
    with on(DAY):
        fund = actions.found(by=ba, founding=founding(
            kind="standing", name="Quỹ khuyến học", deciding=Deciding(DAY, ground="Họp tổ 4/5"), group=group(),
        ))  # fmt: skip
        with pytest.raises(ValidationError, match="lập dự toán trước"):
            actions.open_fund(by=ba, fund=fund)
        actions.estimate(by=ba, fund=fund, items=[Item("Quà", 0)])
        actions.open_fund(by=ba, fund=fund)
        with pytest.raises(Refused):
            actions.carry_in(by=ba, fund=fund, amount=5, channel="cash", on=DAY, ground="kiểm kê")
        actions.carry_in(by=thu, fund=fund, amount=2_000_000, channel="cash", on=DAY, ground="biên bản kiểm kê")
        with pytest.raises(Refused, match="không phải công trình"):
            actions.begin_work(by=ba, fund=fund, on=DAY)
    paid(ba, binh, thu, fund, 1_500_000)
    with pytest.raises(ValidationError, match="Quỹ không được âm"):
        paid(ba, binh, thu, fund, 600_000)
    numbers = statements.of_year(fund, 2026)
    assert (numbers.opening, numbers.spent, numbers.closing) == (2_000_000, 1_500_000, 500_000)


def test_pictures_of_the_work_are_for_everyone_and_vouchers_for_those_who_watch(road, ba, tam, thanh, client):
    pay(ba, road)
    with on(DAY):
        seen = actions.add_photo(by=ba, fund=road, data=photo("duong"), name="a.jpg", caption="Đầu ngõ", on=DAY)
        bill = actions.draft_voucher(
            by=ba, fund=road, line=line(road), spending=spending(), photos=[(photo("hoa don"), "b.jpg")]
        ).photos.get()
    assert client.get(f"/tep/{seen.file_id}/").status_code == 200
    assert client.get(f"/tep/{bill.file_id}/").status_code == 404
    for who, status in ((thanh, 200), (tam, 404)):
        client.force_login(who.user)
        assert client.get(f"/tep/{bill.file_id}/").status_code == status
    with on(DAY):
        actions.remove_photo(by=ba, photo=seen)
    client.logout()
    assert client.get(f"/tep/{seen.file_id}/").status_code == 404
