"""A commune's signed report goes up to its province: asked for, sent, given back, sent again, taken, merged."""

from __future__ import annotations

from datetime import date

import pytest
import time_machine
from django.test import Client
from django_scopes import scope, scopes_disabled

from dinh.account.province import actions, merged, sending
from dinh.account.province.models import Asked, SentUp
from dinh.account.reports import actions as reports
from dinh.account.reports import queries
from dinh.account.reports.official import Signature
from dinh.account.reports.tests.conftest import fill, regime, whole  # noqa: F401  fixtures
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.places.models import Commune, Province
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.scribe.decode import decode

HALF = Period.parse("2026-H1")
SIGNATURE = Signature(("T/M ĐẢNG ỦY",), "BÍ THƯ", "Nguyễn Văn Hùng")
DESK = "/ban-lam-viec/tinh"


@pytest.fixture
def signed(whole, hung) -> queries.Signed:  # noqa: F811
    with time_machine.travel("2026-07-03 09:00+07:00", tick=False), scope(commune=hung.commune):
        fill(hung, whole)
        done = reports.sign(by=hung, draft=whole, issued=date(2026, 7, 3), signature=SIGNATURE)
        return next(one for one in queries.signed() if one.ref == done.ref)


@pytest.fixture
def asked(office) -> Asked:
    with scope(commune=office.commune):
        return actions.ask(by=office, title="Báo cáo dân chủ", period=HALF, due=date(2026, 11, 25))


def _send(by: Actor, office: Actor, asked: Asked, ref: str) -> SentUp:
    with scope(commune=by.commune):
        return actions.send_up(by=by, office=office.commune, asked=asked.pk, ref=ref)


def _whats(commune: Commune) -> list[str]:
    with scope(commune=commune):
        rows = Entry.objects.filter(what__startswith="province.").order_by("seq")
        return list(rows.values_list("what", flat=True))


def test_a_report_goes_up_comes_back_and_is_taken(signed, asked, office, units, hung):
    sent = _send(hung, office, asked, signed.ref)
    assert (sent.number, sent.figures) == (signed.number, signed.values)
    with pytest.raises(Refused, match="đã gửi lúc"):
        _send(hung, office, asked, signed.ref)
    with scope(commune=office.commune):
        lines = sending.lines(asked, office.commune, today())
        assert [(line.unit.code, line.late) for line in lines if line.sent] == [(hung.commune.code, 0)]
        assert {line.unit.code for line in lines if not line.sent} == set(units)
        with pytest.raises(Refused, match="ghi rõ"):
            actions.give_back(by=office, sent=sent, reason=" ")
        actions.give_back(by=office, sent=sent, reason="Thiếu số tổ hòa giải")
        with pytest.raises(Refused, match="đã được trả lời"):
            actions.take(by=office, sent=sent)
    with scope(commune=hung.commune):
        (wanted,) = sending.wanted_of(hung.commune)
    assert (wanted.sent.state, wanted.sent.reason) == ("returned", "Thiếu số tổ hòa giải")
    with pytest.raises(Refused, match="bị trả lại"):
        _send(hung, office, asked, signed.ref)
    with scope(commune=office.commune):
        SentUp.objects.filter(pk=sent.pk).update(ref="BC-CU")  # as if another report had been given back
    again = _send(hung, office, asked, signed.ref)
    with scope(commune=office.commune):
        actions.take(by=office, sent=again)
        assert list(SentUp.objects.order_by("pk").values_list("state", "replaced")) == [
            ("returned", True), ("taken", False),
        ]  # fmt: skip
    assert _whats(hung.commune) == [
        "province.send_up", "province.given_back", "province.send_up", "province.taken",
    ]  # fmt: skip
    assert [what for what in _whats(office.commune) if what != "province.list_units"] == [
        "province.ask", "province.receive", "province.give_back", "province.receive", "province.take",
    ]  # fmt: skip


def test_only_what_was_signed_for_those_days_goes_and_only_to_ones_own_province(signed, asked, office, hung, an, tu):
    elsewhere = Province.objects.create(name="Hà Châu", kind="tinh", code="77")
    other = Commune.objects.create(province=elsewhere, name="Hà Châu", kind="tinh", code="77", host="ha-chau.example")
    far = Actor(other, office.user, office.holding)
    with scope(commune=other):
        made = actions.ask(by=far, title="Báo cáo", period=HALF, due=date(2026, 11, 25))
    with pytest.raises(Refused, match="không phải nơi nhận"):
        _send(hung, far, made, signed.ref)
    with pytest.raises(Refused, match="Không có yêu cầu"):
        _send(hung, office, made, signed.ref)  # another office's, though its number is known
    with scope(commune=office.commune):
        year = actions.ask(by=office, title="Báo cáo năm", period=Period.parse("2026"), due=date(2026, 11, 30))
        with pytest.raises(Refused, match="đã được yêu cầu"):
            actions.ask(by=office, title="Báo cáo năm", period=Period.parse("2026"), due=date(2026, 11, 30))
    with pytest.raises(Refused, match="cùng kỳ"):
        _send(hung, office, year, signed.ref)
    with pytest.raises(Refused):
        _send(an, office, asked, signed.ref)  # signs nothing
    with scope(commune=hung.commune), pytest.raises(Refused):
        actions.ask(by=hung, title="x", period=HALF, due=date(2026, 11, 25))
    with scope(commune=other):
        assert not SentUp.objects.exists()
    with scopes_disabled():
        assert not SentUp.objects.exists()


def test_figures_are_merged_without_typing_and_the_files_open(signed, asked, office, units, hung, browser):
    sent = _send(hung, office, asked, signed.ref)
    with scope(commune=office.commune):
        lines = sending.lines(asked, office.commune, today())
    key = next(key for key, (part, _whole) in signed.values.items() if key in INDICATORS)
    assert merged.sums(merged.counting(lines))[key][0].part == signed.values[key][0]
    page = browser.get(f"{DESK}/bao-cao/{asked.pk}").content.decode()
    assert signed.number in page
    assert page.count("chưa gửi") == len(units)
    own = browser.get(f"{DESK}/da-gui/{sent.pk}.docx")
    assert own.status_code == 200
    assert signed.number.split("/")[0] in decode(own.content, "a.docx").text
    merge = f"{DESK}/bao-cao/{asked.pk}/tong-hop.docx"
    assert "thiếu ký hiệu cơ quan" in browser.get(merge, follow=True).content.decode()
    with scope(commune=office.commune):
        office.body.symbol = "BTGDV"
        office.body.save()
    text = decode(browser.get(merge).content, "a.docx").text
    assert "1/5 xã, phường đã gửi báo cáo" in text
    assert "Xã Bến Đá" in text
    assert browser.post(f"{DESK}/da-gui/{sent.pk}/nhan").status_code == 302
    assert "đã nhận đủ" in browser.get(f"{DESK}/bao-cao/{asked.pk}").content.decode()


def test_pages_of_asking_and_sending(signed, office, units, hung, browser):
    form = {"title": "Báo cáo dân chủ", "period": "2026-H1", "due": "2026-11-01", "words": ""}
    assert "đã qua" in browser.post(f"{DESK}/bao-cao/moi", form).content.decode()
    assert browser.post(f"{DESK}/bao-cao/moi", {**form, "due": "2026-11-25"}).status_code == 302
    with scope(commune=office.commune):
        asked = Asked.objects.get()
    client = Client()
    client.force_login(hung.user)
    assert "Báo cáo dân chủ" in client.get(f"{DESK}/gui-len").content.decode()
    page = client.get(f"{DESK}/gui-len/{asked.pk}").content.decode()
    assert signed.number in page
    assert client.post(f"{DESK}/gui-len/{asked.pk}", {"ref": signed.ref}).status_code == 302
    assert "đã gửi, chờ xem" in client.get(f"{DESK}/gui-len").content.decode()
    with scope(commune=office.commune):
        sent = SentUp.objects.get()
    assert browser.post(f"{DESK}/da-gui/{sent.pk}/tra-lai", {"reason": "Thiếu phụ lục"}).status_code == 302
    assert "Thiếu phụ lục" in client.get(f"{DESK}/gui-len").content.decode()
    assert client.get(f"{DESK}/bao-cao").status_code == 403  # a ward reads no other ward's
    assert client.get(f"{DESK}/da-gui/{sent.pk}.docx").status_code == 403
    assert browser.get(f"{DESK}/gui-len").status_code == 403
