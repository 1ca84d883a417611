"""The numbers of democracy at work for reports, each with the rows behind it; a body's report narrows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any, Unpack

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.room import About, Row
from dinh.ground.tally import TALLIES, Counted, ageing, counted, events, standing, within
from dinh.law.periods import Period
from dinh.law.workplaces import numbered
from dinh.rights.workplaces import queries
from dinh.rights.workplaces.clocks import FIRST_YEAR, conference_due
from dinh.rights.workplaces.models import (
    Agreement,
    Board,
    Conference,
    Dialogue,
    Founding,
    Gathered,
    Publication,
    UnionTarget,
)
from dinh.rights.workplaces.queries import OFFICES


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], row: Callable[[Any], Row],
    part: Counted, whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"workplaces.{key}", label, unit, definition, columns, row, part, whole, **about)


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


@dataclass(frozen=True, slots=True)
class Owed:
    """A workplace whose conference falls due, and the conference it held by the end of the period."""

    body: Body
    due: date
    held: Conference | None


def _owed(period: Period, body: int | None) -> list[Owed]:
    """Workplaces whose conference fell due in the period, with its day and the conference held by the period's end."""
    year = period.end.year - 1
    due = conference_due(year).due
    if not period.start <= due <= period.end:
        return []
    found, day = [], min(due, today())
    for place, profile in queries.described(day, body):
        if due.year > FIRST_YEAR and queries.owes_conference(place, profile, day):
            conference = queries.conference_of(place, year)
            held = conference and queries.resolved(conference) and queries.held_by(conference, period.end)
            found.append(Owed(place, due, conference if held else None))
    return found


_OWED_EACH = within(_owed, commune="body.commune_id")


def _conference_row(one: Owed) -> Row:
    conference = one.held
    if conference is None:
        raise ValueError("Only a conference that was held has a row.")
    late = "" if queries.held_by(conference, one.due) else "sau hạn"
    cells = (one.body.name, str(conference.year), _day(conference.held_on),
             f"{conference.attended}/{conference.summoned}", late)  # fmt: skip
    url = reverse("workplaces_desk:conference", args=[conference.pk])
    return Row(str(conference), url, conference.held_on, cells)


def _published(period: Period, body: int | None) -> list[Publication]:
    """One row for each item of each workplace, with the newest publication of the period."""
    rows = Publication.objects.filter(undone_on=None, day__range=(period.start, period.end), body__kind__in=OFFICES)
    rows = rows.filter(body=body) if body else rows
    newest: dict[tuple[int, int], Publication] = {}
    for row in rows.select_related("body").order_by("body__order", "number", "day", "pk"):
        newest[row.body_id, row.number] = row
    known = queries.profiles(period.end)
    return [row for row in newest.values() if row.body_id in known]


def _publication_row(row: Publication) -> Row:
    cells = (row.body.name, str(row.number), row.title, row.get_form_display(), _day(row.day))
    url = reverse("workplaces_desk:place", args=[row.body_id])
    return Row(f"{row.body}: nội dung {row.number}", url, row.day, cells)


def _items(period: Period, body: int | None) -> list[tuple[Body, int]]:
    """Agencies and units whose number of people is known at the period's end, or today when that is to come, each with
    how many items it must make known."""
    day = min(period.end, today())
    items = len(numbered("agency.published", day))
    return [(place, items) for place, _profile in queries.described(day, body)]


Boarded = tuple[Body, Board | None]


def _boards(period: Period, body: int | None) -> list[Boarded]:
    """Agencies and units that must have a board, each with the one that serves on the last day."""
    day = min(period.end, today())
    rows = Board.objects.filter(elected_on__lte=day).select_related("body").order_by("body__order", "-elected_on")
    serving: dict[int, Board] = {}
    for row in rows.filter(body=body) if body else rows:
        if row.serves(day):
            serving.setdefault(row.body_id, row)
    known = queries.described(day, body)
    return [(place, serving.get(place.pk)) for place, profile in known if queries.owes_board(place, profile, day)]


def _board_row(one: Boarded) -> Row:
    row = one[1]
    if row is None:
        raise ValueError("A place without a board has no row.")
    cells = (row.body.name, _day(row.elected_on), _day(row.until))
    return Row(str(row), reverse("workplaces_desk:place", args=[row.body_id]), row.elected_on, cells)


_BOARDED = standing(_boards, commune=lambda one: one[0].commune_id)


def _dialogues(period: Period, body: int | None) -> QuerySet[Dialogue]:
    rows = Dialogue.objects.filter(undone_on=None, day__range=(period.start, period.end)).select_related("body")
    return (rows.filter(body=body) if body else rows).order_by("day", "pk")


def _dialogue_row(row: Dialogue) -> Row:
    cells = (row.body.name, _day(row.day), row.get_kind_display(), str(row.attended))
    return Row(str(row), reverse("workplaces_desk:dialogue", args=[row.pk]), row.day, cells)


def _due_agreements(period: Period, body: int | None) -> QuerySet[Agreement]:
    end = min(period.end, today())
    rows = Agreement.objects.filter(dialogue__undone_on=None, due__range=(period.start, end))
    rows = rows.filter(dialogue__body=body) if body else rows
    return rows.select_related("dialogue__body").order_by("due", "pk")


def _kept(period: Period, body: int | None) -> list[Agreement]:
    return [each for each in _due_agreements(period, body) if each.in_time]


def _agreement_row(each: Agreement) -> Row:
    cells = (each.dialogue.body.name, each.words, each.owner, _day(each.due), _day(each.done_on))
    return Row(each.words, reverse("workplaces_desk:dialogue", args=[each.dialogue_id]), each.done_on, cells)


def _founded(period: Period, body: int | None) -> list[Founding]:
    rows = [row for year in range(period.start.year, period.end.year + 1) for row in queries.foundings(year)]
    return [row for row in rows if period.start <= row.day <= period.end and body in (None, row.body_id)]


def _founding_row(row: Founding) -> Row:
    cells = (row.body.name, _day(row.day), str(row.members), row.decision)
    return Row(row.body.name, reverse("workplaces_desk:place", args=[row.body_id]), row.day, cells)


def _target(period: Period, body: int | None) -> QuerySet[UnionTarget]:
    rows: QuerySet[UnionTarget] = UnionTarget.objects.filter(year=period.end.year)
    return rows.none() if body else rows


def _groups(period: Period, body: int | None) -> QuerySet[Gathered]:
    rows = Gathered.objects.filter(matter__asked_on__range=(period.start, period.end)).select_related("matter__body")
    return (rows.filter(matter__body=body) if body else rows).order_by("matter__asked_on", "pk")


def _answered(period: Period, body: int | None) -> QuerySet[Gathered]:
    return _groups(period, body).exclude(answer="")


def _group_row(row: Gathered) -> Row:
    cells = (row.matter.body.name, row.matter.title, row.gist, str(row.voices), row.get_answer_display())
    return Row(row.gist, reverse("workplaces_desk:matter", args=[row.matter_id]), row.answered_on, cells)


CONFERENCE_COLUMNS = ("Nơi làm việc", "Năm công tác", "Ngày họp", "Người dự/triệu tập", "Ghi chú")
_OWED = "Cơ quan, đơn vị đã khai số người, phải họp (Điều 51), có hạn rơi vào kỳ; họp là đã thông qua nghị quyết."
_declare(
    "conferences_held", "Hội nghị cán bộ, công chức, viên chức, người lao động đã tổ chức", "cơ quan, đơn vị", _OWED,
    CONFERENCE_COLUMNS, _conference_row, _OWED_EACH.that(lambda one: bool(one.held)), _OWED_EACH,
    source="Điều 51 Luật 10/2022/QH15.",
    formula="Số nơi đã tổ chức ÷ số nơi có hạn họp trong kỳ.",
    entered="Cơ quan, đơn vị ghi hội nghị, nghị quyết.",
    adds=False,
)  # fmt: skip
_declare(
    "conferences_in_time", "Hội nghị cán bộ, công chức, viên chức, người lao động đúng hạn", "cơ quan, đơn vị", _OWED,
    CONFERENCE_COLUMNS, _conference_row, 
    _OWED_EACH.that(lambda one: bool(one.held) and queries.held_by(one.held, one.due)), _OWED_EACH,
    source="Điều 51 Luật 10/2022/QH15.",
    formula="Số nơi tổ chức đúng hạn ÷ số nơi có hạn họp trong kỳ.",
    entered="Cơ quan, đơn vị ghi hội nghị, nghị quyết.",
    adds=False,
)  # fmt: skip
_declare(
    "items_published", "Nội dung đã công khai trong nội bộ cơ quan, đơn vị", "nội dung",
    "Mỗi nội dung của Điều 46 tính một lần ở mỗi nơi đã khai số người, trên tổng số nội dung phải công khai.",
    ("Nơi làm việc", "Nội dung số", "Đã công khai", "Hình thức", "Ngày"), _publication_row, within(_published),
    standing(_items, itemgetter(1), commune=lambda one: one[0].commune_id),
    source="Điều 46 Luật 10/2022/QH15.",
    formula="Số nội dung đã công khai ở các nơi ÷ số nội dung phải công khai ở các nơi.",
    entered="Cơ quan, đơn vị ghi nội dung đã công khai.",
    adds=False,
)  # fmt: skip
_declare(
    "boards", "Cơ quan, đơn vị có Ban Thanh tra nhân dân còn nhiệm kỳ", "cơ quan, đơn vị",
    "Tại ngày cuối kỳ, trên số cơ quan, đơn vị phải lập (Điều 60).", ("Nơi làm việc", "Bầu ngày", "Nhiệm kỳ đến"),
    _board_row, _BOARDED.that(lambda one: one[1] is not None), _BOARDED,
    source="Điều 60 Luật 10/2022/QH15.",
    formula="Số nơi có ban còn nhiệm kỳ ÷ số nơi phải lập, vào ngày cuối kỳ.",
    entered="Cơ quan, đơn vị ghi ngày bầu.",
    adds=False,
)  # fmt: skip
_declare(
    "opinions_answered", "Nhóm ý kiến trong cơ quan, đơn vị đã trả lời", "nhóm ý kiến",
    "Trên số nhóm ý kiến của các việc lấy ý kiến (Điều 53) bắt đầu trong kỳ.",
    ("Nơi làm việc", "Việc", "Ý kiến", "Số người", "Trả lời"), _group_row,
    events(_answered, "matter__asked_on"), events(_groups, "matter__asked_on"),
    source="Điều 53 Luật 10/2022/QH15.",
    formula="Số nhóm ý kiến đã trả lời ÷ số nhóm của các việc bắt đầu lấy ý kiến trong kỳ.",
    entered="Cơ quan, đơn vị ghi ý kiến, trả lời.",
    adds=True,
)  # fmt: skip
_declare(
    "dialogues", "Cuộc đối thoại tại nơi làm việc của doanh nghiệp", "cuộc", "Cuộc đối thoại có ngày trong kỳ.",
    ("Doanh nghiệp", "Ngày", "Loại", "Người dự"), _dialogue_row, events(_dialogues, "day"),
    source="Đối thoại tại nơi làm việc theo pháp luật lao động; cách đếm do Đình tự đặt.",
    formula="Đếm cuộc đối thoại có ngày trong kỳ.",
    entered="Doanh nghiệp hoặc công đoàn ghi cuộc đối thoại.",
    adds=True,
)  # fmt: skip
_declare(
    "agreements_kept", "Thỏa thuận sau đối thoại làm xong đúng hạn", "thỏa thuận",
    "Trên số thỏa thuận đến hạn trong kỳ.", ("Doanh nghiệp", "Thỏa thuận", "Ai làm", "Hạn", "Xong ngày"),
    _agreement_row, events(_kept, "due"), events(_due_agreements, "due"),
    source="Đình tự đặt.",
    formula="Số thỏa thuận làm xong đúng hạn ÷ số thỏa thuận đến hạn trong kỳ.",
    entered="Doanh nghiệp hoặc công đoàn ghi ngày làm xong.",
    adds=True,
)  # fmt: skip
_declare(
    "unions_founded", "Công đoàn cơ sở thành lập ngoài khu vực Nhà nước", "công đoàn",
    "Ngày thành lập nằm trong kỳ.", ("Doanh nghiệp", "Ngày", "Đoàn viên", "Quyết định"), _founding_row,
    events(_founded, "day"),
    source="Đình tự đặt.",
    formula="Đếm công đoàn có ngày thành lập trong kỳ.",
    entered="Công đoàn, Ủy ban MTTQ ghi quyết định.",
    adds=True,
)  # fmt: skip
_declare(
    "unions_of_target", "Công đoàn cơ sở thành lập ngoài khu vực Nhà nước so với chỉ tiêu năm", "công đoàn",
    "Thành lập trong kỳ, trên chỉ tiêu cả năm; chưa ghi chỉ tiêu thì mẫu số là 0.",
    ("Doanh nghiệp", "Ngày", "Đoàn viên", "Quyết định"), _founding_row, events(_founded, "day"),
    standing(_target, "number"),
    source="Đình tự đặt; chỉ tiêu của năm.",
    formula="Số công đoàn thành lập trong kỳ ÷ chỉ tiêu cả năm.",
    entered="Ủy ban MTTQ ghi chỉ tiêu; công đoàn ghi quyết định.",
    adds=False,
)  # fmt: skip

ageing(*(key for key in TALLIES if key.startswith("workplaces.")))  # standings are taken as of today
