"""The pages: who comes where, forms that lose nothing, the letter, today's work, indicators, the demo."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse
from openpyxl import load_workbook
from tests import people

from dinh.ground.alerts.models import Notice
from dinh.ground.bodies.models import Body
from dinh.ground.room import DEMO, FILE_READERS, INDICATORS, RING
from dinh.law.periods import Period
from dinh.rights.workplaces import actions, demo, queries
from dinh.rights.workplaces.actions import Made
from dinh.rights.workplaces.models import Conference, Dialogue, Founding, Letter, Publication
from dinh.rights.workplaces.room import remind, today_items
from dinh.rights.workplaces.tests.conftest import DAY, THREE, client_of, on, talk_of
from dinh.rights.workplaces.views.box import SENDS

DESK = "/ban-lam-viec/noi-lam-viec/"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0000003010100c9fe92ef"
    "0000000049454e44ae426082"
)


def text(response) -> str:
    return response.content.decode()


def test_everyone_comes_to_their_own(school, nga, lua, dung, tu, visitor, shoes):
    assert client_of(nga).get(DESK)["Location"].endswith(f"/{school.pk}")
    assert "không thuộc loại" in text(client_of(tu).get(DESK))
    for by in (lua, dung):
        page = text(client_of(by).get(DESK))
        assert school.name in page
        assert shoes.name in page
    for url in ("?loai=unit&q=tieu hoc", "?tinh_trang=unknown", "?nam=2026&loai=enterprise"):
        assert client_of(lua).get(DESK + url).status_code == 200
    assert "Không có nơi nào khớp" in text(client_of(lua).get(f"{DESK}?q=khong ai the"))
    assert client_of(nga).get(f"{DESK}{shoes.pk}").status_code == 403
    assert client_of(lua).get(f"{DESK}{lua.body.pk}").status_code == 404
    sheet = load_workbook(io.BytesIO(client_of(lua).get(f"{DESK}?xuat=xlsx").content)).active
    assert school.name in [row[0].value for row in sheet.iter_rows(min_row=2)]


def test_the_head_of_the_school_through_the_pages(school, nga, lua):
    client = client_of(nga)
    act = lambda kind, pk, slug: reverse("workplaces_desk:act", args=[kind, pk, slug])  # noqa: E731
    sent = client.post(act("noi", school.pk, "trieu-tap"), {"year": 2025, "form": "delegates", "day": "02/03/2026",
                                                           "place": "Phòng họp", "agenda": "Báo cáo"})  # fmt: skip
    assert sent.status_code == 400
    assert "họp toàn thể" in text(sent)
    assert 'value="Phòng họp"' in text(sent)
    sent = client.post(act("noi", school.pk, "trieu-tap"), {"year": 2025, "form": "plenary", "day": "2026-03-02",
                                                           "place": "Phòng họp", "agenda": "Báo cáo"})  # fmt: skip
    one = Conference.objects.get()
    assert sent["Location"].endswith(f"/hoi-nghi/{one.pk}")
    few = {"held_on": "2026-03-02", "attended": 20, "chair": "Nga", "secretary": "Cúc"}
    client.post(act("hoi-nghi", one.pk, "so-nguoi-du"), few)
    assert "Hội nghị chưa hợp lệ" in text(client.get(f"{DESK}hoi-nghi/{one.pk}"))
    refused = client.post(act("hoi-nghi", one.pk, "bieu-quyet"), {"kind": "resolution", "text": "Nghị quyết của trường",
                                                                  "in_favour": 20, "against": 0})  # fmt: skip
    assert refused.status_code == 400
    assert "cần ít nhất 27" in text(refused)
    assert "Nghị quyết của trường" in text(refused)
    client.post(act("hoi-nghi", one.pk, "so-nguoi-du"), {**few, "attended": 30})
    client.post(act("hoi-nghi", one.pk, "bieu-quyet"), {"kind": "resolution", "text": "Nghị quyết của trường",
                                                        "in_favour": 20, "against": 0})  # fmt: skip
    members = "\n".join(f"{each.name}; {each.job}; {each.votes}" for each in THREE)
    board = {"proposal": "Tờ trình 2", "sure": "on"}
    wrong = client.post(act("hoi-nghi", one.pk, "bau-ban"), {**board, "members": "Mận, giáo viên"})
    assert "chưa đúng" in text(wrong)
    client.post(act("hoi-nghi", one.pk, "bau-ban"), {**board, "members": members})
    page = text(client.get(f"{DESK}hoi-nghi/{one.pk}"))
    assert "Đã thông qua nghị quyết" in page
    assert "02/03/2028" in page
    assert client.get(f"{DESK}van-ban/hoi-nghi/{one.pk}/bien-ban").content[:2] == b"PK"
    proof = io.BytesIO(PNG)
    proof.name = "bang.png"
    client.post(act("noi", school.pk, "cong-khai"), {"number": 2, "title": "Dự toán", "form": "posted",
                                                     "day": "2026-03-02", "proof": proof})  # fmt: skip
    stored = Publication.objects.get().proof_id
    assert any(reader(nga, stored) for reader in FILE_READERS)
    assert client.get(f"/tep/{stored}/").status_code == 200
    assert not queries.may_read_file(type(nga)(commune=nga.commune), stored)
    client.post(act("noi", school.pk, "danh-muc"), {"n2": "Dự toán, quyết toán"})
    assert "chưa đối chiếu với điều luật" in text(client.get(f"{DESK}{school.pk}"))
    assert "Dự toán, quyết toán" in text(client.get(f"{DESK}{school.pk}/cong-khai"))
    assert client.get(f"{DESK}{school.pk}/cong-khai?xuat=xlsx").content[:2] == b"PK"
    client.post(act("noi", school.pk, "lay-y-kien"), {"number": 3, "title": "Quy chế", "asked_on": "2026-03-02",
                                                      "until": "2026-03-09", "how": "Họp"})  # fmt: skip
    assert "Quy chế" in text(client.get(f"{DESK}{school.pk}"))
    refused = client_of(lua).get(act("noi", school.pk, "khai"))
    assert "chính cơ quan, đơn vị ấy ghi" in text(refused)
    assert client.get(act("noi", school.pk, "khong-co")).status_code == 404


def test_the_union_through_the_pages(shoes, dung, lua):
    client = client_of(dung)
    client.post(f"{DESK}cong-doan/chi-tieu", {"year": 2026, "number": 2, "source": "Kế hoạch 5"})
    client.post(f"{DESK}them-doanh-nghiep", {"name": "Hợp tác xã Rau", "day": "2026-03-01", "staff": 12,
                                             "sector": "private"})  # fmt: skip
    act = reverse("workplaces_desk:act", args=["noi", shoes.pk, "lap-cong-doan"])
    client.post(act, {"day": "2026-03-02", "members": 30, "decision": "QĐ 1"})
    row = Founding.objects.get()
    page = text(client_of(lua).get(f"{DESK}cong-doan"))
    assert re.search(r"50,0%\s*<small>1/2", page)
    assert "Hợp tác xã Rau" in page
    assert client.get(f"{DESK}cong-doan?xuat=xlsx").content[:2] == b"PK"
    client.post(reverse("workplaces_desk:act", args=["noi", shoes.pk, "doi-thoai"]), {
        "kind": "regular", "day": "2026-03-02", "place": "Nhà ăn", "employer_side": "Giám đốc", "attended": 9,
        "workers_side": "Công đoàn", "matters": "Suất cơm",
    })  # fmt: skip
    talk = Dialogue.objects.get()
    client.post(reverse("workplaces_desk:act", args=["doi-thoai", talk.pk, "thoa-thuan"]), {
        "words": "Tăng suất cơm", "owner": "Nhân sự", "due": "2026-03-20"})  # fmt: skip
    assert "Tăng suất cơm" in text(client.get(f"{DESK}doi-thoai/{talk.pk}"))
    assert client.get(f"{DESK}van-ban/doi-thoai/{talk.pk}/bien-ban").content[:2] == b"PK"
    client.post(reverse("workplaces_desk:act", args=["cong-doan", row.pk, "bo"]), {"reason": "Ghi nhầm"})
    assert not queries.foundings(2026)


def test_a_letter_without_a_name(client, shoes, dung, lua):
    box = actions.open_box(by=dung, body=shoes)
    assert client.get("/noi-lam-viec/", {"ma": "NL-XXXX-XXXX"}).status_code == 404
    assert client.get("/noi-lam-viec/NL-XXXX-XXXX").status_code == 404
    assert client.get("/noi-lam-viec/", {"ma": box.code.lower()})["Location"].endswith(box.code)
    url = f"/noi-lam-viec/{box.code}"
    page = text(client.get(url))
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    assert client.post(url, {"key": key, "words": "ừ"}).status_code == 400
    assert client.post(url, {"key": key, "words": "Quạt hỏng.", "website": "x"}).status_code == 429
    assert client.post(url, {"key": "gia", "words": "Quạt hỏng."}).status_code == 400
    for _again in range(2):
        assert "niêm phong" in text(client.post(url, {"key": key, "words": "Quạt hỏng hai tháng."}))
    assert Letter.objects.count() == 1
    for _n in range(SENDS.times):
        SENDS.count(f"{box.commune_id}:127.0.0.1")
    assert client.post(url, {"key": key, "words": "Quạt hỏng hai tháng."}).status_code == 429
    union = client_of(dung)
    shown = f"{DESK}hom-thu/{box.pk}"
    assert "Quạt" not in text(union.get(shown))
    assert "Quạt hỏng hai tháng." in text(union.post(shown))
    assert client_of(lua).get(shown).status_code == 403
    assert "<svg" in text(union.get(f"{shown}/in"))
    union.post(reverse("workplaces_desk:act", args=["hom-thu", box.pk, "tong-hop"]), {"words": "Mong sửa quạt."})
    assert "Mong sửa quạt." in text(client_of(lua).get(f"{DESK}{shoes.pk}"))
    union.post(reverse("workplaces_desk:act", args=["hom-thu", box.pk, "dong"]), {})
    assert "đã đóng" in text(client.get(url))


def test_todays_work_and_reminders(school, nga, shoes, dung, lua):
    talk = actions.hold_dialogue(by=dung, body=shoes, talk=talk_of())
    actions.agree(by=dung, dialogue=talk, words="Thay quạt", owner="Kỹ thuật", due=DAY + timedelta(days=3))
    box = actions.open_box(by=dung, body=shoes)
    actions.send_letter(by=dung, box=box, words="Cơm ít quá", key="k")
    mine = [item.title for item in today_items(nga, DAY)]
    assert "Hội nghị: chậm nhất 31/03/2026" in mine
    assert any("Thay quạt" in item.title for item in today_items(lua, DAY))
    assert any("chưa mở: 1 thư" in item.title for item in today_items(dung, DAY))
    assert not any("thư" in item.title for item in today_items(lua, DAY))
    late = date(2026, 4, 1)
    with on(late):
        assert any(item.tone == "late" for item in today_items(nga, late))
        assert any("có việc trễ: 2 nơi" in item.title for item in today_items(lua, late))
        remind(school.commune, late)
        told = Notice.objects.filter(user=nga.user).count()
        assert told
        remind(school.commune, late)
        assert Notice.objects.filter(user=nga.user).count() == told
    assert remind in RING


@pytest.mark.parametrize("period", ["2026", "2026-H1"])
def test_indicators_count_their_rows(ward, held, nga, school, shoes, dung, lua, period):
    actions.decide(by=nga, conference=held, kind="resolution", text="Nghị quyết", in_favour=20, against=0)
    actions.elect_board(by=nga, conference=held, proposal="Tờ trình 2", members=THREE)
    for number in (1, 1, 4):
        actions.publish(by=nga, body=school, made=Made(number, "Dự toán", "posted", DAY))
    talk = actions.hold_dialogue(by=dung, body=shoes, talk=talk_of())
    kept = actions.agree(by=dung, dialogue=talk, words="Thay quạt", owner="Kỹ thuật", due=DAY)
    actions.keep_agreement(by=dung, agreement=kept, done_on=DAY, proof="Đã thay")
    actions.agree(by=dung, dialogue=talk, words="Tăng suất cơm", owner="Nhân sự", due=DAY)
    matter = actions.ask(by=nga, body=school, number=1, title="Quy chế", asked_on=DAY, until=DAY, how="Họp")
    actions.gather(by=nga, matter=matter, gist="Ghi rõ", voices=3)
    actions.set_target(by=lua, year=2026, number=2, source="KH 5")
    actions.found_union(by=dung, body=shoes, day=DAY, members=20, decision="QĐ 1")
    wanted = {"conferences_held": (1, 1), "conferences_in_time": (1, 1), "items_published": (2, 12), "boards": (1, 1),
              "opinions_answered": (0, 1), "dialogues": (1, None), "agreements_kept": (1, 2),
              "unions_founded": (1, None), "unions_of_target": (1, 2)}  # fmt: skip
    for key, (part, whole) in wanted.items():
        one = INDICATORS[f"workplaces.{key}"]
        value = one.value(ward.commune, Period.parse(period), None)
        assert (value.part, value.whole) == (part, whole), key
        rows = one.rows(ward.commune, Period.parse(period), None)
        assert len(rows) == value.part
        assert all(len(row.cells) == len(one.columns) for row in rows)
        elsewhere = one.value(ward.commune, Period.parse(period), ward.bodies["UBND"].pk)
        assert elsewhere.part == 0
    assert INDICATORS["workplaces.items_published"].value(ward.commune, Period.parse(period), school.pk).part == 2
    later = INDICATORS["workplaces.conferences_held"].value(ward.commune, Period.parse("2026-H2"), None)
    assert (later.part, later.whole) == (0, 0)


def test_the_demo_year(ward, nga, dung, lua, binh):
    assert (95, demo.load) in DEMO
    with on(date(2026, 11, 21)):
        demo.load(ward.commune)
        assert not Conference.objects.exists()
        for symbol, kind in (("VHXH", "agency"), ("KTHT", "agency"), ("TYT", "unit")):
            body = Body(commune=ward.commune, name=f"Nơi {symbol}", symbol=symbol, kind=kind, system="state",
                        parent=ward.bodies["UBND"], valid_from=people.BEGAN)  # fmt: skip
            body.save()
            ward.bodies[symbol] = body
        ward.official("hoa", "Bùi Thị Hoa", "VHXH", "Trưởng phòng", people.MEMBER, leads=True)
        demo.load(ward.commune)
        shown = {one.body.symbol or one.body.name: one for one in queries.standings(date(2026, 11, 21), 2026)}
        assert shown["THĐM"].in_time
        assert (shown["VHXH"].held, shown["VHXH"].in_time) == (True, False)
        assert shown["KTHT"].due is None
        assert shown["TYT"].profile is None
        assert (queries.foundings(2026).count(), queries.target(2026).number) == (1, 2)
        assert shown[demo.SHOES].late_agreements == 1
        assert queries.unread_letters() == 1
