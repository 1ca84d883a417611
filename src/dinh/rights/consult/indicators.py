"""The numbers of consultations for reports, each with the rows behind it. No row tells who said something."""

from __future__ import annotations

from collections.abc import Callable
from typing import Unpack

from django.db.models import QuerySet
from django.urls import reverse
from django_scopes import scope

from dinh.ground.clock import today
from dinh.ground.places.models import Commune
from dinh.ground.room import About, Indicator, Row, Value, indicator
from dinh.ground.tally import ageing
from dinh.law.periods import Period
from dinh.rights.consult.clocks import result_in_time
from dinh.rights.consult.models import Consultation, Opinion, OpinionGroup
from dinh.rights.consult.permissions import STAGES

COLUMNS = ("Việc lấy ý kiến", "Công khai", "Hết hạn", "Tình trạng")
OPINION_COLUMNS = ("Mã", "Việc lấy ý kiến", "Đến bằng", "Ngày nhận", "Lượt người")
GROUP_COLUMNS = ("Nhóm ý kiến", "Việc lấy ý kiến", "Trả lời", "Ngày trả lời")
Find = Callable[[Period], list[Consultation]]


def _public() -> QuerySet[Consultation]:
    return Consultation.objects.filter(published_at__isnull=False).order_by("published_at", "pk")


def _opened(period: Period) -> list[Consultation]:
    return [one for one in _public() if one.published_on and period.start <= one.published_on <= period.end]


def _closed(period: Period) -> list[Consultation]:
    rows = Consultation.objects.filter(
        published_at__isnull=False, stopped_on=None, until__range=(period.start, period.end), until__lt=today()
    )
    return list(rows.order_by("until", "pk"))


def _owed(period: Period) -> list[Consultation]:
    """Whose summary was signed in the period, and whose result the law wants public in days."""
    rows = Consultation.objects.filter(explained_on__range=(period.start, period.end)).order_by("explained_on", "pk")
    return [one for one in rows if not one.from_above]


def _in_time(period: Period) -> list[Consultation]:
    return [one for one in _owed(period) if result_in_time(one)]


def _row(one: Consultation) -> Row:
    day = one.published_on
    cells = (
        one.title, f"{day:%d/%m/%Y}" if day else "", f"{one.until:%d/%m/%Y}", str(STAGES[one.stage(today())]),
    )  # fmt: skip
    return Row(one.title, reverse("consult_desk:matter", args=[one.ref]), day, cells)


def _declare(
    key: str, label: str, definition: str, find: Find, whole: Find | None = None, **about: Unpack[About]
) -> None:
    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return Value(len(find(period)), len(whole(period)) if whole else None)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [_row(one) for one in find(period)]

    indicator(Indicator(f"consult.{key}", label, "cuộc", definition, COLUMNS, value, rows, **about))


_declare(
    "opened",
    "Cuộc lấy ý kiến Nhân dân đã mở",
    "Dự thảo được công khai để lấy ý kiến trong kỳ.",
    _opened,
    source="Điều 25 và Điều 28 Luật 10/2022/QH15.",
    formula="Đếm dự thảo có ngày công khai lấy ý kiến trong kỳ.",
    entered="Cơ quan chủ trì mở lấy ý kiến.",
    adds=True,
)
_declare(
    "closed",
    "Cuộc lấy ý kiến Nhân dân đã hết hạn",
    "Ngày cuối nhận ý kiến nằm trong kỳ và đã qua.",
    _closed,
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Đếm cuộc có ngày cuối nhận ý kiến trong kỳ và đã qua.",
    entered="Máy tính từ ngày công khai.",
    adds=True,
)
_declare(
    "published_in_time", "Kết quả lấy ý kiến công khai đúng hạn",
    "Trong số báo cáo tổng hợp ký trong kỳ: kết quả được công khai trong thời hạn ở khoản 3 Điều 12.", _in_time, _owed,
    source="Khoản 3 Điều 12 Luật 10/2022/QH15.",
    formula="Số kết quả công khai đúng hạn ÷ số báo cáo tổng hợp ký trong kỳ.",
    entered="Cơ quan chủ trì ghi ngày ký, ngày công khai.",
    adds=True,
)  # fmt: skip


def _opinions(period: Period, channel: str = "") -> QuerySet[Opinion]:
    rows = Opinion.objects.filter(received_on__range=(period.start, period.end), withdrawn_on=None)
    rows = rows.filter(channel=channel) if channel else rows
    return rows.select_related("consultation").order_by("received_on", "pk")


def _declare_opinions(channel: str, label: str, **about: Unpack[About]) -> None:
    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return Value(_opinions(period, channel).count())

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [_opinion_row(one) for one in _opinions(period, channel)]

    key = f"consult.opinions_{channel}" if channel else "consult.opinions"
    definition = "Ý kiến có ngày nhận trong kỳ, không tính ý kiến đã rút."
    indicator(Indicator(key, label, "ý kiến", definition, OPINION_COLUMNS, value, rows, **about))


def _opinion_row(one: Opinion) -> Row:
    cells = (
        one.ref, one.consultation.title, one.get_channel_display(), f"{one.received_on:%d/%m/%Y}", str(one.voices),
    )  # fmt: skip
    url = reverse("consult_desk:opinion", args=[one.consultation.ref, one.pk])
    return Row(one.ref, url, one.received_on, cells)


for _channel, _label in (("", ""), *((each.value, f": {each.label}") for each in Opinion.Channel)):
    _declare_opinions(
        _channel, f"Ý kiến Nhân dân góp vào dự thảo{_label}",
        source="Điều 26 Luật 10/2022/QH15.",
        formula="Đếm ý kiến có ngày nhận trong kỳ, trừ ý kiến đã rút.",
        entered="Người dân gửi; cán bộ nhập phiếu giấy, biên bản, cuộc gọi.",
        adds=True,
    )  # fmt: skip


def _answered(period: Period, *answers: str) -> list[OpinionGroup]:
    rows = OpinionGroup.objects.filter(answered_on__range=(period.start, period.end))
    rows = rows.filter(answer__in=answers) if answers else rows
    return list(rows.select_related("consultation").order_by("answered_on", "pk"))


def _declare_groups(key: str, label: str, definition: str, *answers: str, **about: Unpack[About]) -> None:
    def value(commune: Commune, period: Period, body: int | None) -> Value:
        with scope(commune=commune):
            return Value(len(_answered(period, *answers)), len(_answered(period)) if answers else None)

    def rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
        with scope(commune=commune):
            return [_group_row(one) for one in _answered(period, *answers)]

    indicator(Indicator(f"consult.{key}", label, "nhóm ý kiến", definition, GROUP_COLUMNS, value, rows, **about))


def _group_row(one: OpinionGroup) -> Row:
    day = f"{one.answered_on:%d/%m/%Y}" if one.answered_on else ""
    url = reverse("consult_desk:group", args=[one.consultation.ref, one.pk])
    return Row(one.title, url, one.answered_on, (one.title, one.consultation.title, one.get_answer_display(), day))


_declare_groups(
    "groups_answered",
    "Nhóm ý kiến đã trả lời",
    "Nhóm ý kiến được trả lời trong kỳ.",
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Đếm nhóm ý kiến có ngày trả lời trong kỳ.",
    entered="Cơ quan chủ trì trả lời từng nhóm.",
    adds=True,
)
_declare_groups(
    "groups_taken_in", "Nhóm ý kiến được tiếp thu", "Tiếp thu toàn bộ hoặc một phần ÷ số nhóm trả lời trong kỳ.",
    OpinionGroup.Answer.TAKEN_IN, OpinionGroup.Answer.PARTLY,
    source="Điều 28 Luật 10/2022/QH15.",
    formula="Số nhóm được tiếp thu toàn bộ hoặc một phần ÷ số nhóm trả lời trong kỳ.",
    entered="Cơ quan chủ trì trả lời từng nhóm.",
    adds=True,
)  # fmt: skip

ageing("consult.closed", "consult.groups_answered", "consult.groups_taken_in")
