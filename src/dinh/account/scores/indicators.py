"""The numbers scoring offers to reports, each with the rows behind it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from dinh.account.scores import queries
from dinh.account.scores.models import Appeal, Comment, Sheet
from dinh.ground.room import Row
from dinh.ground.tally import Counted, counted, events
from dinh.law.periods import Period

Graded = tuple[Sheet, str, str]  # a sheet of a published result, its total, its grade's title


def _graded(period: Period, body: int | None, *, best: bool = False) -> list[Graded]:
    """Sheets of results published in the period; only those in the best grade of their rubric, when `best`."""
    rows = Sheet.objects.filter(campaign__published_on__range=(period.start, period.end)).select_related("campaign")
    rows = rows.filter(body=body) if body else rows
    found: list[Graded] = []
    files: dict[int, dict[str, Any]] = {}
    for sheet in rows.order_by("campaign__published_on", "campaign_id", "order"):
        if sheet.campaign_id not in files:
            newest = queries.result(sheet.campaign)
            files[sheet.campaign_id] = newest.file if newest else {"sheets": [], "rubric": {"grades": []}}
        file = files[sheet.campaign_id]
        mine = next((one for one in file["sheets"] if one["key"] == sheet.key), None)
        if mine is None or (best and mine["grade"] != file["rubric"]["grades"][0]["key"]):
            continue
        title = next(grade["title"] for grade in file["rubric"]["grades"] if grade["key"] == mine["grade"])
        found.append((sheet, mine["total"].replace(".", ","), title))
    return found


def _row(one: Graded) -> Row:
    sheet, total, grade = one
    url = reverse("scores_desk:sheet", args=[sheet.campaign.ref, sheet.key])
    return Row(sheet.name, url, sheet.campaign.published_on, (sheet.campaign.title, sheet.name, total, grade))


def _sheets(*, best: bool) -> Counted:
    return events(
        lambda period, body: _graded(period, body, best=best), lambda one: one[0].campaign.published_on,
        commune=lambda one: one[0].commune_id,
    )  # fmt: skip


def _comments(period: Period, body: int | None) -> QuerySet[Comment]:
    rows = Comment.objects.filter(received_on__range=(period.start, period.end)).select_related("campaign")
    return rows.order_by("received_on", "pk")


def _comment_row(one: Comment) -> Row:
    answered = f"{one.answered_on:%d/%m/%Y}" if one.answered_on else ""
    url = reverse("scores_desk:comments", args=[one.campaign.ref])
    return Row(one.ref, url, one.received_on, (one.ref, one.campaign.title, answered))


def _appeals(period: Period, body: int | None) -> QuerySet[Appeal]:
    rows = Appeal.objects.filter(made_on__range=(period.start, period.end)).select_related("sheet__campaign")
    return (rows.filter(sheet__body=body) if body else rows).order_by("made_on", "pk")


def _appeal_row(one: Appeal) -> Row:
    url = reverse("scores_desk:appeal", args=[one.sheet.campaign.ref, one.pk])
    return Row(str(one), url, one.made_on, (one.sheet.campaign.title, one.sheet.name, one.get_state_display()))


SHEET = ("Đợt chấm", "Đơn vị", "Điểm", "Xếp loại")
counted(
    "scores.scored", "Đơn vị được chấm điểm, đã công bố kết quả", "đơn vị",
    "Đơn vị có phiếu trong đợt chấm điểm công bố trong kỳ.", SHEET,
    _row, _sheets(best=False),
    source="Đình tự đặt, theo bộ tiêu chí đang áp dụng.",
    formula="Đếm phiếu của các đợt chấm điểm công bố trong kỳ.",
    entered="Máy đếm từ kết quả đã công bố.",
    adds=True,
)  # fmt: skip
counted(
    "scores.best", "Đơn vị đạt mức xếp loại cao nhất", "đơn vị",
    "Trong số đơn vị có kết quả công bố trong kỳ: số đạt mức cao nhất của bộ tiêu chí.", SHEET,
    _row, _sheets(best=True), _sheets(best=False),
    source="Đình tự đặt, theo bộ tiêu chí đang áp dụng.",
    formula="Số đơn vị đạt mức cao nhất ÷ số đơn vị có kết quả công bố trong kỳ.",
    entered="Máy đếm từ kết quả đã công bố.",
    adds=True,
)  # fmt: skip
counted(
    "scores.comments", "Ý kiến về dự thảo kết quả chấm điểm", "ý kiến", "Ý kiến nhận trong kỳ.",
    ("Mã", "Đợt chấm", "Trả lời ngày"), _comment_row, events(_comments, "received_on"),
    source="Đình tự đặt.",
    formula="Đếm ý kiến có ngày nhận trong kỳ.",
    entered="Người dân, cơ quan gửi; cán bộ trả lời.",
    adds=True,
)  # fmt: skip
counted(
    "scores.appeals", "Khiếu nại kết quả chấm điểm", "khiếu nại", "Khiếu nại của đơn vị được chấm, gửi trong kỳ.",
    ("Đợt chấm", "Đơn vị", "Tình trạng"), _appeal_row, events(_appeals, "made_on"),
    source="Đình tự đặt.",
    formula="Đếm khiếu nại có ngày gửi trong kỳ.",
    entered="Đơn vị được chấm gửi; người có thẩm quyền trả lời.",
    adds=True,
)  # fmt: skip
