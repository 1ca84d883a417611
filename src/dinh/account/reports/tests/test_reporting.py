"""From what is owed to what was signed: who may, what stops it, what stays."""

from __future__ import annotations

import io
from datetime import date

import pytest
import time_machine
from django.core.exceptions import ValidationError
from PIL import Image

from dinh.account.reports import actions, facts, output, queries
from dinh.account.reports.actions import EnteredRow
from dinh.account.reports.models import Draft, FigureRow
from dinh.account.reports.official import Signature
from dinh.account.reports.outlines import PARTY_LINE, STATE_YEARLY
from dinh.account.reports.tests.conftest import DAYS, fill
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import Value
from dinh.law.periods import Period
from dinh.office.tasks import actions as tasks
from dinh.office.tasks.actions.assign import Order
from dinh.office.tasks.days import PrintedDay

CHECKED = next(entered for entered in PARTY_LINE.figures if entered.key == "party_checks")
FAMILIES = next(entered for entered in STATE_YEARLY.figures if entered.key == "sports_families")
JUNE = date(2026, 6, 5)
SIGNATURE = Signature(("T/M BAN THƯỜNG VỤ",), "PHÓ BÍ THƯ", "Trần Văn Hùng")


def sign(by, draft, issued=JUNE):
    with time_machine.travel(JUNE):
        return actions.sign(
            by=by, draft=draft, issued=issued, signature=SIGNATURE, early=True
        )  # fmt: skip


def test_a_regime_says_who_owes_what_by_when(regime):
    owed = queries.owed(regime, 2026)
    assert [(item.body.symbol, str(item.item.period), item.item.printed) for item in owed[:3]] == [
        ("UBND", "2026-H1", date(2026, 6, 10)),
        ("MTTQ-BTT", "2026-H1", date(2026, 6, 10)),
        ("ĐU", "2026-H1", date(2026, 6, 10)),
    ]
    assert owed[0].item.last_day == date(2026, 6, 9)
    assert any("trước ngày" in step for step in owed[0].item.last.steps)


def test_only_those_who_sign_set_a_regime(ward, lua):
    with pytest.raises(Refused, match="không được giao quyền"):
        actions.adopt_regime(
            by=lua, title="Khác", outline=PARTY_LINE.key, receiver=lua.body, owes=[], days=DAYS, begins=JUNE
        )  # fmt: skip


@pytest.mark.parametrize(("outline", "days", "field"), [("khong-co", DAYS, "outline"), (PARTY_LINE.key, [], "days")])
def test_a_regime_that_makes_no_sense_is_refused_by_field(hung, outline, days, field):
    with pytest.raises(ValidationError) as caught:
        actions.adopt_regime(by=hung, title="X", outline=outline, receiver=hung.body, owes=[], days=days, begins=JUNE)
    assert field in caught.value.message_dict


def test_a_period_nobody_owes_cannot_be_begun(regime, tu):
    with pytest.raises(ValidationError, match="không có kỳ"):
        actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-H2"))


def test_a_body_has_one_report_a_period(regime, unit, tu):
    again = actions.open_draft(by=tu, regime=regime, body=tu.body, period=Period.parse("2026-H1"))
    assert again.pk == unit.pk


def test_one_body_does_not_write_anothers_report(unit, mai):
    with pytest.raises(Refused, match="Báo cáo này của Ủy ban nhân dân"):
        actions.write_passage(by=mai, draft=unit, section="1", text="chen vào", status="done")


def test_an_office_drafts_for_the_committee_above_it(whole, lua):
    with pytest.raises(Refused, match="Báo cáo này của Đảng ủy"):
        actions.write_passage(by=lua, draft=whole, section="1", text="thử", status="done")
    lua.body.parent = whole.body
    assert actions.write_passage(by=lua, draft=whole, section="1", text="thử", status="done").text == "thử"


def test_the_manager_of_the_house_writes_no_report(unit, an):
    with pytest.raises(Refused, match="không được giao quyền"):
        actions.write_passage(by=an, draft=unit, section="1", text="chen vào", status="done")


def test_an_official_of_another_commune_is_stopped(unit, khanh):
    with pytest.raises(Refused, match="đơn vị hành chính khác"):
        actions.write_passage(by=khanh, draft=unit, section="1", text="chen vào", status="done")


def test_earlier_words_stay_in_the_journal(unit, tu):
    actions.write_passage(by=tu, draft=unit, section="1", text="bản một", status="wanting")
    actions.write_passage(by=tu, draft=unit, section="1", text="bản hai", status="done")
    entry = Entry.objects.filter(what="reports.write").latest("seq")
    assert (entry.before["text"], entry.after["text"]) == ("bản một", "bản hai")


def test_a_number_opens_to_the_records_that_make_it(unit, tu):
    rows = [EnteredRow("Đối thoại tại tổ dân phố 3", date(2026, 4, 18)), EnteredRow("Đối thoại với thanh niên")]
    actions.enter_figure(by=tu, draft=unit, key="party_checks", part=2, whole=None, rows=rows)

    assert queries.figure_value(unit, CHECKED) == Value(2)
    assert [row.title for row in queries.figure_rows(unit, CHECKED)] == [row.title for row in rows]


def test_records_that_do_not_add_up_to_the_number_are_refused_and_nothing_is_kept(unit, tu):
    with pytest.raises(ValidationError, match="Ghi 3 nhưng có 1 bản ghi"):
        actions.enter_figure(by=tu, draft=unit, key="party_checks", part=3, whole=None, rows=[EnteredRow("một cuộc")])
    assert not FigureRow.objects.exists()


def test_a_number_that_nothing_proves_is_refused(unit, tu):
    with pytest.raises(ValidationError, match="Số liệu phải mở được"):
        actions.enter_figure(by=tu, draft=unit, key="party_checks", part=60, whole=None, rows=[])


def test_a_part_larger_than_its_whole_is_refused(yearly_unit, tu):
    with pytest.raises(ValidationError, match="Phần không thể lớn hơn tổng số"):
        actions.enter_figure(by=tu, draft=yearly_unit, key="sports_families", part=27, whole=26, rows=[], source="Sổ")


def test_a_share_without_its_whole_is_refused(yearly_unit, tu):
    with pytest.raises(ValidationError, match="Hãy ghi tổng số"):
        actions.enter_figure(by=tu, draft=yearly_unit, key="sports_families", part=26, whole=None, rows=[], source="Sổ")


def test_a_figure_can_be_taken_back(unit, tu):
    actions.enter_figure(by=tu, draft=unit, key="party_checks", part=0, whole=None, rows=[])
    actions.remove_figure(by=tu, draft=unit, key="party_checks")
    assert queries.figure_value(unit, CHECKED) is None


def test_a_report_with_gaps_is_not_handed_in_and_says_what_is_missing(unit, tu):
    with pytest.raises(ValidationError, match=r"1\. Lãnh đạo.*Chưa có số liệu"):
        actions.submit(by=tu, draft=unit, early=True)


def test_units_merge_upward_by_sums_of_parts_and_of_wholes(yearly_unit, yearly_whole, yearly, tu, mai):
    fill(tu, yearly_unit, sports_families=(20, 24))
    actions.submit(by=tu, draft=yearly_unit, early=True)
    front = actions.open_draft(by=mai, regime=yearly, body=mai.body, period=Period.parse("2026-H1"))
    fill(mai, front, sports_families=(6, 6))

    assert queries.figure_value(yearly_whole, FAMILIES) == Value(20, 24), "a report not handed in does not count"
    assert [body.symbol for body in queries.missing_units(yearly_whole)] == ["MTTQ-BTT"]

    actions.submit(by=mai, draft=front, early=True)
    assert queries.figure_value(yearly_whole, FAMILIES) == Value(26, 30)
    assert queries.missing_units(yearly_whole) == []
    said = [s.text for made in facts.composed(yearly_whole) for s in made.sentences if s.source == "unit"]
    assert said == ["UBND phường: Ý của UBND phường.", "Ủy ban MTTQ phường: Ý của Ủy ban MTTQ phường."]


def test_the_receivers_own_entry_stands_before_the_units_sum(yearly_unit, yearly_whole, tu, hung):
    fill(tu, yearly_unit, sports_families=(20, 24))
    actions.submit(by=tu, draft=yearly_unit, early=True)
    actions.enter_figure(
        by=hung, draft=yearly_whole, key="sports_families", part=21, whole=25, rows=[], source="Đã đối chiếu sổ"
    )
    assert queries.figure_value(yearly_whole, FAMILIES) == Value(21, 25)


def test_a_submitted_report_is_closed_until_returned_with_a_reason(unit, tu, hung):
    fill(tu, unit)
    actions.submit(by=tu, draft=unit, early=True)
    with pytest.raises(Refused, match="Báo cáo đã nộp"):
        actions.write_passage(by=tu, draft=unit, section="1", text="sửa", status="done")
    with pytest.raises(ValidationError, match="cần bổ sung gì"):
        actions.return_draft(by=hung, draft=unit, reason="  ")

    actions.return_draft(by=hung, draft=unit, reason="Thiếu danh sách đối thoại")
    unit.refresh_from_db()
    assert (unit.state, unit.return_reason) == (Draft.State.RETURNED, "Thiếu danh sách đối thoại")
    actions.write_passage(by=tu, draft=unit, section="1", text="sửa", status="done")


def test_signing_gives_the_next_number_and_freezes_what_was_said(whole, hung):
    fill(hung, whole)
    signed = sign(hung, whole)

    assert signed.state == Draft.State.SIGNED
    assert signed.paper.number == "01-BC/ĐU"
    assert signed.paper.subject.startswith("Kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026")
    words = [s["text"] for made in signed.frozen["sections"] for s in made["sentences"]]
    assert "Trong kỳ không tiếp nhận phản ánh, kiến nghị, khiếu nại nào." in words
    with pytest.raises(Refused, match="đã ký"):
        sign(hung, whole)
    with pytest.raises(Refused, match="đã ký"):
        actions.enter_figure(by=hung, draft=whole, key="party_checks", part=1, whole=None, rows=[], source="x")


def test_a_report_with_gaps_is_not_signed_and_takes_no_number(whole, hung):
    with pytest.raises(ValidationError, match="Chưa viết"):
        sign(hung, whole)
    fill(hung, whole)
    assert sign(hung, whole).paper.number == "01-BC/ĐU"


def test_only_the_receivers_signatory_signs(whole, lua):
    with pytest.raises(Refused, match="không được giao quyền"):
        sign(lua, whole)


def test_a_draft_is_a_docx_and_a_pdf_before_anyone_signs(whole):
    assert output.docx(whole)[:4] == b"PK\x03\x04"
    assert output.pdf(whole)[:5] == b"%PDF-"


def test_what_went_in_is_read_back_from_the_signed_docx(yearly_whole, hung):
    from dinh.scribe.decode import decode
    from dinh.scribe.reading import read

    fill(hung, yearly_whole, sports_families=(26, 26))
    signed = sign(hung, yearly_whole)
    reading = read(decode(output.docx(signed), "bao-cao.docx"))

    assert reading.number.value == "01-BC/ĐU"
    assert reading.issued.value == "2026-06-05"
    assert reading.signer.value == "Trần Văn Hùng"
    assert {(r.numerator, r.denominator, str(r.percent)) for r in reading.ratios} >= {(26, 26, "100")}
    assert all(ratio.agrees for ratio in reading.ratios)


def test_a_signed_report_passes_its_own_findings(whole, hung):
    fill(hung, whole)
    found = output.findings(whole, facts.composed(whole), SIGNATURE)
    assert [finding for finding in found if finding.severity != "info"] == []


def test_the_half_year_draft_shows_a_task_reported_with_a_photo_and_accepted(whole, ward, lua, tu, hung):
    photo = io.BytesIO()
    Image.new("RGB", (60, 40), "#23613f").save(photo, "JPEG")
    order = Order("Kiện toàn các tổ hòa giải", ward.bodies["UBND"], days=(PrintedDay(15, 5, 2026, before=True),))
    with time_machine.travel(date(2026, 5, 4)):
        turn = tasks.assign(by=lua, order=order).turns.get()
    with time_machine.travel(date(2026, 5, 12)):
        tasks.report(by=tu, turn=turn, note="Đủ 10 tổ, tổ nào cũng có nữ.", uploads=[(photo.getvalue(), "to-3.jpg")])
        tasks.accept(by=hung, turn=turn)

    with time_machine.travel(JUNE):
        section = next(made for made in facts.composed(whole) if made.section.key == "2.2")
    assert section.tables[0].rows == (("Kiện toàn các tổ hòa giải", "", "UBND phường", "14/05/2026", "đã nghiệm thu"),)
    assert section.sentences[0].text == (
        "Có 01 nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn 01/01 nhiệm vụ, đạt 100%."
    )
