"""The quiz: written whole, taken by anyone without a trace of who, typed in from paper, shown as part of a whole."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from dinh.ground.gate import Refused
from dinh.ground.journal.models import Entry
from dinh.rights.outreach import actions, queries
from dinh.rights.outreach.actions import Asked
from dinh.rights.outreach.models import Choice, Quiz
from dinh.rights.outreach.tests.build import LAW, QUESTIONS, at, drafted, opened_quiz, published


@pytest.fixture
def session(ward, tu):
    return published(ward, tu)


@pytest.fixture
def quiz(tu, session):
    return opened_quiz(tu, session)


def right_answers(quiz):
    return {q.pk: next(c.pk for c in q.choices.all() if c.right) for q in quiz.questions.all()}


@pytest.mark.parametrize(
    ("questions", "said"),
    [
        (QUESTIONS[:2], "cần từ 3 đến 10"),
        (QUESTIONS * 4, "cần từ 3 đến 10"),
        ([*QUESTIONS[:2], Asked("Một?", ("A",), 0, LAW)], "ít nhất hai phương án"),
        ([*QUESTIONS[:2], Asked("Hai?", ("Có", "có "), 0, LAW)], "giống nhau"),
        ([*QUESTIONS[:2], Asked("Ba?", ("Có", "Không"), 2, LAW)], "chọn phương án đúng"),
        ([*QUESTIONS[:2], Asked("Bốn?", ("Có", "Không"), 0, " ")], "căn cứ"),
    ],
)
def test_a_quiz_that_is_not_whole_is_refused(tu, session, questions, said):
    with pytest.raises(ValidationError, match=said):
        actions.write_quiz(by=tu, session=session, questions=questions)
    assert not Quiz.objects.exists()


def test_a_quiz_of_a_draft_does_not_open(ward, tu):
    quiz = actions.write_quiz(by=tu, session=drafted(ward, tu), questions=QUESTIONS)
    with pytest.raises(ValidationError, match="công bố buổi này trước"):
        actions.open_quiz(by=tu, quiz=quiz)


def test_only_counts_are_kept(client, tu, session, quiz):
    """Even of someone who is signed in: the journal says that somebody answered, and nothing else."""
    client.force_login(tu.user)
    answers = {f"q{question}": choice for question, choice in right_answers(quiz).items()}
    with at(15):
        client.force_login(tu.user)
        html = client.post(reverse("outreach:quiz", args=[session.ref]), answers).content.decode()
    assert "Đúng 3/3 câu" in html
    entry = Entry.objects.get(what="outreach.answer_quiz")
    assert (entry.user_id, entry.post_id, entry.after, entry.personal_digest) == (None, None, {}, "")
    columns = {field.name for model in (Quiz, Choice) for field in model._meta.get_fields() if field.concrete}
    assert not columns & {"user", "ip", "at", "cookie", "created", "key"}


def test_a_reload_is_not_counted_and_a_machine_neither(client, session, quiz):
    url = reverse("outreach:quiz", args=[session.ref])
    answers = {f"q{question}": choice for question, choice in right_answers(quiz).items()}
    with at(15):
        client.post(url, {**answers, "website": "http://spam.example"})
        client.cookies.clear()
        client.post(url, answers)
        again = client.post(url, answers).content.decode()
    assert "không đếm thêm" in again
    assert Quiz.objects.get().takers_web == 1


def test_blank_answers_count_nowhere(client, session, quiz):
    first, *_rest = right_answers(quiz).items()
    with at(15):
        html = client.post(reverse("outreach:quiz", args=[session.ref]), {f"q{first[0]}": first[1]}).content.decode()
        client.cookies.clear()
        empty = client.post(reverse("outreach:quiz", args=[session.ref]), {}).content.decode()
    assert "Đúng 1/3 câu" in html
    assert "chưa chọn câu trả lời nào" in empty
    outcomes = queries.outcomes(queries.quiz_of(session))
    assert [(each.right, each.answered) for each in outcomes] == [(1, 1), (0, 0), (0, 0)]


def test_a_choice_of_another_question_is_not_counted(visitor, quiz):
    first, second, _third = quiz.questions.all()
    strange = second.choices.first()
    with pytest.raises(ValidationError, match="chưa chọn"):
        actions.answer_quiz(by=visitor, quiz=quiz, chosen={first.pk: strange.pk})
    assert Choice.objects.get(pk=strange.pk).web == 0


def test_a_closed_quiz_takes_nothing_and_then_shows_its_result(client, tu, visitor, session, quiz):
    actions.answer_quiz(by=visitor, quiz=quiz, chosen=right_answers(quiz))
    with at(15):
        assert "Trả lời đúng" not in client.get(f"/p/{session.ref}").content.decode()
        actions.close_quiz(by=tu, quiz=quiz)
        with pytest.raises(Refused, match="đã đóng"):
            actions.answer_quiz(by=visitor, quiz=quiz, chosen=right_answers(quiz))
        with pytest.raises(ValidationError, match="không mở"):
            actions.close_quiz(by=tu, quiz=quiz)
        shown = client.get(f"/p/{session.ref}").content.decode()
        closed = client.get(reverse("outreach:quiz", args=[session.ref])).content.decode()
    assert "Trả lời đúng" in shown
    assert "1/1" in shown
    assert "đã đóng" in closed
    assert '<form method="post" class="card"' not in closed


def test_questions_stay_once_somebody_answered(client, tu, visitor, session, quiz):
    actions.write_quiz(by=tu, session=session, questions=QUESTIONS)
    quiz = queries.quiz_of(session)
    actions.answer_quiz(by=visitor, quiz=quiz, chosen=right_answers(quiz))
    with pytest.raises(ValidationError, match="không sửa câu hỏi"):
        actions.write_quiz(by=tu, session=session, questions=QUESTIONS)
    client.force_login(tu.user)
    assert client.get(reverse("outreach_desk:quiz_edit", args=[session.ref])).status_code == 302


def test_counts_from_paper_replace_and_add_up(client, tu, visitor, session, quiz):
    client.force_login(tu.user)
    actions.answer_quiz(by=visitor, quiz=quiz, chosen=right_answers(quiz))
    choices = [choice for question in quiz.questions.all() for choice in question.choices.all()]
    url = reverse("outreach_desk:paper_counts", args=[session.ref])
    wrong = client.post(url, {"sheets": "5", f"c{choices[0].pk}": "4", f"c{choices[1].pk}": "2"}).content.decode()
    client.post(url, {"sheets": "5", f"c{choices[0].pk}": "1", f"c{choices[1].pk}": "4"})
    client.post(url, {"sheets": "6", f"c{choices[0].pk}": "2", f"c{choices[1].pk}": "4"})
    assert "Câu 1: cộng các phương án được 6, nhiều hơn 5 phiếu" in wrong
    first = queries.outcomes(queries.quiz_of(session))[0]
    assert (first.right, first.answered) == (5, 7)
    assert Quiz.objects.get().takers == 7
    assert Entry.objects.filter(what="outreach.enter_paper_counts").count() == 2


def test_a_quiz_is_written_opened_and_printed_on_its_pages(client, tu, session):
    client.force_login(tu.user)
    url = reverse("outreach_desk:quiz_edit", args=[session.ref])
    typed = {"rows": "3"}
    for place in range(3):
        typed |= {f"q{place}-text": f"Câu số {place}?", f"q{place}-a": "Có", f"q{place}-b": "Không",
                  f"q{place}-right": "B", f"q{place}-article": LAW, f"q{place}-explanation": "Vì thế."}  # fmt: skip
    more = client.post(url, {**typed, "more": "1"})
    assert len(more.context["rows"]) == 4
    assert "Câu số 2?" in more.content.decode()
    broken = client.post(url, {**typed, "q1-right": "D", "q2-article": ""}).content.decode()
    assert "phương án đúng trong các phương án đã ghi" in broken
    assert "căn cứ của câu trả lời đúng" in broken
    client.post(url, typed)
    client.post(reverse("outreach_desk:quiz_switch", args=[session.ref]))
    paper = client.get(reverse("outreach_desk:quiz_print", args=[session.ref])).content.decode()
    key = client.get(reverse("outreach_desk:quiz_print", args=[session.ref]), {"dap-an": "1"}).content.decode()
    assert "<svg" in paper
    assert "Vì thế." not in paper
    assert "Vì thế." in key
    assert "Câu số 1?" in client.get(url).content.decode()
    client.post(reverse("outreach_desk:quiz_switch", args=[session.ref]))
    assert not Quiz.objects.get().open


def test_a_session_without_a_quiz_has_no_such_page(client, ward, tu, session):
    with at(15):
        assert client.get(reverse("outreach:quiz", args=[session.ref])).status_code == 404
        client.force_login(tu.user)
        assert client.get(reverse("outreach_desk:quiz_print", args=[session.ref])).status_code == 404


@pytest.mark.parametrize("who", ["mai", "lan", "visitor", "khanh"])
def test_only_those_entrusted_write_and_open(session, quiz, request, who):
    by = request.getfixturevalue(who)
    for act in (
        lambda: actions.write_quiz(by=by, session=session, questions=QUESTIONS),
        lambda: actions.open_quiz(by=by, quiz=quiz),
        lambda: actions.close_quiz(by=by, quiz=quiz),
        lambda: actions.enter_paper_counts(by=by, quiz=quiz, sheets=1, counts={}),
    ):
        with pytest.raises(Refused):
            act()
