"""The pages: what everyone reads adds up and names nobody; every page of the desk opens for those who keep the "
"books."""

from __future__ import annotations

from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS, TODAY
from dinh.law.periods import Period
from dinh.rights.works import actions, hooks, permissions, telling
from dinh.rights.works.actions import Gift
from dinh.rights.works.hooks import Check
from dinh.rights.works.models import Fund, Receipt, Voucher
from dinh.rights.works.queries import ledger
from dinh.rights.works.tests.world import DAY, due, line, matter, on, paid, pay, photo, spending


@pytest.fixture
def lived(road, ba, binh, thu):
    """A road on which something of every kind has happened."""
    for at in (1, 2, 3):
        pay(ba, road, at)
    with on(DAY):
        gift = Gift(DAY, of="labour", quantity=Decimal(2), unit="ngày", price=250_000)
        actions.receive(by=ba, due=due(road, 4), gift=gift, key=uuid4())
        actions.relieve(by=ba, due=due(road, 5), amount=1_000_000, why="hộ nghèo", decided_by="Họp", on=DAY)
        actions.begin_work(by=ba, fund=road, on=DAY)
    paid(ba, binh, thu, road, 700_000)
    with on(DAY):
        wrong = actions.draft_voucher(by=ba, fund=road, line=line(road, 2), spending=spending(
            200_000, payee="Nguyễn Văn Tài", business=False, words="Thuê xe, gọi 0912 345 678"))  # fmt: skip
        actions.approve_voucher(by=binh, voucher=wrong)
        actions.pay_voucher(by=thu, voucher=wrong, on=DAY)
        actions.draft_voucher(by=ba, fund=road, line=line(road, 2), spending=spending(100_000))
    return Fund.objects.get(pk=road.pk)


def test_the_public_page_adds_up_and_every_figure_opens_its_entries(lived, client):
    page = client.get(f"/cong-trinh/{lived.ref}").content.decode()
    for said in ("3.000.000", "900.000", "2.100.000", "500.000", "12.000.000", "33,3%", "3/9"):
        assert said in page
    entries = client.get(f"/cong-trinh/{lived.ref}/so").content.decode()
    assert "N. V. Tài" in entries
    assert "Cửa hàng vật liệu Hạnh" in entries
    for hidden in ("Nguyễn Văn Tài", "0912", "Trần Văn", "hộ nghèo", "1001"):
        assert hidden not in entries
        assert hidden not in page
    only = client.get(f"/cong-trinh/{lived.ref}/so", {"khoan": line(lived, 2).pk})
    assert [entry.amount for entry, _said in only.context["rows"]] == [200_000]
    facts = client.get(f"/cong-trinh/{lived.ref}/so/6").content.decode()
    assert "N. V. Tài" in facts
    assert "0912" not in facts
    assert client.get(f"/p/{lived.ref}").status_code in (200, 302)
    assert client.get(f"/cong-trinh/{lived.ref}/so/99").status_code == 404


def test_names_are_shown_only_where_the_community_decided_so(lived, ba, client):
    assert "Trần Văn" not in client.get(f"/cong-trinh/{lived.ref}/dong-gop").content.decode()
    with on(DAY):
        actions.edit(by=ba, fund=lived, name=lived.name, purpose=lived.purpose, show_names=True, sources=[], parties=[],
                     place="Ngõ 5")  # fmt: skip
    assert "Trần Văn 1001" in client.get(f"/cong-trinh/{lived.ref}/dong-gop").content.decode()


def test_what_boards_found_stands_on_the_page(lived, client, monkeypatch):
    monkeypatch.setattr(hooks, "CHECKS", [lambda ref: [Check(DAY, "Ban Thanh tra nhân dân", f"Đủ dày ({ref})", "/x")]])
    assert f"Đủ dày ({lived.ref})" in client.get(f"/cong-trinh/{lived.ref}").content.decode()


def test_papers_are_handed_out(lived, client):
    assert client.get(f"/cong-trinh/{lived.ref}/niem-yet.pdf").content[:4] == b"%PDF"
    for kind in ("docx", "xlsx"):
        assert client.get(f"/cong-trinh/{lived.ref}/nam/2026", {"xuat": kind}).content[:2] == b"PK"
    assert client.get(f"/cong-trinh/{lived.ref}/nam/2020").status_code == 404


def test_a_draft_is_not_public(ward, ba, client):
    from dinh.rights.works.tests.world import founding

    matter(ward.commune)
    with on(DAY):
        fund = actions.found(by=ba, founding=founding())
    assert client.get(f"/cong-trinh/{fund.ref}").status_code == 404
    assert fund.name not in client.get("/cong-trinh/").content.decode()


def test_every_page_of_the_desk_opens(lived, ba):
    client = Client()
    client.force_login(ba.user)
    one, receipt, voucher = due(lived), Receipt.objects.first(), Voucher.objects.first()
    urls = [reverse(f"works_desk:{name}", args=[lived.ref]) for name in (
        "fund", "edit", "estimate", "course", "dues", "import", "receipts", "vouchers", "draft", "entries",
    )]  # fmt: skip
    urls += [reverse("works_desk:index"), reverse("works_desk:found")]
    for name, pk in (("due", one.pk), ("receipt", receipt.pk), ("voucher", voucher.pk), ("statement", 2026)):
        urls.append(reverse(f"works_desk:{name}", args=[lived.ref, pk]))
    for name, slugs in (("due_act", "thu mien-giam tra-lai"), ("voucher_act", "duyet huy bo")):
        pk = one.pk if name == "due_act" else voucher.pk
        urls += [reverse(f"works_desk:{name}", args=[lived.ref, pk, slug]) for slug in slugs.split()]
    for slug in ("quyet-dinh", "ung-ho", "anh", "mo-so"):
        urls.append(reverse("works_desk:fund_act", args=[lived.ref, slug]))
    urls += [f"{urls[4]}?xuat=xlsx", f"{urls[9]}?xuat=xlsx&ngay=2026-05-04", f"{urls[9]}?ngay=2026-05-04",
             f"{urls[7]}?xuat=xlsx", f"{urls[13]}?in=A6", f"{urls[10]}?xuat=xlsx"]  # fmt: skip
    with on(DAY):
        for url in urls:
            assert client.get(url).status_code == 200, url
        assert client.get(reverse("works_desk:fund", args=["CT-XXXX-XXXX"])).status_code == 404


def test_forms_of_the_desk_write(lived, ba, binh, thu):
    clients = {}
    for who in (ba, binh, thu):
        clients[who] = Client()
        clients[who].force_login(who.user)
    with on(DAY):
        url = reverse("works_desk:due_act", args=[lived.ref, due(lived, 6).pk, "thu"])
        wrong = clients[ba].post(url, {"of": "money", "amount": "1.2", "channel": "cash", "on": "2026-05-04"})
        assert wrong.status_code == 400
        assert "số đồng tròn" in wrong.content.decode()
        sent = {"of": "money", "amount": "250.000 đ", "channel": "cash", "on": "2026-05-04", "key": str(uuid4())}
        done = clients[ba].post(url, sent, follow=True)
        assert "250.000" in done.content.decode()
        picture = SimpleUploadedFile("hd.jpg", photo("hoa don"), content_type="image/jpeg")
        made = clients[ba].post(reverse("works_desk:draft", args=[lived.ref]), {
            "line": line(lived).pk, "payee": "Cửa hàng A", "words": "Cát", "amount": "90000", "channel": "cash",
            "on": "2026-05-04", "photos": [picture],
        }, follow=True)  # fmt: skip
        voucher = made.context["voucher"]
        assert voucher.photos.count() == 1
        for who, slug, data in ((binh, "duyet", {}), (thu, "chi", {"on": "2026-05-04"})):
            there = reverse("works_desk:voucher_act", args=[lived.ref, voucher.pk, slug])
            refused = clients[ba].post(there, data)
            assert refused.status_code == 403
            assert clients[who].post(there, data).status_code == 302
        voucher.refresh_from_db()
    assert voucher.state == "paid"
    assert ledger.last(lived).amount == 90_000


def test_today_says_what_waits_for_whom(lived, ba, binh, thu):
    def titles(by) -> list[str]:
        with on(DAY):
            return [item.title for look in TODAY if "works" in look.__module__ for item in look(by, DAY)]

    assert titles(binh) == ["Duyệt Phiếu chi 3/2026"]
    assert titles(thu) == []
    with on(DAY):
        actions.approve_voucher(by=binh, voucher=Voucher.objects.get(number=3))
    assert titles(thu) == ["Chi theo Phiếu chi 3/2026"]


def test_numbers_for_reports_agree_with_their_rows(lived, ward):
    period = Period(2026, 12, 12)
    commune: Commune = ward.commune
    keys = ("collected", "spent", "under_way", "households", "labour_days")
    found = {key: INDICATORS[f"works.{key}"] for key in keys}
    values = {key: each.value(commune, period, None) for key, each in found.items()}
    assert (values["collected"].part, values["spent"].part) == (3_000_000, 900_000)
    assert (values["households"].part, values["households"].whole) == (3, 9)
    assert (values["under_way"].part, values["labour_days"].part) == (1, 2)
    amounts = [int(row.cells[-1].replace(".", "")) for row in found["collected"].rows(commune, period, None)]
    assert sum(amounts) == 3_000_000
    assert len(found["households"].rows(commune, period, None)) == 3


def test_long_numbers_never_show():
    assert telling.masked("Chuyển khoản 19034567890123 VCB") == "Chuyển khoản … VCB"
    assert telling.masked("Mua 12.000 viên, 35.000.000 đồng") == "Mua 12.000 viên, 35.000.000 đồng"
    assert permissions.fund_of("x") is None
