"""Figures and lists are counted by the database from the days a matter keeps: many matters cost as few queries, and
read as few rows, as a handful; and the days kept are those the clocks say."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import time_machine
from django.db.models.signals import post_init
from django.test import Client

from dinh.law.periods import Period
from dinh.rights.petitions import actions
from dinh.rights.petitions.actions.days import reckon_days
from dinh.rights.petitions.models import Petition
from dinh.rights.petitions.queries import attention, desk, figures
from dinh.rights.petitions.queries.courses import days_of, outcome_clock, pressing
from dinh.rights.petitions.tests.desking import DESK, browser, fresh
from dinh.rights.petitions.tests.petitioning import answered, committee, moved, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ward")]
YEAR = Period.parse("2026")
MANY = 600


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-11-02 09:00+07:00", tick=False) as traveller:
        yield traveller


@pytest.fixture
def crowd(ward):
    """Matters of a year, half answered in time, a quarter late, a quarter open and late."""
    rows = []
    for n in range(MANY):
        came = date(2026, 1, 5) + timedelta(days=n % 270)
        due = came + timedelta(days=14)
        over = n % 4 != 3
        outcome = (due - timedelta(days=2) if n % 4 < 2 else due + timedelta(days=6)) if over else None
        rows.append(
            Petition(
                commune=ward.commune, ref=f"PA-{n:09d}", kind=("reflection", "proposal", "complaint")[n % 3],
                state="closed" if over else "accepted", received_on=came, title=f"Việc {n}", folded=f"viec {n}",
                body=committee(), ending="confirmed" if over else "", ended_on=outcome, answered_on=outcome,
                due_on=None if over else due, outcome_due=due, outcome_on=outcome, public=n % 3 < 2,
            )
        )  # fmt: skip
    Petition.objects.bulk_create(rows, batch_size=200)


@pytest.fixture
def made():
    """How many matters are read from the database into memory."""
    read: list[int] = []

    def count(**_more: object) -> None:
        read.append(1)

    post_init.connect(count, sender=Petition, weak=False, dispatch_uid="count")
    yield read
    post_init.disconnect(sender=Petition, dispatch_uid="count")


@pytest.mark.parametrize("path", ["/phan-anh/so-lieu", "/phan-anh/so-lieu/dung-han?loai=reflection",
                                  "/phan-anh/so-lieu/mo-tre?loai=proposal", "/phan-anh/danh-sach"])  # fmt: skip
def test_public_pages_read_a_page_of_rows_not_all(crowd, made, path, django_assert_max_num_queries):
    with django_assert_max_num_queries(60):
        assert Client().get(path).status_code == 200
    assert len(made) <= 2 * 50


@pytest.mark.parametrize("path", ["", "?xem=han", "so-lieu", "?so=dung-han&ky=2026"])
def test_the_desks_lists_too(crowd, made, tu, path, django_assert_max_num_queries):
    client = browser(tu)
    with django_assert_max_num_queries(90):
        assert client.get(f"{DESK}{path}").status_code == 200
    assert len(made) <= 3 * 25


def test_each_figure_opens_as_many_rows_as_it_says(crowd, tu):
    client = browser(tu)
    told, kinds = figures.told_by_kind(YEAR)
    assert {each.figure.key: each.part for each in told}["mo-tre"] == MANY // 4
    for each in told:
        page = client.get(DESK, {"so": each.figure.key, "ky": "2026"}).context["page"]
        assert page.paginator.count == each.part, each.figure.key
        assert each.part == sum(parts[told.index(each)].part for parts in kinds.values())


def test_the_days_kept_are_those_the_clocks_say(clock, tu, binh, visitor):
    """Through every change: accepted, promised, answered, sent back, suspended, ended."""
    voice = moved(tu, sent(visitor).petition, "accept", body=committee())
    moved(tu, voice, "extend", words="chờ vật tư", until=date(2026, 12, 1))
    other = answered(tu, sent(visitor).petition)
    actions.say(by=visitor, asking=other.askings.get(), word="not", words="Vẫn tối", proven=True)
    complaint = sent(visitor, kind="complaint", words="Tôi khiếu nại quyết định số 15.").petition
    moved(binh, complaint, "accept", body=committee(), paper="1/TB-UBND")
    sent(visitor)
    for petition in Petition.objects.all():
        pressed, outcome = pressing(petition), outcome_clock(petition)
        assert petition.due_on == (pressed.due if pressed else None)
        assert (petition.outcome_due, petition.outcome_on) == (outcome.due, outcome.done)
    clock.move_to("2026-12-03 09:00+07:00")
    rows = desk.matters(desk.Wanted(tab="han"))
    by_clocks = {line.petition.pk for line in desk.lines(rows, date(2026, 12, 3)) if line.tone != "ok" or line.alarm}
    assert {row.pk for row in desk.pressed(rows, date(2026, 12, 3))} == by_clocks
    assert attention.count_waiting(date(2026, 12, 3)) == len(by_clocks)


def test_a_day_that_a_decree_moves_is_reckoned_anew(visitor):
    petition = sent(visitor).petition
    right = fresh(petition).due_on
    Petition.objects.filter(pk=petition.pk).update(due_on=date(2026, 11, 30), outcome_due=None)
    assert reckon_days() == 1
    assert fresh(petition).due_on == right
    assert days_of(fresh(petition))["outcome_due"] == fresh(petition).outcome_due
    assert reckon_days() == 0
