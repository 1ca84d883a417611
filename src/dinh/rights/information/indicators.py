"""The numbers of information requests for reports, each with the requests behind it. No row names an asker."""

from __future__ import annotations

from datetime import date

from django.urls import reverse

from dinh.ground.room import Row
from dinh.ground.tally import counted, events
from dinh.law.periods import Period
from dinh.rights.information import queries
from dinh.rights.information.clocks import answer_term
from dinh.rights.information.models import InformationRequest

COLUMNS = ("Số", "Nội dung", "Ngày nhận", "Hạn", "Ngày có kết quả", "Kết quả")
UNIT = "yêu cầu"


def _row(asked: InformationRequest) -> Row:
    due = answer_term(asked).due
    cells = (
        f"{asked.number}/{asked.year}",
        asked.subject,
        f"{asked.received_on:%d/%m/%Y}",
        f"{due:%d/%m/%Y}" if due and asked.sort else "",
        f"{asked.outcome_on:%d/%m/%Y}" if asked.outcome_on else "",
        asked.get_outcome_display() if asked.outcome else "",
    )
    title = f"Yêu cầu số {asked.number}/{asked.year}" + (f": {asked.subject}" if asked.subject else "")
    return Row(title, reverse("information_desk:item", args=[asked.ref]), asked.received_on, cells)


def _due(asked: InformationRequest) -> date | None:
    return answer_term(asked).due


def _owed(period: Period, body: int | None) -> list[InformationRequest]:
    return queries.fallen_due(period.start, period.end, body)


counted(
    "information.received", "Yêu cầu cung cấp thông tin đã nhận", UNIT, "Yêu cầu có ngày nhận trong kỳ.",
    COLUMNS, _row,
    events(lambda period, body: queries.received_between(period.start, period.end, body), "received_on"),
    source="Luật Tiếp cận thông tin.",
    formula="Đếm yêu cầu có ngày nhận trong kỳ.",
    entered="Người dân gửi; cán bộ ghi yêu cầu nhận trực tiếp.",
    adds=True,
)  # fmt: skip
counted(
    "information.answered_in_time", "Yêu cầu cung cấp thông tin có kết quả đúng hạn", UNIT,
    "Trong số yêu cầu có hạn trả lời trong kỳ (hạn tính từ luật, hoặc do cán bộ ghi khi luật chưa có trong phần "
    "mềm): số đã cung cấp, từ chối hoặc hướng dẫn nơi giữ thông tin chậm nhất vào ngày hạn. Không tính yêu cầu đã "
    "rút, yêu cầu đang chờ bổ sung, yêu cầu chưa ghi hạn.",
    COLUMNS, _row, events(lambda period, body: queries.in_time(_owed(period, body)), _due), events(_owed, _due),
    source="Luật Tiếp cận thông tin; hạn theo luật đang hiệu lực ngày nhận.",
    formula="Số yêu cầu có kết quả đúng hạn ÷ số yêu cầu có hạn trong kỳ.",
    entered="Cán bộ cung cấp thông tin ghi kết quả, ngày trả lời.",
    adds=True,
)  # fmt: skip
counted(
    "information.refused", "Yêu cầu cung cấp thông tin đã từ chối", UNIT, "Yêu cầu bị từ chối trong kỳ, có căn cứ.",
    COLUMNS, _row,
    events(lambda period, body: queries.refused_between(period.start, period.end, body), "outcome_on"),
    source="Luật Tiếp cận thông tin.",
    formula="Đếm yêu cầu có ngày từ chối trong kỳ.",
    entered="Cán bộ ghi từ chối kèm căn cứ.",
    adds=True,
)  # fmt: skip
