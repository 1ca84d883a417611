"""The numbers of outreach: sessions held, people who came, quiz answers that were right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import Indicator, Row, Value, indicator
from dinh.rights.outreach import queries
from dinh.rights.outreach.models import Quiz, Session

if TYPE_CHECKING:
    from dinh.ground.places.models import Commune
    from dinh.law.periods import Period


def _held(commune: Commune, period: Period, body: int | None) -> QuerySet[Session]:
    return queries.held_between(period.start, period.end, body).filter(commune=commune)


def _counted(commune: Commune, period: Period, body: int | None) -> QuerySet[Session]:
    return _held(commune, period, body).filter(people__isnull=False)


def _row(session: Session) -> Row:
    people = "chưa đếm" if session.people is None else str(session.people)
    return Row(
        title=session.topic, url=reverse("outreach_desk:session", args=[session.ref]), day=session.held_on,
        cells=(f"{session.held_on:%d/%m/%Y}", session.topic, session.get_form_display(), session.body.name, people),
    )  # fmt: skip


def _outcomes(commune: Commune, period: Period, body: int | None) -> list[tuple[Session, queries.Outcome]]:
    """Every question answered in the quizzes of the sessions held in the period."""
    quizzes = Quiz.objects.filter(session__in=_held(commune, period, body)).select_related("session")
    quizzes = quizzes.prefetch_related("questions__choices").order_by("session__held_on", "pk")
    return [(quiz.session, each) for quiz in quizzes for each in queries.outcomes(quiz) if each.answered]


def _quiz(commune: Commune, period: Period, body: int | None) -> Value:
    found = [each for _session, each in _outcomes(commune, period, body)]
    return Value(sum(each.right for each in found), sum(each.answered for each in found))


def _quiz_rows(commune: Commune, period: Period, body: int | None) -> list[Row]:
    return [
        Row(
            title=each.question.text, url=reverse("outreach_desk:session", args=[session.ref]), day=session.held_on,
            cells=(session.topic, each.question.text, each.question.article, str(each.right), str(each.answered)),
        )
        for session, each in _outcomes(commune, period, body)
    ]  # fmt: skip


COLUMNS = ("Ngày", "Nội dung", "Hình thức", "Đơn vị tổ chức", "Số người dự")

indicator(
    Indicator(
        key="outreach.sessions",
        label="Buổi tuyên truyền, phổ biến pháp luật đã tổ chức",
        unit="buổi",
        definition="Buổi đã ghi kết quả, tổ chức trong kỳ, không kể buổi đã hủy.",
        columns=COLUMNS,
        value=lambda commune, period, body: Value(_held(commune, period, body).count()),
        rows=lambda commune, period, body: [_row(session) for session in _held(commune, period, body)],
        source="Đình tự đặt.",
        formula="Đếm buổi đã ghi kết quả có ngày trong kỳ.",
        entered="Đơn vị tổ chức ghi kết quả buổi.",
        adds=True,
    )
)
indicator(
    Indicator(
        key="outreach.people",
        label="Lượt người dự các buổi tuyên truyền, phổ biến pháp luật",
        unit="lượt người",
        definition="Cộng số người dự của các buổi tổ chức trong kỳ đã đếm người; buổi chưa đếm không tính là 0.",
        columns=COLUMNS,
        value=lambda commune, period, body: Value(queries.people(_counted(commune, period, body))),
        rows=lambda commune, period, body: [_row(session) for session in _counted(commune, period, body)],
        source="Đình tự đặt.",
        formula="Cộng số người dự của các buổi trong kỳ đã đếm người.",
        entered="Đơn vị tổ chức đếm người dự.",
        adds=True,
    )
)
indicator(
    Indicator(
        key="outreach.quiz",
        label="Câu trả lời đúng trong các bộ câu hỏi sau tuyên truyền",
        unit="câu trả lời",
        definition="Câu trả lời đúng trên tổng số câu trả lời, của các buổi tổ chức trong kỳ; câu để trống không tính.",
        columns=("Buổi", "Câu hỏi", "Căn cứ", "Trả lời đúng", "Đã trả lời"),
        value=_quiz,
        rows=_quiz_rows,
        source="Đình tự đặt.",
        formula="Số câu trả lời đúng ÷ số câu đã trả lời, của các buổi trong kỳ.",
        entered="Người dự tự trả lời, không ghi tên.",
        adds=True,
    )
)
