"""A paper is shown to everyone by those who may, and found by exactly those who may read it."""

from __future__ import annotations

from datetime import date

import pytest

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.ground.room import PUBLIC
from dinh.ground.search.queries import search
from dinh.office.papers import actions
from dinh.office.papers.models import Paper
from dinh.office.papers.room import _public


@pytest.fixture
def issued(draft, issue):
    return issue(draft(subject="Kết quả hòa giải ở cơ sở"))


def test_officials_find_it_at_once_and_visitors_only_while_it_is_public(issued, hung, tu, visitor, lan):
    def who_finds() -> list[bool]:
        return [search(who, "hoa giai o co so").total == 1 for who in (tu, visitor, lan)]

    assert who_finds() == [True, False, False]
    actions.make_public(by=hung, paper=issued)
    assert who_finds() == [True, True, True]
    actions.withdraw(by=hung, paper=issued, reason="có số điện thoại")
    assert who_finds() == [True, False, False]


def test_what_nobody_confirmed_is_found_by_nobody(read_paper, draft, lua, hung):
    read_paper()
    draft(subject="Chưa ban hành")
    assert search(lua, "dan chu").total == 0
    assert search(hung, "chua ban hanh").total == 0


def test_a_confirmed_paper_is_found_by_its_text_and_number(read_paper, confirm, tu):
    paper = confirm(read_paper())
    for asked in ("118-CV/BTGDVTU", "niêm yết tại nhà văn hóa", "nguyen thi hoai"):
        assert [hit.url.endswith(paper.ref) for hit in search(tu, asked).hits] == [True]


@pytest.mark.parametrize(("who", "may"), [
    ("hung", True), ("lua", True), ("tu", False), ("mai", False), ("an", False), ("lan", False), ("visitor", False),
    ("khanh", False),
])  # fmt: skip
def test_who_makes_papers_public(request, issued, who, may):
    by = request.getfixturevalue(who)
    if may:
        assert actions.make_public(by=by, paper=issued).public
    else:
        with pytest.raises(Refused):
            actions.make_public(by=by, paper=issued)
        assert not Paper.objects.get(pk=issued.pk).public


def test_withdrawing_needs_a_reason_that_the_journal_keeps(issued, hung):
    actions.make_public(by=hung, paper=issued)
    with pytest.raises(Refused, match="lý do"):
        actions.withdraw(by=hung, paper=issued, reason="  ")
    actions.withdraw(by=hung, paper=issued, reason="đăng nhầm")
    assert Entry.objects.get(what="papers.withdraw").after["reason"] == "đăng nhầm"


def test_only_registered_papers_become_public(draft, read_paper, hung):
    for paper in (draft(), read_paper()):
        with pytest.raises(Refused, match="đã vào sổ"):
            actions.make_public(by=hung, paper=paper)


def test_the_portal_lists_public_papers_newest_first(draft, issue, hung, ward):
    first, second = issue(draft()), issue(draft(), issued=date(2026, 7, 1))
    hidden = issue(draft(), issued=date(2026, 8, 1))
    for paper in (first, second):
        actions.make_public(by=hung, paper=paper)
    urls = [item.url for item in _public(ward.commune, 10)]
    assert urls == [f"/p/{second.ref}", f"/p/{first.ref}"]
    assert f"/p/{hidden.ref}" not in urls
    assert len(list(_public(ward.commune, 1))) == 1
    assert _public in [source.items for source in PUBLIC]
