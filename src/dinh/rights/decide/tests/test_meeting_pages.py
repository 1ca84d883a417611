"""The meeting's pages walked from the chair to the scan; who may come in; what is never shown before the count."""

from __future__ import annotations

import io
import json
import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from dinh.ground.clock import today
from dinh.rights.decide import actions
from dinh.rights.decide.models import Attendance, Decision, RollEntry, Round
from dinh.rights.decide.queries import attendance
from dinh.rights.decide.room.meeting import today_items
from dinh.rights.decide.tests.meeting import counted, prepared, signed, ticked
from dinh.rights.decide.tests.voting import DAY, group, households, on, opened, plan, planned, tabled

pytestmark = pytest.mark.django_db


@pytest.fixture
def road(ward, ba):
    households(ward.commune, 30, group())
    with on(DAY):
        return tabled(ba)


@pytest.fixture
def hall(ba, road):
    round = opened(ba, road, plan())
    with time_machine.travel(round.opens_at + timedelta(hours=1), tick=False):
        yield round


def browser(who) -> Client:
    client = Client()
    client.force_login(who.user)
    return client


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 48), "#fff").save(out, "JPEG")
    return out.getvalue()


def at(name: str, *args: object) -> str:
    return reverse(f"decide_desk:{name}", args=args)


def read(who, name: str, *args: object, query: str = "") -> str:
    answer = browser(who).get(at(name, *args) + query)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def send(who, page: str, *args: object, query: str = "", **values: object):
    return browser(who).post(at(page, *args) + query, values)


class TestBefore:
    def test_the_chair_and_the_agenda_are_written_down(self, ba, road):
        with on(DAY):
            round = planned(ba, road, plan())
            page = read(ba, "meeting_chair", round.pk)
            assert "do Trưởng thôn, Tổ trưởng tổ dân phố triệu tập, chủ trì (Điều 18" in page
            sent = send(ba, "meeting_chair", round.pk, name="", agenda="Nêu lý do", contact="0900")
            assert sent.status_code == 400
            assert "Nêu lý do" in sent.content.decode()
            facts = {"name": "Đinh Văn Ba", "agenda": "Nêu lý do\nBiểu quyết", "contact": "0900"}
            sent = send(ba, "meeting_chair", round.pk, **facts)
            assert sent.status_code == 302
            assert "Đinh Văn Ba" in read(ba, "meeting", round.pk)

    def test_invitations_for_all_and_for_each(self, ba, road):
        with on(DAY):
            round = planned(ba, road, plan())
            page = read(ba, "meeting_invitation", round.pk)
            assert "Nhà văn hóa tổ 1" in page
            assert "14/05/2026" in page  # two days before the meeting
            one_each = read(ba, "meeting_each", round.pk)
            assert one_each.count('class="sheet invite"') == 30
            assert "Đại diện hộ 10001" in one_each
            paper = browser(ba).get(at("meeting_invitation", round.pk) + "?xuat=docx")
            assert paper.content[:2] == b"PK"

    @pytest.mark.parametrize("name", ["meeting", "count", "decision", "meeting_invitation"])
    @pytest.mark.parametrize(("who", "status"), [("ba", 200), ("tu", 200), ("mai", 200), ("an", 403), ("lan", 403)])
    def test_who_reads(self, request, hall, name, who, status):
        assert browser(request.getfixturevalue(who)).get(at(name, hall.pk)).status_code == status

    @pytest.mark.parametrize("name", ["meeting_chair", "meeting_attend", "meeting_clusters", "meeting_each"])
    def test_the_head_of_another_group_is_refused(self, tam, hall, name):
        assert browser(tam).get(at(name, hall.pk)).status_code == 403

    def test_the_head_is_told_on_the_day(self, ba, tam, road):
        with on(DAY):
            round = planned(ba, road, plan(day=DAY + timedelta(days=8)))
            assert not list(today_items(ba, today()))
        with time_machine.travel(round.opens_at, tick=False):
            (item,) = today_items(ba, today())
            assert (item.title, item.when) == ("Cuộc họp: Góp tiền làm đường ngõ 5", "Họp hôm nay, 19:00")
            assert not list(today_items(tam, today()))


class TestAttendance:
    def test_search_without_diacritics_and_by_number(self, ba, hall):
        assert read(ba, "meeting_attend", hall.pk, query="?q=dai dien ho 10007").count("<li id=") == 1
        assert "Không có hộ nào khớp" in read(ba, "meeting_attend", hall.pk, query="?q=khong co ai")

    def test_a_tick_and_its_undoing_without_a_script(self, ba, hall):
        entry = RollEntry.objects.filter(round=hall)[0]
        sent = send(ba, "meeting_attend", hall.pk, tick=entry.pk, query="?q=10001")
        assert sent["Location"].endswith(f"?q=10001#ho-{entry.pk}")
        assert '<strong id="present">1</strong>' in read(ba, "meeting_attend", hall.pk)
        send(ba, "meeting_attend", hall.pk, undo=entry.pk)
        assert not Attendance.objects.exists()

    def test_a_phone_sends_what_it_kept_twice(self, ba, tu, hall):
        entries = list(RollEntry.objects.filter(round=hall)[:3])
        kept = json.dumps([{"key": str(uuid4()), "entry": entry.pk, "name": "", "how": "qr"} for entry in entries])
        for who in (ba, ba, tu):
            said = (
                browser(who)
                .post(at("meeting_attend", hall.pk), {"ticks": kept}, headers={"Accept": "application/json"})
                .json()
            )
            assert (said["ok"], len(said["done"]), said["live"]["present"]) == (True, 3, 3)
        live = browser(tu).get(at("meeting_live", hall.pk)).json()["live"]
        assert (live["total"], live["needed"], set(live["ticked"])) == (30, 20, {str(each.pk) for each in entries})

    @pytest.mark.parametrize("ticks", ["", "{}", "[1]", '[{"entry": "x", "key": "y"}]'])
    def test_nonsense_is_an_answer_not_an_error(self, ba, hall, ticks):
        assert send(ba, "meeting_attend", hall.pk, ticks=ticks).status_code in (302, 400)

    def test_late_ticks_come_back_with_the_reason(self, ba, hall):
        prepared(ba, hall, 20)
        actions.begin_vote(by=ba, round=hall)
        entry = RollEntry.objects.filter(round=hall, attendance=None)[0]
        kept = json.dumps([{"key": str(uuid4()), "entry": entry.pk}])
        said = browser(ba).post(at("meeting_attend", hall.pk), {"ticks": kept}, headers={"Accept": "application/json"})
        assert (said.status_code, said.json()["ok"]) == (403, False)
        assert "đang kiểm phiếu" in said.json()["why"]

    def test_the_code_of_an_invitation_leads_to_its_household(self, ba, visitor, hall):
        entry = RollEntry.objects.filter(round=hall)[4]
        path = at("meeting_scan", hall.pk, attendance.token(hall, entry.household_id))
        assert Client().get(path).status_code == 302  # a resident who scans it is asked to sign in
        page = browser(ba).get(path, follow=True)
        assert entry.representative in page.content.decode()
        browser(ba).post(page.redirect_chain[-1][0], {"name": "Con dâu"})
        row = Attendance.objects.get()
        assert (row.entry_id, row.how, row.name) == (entry.pk, "qr", "Con dâu")

    def test_a_made_up_code_leads_nowhere(self, ba, hall):
        entry = RollEntry.objects.filter(round=hall)[0]
        for code in (f"{hall.pk}.{entry.household_id}:gia", attendance.token(hall, 10**12), "khong-co"):
            assert browser(ba).get(at("meeting_scan", hall.pk, code)).status_code == 404

    def test_the_worker_is_served(self, ba):
        answer = browser(ba).get(at("meeting_worker"))
        assert "importScripts" in answer.content.decode()
        assert answer["Content-Type"].startswith("text/javascript")


class TestVote:
    def test_procedure_on_the_page(self, ba, hall):
        ticked(ba, hall, 20)
        path = {"name": "Phan Thị Thư", "position": "", "yes": 10, "present": 20}
        assert (
            "chưa được thông qua"
            in browser(ba).post(at("meeting_procedure", hall.pk, "thu-ky"), path, follow=True).content.decode()
        )
        assert send(ba, "meeting_procedure", hall.pk, "thu-ky", **(path | {"yes": 15})).status_code == 302
        assert send(ba, "meeting_procedure", hall.pk, "thu-ky", **(path | {"yes": 21})).status_code == 400
        assert (
            send(ba, "meeting_procedure", hall.pk, "cach-bieu-quyet", way="secret", yes=15, present=20).status_code
            == 302
        )
        names = {f"name_{at}": f"Người {at}" for at in range(1, 4)}
        assert send(ba, "meeting_procedure", hall.pk, "ban-kiem-phieu", yes=15, present=20, **names).status_code == 302
        first, second = RollEntry.objects.filter(round=hall, attendance__isnull=False)[:2]
        same = send(ba, "meeting_procedure", hall.pk, "chung-kien", entry_1=first.pk, entry_2=first.pk)
        assert same.status_code == 400
        assert (
            send(ba, "meeting_procedure", hall.pk, "chung-kien", entry_1=first.pk, entry_2=second.pk).status_code == 302
        )
        assert Round.objects.get(pk=hall.pk).secret
        assert "Chưa ghi người chủ trì" in send(ba, "meeting_begin", hall.pk).content.decode()

    def test_too_few_ends_the_meeting_and_leads_to_slips(self, ba, hall):
        ticked(ba, hall, 5)
        page = read(ba, "meeting", hall.pk)
        assert "Mới có 5 hộ" in page
        assert "khoản 1 Điều 21" in page
        assert send(ba, "meeting_short", hall.pk).status_code == 302
        page = read(ba, "meeting", hall.pk)
        assert "điểm b khoản 1 Điều 19" in page
        assert at("plan", hall.matter.ref) in page

    def test_numbers_of_the_other_are_hidden_until_both_have_counted(self, ba, mai, hall):
        prepared(ba, hall, 25)
        actions.begin_vote(by=ba, round=hall)
        wrong = send(ba, "tally", hall.pk, yes=25, no=1, unused=0)
        assert "Cộng các phương án được 26" in wrong.content.decode()
        assert send(ba, "tally", hall.pk, yes=23, no=2, unused=0).status_code == 302
        assert ">23<" not in read(mai, "count", hall.pk)
        assert ">23<" in read(ba, "count", hall.pk)
        send(mai, "tally", hall.pk, yes=22, no=3, unused=0)
        both = read(mai, "count", hall.pk)
        assert ">23<" in both
        assert "khác nhau" in both
        assert "Chốt kết quả</button>" not in both
        send(mai, "tally", hall.pk, yes=23, no=2, unused=0)
        assert "Chốt kết quả</button>" in read(mai, "count", hall.pk)
        assert send(mai, "count", hall.pk).status_code == 302
        assert "23/30: đủ" in read(mai, "count", hall.pk)

    @pytest.mark.parametrize("name", ["meeting", "meeting_attend", "decision", "round"])
    def test_no_number_of_answers_before_the_count(self, ba, mai, hall, name):
        prepared(ba, hall, 25)
        round = actions.begin_vote(by=ba, round=hall)
        counted([ba, mai], round, {"yes": 17, "no": 8})
        assert not re.search(r">\s*17\s*<", read(ba, name, hall.pk))

    def test_count_minutes_come_after_the_count(self, ba, mai, hall):
        prepared(ba, hall, 25, secret=True)
        round = actions.begin_vote(by=ba, round=hall)
        assert browser(ba).get(at("count_minutes", hall.pk)).status_code == 302
        counted([ba, mai], round, {"yes": 20, "no": 3, "spoiled": 1, "unused": 1})
        actions.count_round(by=ba, round=round)
        assert browser(ba).get(at("count_minutes", hall.pk)).content[:2] == b"PK"


class TestDecision:
    def test_signed_printed_scanned_corrected(self, ba, mai, hall):
        entries = prepared(ba, hall, 25)
        round = actions.begin_vote(by=ba, round=hall)
        counted([ba, mai], round, {"yes": 20, "no": 5})
        actions.count_round(by=ba, round=round)
        assert "Lập, ký quyết định: Góp tiền làm đường ngõ 5" in [each.title for each in today_items(ba, today())]
        facts = {
            "kind": "resolution", "words": "Mỗi hộ góp 1.200.000 đồng.", "head": "Đinh Văn Ba", "front": "Vũ Thị Mặt",
            "household_1": entries[0].pk, "household_2": entries[1].pk, "signed_on": today().isoformat(),
        }  # fmt: skip
        wrong = send(ba, "decision", hall.pk, **(facts | {"household_2": entries[0].pk}))
        assert wrong.status_code == 400
        assert "02 đại diện hộ" in wrong.content.decode()
        assert "1.200.000" in wrong.content.decode()
        assert send(ba, "decision", hall.pk, **facts).status_code == 302
        page = read(mai, "decision", hall.pk)
        assert "Tổng số hộ: 30. Đại diện hộ tham gia: 25. Hộ vắng mặt: 5." in page
        assert browser(mai).get(at("decision_paper", hall.pk)).content[:2] == b"PK"
        assert "Vũ Thị Mặt" in read(ba, "decision_printed", hall.pk)
        assert "Gửi bản đã ký: Góp tiền làm đường ngõ 5" in [each.title for each in today_items(ba, today())]
        bad = send(ba, "decision_scan", hall.pk, file=SimpleUploadedFile("a.exe", b"MZ"))
        assert bad.status_code == 400
        assert send(ba, "decision_scan", hall.pk, file=SimpleUploadedFile("a.jpg", picture())).status_code == 302
        scan = Decision.objects.get().scan
        assert browser(mai).get(reverse("files:download", args=[scan.pk])).status_code == 200
        assert Client().get(reverse("files:download", args=[scan.pk])).status_code == 404
        corrected = facts | {"words": "Mỗi hộ góp 1.250.000 đồng.", "why": "Gõ sai số tiền"}
        assert send(ba, "decision_correct", hall.pk, **corrected).status_code == 302
        page = read(ba, "decision", hall.pk)
        assert "1.250.000" in page
        assert Decision.objects.get().digest in page

    def test_the_front_reads_and_does_not_sign_here(self, ba, mai, hall):
        prepared(ba, hall, 25)
        round = actions.begin_vote(by=ba, round=hall)
        counted([ba, mai], round, {"yes": 20, "no": 5})
        actions.count_round(by=ba, round=round)
        assert "Việc này do trưởng thôn" in read(mai, "decision", hall.pk)
        signed(ba, hall, list(RollEntry.objects.filter(round=hall)[:2]))
        assert browser(mai).get(at("decision_correct", hall.pk)).status_code == 403
