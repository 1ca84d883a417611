"""The minutes, typed while people speak: a line is saved when it is sent, changed, undone, moved; then all is closed.

At closing every line with an owner becomes a promise, public at once with its day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Post
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.search import index
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import limited, needed, one_line, signed, whose
from dinh.rights.dialogue.actions.dialogues import SEARCH_KIND, lock
from dinh.rights.dialogue.actions.promising import from_line
from dinh.rights.dialogue.models import Dialogue, MinuteLine, Question


@dataclass(frozen=True, slots=True)
class Line:
    """One line as typed. With an owner it will be a promise, and then needs the leader's words and a day."""

    asked: str
    answer: str = ""
    body: Body | None = None
    post: Post | None = None
    due: date | None = None
    question: Question | None = None
    group: ResidentialGroup | None = None


@act
def write_line(*, by: Actor, dialogue: Dialogue, line: Line) -> MinuteLine:
    """Append a line. Only the question must be there: the rest may come while the leader speaks."""
    dialogue = lock(dialogue)
    require(by, permissions.MINUTES, dialogue)
    last = dialogue.lines.order_by("-order").values_list("order", flat=True).first() or 0
    row = MinuteLine(commune=by.commune, dialogue=dialogue, order=last + 1, at=now())
    _fill(row, line, dialogue)
    row.save(force_insert=True)
    record(by, "dialogue.write_line", dialogue, after=_as_data(row), personal=_words(row))
    return row


@act
def edit_line(*, by: Actor, row: MinuteLine, line: Line) -> MinuteLine:
    """Change a line while the minutes are open."""
    row, dialogue = _both(row)
    require(by, permissions.MINUTES, dialogue)
    _fill(row, line, dialogue)
    row.save()
    record(by, "dialogue.edit_line", dialogue, after=_as_data(row), personal=_words(row))
    return row


@act
def strike_line(*, by: Actor, row: MinuteLine, struck: bool = True) -> MinuteLine:
    """Undo a line, or bring it back."""
    row, dialogue = _both(row)
    require(by, permissions.MINUTES, dialogue)
    row.struck = struck
    row.save(update_fields=["struck"])
    record(by, "dialogue.strike_line" if struck else "dialogue.restore_line", dialogue, after={"order": row.order})
    return row


@act
def move_line(*, by: Actor, row: MinuteLine, up: bool) -> MinuteLine:
    """Change places with the line before or after; at the end of the list nothing moves."""
    row, dialogue = _both(row)
    require(by, permissions.MINUTES, dialogue)
    others = dialogue.lines.filter(struck=False).exclude(pk=row.pk)
    before = others.filter(order__lt=row.order).order_by("-order", "-pk")
    after = others.filter(order__gt=row.order).order_by("order", "pk")
    other = (before if up else after).first()
    if other is not None:
        row.order, other.order = other.order, row.order
        row.save(update_fields=["order"])
        other.save(update_fields=["order"])
    record(by, "dialogue.move_line", dialogue, after={"order": row.order})
    return row


@act
def close_minutes(*, by: Actor, dialogue: Dialogue, people: int | None, women: int | None, secretary: str) -> Dialogue:
    """Lock the minutes and make them public; each line with an owner becomes a promise.

    Raises ValidationError naming the lines that lack the leader's words or a day.
    """
    dialogue = lock(dialogue)
    require(by, permissions.MINUTES, dialogue)
    if dialogue.day > today():
        raise ValidationError(_("Chưa đến ngày đối thoại nên chưa khóa biên bản được."))
    rows = list(dialogue.lines.filter(struck=False).select_related("owner_body", "owner_post__body", "question"))
    if not rows:
        raise ValidationError(_("Biên bản chưa có dòng nào."))
    _complete(rows)
    dialogue.people, dialogue.women = people, women
    dialogue.secretary = limited("secretary", one_line(secretary) or signed(by), 200)
    dialogue.closed_on, dialogue.changed_at, dialogue.revision = today(), now(), dialogue.revision + 1
    dialogue.full_clean(exclude=["commune", "line", "leader"])
    dialogue.save()
    made = [from_line(by=by, row=row) for row in rows if row.owner_body_id]
    index.put(by.commune, SEARCH_KIND, dialogue)
    after = {"lines": len(rows), "promises": [promise.ref for promise in made], "people": people, "women": women}
    record(by, "dialogue.close_minutes", dialogue, after=after)
    return dialogue


@act
def correct_line(*, by: Actor, row: MinuteLine, asked: str, answer: str, reason: str) -> MinuteLine:
    """Change the words of a closed line, with the reason everyone reads. A promise made of it keeps its owner and day:
    those change by its own acts."""
    row, dialogue = _both(row)
    require(by, permissions.CORRECT, row)
    before = _words(row)
    row.asked = needed("asked", asked, _("Hãy để lại câu hỏi."), 2000)
    row.answer = needed("answer", answer, _("Hãy để lại lời người chủ trì."))
    row.corrected = needed("reason", one_line(reason), _("Hãy ghi vì sao đính chính."), 300)
    row.corrected_on = today()
    row.save()
    dialogue.changed_at = now()
    dialogue.save(update_fields=["changed_at"])
    index.put(by.commune, SEARCH_KIND, dialogue)
    after = {"order": row.order, "reason": row.corrected}
    record(by, "dialogue.correct_line", dialogue, after=after, personal={"before": before, "after": _words(row)})
    return row


def _both(row: MinuteLine) -> tuple[MinuteLine, Dialogue]:
    dialogue = lock(row.dialogue)
    fresh = MinuteLine.objects.get(pk=row.pk)
    fresh.dialogue = dialogue
    return fresh, dialogue


def _fill(row: MinuteLine, line: Line, dialogue: Dialogue) -> None:
    if line.question is not None and line.question.dialogue_id != dialogue.pk:
        raise ValidationError({"question": _("Câu hỏi này gửi cho cuộc đối thoại khác.")})
    asked = line.asked.strip() or (line.question.shown if line.question else "")
    row.asked = needed("asked", asked, _("Hãy ghi câu hỏi."), 2000)
    row.answer = limited("answer", line.answer, 4000)
    row.owner_body, row.owner_post = whose(line.body, line.post)
    if line.due and line.due < dialogue.day:
        raise ValidationError({"due": _("Hạn không thể trước ngày đối thoại.")})
    row.due, row.question = line.due, line.question
    row.group = line.group or (line.question.group if line.question else None)


def _complete(rows: list[MinuteLine]) -> None:
    """Every promise needs words and a day; a day alone has nobody to keep it."""
    wrong = []
    for number, row in enumerate(rows, start=1):
        if not row.answer:
            wrong.append(_("Dòng %(number)d: chưa ghi lời người chủ trì.") % {"number": number})
        if row.owner_body_id and row.due is None:
            wrong.append(_("Dòng %(number)d: đã giao việc nhưng chưa có hạn.") % {"number": number})
        if row.due and not row.owner_body_id:
            wrong.append(_("Dòng %(number)d: có hạn nhưng chưa ghi ai làm.") % {"number": number})
    if wrong:
        raise ValidationError(wrong)


def _as_data(row: MinuteLine) -> dict[str, object]:
    return {"order": row.order, "owner": str(row.owner_post or row.owner_body or ""), "due": row.due}


def _words(row: MinuteLine) -> dict[str, str]:
    """People are named in rooms: what was said goes beside the chain, where it can be erased."""
    return {"asked": row.asked, "answer": row.answer}
