"""The numbers of outreach: sessions held, people who came, quiz answers that were right."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse

from dinh.ground.room import Row
from dinh.ground.tally import Counted, counted, events
from dinh.rights.outreach import queries
from dinh.rights.outreach.models import Quiz, Session

if TYPE_CHECKING:
    from dinh.law.periods import Period


def _held(period: Period, body: int | None) -> QuerySet[Session]:
    return queries.held_between(period.start, period.end, body)


def _with_people(period: Period, body: int | None) -> QuerySet[Session]:
    return _held(period, body).filter(people__isnull=False)


def _row(session: Session) -> Row:
    people = "chưa đếm" if session.people is None else str(session.people)
    return Row(
    title=session.topic, url=reverse("outreach_desk:session", args=[session.ref]), day=session.held_on,
    cells=(f"{session.held_on:%d/%m/%Y}", session.topic, session.get_form_display(), session.body.name, people),
    )  # fmt: skip


def _outcomes(period: Period, body: int | None) -> list[tuple[Session, queries.Outcome]]:
    """Every question answered in the quizzes of the sessions held in the period."""
    quizzes = Quiz.objects.filter(session__in=_held(period, body)).select_related("session")
    quizzes = quizzes.prefetch_related("questions__choices").order_by("session__held_on", "pk")
    return [(quiz.session, each) for quiz in quizzes for each in queries.outcomes(quiz) if each.answered]


def _answers(weigh: Callable[[queries.Outcome], int]) -> Counted:
    return events(
        _outcomes, lambda one: one[0].held_on, lambda one: weigh(one[1]), commune=lambda one: one[0].commune_id
    )


def _quiz_row(one: tuple[Session, queries.Outcome]) -> Row:
    session, each = one
    return Row(
    title=each.question.text, url=reverse("outreach_desk:session", args=[session.ref]), day=session.held_on,
    cells=(session.topic, each.question.text, each.question.article, str(each.right), str(each.answered)),
    )  # fmt: skip


COLUMNS = ("Ngày", "Nội dung", "Hình thức", "Đơn vị tổ chức", "Số người dự")

counted(
    key="outreach.sessions",
    label="Buổi tuyên truyền, phổ biến pháp luật đã tổ chức",
    unit="buổi",
    definition="Buổi đã ghi kết quả, tổ chức trong kỳ, không kể buổi đã hủy.",
    columns=COLUMNS,
    row=_row,
    part=events(_held, "held_on"),
    source="Đình tự đặt.",
    formula="Đếm buổi đã ghi kết quả có ngày trong kỳ.",
    entered="Đơn vị tổ chức ghi kết quả buổi.",
    adds=True,
)
counted(
    key="outreach.people",
    label="Lượt người dự các buổi tuyên truyền, phổ biến pháp luật",
    unit="lượt người",
    definition="Cộng số người dự của các buổi tổ chức trong kỳ đã đếm người; buổi chưa đếm không tính là 0.",
    columns=COLUMNS,
    row=_row,
    part=events(_with_people, "held_on", "people"),
    source="Đình tự đặt.",
    formula="Cộng số người dự của các buổi trong kỳ đã đếm người.",
    entered="Đơn vị tổ chức đếm người dự.",
    adds=True,
)
counted(
    key="outreach.quiz",
    label="Câu trả lời đúng trong các bộ câu hỏi sau tuyên truyền",
    unit="câu trả lời",
    definition="Câu trả lời đúng trên tổng số câu trả lời, của các buổi tổ chức trong kỳ; câu để trống không tính.",
    columns=("Buổi", "Câu hỏi", "Căn cứ", "Trả lời đúng", "Đã trả lời"),
    row=_quiz_row,
    part=_answers(lambda outcome: outcome.right),
    whole=_answers(lambda outcome: outcome.answered),
    source="Đình tự đặt.",
    formula="Số câu trả lời đúng ÷ số câu đã trả lời, của các buổi trong kỳ.",
    entered="Người dự tự trả lời, không ghi tên.",
    adds=True,
)
