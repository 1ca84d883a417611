"""What is asked about satisfaction: one question every quarter, three that rotate. Ours, in plain words; no article.

>>> [question.key for question in of_quarter("2026-Q1")]
['whole', 'onestop', 'staff', 'news']
"""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext_lazy

ROTATING = 3
# From best to worst; the first two count as satisfied. `silent` is no answer and counts nowhere.
MARKS = ("5", "4", "3", "2", "1")
SATISFIED = frozenset({"5", "4"})
SILENT = "silent"
MARK_WORDS = {
    "5": gettext_lazy("Rất hài lòng"),
    "4": gettext_lazy("Hài lòng"),
    "3": gettext_lazy("Bình thường"),
    "2": gettext_lazy("Chưa hài lòng"),
    "1": gettext_lazy("Rất không hài lòng"),
}


@dataclass(frozen=True, slots=True)
class Question:
    key: str
    text: str


WHOLE = Question("whole", "Nhìn chung, nhà mình hài lòng thế nào với việc phục vụ của chính quyền nơi đây?")
OTHERS = (
    Question("onestop", "Làm giấy tờ ở bộ phận một cửa"),
    Question("staff", "Thái độ của cán bộ khi bà con đến hỏi, đến xin"),
    Question("news", "Việc của phường, xã được báo cho bà con biết kịp thời, dễ hiểu"),
    Question("say", "Ý kiến của bà con được nghe và được trả lời"),
    Question("fair", "Bình xét, chi trả hỗ trợ đúng người, công khai"),
    Question("safe", "Trật tự, an toàn trong thôn, trong tổ"),
    Question("clean", "Đường ngõ, rác, nước thoát nơi mình ở"),
    Question("works", "Công trình chung: làm có hỏi dân, làm xong dùng được"),
    Question("health", "Khám chữa bệnh ở trạm y tế"),
)
ALL = {question.key: question for question in (WHOLE, *OTHERS)}


def of_quarter(quarter: str) -> tuple[Question, ...]:
    """The questions of a quarter (`2026-Q3`): the one about everything, and the next three in turn."""
    year, number = int(quarter[:4]), int(quarter[-1])
    start = ((year * 4 + number - 1) * ROTATING) % len(OTHERS)
    turn = [OTHERS[(start + step) % len(OTHERS)] for step in range(ROTATING)]
    return (WHOLE, *turn)
