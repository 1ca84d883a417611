"""Questions before a dialogue: sent without an account or written down at the desk, looked at, taken in or not."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import covered, limited, needed, one_line
from dinh.rights.dialogue.models import Dialogue, Question

State, Source = Question.State, Question.Source
FEWEST = 10  # letters: less is no question


@dataclass(frozen=True, slots=True)
class Asked:
    """What someone asks; who asks is optional and never public."""

    words: str
    name: str = ""
    contact: str = ""
    group: ResidentialGroup | None = None


@act
def ask(*, by: Actor, dialogue: Dialogue, key: str, asked: Asked) -> Question:
    """A resident sends a question; it is held until someone has looked. The same `key` twice is one question.

    Raises ValidationError naming the field; Refused when the session takes no questions any more.
    """
    require(by, permissions.ASK, dialogue)
    return _receive(by, dialogue, key, asked, Source.WEB, State.HELD)


@act
def enter_question(*, by: Actor, dialogue: Dialogue, key: str, asked: Asked) -> Question:
    """Write down a question that came on paper, by phone or at the desk: taken in at once."""
    require(by, permissions.ENTER_QUESTION, dialogue)
    return _receive(by, dialogue, key, asked, Source.DESK, State.ACCEPTED)


def _receive(by: Actor, dialogue: Dialogue, key: str, asked: Asked, source: str, state: str) -> Question:
    if sent := Question.objects.filter(key=key).first():
        record(by, "dialogue.sent_again", sent)
        return sent
    words = needed("words", asked.words, _("Hãy viết câu hỏi."), 2000)
    if len(words) < FEWEST:
        raise ValidationError({"words": _("Viết thêm vài chữ: hỏi việc gì, ở đâu.")})
    question = Question(
        commune=by.commune, ref=new_ref("CH"), key=key, dialogue=dialogue, source=source, words=words,
        shown=covered(words)[:2000], name=limited("name", one_line(asked.name), 120),
        contact=limited("contact", one_line(asked.contact), 120), group=asked.group, state=state, at=now(),
    )  # fmt: skip
    question.save(force_insert=True)
    personal = {"words": words, "name": question.name, "contact": question.contact}
    record(by, "dialogue.ask", question, after={"dialogue": dialogue.ref, "source": source}, personal=personal)
    return question


@act
def accept_question(*, by: Actor, question: Question, shown: str) -> Question:
    """Take it into the session; `shown` is how everyone will read it, without personal numbers."""
    question = _lock(question)
    require(by, permissions.MODERATE, question)
    shown = needed("shown", shown, _("Hãy để lại câu hỏi cho mọi người đọc."), 2000)
    question.shown, question.state, question.reason = covered(shown)[:2000], State.ACCEPTED, ""
    question.save(update_fields=["shown", "state", "reason"])
    record(by, "dialogue.accept_question", question, personal={"shown": question.shown})
    return question


@act
def decline_question(*, by: Actor, question: Question, reason: str) -> Question:
    """Not taken in, with the reason the sender reads by the receipt. Kept, never deleted; one appeal is open."""
    question = _lock(question)
    require(by, permissions.MODERATE, question)
    question.reason = needed("reason", one_line(reason), _("Hãy ghi vì sao không đưa vào; người gửi đọc được."), 300)
    question.state = State.DECLINED
    question.save(update_fields=["state", "reason"])
    record(by, "dialogue.decline_question", question, after={"reason": question.reason})
    return question


@act
def appeal_question(*, by: Actor, question: Question) -> Question:
    """Who holds the receipt asks, once, that someone look again."""
    question = _lock(question)
    require(by, permissions.APPEAL, question)
    question.state, question.appealed_on = State.HELD, today()
    question.save(update_fields=["state", "appealed_on"])
    record(by, "dialogue.appeal_question", question)
    return question


def _lock(question: Question) -> Question:
    locked: Question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    return locked
