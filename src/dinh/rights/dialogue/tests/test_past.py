"""Old tables of promises come in as the past, are put right, taken up where something is owed, and go out again."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django_scopes import scope
from tests import people

from dinh.ground.actor import Actor
from dinh.ground.alerts.models import Message
from dinh.ground.bodies.models import Body
from dinh.ground.gate import POWERS, Refused
from dinh.ground.journal.models import Entry
from dinh.ground.journal.queries import verify
from dinh.ground.past import actions as files
from dinh.ground.past import jobs
from dinh.ground.past.models import Line, Run
from dinh.ground.past.tests.books import taken, tried
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.dialogue import actions, past_lines
from dinh.rights.dialogue.actions import PastWords
from dinh.rights.dialogue.forms_past import NAMES
from dinh.rights.dialogue.models import PastPromise, Promise
from dinh.rights.dialogue.past_judging import outcome_of
from dinh.scribe.ledgers.tests.books import xlsx

GIVEN = {"place": "", "former": ""}
HEAD = [
    ["STT", "NỘI DUNG KIẾN NGHỊ", "Người kiến nghị", "Hội nghị", "", "Đơn vị thực hiện", "Thời hạn", "Kết quả", "",
     "Ghi chú"],
    ["", "", "", "Tên hội nghị", "Ngày", "", "", "Kết quả thực hiện", "Ngày hoàn thành", ""],
]  # fmt: skip
ROWS = [
    ["I. Đối thoại đầu năm"],
    [1, "Nạo vét mương sau chợ", "NGUYỄN VĂN AN", "Đối thoại năm 2024", "18/02/2024", "UBND xã", "30/4/2024",
     "Đã nạo vét 350 m", "22.4.2024", ""],
    [2, "Sửa mái nhà văn hóa", "Lê Thị Bảy", "Đối thoại năm 2024", "ngày 18 tháng 02 năm 2024", "UBND xã",
     "trước 30/4/2024", "Đã lợp lại", "15/5/2024", ""],
    [3, "Kéo nước sạch đến xóm Bãi", "", "Tiếp xúc cử tri", "06/3/24", "UBND xã", "Quý IV/2024", "Đang chờ vốn", "",
     ""],
    [4, "Đổ bê tông ngõ 7", "", "Tiếp xúc cử tri", "06/3/2024", "", "31/12/2024", "", "05/3/2024", ""],
    [5, "Tố cáo ông X nhận tiền", "Người Tố", "Tiếp xúc cử tri", "06/3/2024", "", "", "", "", ""],
    ["", "Cộng: 5 kiến nghị", "", "", "", "", "", "", "", ""],
]  # fmt: skip


def book(*rows) -> bytes:
    title = [["UBND XÃ ĐÌNH THƯỢNG"], ["BẢNG THEO DÕI KIẾN NGHỊ SAU ĐỐI THOẠI, TIẾP XÚC NĂM 2024"]]
    merged = ["A1:J1", "A2:J2", "D3:E3", "H3:I3", *(f"{column}3:{column}4" for column in "ABCFGJ")]
    return xlsx(("2024", [*title, *HEAD, *(rows or ROWS)]), merged=merged)


GOOD = ROWS[1:3]


@pytest.fixture(autouse=True)
def today(time_machine) -> date:
    time_machine.move_to("2026-11-22T10:00:00+07:00", tick=False)
    return date(2026, 11, 22)


@pytest.fixture
def clerk(tu: Actor, client: Client) -> Client:
    client.force_login(tu.user)
    return client


def said(run: Run, state: str) -> list[tuple[int, str, str]]:
    lines = Line.objects.filter(run=run, state=state).order_by("number")
    return [
        (line.number, each["column"], each["cause"]) for line in lines for each in line.said if each["weight"] != "note"
    ]


def told(line: PastPromise, **changes) -> PastWords:
    return PastWords(**{name: getattr(line, name) for name in NAMES} | changes)


def url(name: str, *args) -> str:
    return reverse(f"dialogue_desk:{name}", args=args)


def answers(response) -> dict[str, str]:
    return {field.html_name: "" if field.value() is None else field.value() for field in response.context["form"]}


@pytest.mark.parametrize(("text", "outcome"), [
    ("Đã hoàn thành", "done"), ("Xong", "done"), ("Chưa hoàn thành", "open"), ("Đang lập hồ sơ", "open"),
    ("Đã làm được 60%", "partly"), ("Đạt 100%", "done"), ("Cơ bản hoàn thành", "partly"), ("Đã lát đường chùa", "done"),
    ("Không thực hiện được do thiếu vốn", "open"), ("Theo quy định", "unknown"), ("", "unknown"),
    ("Đã trả lời, sẽ làm trong năm 2025", "open"),
])  # fmt: skip
def test_what_the_book_says_of_the_end(text: str, outcome: str) -> None:
    assert outcome_of(text, None) == outcome


def test_the_table_is_known_and_its_faults_named(tu: Actor) -> None:
    run = tried(tu, book(), GIVEN)
    (sheet,) = run.sheets
    assert sheet["kind"] == "promises"
    assert sheet["columns"] == [
        "", "words", "asked_by", "place", "made_on", "owner", "due", "result", "done_on", "note"
    ]  # fmt: skip
    assert said(run, "fault") == [
        (9, "Ngày xong", "trước ngày hứa"),
        (10, "Nội dung hứa, kiến nghị", "tố cáo không nhập từ bảng tính: người tố cáo phải được giữ kín"),
    ]
    denounced = Line.objects.get(run=run, number=10)
    assert (denounced.values, denounced.raw) == ({}, [])
    assert said(run, "unsure") == [
        (8, "Hạn", "chỉ có tháng, không có ngày"), (8, "Kết quả", "sổ ghi chưa xong"),
    ]  # fmt: skip
    assert run.counts["new"] == 2


def test_what_the_book_says_is_what_comes_in_and_nothing_else_happens(tu: Actor) -> None:
    run = taken(tu, tried(tu, book(), GIVEN, "kien-nghi.xlsx"), only_good=True, unsure_too=True)
    drains, roof, water = PastPromise.objects.order_by("pk")
    assert (drains.asked_by, drains.made_on, drains.due, drains.done_on, drains.outcome) == (
        "Nguyễn Văn An", date(2024, 2, 18), date(2024, 4, 30), date(2024, 4, 22), "done",
    )  # fmt: skip
    assert (roof.due, roof.place, roof.came_from) == (
        date(2024, 4, 30), "Đối thoại năm 2024", "kien-nghi.xlsx, trang 2024, dòng 7",
    )  # fmt: skip
    assert (water.due, water.due_told, water.outcome, water.owed) == (None, "Quý IV/2024", "open", True)
    assert run.counts["taken"] == 3
    assert not Promise.objects.exists()
    assert not Message.objects.exists()
    for name, indicator in INDICATORS.items():
        if name.startswith("dialogue."):
            assert indicator.value(tu.commune, Period(2024, 12, 12), None).part == 0
    (year,) = past_lines.years()
    assert (year.made, year.done, year.open, year.timed, year.in_time) == (3, 2, 1, 2, 1)


def test_brought_twice_it_is_there_already(tu: Actor) -> None:
    taken(tu, tried(tu, book(*GOOD), GIVEN))
    assert tried(tu, book(*GOOD), GIVEN).counts["same"] == 2
    assert tried(tu, book(*GOOD), {**GIVEN, "former": "xã Đình Hạ"}).counts["new"] == 2
    twice = tried(tu, book(GOOD[0], GOOD[0]), {**GIVEN, "former": "xã Đình Hạ"})
    assert said(twice, "fault") == [(6, "Nội dung hứa, kiến nghị", "giống hệt dòng 5 của tệp")]


def test_taking_back_leaves_nothing_and_is_refused_once_someone_worked_on_a_line(tu: Actor) -> None:
    run = taken(tu, tried(tu, book(*GOOD), GIVEN))
    jobs.undo_now(tu, files.begin_undoing(by=tu, run_id=run.pk))
    assert not PastPromise.objects.exists()
    assert verify(tu.commune)[1] == []
    run = taken(tu, tried(tu, book(*GOOD), GIVEN))
    line = PastPromise.objects.order_by("pk").first()
    actions.correct_past(by=tu, line=line, told=told(line, note="Có ảnh"))
    stopped = jobs.undo_now(tu, files.begin_undoing(by=tu, run_id=run.pk))
    assert stopped.state == Run.State.TAKEN
    assert "Nạo vét mương sau chợ" in stopped.trouble
    assert PastPromise.objects.count() == 2


@pytest.mark.parametrize(("change", "field"), [
    ({"words": " "}, "words"), ({"outcome": "x"}, "outcome"), ({"year": 2023}, "year"), ({"year": 1800}, "year"),
    ({"done_on": date(2024, 1, 1)}, "done_on"), ({"made_on": date(2027, 1, 1), "done_on": None}, "made_on"),
], ids=str)  # fmt: skip
def test_what_cannot_stand_names_its_field(tu: Actor, change, field) -> None:
    taken(tu, tried(tu, book(*GOOD), GIVEN))
    line = PastPromise.objects.order_by("pk").first()
    with pytest.raises(ValidationError) as error:
        actions.correct_past(by=tu, line=line, told=told(line, **change))
    assert set(error.value.message_dict) == {field}


def test_a_line_struck_out_counts_no_more(tu: Actor, lua: Actor) -> None:
    taken(tu, tried(tu, book(*GOOD), GIVEN))
    line = PastPromise.objects.order_by("pk").first()
    with pytest.raises(Refused):
        actions.strike_past(by=lua, line=line, reason="x")
    with pytest.raises(ValidationError, match="lý do"):
        actions.strike_past(by=tu, line=line, reason=" ")
    actions.strike_past(by=tu, line=line, reason="Chép nhầm")
    assert past_lines.years()[0].made == 1
    with pytest.raises(Refused, match="đã gạch bỏ"):
        actions.correct_past(by=tu, line=line, told=told(line))


class TestWhatIsOwed:
    @pytest.fixture
    def made(self, binh: Actor) -> dict:
        return {
            "words": "Kéo nước sạch đến xóm Bãi", "made_by": binh.post,
            "owner_body": Body.objects.get(symbol="UBND"), "due": date(2027, 6, 30), "made_on": date(2026, 11, 22),
            "source_words": "Tiếp xúc cử tri, 06/03/2024",
        }  # fmt: skip

    def test_it_becomes_a_promise_of_today(self, tu: Actor, made) -> None:
        taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
        line = PastPromise.objects.get(outcome="open")
        line = actions.take_up_past(by=tu, line=line, **made)
        assert line.taken_up == Promise.objects.get()
        assert not line.owed
        assert list(past_lines.asked(None, past_lines.OWED, "")) == []
        assert Entry.objects.filter(what="dialogue.take_up_past").count() == 1
        with pytest.raises(Refused, match="đã được theo dõi tiếp"):
            actions.take_up_past(by=tu, line=line, **made)
        with pytest.raises(Refused, match="Sổ ghi việc này đã làm"):
            actions.take_up_past(by=tu, line=PastPromise.objects.filter(outcome="done").first(), **made)
        assert Promise.objects.count() == 1

    def test_nothing_of_it_happens_where_the_promise_is_refused(self, tu: Actor, made) -> None:
        taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
        line = PastPromise.objects.get(outcome="open")
        with pytest.raises(ValidationError):
            actions.take_up_past(by=tu, line=line, **made | {"words": " "})
        line.refresh_from_db()
        assert line.taken_up is None

    def test_the_page_holds_what_the_book_says(self, tu: Actor, binh: Actor, clerk: Client) -> None:
        taken(tu, tried(tu, book(), GIVEN), only_good=True, unsure_too=True)
        line = PastPromise.objects.get(outcome="open")
        page = clerk.get(url("past_one", line.pk)).content.decode()
        assert "Theo dõi tiếp" in page
        form = clerk.get(url("take_up_past", line.pk))
        sent = answers(form)
        assert (sent["words"], sent["source_words"]) == ("Kéo nước sạch đến xóm Bãi", "Tiếp xúc cử tri, 06/03/2024")
        assert clerk.post(url("take_up_past", line.pk), {"words": "Kéo nước"}).status_code == 400
        body = Body.objects.get(symbol="UBND")
        sent |= {"made_by": binh.post.pk, "owner": f"b{body.pk}", "due": "2027-06-30", "made_on": "2024-03-06",
                 "groups": []}  # fmt: skip
        done = clerk.post(url("take_up_past", line.pk), sent, follow=True).content.decode()
        assert "Đang theo dõi tiếp trong Sổ lời hứa" in done


def test_the_pages_from_the_file_to_the_list(clerk: Client, tu: Actor, lua: Actor) -> None:
    assert "Chưa có sổ lời hứa cũ nào" in clerk.get(url("past")).content.decode()
    page = clerk.post(reverse("past:home"), {"file": SimpleUploadedFile("kn.xlsx", book())}, follow=True)
    run = Run.objects.get()
    page = clerk.post(reverse("past:columns", args=[run.pk]), answers(page), follow=True)
    assert "trước ngày hứa" in page.content.decode()
    clerk.post(reverse("past:run", args=[run.pk]), {"only_good": "on", "unsure_too": "on"})
    assert len(clerk.get(url("past")).context["page"].object_list) == 3

    def found(query: str) -> list[str]:
        return [line.words for line in clerk.get(f"{url('past')}{query}").context["page"]]

    assert found("?ket-qua=con-no") == ["Kéo nước sạch đến xóm Bãi"]
    assert found("?q=nao vet&nam=2024&ket-qua=done") == ["Nạo vét mương sau chợ"]
    assert len(found("?nam=lạ&ket-qua=x&page=99")) == 3
    assert clerk.get(f"{url('past')}?xuat=xlsx").status_code == 200
    line = PastPromise.objects.get(outcome="open")
    sent = {**answers(clerk.get(url("past_one", line.pk))), "due": "", "made_on": "2024-03-06", "done_on": ""}
    assert clerk.post(url("past_one", line.pk), {**sent, "year": "1800"}).status_code == 400
    assert clerk.post(url("past_one", line.pk), {**sent, "outcome": "partly"}).status_code == 302
    clerk.post(url("strike_past", line.pk), {"reason": "Chép nhầm"})
    assert "Đã gạch bỏ ngày 22/11/2026: Chép nhầm" in clerk.get(url("past_one", line.pk)).content.decode()
    clerk.force_login(lua.user)
    assert clerk.get(url("past")).status_code == 403


def test_nobody_outside_and_nobody_next_door_reads_it(tu: Actor, client: Client, settings) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    taken(tu, tried(tu, book(*GOOD), GIVEN))
    for address in ("/tim?q=nao+vet", "/doi-thoai/loi-hua", "/du-lieu/"):
        assert "Nạo vét mương" not in client.get(address, follow=True).content.decode()
    line = PastPromise.objects.order_by("pk").first()
    there = people.Ward(name="Bến Thượng", code="90002", host="benthuong.example")
    with scope(commune=there.commune):
        for each in Body.objects.filter(name__contains="Đình Minh"):
            each.name = each.name.replace("Đình Minh", "Bến Thượng")
            each.save()
        assert not PastPromise.objects.exists()
        if connection.vendor == "postgresql":
            assert not PastPromise._base_manager.exists()
    stranger = there.official("khanh", "Hồ Quốc Khánh", "ĐU", "Phó Bí thư Thường trực", sorted(POWERS))
    other = Client(headers={"host": "benthuong.example"})
    other.force_login(stranger.user)
    for name in ("past_one", "strike_past", "take_up_past"):
        assert other.get(url(name, line.pk)).status_code == 404
    assert other.post(url("strike_past", line.pk), {"reason": "x"}).status_code == 404
    line.refresh_from_db()
    assert line.standing
