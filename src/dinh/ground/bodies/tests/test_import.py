from __future__ import annotations

import io
import re
from html import unescape

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from dinh.ground.bodies import actions
from dinh.ground.bodies.models import Body
from dinh.ground.bodies.views_import import tried
from dinh.ground.journal.models import Entry
from dinh.ground.places.sheets import Line

URL = "/ban-lam-viec/don-vi/nhap/"
HEAD = "Tên đầy đủ;Tên tắt;Ký hiệu;Loại;Hệ thống văn bản;Trực thuộc;Từ ngày\n"
CLINIC = (
    "Trạm Y tế phường Đình Minh;Trạm Y tế;TYT;đơn vị sự nghiệp;Nhà nước;Ủy ban nhân dân phường Đình Minh;01/07/2025\n"
)
WARD_TEAM = "Tổ Dân vận tổ 1;;;ban, tổ;Đảng;Đội mới;\n"


def upload(text: str, name: str = "co-quan.csv") -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile(name, text.encode())}


def packed(page: str) -> str:
    return unescape(re.search(r'name="rows" value="([^"]*)"', page).group(1))


@time_machine.travel("2026-11-21")
def test_a_dry_run_writes_nothing_and_confirming_writes_all(client, an):
    client.force_login(an.user)
    dry = client.post(URL, upload(HEAD + CLINIC)).content.decode()
    assert "1 dòng đều nhập được" in dry
    assert not Body.objects.filter(symbol="TYT").exists()

    assert client.post(URL, {"rows": packed(dry), "confirm": "1"}).status_code == 302
    clinic = Body.objects.get(symbol="TYT")
    assert (clinic.kind, clinic.system, clinic.parent.symbol) == ("unit", "state", "UBND")
    assert Entry.objects.get(what="bodies.import").after == {"added": ["Trạm Y tế phường Đình Minh"]}


@time_machine.travel("2026-11-21")
def test_one_wrong_row_stops_all_and_each_row_says_its_own_trouble(client, an):
    client.force_login(an.user)
    page = client.post(URL, upload(HEAD + CLINIC + WARD_TEAM + CLINIC)).content.decode()
    assert "có dòng chưa nhập được" in page
    assert "không có cơ quan nào tên “Đội mới”" in page
    assert "trùng với dòng 2 của tệp" in page
    assert 'name="confirm"' not in page


@time_machine.travel("2026-11-21")
def test_a_kind_that_is_none_is_told_with_those_there_are(client, an):
    client.force_login(an.user)
    page = unescape(client.post(URL, upload(HEAD + CLINIC.replace("đơn vị sự nghiệp", "trạm"))).content.decode())
    assert "không có “trạm”; viết một trong: tổ chức đảng; Hội đồng nhân dân;" in page


def test_rows_tampered_with_on_the_way_back_are_judged_again(client, an):
    client.force_login(an.user)
    page = client.post(URL, {"rows": '[[2, {"name": "Hội Mới", "kind": "vua"}]]', "confirm": "1"})
    assert "có dòng chưa nhập được" in page.content.decode()
    assert client.post(URL, {"rows": '[["x"]]', "confirm": "1"}).status_code == 200
    assert not Body.objects.filter(name="Hội Mới").exists()


def test_a_body_that_is_here_already_is_not_added_again(an):
    line = Line(2, {"name": "Ủy ban nhân dân phường Đình Minh", "kind": "Ủy ban", "system": "nhà nước"})
    trials, rows = tried([line])
    assert rows == []
    assert trials[0].problems == ("“Ủy ban nhân dân phường Đình Minh” đã có trong danh sách của đơn vị",)


def test_a_parent_in_the_same_file_is_found(an):
    rows = [
        {"name": "Hội Cựu chiến binh", "kind": "union", "system": "front", "parent": "", "valid_from": "2026-01-01"},
        {
            "name": "Chi hội 1",
            "kind": "union",
            "system": "front",
            "parent": "Hội Cựu chiến binh",
            "valid_from": "2026-01-01",
        },
    ]
    added = actions.import_bodies(by=an, rows=rows)
    assert added[1].parent == added[0]


def test_the_act_itself_is_all_or_nothing(an):
    good = {"name": "Hội Cựu chiến binh", "kind": "union", "system": "front", "valid_from": "2026-01-01"}
    with pytest.raises(ValidationError):
        actions.import_bodies(by=an, rows=[good, {**good, "name": "Hội lạ", "kind": "không có"}])
    assert not Body.objects.filter(name="Hội Cựu chiến binh").exists()
    assert not Entry.objects.exists()


def test_an_excel_table_is_read_like_a_csv(client, an):
    book = Workbook()
    for row in (HEAD.strip().split(";"), CLINIC.strip().split(";")):
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    client.force_login(an.user)
    page = client.post(URL, {"file": SimpleUploadedFile("co-quan.xlsx", out.getvalue())}).content.decode()
    assert "1 dòng đều nhập được" in page


def test_a_manager_only(client, lua):
    client.force_login(lua.user)
    assert client.post(URL, upload(HEAD + CLINIC)).status_code == 403
