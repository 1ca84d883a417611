"""Typed on the pages: a year's plan to a conclusion, a sealed record, a planner's run; what is refused keeps what was
typed."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from dinh.rights.oversee.actions import inspections as acts
from dinh.rights.oversee.actions.inspections import Asked, ThemeFacts
from dinh.rights.oversee.actions.supervision import year_plan
from dinh.rights.oversee.forms_planner import RunForm
from dinh.rights.oversee.inspections_lists import READY
from dinh.rights.oversee.models import Inspection, Passing, Plan, Proposal, Theme

DAY = date(2026, 9, 21)


def opened(actor) -> Client:
    client = Client()
    client.force_login(actor.user)
    return client


@pytest.fixture(autouse=True)
def _day(ward, time_machine) -> None:
    time_machine.move_to(f"{DAY}T16:00+07:00", tick=False)


def test_from_the_plan_to_the_conclusion(ward, lua, tu):
    client = opened(lua)
    facts = {"watcher": "committee", "holder": ward.bodies["BCĐ"].pk, "year": 2026}
    assert client.post(reverse("oversee_desk:new_year_plan"), facts).status_code == 302
    plan = Plan.objects.get()
    new = reverse("oversee_desk:new_theme", args=[plan.pk])
    page = client.get(f"{new}?mau={READY[1].key}").content.decode()
    assert "Phản ánh, kiến nghị trả lời trong hạn" in page
    typed = {"title": "Trả lời dân", "lead": ward.bodies["BXDĐ"].pk, "from_day": "2026-09-01", "to_day": "2026-12-31"}
    answer = client.post(new, {**typed, "lines": "Trả lời đúng hạn | Sổ | ba mươi"})
    assert answer.status_code == 400
    assert "Dòng 1 chưa đúng mẫu" in answer.content.decode()
    assert "Trả lời dân" in answer.content.decode()
    assert client.post(new, {**typed, "lines": "Trả lời đúng hạn | Sổ | 30\nTiếp dân"}).status_code == 302
    theme = Theme.objects.get()
    body = {"body": ward.bodies["UBND"].pk, "planned_on": "2026-09-21", "why": "Quá hạn", "team": "Lụa"}
    assert client.post(reverse("oversee_desk:theme_step", args=[theme.pk, "don-vi"]), body).status_code == 302
    one = Inspection.objects.get()

    def step(slug: str, typed: dict, who: Client = client) -> int:
        url = reverse("oversee_desk:inspection_step", args=[one.ref, slug])
        return who.post(url, {"edition": Inspection.objects.get().edition, **typed}).status_code

    assert step("yeu-cau", {"report_by": "2026-09-21"}) == 302
    own = {f"own_{each.pk}": 5 for each in theme.criteria.all()}
    assert step("bao-cao", {"words": "Đã rà soát", **own}, opened(tu)) == 302
    assert step("da-den", {"on": "2026-09-21", "place": "Trụ sở", "met": "Chủ tịch", "team": "Lụa"}) == 302
    first, second = theme.criteria.all()
    assert step("cham", {f"points_{first.pk}": 20}) == 400  # points without evidence
    marks = {f"points_{first.pk}": 20, f"seen_{first.pk}": "Sổ", f"points_{second.pk}": 9, f"seen_{second.pk}": "Lịch"}
    assert step("cham", marks) == 302
    work = {"text_1": "Trả lời các vụ còn lại", "due_1": "2026-10-30"}
    told = {"on": "2026-09-21", "strengths": "Có", "weaknesses": "Chậm", **work}
    assert step("ket-luan", told) == 400  # nobody named for the work
    assert step("ket-luan", {**told, "lead_1": ward.bodies["UBND"].pk}) == 302
    assert step("ban-hanh", {"signer": "Trần Văn Hùng", "signer_title": "Trưởng ban"}) == 302
    page = client.get(reverse("oversee_desk:inspection", args=[one.ref])).content.decode()
    assert "29/40" in page
    assert "KL/BCĐ" in page


def test_a_sealed_record_opens_only_with_a_reason(ward, lua, tu):
    plan = year_plan(by=lua, watcher="committee", holder=ward.bodies["BCĐ"], year=2026)
    facts = ThemeFacts("Công khai", ward.bodies["BXDĐ"], date(2026, 9, 1), date(2026, 12, 31), (Asked("Đủ"),))
    theme = acts.add_theme(by=lua, plan=plan, facts=facts)
    one = acts.schedule(by=lua, theme=theme, body=ward.bodies["UBND"], planned_on=DAY, why="x", team="Lụa")
    one = acts.visit(by=lua, one=one, on=DAY, place="x", met="y", edition=one.edition)
    client = opened(lua)
    typed = {"what": "Thu sai", "ground": "Biên bản", "competent": "Thanh tra", "found_on": "2026-09-21"}
    step = reverse("oversee_desk:inspection_step", args=[one.ref, "vi-pham"])
    assert client.post(step, typed).status_code == 302
    url = reverse("oversee_desk:passing", args=[one.ref, Passing.objects.get().pk])
    assert "Thu sai" not in client.get(url).content.decode()
    assert client.post(url, {"why": ""}).status_code == 400
    assert "Thu sai" in client.post(url, {"why": "Ký văn bản chuyển"}).content.decode()
    page = opened(tu).get(reverse("oversee_desk:inspection", args=[one.ref])).content.decode()
    assert "niêm phong" not in page
    assert opened(tu).get(url).status_code == 403


def test_the_planner_is_run_from_its_page(ward, lua, tu):
    url = reverse("oversee_desk:new_proposal")
    typed = {**RunForm.start(), "purpose": "committee", "holder": ward.bodies["BCĐ"].pk}
    answer = opened(lua).post(url, {**typed, "text": ""})
    assert answer.status_code == 400
    assert "chữ gieo" in answer.content.decode()
    assert opened(lua).post(url, {**typed, "text": "gieo"}).status_code == 302
    one = Proposal.objects.get()
    page = opened(lua).get(reverse("oversee_desk:proposal", args=[one.ref])).content.decode()
    assert "Đang đếm dấu hiệu" in page
    assert opened(tu).post(url, typed).status_code == 403
    assert Client().get(one.path).status_code == 404  # not public
