"""The pages a clerk walks: file, columns, trial, taken in, taken back; and households, tried in their own register."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.actor import Actor
from dinh.ground.households.models import Household
from dinh.ground.past import actions, jobs
from dinh.ground.past.kinds import KINDS
from dinh.ground.past.looking import seen
from dinh.ground.past.mapping import suggest
from dinh.ground.past.models import Line, Run
from dinh.ground.past.tests.books import LETTERS, issued, letters, tried
from dinh.rights.petitions.models import Letter
from dinh.scribe.ledgers.heads import find_head
from dinh.scribe.ledgers.opening import open_book
from dinh.scribe.ledgers.tests.books import xlsx

GIVEN = {"channel": "reception", "kind": "reflection", "former": ""}
ODD = [4, 6, "9/2025", "Lê Văn Tám", "", "", "Phản ánh", "Rác ở bãi đất trống", "Đã dọn", "3/3/2025"]


@pytest.fixture(autouse=True)
def today(time_machine) -> date:
    time_machine.move_to("2026-11-21T10:00:00+07:00", tick=False)
    return date(2026, 11, 21)


@pytest.fixture
def clerk(tu: Actor, client: Client) -> Client:
    client.force_login(tu.user)
    return client


def send(clerk: Client, data: bytes, name: str = "so.xlsx"):
    return clerk.post(reverse("past:home"), {"file": SimpleUploadedFile(name, data)}, follow=True)


def answers(response) -> dict[str, str]:
    """What the form of the columns page holds, as a browser would send it."""
    return {field.html_name: "" if field.value() is None else field.value() for field in response.context["form"]}


def test_from_the_file_to_the_book_and_back(clerk: Client) -> None:
    page = send(clerk, letters(*LETTERS, ODD))
    assert "Cột “Nội dung” là" in page.content.decode()
    run = Run.objects.get()
    sent = {**answers(page), "given-0-channel": "reception", "given-0-kind": "reflection"}
    page = clerk.post(reverse("past:columns", args=[run.pk]), sent, follow=True)
    text = page.content.decode()
    assert "Xem thử: chưa nhập gì" in text
    assert "chỉ có tháng, không có ngày" in text
    assert "Còn 1 dòng có lỗi" in clerk.post(reverse("past:run", args=[run.pk]), {}).content.decode()
    page = clerk.post(reverse("past:run", args=[run.pk]), {"only_good": "on"}, follow=True)
    assert "Hoàn tác lần nhập này" in page.content.decode()
    assert Letter.objects.count() == 3
    assert "Hoàn tác lần nhập này?" in clerk.get(reverse("past:undo", args=[run.pk])).content.decode()
    page = clerk.post(reverse("past:undo", args=[run.pk]), follow=True)
    assert "các sổ như trước lần nhập này" in page.content.decode()
    assert not Letter.objects.exists()


def test_another_kind_asks_for_its_own_columns(clerk: Client) -> None:
    page = send(clerk, letters())
    run = Run.objects.get()
    sent = {**answers(page), "kind-0": "households"}
    page = clerk.post(reverse("past:columns", args=[run.pk]), sent)
    assert page.status_code == 200
    assert "các cột dưới đây được đoán lại" in page.content.decode()
    assert page.context["form"]["column-0-3"].value() == "representative"
    assert Run.objects.get().sheets[0]["kind"] == "petitions"  # nothing was decided yet


def test_what_was_chosen_stays_on_the_form_when_something_is_missing(clerk: Client) -> None:
    page = send(clerk, letters())
    run = Run.objects.get()
    sent = {**answers(page), "given-0-channel": "post", "column-0-7": ""}
    page = clerk.post(reverse("past:columns", args=[run.pk]), sent)
    assert page.status_code == 400
    assert page.context["form"]["given-0-channel"].value() == "post"
    sent["given-0-kind"] = "reflection"
    text = clerk.post(reverse("past:columns", args=[run.pk]), sent).content.decode()
    assert "Chưa ghép cột bắt buộc: Nội dung" in text


def test_the_rows_at_fault_come_as_a_table_that_can_be_put_right(clerk: Client, tu: Actor) -> None:
    run = tried(tu, letters(*LETTERS, ODD), GIVEN)
    sheet = load_workbook(io.BytesIO(clerk.get(reverse("past:faults", args=[run.pk])).content)).active
    header, row = [[cell.value for cell in line] for line in sheet.iter_rows()]
    assert header[2:4] == ["Ngày nhận", "Họ tên người gửi"]
    assert row[2:4] == ["9/2025", "Lê Văn Tám"]
    assert row[-4:] == [7, "Ngày nhận", "chỉ có tháng, không có ngày (“9/2025”)",
                        "Ghi đủ ngày/tháng/năm, ví dụ 05/03/2025."]  # fmt: skip


@pytest.mark.parametrize("key", list(KINDS))
def test_every_template_is_understood_when_it_comes_back(clerk: Client, lua: Actor, key: str) -> None:
    data = clerk.get(reverse("past:template", args=[key])).content
    sheet = open_book(data, "mau.xlsx").sheets[0]
    head = find_head(list(sheet.lines()), sheet.spans, lambda _title: True)
    assert head is not None
    kind = KINDS[key]
    assert [guess.key for guess in suggest(kind, head.titles, ())] == [column.key for column in kind.columns]
    assert seen(data, "mau.xlsx", list(KINDS.values()))[0]["kind"] == key


def test_households_are_tried_in_their_own_register(clerk: Client, tu: Actor) -> None:
    rows = [["DANH SÁCH HỘ GIA ĐÌNH"], ["STT", "Họ và tên chủ hộ", "Số nhà", "SĐT"], ["Tổ dân phố 1"],
            [1, "TRẦN THỊ DUNG", "số 5", 912345678], [2, "Ngô Văn Chín", "số 7", ""], ["Tổ dân phố 2"],
            [1, "Phạm Văn Hai", "", ""]]  # fmt: skip
    page = send(clerk, xlsx(("Hộ", rows)))
    run = Run.objects.get()
    assert run.sheets[0]["kind"] == "households"
    sent = answers(page)
    sent |= {"given-0-day": "2026-06-01"}
    page = clerk.post(reverse("past:columns", args=[run.pk]), sent, follow=True)
    run.refresh_from_db()
    assert run.state == Run.State.HANDED
    address = run.sheets[0]["handed"]
    assert address in page.content.decode()
    assert clerk.post(address, {}, follow=True).status_code == 200
    names = {home.representative: str(home.group) for home in Household.objects.all()}
    assert names == {"Trần Thị Dung": "Tổ dân phố 1", "Ngô Văn Chín": "Tổ dân phố 1", "Phạm Văn Hai": "Tổ dân phố 2"}


def test_a_file_of_another_room_is_closed(clerk: Client, lua: Actor) -> None:
    run = actions.open_file(by=lua, file_name="so.xlsx", data=issued())
    assert clerk.get(reverse("past:columns", args=[run.pk])).status_code == 403
    assert clerk.get(reverse("past:faults", args=[run.pk])).status_code == 403


@pytest.mark.parametrize(("data", "words"), [
    (b"", "trống"), (b"khong phai bang", "Hãy mở bằng Excel"), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 99,
    ".xls"),
    (xlsx(("S", [["chỉ có một ô"]])), "Không thấy dòng tên cột"),
], ids=["empty", "text", "old excel", "no heads"])  # fmt: skip
def test_what_is_no_book_says_what_to_do(clerk: Client, data: bytes, words: str) -> None:
    page = send(clerk, data)
    assert page.status_code == 400
    assert words in page.content.decode()
    assert not Run.objects.exists()


def test_large_files_are_read_behind_the_answer_and_show_how_far_they_are(clerk: Client, monkeypatch) -> None:
    monkeypatch.setattr(jobs, "SMALL", 0)
    monkeypatch.setattr(jobs, "FEW", 0)
    page = send(clerk, letters())
    run = Run.objects.get()
    sent = {**answers(page), "given-0-channel": "reception", "given-0-kind": "reflection"}
    page = clerk.post(reverse("past:columns", args=[run.pk]), sent, follow=True)
    assert "Trang tự làm mới" in page.content.decode()
    jobs.read_lines.call(run.commune_id, run.pk)
    assert Line.objects.filter(run=run).count() == 3
    page = clerk.post(reverse("past:run", args=[run.pk]), {}, follow=True)
    assert "Đã nhập 0/3 dòng" in page.content.decode()
    jobs.bring_in.call(run.commune_id, run.pk)
    jobs.bring_in.call(run.commune_id, run.pk)  # twice does no more
    assert Letter.objects.count() == 3
    clerk.post(reverse("past:undo", args=[run.pk]))
    jobs.undo.call(run.commune_id, run.pk)
    run.refresh_from_db()
    assert run.state == Run.State.UNDONE


def test_what_stopped_half_way_goes_on_in_ones_own_name(
    clerk: Client, lua: Actor, tu: Actor, monkeypatch, time_machine
) -> None:
    monkeypatch.setattr(jobs, "SMALL", 0)
    page = send(clerk, letters())
    run = Run.objects.get()
    clerk.post(
        reverse("past:columns", args=[run.pk]),
        {**answers(page), "given-0-channel": "post", "given-0-kind": "reflection"},
    )
    assert clerk.post(reverse("past:resume", args=[run.pk])).status_code == 403  # it may still be moving
    time_machine.move_to("2026-11-21T10:06:00+07:00", tick=False)
    assert "đã dừng quá năm phút" in clerk.get(reverse("past:run", args=[run.pk])).content.decode()
    assert clerk.post(reverse("past:resume", args=[run.pk]), follow=True).status_code == 200
