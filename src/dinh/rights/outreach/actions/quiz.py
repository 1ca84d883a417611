"""The quiz of a session: written, opened, answered without a name, closed. Answers are counted and forgotten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import F
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.outreach import permissions
from dinh.rights.outreach.actions.sessions import lock
from dinh.rights.outreach.models import Choice, Question, Quiz, Session

FEWEST, MOST = 3, 10


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as written; `right` is the place of the right answer in `choices`, from 0."""

    text: str
    choices: tuple[str, ...]
    right: int
    article: str
    explanation: str = ""


def _lock(quiz: Quiz) -> Quiz:
    locked: Quiz = Quiz.objects.select_for_update(of=("self",)).select_related("session").get(pk=quiz.pk)
    return locked


@act
def write_quiz(*, by: Actor, session: Session, questions: Sequence[Asked]) -> Quiz:
    """Write the questions in place of what was there; refused once somebody has answered.

    Raises ValidationError for fewer than 3 or more than 10 questions, or a question without two answers or article.
    """
    session = lock(session)
    require(by, permissions.RESULT, session)
    _check(questions)
    quiz, _made = Quiz.objects.get_or_create(commune=by.commune, session=session)
    quiz = _lock(quiz)
    if quiz.takers:
        raise ValidationError(_("Đã có %(n)d bài làm nên không sửa câu hỏi nữa: kết quả sẽ không còn nghĩa.") % {
            "n": quiz.takers})  # fmt: skip
    quiz.questions.all().delete()
    for order, asked in enumerate(questions, start=1):
        question = Question(
            commune=by.commune, quiz=quiz, order=order, text=" ".join(asked.text.split()),
            explanation=asked.explanation.strip(), article=" ".join(asked.article.split()),
        )  # fmt: skip
        question.full_clean()
        question.save(force_insert=True)
        for place, text in enumerate(asked.choices):
            choice = Choice(commune=by.commune, question=question, order=place + 1, text=" ".join(text.split()))
            choice.right = place == asked.right
            choice.save(force_insert=True)
    record(by, "outreach.write_quiz", session, after={"questions": [asked.text for asked in questions]})
    return quiz


@act
def open_quiz(*, by: Actor, quiz: Quiz) -> Quiz:
    """Let everyone take it, without an account; also opens again what was closed."""
    quiz = _lock(quiz)
    require(by, permissions.RESULT, quiz.session)
    if quiz.session.published_on is None:
        raise ValidationError(_("Hãy công bố buổi này trước, rồi mở bộ câu hỏi."))
    quiz.opened_on, quiz.closed_on = quiz.opened_on or today(), None
    quiz.save(update_fields=["opened_on", "closed_on"])
    record(by, "outreach.open_quiz", quiz.session, after={"opened_on": quiz.opened_on})
    return quiz


@act
def close_quiz(*, by: Actor, quiz: Quiz) -> Quiz:
    quiz = _lock(quiz)
    require(by, permissions.RESULT, quiz.session)
    if not quiz.open:
        raise ValidationError(_("Bộ câu hỏi đang không mở."))
    quiz.closed_on = today()
    quiz.save(update_fields=["closed_on"])
    record(by, "outreach.close_quiz", quiz.session, after={"takers": quiz.takers})
    return quiz


@act
def answer_quiz(*, by: Actor, quiz: Quiz, chosen: Mapping[int, int]) -> None:
    """Count one paper of answers: `chosen` is question → choice; what is left blank counts nowhere.

    The journal learns that somebody answered, not what nor who: callers pass a visitor.
    """
    quiz = _lock(quiz)
    require(by, permissions.TAKE, quiz)
    choices = {choice.pk: choice for choice in Choice.objects.filter(question__quiz=quiz)}
    picked = [choices[pk] for question, pk in chosen.items() if pk in choices and choices[pk].question_id == question]
    if not picked:
        raise ValidationError(_("Bài chưa chọn câu trả lời nào."))
    for choice in picked:
        Choice.objects.filter(pk=choice.pk).update(web=F("web") + 1)
    Quiz.objects.filter(pk=quiz.pk).update(takers_web=F("takers_web") + 1)
    record(by, "outreach.answer_quiz", quiz.session)


@act
def enter_paper_counts(*, by: Actor, quiz: Quiz, sheets: int, counts: Mapping[int, int]) -> Quiz:
    """Type in what was counted on paper: how many sheets, and how often each choice; in place of what was typed before.

    Raises ValidationError when a question has more answers than there were sheets.
    """
    quiz = _lock(quiz)
    require(by, permissions.RESULT, quiz.session)
    if quiz.opened_on is None:
        raise ValidationError(_("Hãy mở bộ câu hỏi trước khi nhập số đếm từ giấy."))
    questions = list(quiz.questions.prefetch_related("choices"))
    for question in questions:
        total = sum(counts.get(choice.pk, 0) for choice in question.choices.all())
        if total > sheets:
            raise ValidationError(_("Câu %(n)d: cộng các phương án được %(total)d, nhiều hơn %(sheets)d phiếu.") % {
                "n": question.order, "total": total, "sheets": sheets})  # fmt: skip
    before = {"sheets": quiz.takers_paper}
    for question in questions:
        for choice in question.choices.all():
            Choice.objects.filter(pk=choice.pk).update(paper=counts.get(choice.pk, 0))
    quiz.takers_paper = sheets
    quiz.save(update_fields=["takers_paper"])
    after = {"sheets": sheets, "counts": {str(pk): count for pk, count in sorted(counts.items())}}
    record(by, "outreach.enter_paper_counts", quiz.session, before=before, after=after)
    return quiz


def _check(questions: Sequence[Asked]) -> None:
    if not FEWEST <= len(questions) <= MOST:
        raise ValidationError(_("Bộ câu hỏi có %(n)d câu; cần từ %(few)d đến %(most)d câu.") % {
            "n": len(questions), "few": FEWEST, "most": MOST})  # fmt: skip
    for number, asked in enumerate(questions, start=1):
        if len(asked.choices) < 2 or not all(text.strip() for text in asked.choices):
            raise ValidationError(_("Câu %(n)d: cần ít nhất hai phương án.") % {"n": number})
        if len({text.strip().casefold() for text in asked.choices}) < len(asked.choices):
            raise ValidationError(_("Câu %(n)d: có hai phương án giống nhau.") % {"n": number})
        if not 0 <= asked.right < len(asked.choices):
            raise ValidationError(_("Câu %(n)d: hãy chọn phương án đúng trong các phương án đã ghi.") % {"n": number})
        if not asked.article.strip():
            raise ValidationError(_("Câu %(n)d: hãy ghi căn cứ (điều, văn bản) của câu trả lời đúng.") % {"n": number})
