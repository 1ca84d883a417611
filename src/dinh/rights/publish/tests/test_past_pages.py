"""The pages of past publications: the way of a file through the room of old books, and what is read afterwards."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from openpyxl import load_workbook
from tests import people

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import POWERS
from dinh.ground.past.models import Run
from dinh.ground.past.tests.books import taken, tried
from dinh.ground.tenant import tenant_tables
from dinh.rights.publish.models import PastPublication
from dinh.rights.publish.tests.desk_pages import browser, cells, url, words
from dinh.rights.publish.tests.past_books import book, plain

GIVEN = {"item": "", "former": ""}


@pytest.fixture(autouse=True)
def today(time_machine) -> None:
    time_machine.move_to("2026-11-22T10:00:00+07:00", tick=False)


@pytest.fixture
def clerk(tu: Actor) -> Client:
    return browser(tu)


def answers(response) -> dict[str, str]:
    return {field.html_name: "" if field.value() is None else field.value() for field in response.context["form"]}


def test_from_the_file_to_the_list_and_back(clerk: Client) -> None:
    page = clerk.post(reverse("past:home"), {"file": SimpleUploadedFile("niem-yet.xlsx", book())}, follow=True)
    assert "Sổ theo dõi công khai, niêm yết" in words(page)
    run = Run.objects.get()
    page = clerk.post(reverse("past:columns", args=[run.pk]), answers(page), follow=True)
    assert "trước ngày bắt đầu" in words(page)
    assert "hợp với nhiều khoản: 2. Ngân sách; 5. Quỹ, khoản đóng góp" in words(
        clerk.get(reverse("past:run", args=[run.pk]) + "?xem=chua-chac")
    )
    shown = words(clerk.get(reverse("past:run", args=[run.pk]) + "?xem=moi"))
    assert "2. Ngân sách" in shown  # the item it was taken for stands on the row
    assert "10/02/2023" in shown
    faults = load_workbook(io.BytesIO(clerk.get(reverse("past:faults", args=[run.pk])).content))
    assert faults.sheetnames == ["Q1.2024"]
    page = clerk.post(reverse("past:run", args=[run.pk]), {"only_good": "on", "unsure_too": "on"}, follow=True)
    assert "Hoàn tác lần nhập này" in words(page)
    listed = words(clerk.get(url("past")))
    assert "DỰ TOÁN THU CHI NGÂN SÁCH XÃ NĂM 2023" in listed
    assert "từ 05/03/2023, 30 ngày" in listed
    page = clerk.post(reverse("past:undo", args=[run.pk]), follow=True)
    assert "các sổ như trước lần nhập này" in words(page)
    assert "Chưa có sổ công khai cũ nào" in words(clerk.get(url("past")))


def test_filters_figures_and_the_spreadsheet(tu: Actor, clerk: Client) -> None:
    taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
    page = clerk.get(url("past"))
    assert dict(page.context["figures"].rows)["CK07"] == (0, 1)
    assert page.context["figures"].years == (2024, 2023)
    assert len(page.context["lines"]) == 7

    def found(query: str) -> list[str]:
        return [line.words for line, *_more in clerk.get(f"{url('past')}{query}").context["lines"]]

    assert found("?nam=2024&noi-dung=CK05") == ["Quyết toán thu chi quỹ vì người nghèo năm 2023"]
    assert found("?noi-dung=chua-xep&q=cat dien") == ["Thông báo lịch cắt điện"]
    assert found("?q=12/TB-UBND") == ["Bộ thủ tục hành chính thuộc thẩm quyền cấp xã"]
    assert found("?nam=lạ&noi-dung=CK99&page=99&q=") == found("")
    assert "Không có dòng nào hợp" in words(clerk.get(f"{url('past')}?q=không có gì như thế"))
    head, *rows = cells(clerk.get(f"{url('past')}?nam=2023&xuat=xlsx"))
    assert (head[0], len(rows), rows[0][0]) == ("Năm", 4, 2023)


def test_a_line_is_read_by_whoever_reads_and_put_right_by_whoever_writes(tu: Actor, hung: Actor, clerk: Client) -> None:
    taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
    line = PastPublication.objects.get(words__contains="cắt điện")
    page = clerk.get(url("past_one", line.pk))
    assert "Chưa xếp khoản" in words(page)
    sent = {**answers(page), "item": "CK14", "year": "1800", "began": "", "ended": ""}
    wrong = clerk.post(url("past_one", line.pk), sent)
    assert wrong.status_code == 400
    assert "Năm từ 1990 đến 2026" in words(wrong)
    assert wrong.context["form"]["item"].value() == "CK14"
    assert clerk.post(url("past_one", line.pk), {**sent, "year": "2024"}).status_code == 302
    line.refresh_from_db()
    assert (line.item, line.forms) == ("CK14", ["k"])
    reader = browser(hung)
    assert reader.get(url("past_one", line.pk)).context["form"] is None
    assert reader.post(url("past_one", line.pk), sent).status_code == 403
    clerk.post(url("strike_past", line.pk), {"reason": "Chép nhầm"})
    assert "Đã gạch bỏ ngày 22/11/2026: Chép nhầm" in words(clerk.get(url("past_one", line.pk)))


def test_the_gap_table_leads_to_what_the_book_has(tu: Actor, clerk: Client) -> None:
    taken(tu, tried(tu, plain(), GIVEN))
    page = words(clerk.get(f"{url('gaps')}?nam=2024"))
    assert "sổ cũ ghi 1 nội dung" in page
    assert "?nam=2024&amp;noi-dung=CK02" in page or "?nam=2024&noi-dung=CK02" in page
    assert "12 trên 14 nội dung chưa công khai gì trong năm 2024" in page


def test_nothing_of_it_is_outside(tu: Actor, client: Client) -> None:
    taken(tu, tried(tu, plain(), GIVEN))
    for address in ("/biet/", "/tim?q=ngan+sach", "/tim?q=ho+ngheo", "/du-lieu/"):
        text = client.get(address, follow=True).content.decode()
        assert "Dự toán ngân sách năm 2024" not in text
        assert "Danh sách hộ nghèo năm 2024" not in text
    assert client.get(url("past")).status_code == 302


def test_the_commune_next_door_sees_and_touches_nothing(tu: Actor, settings) -> None:
    """On PostgreSQL the rows are the commune's own even where nobody filters."""
    settings.ALLOWED_HOSTS = ["*"]
    run = taken(tu, tried(tu, plain(), GIVEN))
    line = PastPublication.objects.order_by("pk").first()
    assert "publish_pastpublication" in tenant_tables()
    there = people.Ward(name="Bến Thượng", code="90002", host="benthuong.example")
    with scope(commune=there.commune):
        for each in Body.objects.filter(name__contains="Đình Minh"):
            each.name = each.name.replace("Đình Minh", "Bến Thượng")
            each.save()
        assert not PastPublication.objects.exists()
        if connection.vendor == "postgresql":
            assert not PastPublication._base_manager.exists()
    stranger = there.official("khanh", "Hồ Quốc Khánh", "ĐU", "Phó Bí thư Thường trực", sorted(POWERS))
    client = Client(headers={"host": "benthuong.example"})
    client.force_login(stranger.user)
    for address in (url("past_one", line.pk), url("strike_past", line.pk), reverse("past:run", args=[run.pk])):
        assert client.get(address).status_code == 404
    assert "Chưa có sổ công khai cũ nào" in words(client.get(url("past")))
    assert client.post(url("strike_past", line.pk), {"reason": "x"}).status_code == 404
    line.refresh_from_db()
    assert line.standing
