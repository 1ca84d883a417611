"""A person confirms what the reader found, and the paper enters the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.core.exceptions import ValidationError

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions, queries
from dinh.office.papers.entries import Cited, Facts, Work
from dinh.office.papers.models import Citation, Clause, Paper, Register
from dinh.office.papers.tests import samples


def facts_of(paper, **changes):
    names = Facts.__dataclass_fields__
    held = {name: getattr(paper, name) for name in names if name != "recipients"}
    return replace(Facts(**held, recipients=tuple(paper.recipients)), **changes)


def test_the_reader_fills_the_columns_and_nothing_is_registered_yet(read_paper):
    paper = read_paper()
    assert paper.waiting
    assert (paper.number, paper.issued, paper.type_name) == ("118-CV/BTGDVTU", date(2026, 3, 4), "Công văn")
    assert paper.register_number is None
    assert not Citation.objects.exists()
    assert not Clause.objects.exists()


def test_confirming_enters_the_paper_with_citations_and_clauses(read_paper, confirm):
    paper = confirm(read_paper())
    assert paper.in_register
    assert (paper.register_key, paper.register_number) == ("2026|đến", 1)
    assert {row.canonical for row in Citation.objects.filter(paper=paper)} == {"15-CT/TU", "10/2022/QH15"}
    clauses = list(queries.clauses_of(paper))
    assert [clause.order for clause in clauses] == list(range(1, len(clauses) + 1))
    yearly = [(item["day"], item["month"]) for clause in clauses for item in clause.due if item["yearly"]]
    assert {(10, 6), (10, 12)} <= set(yearly)
    assert all(paper.text[c.start : c.end] for c in clauses if c.start is not None)


def test_what_a_person_corrected_is_what_is_registered(read_paper, lua, ward):
    paper = read_paper()
    facts = facts_of(paper, subject="thực hiện dân chủ năm 2026", signer="Nguyễn Thị Hoài", body=ward.bodies["UBND"])
    work = [Work(agency="UBND phường", text="Công khai đủ các nội dung", body=ward.bodies["UBND"])]
    confirmed = actions.confirm(by=lua, paper=paper, facts=facts, citations=[Cited("02/NQ-HĐND")], clauses=work)
    assert (confirmed.subject, confirmed.body) == ("thực hiện dân chủ năm 2026", ward.bodies["UBND"])
    assert Citation.objects.get(paper=confirmed).number == "02/NQ-HĐND"
    assert Clause.objects.get(paper=confirmed).body == ward.bodies["UBND"]


def test_numbers_follow_each_other_by_body_and_year(read_paper, confirm, ward):
    texts = [samples.LETTER.replace("118-CV", f"{n}-CV") for n in (1, 2, 3, 4)]
    papers = [read_paper(text, f"{n}.txt") for n, text in enumerate(texts)]
    first, second = confirm(papers[0]), confirm(papers[1])
    elsewhere = confirm(papers[2], body=ward.bodies["UBND"])
    next_year = confirm(papers[3], arrived=date(2025, 12, 30), issued=date(2025, 12, 1))
    assert [p.register_number for p in (first, second, elsewhere, next_year)] == [1, 2, 1, 1]


def test_a_number_is_not_spent_when_confirming_fails(read_paper, confirm):
    paper = read_paper()
    with pytest.raises(ValidationError, match="sau hôm nay"):
        confirm(paper, arrived=date(2027, 1, 1))
    with pytest.raises(ValidationError, match="sau ngày đến"):
        confirm(paper, issued=date(2026, 5, 1))
    assert not Register.objects.filter(last__gt=0).exists()
    assert confirm(paper).register_number == 1


def test_confirming_twice_gives_one_number_and_says_so(read_paper, confirm):
    paper = read_paper()
    confirm(paper)
    with pytest.raises(ValidationError, match="đã vào sổ với số đến 1"):
        confirm(paper)


@pytest.mark.parametrize("who", ["hung", "tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_who_keeps_the_register_confirms(request, read_paper, who):
    paper = read_paper()
    with pytest.raises(Refused):
        actions.confirm(by=request.getfixturevalue(who), paper=paper, facts=facts_of(paper), citations=[], clauses=[])
    assert Paper.objects.get(pk=paper.pk).waiting


def test_the_journal_tells_what_changed_and_under_which_number(read_paper, confirm):
    paper = confirm(read_paper(), subject="đã sửa trích yếu")
    entry = Entry.objects.get(what="papers.confirm")
    assert entry.after["subject"] == "đã sửa trích yếu"
    assert entry.after["arrival_number"] == 1
    assert entry.before["subject"] != entry.after["subject"]
    assert entry.about_id == str(paper.pk)


def test_a_citation_points_to_the_paper_we_hold(read_paper, confirm):
    plan = confirm(read_paper(samples.OLD_LAW, "ke-hoach.txt"))
    citing = samples.LETTER.replace("Chỉ thị số 15-CT/TU, ngày 21/11/2022", "Kế hoạch số 41/KH-UBND, ngày 12/02/2026")
    letter = confirm(read_paper(citing))
    assert Citation.objects.get(paper=letter, canonical="41/KH-UBND").cited == plan


def test_a_citation_made_before_its_paper_came_in_is_tied_later(read_paper, confirm):
    citing = samples.LETTER.replace("Chỉ thị số 15-CT/TU, ngày 21/11/2022", "Kế hoạch số 41/KH-UBND, ngày 12/02/2026")
    letter = confirm(read_paper(citing))
    assert Citation.objects.get(paper=letter, canonical="41/KH-UBND").cited is None
    plan = confirm(read_paper(samples.OLD_LAW, "ke-hoach.txt"))
    assert Citation.objects.get(paper=letter, canonical="41/KH-UBND").cited == plan


def test_the_same_number_of_another_day_is_another_paper(read_paper, confirm):
    confirm(read_paper(samples.OLD_LAW, "ke-hoach.txt"))
    citing = samples.LETTER.replace("Chỉ thị số 15-CT/TU, ngày 21/11/2022", "Kế hoạch số 41/KH-UBND, ngày 12/02/2025")
    letter = confirm(read_paper(citing))
    assert Citation.objects.get(paper=letter, canonical="41/KH-UBND").cited is None


def test_a_paper_set_aside_can_be_brought_back(read_paper, lua):
    paper = read_paper()
    assert actions.discard(by=lua, paper=paper).state == Paper.State.DISCARDED
    assert actions.restore(by=lua, paper=paper).waiting
    assert [e.what for e in Entry.objects.filter(about_id=str(paper.pk), about_kind="papers.paper")][-2:] == [
        "papers.discard",
        "papers.restore",
    ]


def test_a_registered_paper_cannot_be_set_aside(read_paper, confirm, lua):
    paper = confirm(read_paper())
    with pytest.raises(Refused, match="chưa vào sổ"):
        actions.discard(by=lua, paper=paper)
    with pytest.raises(Refused, match="không ở trong số đã bỏ"):
        actions.restore(by=lua, paper=paper)
