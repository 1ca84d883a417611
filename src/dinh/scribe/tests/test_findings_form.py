"""Components, signature and style of State and Party papers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dinh.scribe.facts import Fact, Reading
from dinh.scribe.tests.findings_papers import found, paper, words

HEAD = """ỦY BAN NHÂN DÂN
PHƯỜNG ĐÌNH MINH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/BC-UBND
Đình Minh, ngày 12 tháng 3 năm 2026
BÁO CÁO
Kết quả tiếp công dân
"""
FOOT = """Nơi nhận:
- Ủy ban nhân dân tỉnh (B/c);
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Đỗ Minh An
"""
BODY = "Phường báo cáo kết quả tiếp công dân./.\n"


def whole(text: str, *, system="state") -> Reading:
    """A reading with the facts that stand in `text`, each at its place."""
    wanted = {"type": "BÁO CÁO", "number": "45/BC-UBND", "subject": "Kết quả tiếp công dân", "signer": "Đỗ Minh An"}
    facts = {
        name: Fact(value, text.index(value), text.index(value) + len(value))
        for name, value in wanted.items()
        if value in text
    }
    date_line = "ngày 12 tháng 3 năm 2026"
    if date_line in text:
        at = text.index(date_line)
        facts["issued"] = Fact("2026-03-12", at, at + len(date_line))
    return Reading(text=text, system=system, **facts)


def test_a_complete_paper_lacks_nothing():
    assert not found(whole(HEAD + BODY + FOOT), "part.missing")


@pytest.mark.parametrize(
    ("lost", "named"),
    [
        ("Độc lập - Tự do - Hạnh phúc\n", "Tiêu ngữ"),
        ("Số: 45/BC-UBND\n", "số, ký hiệu"),
        ("Đình Minh, ngày 12 tháng 3 năm 2026\n", "thời gian"),
    ],
)
def test_a_lost_component_of_a_whole_head_is_named(lost, named):
    reading = whole(HEAD.replace(lost, "") + BODY.replace("kết quả", "việc") + FOOT)
    (gap,) = found(reading, "part.missing")
    assert named in gap.message


def test_a_type_followed_at_once_by_the_grounds_lacks_its_subject():
    bare = whole(HEAD.replace("Kết quả tiếp công dân\n", "") + "Căn cứ Luật Tiếp công dân;\n" + BODY + FOOT)
    assert "trích yếu" in found(replace(bare, subject=None), "part.missing")[0].message
    unread = replace(whole(HEAD + BODY + FOOT), subject=None)
    assert not found(unread, "part.missing")


def test_a_signature_that_the_reading_could_not_take_apart_is_still_a_signature():
    for signature in ("TM. ỦY BAN NHÂN DÂN", "(Đã ký)", "PHÓ TRƯỞNG BAN THƯỜNG TRỰC"):
        assert not found(whole(HEAD + BODY + f"Nơi nhận:\n- Lưu: VT.\n{signature}\n"), "part.missing")


def test_blanks_left_for_the_clerk_are_not_missing():
    blank = HEAD.replace("45/BC-UBND", "     /BC-UBND").replace("ngày 12 tháng 3", "ngày      tháng 3")
    assert not found(whole(blank + BODY + FOOT), "part.missing")


def test_recipients_without_a_signature_and_the_other_way_round():
    unsigned = whole(HEAD + BODY + "Nơi nhận:\n- Lưu: VT.\n")
    assert "chữ ký" in found(unsigned, "part.missing")[0].message
    to_nobody = whole(HEAD + BODY + "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nĐỗ Minh An\n")
    assert "Nơi nhận" in found(to_nobody, "part.missing")[0].message


def test_the_country_named_in_a_sentence_is_no_head():
    assert not found(whole("Hiệp định với Cộng hòa xã hội chủ nghĩa Việt Nam.\n" + BODY + FOOT), "part.missing")


def test_a_copy_that_lost_its_head_or_its_foot_is_not_blamed():
    assert not found(whole(BODY + FOOT), "part.missing")
    assert not found(whole(HEAD + BODY), "part.missing")
    assert not found(whole(BODY + FOOT), "part.head_unread")
    assert len(found(whole(BODY + FOOT), "part.head_unread", style=True)) == 1


SIGNED_FOR = BODY + "Nơi nhận:\n- Lưu: VT.\n{}KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nLê Thị Hạnh\n"


def test_a_deputy_signing_a_report_of_the_committee_needs_its_name_above():
    (wrong,) = found(paper(SIGNED_FOR.format("")), "form.signature")
    assert (wrong.suggestion or "").startswith("TM. ỦY BAN NHÂN DÂN")
    assert words(paper(SIGNED_FOR.format("")), "form.signature") == ["KT. CHỦ TỊCH"]


def test_with_the_committees_name_or_on_a_chairmans_own_paper_nothing_is_said():
    assert not found(paper(SIGNED_FOR.format("TM. ỦY BAN NHÂN DÂN\n")), "form.signature")
    assert not found(paper(SIGNED_FOR.format(""), type="Quyết định", number="45/QĐ-UBND"), "form.signature")
    assert not found(paper(SIGNED_FOR.format(""), number="45/BC-VP"), "form.signature")
    assert not found(paper(SIGNED_FOR.format(""), system="party", number="45-BC/ĐU"), "form.signature")


def test_style_is_spoken_of_only_on_request():
    party = paper(
        "Yêu cầu thực hiện./.\n\nNơi nhận:\n- Thường trực Đảng ủy (B/c),\n", system="party", number="09-BC/ĐU"
    )
    for code in ("form.end_mark", "form.number", "form.recipient"):
        assert not found(party, code)
        assert found(party, code, style=True)


def test_end_marks_of_the_two_systems():
    foot = "\n\nNơi nhận:\n- Lưu: VT.\n"
    assert words(paper("Kính trình xem xét." + foot), "form.end_mark", style=True) == ["."]
    assert not found(paper("Kính trình xem xét./." + foot), "form.end_mark", style=True)
    assert not found(paper("Yêu cầu thực hiện." + foot, system="party", number="09-BC/ĐU"), "form.end_mark", style=True)
    assert not found(paper("Kính trình xem xét."), "form.end_mark", style=True)


@pytest.mark.parametrize(("number", "right"), [("5/BC-UBND", "05"), ("045/BC-UBND", "45")])
def test_leading_zeros_of_the_number(number, right):
    (wrong,) = found(paper("x", number=number), "form.number", style=True)
    assert wrong.suggestion == right


@pytest.mark.parametrize("number", ["05/BC-UBND", "45/BC-UBND", "345/BC-UBND"])
def test_a_well_written_number_passes(number):
    assert not found(paper("x", number=number), "form.number", style=True)


@pytest.mark.parametrize(
    ("printed", "right"),
    [
        ("ngày 5 tháng 1 năm 2026", "05 tháng 01"),
        ("ngày 05 tháng 03 năm 2026", "05 tháng 3"),
        ("ngày 05 tháng 01 năm 2026", None),
        ("ngày 12 tháng 3 năm 2026", None),
        ("ngày 12 tháng 11 năm 2026", None),
    ],
)
def test_leading_zeros_of_the_date_line(printed, right):
    text = f"Đình Minh, {printed}\n\nNội dung."
    issued = Fact("2026-01-05", 11, 11 + len(printed))
    reading = Reading(text=text, system="state", issued=issued)
    assert [finding.suggestion for finding in found(reading, "form.date", style=True)] == ([right] if right else [])
    assert not found(replace(reading, system="party"), "form.date", style=True)


def test_the_older_motto_is_a_hint_on_request():
    four = paper("Phương châm “dân biết, dân bàn, dân làm, dân kiểm tra” được thực hiện.")
    assert not found(four, "language.motto")
    assert words(four, "language.motto", style=True) == ["dân biết, dân bàn, dân làm, dân kiểm tra"]
    six = paper("Phương châm “dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng”.")
    assert not found(six, "language.motto", style=True)


def test_headings_that_repeat_or_jump_are_pointed_at():
    reading = paper(
        "I. MỤC ĐÍCH CHUNG\na\nII. NỘI DUNG KIỂM TRA\nb\nII. TỔ CHỨC THỰC HIỆN\nc\nIV. KINH PHÍ THỰC HIỆN\nd"
    )
    (twice,) = found(reading, "outline.number")
    assert twice.suggestion == "III"
    jump = paper("I. MỤC ĐÍCH CHUNG\na\nIII. NỘI DUNG KIỂM TRA\nb")
    assert words(jump, "outline.number") == ["III"]


@pytest.mark.parametrize(
    "body",
    [
        "I. MỤC ĐÍCH CHUNG\na\nII. NỘI DUNG KIỂM TRA\nb\nIII. TỔ CHỨC THỰC HIỆN",
        "I- MỤC ĐÍCH CHUNG\na\nII- NỘI DUNG KIỂM TRA\nb\nI. ĐỀ CƯƠNG BÁO CÁO\nII. SỐ LIỆU KÈM THEO",
        "Khóa XIV. Nhiệm kỳ II. Đại hội V. Hội nghị",
        "IV. PHẦN CUỐI CỦA BẢN TRÍCH",
        "IIX. KHÔNG PHẢI SỐ LA MÃ\nII. MỤC HAI CỦA BẢN TRÍCH",
    ],
)
def test_well_counted_headings_and_annexes_pass(body):
    assert not found(paper(body, day=date(2026, 3, 12)), "outline.number")
