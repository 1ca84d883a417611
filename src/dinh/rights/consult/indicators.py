"""The numbers of consultations for reports, each with the rows behind it. No row tells who said something."""

from __future__ import annotations

from typing import Unpack

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.clock import today
from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, ageing, counted, events
from dinh.law.periods import Period
from dinh.rights.consult.clocks import result_in_time
from dinh.rights.consult.models import Consultation, Opinion, OpinionGroup
from dinh.rights.consult.permissions import STAGES

COLUMNS = ("Việc lấy ý kiến", "Công khai", "Hết hạn", "Tình trạng")
OPINION_COLUMNS = ("Mã", "Việc lấy ý kiến", "Đến bằng", "Ngày nhận", "Lượt người")
GROUP_COLUMNS = ("Nhóm ý kiến", "Việc lấy ý kiến", "Trả lời", "Ngày trả lời")


def _opened(period: Period, body: int | None) -> QuerySet[Consultation]:
    rows: QuerySet[Consultation] = Consultation.objects.filter(
        published_at__date__gte=period.start, published_at__date__lte=period.end
    )
    return rows.order_by("published_at", "pk")


def _closed(period: Period, body: int | None) -> QuerySet[Consultation]:
    rows: QuerySet[Consultation] = Consultation.objects.filter(
        published_at__isnull=False, stopped_on=None, until__range=(period.start, period.end), until__lt=today()
    )
    return rows.order_by("until", "pk")


def _owed(period: Period, body: int | None) -> list[Consultation]:
    """Whose summary was signed in the period, and whose result the law wants public in days."""
    rows = Consultation.objects.filter(explained_on__range=(period.start, period.end)).order_by("explained_on", "pk")
    return [one for one in rows if not one.from_above]


def _in_time(period: Period, body: int | None) -> list[Consultation]:
    return [one for one in _owed(period, body) if result_in_time(one)]


def _row(one: Consultation) -> Row:
    day = one.published_on
    cells = (
        one.title, f"{day:%d/%m/%Y}" if day else "", f"{one.until:%d/%m/%Y}", str(STAGES[one.stage(today())]),
    )  # fmt: skip
    return Row(one.title, reverse("consult_desk:matter", args=[one.ref]), day, cells)


def _declare(
    key: str, label: str, definition: str, part: Counted, whole: Counted | None = None, **about: Unpack[About]
) -> None:
    counted(f"consult.{key}", label, "cuộc", definition, COLUMNS, _row, part, whole, **about)


_declare(
    "opened",
    "Cuộc lấy ý kiến Nhân dân đã mở",
    "Dự thảo được công khai để lấy ý kiến trong kỳ.",
    events(_opened, "published_at"),
    source="Điều 25 và Điều 28 Luật 10/2022/QH15.",
    formula="Đếm dự thảo có ngày công khai lấy ý kiến trong kỳ.",
    entered="Cơ quan chủ trì mở lấy ý kiến.",
    adds=True,
)
_declare(
    "closed",
    "Cuộc lấy ý kiến Nhân dân đã hết hạn",
    "Ngày cuối nhận ý kiến nằm trong kỳ và đã qua.",
    events(_closed, "until"),
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Đếm cuộc có ngày cuối nhận ý kiến trong kỳ và đã qua.",
    entered="Máy tính từ ngày công khai.",
    adds=True,
)
_declare(
    "published_in_time", "Kết quả lấy ý kiến công khai đúng hạn",
    "Trong số báo cáo tổng hợp ký trong kỳ: kết quả được công khai trong thời hạn ở khoản 3 Điều 12.",
    events(_in_time, "explained_on"), events(_owed, "explained_on"),
    source="Khoản 3 Điều 12 Luật 10/2022/QH15.",
    formula="Số kết quả công khai đúng hạn ÷ số báo cáo tổng hợp ký trong kỳ.",
    entered="Cơ quan chủ trì ghi ngày ký, ngày công khai.",
    adds=True,
)  # fmt: skip


def _opinions(period: Period, channel: str = "") -> QuerySet[Opinion]:
    rows = Opinion.objects.filter(received_on__range=(period.start, period.end), withdrawn_on=None)
    rows = rows.filter(channel=channel) if channel else rows
    return rows.select_related("consultation").order_by("received_on", "pk")


def _opinion_row(one: Opinion) -> Row:
    cells = (
        one.ref, one.consultation.title, one.get_channel_display(), f"{one.received_on:%d/%m/%Y}", str(one.voices),
    )  # fmt: skip
    url = reverse("consult_desk:opinion", args=[one.consultation.ref, one.pk])
    return Row(one.ref, url, one.received_on, cells)


def _opinions_of(channel: str) -> Counted:
    return events(lambda period, body: _opinions(period, channel), "received_on")


for _channel, _label in (("", ""), *((each.value, f": {each.label}") for each in Opinion.Channel)):
    counted(
        f"consult.opinions_{_channel}" if _channel else "consult.opinions",
        f"Ý kiến Nhân dân góp vào dự thảo{_label}", "ý kiến", "Ý kiến có ngày nhận trong kỳ, không tính ý kiến đã rút.",
        OPINION_COLUMNS, _opinion_row, _opinions_of(_channel),
        source="Điều 26 Luật 10/2022/QH15.",
        formula="Đếm ý kiến có ngày nhận trong kỳ, trừ ý kiến đã rút.",
        entered="Người dân gửi; cán bộ nhập phiếu giấy, biên bản, cuộc gọi.",
        adds=True,
    )  # fmt: skip


def _answered(*answers: str) -> Counted:
    def found(period: Period, body: int | None) -> QuerySet[OpinionGroup]:
        rows = OpinionGroup.objects.filter(answered_on__range=(period.start, period.end))
        rows = rows.filter(answer__in=answers) if answers else rows
        return rows.select_related("consultation").order_by("answered_on", "pk")

    return events(found, "answered_on")


def _group_row(one: OpinionGroup) -> Row:
    day = f"{one.answered_on:%d/%m/%Y}" if one.answered_on else ""
    url = reverse("consult_desk:group", args=[one.consultation.ref, one.pk])
    return Row(one.title, url, one.answered_on, (one.title, one.consultation.title, one.get_answer_display(), day))


counted(
    "consult.groups_answered", "Nhóm ý kiến đã trả lời", "nhóm ý kiến", "Nhóm ý kiến được trả lời trong kỳ.",
    GROUP_COLUMNS, _group_row, _answered(),
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Đếm nhóm ý kiến có ngày trả lời trong kỳ.",
    entered="Cơ quan chủ trì trả lời từng nhóm.",
    adds=True,
)  # fmt: skip
counted(
    "consult.groups_taken_in", "Nhóm ý kiến được tiếp thu", "nhóm ý kiến",
    "Tiếp thu toàn bộ hoặc một phần ÷ số nhóm trả lời trong kỳ.", GROUP_COLUMNS, _group_row,
    _answered(OpinionGroup.Answer.TAKEN_IN, OpinionGroup.Answer.PARTLY), _answered(),
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Số nhóm được tiếp thu toàn bộ hoặc một phần ÷ số nhóm trả lời trong kỳ.",
    entered="Cơ quan chủ trì trả lời từng nhóm.",
    adds=True,
)  # fmt: skip

ageing("consult.closed", "consult.groups_answered", "consult.groups_taken_in")
