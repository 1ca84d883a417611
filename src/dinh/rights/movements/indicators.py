"""The numbers of the room for reports, each with the rows behind it. Shares are part over whole, never typed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Unpack

from django.db.models import Q, QuerySet
from django.urls import reverse

from dinh.ground.room import About, Row
from dinh.ground.tally import Counted, counted, events, standing, within
from dinh.law.periods import Period
from dinh.rights.movements import queries
from dinh.rights.movements.clocks import LOOKS
from dinh.rights.movements.models import (
    Adoption,
    ForceMember,
    GroupReview,
    HouseholdResult,
    Look,
    PracticeModel,
    YearReview,
)

LAST = LOOKS[-1]


def _models(period: Period, body: int | None) -> QuerySet[PracticeModel]:
    rows = queries.public().filter(decided_on__range=(period.start, period.end)).order_by("decided_on", "pk")
    return rows.filter(body=body) if body else rows


def _model_row(one: PracticeModel) -> Row:
    cells = (one.ref, one.title, one.get_field_display(), one.body.name, one.decision, _d(one.decided_on))
    return Row(one.title, reverse("movements_desk:model", args=[one.ref]), one.decided_on, cells)


def _adopted(period: Period, body: int | None) -> QuerySet[Adoption]:
    rows = queries.adoptions().filter(origin=False, begun_on__range=(period.start, period.end))
    return rows.filter(body=body) if body else rows


def _looked(period: Period, body: int | None) -> QuerySet[Look]:
    rows = Look.objects.filter(months=LAST, looked_on__range=(period.start, period.end), adoption__origin=False)
    found = rows.select_related("adoption__model", "adoption__body", "adoption__group").order_by("looked_on", "pk")
    return found.filter(adoption__body=body) if body else found


def _alive(period: Period, body: int | None) -> QuerySet[Look]:
    return _looked(period, body).exclude(verdict=Adoption.State.ENDED)


def _place(one: Adoption, day: date, state: str = "") -> Row:
    cells = (one.ref, one.model.title, one.where, _d(day), state or one.get_state_display())
    return Row(str(one), reverse("movements_desk:adoption", args=[one.ref]), day, cells)


def _families(period: Period, body: int | None) -> QuerySet[HouseholdResult]:
    rows = HouseholdResult.objects.filter(
        round__title__kind="family", passed=True, gone=False, review__state=GroupReview.State.RECOGNISED,
        review__decided_on__range=(period.start, period.end),
    ).select_related("review__group", "review__round")  # fmt: skip
    return rows.order_by("review__group__code", "household__order", "pk")


def _family_row(one: HouseholdResult) -> Row:
    review = one.review
    cells = (one.number, str(review.group), str(review.round.year), review.decision)
    url = reverse("movements_desk:review", args=[review.pk])
    return Row(f"{one}, {review.group}", url, review.decided_on, cells)


def _recognised(kind: str) -> Callable[[Period, int | None], QuerySet[GroupReview]]:
    """Reviews of a title of families or of groups, with a decision in the period."""

    def found(period: Period, body: int | None) -> QuerySet[GroupReview]:
        rows = GroupReview.objects.filter(
            round__title__kind=kind, state=GroupReview.State.RECOGNISED, decided_on__range=(period.start, period.end)
        )
        return rows.select_related("group", "round").order_by("group__code", "pk")

    return found


def _groups(period: Period, body: int | None) -> list[GroupReview]:
    return [one for one in _recognised("group")(period, body) if one.passed]


def _all_groups(period: Period, body: int | None) -> QuerySet[GroupReview]:
    rounds = _recognised("group")(period, body).order_by().values("round")
    rows: QuerySet[GroupReview] = GroupReview.objects.filter(round__in=rounds)
    return rows


def _group_row(one: GroupReview) -> Row:
    cells = (str(one.group), str(one.round.year), f"{one.agreed}/{one.present}", one.decision)
    return Row(str(one.group), reverse("movements_desk:review", args=[one.pk]), one.decided_on, cells)


def _serving(period: Period, body: int | None) -> QuerySet[ForceMember]:
    here = Q(since__lte=period.end) & (Q(until=None) | Q(until__gt=period.end))
    rows = ForceMember.objects.filter(here).select_related("force__body", "group").order_by("force", "name", "pk")
    return rows.filter(force__body=body) if body else rows


def _worked(period: Period, body: int | None) -> QuerySet[ForceMember]:
    done = YearReview.objects.filter(year=period.end.year, done=True).order_by().values("member")
    return _serving(period, body).filter(pk__in=done)


def _member(one: ForceMember) -> Row:
    """The force and the group, not the name: a report needs neither."""
    url = reverse("movements_desk:force", args=[one.force_id])
    cells = (one.force.name, one.force.get_kind_display(), str(one.group or ""), _d(one.since))
    return Row(one.force.name, url, one.since, cells)


def _d(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


def _declare(
    key: str, label: str, unit: str, definition: str, columns: tuple[str, ...], row: Callable[[Any], Row],
    part: Counted, whole: Counted | None = None, **about: Unpack[About],
) -> None:  # fmt: skip
    counted(f"movements.{key}", label, unit, definition, columns, row, part, whole, **about)


PLACE = ("Mã", "Mô hình", "Nơi", "Ngày", "Tình trạng")
MEMBER = ("Lực lượng", "Loại", "Thôn, tổ dân phố", "Từ ngày")
_declare(
    "models", "Mô hình “Dân vận khéo” được công nhận", "mô hình", "Mô hình có ngày quyết định công nhận trong kỳ.",
    ("Mã", "Mô hình", "Lĩnh vực", "Đơn vị", "Quyết định", "Ngày"), _model_row, events(_models, "decided_on"),
    source="Đình tự đặt; quyết định công nhận mô hình.",
    formula="Đếm mô hình có ngày quyết định trong kỳ.",
    entered="Đơn vị đăng ký; cấp có thẩm quyền ghi quyết định.",
    adds=True,
)  # fmt: skip
_declare(
    "adopted", "Lượt áp dụng mô hình ở nơi khác", "nơi",
    "Nơi bắt đầu áp dụng trong kỳ, không kể nơi sinh ra mô hình.", PLACE,
    lambda one: _place(one, one.begun_on), events(_adopted, "begun_on"),
    source="Đình tự đặt.",
    formula="Đếm nơi bắt đầu áp dụng trong kỳ, trừ nơi sinh ra mô hình.",
    entered="Nơi áp dụng ghi ngày bắt đầu.",
    adds=True,
)  # fmt: skip
_declare(
    "alive", f"Nơi áp dụng còn sống sau {LAST} tháng", "nơi",
    f"Trong số nơi áp dụng được xem lại lần {LAST} tháng trong kỳ: còn làm, kể cả đã làm khác đi.", PLACE,
    lambda one: _place(one.adoption, one.looked_on, one.get_verdict_display()), events(_alive, "looked_on"),
    events(_looked, "looked_on"),
    source="Đình tự đặt.",
    formula="Số nơi còn làm ÷ số nơi được xem lại trong kỳ.",
    entered="Người đi xem ghi kết luận.",
    adds=True,
)  # fmt: skip
_declare(
    "families", "Hộ gia đình văn hóa", "hộ",
    "Hộ được công nhận trong kỳ trên tổng số hộ (sổ hộ ngày họp bình xét) của các thôn, tổ có quyết định trong kỳ.",
    ("Số hộ", "Thôn, tổ dân phố", "Năm", "Quyết định"), _family_row, events(_families, "review__decided_on"),
    events(_recognised("family"), "decided_on", "whole"),
    source="Đình tự đặt; quyết định công nhận danh hiệu.",
    formula="Số hộ được công nhận ÷ số hộ của các thôn, tổ có quyết định trong kỳ.",
    entered="Trưởng thôn, Tổ trưởng ghi họp bình xét; UBND ghi quyết định.",
    adds=True,
)  # fmt: skip
_declare(
    "groups", "Thôn, tổ dân phố văn hóa", "thôn, tổ",
    "Thôn, tổ được công nhận trong kỳ trên tổng số thôn, tổ của đợt bình xét.",
    ("Thôn, tổ dân phố", "Năm", "Hộ dự họp đồng ý", "Quyết định"), _group_row, events(_groups, "decided_on"),
    within(_all_groups),
    source="Đình tự đặt; quyết định công nhận danh hiệu.",
    formula="Số thôn, tổ được công nhận trong kỳ ÷ số thôn, tổ của đợt bình xét.",
    entered="UBND ghi quyết định.",
    adds=False,
)  # fmt: skip
_declare(
    "forces", "Người tham gia lực lượng cộng đồng", "người",
    "Thành viên tổ tự quản, người có uy tín, tuyên truyền viên pháp luật đang tham gia ngày cuối kỳ.", MEMBER, _member,
    standing(_serving),
    source="Đình tự đặt.",
    formula="Đếm người đang tham gia vào ngày cuối kỳ.",
    entered="Đơn vị quản lý lực lượng ghi danh sách.",
    adds=False,
)  # fmt: skip
_declare(
    "forces_done", "Người trong lực lượng cộng đồng đã làm việc được giao", "người",
    "Thành viên được xét “đã làm” trong năm, trên số đang tham gia ngày cuối kỳ.", MEMBER, _member,
    standing(_worked), standing(_serving),
    source="Đình tự đặt.",
    formula="Số người được xét “đã làm” trong năm ÷ số người đang tham gia ngày cuối kỳ.",
    entered="Đơn vị quản lý xét cuối năm.",
    adds=False,
)  # fmt: skip
