from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest
import time_machine

from dinh.ground import journal
from dinh.ground.bodies import actions
from dinh.ground.journal.models import Head
from dinh.ground.journal.words import ACTS, act_words

URL = "/ban-lam-viec/nhat-ky/"


@pytest.fixture
def three_acts(ward, an, tu):
    """An changes a body, adds a post and appoints Tư, on three days."""
    with time_machine.travel("2026-11-01T03:00:00Z"):
        actions.edit_body(by=an, body_id=ward.bodies["UBND"].pk, fields={"symbol": "UBND-P"}, ground="QĐ 1/QĐ-UBND")
    with time_machine.travel("2026-11-10T18:00:00Z"):  # already the 11th in Vietnam
        post = actions.add_post(by=an, body_id=ward.bodies["THĐM"].pk, fields={"title": "=Hiệu trưởng", "powers": []})
    with time_machine.travel("2026-11-20T03:00:00Z"):
        actions.appoint(by=an, post_id=post.pk, user_id=tu.user.pk, begins="2026-12-01")


@pytest.mark.parametrize("who", ["lua", "tu", "lan"])
def test_the_journal_is_closed_without_the_power(request, client, who):
    client.force_login(request.getfixturevalue(who).user)
    for url in (URL, f"{URL}xuat.csv", f"{URL}1/"):
        assert client.get(url).status_code == 403
    assert client.post(f"{URL}kiem-tra").status_code == 403


def test_a_visitor_is_led_to_sign_in(client, ward):
    assert client.get(URL)["Location"].startswith("/tai-khoan/dang-nhap/")


def test_an_official_of_another_commune_reads_nothing_here(client, ward, khanh, three_acts):
    client.force_login(khanh.user)
    assert client.get(URL, headers={"host": "benthuong.example"}).status_code == 200
    assert "Nhật ký chưa có dòng nào" in client.get(URL, headers={"host": "benthuong.example"}).content.decode()
    assert client.get(f"{URL}1/", headers={"host": "benthuong.example"}).status_code == 404
    assert client.get(URL).status_code == 403


@pytest.mark.parametrize(
    ("query", "seqs"),
    [
        ({}, [3, 2, 1]),
        ({"what": "bodies.appoint"}, [3]),
        ({"who": "quản trị"}, [3, 2, 1]),
        ({"who": "Đỗ Văn An"}, [3, 2, 1]),
        ({"who": "Lụa"}, []),
        ({"about": "Ủy ban nhân dân"}, [1]),
        ({"begins": "2026-11-11"}, [3, 2]),
        ({"begins": "2026-11-11", "ends": "2026-11-11"}, [2]),
        ({"ends": "2026-11-10"}, [1]),
        ({"begins": "hôm qua"}, [3, 2, 1]),
        ({"what": "khong.co"}, [3, 2, 1]),
    ],
)
def test_filters_narrow_the_list_and_days_are_days_in_vietnam(client, an, three_acts, query, seqs):
    client.force_login(an.user)
    listed = [entry.seq for entry, _ in client.get(URL, query).context["rows"]]
    assert listed == seqs


def test_a_filter_that_finds_nothing_says_how_to_go_on(client, an, three_acts):
    client.force_login(an.user)
    page = client.get(URL, {"who": "không có ai"}).content.decode()
    assert "Không có dòng nào khớp" in page
    assert "Bỏ lọc" in page


def test_an_entry_shows_before_and_after_and_what_it_hangs_on(client, an, three_acts):
    client.force_login(an.user)
    page = client.get(f"{URL}1/").content.decode()
    for words in ("Sửa cơ quan, đơn vị", "QĐ 1/QĐ-UBND", "UBND-P", "0" * 64, "Chủ nhật 01/11/2026"):
        assert words in page


def test_personal_data_beside_an_entry_is_told_of_and_not_shown(client, an, three_acts):
    client.force_login(an.user)
    page = client.get(f"{URL}3/").content.decode()
    assert "Có, để riêng ngoài chuỗi" in page
    assert "Lê Văn Tư" not in page


def test_verifying_says_how_many_lines_hold(client, an, three_acts):
    client.force_login(an.user)
    assert "Chuỗi toàn vẹn: 3 dòng." in client.post(f"{URL}kiem-tra", follow=True).content.decode()


def test_verifying_says_where_the_chain_breaks(client, ward, an, three_acts):
    Head.objects.filter(commune=ward.commune).update(seq=9)
    client.force_login(an.user)
    page = client.post(f"{URL}kiem-tra", follow=True).content.decode()
    assert "KHÔNG toàn vẹn: 1 chỗ sai" in page


def test_the_export_holds_what_the_filters_show_and_no_formula(client, an, three_acts):
    client.force_login(an.user)
    response = client.get(f"{URL}xuat.csv", {"begins": "2026-11-11"})
    table = list(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [row[0] for row in table] == ["Dòng", "3", "2"]
    assert table[1][4] == "Giao chức danh"
    assert all(not cell.startswith("=") for row in table for cell in row)
    assert table[2][5].startswith("'=Hiệu trưởng")


def test_a_long_list_is_paged_and_asks_few_queries(client, ward, an, django_assert_max_num_queries):
    for number in range(30):
        actions.edit_body(by=an, body_id=ward.bodies["UBND"].pk, fields={"symbol": f"U{number}"})
    client.force_login(an.user)
    with django_assert_max_num_queries(13):
        page = client.get(URL, {"who": "quản trị"}).content.decode()
    assert "Dòng 1–25 trong tổng số 30" in page
    assert "?who=qu%E1%BA%A3n+tr%E1%BB%8B&amp;page=2" in page


def test_every_act_in_the_code_has_words():
    source = Path(journal.__file__).parents[2]
    files = [path for path in source.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    acts = {act for path in files for act in re.findall(r'record\(\s*\w+,\s*"(\w+\.\w+)"', path.read_text("utf-8"))}
    assert len(acts) > 20
    assert acts - set(ACTS) == set(), "add them to ground/journal/words.py"


def test_an_act_without_words_is_shown_by_its_key():
    assert act_words("bodies.add") == "Thêm cơ quan, đơn vị"
    assert act_words("petitions.burn") == "petitions.burn"
