"""The pages: an official's way from a programme to payment, a head's phone, a slip, and what nobody may read."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.room import INDICATORS
from dinh.law.periods import Period
from dinh.rights.benefit import actions, queries
from dinh.rights.benefit.actions import Line
from dinh.rights.benefit.models import BeneficiaryList, Case, ImportRun, Programme
from dinh.rights.benefit.room import today_items
from dinh.rights.benefit.tests.build import WORDS, approved, at, first, group, paid, posted, xlsx


def page(client, name, /, *args, **query):
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200, (name, answer.status_code)
    return answer.content.decode()


def post(client, name, /, *args, **data):
    return client.post(reverse(name, args=args), data, follow=True).content.decode()


def test_from_a_programme_to_the_public_list_on_its_pages(client, ward, tu, ba, binh):
    with at(1):
        client.force_login(tu.user)
        words = {name: getattr(WORDS, name) for name in WORDS.__dataclass_fields__}
        assert "Đã lưu bản nháp" in post(client, "benefit_desk:new", **words)
        made = Programme.objects.get()
        assert client.get(made.path).status_code == 404
        assert "Công khai tiêu chí, quy trình?" in page(client, "benefit_desk:publish", made.ref)
        post(client, "benefit_desk:publish", made.ref, confirm="1")
        assert "Nhà dột nát" in client.get(made.path).content.decode()
        post(client, "benefit_desk:open", made.ref, title="Đợt 1")
        found = BeneficiaryList.objects.get()
        client.force_login(ba.user)
        lost = post(client, "benefit_desk:nominate", found.ref, group=group(1).pk, name="Nguyễn Thị Na", ground="N1")
        assert "Ghi số tiền hoặc hiện vật" in lost
        assert "Nguyễn Thị Na" in lost
        post(client, "benefit_desk:nominate", found.ref, group=group(1).pk, name="Nguyễn Thị Na", ground="N1",
             amount=20_000_000)  # fmt: skip
        assert "Nguyễn Thị Na" in page(client, "benefit_desk:index") or found.people.count() == 1
        person = found.people.get()
        assert "Đọc tiêu chí" in page(client, "benefit_desk:review", found.ref, "to-1")
        assert client.get(reverse("benefit_desk:review", args=[found.ref, "to-2"])).status_code == 403
        assert any("Họp bình xét" in item.title for item in today_items(ba, date(2026, 10, 1)))
        post(client, "benefit_desk:review", found.ref, "to-1", held_on="2026-10-01", place="Nhà văn hóa", present="60",
             chaired_by="Ba", **{f"v{person.pk}": "50"})  # fmt: skip
        client.force_login(tu.user)
        post(client, "benefit_desk:step", found.ref, "niem-yet", comments_until="2026-10-08")
        shown = client.get(f"/p/{found.ref}").content.decode()
        assert "Nguyễn Thị Na" in shown
        for inside in ("hộ nghèo", first(found).code, "diện "):
            assert inside not in shown
        client.logout()
        said = client.post(reverse("benefit:comment", args=[found.ref]), {"text": "Đúng rồi", "website": ""})
        assert said.status_code == 302
        trap = client.post(reverse("benefit:comment", args=[found.ref]), {"text": "x", "website": "http://"})
        assert trap.status_code == 429
        client.force_login(tu.user)
        answer = found.comments.get()
        post(client, "benefit_desk:answer", answer.pk, answer="Cảm ơn bà con.")
    with at(9):
        client.force_login(binh.user)
        assert any("Duyệt danh sách" in item.title for item in today_items(binh, date(2026, 10, 9)))
        post(client, "benefit_desk:step", found.ref, "duyet", decision="118/QĐ-UBND")
        found.refresh_from_db()
        assert found.state == "approved"
        client.force_login(tu.user)
        post(client, "benefit_desk:step", found.ref, "niem-yet-ket-qua")
        post(client, "benefit_desk:pay", found.ref, people=[person.pk], how="cash", paid_on="2026-10-09")
        assert "20.000.000" in page(client, "benefit_desk:list", found.ref)
        for name in ("ask", "slips", "sheet"):
            assert "Nguyễn Thị Na" in page(client, f"benefit_desk:{name}", found.ref, "to-1")
    with at(20, 12):
        gone = client.get(f"/p/{found.ref}").content.decode()
        assert "Nguyễn Thị Na" not in gone
        assert "hết thời hạn niêm yết" in gone
        assert "Nguyễn Thị Na" not in client.get(f"/p/{found.ref}", {"xuat": "xlsx"}).content.decode("latin-1")


def test_a_slip_says_no_and_the_desk_looks_into_it(client, ward, tu, binh, ba):
    found = paid(tu, binh)
    person = first(found)
    url = reverse("benefit:received")
    with at(20):
        assert "Tám chữ và số" in client.get(url).content.decode()
        assert client.get(url, {"ma": "2222-2222"}).status_code == 400
        shown = client.get(url, {"ma": person.printed_code.lower()}).content.decode()
        assert person.name not in shown  # a found slip tells no name
        assert client.post(f"{url}?ma={person.code}", {"said": "khong", "website": ""}).status_code == 400
        done = client.post(f"{url}?ma={person.code}", {"said": "no", "website": ""}, follow=True).content.decode()
        assert "chậm nhất ngày" in done
        assert "viec=" in done
        sent = client.get(reverse("petitions:start"), {"viec": "Về chính sách “X”: "}).content.decode()
        assert "Về chính sách “X”" in sent
        case = Case.objects.get()
        client.force_login(tu.user)
        assert person.name in page(client, "benefit_desk:cases")
        assert any(person.name in item.title for item in today_items(tu, date(2026, 10, 20)))
        assert "Chưa thấy lần chi" in post(client, "benefit_desk:settle", case.pk, found="given", words="Đã trao.")
        post(client, "benefit_desk:settle", case.pk, found="shown", words="Đã xem phiếu cùng bà.")
        client.force_login(ba.user)
        post(client, "benefit_desk:ask", found.ref, "to-1", nguoi=person.pk, said="yes")
        client.logout()
        assert "Đã xem phiếu cùng bà" in client.get(url, {"ma": person.code}).content.decode()
    assert queries.figures([found])[found.pk].yes == 1


def test_a_table_of_people_names_what_it_leaves_behind(client, ward, tu):
    with at(2):
        found = posted(tu)
        made = actions.open_list(by=tu, programme=found.programme, title="Đợt 2")
        client.force_login(tu.user)
        rows = [
            ["Họ tên", "Tổ", "Số CCCD", "Bệnh hiểm nghèo", "Số tiền"],
            ["Lê Thị Sen", "3", "001150001234", "x", 5000],
        ]

        def send(**more):
            file = SimpleUploadedFile("ds.xlsx", xlsx(rows).getvalue())
            return post(client, "benefit_desk:people", made.ref, upload=file, ground="K", **more)

        tried = send()
        assert "Số CCCD, Bệnh hiểm nghèo" in tried
        assert "001150001234" not in tried
        assert made.people.count() == 0
        assert "Không lấy các cột" in send(take="1")
    assert made.people.get().name == "Lê Thị Sen"


def test_one_stop_tables_are_brought_and_read_by_everyone(client, ward, tu):
    table = "Mã hồ sơ;Thủ tục;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày trả\n" + "\n".join(
        f"H{n};Khai sinh;Hộ tịch;0{n}/10/2026;10/10/2026;{8 + n}/10/2026" for n in range(1, 5)
    )
    with at(20, 11):
        assert "chưa có số liệu" in page(client, "benefit:service")
        client.force_login(tu.user)
        upload = SimpleUploadedFile("mc.csv", f"{table}\nTổng số;5\n".encode())
        shown = post(client, "benefit_desk:service_new", upload=upload)
        assert "chênh 1" in shown
        run = ImportRun.objects.get()
        assert "Dòng tổng không khớp" in post(client, "benefit_desk:service_run", run.pk, take="1")
        post(client, "benefit_desk:service_run", run.pk, take="1", despite_totals="on")
        assert "H3" in page(client, "benefit_desk:service")
        for name, args in (("service_template", []), ("service_faults", [run.pk])):
            assert client.get(reverse(f"benefit_desk:{name}", args=args)).content[:2] == b"PK"
        client.logout()
        public = page(client, "benefit:service", nam=2026, thang=10)
        assert "50,0%" in public
        assert "H3" not in public
        book = load_workbook(io.BytesIO(client.get(reverse("benefit:service"), {"xuat": "xlsx"}).content)).active
        assert [cell.value for cell in book[2]] == ["Khai sinh", "Hộ tịch", 4, 1, 1, 2, 4, 2]
        client.force_login(tu.user)
        post(client, "benefit_desk:service_undo", run.pk, confirm="1")
        assert "chưa có số liệu" in page(client, "benefit:service")


def test_relief_is_public_and_names_come_off_after_the_term(client, ward, tu):
    with at(1):
        drive = actions.open_drive(by=tu, title="Sau bão", ground="Số 3", purpose="Tốc mái", keeper="Thủ quỹ")
        money, day = drive.goods.get(), date(2026, 10, 1)
        actions.gather(by=tu, drive=drive, line=Line(money, 500_000, day))
        actions.hand_out(by=tu, drive=drive, line=Line(money, 500_000, day, "Bà Na Thị Lành", group(1)))
        client.force_login(tu.user)
        assert "Lành" in page(client, "benefit_desk:handing", drive.ref, "to-1")
        assert "không nêu tên" in page(client, "benefit_desk:receipt", drive.entries.first().pk)
        post(client, "benefit_desk:relief_close", drive.ref, remainder="")
        assert client.get(reverse("benefit_desk:relief_report", args=[drive.ref])).content[:2] == b"PK"
        assert "Lành" in client.get(drive.path).content.decode()
    with at(15, 11):
        assert "Lành" not in client.get(drive.path).content.decode()
        assert "một người, hộ" in client.get(drive.path).content.decode()


@pytest.mark.parametrize("key", [key for key in INDICATORS if key.startswith("benefit.")])
def test_indicators_count_their_rows_on_an_empty_ward(ward, key):
    found = INDICATORS[key]
    period = Period.parse("2026")
    assert found.value(ward.commune, period, None).part == 0
    assert found.rows(ward.commune, period, None) == []


def test_indicators_agree_with_their_rows(ward, tu, binh):
    found = paid(tu, binh)
    with at(20):
        actions.say_received(by=tu, person=first(found), said="yes", channel="desk")
    period = Period.parse("2026")

    def both(key):
        one = INDICATORS[f"benefit.{key}"]
        return one.value(ward.commune, period, None), one.rows(ward.commune, period, None)

    for key, count in (("programmes", 1), ("people", 2)):
        value, rows = both(key)
        assert value.part == len(rows) == count
    value, rows = both("paid")
    assert value.part == sum(int(row.cells[2]) for row in rows) == 40_000_000
    value, rows = both("confirmed")
    assert (value.part, value.whole) == (1, len(rows)) == (1, 1)
    for key in ("people", "paid", "confirmed"):
        assert not any("Nguyễn" in cell for row in both(key)[1] for cell in row.cells)


def test_empty_pages_say_what_comes(client, ward, tu):
    for name in ("index", "relief", "surveys", "received", "answer"):
        page(client, f"benefit:{name}")
    client.force_login(tu.user)
    for name in ("index", "cases", "relief", "service", "surveys", "survey_new"):
        page(client, f"benefit_desk:{name}")


def test_an_approved_list_waits_on_the_desk_for_its_posting(ward, tu, binh):
    approved(tu, binh)
    assert any("Niêm yết danh sách đã duyệt" in item.title for item in today_items(tu, date(2026, 10, 16)))
