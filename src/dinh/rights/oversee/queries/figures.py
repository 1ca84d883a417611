"""The figures of a board's work in a period: counted from the rows, never typed."""

from __future__ import annotations

from datetime import date
from typing import Any

from dinh.law.periods import Period
from dinh.rights.oversee import clocks
from dinh.rights.oversee.models import Board, Finding, Recommendation, Verification, Visit

LABELS: dict[str, str] = {
    "members": "thành viên",
    "meetings": "cuộc họp của Ban",
    "planned": "việc theo kế hoạch",
    "visits": "cuộc kiểm tra, giám sát đã tiến hành",
    "findings": "phát hiện",
    "violations": "trong đó có dấu hiệu vi phạm",
    "recommendations": "kiến nghị đã gửi",
    "replied": "kiến nghị được trả lời",
    "in_time": "trong đó trả lời đúng hạn",
    "late": "trong đó trả lời trễ",
    "waiting": "kiến nghị quá hạn chưa trả lời",
    "done": "kiến nghị đã thực hiện xong",
    "asked": "đề nghị xác minh của Nhân dân đã nhận",
    "verified": "đề nghị đã có kết quả xác minh",
}


def of_board(board: Board, period: Period, day: date) -> dict[str, int]:
    """By the keys of `LABELS`, for the period, as things stand on `day`."""
    span = (period.start, period.end)
    upto = min(day, period.end)
    sent = list(Recommendation.objects.filter(board=board, sent_on__range=span))
    replied = list(Recommendation.objects.filter(board=board, replied_on__range=span))
    found = Finding.objects.filter(board=board, found_on__range=span)
    open_ = Recommendation.objects.filter(board=board, received_on__lte=upto, replied_on=None, closed_on=None)
    overdue = [one for one in open_ if (term := clocks.reply_term(one, upto)) and term.late]
    asked = Verification.objects.filter(board=board)
    timely = sum(clocks.in_time(one) for one in replied)
    items: Any = board.plans
    counted: dict[str, int] = {
        "members": sum(one.serving(upto) for one in board.members.all()),
        "meetings": board.meetings.filter(on__range=span).count(),
        "planned": sum(plan.items.filter(dropped_on=None).count() for plan in items.filter(period=str(period))),
        "visits": Visit.objects.filter(board=board, held_on__range=span).count(),
        "findings": found.count(),
        "violations": found.filter(kind=Finding.Kind.VIOLATION).count(),
        "recommendations": len(sent),
        "replied": len(replied),
        "in_time": timely,
        "late": len(replied) - timely,
        "waiting": len(overdue),
        "done": Recommendation.objects.filter(board=board, done_on__range=span).count(),
        "asked": asked.filter(received_on__range=span).count(),
        "verified": asked.filter(result_on__range=span).count(),
    }
    return counted
