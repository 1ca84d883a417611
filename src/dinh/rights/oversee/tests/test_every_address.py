"""Every GET address of the room, public and desk, every step's form among them, opened with the demo year's rows."""

from __future__ import annotations

import time
from collections.abc import Iterable
from datetime import date

import pytest
from django_scopes import scope
from tests.addresses import Rows, faults, signed_in

from dinh.ground.actor import Actor
from dinh.ground.bodies.queries import bodies_on, holders_of
from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.house.demo.ward import found_ward
from dinh.rights.oversee import demo, demo_oversight
from dinh.rights.oversee.actions import inspections_conclusion as ends
from dinh.rights.oversee.actions import supervision as acts
from dinh.rights.oversee.actions.criticism import Received, add_point, receive_draft
from dinh.rights.oversee.actions.findings import Found, find
from dinh.rights.oversee.models import (
    Board,
    Checklist,
    Criticism,
    Finding,
    Inspection,
    Member,
    Passing,
    Plan,
    PlanItem,
    Proposal,
    Recommendation,
    Remark,
    Report,
    Supervision,
    Theme,
    Verification,
    Visit,
)
from dinh.rights.oversee.permissions import BOARD, COUNCIL, FRONT, INSPECTOR
from dinh.rights.oversee.views import (
    asked,
    criticism,
    desk,
    inspections,
    inspections_steps,
    planner,
    planning,
    recommendations,
    supervision,
    visits,
)
from dinh.rights.oversee.views.asking import SESSION

PEOPLE = ("lua", "hung", "mai", "thanh", "chinh", "tu", "binh")


@pytest.fixture
def year(db, settings, time_machine) -> Iterable[Commune]:
    settings.ALLOWED_HOSTS = ["*"]
    time_machine.move_to("2026-11-22T08:00+07:00", tick=False)
    commune = found_ward()
    with scope(commune=commune):
        demo.load(commune)
        demo_oversight.load(commune)
        demo_oversight.issue(commune)
        yield commune


def actor(commune: Commune, power: str) -> Actor:
    holding = holders_of(power, today())[0]
    return Actor(commune=commune, user=holding.user, holding=holding)


def steps(keys: Iterable[object], pages: Iterable[str]) -> list[tuple[object, str]]:
    return [(key, slug) for key in keys for slug in pages]


def one_of_each(rows: Iterable[Visit] | Iterable[Supervision] | Iterable[Inspection]) -> list[str]:
    """A row of each stage is enough: the same page is drawn for the others."""
    return list({row.stage: row.ref for row in rows}.values())


def rows_of() -> Rows:
    looked = one_of_each(Inspection.objects.all())
    went, watched = one_of_each(Visit.objects.all()), one_of_each(Supervision.objects.all())
    sent = list({row.stage: row.ref for row in Recommendation.objects.all()}.values())
    asking = list({row.state: row.ref for row in Verification.objects.all()}.values())
    boards, drafts = [row.ref for row in Board.objects.all()], [row.ref for row in Criticism.objects.all()]
    runs, plans = [row.ref for row in Proposal.objects.all()], Plan.objects.all()
    yearly = [row.pk for row in plans if row.by in ("committee", "council", "front", "party")]
    sealed = [(row.inspection.ref, row.pk) for row in Passing.objects.select_related("inspection")]
    open_remarks = Remark.objects.filter(inspection__concluded_on=None).select_related("inspection")
    remarks = [(row.inspection.ref, row.pk) for row in open_remarks]
    points = [(row.ref, row.points.first().pk) for row in Criticism.objects.filter(sent_on=None)]
    members = [Member.objects.filter(board__ref=ref).first().pk for ref in boards]
    reports, lists = list(Report.objects.all()), list(Checklist.objects.all())
    return {
        "board": [(ref,) for ref in boards],
        "edit_board": [(row.ref,) for row in Board.objects.filter(kind="gsdt")],
        "new_member": [(ref,) for ref in boards], "board_act": steps(boards, desk.ACTS),
        "member_act": steps(members, desk.ON_MEMBER), "plan": [(row.pk,) for row in plans],
        "new_item": [(row.pk,) for row in plans if row.of_people],
        "plan_act": steps([row.pk for row in plans], planning.ACTS),
        "drop_item": [(PlanItem.objects.first().pk,)], "edit_checklist": [(row.pk,) for row in lists],
        "report": [(row.pk,) for row in reports], "report_act": steps([row.pk for row in reports], planning.ON_REPORT),
        "visit": [(ref,) for ref in went], "spot": [(ref,) for ref in went], "spot_session": [(ref,) for ref in went],
        "find": [(row.ref,) for row in Visit.objects.filter(confirmed_on=None)],
        "recommend": [(ref,) for ref in went], "visit_act": steps(went, visits.ACTS),
        "edit_finding": [(row.pk,) for row in Finding.objects.filter(visit__confirmed_on=None)],
        "pass_on": [(Finding.objects.first().pk,)],
        "recommendation": [(ref,) for ref in sent], "recommendation_act": steps(sent, recommendations.ACTS),
        "asked": [(ref,) for ref in asking], "asked_act": steps(asking, asked.ACTS),
        "year_plan_paper": [(pk,) for pk in yearly], "new_theme": [(row.pk,) for row in plans if row.by == "committee"],
        "year_plan_step": steps(yearly, inspections.PLAN_STEPS), "theme": [(row.pk,) for row in Theme.objects.all()],
        "theme_step": steps([Theme.objects.first().pk], inspections.THEME_STEPS),
        "inspection": [(ref,) for ref in looked], "inspection_step": steps(looked, inspections_steps.STEPS),
        "drop_remark": remarks, "passing": sealed,
        "passing_step": [(*pair, slug) for pair in sealed for slug in inspections.PASSING_STEPS],
        "new_supervision": [("hdnd",), ("mat-tran",)], "supervision": [(ref,) for ref in watched],
        "supervised_report": [(row.ref,) for row in Supervision.objects.filter(concluded_on=None)],
        "supervision_step": steps(watched, supervision.STEPS),
        "supervision_paper": [(row.ref,) for row in Supervision.objects.exclude(concluded_on=None)],
        "criticism": [(ref,) for ref in drafts], "criticism_paper": [(ref,) for ref in drafts],
        "drop_point": points, "criticism_step": steps(drafts, criticism.STEPS),
        "proposal": [(ref,) for ref in runs], "proposal_record": [(ref,) for ref in runs],
        "proposal_step": steps(runs, planner.STEPS), "public_record": [(ref,) for ref in runs],
    }  # fmt: skip


def under_way(commune: Commune) -> None:
    """What the demo year has finished everywhere, begun once more."""
    inspector, council, front = (actor(commune, power) for power in (INSPECTOR, COUNCIL, FRONT))
    visited = Inspection.objects.filter(visited_on__isnull=False, concluded_on=None).first()
    sealed = {"what": "Thu ngoài quy định", "ground": "Điều 9", "competent": "Cơ quan điều tra"}
    ends.pass_violation(by=inspector, one=visited, found_on=today(), **sealed)
    praised = {"kind": "commend", "body": visited.body, "words": "Bảng tin rõ", "ground": "Biên bản"}
    ends.add_remark(by=inspector, one=visited, **praised)
    coming = Visit.objects.get(held_on=None)
    seen = Found(kind="flaw", words="Thiếu biển báo", ground="Hồ sơ thiết kế", found_on=today())
    find(by=actor(commune, BOARD), found=seen, visit=coming)
    ahead = Supervision.objects.get(concluded_on=None)
    acts.ask_reports(by=council, one=ahead, report_by=date(2026, 12, 1), edition=ahead.edition)
    bodies = {body.symbol: body for body in bodies_on(today())}
    facts = Received("criticism", "Dự thảo quy chế", "committee", bodies["UBND"], today(), "conference", "1", "")
    draft = receive_draft(by=front, holder=bodies["MTTQ-BTT"], facts=facts)
    add_point(by=front, one=draft, part="Điều 2", text="Chưa rõ", proposal="Ghi rõ", who="Hội Phụ nữ", hearing=None)


def test_every_address_opens_with_a_row_in_it(year, settings):
    under_way(year)
    people = signed_in(PEOPLE)
    session = people["visitor"].session
    session[SESSION] = {row.ref: int(time.time()) for row in Verification.objects.all()}
    session.save()
    people["visitor"].cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    rows = {**rows_of(), "followed": [(row.ref,) for row in Verification.objects.all()]}
    found = faults("oversee_desk", rows, people)
    assert not found, "\n".join(found)
    public = {**rows, "visit": [(row.ref,) for row in Visit.objects.exclude(shown_on=None)],
              "recommendation": [(row.ref,) for row in Recommendation.objects.exclude(sent_on=None)]}  # fmt: skip
    found = faults("oversee", public, people)
    assert not found, "\n".join(found)
