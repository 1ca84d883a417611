"""What a composed report says for zero, one, many; where each sentence comes from; what stops the signature."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.account.reports.compose import (
    CorrectionFact,
    Facts,
    Gap,
    PassageFact,
    RewriteFact,
    Sentence,
    UnitFact,
    compose,
)
from dinh.account.reports.outlines import OUTLINES, PARTY_LINE, STATE_YEARLY
from dinh.account.reports.parts import Count, Entered, Shares, Written
from dinh.account.reports.words import number, share
from dinh.ground.room import INDICATORS, Row, Value

QUIET = {
    "publish.published": Value(0), "publish.complete": Value(0, 0), "information.answered_in_time": Value(0, 0),
    "outreach.sessions": Value(0), "outreach.people": Value(0), "reach.known": Value(0, 0),
    "dialogue.held": Value(0), "dialogue.kept_in_time": Value(0, 0), "dialogue.confirmed": Value(0, 0),
    "dialogue.unconfirmed": Value(0, 0), "dialogue.open_late": Value(0), "petitions.received": Value(0),
    "petitions.on_time": Value(0, 0), "petitions.confirmed": Value(0, 0), "petitions.unconfirmed": Value(0, 0),
    "petitions.open_late": Value(0, 0), "petitions.denunciations": Value(0), "mediation.received": Value(0),
    "mediation.settled_of_tried": Value(0, 0), "mediation.open": Value(0),
    "workplaces.items_published": Value(0, 0), "workplaces.conferences_held": Value(0, 0),
    "workplaces.conferences_in_time": Value(0, 0), "workplaces.boards": Value(0, 0),
    "workplaces.opinions_answered": Value(0, 0), "workplaces.dialogues": Value(0),
    "workplaces.agreements_kept": Value(0, 0), "workplaces.unions_founded": Value(0),
    "decide.decided": Value(0), "decide.passed": Value(0, 0), "decide.turnout": Value(0, 0), "consult.opened": Value(0),
    "consult.opinions": Value(0), "consult.groups_taken_in": Value(0, 0), "works.finished": Value(0),
    "works.under_way": Value(0), "works.collected": Value(0), "works.spent": Value(0), "works.labour_days": Value(0),
    "oversee.visits_ttnd": Value(0), "oversee.visits_gsdt": Value(0), "oversee.recommendations": Value(0),
    "oversee.answered_in_time": Value(0, 0), "oversee.inspections": Value(0), "benefit.people": Value(0),
    "benefit.confirmed": Value(0, 0), "benefit.satisfied": Value(0, 0), "benefit.services": Value(0, 0),
    "movements.models": Value(0), "movements.adopted": Value(0), "movements.alive": Value(0, 0),
    "movements.families": Value(0, 0), "movements.groups": Value(0, 0),
}  # fmt: skip
COUNTS = {**QUIET, "tasks.assigned": Value(14), "tasks.done_on_time": Value(6, 9), "tasks.late": Value(3)}
NOTHING = {**QUIET, "tasks.assigned": Value(0), "tasks.done_on_time": Value(0, 0), "tasks.late": Value(0)}
PAPER = Row("Công văn số 31-CV/ĐU, ngày 02/3/2026 về thực hiện dân chủ ở cơ sở", "/p/1", date(2026, 3, 2))


def section(facts: Facts, key: str, outline=PARTY_LINE):
    return next(made for made in compose(outline, facts) if made.section.key == key)


def said(facts: Facts, key: str, outline=PARTY_LINE) -> list[str]:
    return [sentence.text for sentence in section(facts, key, outline).sentences]


def test_a_share_is_said_with_its_fraction_and_a_decimal_comma():
    assert said(Facts(values=COUNTS), "2.2")[:2] == [
        "Có 09 nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn 06/09 nhiệm vụ, đạt 66,67%.",
        "Còn 03 nhiệm vụ quá hạn.",
    ]


def test_nothing_to_report_is_said_plainly_and_not_as_a_percentage():
    assert said(Facts(values=NOTHING), "2.2") == [
        "Trong kỳ không có nhiệm vụ đến hạn.",
        "Không có nhiệm vụ quá hạn.",
        "Không có nhiệm vụ nào đến hạn hoặc hoàn thành trong kỳ.",
    ]


def test_one_reads_as_one():
    one = Facts(values={**COUNTS, "tasks.late": Value(1), "tasks.done_on_time": Value(1, 1)})
    assert said(one, "2.2")[:2] == [
        "Có 01 nhiệm vụ đến hạn trong kỳ; hoàn thành đúng hạn 01/01 nhiệm vụ, đạt 100%.",
        "Còn 01 nhiệm vụ quá hạn.",
    ]


def test_what_was_made_public_is_said_from_its_records_and_what_was_not_asked_is_left_unsaid():
    told = {
        "publish.published": Value(12), "publish.complete": Value(9, 12), "information.answered_in_time": Value(3, 4),
        "outreach.sessions": Value(1), "outreach.people": Value(46), "reach.known": Value(62, 90),
    }  # fmt: skip
    assert said(Facts(values={**COUNTS, **told}), "3.1.1")[1:6] == [
        "Trong đó 09/12 nội dung có minh chứng đủ nơi, đủ hình thức, đủ thời hạn, đạt 75%.",
        "Có 04 yêu cầu cung cấp thông tin đến hạn; trả lời đúng hạn 03/04, đạt 75%.",
        "Đã tổ chức 01 buổi tuyên truyền, phổ biến pháp luật.",
        "Có 46 lượt người dự.",
        "Hỏi ngẫu nhiên các hộ về việc đã công khai: 62/90 câu trả lời đúng, đạt 68,89%.",
    ]
    assert not any("Hỏi ngẫu nhiên" in line or "lượt người dự" in line for line in said(Facts(values=COUNTS), "3.1.1"))


def test_papers_are_cited_one_a_line_the_last_with_a_full_stop():
    second = Row("Kế hoạch số 18/KH-UBND", "/p/2", date(2026, 3, 20))
    assert said(Facts(values=COUNTS, papers=(PAPER, second)), "2.1")[:3] == [
        "Trong kỳ đã ban hành 02 văn bản lãnh đạo, chỉ đạo, triển khai:",
        f"{PAPER.title};",
        f"{second.title}.",
    ]


def test_a_figure_nobody_entered_is_a_gap_and_not_a_zero():
    made = section(Facts(values=COUNTS), "2.1")
    assert any("Chưa có số liệu: Cuộc kiểm tra" in gap.text and gap.figure == "party_checks" for gap in made.gaps)
    assert not any("giám sát" in sentence.text for sentence in made.sentences)


def test_a_figure_entered_as_zero_is_said():
    made = section(Facts(values=COUNTS, figures={"party_checks": Value(0)}), "2.1")
    assert "Trong kỳ chưa kiểm tra, giám sát tổ chức đảng, đảng viên về thực hiện dân chủ." in [
        sentence.text for sentence in made.sentences
    ]
    assert not any("giám sát" in gap.text for gap in made.gaps)


def test_the_families_of_a_real_ward_add_up():
    families = {**COUNTS, "movements.families": Value(2799, 2942)}
    words = said(Facts(values=families), "3.2", STATE_YEARLY)
    assert "Gia đình văn hóa: 2.799/2.942 hộ, đạt 95,14%." in words


VOICES = {
    "dialogue.held": Value(60), "dialogue.kept_in_time": Value(40, 50), "dialogue.confirmed": Value(30, 64),
    "dialogue.unconfirmed": Value(9, 64), "dialogue.open_late": Value(1), "petitions.received": Value(31),
    "petitions.on_time": Value(26, 26), "petitions.confirmed": Value(20, 26), "petitions.unconfirmed": Value(4, 26),
    "petitions.open_late": Value(0, 5), "petitions.denunciations": Value(0), "mediation.received": Value(12),
    "mediation.settled_of_tried": Value(9, 11), "mediation.open": Value(1),
}  # fmt: skip
ONE = {key: Value(1, 1) if value.whole is not None else Value(1) for key, value in VOICES.items()}


def test_voices_are_said_from_their_records_and_confirmed_apart_from_unconfirmed():
    words = said(Facts(values={**COUNTS, **VOICES}), "3.2", STATE_YEARLY)
    works = "Trong kỳ không có công trình Nhân dân đóng góp nào được nghiệm thu."
    assert [line for line in words[2:16] if line != works] == [
        "Tiếp nhận 31 vụ việc phản ánh, kiến nghị, khiếu nại.",
        "Có 26 vụ việc đến hạn theo luật trong kỳ; có kết quả đúng hạn 26/26, đạt 100%.",
        "Kết thúc 26 vụ việc; giải quyết xong và người gửi xác nhận 20/26, đạt 76,92%.",
        "Giải quyết xong nhưng người gửi chưa xác nhận: 04/26, đếm riêng.",
        "Còn 05 vụ việc đang giải quyết; đã trễ hạn 0/05.",
        "Đã tổ chức 60 cuộc đối thoại với Nhân dân, biên bản đã công khai.",
        "Có 50 lời hứa, kết luận đến hạn trong kỳ; làm xong đúng hạn 40/50, đạt 80%.",
        "Trong 64 lời hứa nói trong kỳ: đã làm xong và người hỏi xác nhận đạt 30/64, đạt 46,88%.",
        "Đã làm xong nhưng người hỏi chưa xác nhận đạt: 09/64, đếm riêng.",
        "Còn 01 lời hứa chưa làm xong, đã trễ hạn.",
        "Các tổ hòa giải tiếp nhận 12 vụ, việc.",
        "Có 11 vụ, việc có kết quả; hòa giải thành 09/11, đạt 81,82% (tính trên số thành và không thành).",
        "Còn 01 vụ, việc đang hòa giải.",
    ]


def test_no_voices_are_three_plain_sentences():
    words = said(Facts(values=COUNTS), "3.2", STATE_YEARLY)
    for text in ("Trong kỳ không tiếp nhận phản ánh, kiến nghị, khiếu nại nào.",
                 "Trong kỳ chưa tổ chức đối thoại với Nhân dân.",
                 "Trong kỳ các tổ hòa giải không tiếp nhận vụ, việc nào."):  # fmt: skip
        assert text in words
    assert not any("tố cáo" in line or "trễ hạn" in line for line in words)


def test_one_voice_reads_as_one():
    made = compose(PARTY_LINE, Facts(values={**COUNTS, **ONE}))
    words = [sentence.text for one in made if one.section.key.startswith("3.1") for sentence in one.sentences]
    for text in (
        "Tiếp nhận 01 vụ việc",
        "Đã tổ chức 01 cuộc đối thoại",
        "tiếp nhận 01 vụ, việc.",
        "hòa giải thành 01/01",
    ):
        assert any(text in line for line in words), text


def test_what_only_a_person_can_write_is_a_gap_until_someone_does():
    assert section(Facts(values=COUNTS), "4.3").gaps == (
        Gap("Chưa viết: Nguyên nhân chủ quan, khách quan của từng hạn chế."),
    )

    written = {"4.3": PassageFact("Cán bộ kiêm nhiệm.\n\nThiếu kinh phí.", "done", "Nguyễn Thị Lụa")}
    made = section(Facts(values=COUNTS, passages=written), "4.3")
    assert made.gaps == ()
    assert made.sentences == (
        Sentence("Cán bộ kiêm nhiệm.", "writer", by="Nguyễn Thị Lụa"),
        Sentence("Thiếu kinh phí.", "writer", by="Nguyễn Thị Lụa"),
    )


def test_blank_words_fill_no_gap():
    blank = {"4.3": PassageFact("  \n ", "done", "Nguyễn Thị Lụa")}
    assert section(Facts(values=COUNTS, passages=blank), "4.3").gaps


def test_units_speak_under_their_own_names():
    unit = UnitFact(
        "Trường Tiểu học", "/u/1", {"3.4": "Đã công khai thu, chi.\nKhông có khiếu nại.", "5": "không tới đây"}
    )
    made = section(Facts(values=COUNTS, units=(unit,)), "3.4")
    assert made.sentences[-1] == Sentence(
        "Trường Tiểu học: Đã công khai thu, chi. Không có khiếu nại.", "unit", "/u/1", by="Trường Tiểu học", bullet=True
    )


def test_every_generated_sentence_says_where_it_comes_from():
    figures = {entered.key: Value(1, 2) if entered.share else Value(1) for entered in PARTY_LINE.figures}
    full = Facts(values=COUNTS, figures=figures, papers=(PAPER,))
    for made in compose(PARTY_LINE, full):
        assert all(one.source == "nothing" or (one.source != "writer" and one.key) for one in made.sentences)


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=lambda outline: outline.key)
def test_an_outline_points_at_living_indicators_and_distinct_keys(outline):
    keys = [section.key for section in outline.sections]
    assert len(set(keys)) == len(keys)
    parts = [part for section in outline.sections for part in section.parts]
    bars = {key for part in parts if isinstance(part, Shares) for key, _label in part.bars}
    assert bars | {part.indicator for part in parts if isinstance(part, Count)} <= set(INDICATORS)
    entered = [part.key for part in parts if isinstance(part, Entered)]
    assert len(set(entered)) == len(entered)
    assert any(isinstance(part, Written) for part in parts)


@pytest.mark.parametrize("outline", OUTLINES.values(), ids=lambda outline: outline.key)
def test_labels_read_as_a_paper_numbers_its_sections(outline):
    labels = [made.label for made in compose(outline, Facts(values=COUNTS))]
    assert labels[:2] == ["I", "II"]
    assert [label for label in labels if label.isdecimal()][:2] == ["1", "2"]


@pytest.mark.parametrize(
    ("part", "whole", "text"), [(1, 3, "33,33%"), (2, 3, "66,67%"), (1, 8, "12,5%"), (0, 5, "0%"), (149, 298, "50%")]
)
def test_shares_round_half_up_and_drop_empty_decimals(part, whole, text):
    assert share(Value(part, whole)) == text


@pytest.mark.parametrize(("n", "text"), [(0, "0"), (9, "09"), (10, "10"), (1000, "1.000"), (2942, "2.942")])
def test_counts_are_written_as_officials_write_them(n, text):
    assert number(n) == text


def test_last_year_stands_beside_this_year_and_nothing_beside_nothing():
    beside = Facts(values={**COUNTS, **VOICES}, before={"petitions.received": Value(24), "dialogue.held": Value(0)},
                   when="năm 2025")  # fmt: skip
    words = said(beside, "3.2", STATE_YEARLY)
    assert "Tiếp nhận 31 vụ việc phản ánh, kiến nghị, khiếu nại; tăng 07 so với năm 2025 (24)." in words
    assert "Đã tổ chức 60 cuộc đối thoại với Nhân dân, biên bản đã công khai." in words


def test_an_edited_sentence_keeps_what_the_records_say_and_knows_when_they_moved():
    place = "indicator:tasks.late"
    edit = RewriteFact("Ba nhiệm vụ còn chậm, đã nhắc.", "Còn 03 nhiệm vụ quá hạn.", "Lê Văn Tư", "09:00 05/06/2026")
    fresh = next(one for one in section(Facts(values=COUNTS, rewrites={("2.2", place): edit}), "2.2").sentences
                 if one.place == place)  # fmt: skip
    assert (fresh.text, fresh.original, fresh.by, fresh.stale) == (
        "Ba nhiệm vụ còn chậm, đã nhắc.", "Còn 03 nhiệm vụ quá hạn.", "Lê Văn Tư", False)  # fmt: skip
    moved = Facts(values={**COUNTS, "tasks.late": Value(4)}, rewrites={("2.2", place): edit})
    stale = next(one for one in section(moved, "2.2").sentences if one.place == place)
    assert stale.stale
    assert stale.original == "Còn 04 nhiệm vụ quá hạn."


def test_a_unit_reads_only_the_sections_of_its_kind_numbered_without_a_hole():
    school = PARTY_LINE.for_kind("unit")
    made = {one.section.key: one.label for one in compose(school, Facts(values=COUNTS))}
    assert "3.1" not in made
    assert (made["3.2"], made["3.4"]) == ("1", "2")
    assert {one.section.key for one in compose(PARTY_LINE.for_kind("enterprise"), Facts(values=COUNTS))} >= {"3.3"}
    letters = [one.label for one in compose(PARTY_LINE, Facts(values=COUNTS)) if one.section.level == 3]
    assert letters == ["a", "b", "c", "d", "đ"]


def test_a_section_with_nothing_says_so_and_shares_become_a_chart():
    assert said(Facts(values=COUNTS), "3.3") == ["Trong kỳ không phát sinh nội dung ở mục này."]
    (chart,) = section(Facts(values={**COUNTS, **VOICES}), "3").charts
    assert [bar.value for bar in chart.bars] == [Value(26, 26), Value(20, 26), Value(40, 50), Value(9, 11), Value(6, 9)]
    assert section(Facts(values=NOTHING), "3").charts == ()


def test_days_counted_and_corrections_are_told_where_they_belong():
    told = Facts(values=COUNTS, cutoff="Số liệu trong báo cáo tính đến hết ngày 05/06/2026.",
                 corrections=(CorrectionFact("tasks.late", "Đính chính: đã ghi 03, nay là 04.", "/x"),))  # fmt: skip
    assert said(told, "1")[0] == told.cutoff
    assert said(told, "2.2")[-1] == "Đính chính: đã ghi 03, nay là 04."
