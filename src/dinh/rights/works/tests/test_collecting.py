"""What households give: parts, labour, relief, a household that moved, a receipt sent twice or cancelled, a table."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.gate import Refused
from dinh.ground.households import actions as register
from dinh.ground.journal.models import Entry as Journal
from dinh.rights.works import actions
from dinh.rights.works.actions import Gift, Giver
from dinh.rights.works.models import Receipt
from dinh.rights.works.queries import funds, ledger
from dinh.rights.works.tests.world import DAY, LEVEL, due, households, on, pay


def test_a_household_gives_in_parts_and_never_more_than_it_owes(road, ba, thu, tam, thanh):
    first = pay(ba, road, amount=400_000)
    second = pay(thu, road, amount=600_000, channel="bank")
    assert (first.number, second.number, due(road).left) == (1, 2, 0)
    assert first.code.startswith("BL-")
    assert first.code != second.code
    with pytest.raises(ValidationError, match="còn phải đóng góp 0 đồng"):
        pay(ba, road, amount=1)
    for stranger, said in ((tam, "thôn, tổ dân phố mình phụ trách"), (thanh, "tổ trưởng, cán bộ giữ sổ")):
        with pytest.raises(Refused, match=said):
            pay(stranger, road, at=2)
    given = funds.by_group(road)[0]
    assert (given.households, given.all, given.part, given.none, given.paid) == (10, 1, 0, 9, LEVEL)
    entry = Journal.objects.filter(what="works.receive").latest("seq")
    assert "Trần" not in str(entry.after)
    assert entry.personal.data == {"payer": "Trần Văn 1001"}


def test_labour_is_counted_in_its_own_unit_and_valued(road, ba):
    gift = Gift(DAY, of="labour", quantity=Decimal("2.5"), unit="ngày", price=250_000)
    with on(DAY):
        made = actions.receive(by=ba, due=due(road), gift=gift, key=uuid4())
        with pytest.raises(ValidationError, match="số lượng, đơn vị và đơn giá"):
            actions.receive(by=ba, due=due(road, 2), gift=Gift(DAY, of="goods", quantity=Decimal(3)), key=uuid4())
    assert (made.amount, made.channel, made.quantity, due(road).left) == (625_000, "kind", Decimal("2.5"), 375_000)
    assert ledger.last(road).kind_left == 625_000


def test_a_form_sent_twice_gives_one_receipt(road, ba):
    key = uuid4()
    with on(DAY):
        made = [actions.receive(by=ba, due=due(road), gift=Gift(DAY, 300_000), key=key) for _time in range(2)]
    assert made[0] == made[1]
    assert Receipt.objects.count() == 1


def test_a_household_that_moved_is_asked_about_and_one_that_came_later_owes_nothing(road, tu, ba):
    household = due(road).household
    with on(DAY):
        register.end(by=tu, household_id=household.pk, why="moved", day=DAY - timedelta(days=2))
    with pytest.raises(ValidationError, match="đã ra khỏi sổ từ 02/05/2026"):
        pay(ba, road)
    assert pay(ba, road, moved=True).amount == LEVEL
    other = due(road, 2)
    with on(DAY):
        register.end(by=tu, household_id=other.household_id, why="moved", day=DAY - timedelta(days=2))
        actions.relieve(by=ba, due=other, amount=LEVEL, why="đã chuyển đi", decided_by="Họp tổ", on=DAY)
    assert due(road, 2).left == 0


def test_relief_needs_who_decided_and_its_reason_stays_inside(road, ba, thu, client, settings):
    with on(DAY):
        with pytest.raises(Refused):
            actions.relieve(by=thu, due=due(road), amount=1, why="x", decided_by="x", on=DAY)
        with pytest.raises(ValidationError, match="chỉ miễn, giảm trong số ấy"):
            actions.relieve(by=ba, due=due(road), amount=LEVEL + 1, why="x", decided_by="x", on=DAY)
        actions.relieve(by=ba, due=due(road), amount=LEVEL, why="ốm nặng lâu ngày", decided_by="Họp tổ", on=DAY)
    entry = Journal.objects.filter(what="works.relieve").get()
    assert "ốm" not in f"{entry.after}{entry.ground}"
    said = (
        client.get(f"/cong-trinh/{road.ref}").content.decode()
        + client.get(f"/cong-trinh/{road.ref}/dong-gop").content.decode()
    )
    assert "ốm" not in said
    assert "Trần Văn" not in said


def test_a_cancelled_receipt_is_reversed_and_keeps_its_number(road, ba):
    wrong = pay(ba, road)
    with on(DAY):
        with pytest.raises(ValidationError, match="vì sao hủy"):
            actions.cancel_receipt(by=ba, receipt=wrong, on=DAY, why=" ")
        actions.cancel_receipt(by=ba, receipt=wrong, on=DAY, why="ghi nhầm hộ")
        with pytest.raises(ValidationError, match="đã hủy rồi"):
            actions.cancel_receipt(by=ba, receipt=wrong, on=DAY, why="lại")
    assert due(road).paid == 0
    assert pay(ba, road).number == 2
    first, back, _second = road.entries.order_by("seq")
    assert (back.reverses, back.debit, back.credit) == (first, "people", "cash")


def test_anyone_checks_a_receipt_by_its_code_and_reads_no_name(road, ba, client):
    receipt = pay(ba, road, amount=450_000)
    said = client.get("/cong-trinh/bien-lai", {"ma": receipt.code.lower()}).content.decode()
    assert "450.000" in said
    assert "Khoản này đã vào sổ" in said
    assert "Trần Văn" not in said
    with on(DAY):
        actions.cancel_receipt(by=ba, receipt=receipt, on=DAY, why="nhầm")
    assert "đã hủy" in client.get("/cong-trinh/bien-lai", {"ma": receipt.code}).content.decode()
    assert "Không có biên lai" in client.get("/cong-trinh/bien-lai", {"ma": "BL-AAAA-AAAA"}).content.decode()


def test_a_donor_is_named_only_by_wish(road, thu, client):
    with on(DAY):
        for name, hidden in (("Xưởng mộc Tân Lập", False), ("Bà Nguyễn Thị Giấu", True)):
            giver = Giver("donor", name, hidden)
            actions.receive_gift(by=thu, fund=road, giver=giver, gift=Gift(DAY, 2_000_000), key=uuid4())
    said = "".join(
        client.get(f"/cong-trinh/{road.ref}{path}").content.decode() for path in ("", "/so", "/dong-gop", "/so/2")
    )
    assert "Xưởng mộc Tân Lập" in said
    assert "Giấu" not in said
    assert "không nêu tên" in said


def table(*rows: str) -> SimpleUploadedFile:
    text = "\n".join(["Số hộ,Họ tên,Số tiền,Ngày nộp,Hình thức", *rows])
    return SimpleUploadedFile("gop.csv", text.encode(), content_type="text/csv")


@pytest.fixture
def at_desk(ba) -> Client:
    client = Client()
    client.force_login(ba.user)
    return client


def test_a_table_is_tried_row_by_row_and_its_total_must_add_up(road, ba, at_desk):
    (late,) = households(ba.commune, 1, 3)
    late.valid_from = DAY
    late.save()
    url = f"/ban-lam-viec/cong-trinh/{road.ref}/ho/nhap-bang"
    with on(DAY):
        bad = at_desk.post(url, {"file": table(
            "1001,Trần Văn 1001,1.000.000,04/05/2026,tiền mặt", "1002,Người Khác,500000,04/05/2026,",
            "9999,,5,04/05/2026,", "3001,,5,04/05/2026,", "1003,,2000000,04/05/2026,ck", "1001,,1,04/05/2026,",
        )}).content.decode()  # fmt: skip
        for said in (
            "danh sách ghi “Trần Văn 1002”",
            "cũng không có trong sổ hộ",
            "sau ngày quyết định 06/04/2026",
            "chỉ còn phải góp",
            "trùng với dòng",
        ):
            assert said in bad
        off = at_desk.post(url, {"file": table("1001,,1000000,,", "1002,,500000,,", "Tổng cộng,,1600000,,")})
        assert "lệch 100.000 đồng" in off.content.decode()
        assert Receipt.objects.count() == 0
        good = at_desk.post(url, {"file": table("1001,,1000000,,", "1002,,500000,,ck", "Tổng cộng,,1.500.000,,")})
        rows = good.context["packed"]
        done = at_desk.post(url, {"rows": rows, "confirm": "1"})
    assert done.status_code == 302
    assert [(each.number, each.amount, each.channel) for each in Receipt.objects.order_by("number")] == [
        (1, 1_000_000, "cash"), (2, 500_000, "bank")
    ]  # fmt: skip
