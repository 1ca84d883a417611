"""The pages of reports: what each person sees and may press, with nothing typed ever lost."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from dinh.account.reports import actions
from dinh.account.reports.facts import indicator_keys
from dinh.account.reports.models import Draft, Figure, Owing, Regime
from dinh.account.reports.outlines import PARTY_LINE
from dinh.account.reports.tests.conftest import fill
from dinh.ground.room import INDICATORS
from dinh.rights.petitions.actions import say
from dinh.rights.petitions.tests.petitioning import answered, sent
from dinh.scribe.decode import decode
from dinh.scribe.reading import read

VOICES = ("petitions", "dialogue", "mediation")
NOON = "2026-06-05T05:00:00Z"
LINES = {"ky-TOTAL_FORMS": "4", "ky-INITIAL_FORMS": "0"}


@pytest.fixture
def at(client):
    """Open or send a page as someone."""

    def go(by, name, *args, post=None, **query):
        client.force_login(by.user)
        url = reverse(f"reports:{name}", args=args)
        with time_machine.travel(NOON, tick=False):
            return client.get(url, query) if post is None else client.post(url, post)

    return go


def text(response) -> str:
    return response.content.decode()


def test_who_owes_what_is_listed_with_the_missing_ones_and_the_reason_for_the_day(at, regime, lua):
    page = text(at(lua, "owed"))
    assert "UBND phường" in page
    assert "10/06/2026" in page
    assert "chưa bắt đầu" in page
    assert "chậm nhất ngày liền trước" in page


@pytest.mark.parametrize("year", ["2025", "abc", "99999", ""])
def test_any_year_in_the_address_opens_the_page(at, regime, lua, year):
    assert at(lua, "owed", nam=year).status_code == 200


def test_without_a_regime_the_page_says_what_to_do(at, hung):
    page = text(at(hung, "owed"))
    assert "Chưa có chế độ báo cáo nào" in page
    assert reverse("reports:new_regime") in page


def test_a_regime_is_set_from_the_page(at, hung, ward):
    owes = [ward.bodies["UBND"].pk, ward.bodies["MTTQ-BTT"].pk]
    sent = {
        "title": "Báo cáo dân chủ", "outline": "party-six-parts", "receiver": ward.bodies["ĐU"].pk, "owes": owes,
        "line": "party", "merged": "on", "via": ward.bodies["MTTQ-BTT"].pk, "onward": "Ban Tuyên giáo và Dân vận",
        "begins": "01/01/2026", **LINES, "ky-0-period": "H1", "ky-0-before": "10/6", "ky-1-period": "year",
        "ky-1-before": "10/12", "ky-1-cut": "14/11", "ky-2-period": "month", "ky-2-before": "3",
    }  # fmt: skip
    assert at(hung, "new_regime", post=sent).status_code == 302
    assert Regime.objects.get().days == [
        {"period": "H1", "day": 10, "month": 6},
        {"period": "year", "day": 10, "month": 12, "cut": [14, 11]},
        {"period": "month", "day": 3},
    ]
    page = text(at(hung, "owed"))
    assert "Ban Tuyên giáo và Dân vận" in page
    assert "15/11/2025–14/11/2026" in page


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ({"period": "H1", "before": "31/2"}, "Ghi ngày/tháng"), ({"period": "", "before": "10/6"}, "chưa chọn kỳ"),
        ({"period": "month", "before": "10/6"}, "Ghi ngày trong tháng"), ({}, "Cần ít nhất một kỳ"),
        ({"period": "Q1", "before": "5/4", "cut": "20/3"}, "Chỉ kỳ năm và 6 tháng"),
        ({"period": "H1", "before": "10/6", "cut": "10/12"}, "không nằm trong kỳ"),
    ],
    ids=lambda value: str(value)[:30],
)  # fmt: skip
def test_a_day_that_cannot_be_comes_back_with_what_was_typed(at, hung, ward, line, words):
    sent = {"title": "Báo cáo tháng sáu", "outline": "party-six-parts", "receiver": ward.bodies["ĐU"].pk, **LINES,
            **{f"ky-0-{name}": value for name, value in line.items()}}  # fmt: skip
    page = text(at(hung, "new_regime", post=sent))
    assert words in page
    assert 'value="Báo cáo tháng sáu"' in page
    assert not Regime.objects.exists()


def test_a_unit_begins_writes_and_hands_in_from_the_pages(at, regime, tu):
    assert at(tu, "open", regime.pk, tu.body.pk, "2026-H1", post={}).status_code == 302
    draft = Draft.objects.get()
    assert at(tu, "section", draft.ref, "1", post={"text": "Phường có 10 tổ.", "status": "done"}).status_code == 302
    page = text(at(tu, "draft", draft.ref))
    assert "Phường có 10 tổ." in page
    assert "Lê Văn Tư viết" in page

    assert "Chưa có số liệu" in text(at(tu, "submit", draft.ref, post={"early": "on"}))
    draft.refresh_from_db()
    assert draft.state == Draft.State.OPEN, "a report with gaps stays open"
    fill(tu, draft)
    asked = text(at(tu, "submit", draft.ref, post={}))
    assert "30/06/2026 mới hết" in asked
    receipt = at(tu, "submit", draft.ref, post={"early": "on"})
    assert receipt.url == reverse("reports:receipt", args=[draft.ref])
    slip = text(at(tu, "receipt", draft.ref))
    assert "đúng hạn" in slip
    assert "tính đến hết ngày 05/06/2026" in slip
    assert "không nộp hai lần" in text(at(tu, "submit", draft.ref))
    draft.refresh_from_db()
    assert draft.state == Draft.State.SUBMITTED


def test_a_figure_is_entered_with_its_records_and_opens_to_them(at, unit, tu):
    rows = {
        "dong-TOTAL_FORMS": "5",
        "dong-INITIAL_FORMS": "0",
        "dong-0-title": "Đối thoại tổ 3",
        "dong-0-day": "18/04/2026",
    }
    assert at(tu, "figure", unit.ref, "party_checks", post={"part": "1", "source": "", **rows}).status_code == 302
    page = text(at(tu, "figure", unit.ref, "party_checks"))
    assert "Đối thoại tổ 3" in page
    assert "18/04/2026" in page
    assert "Đã tiến hành 01 cuộc kiểm tra, giám sát" in text(at(tu, "draft", unit.ref))


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"part": "3", "dong-0-title": "chỉ một"}, "Ghi 3 nhưng có 1 bản ghi"),
        ({"part": "-1"}, "Cần xem lại"),
        ({"part": "60"}, "Số liệu phải mở được"),
        ({"part": "1", "dong-0-note": "quên nội dung"}, "chưa có nội dung"),
    ],
    ids=["records do not add up", "negative", "nothing behind it", "a line without its words"],
)
def test_a_wrong_figure_comes_back_with_the_reason_and_the_typing(at, unit, tu, sent, words):
    base = {"dong-TOTAL_FORMS": "5", "dong-INITIAL_FORMS": "0", "source": ""}
    page = text(at(tu, "figure", unit.ref, "party_checks", post={**base, **sent}))
    assert words in page
    assert f'value="{sent["part"]}"' in page
    assert not Figure.objects.exists()


def test_a_reader_sees_the_records_and_no_form(at, unit, tu, mai):
    actions.enter_figure(by=tu, draft=unit, key="party_checks", part=0, whole=None, rows=[])
    page = text(at(mai, "figure", unit.ref, "party_checks"))
    assert "Báo cáo này của Ủy ban nhân dân" in page
    assert "Lưu số liệu" not in page


def test_a_number_of_the_draft_opens_its_rows_and_its_sheet(at, unit, tu):
    assert "Nhiệm vụ hoàn thành đúng hạn" in text(at(tu, "rows", unit.ref, "tasks.done_on_time"))
    sheet = at(tu, "rows", unit.ref, "papers.issued", xuat="xlsx")
    book = load_workbook(io.BytesIO(sheet.content))
    assert book.active.title == "Văn bản đã ban hành, từ ngày 01/01/2026"[:31].replace("/", " ")
    assert [cell.value for cell in book.active[1]][:2] == ["Bản ghi", "Ngày"]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("draft", ["BC-0000"]), ("section", ["{ref}", "99"]), ("figure", ["{ref}", "khong-co"]),
        ("rows", ["{ref}", "khong.co"]), ("download", ["{ref}", "exe"]), ("receipt", ["{ref}"]),
        ("sentence", ["{ref}", "2.2", "indicator:khong.co"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_what_does_not_exist_is_not_found(at, unit, tu, name, args):
    assert at(tu, name, *[arg.format(ref=unit.ref) for arg in args]).status_code == 404


def test_a_draft_of_another_commune_does_not_exist(at, unit, khanh):
    assert at(khanh, "draft", unit.ref).status_code == 403


@pytest.mark.parametrize(("kind", "magic"), [("docx", b"PK\x03\x04"), ("pdf", b"%PDF-")])
def test_the_draft_downloads(at, unit, tu, kind, magic):
    response = at(tu, "download", unit.ref, kind)
    assert response.content.startswith(magic)
    assert "attachment" in response["Content-Disposition"]


def test_the_chair_returns_with_a_reason_and_the_unit_reads_it(at, unit, tu, hung):
    fill(tu, unit)
    actions.submit(by=tu, draft=unit, early=True)
    assert "Cần xem lại" in text(at(hung, "return", unit.ref, post={"reason": ""}))
    at(hung, "return", unit.ref, post={"reason": "Thiếu số cuộc giám sát"})
    assert "Thiếu số cuộc giám sát" in text(at(tu, "draft", unit.ref))


SIGNED = {"issued": "05/06/2026", "signer": "Trần Văn Hùng", "signer_title": "Phó Bí thư", "authority": "T/M ĐẢNG ỦY"}


def test_signing_asks_to_have_read_it_and_then_cannot_be_undone(at, whole, hung, mai, client):
    fill(hung, whole, petitions=(26, 26))
    assert "chỉ lập từ báo cáo đã ký" in text(at(hung, "draft", whole.ref))
    page = text(at(hung, "sign", whole.ref, post=SIGNED))
    assert "Ký và ban hành" in page
    assert not Draft.objects.get(pk=whole.pk).paper

    signing = {**SIGNED, "sure": "on", "early": "on"}
    page = at(hung, "sign", whole.ref, post=signing)
    assert "ghi lý do để nguyên" in text(page), "advice is left only with a reason"
    reasons = {f"ly_do_{one.key}": "Kỳ này chưa phát sinh." for one, field in page.context["advice"] if field}
    assert at(hung, "sign", whole.ref, post={**signing, **reasons}).status_code == 302
    page = text(at(hung, "draft", whole.ref))
    assert "Kỳ này chưa phát sinh." in page
    assert "01-BC/ĐU" in page
    assert "giữ đúng như khi ký" in page
    assert at(hung, "sign", whole.ref).status_code == 403
    pack = reverse("papers:pack", args=[Draft.objects.get(pk=whole.pk).paper.ref])
    assert pack in page
    packed = client.post(pack, {"sender": "H29.3.1", "receivers": "H29.3 UBND tỉnh"})
    assert read(decode(packed.content, name="bao-cao.edxml")).number.value == "01-BC/ĐU"
    others = text(at(mai, "draft", whole.ref))
    assert pack not in others
    assert "không được giao quyền" in others


def test_a_report_with_gaps_shows_them_instead_of_the_form(at, whole, hung):
    page = text(at(hung, "sign", whole.ref))
    assert "Còn thiếu, phải điền trước khi ký" in page
    assert "Ký, lấy số và ban hành" not in page


def test_an_error_found_in_the_text_needs_a_word_before_it_is_signed(at, whole, hung):
    fill(hung, whole)
    dead = "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 về thực hiện dân chủ ở xã, phường, thị trấn."
    actions.write_passage(by=hung, draft=whole, section="5", text=dead, status="done")
    signing = {**SIGNED, "sure": "on", "early": "on"}
    page = at(hung, "sign", whole.ref, post=signing)
    assert "10/2022/QH15" in text(page)
    assert any(one.severity == "error" for one, _field in page.context["advice"])
    reasons = {f"ly_do_{one.key}": "Kể lại việc cũ." for one, field in page.context["advice"] if field}
    error = next(one for one, _field in page.context["advice"] if one.severity == "error")
    without = {name: words for name, words in reasons.items() if error.key not in name}
    assert at(hung, "sign", whole.ref, post={**signing, **without}).status_code == 200
    assert at(hung, "sign", whole.ref, post={**signing, **reasons}).status_code == 302


def test_the_list_asks_as_many_queries_for_three_units_as_for_two(at, regime, lua, ward):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            at(lua, "owed")
        return len(queries)

    at(lua, "owed")
    before = asked()
    Owing.objects.create(commune=ward.commune, regime=regime, body=ward.bodies["THĐM"])
    assert asked() == before


def test_ending_a_regime_keeps_what_was_written(at, regime, unit, hung):
    at(hung, "end_regime", regime.pk, post={})
    regime.refresh_from_db()
    assert regime.ended == date(2026, 6, 5)
    assert Draft.objects.filter(pk=unit.pk).exists()


@pytest.fixture
def voices(tu, visitor):
    """Two letters of February: one met and confirmed, one nobody answered."""
    with time_machine.travel("2026-02-02 09:00+07:00", tick=False):
        met = answered(tu, sent(visitor).petition)
        say(by=visitor, asking=met.askings.get(), word="met", proven=True)
        sent(visitor, words="Rác ứ đọng sau chợ Đình ba hôm nay.")


@pytest.mark.parametrize("key", sorted(key for key in indicator_keys(PARTY_LINE) if key.split(".")[0] in VOICES))
def test_every_number_of_voices_opens_as_many_rows(at, whole, hung, voices, key):
    """Read in the receiver's report, over the whole ward."""
    page = at(hung, "rows", whole.ref, key)
    assert page.status_code == 200
    assert len(page.context["page"].paginator.object_list) == page.context["value"].part
    assert INDICATORS[key].label in text(page)


def test_letters_are_in_the_report_without_anyone_typing_a_number(at, whole, hung, voices):
    page = text(at(hung, "draft", whole.ref))
    for words in ("Tiếp nhận 02 vụ việc", "có kết quả đúng hạn 01/02, đạt 50%", "người gửi xác nhận 01/01, đạt 100%",
                  "chưa xác nhận: 0/01", "đã trễ hạn 01/01"):  # fmt: skip
        assert words in page, words
