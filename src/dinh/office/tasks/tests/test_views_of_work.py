"""Coverage of a paper, calendar weeks, today's work, and the numbers for reports."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from dinh.ground.room import INDICATORS, TODAY
from dinh.law.periods import Period
from dinh.office.papers import actions as papers
from dinh.office.tasks import actions, queries, room
from dinh.office.tasks.tests.build import MEDIATION, REPORTS, at, give, photo, registered_paper, reported

DAY = date(2026, 11, 21)


@pytest.fixture(autouse=True)
def _a_saturday_in_november():
    with at(21):
        yield


def test_coverage_names_the_clauses_that_nothing_has_been_shown_for(client, ward, lua, tu):
    paper = registered_paper(ward, [MEDIATION, REPORTS, {}, {"text": "Đã có quy chế."}])
    first, second, third, fourth = paper.clauses.all()
    task = actions.assign_clause(by=lua, clause=first, orders=[actions.Order("Kiện toàn", ward.bodies["UBND"])])[0]
    actions.assign_clause(
        by=lua, clause=second, orders=[actions.Order("Báo cáo", ward.bodies[x]) for x in ("UBND", "ĐU")]
    )
    papers.dismiss_clause(by=lua, clause=fourth, reason="Đã xong")
    reported(tu, task)

    cover = queries.coverage(paper, DAY)

    assert (cover.proven, cover.whole, cover.waiting) == (1, 3, 1)
    assert [row.clause for row in cover.bare] == [second, third]
    assert [each.task.lead.symbol for each in cover.rows[1].tasks] == ["ĐU", "UBND"]
    client.force_login(tu.user)
    html = client.get(reverse("tasks:coverage", args=[paper.ref])).content.decode()
    assert "1/3" in html
    assert "Đã xong" in html


def test_a_report_taken_back_no_longer_proves(ward, lua, tu):
    paper = registered_paper(ward, [MEDIATION])
    order = actions.Order("Kiện toàn", ward.bodies["UBND"])
    task = actions.assign_clause(by=lua, clause=paper.clauses.get(), orders=[order])[0]
    actions.undo_report(by=tu, turn=reported(tu, task))

    assert queries.coverage(paper, DAY).proven == 0
    assert queries.papers_with_tasks(DAY)[0]["n_proven"] == 0


def test_coverage_asks_as_much_for_many_clauses_as_for_few(ward, lua, django_assert_max_num_queries):
    paper = registered_paper(ward, [MEDIATION] * 15)
    for clause in paper.clauses.all():
        actions.assign_clause(by=lua, clause=clause, orders=[actions.Order("Việc", ward.bodies["UBND"])])
    with django_assert_max_num_queries(5):
        queries.coverage(paper, DAY)


def test_papers_are_counted_once_however_many_proofs(ward, lua, tu):
    paper = registered_paper(ward, [])
    order = actions.Order("Báo cáo tháng", ward.bodies["UBND"], rhythm="monthly", days=(actions.PrintedDay(25),))
    task = actions.assign(by=lua, order=order, paper=paper)
    actions.undo_report(by=tu, turn=reported(tu, task))
    reported(tu, task)
    second = task.turns.order_by("due")[1]
    actions.report(by=tu, turn=second, note="Đã gửi.", uploads=[(photo(), "a.jpg")])

    row = queries.papers_with_tasks(DAY)[0]
    assert (row["n_tasks"], row["n_open"], row["n_late"], row["n_proven"]) == (1, 12, 0, 1)


def test_weeks_run_from_monday_and_count_what_is_due(ward, lua):
    for day in ("16/11/2026", "20/11/2026", "23/11/2026", "29/11/2026"):
        give(lua, ward.bodies["UBND"], day)

    weeks = queries.weeks(DAY, 2, DAY)

    assert [(week.start, week.due, week.late) for week in weeks] == [
        (date(2026, 11, 16), 2, 2),
        (date(2026, 11, 23), 2, 0),
    ]
    assert weeks[0].end == date(2026, 11, 22)


def test_the_page_of_weeks_opens_on_any_day_and_on_nonsense(client, ward, lua, tu):
    give(lua, ward.bodies["UBND"], "23/11/2026", title="Việc thứ Hai")
    client.force_login(tu.user)
    url = reverse("tasks:weeks")

    assert [line.turn.task.title for line in client.get(url, {"tu": "2026-11-27"}).context["lines"]] == ["Việc thứ Hai"]
    for nonsense in ("hôm nay", "2026-99-99", "0001-01-01", "9999-12-31", "2031-05-05"):
        assert client.get(url, {"tu": nonsense, "don_vi": "x"}).status_code == 200


def today(who):
    return [item for source in TODAY for item in source(who, DAY) if "/nhiem-vu/" in item.url]


def test_doers_see_their_late_and_soon_work_and_what_came_back(ward, lua, tu, hung, mai):
    ubnd = ward.bodies["UBND"]
    for day, title in (("10/11/2026", "Trễ"), ("25/11/2026", "Sắp"), ("31/12/2026", "Xa")):
        give(lua, ubnd, day, title=title)
    actions.send_back(by=hung, turn=reported(tu, give(lua, ubnd, "30/12/2026", title="Bị trả")), reason="Thiếu ảnh")

    assert [(item.title, item.tone) for item in today(tu)] == [("Trễ", "late"), ("Sắp", "soon"), ("Bị trả", "ok")]
    assert today(mai) == []


def test_the_chair_sees_what_waits_to_be_judged_and_both_see_papers_to_give(ward, lua, tu, hung):
    paper = registered_paper(ward, [MEDIATION, REPORTS])
    turn = reported(tu, give(lua, ward.bodies["UBND"]))

    urls = [item.url for item in today(hung)]
    assert urls == [
        reverse("tasks:step", args=[turn.task.ref, turn.pk, "nghiem-thu"]), reverse("tasks:assign", args=[paper.ref]),
    ]  # fmt: skip
    assert [item.when for item in today(lua)] == ["Còn 2 mục chưa giao"]


def test_visitors_and_people_without_a_post_have_no_work_here(ward, lua, an, lan, visitor, khanh):
    give(lua, ward.bodies["UBND"], "10/11/2026")
    registered_paper(ward, [MEDIATION])
    for who in (an, lan, visitor):
        assert today(who) == []
    assert list(room.doing(khanh, DAY)) == []


@pytest.fixture
def year(ward, lua, tu, hung):
    """Due in November: one in time, one late and accepted, one never reported; one in December; one ended before it
    fell due.
    """
    ubnd = ward.bodies["UBND"]
    with at(2, 11):
        made = {day: give(lua, ubnd, f"{day}/11/2026", title=f"Ngày {day}") for day in (10, 12, 13)}
        give(lua, ubnd, "9/12/2026")
        give(lua, ward.bodies["MTTQ-BTT"], "11/11/2026")
        ended = give(lua, ubnd, "18/11/2026")
    with at(10, 11):
        reported(tu, made[10])
        actions.end_task(by=lua, task=ended, reason="Dừng")
    with at(16, 11):
        reported(tu, made[12])
        for day in (10, 12):
            actions.accept(by=hung, turn=made[day].turns.get())
    return ubnd.pk


@pytest.mark.parametrize(
    ("key", "part", "whole", "rows"),
    [
        ("tasks.done_on_time", 1, 3, 3), ("tasks.late", 2, None, 2), ("tasks.assigned", 5, None, 5),
        ("tasks.accepted", 2, None, 2), ("tasks.with_evidence", 2, 3, 3),
    ],
)  # fmt: skip
def test_every_number_of_the_period_opens_its_rows(ward, year, key, part, whole, rows):
    indicator, period = INDICATORS[key], Period.parse("2026-11")

    value = indicator.value(ward.commune, period, year)
    opened = indicator.rows(ward.commune, period, year)

    assert (value.part, value.whole) == (part, whole)
    assert len(opened) == rows
    assert all(row.url.startswith("/ban-lam-viec/nhiem-vu/NV-") for row in opened)
    assert all(len(row.cells) == len(indicator.columns) for row in opened)


def test_without_a_body_the_numbers_are_of_the_whole_commune(ward, year):
    period = Period.parse("2026-11")

    assert INDICATORS["tasks.done_on_time"].value(ward.commune, period, None).whole == 4
    assert [turn.task.lead.pk for turn in queries.turns_in(period, year)] == [year] * 3
    assert queries.accepted_between(date(2026, 11, 16), date(2026, 11, 16), year).count() == 2
    assert queries.accepted_between(date(2026, 11, 17), date(2026, 11, 30)).count() == 0


def test_numbers_of_another_commune_are_its_own(ward, year, khanh):
    assert INDICATORS["tasks.assigned"].value(khanh.commune, Period.parse("2026"), None).part == 0
