"""Papers go out: drafted, checked, issued under the next number of their book."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.bodies.models import Body, PartyTerm
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions, queries
from dinh.office.papers.models import Citation, Clause, Paper, Register
from dinh.office.papers.tests.conftest import OFFICIAL
from dinh.scribe.decode import decode
from dinh.scribe.reading import read


def test_a_state_report_takes_the_years_next_number(draft, issue):
    first, second = issue(draft()), issue(draft())
    assert [first.number, second.number] == ["01/BC-UBND", "02/BC-UBND"]
    assert first.register_key == "2026|BC"


def test_each_type_and_each_year_has_its_own_book(draft, issue):
    last_year = issue(draft(), issued=date(2025, 12, 30))
    report, plan, letter = issue(draft()), issue(draft(type_name="Kế hoạch")), issue(draft(type_name="Công văn"))
    assert [p.number for p in (last_year, report, plan, letter)] == [
        "01/BC-UBND",
        "01/BC-UBND",
        "01/KH-UBND",
        "01/UBND",
    ]
    assert letter.register_key == "2026|CV"


def test_party_papers_are_numbered_through_the_term(draft, issue):
    sign = {"authority": ("T/M BAN THƯỜNG VỤ",), "signer_title": "PHÓ BÍ THƯ"}
    first = issue(draft("ĐU"), issued=date(2025, 9, 1), **sign)
    second = issue(draft("ĐU"), issued=date(2026, 6, 8), **sign)
    assert (first.number, second.number) == ("01-BC/ĐU", "02-BC/ĐU")
    assert second.register_key == "2025-2030|BC"
    assert issue(draft("ĐU", type_name="Công văn"), **sign).number == "01-CV/ĐU"


def test_without_a_term_the_refusal_tells_where_to_enter_it(draft, issue, ward):
    paper = draft("MTTQ-BTT")
    with pytest.raises(ValidationError, match="thêm nhiệm kỳ"):
        issue(paper)
    PartyTerm(commune=ward.commune, body=ward.bodies["MTTQ-BTT"], label="2025-2030", begins=date(2025, 7, 1)).save()
    assert issue(paper).register_key == "2025-2030|BC"


def test_without_a_symbol_nothing_can_be_drafted(draft, ward):
    ward.bodies["THĐM"].symbol = ""
    ward.bodies["THĐM"].save()
    with pytest.raises(ValidationError, match="ký hiệu"):
        draft("THĐM")


def test_a_refused_issue_spends_no_number(draft, issue):
    paper = draft()
    for wrong in ({"issued": date(2027, 1, 1)}, {"signer": " "}, {"signer_title": ""}):
        with pytest.raises(ValidationError):
            issue(paper, **wrong)
    assert not Register.objects.filter(last__gt=0).exists()
    assert issue(paper).register_number == 1


def test_numbers_and_days_run_in_one_order(draft, issue):
    issue(draft(), issued=date(2026, 6, 8))
    with pytest.raises(ValidationError, match="đã cấp số 01/BC-UBND ngày 08/06/2026"):
        issue(draft(), issued=date(2026, 6, 7))
    assert issue(draft(), issued=date(2026, 6, 8)).register_number == 2


def test_an_issued_paper_is_frozen(draft, issue, lua):
    paper = issue(draft())
    with pytest.raises(Refused, match="đính chính"):
        actions.update_draft(by=lua, paper=paper, type_name="Báo cáo", subject="Khác", official=OFFICIAL)
    with pytest.raises(Refused, match="đính chính"):
        issue(paper)
    assert queries.docx(paper) == queries.docx(Paper.objects.get(pk=paper.pk))


def test_a_correction_is_a_new_paper_that_names_the_old_one(draft, issue):
    wrong = issue(draft())
    right = issue(draft(type_name="Công văn", subject="đính chính Báo cáo số 01/BC-UBND", corrects=wrong))
    assert right.corrects == wrong
    assert list(wrong.corrected_by.all()) == [right]


def test_only_an_issued_paper_can_be_corrected(draft):
    with pytest.raises(ValidationError, match="đã ban hành"):
        draft(corrects=draft())


def test_the_text_kept_is_that_of_the_document_that_goes_out(draft, issue):
    paper = issue(draft())
    found = read(decode(queries.docx(paper), "x.docx"))
    assert found.text == paper.text
    assert "01/BC-UBND" in paper.text
    assert "Lê Minh Đức" in paper.text
    assert found.number is not None
    assert found.number.value == paper.number


def test_what_it_cites_and_asks_is_entered_by_itself(draft, issue, ward):
    blocks = [
        {"kind": "heading", "level": 1, "label": "II", "text": "TỔ CHỨC THỰC HIỆN"},
        {"kind": "heading", "level": 2, "label": "1", "text": "Ủy ban Mặt trận Tổ quốc Việt Nam phường"},
        {"kind": "para", "text": "Chủ trì giám sát việc công khai; báo cáo trước ngày 10/12/2026."},
    ]
    paper = issue(draft(type_name="Kế hoạch", official={**OFFICIAL, "blocks": blocks}))
    assert Citation.objects.get(paper=paper).canonical == "10/2022/QH15"
    clause = Clause.objects.get(paper=paper)
    assert clause.body == ward.bodies["MTTQ-BTT"]
    assert (clause.due[0]["day"], clause.due[0]["month"]) == (10, 12)
    assert "giám sát" in paper.text[clause.start : clause.end]


def test_pdf_and_docx_print_and_a_draft_leaves_room_for_the_pen(draft, issue):
    paper = draft()
    assert queries.pdf(paper).startswith(b"%PDF")
    assert queries.official_paper(paper).number is None
    issued = issue(paper)
    official = queries.official_paper(issued)
    assert (official.number, official.day, official.signature.name) == (1, date(2026, 6, 8), "Lê Minh Đức")


def test_a_committees_name_breaks_before_its_place_and_prints_no_superior(draft, ward):
    official = queries.official_paper(draft())
    assert official.issuer == "Ủy ban nhân dân\nphường Đình Minh"
    assert official.superior is None
    ward.bodies["THĐM"].parent = ward.bodies["UBND"]
    ward.bodies["THĐM"].save()
    school = queries.official_paper(queries.find_paper(draft("THĐM").ref))
    assert school.superior == "Ủy ban nhân dân phường Đình Minh"


@pytest.mark.parametrize(
    ("official", "said"),
    [
        ({"blocks": [{"kind": "video"}]}, "không có trong thể thức"),
        ({"blocks": [{"kind": "table", "header": ["a"], "rows": [["1", "2"]]}]}, "có 2 ô"),
        ({"noi_dung": "x"}, "noi_dung"),
        ({"blocks": "chữ"}, "chưa in được"),
    ],
)
def test_a_draft_that_cannot_be_printed_is_refused_with_the_reason(draft, official, said):
    with pytest.raises(ValidationError, match=said):
        draft(official=official)
    assert not Paper.objects.exists()


def test_an_unknown_type_or_no_subject_is_refused(draft):
    with pytest.raises(ValidationError, match="Không có loại văn bản"):
        draft(type_name="Bản tin")
    with pytest.raises(ValidationError, match="trích yếu"):
        draft(subject="  ")


@pytest.mark.parametrize(("who", "drafts", "issues"), [
    ("lua", True, True), ("hung", True, True), ("tu", True, False), ("mai", True, False),
    ("an", False, False), ("lan", False, False), ("visitor", False, False), ("khanh", False, False),
])  # fmt: skip
def test_who_may_draft_and_who_may_issue(request, draft, ward, who, drafts, issues):
    by = request.getfixturevalue(who)

    def try_to(act, **more):
        try:
            act(by=by, **more)
        except Refused:
            return False
        return True

    body = Body.objects.get(pk=ward.bodies["UBND"].pk)
    drafted = try_to(actions.draft_out, body=body, type_name="Báo cáo", subject="Thử", official={})
    issued = try_to(actions.issue, paper=draft(), issued=date(2026, 6, 8), signer="A", signer_title="B")
    assert (drafted, issued) == (drafts, issues)


def test_the_journal_has_the_number_and_keeps_the_signers_name_apart(draft, issue):
    issue(draft())
    entry = Entry.objects.get(what="papers.issue")
    assert entry.after["number"] == "01/BC-UBND"
    assert "Lê Minh Đức" not in str(entry.after)
    assert entry.personal_digest


def test_a_hostile_text_is_printed_as_it_is(draft, issue):
    hostile = "<b>#set page()</b> {{7*7}} =HYPERLINK(1) \x07 $x^2$"
    paper = issue(draft(official={**OFFICIAL, "blocks": [{"kind": "para", "text": hostile}]}))
    assert "<b>#set page()</b> {{7*7}} =HYPERLINK(1)" in paper.text
    assert queries.pdf(paper).startswith(b"%PDF")
