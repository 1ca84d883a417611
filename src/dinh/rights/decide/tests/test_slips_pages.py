"""The desk's pages of slips: a head walks them from the team to the record, on the way a second person reads."""

from __future__ import annotations

import io

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.rights.decide import actions, codes
from dinh.rights.decide.jobs import make_sheaves
from dinh.rights.decide.models import Printing, Round, Sheaf, Slip
from dinh.rights.decide.tests.slips import ballot, inside, issued, slips
from dinh.rights.decide.tests.voting import over

TEAM = {
    "name0": "Phạm Thị Hoa", "position0": "Trưởng ban công tác Mặt trận", "name1": "Lý Văn Sơn", "position1": "",
    "name2": "Bùi Thị Nga", "position2": "", "from_front": "on",
}  # fmt: skip


def client_of(by: Actor) -> Client:
    client = Client()
    client.force_login(by.user)
    return client


def at(name: str, *args: object) -> str:
    return reverse(f"decide_desk:{name}", args=args)


def text(response) -> str:
    return response.content.decode()


@pytest.fixture
def round(ward, ba, mai) -> Round:
    return ballot(ward, ba, mai)


def test_from_the_team_to_the_record(round, ba, mai):
    head, front = client_of(ba), client_of(mai)
    with inside(round):
        assert "Lập tổ" in text(head.get(at("slips", round.pk)))
        wrong = head.post(at("slips_team", round.pk), {**TEAM, "name2": ""})
        assert wrong.status_code == 400
        assert "Phạm Thị Hoa" in text(wrong)  # what was typed stays
        assert head.post(at("slips_team", round.pk), TEAM).status_code == 302
        assert head.post(at("slips_issue", round.pk)).status_code == 302
        assert head.post(at("slips_print", round.pk)).status_code == 302
        page = text(head.get(at("slips_print", round.pk)))
        assert "Đã xong 0 trên 1 tập" in page
        make_sheaves(ba, Printing.objects.get())
        sheaf = Sheaf.objects.get()
        pdf = head.post(at("slips_sheaf", sheaf.pk))
        assert (pdf["Content-Type"], pdf.content[:4]) == ("application/pdf", b"%PDF")
        assert "ghi lý do" in text(head.get(at("slips_sheaf", sheaf.pk)))
        assert head.post(at("slips_sheaf", sheaf.pk), {"why": ""}).status_code == 400
        assert head.post(at("slips_sheaf", sheaf.pk), {"why": "kẹt giấy"}).status_code == 200
        head.post(at("slips_share", round.pk), {"even": "1"})
        some = slips(round)
        head.post(
            at("slips_giving", round.pk), {"slip": [each.pk for each in some], "on": f"{round.opens_at:%Y-%m-%d}"}
        )
        assert Slip.objects.exclude(given_on=None).count() == 12
        assert "Ký nhận" in text(head.get(at("slips_list", round.pk)))
        code = codes.code_of(some[0].nonce)
        assert "Ghi đã nhận" in text(front.get(at("slips_receive", round.pk), {"ma": code}))
        for each in some[:10]:
            front.post(at("slips_receive", round.pk), {"ma": str(each.serial)})
        again = front.post(at("slips_receive", round.pk), {"ma": code}, follow=True)
        assert "Không cần ghi lại" in text(again)
        missing = front.post(at("slips_receive", round.pk), {"ma": "999"})
        assert missing.status_code == 400
        waiting = text(head.get(at("slips_waiting", round.pk)))
        assert "Kính thưa bà con" in waiting
        assert "còn 2 trong tổng số 12 hộ" in waiting
    with over(round):
        head, front = client_of(ba), client_of(mai)  # a week later
        assert "nộp muộn" in text(front.get(at("slips_receive", round.pk)))
        actions.close_round(by=ba, round=round)
        for client in (head, front):
            for each in some[:10]:
                client.post(at("slips_read", round.pk), {"serial": each.serial, "answer": ["yes"]})
        assert "Không còn phiếu nào tôi phải đọc" in text(head.get(at("slips_read", round.pk)))
        head.post(at("slips_witnesses", round.pk), {"first": some[0].entry.number, "second": some[1].entry.number})
        assert head.get(at("slips_minutes", round.pk)).status_code == 302
        done = actions.count_round(by=ba, round=round)
        assert done.numbers["votes"]["yes"] == 10
        assert head.get(at("slips_minutes", round.pk)).content[:2] == b"PK"
        assert head.get(at("slips_picture", round.pk)).content[1:4] == b"PNG"


def test_the_second_reader_is_shown_nothing_of_the_first(round, ba, mai):
    issued(ba, round)
    with inside(round):
        for each in slips(round)[:2]:
            actions.receive(by=ba, slip=each)
    with over(round):
        actions.close_round(by=ba, round=round)
        actions.read_slip(by=ba, slip=slips(round)[0], answer=["other"], words="Xin lùi đến vụ sau")
        page = text(client_of(mai).get(at("slips_read", round.pk)))
    assert "Xin lùi" not in page
    assert "checked" not in page.partition("<main")[2]


def test_no_number_of_answers_before_the_count(round, ba):
    issued(ba, round)
    with inside(round):
        actions.receive(by=ba, slip=slips(round)[0])
        for name in ("slips", "slips_waiting", "slips_receive"):
            assert "Không đồng ý" not in text(client_of(ba).get(at(name, round.pk))).partition("<main")[2]


def test_one_slip_and_its_acts(round, ba):
    issued(ba, round)
    client, slip = client_of(ba), slips(round)[0]
    with inside(round):
        assert slip.entry.representative in text(client.get(at("slip", slip.pk)))
        assert client.post(at("slip_act", slip.pk, "thay"), {}).status_code == 400
        new = client.post(at("slip_act", slip.pk, "thay"), {"ended": "lost", "why": "rơi"}, follow=True)
        assert "Phiếu số 13" in text(new)
        assert client.get(at("slip_act", slip.pk, "khong-co")).status_code == 404
        told = client.post(at("slip_act", slips(round)[0].pk, "doc-ma"), {"why": "đi xa"}, follow=True)
        assert codes.code_of(slips(round)[0].nonce) in text(told)
        client.post(at("slip_receive", slips(round)[0].pk))
        assert "Bỏ dấu" in text(client.get(at("slip", slips(round)[0].pk)))


def test_tables_to_take_away(round, ba):
    issued(ba, round)
    with inside(round):
        for name, rows in (("slips", 13), ("slips_list", 13), ("slips_waiting", 13)):
            answer = client_of(ba).get(at(name, round.pk), {"xuat": "xlsx"})
            assert load_workbook(io.BytesIO(answer.content)).active.max_row == rows


@pytest.mark.parametrize("state", ["chua-giao", "chua-nop", "da-nop", "tren-mang", "de-rieng", "het-dung"])
def test_filters(round, ba, state):
    issued(ba, round)
    with inside(round):
        page = client_of(ba).get(at("slips", round.pk), {"tinh_trang": state, "q": "hộ"})
    assert page.status_code == 200


def test_another_groups_head_sees_no_household(round, ba, tam):
    issued(ba, round)
    with inside(round):
        assert client_of(tam).get(at("slips", round.pk)).status_code == 403
        assert client_of(tam).get(at("slip", slips(round)[0].pk)).status_code == 403
