"""The pages a life passes through: what each person sees, noting on the spot, asking with reference and PIN."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from tests import people

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.oversee.actions import recommending, visits
from dinh.rights.oversee.models import Board, Member, Photo, Reading, Verification, Visit
from dinh.rights.oversee.room.boards import today_items
from dinh.rights.oversee.tests.conftest import TODAY, arrangement
from dinh.rights.oversee.tests.test_visits import (  # noqa: F401  # fixtures
    DAY,
    checklist,
    go,
    held,
    picture,
    received,
    visit,
)
from dinh.rights.works.hooks import CHECKS
from dinh.rights.works.models import Party
from dinh.rights.works.tests.world import opened


def signed(client, actor):
    client.force_login(actor.user)
    return client


def desk(name: str, *args) -> str:
    return reverse(f"oversee_desk:{name}", args=args)


def test_the_front_forms_a_board_page_by_page(ward, mai, client, time_machine):
    go(time_machine, TODAY)
    page = signed(client, mai)
    assert page.get(desk("index")).status_code == 200
    assert "Chưa có ban nào" in page.get(desk("boards")).content.decode()
    page.post(desk("new_board"), {"name": "Ban Thanh tra nhân dân phường Đình Minh"})
    board = Board.objects.get()
    first = {"stated_on": TODAY, "chosen_on": TODAY, "paper": "Biên bản 1"}
    wrong = page.post(desk("new_member", board.ref), {**first, "name": "Lý Thị Hoa"})
    assert wrong.status_code == 400
    assert "Lý Thị Hoa" in wrong.content.decode()
    group = str(ResidentialGroup.objects.order_by("code")[0].pk)
    page.post(desk("new_member", board.ref), {**first, "name": "Lý Thị Hoa", "group": group})
    assert Member.objects.get().name == "Lý Thị Hoa"
    refused = page.post(
        desk("board_act", board.ref, "cong-nhan"), {"decision": "1", "on": TODAY, "edition": board.edition + 1}
    )
    assert "luật cần ít nhất 5" in refused.content.decode()
    work = {
        "name": "Ban GSĐTCĐ",
        "work_name": "Đường tổ 1",
        "investor": "UBND; Hoàng Thanh Bình",
        "contractor": "Công ty A; Trần Văn Lực",
    }
    page.post(desk("new_project_board"), work)
    project = Board.objects.get(kind="gsdt")
    kin = {**first, "name": "Trần Văn Lợi", "group": group, "seat": "people", "kin": "anh ruột: Trần Văn Lực"}
    refused = page.post(desk("new_member", project.ref), kin)
    assert "không làm thành viên Ban này được" in refused.content.decode()
    assert "anh ruột: Trần Văn Lực" in refused.content.decode()  # nothing typed is lost
    edit = page.get(desk("edit_board", project.ref)).content.decode()
    assert "Công ty A; Trần Văn Lực" in edit


def test_noting_on_the_spot_with_and_without_a_script(thanh, mai, tu, visit, client):  # noqa: F811
    page = signed(client, thanh)
    url = desk("spot", visit.ref)
    assert "Chiều dày mặt đường" in page.get(url).content.decode()
    line = visit.lines.get(kind="measure")
    plain = page.post(url, {"line": line.pk, "value": "15,5", "where": "Đầu đường", "note": ""})
    assert plain.status_code == 302
    bad = page.post(url, {"line": line.pk, "value": "abc"}, HTTP_ACCEPT="application/json")
    assert (bad.status_code, "không đọc được" in bad.json()["why"]) == (422, True)
    key = str(uuid4())
    for _ in range(2):
        photo = SimpleUploadedFile("a.jpg", picture(), "image/jpeg")
        sent = {"key": key, "line": line.pk, "value": "17", "taken": "2026-10-05T02:00:00Z", "photo": photo}
        assert page.post(url, sent, HTTP_ACCEPT="application/json").json() == {"ok": True}
    assert (Reading.objects.count(), Photo.objects.count()) == (2, 1)
    told = page.get(desk("spot_session", visit.ref)).json()
    assert told["owner"] == str(thanh.user.pk)
    worker = page.get(desk("worker"))
    assert b"offline-worker" in worker.content
    other = signed(client, tu).post(url, {"note": "x"}, HTTP_ACCEPT="application/json")
    assert other.status_code == 403


def test_from_the_reply_to_the_public_page(thanh, mai, binh, held, ubnd, client, ward, time_machine):  # noqa: F811
    one = received(thanh, mai, held, ubnd, DAY)
    visit_ = Visit.objects.get()
    visits.show_visit(by=mai, visit=visit_, shown="Sổ quỹ chưa niêm yết", edition=visit_.edition)
    assert [item.title for item in today_items(binh, DAY)] == ["Trả lời kiến nghị: Niêm yết sổ thu, chi"]
    late = date(2026, 11, 2)
    assert any("Chưa được trả lời" in item.title for item in today_items(mai, late))
    assert any("Chưa được trả lời" in item.title for item in today_items(thanh, late))
    page = signed(client, binh)
    assert "Niêm yết sổ thu, chi" in page.get(desk("index")).content.decode()
    url = desk("recommendation_act", one.ref, "tra-loi")
    assert page.get(url).status_code == 200
    sent = {"edition": one.edition, "outcome": "accepted", "words": "Sẽ niêm yết", "on": DAY, "do_by": late}
    page.post(url, sent)
    one.refresh_from_db()
    assert one.outcome == "accepted"
    recommending.follow(by=thanh, one=one, state="partly", words="Đã niêm yết 2 tổ", on=DAY, edition=one.edition)
    client.logout()
    for address in ("/kiem-tra-giam-sat/", visit_.path, one.path, visit_.board.path, "/kiem-tra-giam-sat/kien-nghi/"):
        answer = client.get(address)
        assert answer.status_code == 200, address
    text = client.get(one.path).content.decode()
    assert "Đã niêm yết 2 tổ" in text
    assert "trả lời đúng hạn" in text
    assert client.get("/kiem-tra-giam-sat/kien-nghi/?buoc=late").status_code == 200
    assert client.get("/kiem-tra-giam-sat/kien-nghi/?xuat=xlsx").status_code == 200
    for name, args in (("visit", [visit_.ref]), ("recommendation", [one.ref])):
        assert signed(client, thanh).get(f"{desk(name, *args)}?xuat=docx").status_code == 200


def test_every_figure_opens_as_many_rows(thanh, mai, binh, held, ubnd, ward):  # noqa: F811
    received(thanh, mai, held, ubnd, DAY)
    found = {key: each for key, each in INDICATORS.items() if key.startswith("oversee.")}
    for period in (Period.parse("2026"), Period.parse("2026-Q4"), Period.parse("2026-Q1")):
        for each in found.values():
            assert each.value(ward.commune, period, None).part == len(each.rows(ward.commune, period, None)), each.key
    assert found["oversee.recommendations"].value(ward.commune, Period.parse("2026-Q4"), ubnd.pk).part == 1
    assert found["oversee.members_ttnd"].value(ward.commune, Period.parse("2026-Q4"), None).part == 5


def test_asking_without_a_name_and_reading_the_result_with_the_pin(ttnd, thanh, tu, client):
    form = client.get(reverse("oversee:ask"))
    key = form.context["form"].initial["key"]
    words = {
        "key": key,
        "board": ttnd.pk,
        "title": "Đường đổ mỏng",
        "words": "Đường tổ 3 đổ bê tông rất mỏng, gõ là vỡ.",
    }
    assert client.post(reverse("oversee:ask"), {**words, "words": "ngắn"}).status_code == 400
    receipt = client.post(reverse("oversee:ask"), words)
    pin = receipt.context["pin"]
    assert client.post(reverse("oversee:ask"), words).context["pin"] == pin  # sent twice is one
    one = Verification.objects.get()
    assert one.name == ""
    assert client.post(reverse("oversee:ask"), {**words, "website": "x"}).status_code == 429
    assert client.get(reverse("oversee:followed", args=[one.ref])).status_code == 302
    assert client.post(reverse("oversee:follow"), {"ref": one.ref, "pin": "000000"}).status_code == 400
    refused = signed(client, tu).get(desk("asked", one.ref))
    assert refused.status_code == 403
    page = signed(client, thanh)
    assert "gõ là vỡ" in page.get(desk("asked", one.ref)).content.decode()
    page.post(desk("asked_act", one.ref, "nhan"), {"edition": one.edition, "answer": "Ban nhận, đi xem trong tuần"})
    page.post(f"{desk('new_visit')}?cua={ttnd.ref}&xac-minh={one.ref}", {
        "way": "verify", "theme": "Đường đổ mỏng", "target_name": "Đường tổ 3", "planned_on": DAY,
    })  # fmt: skip
    one.refresh_from_db()
    assert one.visit is not None
    page.post(desk("asked_act", one.ref, "ket-qua"), {"edition": one.edition, "result": "Đo được 12 cm, thiếu 6 cm"})
    client.logout()
    client.post(reverse("oversee:follow"), {"ref": one.ref, "pin": pin})
    assert "thiếu 6 cm" in client.get(reverse("oversee:followed", args=[one.ref])).content.decode()
    assert "Đường đổ mỏng" not in client.get("/kiem-tra-giam-sat/").content.decode()


@pytest.mark.parametrize(
    "name", ["boards", "plans", "visits", "recommendations", "checklists", "reports", "asked_list"]
)
def test_lists_open_when_empty_and_who_only_answers_sees_no_list(ttnd, thanh, client, name, ward):
    assert signed(client, thanh).get(desk(name)).status_code == 200
    dung = ward.official("dung", "Lâm Văn Dũng", "THĐM", "Hiệu trưởng", people.MEMBER)
    page = signed(client, dung)
    assert page.get(desk("index")).status_code == 200
    assert page.get(desk(name)).status_code == 403


def test_a_work_of_the_book_brings_its_parties_and_shows_what_the_board_found(ttnd, mai, thanh, ba, client, ward):
    fund = opened(ba)
    Party(commune=ward.commune, fund=fund, role="contractor", name="Tổ thợ Hồng Phát", person="Trần Văn Lực").save()
    page = signed(client, mai)
    assert fund.name in page.get(desk("new_project_board")).content.decode()
    form = page.get(f"{desk('new_project_board')}?cong-trinh={fund.ref}").content.decode()
    assert "Tổ thợ Hồng Phát; Trần Văn Lực" in form
    work = {"name": "Ban GSĐTCĐ", "work_name": fund.name, "work_ref": fund.ref, "investor": "UBND"}
    page.post(f"{desk('new_project_board')}?cong-trinh={fund.ref}", work)
    board = Board.objects.get(kind="gsdt")
    kin = {"name": "Trần Văn Lợi", "seat": "people", "kin": "anh ruột: Trần Văn Lực", "stated_on": TODAY,
           "chosen_on": TODAY, "paper": "Biên bản", "group": fund.group_id}  # fmt: skip
    refused = page.post(desk("new_member", board.ref), kin).content.decode()
    assert "không làm thành viên Ban này được" in refused  # the contractor stands in the book, not in the form
    plan = arrangement(ttnd, ward.bodies["UBND"], DAY, work_ref=fund.ref)
    seen = visits.arrange(by=thanh, plan=plan)
    Visit.objects.filter(pk=seen.pk).update(
        held_on=TODAY, concluded_on=TODAY, conclusion="Mỏng", shown="Mặt đường mỏng", shown_on=TODAY
    )
    assert [check.found for each in CHECKS for check in each(fund.ref)] == ["Mặt đường mỏng"]
    assert [check for each in CHECKS for check in each("CT-0")] == []
