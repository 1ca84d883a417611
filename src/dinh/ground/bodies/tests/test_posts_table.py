"""Posts and their holders from a table: tried row by row, all or none, links shown once."""

from __future__ import annotations

import io
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.bodies import roles
from dinh.ground.bodies.models import Holding, Post
from dinh.ground.gate import POWERS
from dinh.ground.journal.models import Entry
from dinh.ground.people.models import User

HEAD = "Họ và tên,Chức danh,Cơ quan,Vai trò,Đứng đầu,Thôn tổ phụ trách,Tên đăng nhập,Thư điện tử"
GOOD = """\
Nguyễn Thị Lụa,Phó Trưởng Ban,BXDĐ,ban xây dựng đảng,,,,lua@dinhminh.example
Đinh Văn Ba,Tổ trưởng tổ dân phố 1,UBND,Trưởng thôn,x,Tổ dân phố 1,,
Nguyễn Văn Lụa,Văn thư,UBND,Văn thư,,,,"""


@pytest.fixture
def desk(an) -> Client:
    client = Client()
    client.force_login(an.user)
    return client


def sent(desk: Client, lines: str):
    head = HEAD.replace("Thôn tổ", '"Thôn, tổ').replace("phụ trách", 'phụ trách"')
    file = SimpleUploadedFile("bang.csv", f"{head}\n{lines}\n".encode())
    return desk.post(reverse("bodies:import_posts"), {"file": file})


def confirmed(desk: Client, answer):
    return desk.post(reverse("bodies:import_posts"), {"rows": answer.context["packed"], "confirm": "1"}, follow=True)


def test_people_come_in_with_their_powers_and_get_links_once(ward, desk):
    tried = sent(desk, GOOD)
    assert tried.context["ready"]
    assert not User.objects.filter(full_name="Nguyễn Thị Lụa").exists(), "trying writes nothing"
    page = confirmed(desk, tried)
    links = re.findall(r"https?://[^<\s]+", page.content.decode().split("<main")[1])
    assert len([link for link in links if "dat-mat-khau" in link]) == 3
    assert [user.username for user in User.objects.filter(username__startswith="lua").order_by("pk")] == [
        "lua.nguyen", "lua.nguyen2"
    ]  # fmt: skip
    head = Post.objects.get(title="Tổ trưởng tổ dân phố 1")
    assert head.group.code == "to-1"
    assert head.leads
    assert set(head.powers) == set(roles.ROLES["head"].powers)
    assert Holding.objects.filter(post=head, user__full_name="Đinh Văn Ba").exists()
    assert Entry.objects.filter(what="bodies.import_posts").count() == 1
    again = desk.get(reverse("bodies:link"))
    assert "dat-mat-khau" not in again.content.decode(), "shown once"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Lê Văn X,Kế toán,Phòng không có,,,,,", "không có cơ quan nào tên “Phòng không có”"),
        ("Lê Văn X,Kế toán,UBND,Vua,,,,", "không có vai trò “Vua”"),
        ("Lê Văn X,Tổ trưởng,UBND,,,Tổ dân phố 99,,", "không có thôn, tổ nào tên “Tổ dân phố 99”"),
        ("Lê Văn X,Kế toán,UBND,,,,an,", "3 đến 30 ký tự"),
        ("Lê Văn X,Kế toán,UBND,,,,,khong-phai-thu", "Thư điện tử:"),
        (",Kế toán,UBND,,,,,", "Họ và tên:"),
    ],
)
def test_one_bad_row_and_nothing_is_written(ward, desk, line, told):
    answer = sent(desk, f"{GOOD}\n{line}")
    assert not answer.context["ready"]
    assert told in answer.content.decode()
    assert not User.objects.filter(username="lua.nguyen").exists()
    # Pressing «write» all the same, with the rows as they came, writes nothing either.
    confirmed(desk, answer)
    assert not User.objects.filter(username="lua.nguyen").exists()


def test_a_table_to_fill_in(ward, desk):
    for name in ("bodies:import_posts", "bodies:import", "places:import"):
        answer = desk.get(reverse(name) + "?mau")
        headings = [cell.value for cell in load_workbook(io.BytesIO(answer.content)).active[1]]
        assert headings[0].startswith(("Họ và tên", "Tên"))


def test_who_does_not_manage_enters_nobody(ward, tu):
    client = Client()
    client.force_login(tu.user)
    assert client.get(reverse("bodies:import_posts")).status_code == 403


def test_usual_powers_are_declared_ones_and_leave_none_out():
    named = {power for role in roles.ROLES.values() for power in role.powers}
    of_offices = {name for name in POWERS if name.startswith("province.")}
    assert named <= POWERS.keys()
    assert POWERS.keys() - named <= of_offices


def test_a_role_fills_the_form_of_a_new_post(ward, desk):
    page = desk.get(reverse("bodies:add_post", args=[ward.bodies["UBND"].pk]) + "?vai-tro=cashier")
    assert set(page.context["form"]["powers"].value()) == {"works.read", "works.cash", "benefit.read"}
