"""The demo year plays inspections, supervision, criticism and a run of the planner; its pages open; figures agree."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django_scopes import scope

from dinh.ground.people.models import User
from dinh.ground.places.models import Commune
from dinh.ground.room import INDICATORS
from dinh.house.demo.ward import found_ward
from dinh.law.periods import Period
from dinh.rights.oversee import demo_oversight, planner
from dinh.rights.oversee.models import Criticism, Inspection, Proposal, Supervision, Theme

KEYS = [key for key in INDICATORS if key.startswith("oversee.")]


@pytest.fixture
def demo(db, settings, time_machine) -> Commune:
    settings.ALLOWED_HOSTS = ["*"]
    time_machine.move_to("2026-11-22T08:00+07:00", tick=False)
    commune = found_ward()
    with scope(commune=commune):
        demo_oversight.load(commune)
        demo_oversight.issue(commune)
        yield commune


def opened(username: str) -> Client:
    client = Client()
    client.force_login(User.objects.get(username=username))
    return client


def test_the_year_its_pages_and_its_figures(demo):
    assert (Theme.objects.count(), Inspection.objects.filter(visited_on__isnull=False).count()) == (3, 4)
    issued = Inspection.objects.get(given_on__isnull=False)
    assert issued.paper is not None
    assert [bool(each.task_ref) for each in issued.tasks.all()] == [True, True]
    supervision, draft = Supervision.objects.get(shown_on__isnull=False), Criticism.objects.get()
    run, for_council = Proposal.objects.get(purpose="committee"), Proposal.objects.get(purpose="council")
    assert Supervision.objects.get(proposal_ref=for_council.ref).about.count("\n") == 2
    assert planner.check(run.record, run.head)[0] == []
    lua, mai, visitor = opened("lua"), opened("mai"), Client()
    names = ("inspections", "year_plans", "supervisions", "criticisms", "proposals", "new_proposal", "new_year_plan")
    pages = [reverse(f"oversee_desk:{name}") for name in names]
    pages += [reverse("oversee_desk:inspection", args=[one.ref]) for one in Inspection.objects.all()]
    pages += [reverse("oversee_desk:theme", args=[each.pk]) for each in Theme.objects.all()]
    pages += [
        reverse("oversee_desk:proposal", args=[run.ref]),
        reverse("oversee_desk:supervision", args=[supervision.ref]),
    ]
    pages += [reverse("oversee_desk:criticism", args=[draft.ref])]
    for page in pages:
        assert lua.get(page).status_code == 200, page
        if "?" not in page and page.endswith(("don-vi", "giam-sat", "phan-bien")):
            assert lua.get(f"{page}?xuat=xlsx").status_code == 200
    for name, args in (("new_supervision", ["mat-tran"]), ("new_criticism", []), ("criticism_paper", [draft.ref])):
        assert mai.get(reverse(f"oversee_desk:{name}", args=args)).status_code == 200
    for page in (
        reverse("oversee:oversight"),
        supervision.path,
        draft.path,
        run.path,
        reverse("oversee:planner_script"),
    ):
        assert visitor.get(page).status_code == 200, page
    feed = visitor.get(reverse("oversee:feed"))
    assert feed.headers["Content-Type"].startswith("application/atom+xml")
    news = feed.content.decode()
    assert all(each in news for each in ("<feed", supervision.path, draft.path, "trả lời kiến nghị"))
    assert not any(one.ref in news for one in Inspection.objects.all())
    for name in ("oversee:index", "oversee:oversight"):
        told = visitor.get(reverse(name)).content.decode()
        assert told.count(reverse("oversee:feed")) == 2  # found by readers, and by people
    for page in (reverse("oversee:public_record", args=[run.ref]),):
        assert visitor.get(page).content.decode() == run.record
    assert mai.get(reverse("oversee_desk:inspection", args=[issued.ref])).status_code == 403
    period = Period.parse("2026")
    assert len(KEYS) > 11
    for key in KEYS:
        each = INDICATORS[key]
        rows = each.rows(demo, period, None)
        assert each.value(demo, period, None).part == len(rows), key
        assert all(len(row.cells) == len(each.columns) for row in rows)
    assert INDICATORS["oversee.inspections"].value(demo, period, None).part == 4
    assert date(2026, 10, 19) == issued.given_on
