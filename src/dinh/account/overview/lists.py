"""What is late, what is missing, what is coming: each line opens its record. A list is shown to who may read its room.

A source gives lines as «Việc hôm nay» does, the most pressing first; how many are shown is the page's affair.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dinh.account.reports import chain
from dinh.account.reports import permissions as reports
from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.room import TodayItem, Tone
from dinh.law.periods import Period
from dinh.office.committee import permissions as committee
from dinh.office.committee import queries as committees
from dinh.office.tasks import permissions as tasks
from dinh.office.tasks.queries import turns
from dinh.rights.dialogue import ledger
from dinh.rights.oversee import permissions as oversee
from dinh.rights.oversee import permissions_inspections as inspections
from dinh.rights.oversee.queries import recommendations, supervision, visits
from dinh.rights.petitions import permissions as petitions
from dinh.rights.petitions.queries import figures, public, reviews
from dinh.rights.publish import permissions as publish
from dinh.rights.publish.queries.work import chores
from dinh.rights.works import permissions as works
from dinh.rights.works.queries.boards import open_works
from dinh.scribe.personal import mask_text

AHEAD = timedelta(days=14)  # how far «sắp tới» looks: ours


def _since(due: date, day: date) -> tuple[Tone, str]:
    left = (due - day).days
    if left < 0:
        return "late", ngettext("Trễ %(days)s ngày", "Trễ %(days)s ngày", -left) % {"days": -left}
    return "soon" if due <= day + AHEAD else "info", f"{due:%d/%m/%Y}"


def _line(title: str, url: str, due: date, day: date, detail: str = "") -> TodayItem:
    tone, when = _since(due, day)
    return TodayItem(title, url, tone, when, detail, due)


def late_tasks(by: Actor, day: date) -> Iterator[TodayItem]:
    for turn in turns.found(turns.Filters(state="late"), day):
        url = f"{reverse('tasks:task', args=[turn.task.ref])}#ky-{turn.pk}"
        yield _line(str(turn), url, turn.due or day, day, turn.task.lead.name)


def late_petitions(by: Actor, day: date) -> Iterator[TodayItem]:
    for one in figures.open_late(Period.of(day, 12)).select_related("body").order_by("outcome_due", "pk"):
        url = reverse("petitions_desk:item", args=[one.ref])
        yield _line(one.title, url, one.outcome_due or day, day, str(one.body or one.get_kind_display()))


def ward_petitions(by: Actor | None, day: date) -> Iterator[TodayItem]:
    """Of those anyone may read."""
    late = public.shown().filter(pk__in=figures.open_late(Period.of(day, 12)).order_by().values("pk"))
    for one in late.order_by("outcome_due", "pk"):
        yield _line(mask_text(one.title), one.path, one.outcome_due or day, day, str(one.group or ""))


def late_promises(by: Actor | None, day: date) -> Iterator[TodayItem]:
    for one in ledger.in_state(ledger.all_promises(), "late", day).order_by("due", "pk"):
        yield _line(one.shown, one.path, one.due, day, one.owner)


def late_programme(by: Actor, day: date) -> Iterator[TodayItem]:
    found = committees.committee_on(day)
    programme = committees.programme_of(found, day.year) if found else None
    if programme is None:
        return
    for each in committees.standings(programme, day):
        if each.late:
            task = each.item.task
            url = reverse("tasks:task", args=[task.ref]) if task else reverse("committee:home")
            yield _line(each.item.text, url, committees.last_day_of(each.item), day, str(each.item.lead or ""))


def unanswered_criticisms(by: Actor, day: date) -> Iterator[TodayItem]:
    for one in supervision.criticisms():
        if one.answer_by and one.answered_on is None and supervision.late(one, day):
            yield _line(
                one.title, reverse("oversee_desk:criticism", args=[one.ref]), one.answer_by, day, one.drafter.name
            )


def owed_reports(by: Actor, day: date) -> Iterator[TodayItem]:
    """Reports nobody has handed in and whose last day is over."""
    for one in chain.late(chain.duties(day.year, day), day):
        if one.handed_on is None:
            owed = one.owed
            url = reverse("reports:draft", args=[owed.draft.ref]) if owed.draft else reverse("reports:late")
            yield _line(f"{owed.regime.title}, {owed.item.period.label}", url, owed.item.last_day, day, str(owed.body))


def missing_publications(by: Actor, day: date) -> Iterator[TodayItem]:
    for chore in chores(day):
        if chore.late:
            url = reverse("publish_desk:matter", args=[chore.ref])
            yield TodayItem(chore.title, url, "late", chore.when, chore.what, chore.due)


def ward_publications(by: Actor | None, day: date) -> Iterator[TodayItem]:
    for chore in chores(day):
        if chore.late:
            yield TodayItem(chore.title, f"/p/{chore.ref}", "late", chore.when, chore.what, chore.due)


def open_inspections(by: Actor, day: date) -> Iterator[TodayItem]:
    """Planned for a day that is over, and not made."""
    waiting = supervision.STAGES["planned"] | supervision.STAGES["asked"]
    for one in supervision.inspections().filter(waiting, planned_on__lt=day).order_by("planned_on", "pk"):
        url = reverse("oversee_desk:inspection", args=[one.ref])
        yield _line(one.body.name, url, one.planned_on, day, one.theme.title)


def open_conclusions(by: Actor, day: date) -> Iterator[TodayItem]:
    """Made and not concluded, or concluded and not given out."""
    waiting = supervision.STAGES["visited"] | supervision.STAGES["concluded"]
    for one in supervision.inspections().filter(waiting).order_by("visited_on", "pk"):
        url = reverse("oversee_desk:inspection", args=[one.ref])
        said = _("đã kết luận, chưa ban hành") if one.concluded_on else _("đã kiểm tra, chưa kết luận")
        when = f"{one.concluded_on or one.visited_on:%d/%m/%Y}"
        yield TodayItem(one.body.name, url, "soon", when, f"{one.theme.title}: {said}", one.visited_on)


def _unanswered(day: date) -> Iterator[recommendations.Line]:
    waiting = recommendations.public().filter(replied_on=None, closed_on=None)
    lines = recommendations.lines(waiting, day)
    return iter(sorted(lines, key=lambda line: line.term.due if line.term else date.max))


def unanswered(by: Actor, day: date) -> Iterator[TodayItem]:
    """Every recommendation that waits for its reply, the earliest day first."""
    for line in _unanswered(day):
        url, to = reverse("oversee_desk:recommendation", args=[line.one.ref]), str(line.one.addressed_to)
        if line.term:
            yield _line(line.one.shown, url, line.term.due, day, to)
        else:
            yield TodayItem(line.one.shown, url, "soon", _("chưa xác nhận đã nhận"), to, line.one.sent_on)


def ward_unanswered(by: Actor | None, day: date) -> Iterator[TodayItem]:
    for line in _unanswered(day):
        if line.overdue and line.term:
            yield _line(line.one.shown, line.one.path, line.term.due, day, str(line.one.addressed_to))


def slipping(by: Actor, day: date) -> Iterator[TodayItem]:
    """Accepted, to be carried out by a day that is over."""
    for one in recommendations.followed().filter(do_by__lt=day).order_by("do_by", "pk"):
        url = reverse("oversee_desk:recommendation", args=[one.ref])
        yield _line(one.shown, url, one.do_by or day, day, str(one.addressed_to))


def coming_visits(by: Actor, day: date) -> Iterator[TodayItem]:
    open_ones = visits.visits().filter(held_on=None, cancelled_on=None).order_by("planned_on", "pk")
    for one in open_ones:
        url = reverse("oversee_desk:visit", args=[one.ref])
        yield _line(f"{one.theme}: {one.target_name}", url, one.planned_on, day, one.watcher)


def unchecked_works(by: Actor, day: date) -> Iterator[TodayItem]:
    """Works people pay for that are under way and that no board has looked at."""
    for work in open_works():
        if work.public and work.starts_on and work.starts_on <= day and not visits.of_work(work.ref):
            when = _("từ %(day)s") % {"day": f"{work.starts_on:%d/%m/%Y}"}
            yield TodayItem(
                work.title, reverse("works_desk:fund", args=[work.ref]), "soon", when, work.place, work.starts_on
            )


def drawn_reviews(by: Actor, day: date) -> Iterator[TodayItem]:
    """Closings the lot drew, for the board to look at again."""
    for one in reviews.to_review(day):
        when = f"{one.ended_on:%d/%m/%Y}" if one.ended_on else ""
        url = reverse("petitions_desk:reviews")
        yield TodayItem(mask_text(one.title), url, "soon", when, _("rút ngẫu nhiên"), one.ended_on)


def deadlines(by: Actor, day: date) -> Iterator[TodayItem]:
    """What falls due in the days ahead, whoever has to do it, in the rooms this reader may read; the nearest first."""
    last = day + AHEAD
    found: list[TodayItem] = []
    if may(by, tasks.READ, by.commune):
        for turn in turns.found(turns.Filters(since=day, until=last), day):
            url = f"{reverse('tasks:task', args=[turn.task.ref])}#ky-{turn.pk}"
            found.append(_line(str(turn), url, turn.due or last, day, turn.task.lead.name))
    if may(by, petitions.READ, by.commune):
        soon = figures.still_open(Period.of(day, 12)).filter(outcome_on=None, outcome_due__range=(day, last))
        for one in soon.select_related("body"):
            url = reverse("petitions_desk:item", args=[one.ref])
            found.append(_line(one.title, url, one.outcome_due or last, day, str(one.body or "")))
    for promise in ledger.in_state(ledger.all_promises(), "open", day).filter(due__range=(day, last)):
        found.append(_line(promise.shown, promise.path, promise.due, day, promise.owner))
    if may(by, reports.READ, by.commune):
        found += _reports_due(day, last)
    if may(by, committee.READ, by.commune):
        for meeting in committees.meetings_near(day, AHEAD.days):
            url = reverse("committee:meeting", args=[meeting.ref])
            found.append(
                _line(_("Họp: %s") % meeting.subject, url, committees.meeting_day(meeting), day, meeting.place)
            )
    yield from sorted(found, key=lambda item: (item.day, item.title))


def _reports_due(day: date, last: date) -> Iterator[TodayItem]:
    for duty in chain.duties(day.year, day):
        for owed in duty.items:
            if not owed.handed_in and day <= owed.item.last_day <= last:
                url = reverse("reports:draft", args=[owed.draft.ref]) if owed.draft else reverse("reports:owed")
                yield _line(
                    f"{owed.regime.title}, {owed.item.period.label}", url, owed.item.last_day, day, str(owed.body)
                )


@dataclass(frozen=True, slots=True)
class Source:
    """`needs`: what the reader must be allowed, empty for what anyone may read. `more`: the page with all of it."""

    title: Any
    lines: Callable[[Any, date], Iterable[TodayItem]]
    needs: str = ""
    more: str = ""
    query: str = ""


LISTS: dict[str, Source] = {
    "tasks": Source(gettext_lazy("Nhiệm vụ trễ"), late_tasks, tasks.READ, "tasks:list", "trang_thai=late"),
    "petitions": Source(gettext_lazy("Đơn thư trễ"), late_petitions, petitions.READ, "petitions_desk:summary"),
    "promises": Source(gettext_lazy("Lời hứa trễ"), late_promises, "", "dialogue:promises", "tinh_trang=late"),
    "programme": Source(gettext_lazy("Mục chương trình trễ"), late_programme, committee.READ, "committee:home"),
    "criticisms": Source(
        gettext_lazy("Phản biện chưa được trả lời"), unanswered_criticisms, inspections.ENTER, "oversee_desk:criticisms"
    ),
    "reports": Source(gettext_lazy("Ai còn nợ báo cáo"), owed_reports, reports.READ, "reports:late"),
    "publications": Source(
        gettext_lazy("Nội dung công khai còn thiếu"), missing_publications, publish.READ, "publish_desk:gaps"
    ),
    "inspections": Source(
        gettext_lazy("Cuộc kiểm tra quá ngày chưa làm"), open_inspections, inspections.ENTER, "oversee_desk:inspections"
    ),
    "conclusions": Source(
        gettext_lazy("Kiểm tra xong, còn thiếu kết luận"), open_conclusions, inspections.ENTER,
        "oversee_desk:inspections",
    ),
    "unanswered": Source(
        gettext_lazy("Kiến nghị chờ trả lời"), unanswered, oversee.ENTER, "oversee_desk:recommendations"
    ),
    "slipping": Source(
        gettext_lazy("Đã hứa làm, quá ngày chưa xong"), slipping, oversee.ENTER, "oversee_desk:recommendations"
    ),
    "visits": Source(gettext_lazy("Cuộc đi kiểm tra, giám sát sắp tới"), coming_visits, oversee.ENTER,
                     "oversee_desk:visits"),
    "unchecked": Source(gettext_lazy("Công trình chưa ban nào giám sát"), unchecked_works, works.READ,
                        "works_desk:index"),
    "reviews": Source(gettext_lazy("Đơn đã đóng rút ngẫu nhiên, chờ xem lại"), drawn_reviews, petitions.REVIEW,
                      "petitions_desk:reviews"),
    "deadlines": Source(gettext_lazy("Đến hạn trong 14 ngày tới"), deadlines),
    "ward_petitions": Source(gettext_lazy("Việc bà con nêu, trả lời trễ"), ward_petitions, "", "petitions:list"),
    "ward_publications": Source(gettext_lazy("Nội dung công khai còn thiếu nơi, thiếu ngày"), ward_publications),
    "ward_unanswered": Source(gettext_lazy("Kiến nghị của ban giám sát chưa được trả lời"), ward_unanswered, "",
                              "oversee:index"),
}  # fmt: skip
