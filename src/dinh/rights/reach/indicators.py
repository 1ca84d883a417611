"""The number of reach: of all answers to the facts of the surveys closed in a period, how many were right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.rights.reach import queries
from dinh.rights.reach.models import Survey

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune
    from dinh.law.periods import Period


def _facts(commune: Commune, period: Period) -> list[tuple[Survey, dict[str, Any]]]:
    closed = queries.closed_between(period.start, period.end).filter(commune=commune)
    return [(survey, fact) for survey in closed for fact in survey.result["facts"]]


def _answers(fact: dict[str, Any]) -> int:
    """«Không biết» is an answer, «không trả lời» is none."""
    return int(fact["known"] + fact["wrong"] + fact["unknown"])


def _value(commune: Commune, period: Period, body: int | None) -> Value:
    found = [fact for _survey, fact in _facts(commune, period)]
    return Value(sum(fact["known"] for fact in found), sum(_answers(fact) for fact in found))


def _rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(
            title=fact["text"], url=survey.path, day=survey.closed_on,
            cells=(survey.title, fact["text"], fact["about"], str(fact["known"]), str(_answers(fact)),
                   str(fact["silent"])),
        )
        for survey, fact in _facts(commune, period)
    ]  # fmt: skip


indicator(
    Indicator(
        key="reach.known",
        label="Câu trả lời đúng của các hộ được hỏi về việc đã công khai",
        unit="câu trả lời",
        definition=(
            "Câu trả lời đúng trên tổng số câu trả lời, kể cả “không biết”, của các đợt hỏi khóa kết quả trong kỳ; "
            "câu không trả lời không tính."
        ),
        columns=("Đợt hỏi", "Điều được hỏi", "Về nội dung", "Biết đúng", "Đã trả lời", "Không trả lời"),
        value=_value,
        rows=_rows,
        source="Đình tự đặt.",
        formula="Số câu trả lời đúng ÷ số câu đã trả lời, của các đợt hỏi khóa trong kỳ.",
        entered="Người đi hỏi ghi phiếu của các hộ bốc thăm, không ghi tên.",
        adds=True,
    )
)
