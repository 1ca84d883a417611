"""The numbers scoring offers to reports, each with the rows behind it."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from dinh.account.scores import queries
from dinh.account.scores.models import Appeal, Comment, Sheet
from dinh.ground.places.models import Commune
from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.law.periods import Period


def _sheets(period: Period, body: int | None) -> list[Sheet]:
    rows = Sheet.objects.filter(campaign__published_on__range=(period.start, period.end)).select_related("campaign")
    rows = rows.filter(body=body) if body else rows
    return list(rows.order_by("campaign__published_on", "campaign_id", "order"))


def _row(sheet: Sheet, grade: str, total: str) -> Row:
    url = reverse("scores_desk:sheet", args=[sheet.campaign.ref, sheet.key])
    return Row(sheet.name, url, sheet.campaign.published_on, (sheet.campaign.title, sheet.name, total, grade))


def _graded(period: Period, body: int | None, *, best: bool) -> list[Row]:
    """Sheets of results published in the period; only those in the best grade of their rubric, when `best`."""
    found: list[Row] = []
    files: dict[int, dict[str, Any]] = {}
    for sheet in _sheets(period, body):
        if sheet.campaign_id not in files:
            newest = queries.result(sheet.campaign)
            files[sheet.campaign_id] = newest.file if newest else {"sheets": [], "rubric": {"grades": []}}
        file = files[sheet.campaign_id]
        mine = next((one for one in file["sheets"] if one["key"] == sheet.key), None)
        if mine is None or (best and mine["grade"] != file["rubric"]["grades"][0]["key"]):
            continue
        title = next(grade["title"] for grade in file["rubric"]["grades"] if grade["key"] == mine["grade"])
        found.append(_row(sheet, title, mine["total"].replace(".", ",")))
    return found


def _scored(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return _graded(period, body, best=False)


def _best(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return _graded(period, body, best=True)


def _comments(commune: Commune, period: Period, body: int | None) -> list[Row]:
    rows = Comment.objects.filter(received_on__range=(period.start, period.end)).select_related("campaign")
    return [
        Row(
            one.ref, reverse("scores_desk:comments", args=[one.campaign.ref]), one.received_on,
            (one.ref, one.campaign.title, f"{one.answered_on:%d/%m/%Y}" if one.answered_on else ""),
        )
        for one in rows.order_by("received_on", "pk")
    ]  # fmt: skip


def _appeals(commune: Commune, period: Period, body: int | None) -> list[Row]:
    rows = Appeal.objects.filter(made_on__range=(period.start, period.end)).select_related("sheet__campaign")
    rows = rows.filter(sheet__body=body) if body else rows
    return [
        Row(
            str(one), reverse("scores_desk:appeal", args=[one.sheet.campaign.ref, one.pk]), one.made_on,
            (one.sheet.campaign.title, one.sheet.name, one.get_state_display()),
        )
        for one in rows.order_by("made_on", "pk")
    ]  # fmt: skip


SHEET = ("Đợt chấm", "Đơn vị", "Điểm", "Xếp loại")
indicator(
    Indicator(
        "scores.scored", "Đơn vị được chấm điểm, đã công bố kết quả", "đơn vị",
        "Đơn vị có phiếu trong đợt chấm điểm công bố trong kỳ.", SHEET,
        lambda commune, period, body: Value(len(_scored(commune, period, body))), _scored,
        source="Đình tự đặt, theo bộ tiêu chí đang áp dụng.",
        formula="Đếm phiếu của các đợt chấm điểm công bố trong kỳ.",
        entered="Máy đếm từ kết quả đã công bố.",
        adds=True,
    )
)  # fmt: skip
indicator(
    Indicator(
        "scores.best", "Đơn vị đạt mức xếp loại cao nhất", "đơn vị",
        "Trong số đơn vị có kết quả công bố trong kỳ: số đạt mức cao nhất của bộ tiêu chí.", SHEET,
        lambda commune, period, body: Value(len(_best(commune, period, body)), len(_scored(commune, period, body))),
        _best,
        source="Đình tự đặt, theo bộ tiêu chí đang áp dụng.",
        formula="Số đơn vị đạt mức cao nhất ÷ số đơn vị có kết quả công bố trong kỳ.",
        entered="Máy đếm từ kết quả đã công bố.",
        adds=True,
    )
)  # fmt: skip
indicator(
    Indicator(
        "scores.comments", "Ý kiến về dự thảo kết quả chấm điểm", "ý kiến", "Ý kiến nhận trong kỳ.",
        ("Mã", "Đợt chấm", "Trả lời ngày"), lambda commune, period, body: Value(len(_comments(commune, period, body))),
        _comments,
        source="Đình tự đặt.",
        formula="Đếm ý kiến có ngày nhận trong kỳ.",
        entered="Người dân, cơ quan gửi; cán bộ trả lời.",
        adds=True,
    )
)  # fmt: skip
indicator(
    Indicator(
        "scores.appeals", "Khiếu nại kết quả chấm điểm", "khiếu nại", "Khiếu nại của đơn vị được chấm, gửi trong kỳ.",
        ("Đợt chấm", "Đơn vị", "Tình trạng"), lambda commune, period, body: Value(len(_appeals(commune, period, body))),
        _appeals,
        source="Đình tự đặt.",
        formula="Đếm khiếu nại có ngày gửi trong kỳ.",
        entered="Đơn vị được chấm gửi; người có thẩm quyền trả lời.",
        adds=True,
    )
)  # fmt: skip
