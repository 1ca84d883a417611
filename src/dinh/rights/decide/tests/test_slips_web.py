"""A household with its code on the web: reads, chooses, looks again, sends, keeps a receipt; never sees its answer."""

from __future__ import annotations

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dinh.ground.journal.models import Entry, Personal
from dinh.rights.decide import actions, codes
from dinh.rights.decide.models import Cast, Round, Slip
from dinh.rights.decide.queries.slips import receipt_standing
from dinh.rights.decide.tests.slips import ballot, inside, issued, self_rule
from dinh.rights.decide.tests.voting import over

ENTER, SEND, CHECK = "decide:vote", "decide:slip_send", "decide:slip_check"


@pytest.fixture
def online(ward, ba, visitor):
    round = self_rule(ward, ba, visitor, secret=True)
    issued(ba, round)
    return round


def code(slip: Slip) -> str:
    return codes.code_of(slip.nonce)


def first(round: Round) -> Slip:
    return Slip.objects.filter(round=round).order_by("serial")[0]


def send(client: Client, slip: Slip, answer: str = "yes", **more: str):
    return client.post(reverse(SEND), {"code": code(slip), "answer": answer, **more})


def text(response) -> str:
    return response.content.decode()


class TestWay:
    def test_typed_as_people_type_then_looked_at_then_sent(self, online):
        slip, client = first(online), Client()
        with inside(online):
            page = client.post(reverse(ENTER), {"code": code(slip).lower().replace("-", " ")})
            assert "Phiếu biểu quyết của hộ" in text(page)
            look = send(client, slip)
            assert "Xem lại trước khi gửi" in text(look)
            assert not Cast.objects.filter(entry=slip.entry).exists()
            assert 'value="yes" required id="id_answer_0" checked' in text(send(client, slip, again="1")) or (
                "checked" in text(send(client, slip, again="1"))
            )
            done = send(client, slip, send="1")
        assert codes.receipt_of(slip.nonce) in text(done)
        assert "Phiếu của hộ đã được đếm" in text(done)
        assert Cast.objects.get(entry=slip.entry).channel == "web"

    def test_after_a_broken_line_the_same_receipt_and_no_answer(self, online):
        slip, client = first(online), Client()
        with inside(online):
            send(client, slip, send="1")
            again = send(client, slip, "no", send="1")
            by_link = client.get(reverse("decide:slip_link", args=[code(slip)]))
        for page in (again, by_link):
            assert codes.receipt_of(slip.nonce) in text(page)
            assert "gửi lại không tính thêm" in text(page)
            assert "Không đồng ý" not in text(page)
        assert Cast.objects.filter(round=online).count() == 1

    @pytest.mark.parametrize("answer", ["", "khac-han"])
    def test_nothing_or_nonsense_chosen(self, online, answer):
        with inside(online):
            page = send(Client(), first(online), answer, send="1")
        assert page.status_code == 400
        assert not Cast.objects.filter(round=online).exists()

    def test_no_session_and_nothing_to_cache(self, online):
        client = Client()
        with inside(online):
            page = client.get(reverse("decide:slip_link", args=[code(first(online))]))
        assert "no-store" in page["Cache-Control"]
        assert "sessionid" not in client.cookies

    def test_an_official_signed_in_leaves_no_name(self, online, ba):
        client = Client()
        client.force_login(ba.user)
        with inside(online):
            send(client, first(online), send="1")
        entry = Entry.objects.get(what="decide.vote", about_id=str(first(online).entry.cast.pk))
        assert (entry.user_id, entry.about_label) == (None, "phiếu của một hộ")


class TestRefused:
    def test_a_wrong_code(self, online):
        with inside(online):
            page = Client().post(reverse(ENTER), {"code": "ABCD-EFGH-JKLM"})
        assert page.status_code == 400
        assert "Không có phiếu nào mang mã này" in text(page)

    def test_many_wrong_codes_shut_nobody_out(self, online):
        client = Client()
        with inside(online):
            answers = [client.post(reverse(ENTER), {"code": "ABCD-EFGH-JKLM"}).status_code for _at in range(61)]
            assert answers[-1] == 429
            page = client.post(reverse(ENTER), {"code": code(first(online))})
        assert page.status_code == 200

    def test_the_hour_the_request_began_counts(self, online, monkeypatch):
        """Midnight passes between the first line of the view and the write."""
        slip, client = first(online), Client()
        act = actions.vote_with_code
        with time_machine.travel(online.closes_at - timedelta(milliseconds=1), tick=False) as clock:

            def slow(**given):
                clock.shift(timedelta(seconds=30))
                return act(**given)

            monkeypatch.setattr(actions, "vote_with_code", slow)
            assert "đã được đếm" in text(send(client, slip, send="1"))
            other = Slip.objects.filter(round=online).order_by("serial")[1]
            page = send(client, other, send="1")
        assert "Đã hết hạn" in text(page)
        assert "Điều 19" in text(page)
        assert Cast.objects.filter(round=online).count() == 1

    def test_a_replaced_code(self, online, ba):
        slip = first(online)
        with inside(online):
            new = actions.replace(by=ba, slip=slip, ended="lost")
            assert "Mã này không còn dùng" in text(send(Client(), slip, send="1"))
            assert "đã được đếm" in text(send(Client(), new, send="1"))

    def test_where_the_law_wants_paper_the_page_says_why(self, ward, ba, mai):
        round = ballot(ward, ba, mai)
        slip = issued(ba, round)[0]
        with inside(round):
            page = send(Client(), slip, send="1")
        assert "chỉ nhận phiếu giấy" in text(page)
        assert "Điều 17 Luật 10/2022/QH15" in text(page)
        assert not Cast.objects.filter(round=round).exists()

    def test_who_takes_slips_back_is_led_there_by_the_same_code(self, ward, ba, mai):
        round = ballot(ward, ba, mai)
        slip = issued(ba, round)[0]
        client = Client()
        client.force_login(mai.user)
        address = reverse("decide:slip_link", args=[code(slip)])
        with inside(round):
            assert reverse("decide_desk:slips_receive", args=[round.pk]) in text(client.get(address))
            assert "/ban-lam-viec/" not in text(Client().get(address)).partition("<main")[2].partition("</main")[0]


class TestReceipt:
    def test_taken_then_listed_in_the_record(self, online, ba):
        slip, client = first(online), Client()
        receipt = codes.receipt_of(slip.nonce)
        with inside(online):
            assert receipt_standing(receipt) is None
            send(client, slip, send="1")
            assert "sẽ được đếm" in text(client.post(reverse(CHECK), {"receipt": receipt}))
        with over(online):
            actions.close_round(by=ba, round=online)
            actions.count_round(by=ba, round=online)
            page = client.post(reverse(CHECK), {"receipt": receipt.lower()})
            other = client.post(reverse(CHECK), {"receipt": "ABCD-EFGH-JKLM"})
        assert "có trong biên bản công khai" in text(page)
        assert "Đồng ý" not in text(page)
        assert "Không thấy phiếu nào" in text(other)

    def test_the_journal_has_neither_code_nor_receipt_nor_answer(self, online):
        slip = first(online)
        with inside(online):
            send(Client(), slip, "no", send="1")
        kept = str(list(Entry.objects.values())) + str(list(Personal.objects.values()))
        assert code(slip) not in kept
        assert codes.receipt_of(slip.nonce) not in kept
        assert "'no'" not in str(Entry.objects.filter(what="decide.vote", about_id=str(online.pk)).values())
