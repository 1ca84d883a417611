"""Matters of Điều 53 put to the people of an agency or unit: asked, like answers as one group, each group answered."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law.workplaces import COMMENTED_CITE, numbered
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import counted, lock, needed, past, save_new
from dinh.rights.workplaces.actions.offices import MOST_STAFF
from dinh.rights.workplaces.models import Gathered, Matter


@act
def ask(*, by: Actor, body: Body, number: int, title: str, asked_on: date, until: date, how: str) -> Matter:
    require(by, permissions.ASK, body)
    if number not in numbered("agency.commented", asked_on):
        raise ValidationError({"number": _("Điều 53 không có nội dung số %d.") % number})
    if until < asked_on:
        raise ValidationError({"until": _("Ngày cuối không thể trước ngày bắt đầu.")})
    row = Matter(
        commune=by.commune, body=body, number=number, asked_on=past("asked_on", asked_on), until=until,
        title=needed("title", title, _("Hãy ghi lấy ý kiến về việc gì.")),
        how=needed("how", how, _("Hãy ghi lấy ý kiến bằng cách nào."), 200),
    )  # fmt: skip
    save_new(row)
    after = {"body": body.pk, "number": number, "asked_on": asked_on, "until": until}
    record(by, "workplaces.ask", row, ground=str(COMMENTED_CITE), after=after)
    return row


@act
def gather(*, by: Actor, matter: Matter, gist: str, voices: int) -> Gathered:
    """Like comments as one group: what they say, how many said so."""
    require(by, permissions.ASK, matter)
    row = Gathered(
        commune=by.commune, matter=matter, gist=needed("gist", gist, _("Hãy ghi ý kiến."), 400),
        voices=counted("voices", voices, 1, MOST_STAFF),
    )  # fmt: skip
    save_new(row)
    record(by, "workplaces.gather", row, ground=str(COMMENTED_CITE), after={"matter": matter.pk, "voices": voices})
    return row


@act
def answer(*, by: Actor, gathered: Gathered, answer: str, words: str) -> Gathered:
    """Taken in, or not and why. Said again, the new answer stands and the journal keeps the first."""
    row = lock(gathered)
    require(by, permissions.ASK, row)
    if answer not in Gathered.Answer.values:
        raise ValidationError({"answer": _("Hãy chọn tiếp thu hay không.")})
    before = {"answer": row.answer, "words": row.answer_words} if row.answer else None
    row.answer, row.answered_on = answer, today()
    row.answer_words = needed("words", words, _("Hãy ghi trả lời: tiếp thu thế nào, hoặc vì sao không."), 2000)
    row.save()
    record(by, "workplaces.answer", row, before=before, after={"answer": answer, "words": row.answer_words})
    return row
