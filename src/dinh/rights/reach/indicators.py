"""The number of reach: of all answers to the facts of the surveys closed in a period, how many were right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from dinh.ground.room import Row
from dinh.ground.tally import Counted, counted, events
from dinh.rights.reach import queries
from dinh.rights.reach.models import Survey

if TYPE_CHECKING:
    from dinh.law.periods import Period


Fact = tuple[Survey, dict[str, Any]]


def _facts(period: Period, body: int | None) -> list[Fact]:
    closed = queries.closed_between(period.start, period.end)
    return [(survey, fact) for survey in closed for fact in survey.result["facts"]]


def _known(one: Fact) -> int:
    return int(one[1]["known"])


def _answers(one: Fact) -> int:
    """«Không biết» is an answer, «không trả lời» is none."""
    return int(one[1]["known"] + one[1]["wrong"] + one[1]["unknown"])


def _counted(weigh: Callable[[Fact], int]) -> Counted:
    return events(_facts, lambda one: one[0].closed_on, weigh, commune=lambda one: one[0].commune_id)


def _row(one: Fact) -> Row:
    survey, fact = one
    cells = (survey.title, fact["text"], fact["about"], str(fact["known"]), str(_answers(one)), str(fact["silent"]))
    return Row(title=fact["text"], url=survey.path, day=survey.closed_on, cells=cells)


counted(
    key="reach.known",
    label="Câu trả lời đúng của các hộ được hỏi về việc đã công khai",
    unit="câu trả lời",
    definition=(
        "Câu trả lời đúng trên tổng số câu trả lời, kể cả “không biết”, của các đợt hỏi khóa kết quả trong kỳ; "
        "câu không trả lời không tính."
    ),
    columns=("Đợt hỏi", "Điều được hỏi", "Về nội dung", "Biết đúng", "Đã trả lời", "Không trả lời"),
    row=_row,
    part=_counted(_known),
    whole=_counted(_answers),
    source="Đình tự đặt.",
    formula="Số câu trả lời đúng ÷ số câu đã trả lời, của các đợt hỏi khóa trong kỳ.",
    entered="Người đi hỏi ghi phiếu của các hộ bốc thăm, không ghi tên.",
    adds=True,
)
