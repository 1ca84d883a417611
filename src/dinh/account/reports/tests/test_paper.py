"""A year's report as .docx by the outlines of the party's and the state's line: read back, it says what went in."""

from __future__ import annotations

import io
from datetime import date
from zipfile import ZipFile

import pytest
import time_machine

from dinh.account.reports import actions, facts, output
from dinh.account.reports.actions import EnteredRow
from dinh.account.reports.official import Signature
from dinh.account.reports.outlines import PARTY_LINE, STATE_YEARLY
from dinh.law.periods import Period
from dinh.rights.petitions.actions import say
from dinh.rights.petitions.tests.petitioning import answered, sent
from dinh.scribe.decode import decode
from dinh.scribe.findings import check
from dinh.scribe.reading import read

WORDS = {
    "1": "Phường có 10 tổ dân phố; phần lớn người dân làm dịch vụ nhỏ, nhiều người cao tuổi ít dùng điện thoại.",
    "4.1": "Nội dung liên quan trực tiếp đến hộ dân được niêm yết tại nhà văn hóa và đọc trên truyền thanh của tổ.",
    "4.2": "Trả lời sau đối thoại còn chậm ở việc liên quan nhiều đơn vị.",
    "4.3": "Chưa giao rõ một đơn vị chịu trách nhiệm chính cho từng việc đã hứa.",
    "5": "Theo dõi từng việc đã hứa đến khi người hỏi xác nhận; Ủy ban nhân dân phường báo cáo hằng tháng.",
    "6": "Không.",
}
LINES = [
    (PARTY_LINE, "hung", Signature(("T/M ĐẢNG ỦY",), "PHÓ BÍ THƯ", "Trần Văn Hùng"), "01-BC/ĐU"),
    (STATE_YEARLY, "chair", Signature(("TM. ỦY BAN NHÂN DÂN",), "CHỦ TỊCH", "Hoàng Thanh Bình"), "01/BC-UBND"),
]


@pytest.fixture
def chair(ward):
    """The chair of the UBND where chairs sign reports."""
    return ward.official("chu", "Hoàng Thanh Bình", "UBND", "Chủ tịch UBND", [
        "reports.write", "reports.sign", "papers.read", "papers.issue"], leads=True)  # fmt: skip


@pytest.mark.parametrize(("outline", "who", "signature", "number"), LINES, ids=["party", "state"])
def test_a_years_report_is_read_back_as_it_went_in(ward, request, tu, visitor, outline, who, signature, number):
    by = request.getfixturevalue(who)
    with time_machine.travel("2025-10-02 09:00+07:00", tick=False):
        sent(visitor, words="Cống đầu ngõ 3 tắc từ hôm mưa.")
    with time_machine.travel("2026-02-02 09:00+07:00", tick=False):
        met = answered(tu, sent(visitor).petition)
        say(by=visitor, asking=met.askings.get(), word="met", proven=True)
        sent(visitor, words="Rác ứ đọng sau chợ Đình ba hôm nay.")
    with time_machine.travel("2027-01-05 09:00+07:00", tick=False):
        regime = actions.adopt_regime(
            by=request.getfixturevalue("hung"), title="Báo cáo năm", outline=outline.key, receiver=by.body, owes=[],
            days=[{"period": "year", "day": 15, "month": 1}], begins=date(2026, 1, 1),
        )  # fmt: skip
        draft = actions.open_draft(by=by, regime=regime, body=by.body, period=Period.parse("2026"))
        for section in facts.outline_of(draft).sections:
            text = WORDS.get(section.key, "")
            actions.write_passage(by=by, draft=draft, section=section.key, text=text, status="done")
        for entered in facts.outline_of(draft).figures:
            part, whole = (2473, 2942) if entered.share else (1, None)
            rows = [] if entered.share else [EnteredRow("Kiểm tra chi bộ tổ dân phố 2")]
            actions.enter_figure(
                by=by, draft=draft, key=entered.key, part=part, whole=whole, rows=rows, source="Sổ bình xét năm"
            )
        signed = actions.sign(by=by, draft=draft, issued=date(2027, 1, 5), signature=signature)
        data = output.docx(signed)
        reading = read(decode(data, "bao-cao.docx"))
        found = [one for one in check(reading, today=date(2027, 1, 5)) if one.severity != "info"]

    assert reading.number.value == number
    assert reading.issued.value == "2027-01-05"
    assert reading.signer.value == signature.name
    ratios = {(one.numerator, one.denominator, str(one.percent)) for one in reading.ratios}
    assert (1, 1, "100") in ratios, "one letter ended, confirmed by its sender"
    assert outline is PARTY_LINE or (2473, 2942, "84.06") in ratios
    assert all(one.agrees for one in reading.ratios)
    assert "tăng 01 so với năm 2025 (01)" in reading.text
    assert found == []
    names = ZipFile(io.BytesIO(data)).namelist()
    assert "Bảng số liệu".upper() in reading.text.upper()
    assert any(name.startswith("word/") for name in names)
