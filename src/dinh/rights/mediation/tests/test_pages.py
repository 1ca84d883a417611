"""The pages: public teams, asking without an account, the head's phone, the office's desk, tables coming in."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.sheets import sheet
from dinh.rights.mediation.models import Case, Member, Review, Team
from dinh.rights.mediation.pins import new_key, pin_for
from dinh.rights.mediation.tests.conftest import CONTENT, DAY, client_of, on
from dinh.rights.mediation.views.pages import ON_CASE, ON_MEMBER, ON_TEAM

DESK, ASK, FOLLOW = "/ban-lam-viec/hoa-giai/", "/hoa-giai/nho", "/hoa-giai/theo-doi"


def typed(team, **changes):
    return {
        "team": team.pk, "content": CONTENT, "other": "Đàm Thị Nụ", "name": "Tạ Văn Hợi", "phone": "0900111222",
        "about": "", "website": "", "key": new_key(), **changes,
    }  # fmt: skip


def test_teams_are_public_the_same_for_everyone_and_without_forms(team, ba):
    Member.objects.filter(is_head=True).update(phone="0911222333", phone_shown=True)
    page = Client().get("/hoa-giai/").content.decode()
    assert "Tổ hòa giải to-1" in page
    assert "0911222333" in page
    assert "csrf" not in page
    one = Client().get(f"/hoa-giai/to/{team.pk}").content.decode()
    assert "Lê Quang Vinh" in one
    assert "46/QĐ-UBND" in one
    assert "csrf" not in one
    assert "Điều 3" in Client().get("/hoa-giai/cach-lam").content.decode()
    assert Client().get("/hoa-giai/to/999").status_code == 404


def test_a_phone_not_given_out_stays_inside(team, ba):
    Member.objects.filter(is_head=True).update(phone="0911222333")
    for path in ("/hoa-giai/", f"/hoa-giai/to/{team.pk}"):
        assert "0911222333" not in Client().get(path).content.decode()


def test_without_a_head_who_can_read_nobody_is_asked(team):
    assert "Chưa có tổ hòa giải nào nhận lời nhờ" in Client().get(ASK).content.decode()
    assert Client().post(ASK, typed(team)).status_code == 400
    assert not Case.objects.exists()


def test_asking_gives_two_codes_and_sent_twice_is_one(team, ba):
    data = typed(team)
    first, second = (Client().post(ASK, data).content.decode() for _ in range(2))
    case = Case.objects.get()
    for page in (first, second):
        assert case.ref in page
        assert pin_for(case.key) in page
    assert "03 ngày" in first


@pytest.mark.parametrize("change", [{"content": "ít"}, {"name": ""}, {"phone": ""}, {"key": "bịa"}])
def test_what_is_missing_is_told_and_nothing_typed_is_lost(team, ba, change):
    page = Client().post(ASK, typed(team, **change))
    assert page.status_code == 400
    assert "Đàm Thị Nụ" in page.content.decode()
    assert not Case.objects.exists()


def test_programs_and_floods_are_stopped(team, ba):
    client = Client()
    assert client.post(ASK, typed(team, website="http://x")).status_code == 429
    for _ in range(10):
        assert client.post(ASK, typed(team)).status_code == 200
    assert client.post(ASK, typed(team)).status_code == 429
    assert Case.objects.count() == 10


def test_following_needs_both_codes_and_wrong_ones_run_out(team, ba):
    Client().post(ASK, typed(team))
    case, client = Case.objects.get(), Client()
    assert client.get(f"/p/{case.ref}")["Location"].endswith(f"?ma={case.ref}")
    assert client.get(f"{FOLLOW}/{case.ref}").status_code == 302
    said = [client.post(FOLLOW, {"ref": ref, "pin": "abc"}).content.decode() for ref in (case.ref, "HG-AAAA-2222")]
    assert all("Mã hoặc mã PIN chưa đúng" in page for page in said)
    right = {"ref": case.ref.lower(), "pin": pin_for(case.key)}
    assert client.post(FOLLOW, right).status_code == 302
    page = client.get(f"{FOLLOW}/{case.ref}")
    assert page["Cache-Control"].startswith("max-age=0")
    assert "mới nhờ" in page.content.decode()
    assert client.post(f"{FOLLOW}/{case.ref}/rut").status_code == 302
    case.refresh_from_db()
    assert case.state == "withdrawn"
    client.post("/hoa-giai/thoi-theo-doi")
    assert client.get(f"{FOLLOW}/{case.ref}").status_code == 302
    other = Client()
    for _ in range(5):
        other.post(FOLLOW, {"ref": case.ref, "pin": "abc"})
    assert other.post(FOLLOW, right).status_code == 429


def test_the_head_goes_from_book_to_result_on_a_phone(team, ba):
    client = client_of(ba)
    assert client.get(DESK)["Location"].endswith("cua-toi")
    assert "Ghi vụ mới vào sổ" in client.get(f"{DESK}cua-toi").content.decode()
    data = {
        "scope": "on", "received_on": DAY.isoformat(), "trigger": "asked", "field": "neighbours", "content": CONTENT,
        "name_1": "Tạ Văn Hợi", "name_2": "Đàm Thị Nụ",
    }  # fmt: skip
    unseen = client.post(f"{DESK}vu/moi", {**data, "scope": ""})
    assert unseen.status_code == 400
    assert "Tạ Văn Hợi" in unseen.content.decode()
    assert client.post(f"{DESK}vu/moi", data).status_code == 302
    case = Case.objects.get()

    def act(slug, **fields):
        case.refresh_from_db()
        return client.post(f"{DESK}vu/{case.ref}/{slug}", {"edition": case.edition, **fields})

    member = team.members.first()
    assert act("phan-cong", members=[member.pk], on=DAY.isoformat()).status_code == 302
    assert "Vì sao là ngày này?" in client.get(f"{DESK}vu/{case.ref}").content.decode()
    assert act("buoi", held_on=DAY.isoformat(), words="Gặp hai bên").status_code == 302
    assert act("thanh", on=DAY.isoformat(), agreed="Tỉa cành").status_code == 302
    assert act("theo-doi", seen_on=DAY.isoformat(), result="yes").status_code == 302
    assert act("xoa").status_code == 302
    case.refresh_from_db()
    assert (case.state, case.performed, case.erased_on) == ("settled", "yes", DAY)


def test_typed_text_survives_someone_elses_act(under_way, ba):
    case = under_way()
    page = client_of(ba).post(
        f"{DESK}vu/{case.ref}/buoi", {"edition": 1, "held_on": DAY.isoformat(), "words": "Lời dài của tôi"}
    )
    assert page.status_code == 400
    assert "Lời dài của tôi" in page.content.decode()
    assert f'value="{case.edition}"' in page.content.decode()


@pytest.mark.parametrize("slug", ON_CASE)
def test_every_act_has_a_page_that_asks_or_says_why_not(under_way, ba, slug):
    case, client = under_way(), client_of(ba)
    page = client.get(f"{DESK}vu/{case.ref}/{slug}")
    assert page.status_code == 200
    assert 'role="alert"' in page.content.decode() or "<form" in page.content.decode()
    assert client.post(f"{DESK}vu/{case.ref}/{slug}", {}).status_code in (400, 403)


def test_the_office_sees_teams_figures_and_what_is_missing(settled, found, tu, binh):
    settled()
    found(code="to-2", name="Tổ thiếu người")
    client = client_of(tu)
    page = client.get(f"{DESK}tong-hop").content.decode()
    assert "1/2 tổ đủ thành phần" in page
    assert "thành ÷ (thành + không thành)" in page
    assert "không định nghĩa" in page
    assert "Chưa ghi thù lao" in page
    missing = client.get(f"{DESK}to?thieu=1").content.decode()
    assert "Tổ thiếu người" in missing
    assert "Tổ hòa giải to-1" not in missing
    assert client.get(f"{DESK}bao-cao").content[:2] == b"PK"
    assert client_of(binh).get(f"{DESK}cong-nhan").status_code == 200
    assert client.get(f"{DESK}cong-nhan").status_code == 403


def test_the_clerk_founds_a_team_and_writes_down_its_election_the_chair_recognises(ward, tu, binh):
    client = client_of(tu)
    data = {
        "group": ResidentialGroup.objects.get(code="to-1").pk, "name": "Tổ hòa giải 1", "seats": 3,
        "decision": "45/QĐ-UBND", "founded_on": DAY.isoformat(), "contact": "",
    }  # fmt: skip
    assert client.post(f"{DESK}to/moi", {**data, "seats": 2}).status_code == 400
    assert client.post(f"{DESK}to/moi", data).status_code == 302
    team = Team.objects.get()
    assert "Với 101 hộ: cần ít nhất 51" in client.get(f"{DESK}to/{team.pk}/bau").content.decode()
    rows = {
        "nguoi-TOTAL_FORMS": 2, "nguoi-INITIAL_FORMS": 0, "nguoi-0-name": "An", "nguoi-0-votes": 70,
        "nguoi-0-woman": "on", "nguoi-1-name": "Bình", "nguoi-1-votes": 50,
    }  # fmt: skip
    vote = {"held_on": DAY.isoformat(), "method": "secret", "households": 101, "seats": 3, "minutes": ""}
    bad = client.post(f"{DESK}to/{team.pk}/bau", {**rows, **vote, "households": 60})
    assert "nhiều hơn 60" in bad.content.decode()
    assert client.post(f"{DESK}to/{team.pk}/bau", {**rows, **vote}).status_code == 302
    member = Member.objects.get()
    chair = client_of(binh)
    assert "An – Tổ hòa giải 1: 70/101" in chair.get(f"{DESK}cong-nhan").content.decode()
    sent = {"members": [member.pk], "decision": "46/QĐ-UBND", "on": DAY.isoformat()}
    assert chair.post(f"{DESK}cong-nhan", sent).status_code == 302
    head = {"decision": "47/QĐ-UBND", "on": DAY.isoformat()}
    assert chair.post(f"{DESK}nguoi/{member.pk}/to-truong", head).status_code == 302
    assert "An" in Client().get("/hoa-giai/").content.decode()


@pytest.mark.parametrize("slug", ON_TEAM)
def test_acts_on_a_team_ask_or_refuse(team, tu, slug):
    page = client_of(tu).get(f"{DESK}to/{team.pk}/{slug}").content.decode()
    assert 'role="alert"' in page or "<form" in page


@pytest.mark.parametrize("slug", ON_MEMBER)
def test_acts_on_a_mediator_ask_or_refuse(team, tu, binh, slug):
    member = team.members.first()
    for who in (tu, binh):
        page = client_of(who).get(f"{DESK}nguoi/{member.pk}/{slug}").content.decode()
        assert 'role="alert"' in page or "<form" in page


def test_the_front_writes_the_review(team, mai):
    data = {"year": 2026, "held_on": DAY.isoformat(), "led_by": "Đinh Văn Trụ", "verdict": "good", "words": ""}
    assert client_of(mai).post(f"{DESK}to/{team.pk}/ra-soat", data).status_code == 302
    assert Review.objects.get().verdict == "good"
    assert client_of(mai).post(f"{DESK}to/{team.pk}/sua", {}).status_code == 403


HEADER = ("Họ và tên", "Tổ dân phố", "Ngày công nhận", "Quyết định", "Nữ", "Tổ trưởng")


def upload(client, rows):
    data = sheet("Bảng", HEADER, rows)
    return client.post(f"{DESK}to/nhap-bang", {"file": SimpleUploadedFile("hgv.xlsx", data)})


def test_a_table_is_tried_row_by_row_then_written_all_or_nothing(ward, tu):
    client = client_of(tu)
    good = [("An", "Tổ dân phố 1", "01/03/2024", "12/QĐ-UBND", "x", "x"), ("Bình", "1", "01/03/2024", "12", "", "")]
    bad = [*good, ("Chi", "Thôn Đâu", "01/03/2024", "12", "", ""), ("An", "1", "01/03/2024", "12", "có", ""),
           ("Dũng", "1", "01/03/2099", "12", "có lẽ", "")]  # fmt: skip
    page = upload(client, bad).content.decode()
    for words in ("không có “Thôn Đâu”", "trùng với dòng 2", "ngày này chưa đến", "ghi x, có, hoặc để trống"):
        assert words in page
    assert not Member.objects.exists()
    page = upload(client, good)
    packed = page.context["packed"]
    assert client.post(f"{DESK}to/nhap-bang", {"rows": packed, "confirm": "1"}).status_code == 302
    assert Member.objects.count() == 2
    assert Member.objects.get(is_head=True).name == "An"
    assert "đã có trong danh sách" in upload(client, good).content.decode()
    assert client.post(f"{DESK}to/nhap-bang", {"file": io.BytesIO(b"")}).status_code == 200


def test_late_cases_stand_first_and_filters_find_by_number(assigned, entered, ba):
    late = assigned()
    with on(DAY + timedelta(days=6)):
        entered()
        client = client_of(ba)
        assert "Trễ 3 ngày" in client.get(f"{DESK}cua-toi").content.decode()
        listed = client.get(f"{DESK}vu", {"q": "1/2026"}).content.decode()
        assert late.ref in listed
        assert listed.count("<tbody><tr>") == 1
        assert "Không có vụ nào khớp" in client.get(f"{DESK}vu", {"q": "99/2026"}).content.decode()
        assert "Chưa có vụ" not in client.get(f"{DESK}vu", {"trang_thai": "open"}).content.decode()


def test_an_unknown_case_is_not_found(team, ba):
    assert client_of(ba).get(f"{DESK}vu/HG-AAAA-2222").status_code == 404
    assert client_of(ba).get(f"{DESK}vu/HG-AAAA-2222/sua").status_code == 404
