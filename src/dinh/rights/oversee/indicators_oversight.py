"""The numbers of inspections, supervision and criticism for reports, each with the rows behind it.

Loaded with the room. Violations handed on are told by no number: a small count would tell of whom.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Unpack

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events
from dinh.law.periods import Period
from dinh.rights.oversee.models import Criticism, Inspection, InspectionTask, Point, Remark, Supervision
from dinh.rights.oversee.queries.supervision import late


def _inspected(period: Period, body: int | None) -> QuerySet[Inspection]:
    rows = Inspection.objects.filter(visited_on__range=(period.start, period.end)).select_related("theme", "body")
    return (rows.filter(body=body) if body else rows).order_by("visited_on", "pk")


def _planned(period: Period, body: int | None) -> QuerySet[Inspection]:
    """Planned for the period and not given up, and those visited in it ahead of their day."""
    rows = Inspection.objects.filter(planned_on__range=(period.start, period.end), cancelled_on=None)
    rows = rows.select_related("theme", "body")
    return (rows.filter(body=body) if body else rows).order_by("planned_on", "pk")


def _planned_and_done(period: Period, body: int | None) -> QuerySet[Inspection]:
    return _planned(period, body).filter(visited_on__isnull=False)


def _remarks(kind: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Remark]:
        rows = Remark.objects.filter(kind=kind, inspection__concluded_on__range=(period.start, period.end))
        rows = rows.select_related("inspection__theme", "body", "post")
        return (rows.filter(body=body) if body else rows).order_by("inspection__concluded_on", "pk")

    return events(found, "inspection__concluded_on")


def _tasks(period: Period, body: int | None) -> QuerySet[InspectionTask]:
    rows = InspectionTask.objects.filter(inspection__given_on__range=(period.start, period.end))
    rows = rows.select_related("inspection", "lead")
    return (rows.filter(lead=body) if body else rows).order_by("inspection__given_on", "pk")


def _supervised(watcher: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Supervision]:
        rows = Supervision.objects.filter(by=watcher, concluded_on__range=(period.start, period.end))
        rows = rows.filter(supervised__body=body) if body else rows
        return rows.select_related("holder").order_by("concluded_on", "pk")

    return events(found, "concluded_on")


def _sent(kind: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Criticism]:
        rows = Criticism.objects.filter(kind=kind, sent_on__range=(period.start, period.end)).select_related("drafter")
        return (rows.filter(drafter=body) if body else rows).order_by("sent_on", "pk")

    return events(found, "sent_on")


def _asked_to_answer(period: Period, body: int | None) -> QuerySet[Criticism]:
    rows = Criticism.objects.filter(answer_by__range=(period.start, period.end)).select_related("drafter")
    return (rows.filter(drafter=body) if body else rows).order_by("answer_by", "pk")


def _answered_in_time(period: Period, body: int | None) -> list[Criticism]:
    return [one for one in _asked_to_answer(period, body) if one.answered_on and not late(one, one.answered_on)]


def _points(*answers: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[Point]:
        rows = Point.objects.filter(criticism__answered_on__range=(period.start, period.end)).exclude(answer="")
        rows = rows.filter(answer__in=answers) if answers else rows
        rows = rows.filter(criticism__drafter=body) if body else rows
        return rows.select_related("criticism").order_by("criticism__answered_on", "criticism", "order")

    return events(found, "criticism__answered_on")


def _inspection_row(one: Inspection) -> Row:
    day = one.visited_on or one.planned_on
    url = reverse("oversee_desk:inspection", args=[one.ref])
    return Row(str(one), url, day, (one.body.name, one.theme.title, f"{day:%d/%m/%Y}"))


def _remark_row(one: Remark) -> Row:
    day = one.inspection.concluded_on
    whom = f"{one.post.title}, {one.body.name}" if one.post else one.body.name
    url = reverse("oversee_desk:inspection", args=[one.inspection.ref])
    return Row(whom, url, day, (whom, one.words, one.ground))


def _task_row(one: InspectionTask) -> Row:
    url = reverse("oversee_desk:inspection", args=[one.inspection.ref])
    return Row(one.text, url, one.due, (one.lead.name, one.text, f"{one.due:%d/%m/%Y}" if one.due else ""))


def _supervision_row(one: Supervision) -> Row:
    day = one.concluded_on
    url = reverse("oversee_desk:supervision", args=[one.ref])
    return Row(one.theme, url, day, (one.theme, one.holder.name, f"{day:%d/%m/%Y}" if day else ""))


def _criticism_row(one: Criticism) -> Row:
    url = reverse("oversee_desk:criticism", args=[one.ref])
    day = f"{one.sent_on:%d/%m/%Y}" if one.sent_on else ""
    return Row(one.title, url, one.sent_on, (one.title, one.drafter.name, day))


def _point_row(one: Point) -> Row:
    url = reverse("oversee_desk:criticism", args=[one.criticism.ref])
    return Row(str(one), url, one.criticism.answered_on, (one.criticism.title, one.part, one.get_answer_display()))


INSPECTION = ("Đơn vị", "Chuyên đề", "Ngày")
REMARK = ("Đơn vị, chức danh", "Về việc", "Căn cứ")
TASK = ("Đơn vị", "Việc", "Xong trước")
SUPERVISION = ("Nội dung", "Cơ quan giám sát", "Ngày kết luận")
CRITICISM = ("Dự thảo", "Cơ quan soạn thảo", "Ngày gửi")
POINT = ("Dự thảo", "Phần", "Trả lời")


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], part: Counted,
    row: Callable[[Any], Row], whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"oversee.{key}", label, unit, definition, columns, row, part, whole, **about)


_declare(
    "inspections", "Đơn vị được Ban Chỉ đạo, cấp ủy kiểm tra", "cuộc", "Cuộc kiểm tra đơn vị đã tiến hành trong kỳ.",
    INSPECTION, events(_inspected, "visited_on"), _inspection_row,
    source="Đình tự đặt; kế hoạch kiểm tra của Ban Chỉ đạo, cấp ủy.",
    formula="Đếm cuộc kiểm tra có ngày làm việc trong kỳ.",
    entered="Đoàn kiểm tra ghi ngày làm việc, kết luận.",
    adds=True,
)  # fmt: skip
_declare(
    "inspections_done", "Cuộc kiểm tra trong kế hoạch đã làm", "cuộc",
    "Trong số cuộc dự kiến trong kỳ, không kể cuộc đã thôi: những cuộc đã tiến hành.", INSPECTION,
    events(_planned_and_done, "planned_on"), _inspection_row, events(_planned, "planned_on"),
    source="Đình tự đặt; kế hoạch kiểm tra.",
    formula="Số cuộc đã tiến hành ÷ số cuộc dự kiến trong kỳ chưa thôi.",
    entered="Người lập kế hoạch; đoàn kiểm tra.",
    adds=True,
)  # fmt: skip
_declare(
    "commended", "Đơn vị, chức danh được biểu dương sau kiểm tra", "lượt", "Kết luận trong kỳ, có căn cứ.", REMARK,
    _remarks("commend"), _remark_row,
    source="Đình tự đặt.",
    formula="Đếm lượt biểu dương trong các kết luận ký trong kỳ.",
    entered="Đoàn kiểm tra ghi kèm căn cứ.",
    adds=True,
)  # fmt: skip
_declare(
    "criticised", "Đơn vị, chức danh bị phê bình sau kiểm tra", "lượt", "Kết luận trong kỳ, có căn cứ.", REMARK,
    _remarks("criticise"), _remark_row,
    source="Đình tự đặt.",
    formula="Đếm lượt phê bình trong các kết luận ký trong kỳ.",
    entered="Đoàn kiểm tra ghi kèm căn cứ.",
    adds=True,
)  # fmt: skip
_declare(
    "inspection_tasks", "Nhiệm vụ giao theo kết luận kiểm tra", "nhiệm vụ", "Kết luận ban hành trong kỳ.", TASK,
    events(_tasks, "inspection__given_on"), _task_row,
    source="Đình tự đặt.",
    formula="Đếm nhiệm vụ trong các kết luận ban hành trong kỳ.",
    entered="Đoàn kiểm tra ghi nhiệm vụ, nơi làm, hạn.",
    adds=True,
)  # fmt: skip
_declare(
    "council_supervisions", "Cuộc giám sát của Hội đồng nhân dân", "cuộc", "Kết luận trong kỳ.", SUPERVISION,
    _supervised("council"), _supervision_row,
    source="Đình tự đặt; chương trình giám sát của Hội đồng nhân dân.",
    formula="Đếm cuộc giám sát có ngày kết luận trong kỳ.",
    entered="Thường trực Hội đồng nhân dân.",
    adds=True,
)  # fmt: skip
_declare(
    "front_supervisions", "Cuộc giám sát của Mặt trận", "cuộc", "Kết luận trong kỳ.", SUPERVISION, _supervised("front"),
    _supervision_row,
    source="Đình tự đặt; chương trình giám sát của Mặt trận.",
    formula="Đếm cuộc giám sát có ngày kết luận trong kỳ.",
    entered="Ủy ban MTTQ.",
    adds=True,
)  # fmt: skip
_declare(
    "criticisms", "Dự thảo được phản biện xã hội", "dự thảo", "Văn bản phản biện gửi trong kỳ.", CRITICISM,
    _sent("criticism"), _criticism_row,
    source="Đình tự đặt; kế hoạch phản biện của Mặt trận.",
    formula="Đếm văn bản phản biện có ngày gửi trong kỳ.",
    entered="Ủy ban MTTQ.",
    adds=True,
)  # fmt: skip
_declare(
    "advice", "Lượt góp ý xây dựng Đảng, chính quyền", "lượt", "Văn bản góp ý gửi trong kỳ.", CRITICISM,
    _sent("advice"),
    _criticism_row,
    source="Đình tự đặt.",
    formula="Đếm văn bản góp ý có ngày gửi trong kỳ.",
    entered="Ủy ban MTTQ và các tổ chức chính trị - xã hội.",
    adds=True,
)  # fmt: skip
_declare(
    "criticisms_answered", "Phản biện được trả lời đúng ngày đề nghị", "dự thảo",
    "Trong số văn bản đề nghị trả lời trong kỳ; ngày do Mặt trận đề nghị.", CRITICISM,
    events(_answered_in_time, "answer_by"), _criticism_row, events(_asked_to_answer, "answer_by"),
    source="Đình tự đặt: ngày trả lời do Mặt trận đề nghị.",
    formula="Số văn bản được trả lời đúng ngày ÷ số văn bản có ngày đề nghị trả lời trong kỳ.",
    entered="Cơ quan soạn thảo trả lời.",
    adds=True,
)  # fmt: skip
_declare(
    "points_taken_in", "Ý kiến phản biện được tiếp thu", "ý kiến",
    "Tiếp thu toàn bộ hoặc một phần, trong số ý kiến được trả lời trong kỳ.", POINT,
    _points(Point.Answer.TAKEN_IN, Point.Answer.PARTLY), _point_row, _points(),
    source="Đình tự đặt.",
    formula="Số ý kiến được tiếp thu toàn bộ hoặc một phần ÷ số ý kiến được trả lời trong kỳ.",
    entered="Cơ quan soạn thảo trả lời từng ý.",
    adds=True,
)  # fmt: skip
