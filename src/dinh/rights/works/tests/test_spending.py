"""Money leaves by three hands, within the estimate, once for each paper; what was paid by mistake is reversed."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from dinh.ground.actor import Actor
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry as Journal
from dinh.rights.works import actions, alike
from dinh.rights.works.models import Voucher
from dinh.rights.works.queries import ledger
from dinh.rights.works.tests.world import DAY, LEVEL, due, line, on, paid, pay, photo, spending


@pytest.fixture
def rich(road, ba):
    for at in range(1, 9):
        pay(ba, road, at)
    return road


def test_three_people_sign_and_none_signs_twice(rich, ward, ba, binh, thu, tam):
    all_powers = ["works.read", "works.write", "works.approve", "works.cash"]
    one = ward.official("kiem", "Người Kiêm Nhiệm", "UBND", "Kiêm nhiệm", all_powers)
    two = ward.official("hai", "Người Thứ Hai", "UBND", "Kiêm nhiệm hai", all_powers)
    with on(DAY):
        with pytest.raises(Refused, match="thôn, tổ dân phố mình"):
            actions.draft_voucher(by=tam, fund=rich, line=line(rich), spending=spending())
        voucher = actions.draft_voucher(by=one, fund=rich, line=line(rich), spending=spending())
        with pytest.raises(Refused, match="cần người khác ký"):
            actions.approve_voucher(by=one, voucher=voucher)
        with pytest.raises(Refused, match="không được giao quyền"):
            actions.approve_voucher(by=thu, voucher=voucher)
        with pytest.raises(Refused, match="chờ duyệt"):
            actions.pay_voucher(by=thu, voucher=voucher, on=DAY)
        voucher = actions.approve_voucher(by=two, voucher=voucher)
        for same in (one, two):
            with pytest.raises(Refused, match=r"cần người khác ký|thủ quỹ là người khác"):
                actions.pay_voucher(by=same, voucher=voucher, on=DAY)
        voucher = actions.pay_voucher(by=thu, voucher=voucher, on=DAY)
    assert voucher.state == "paid"
    assert ledger.last(rich).cash == 8 * LEVEL - 500_000
    assert [each.what for each in Journal.objects.filter(what__contains="voucher").order_by("seq")] == [
        "works.draft_voucher", "works.approve_voucher", "works.pay_voucher"
    ]  # fmt: skip
    with pytest.raises(IntegrityError), transaction.atomic():
        Voucher.objects.filter(pk=voucher.pk).update(cashier=voucher.writer)


def test_over_the_line_or_the_decision_is_refused(rich, ba, binh, thu):
    paid(ba, binh, thu, rich, 1_500_000, order=3)
    with on(DAY), pytest.raises(ValidationError, match=r"còn 500.000 đồng. Muốn chi hơn phải sửa dự toán"):
        actions.draft_voucher(by=ba, fund=rich, line=line(rich, 3), spending=spending(600_000))
    with on(DAY):
        first = actions.draft_voucher(by=ba, fund=rich, line=line(rich, 3), spending=spending(500_000))
        with pytest.raises(ValidationError, match="còn 0 đồng"):
            actions.draft_voucher(by=ba, fund=rich, line=line(rich, 3), spending=spending(1))
        actions.drop_voucher(by=binh, voucher=first, why="để sau")
        assert actions.draft_voucher(by=ba, fund=rich, line=line(rich, 3), spending=spending(500_000)).number == 3


def test_a_paper_is_spent_on_once(rich, ba, binh):
    one, again, other = (
        photo("Hóa đơn vật liệu Hạnh 127"),
        photo("Hóa đơn vật liệu Hạnh 127", 235, 40),
        photo("Cát vàng"),
    )
    assert alike.near(alike.look_of(one), alike.look_of(again))
    assert not alike.near(alike.look_of(one), alike.look_of(other))
    assert alike.look_of(b"khong phai anh") == ""
    bill = {"seller": "Cửa hàng Hạnh", "invoice": "00127"}
    with on(DAY):
        first = actions.draft_voucher(
            by=ba, fund=rich, line=line(rich), spending=spending(**bill), photos=[(one, "a.jpg")]
        )
        with pytest.raises(ValidationError, match="Một chứng từ chỉ chi một lần"):
            actions.draft_voucher(by=ba, fund=rich, line=line(rich), photos=[(one, "b.jpg")],
                                  spending=spending(twice_why="hai lần chi"))  # fmt: skip
        with pytest.raises(ValidationError, match="hai ảnh chứng từ y hệt"):
            actions.draft_voucher(
                by=ba, fund=rich, line=line(rich), spending=spending(), photos=[(other, "b.jpg"), (other, "c.jpg")]
            )
        with pytest.raises(ValidationError, match="Ảnh rất giống ảnh của Phiếu chi 1/2026"):
            actions.draft_voucher(by=ba, fund=rich, line=line(rich), spending=spending(), photos=[(again, "b.jpg")])
        with pytest.raises(ValidationError, match="Hóa đơn 00127"):
            actions.draft_voucher(by=ba, fund=rich, line=line(rich), spending=spending(**bill, payee="Ông Ba"))
        said = actions.draft_voucher(
            by=ba, fund=rich, line=line(rich), photos=[(again, "b.jpg")],
            spending=spending(**bill, twice_why="giao hai đợt, một hóa đơn"),
        )  # fmt: skip
        assert said.twice_why
        for each in (first, said):
            actions.drop_voucher(by=binh, voucher=each, why="nhập lại")
        actions.draft_voucher(by=ba, fund=rich, line=line(rich), spending=spending(**bill), photos=[(one, "a.jpg")])
    assert Voucher.objects.count() == 3


def test_what_was_paid_by_mistake_comes_back_and_both_lines_stay(rich, ba, binh, thu):
    voucher = paid(ba, binh, thu, rich)
    with on(DAY):
        with pytest.raises(Refused):
            actions.reverse_voucher(by=ba, voucher=voucher, on=DAY, why="nhầm")
        actions.reverse_voucher(by=binh, voucher=voucher, on=DAY, why="trả hai lần")
        with pytest.raises(Refused, match="đã chi, rồi hủy"):
            actions.reverse_voucher(by=binh, voucher=voucher, on=DAY, why="nữa")
    assert ledger.last(rich).cash == 8 * LEVEL
    assert ledger.sums(rich).out == 0
    assert rich.entries.filter(line__isnull=False).count() == 2


def test_money_goes_back_to_a_household_by_a_voucher_too(rich, ba, binh, thu):
    with on(DAY):
        with pytest.raises(ValidationError, match="không trả lại nhiều hơn"):
            actions.draft_refund(by=ba, due=due(rich), spending=spending(LEVEL + 1))
        voucher = actions.draft_refund(by=ba, due=due(rich), spending=spending(300_000))
        with pytest.raises(ValidationError, match="không trả lại nhiều hơn"):
            actions.draft_refund(by=ba, due=due(rich), spending=spending(800_000))
        actions.approve_voucher(by=binh, voucher=voucher)
        voucher = actions.pay_voucher(by=thu, voucher=voucher, on=DAY)
    assert due(rich).paid == LEVEL - 300_000
    assert ledger.sums(rich).collected["people"] == 8 * LEVEL - 300_000
    with on(DAY):
        receipt = due(rich).receipts.get()
        with pytest.raises(ValidationError, match="hủy phiếu trả lại trước"):
            actions.cancel_receipt(by=ba, receipt=receipt, on=DAY, why="x")
        actions.reverse_voucher(by=binh, voucher=voucher, on=DAY, why="hộ nộp lại")
    assert due(rich).paid == LEVEL


def test_a_visitor_and_an_inspector_sign_nothing(rich, visitor, thanh):
    for by in (visitor, thanh):
        assert isinstance(by, Actor)
        with on(DAY), pytest.raises(Refused):
            actions.draft_voucher(by=by, fund=rich, line=line(rich), spending=spending())
