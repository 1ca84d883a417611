"""A run of the planner: counted from the rooms, drawn, sealed, recomputed from its file; a person decides."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.office.tasks import actions as tasks
from dinh.office.tasks.actions.assign import Order
from dinh.office.tasks.days import PrintedDay
from dinh.rights.oversee import jobs_planner, planner, planner_words
from dinh.rights.oversee.actions import planner as acts
from dinh.rights.oversee.actions import taking
from dinh.rights.oversee.actions.inspections import Asked, ThemeFacts, add_theme
from dinh.rights.oversee.actions.supervision import year_plan
from dinh.rights.oversee.actions.taking import IntoSupervision, IntoTheme, take_over
from dinh.rights.oversee.models import Inspection, Proposal, Supervision, Visit
from dinh.rights.oversee.queries import planner as queries

RUN = {"purpose": "committee", "period": "2026-Q4", "rules": planner_words.usual()}


@pytest.fixture
def ready(ward, lua, tu, time_machine) -> Proposal:
    """UBND has two tasks overdue; nobody was ever visited."""
    time_machine.move_to("2026-06-01T08:00+07:00", tick=False)
    for name in ("Một", "Hai"):
        order = Order(name, ward.bodies["UBND"], days=(PrintedDay(20, 6, 2026),))
        tasks.assign(by=lua, order=order)
    time_machine.move_to("2026-10-01T08:00+07:00", tick=False)
    one = acts.run_planner(by=lua, text="chữ gieo quý 4", holder=ward.bodies["BCĐ"], **RUN)
    assert one.stage == "counting"
    return jobs_planner.count(Actor(commune=ward.commune), one)


def test_it_is_counted_and_anyone_recomputes_it(ready, ward):
    wrong, picks = planner.check(ready.record, ready.head)
    assert wrong == []
    chosen = list(queries.choices(ready))
    assert [(f"{each.body_id}", each.why, each.score) for each in chosen] == [
        (pick.key, pick.why, pick.score) for pick, _name in picks
    ]
    top = chosen[0]
    assert (top.body, top.counts["overdue"]) == (ward.bodies["UBND"], 2)
    words = [each.words for each in planner_words.reasons(top.counts, planner_words.usual().factors)]
    assert "Có 2 nhiệm vụ quá hạn chưa báo xong." in words
    assert ward.bodies["BCĐ"].pk not in {each.body_id for each in chosen}
    assert (ready.done, ready.total) == (6, 6)
    assert jobs_planner.count(Actor(commune=ward.commune), ready).head == ready.head  # the job may run twice


def test_a_second_run_draws_from_the_same_text_and_both_stay(ready, lua):
    again = acts.run_planner(by=lua, text="chữ khác cho đến khi vừa ý", **RUN)
    assert (again.text, again.number) == (ready.text, 2)


@pytest.mark.usefixtures("ready")
def test_who_may_not_and_what_is_refused(lua, tu, mai, chinh):
    with pytest.raises(Refused):
        acts.run_planner(by=tu, text="x", **RUN)
    with pytest.raises(Refused):
        acts.run_planner(by=mai, text="x", **RUN)
    acts.run_planner(by=chinh, text="x", **{**RUN, "purpose": "council"})
    for wrong in ({"period": "quý bốn"}, {"purpose": "ai"}, {"rules": planner.Rules(8, 0, 4, 24, ())}):
        with pytest.raises(ValidationError):
            acts.run_planner(by=lua, text="x", **{**RUN, **wrong})
    with pytest.raises(ValidationError, match="chữ gieo"):
        acts.run_planner(by=lua, text=" ", **{**RUN, "period": "2027"})


def test_a_person_changes_with_a_reason_and_takes_it_into_the_plan(ready, ward, lua, mai):
    choice = ready.choices.get(body=ward.bodies["THĐM"])
    with pytest.raises(ValidationError, match="vì sao"):
        acts.change_choice(by=lua, choice=choice, dropped=True, reason="")
    acts.change_choice(by=lua, choice=choice, dropped=True, reason="Trường đang nghỉ chống bão")
    plan = year_plan(by=lua, watcher="committee", holder=ward.bodies["BCĐ"], year=2026)
    facts = ThemeFacts("Công khai", ward.bodies["BXDĐ"], date(2026, 10, 1), date(2026, 12, 31), (Asked("Đủ"),))
    theme = add_theme(by=lua, plan=plan, facts=facts)
    ready.refresh_from_db()
    into = IntoTheme(theme, date(2026, 11, 2))
    with pytest.raises(Refused):
        take_over(by=mai, proposal=ready, into=into, edition=ready.edition)
    other = IntoSupervision("Việc khác", "survey", date(2026, 11, 2), date(2026, 11, 30))
    with pytest.raises(ValidationError, match="Ban Chỉ đạo"):
        take_over(by=lua, proposal=ready, into=other, edition=ready.edition)
    taken = take_over(by=lua, proposal=ready, into=into, edition=ready.edition)
    made = Inspection.objects.filter(proposal_ref=taken.ref)
    assert {each.body.symbol for each in made} == {"ĐU", "UBND", "MTTQ-BTT", "TDP"}
    assert "Nhiều dấu hiệu nhất: " in made.get(body__symbol="UBND").why
    assert "Có 2 nhiệm vụ quá hạn chưa báo xong." in made.get(body__symbol="UBND").why
    assert set(queries.became(taken)) == {each.ref for each in made}
    with pytest.raises(Refused, match="đã đưa vào kế hoạch"):
        acts.change_choice(by=lua, choice=choice, dropped=False, reason="x")
    shown = acts.show_proposal(by=lua, proposal=taken, edition=taken.edition)
    assert shown.shown_on == date(2026, 10, 1)


def run_for(by: Actor, purpose: str, ward, holder=None) -> Proposal:
    one = acts.run_planner(by=by, text="chữ gieo", holder=holder, **{**RUN, "purpose": purpose})
    return jobs_planner.count(Actor(commune=ward.commune), one)


@pytest.mark.usefixtures("ready")
def test_the_council_and_the_front_get_one_supervision_of_all(ward, chinh, mai, client):
    """Both sides name each other; without a plan of the year the proposal is the reason."""
    for by, purpose in ((chinh, "council"), (mai, "front")):
        body = ward.bodies["MTTQ-BTT"]
        if purpose == "council":
            Body.objects.filter(pk=ward.bodies["UBND"].pk).update(kind="council")
        one = run_for(by, purpose, ward, body if purpose == "front" else ward.bodies["UBND"])
        client.force_login(by.user)
        page = reverse("oversee_desk:proposal_step", args=[one.ref, "quyet-dinh"])
        assert "2 nhiệm vụ quá hạn" in client.get(page).content.decode() or purpose == "council"
        typed = {"theme": "Việc quá hạn", "form": "survey", "from_day": "2026-10-05", "to_day": "2026-10-01",
                 "about": taking.reasons_of(one), "edition": one.edition}  # fmt: skip
        assert "Ngày cuối phải từ ngày đầu" in client.post(page, typed).content.decode()
        assert client.post(page, {**typed, "to_day": "2026-10-30"}).status_code == 302
        made = Supervision.objects.get(by=purpose)
        assert (made.proposal_ref, made.why) == (one.ref, f"Theo đề xuất {one.ref}")
        assert set(one.choices.values_list("became", flat=True)) == {made.ref}
        told = client.get(reverse("oversee_desk:proposal", args=[one.ref])).content.decode()
        assert reverse("oversee_desk:supervision", args=[made.ref]) in told
        back = client.get(reverse("oversee_desk:supervision", args=[made.ref])).content.decode()
        assert reverse("oversee_desk:proposal", args=[one.ref]) in back
        assert Entry.objects.filter(what="oversee.supervise").count() == (1 if purpose == "council" else 2)
        client.logout()


def test_the_board_gets_a_visit_to_every_body(ttnd, ward, thanh, mai, client):
    one = run_for(thanh, "ttnd", ward)
    client.force_login(thanh.user)
    page = reverse("oversee_desk:proposal_step", args=[one.ref, "quyet-dinh"])
    typed = {"board": ttnd.pk, "way": "watch", "theme": "Trả lời dân", "planned_on": "2026-10-20",
             "edition": one.edition}  # fmt: skip
    assert client.post(page, {**typed, "planned_on": "2026-10-01"}).status_code == 400
    assert client.post(page, typed).status_code == 302
    visits = Visit.objects.filter(proposal_ref=one.ref)
    assert visits.count() == one.choices.count() > 0
    assert all(each.why for each in visits)
    told = client.get(reverse("oversee_desk:visit", args=[visits[0].ref])).content.decode()
    assert reverse("oversee_desk:proposal", args=[one.ref]) in told
    one.refresh_from_db()
    shown = acts.show_proposal(by=thanh, proposal=one, edition=one.edition)
    client.logout()
    everyone = client.get(shown.path).content.decode()
    assert "Đã đưa vào kế hoạch" in everyone
    assert visits[0].ref not in everyone


def test_the_council_and_the_front_do_not_look_at_the_party(ward):
    day = date(2026, 10, 1)
    found = {one: queries.looked_at(day, None, one) for one in ("council", "front", "party")}
    systems = {one: {body.system for body in bodies} for one, bodies in found.items()}
    assert systems["council"] == {"state"}
    assert "party" not in systems["front"]
    assert "party" in systems["party"]


def test_counting_takes_the_same_queries_however_many_bodies(ready, ward, django_assert_num_queries):
    bodies = queries.looked_at(date(2026, 10, 1), ward.bodies["BCĐ"])
    with django_assert_num_queries(9):
        queries.candidates(bodies[:2], date(2026, 10, 1))
    with django_assert_num_queries(9):
        queries.candidates(bodies, date(2026, 10, 1))
