"""Hồ sơ công việc: the papers of one matter in their order."""

from __future__ import annotations

import io
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from openpyxl import load_workbook

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.papers import actions
from dinh.office.papers.models import Dossier, DossierItem
from dinh.office.papers.queries.dossiers import dossiers, dossiers_of, items_of
from dinh.office.papers.tests import samples


@pytest.fixture
def dossier(ward, lua):
    return actions.open_dossier(
        by=lua, body=ward.bodies["UBND"], title="Xây dựng quy chế dân chủ", opened=date(2026, 2, 1)
    )


@pytest.fixture
def filled(dossier, lua, read_paper, confirm):
    plan, letter = confirm(read_paper(samples.OLD_LAW, "kh.txt")), confirm(read_paper())
    actions.add_to_dossier(by=lua, dossier=dossier, paper=letter, step="chỉ đạo")
    actions.add_to_dossier(by=lua, dossier=dossier, paper=plan, step="kế hoạch")
    return dossier


def test_papers_stand_in_the_order_they_were_added(filled):
    assert [(item.order, item.step) for item in items_of(filled)] == [(1, "chỉ đạo"), (2, "kế hoạch")]


def test_the_order_and_the_steps_can_be_changed(filled, lua):
    first, second = items_of(filled)
    actions.arrange_dossier(by=lua, dossier=filled, items=[(second, "kế hoạch năm"), (first, "chỉ đạo")])
    assert [(item.paper, item.step) for item in items_of(filled)] == [
        (second.paper, "kế hoạch năm"),
        (first.paper, "chỉ đạo"),
    ]


def test_arranging_what_someone_else_changed_meanwhile_is_refused(filled, lua):
    first, second = items_of(filled)
    actions.take_from_dossier(by=lua, item=items_of(filled)[1])
    with pytest.raises(ValidationError, match="tải lại trang"):
        actions.arrange_dossier(by=lua, dossier=filled, items=[(second, ""), (first, "")])


def test_a_paper_is_in_a_dossier_once(filled, lua):
    with pytest.raises(ValidationError, match="đã có trong hồ sơ"):
        actions.add_to_dossier(by=lua, dossier=filled, paper=items_of(filled)[0].paper, step="")


def test_a_closed_dossier_is_left_alone_until_reopened(filled, lua):
    actions.close_dossier(by=lua, dossier=filled, day=date(2026, 9, 1))
    item = items_of(filled)[0]
    with pytest.raises(Refused, match="đã kết thúc"):
        actions.take_from_dossier(by=lua, item=item)
    actions.reopen_dossier(by=lua, dossier=filled)
    actions.take_from_dossier(by=lua, item=item)
    assert DossierItem.objects.count() == 1


def test_an_empty_dossier_or_one_that_ends_before_it_begins_is_not_closed(dossier, filled, lua, ward):
    with pytest.raises(ValidationError, match="trước ngày mở"):
        actions.close_dossier(by=lua, dossier=filled, day=date(2026, 1, 1))
    empty = actions.open_dossier(by=lua, body=ward.bodies["UBND"], title="Trống", opened=date(2026, 2, 1))
    with pytest.raises(ValidationError, match="chưa có văn bản"):
        actions.close_dossier(by=lua, dossier=empty, day=date(2026, 3, 1))


def test_a_dossier_needs_a_title(ward, lua):
    with pytest.raises(ValidationError, match="tiêu đề"):
        actions.open_dossier(by=lua, body=ward.bodies["UBND"], title="  ", opened=date(2026, 2, 1))


@pytest.mark.parametrize("who", ["hung", "tu", "mai", "an", "lan", "visitor", "khanh"])
def test_only_who_keeps_the_register_opens_and_fills_dossiers(request, ward, filled, who):
    by = request.getfixturevalue(who)
    paper = items_of(filled)[0].paper
    for act in (
        lambda: actions.open_dossier(by=by, body=ward.bodies["UBND"], title="Thử", opened=date(2026, 2, 1)),
        lambda: actions.add_to_dossier(by=by, dossier=filled, paper=paper, step=""),
        lambda: actions.close_dossier(by=by, dossier=filled, day=date(2026, 9, 1)),
        lambda: actions.reopen_dossier(by=by, dossier=filled),
    ):
        with pytest.raises(Refused):
            act()
    assert Dossier.objects.count() == 1


def test_every_act_is_in_the_journal(filled, lua):
    actions.close_dossier(by=lua, dossier=filled, day=date(2026, 9, 1))
    told = [entry.what for entry in Entry.objects.filter(about_kind="papers.dossier").order_by("seq")]
    assert told == ["papers.open_dossier", "papers.add_to_dossier", "papers.add_to_dossier", "papers.close_dossier"]


def test_dossiers_are_found_without_diacritics_open_ones_first(filled, lua, ward):
    other = actions.open_dossier(by=lua, body=ward.bodies["ĐU"], title="Đại hội Mặt trận", opened=date(2026, 5, 1))
    actions.close_dossier(by=lua, dossier=filled, day=date(2026, 9, 1))
    assert dossiers() == [other, filled]
    assert dossiers("quy che dan chu") == [filled]
    assert dossiers("dai hoi", "closed") == []
    assert dossiers("", "open") == [other]


def test_a_paper_knows_its_dossiers(filled):
    assert [item.dossier for item in dossiers_of(items_of(filled)[0].paper)] == [filled]


def test_the_whole_way_in_the_browser(at_desk, lua, ward, read_paper, confirm):
    client = at_desk(lua)
    paper = confirm(read_paper())
    form = {"title": "Đối thoại năm 2026", "body": ward.bodies["UBND"].pk, "opened": "2026-03-01"}
    url = client.post(reverse("papers:new_dossier"), form)["Location"]
    client.post(url, {"paper": f"{paper.ref.lower()} công văn", "step": "chỉ đạo"})
    html = client.get(url).content.decode()
    assert "118-CV/BTGDVTU" in html
    wrong = client.post(url, {"paper": "VB-KHON-GCO2", "step": ""})
    assert wrong.status_code == 400
    assert "Không có văn bản mã VB-KHON-GCO2" in wrong.content.decode()
    item = DossierItem.objects.get()
    ref = item.dossier.ref
    client.post(reverse("papers:arrange", args=[ref]), {f"order-{item.pk}": "7", f"step-{item.pk}": "mở đầu"})
    sheet = client.get(reverse("papers:dossier_sheet", args=[ref]))
    rows = list(load_workbook(io.BytesIO(sheet.content)).active.iter_rows(values_only=True))
    assert rows[1][:3] == (1, "mở đầu", "118-CV/BTGDVTU")
    client.post(reverse("papers:close_dossier", args=[ref]), {"closed": "2026-10-01"})
    assert Dossier.objects.get().closed == date(2026, 10, 1)
    client.post(reverse("papers:reopen_dossier", args=[ref]))
    client.post(reverse("papers:arrange", args=[ref]), {"take": str(item.pk)})
    assert not DossierItem.objects.exists()


def test_a_reader_sees_the_chain_and_no_buttons(filled, at_desk, tu):
    html = at_desk(tu).get(reverse("papers:dossier", args=[filled.ref])).content.decode()
    assert "118-CV/BTGDVTU" in html
    assert "Thêm vào hồ sơ" not in html
