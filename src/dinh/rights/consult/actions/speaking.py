"""Short statements: put forward, looked at, answered by a browser that nobody knows; the groups of opinion drawn."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.rights.consult import permissions, queries
from dinh.rights.consult.actions.common import covered, lock, names_someone, needed, one_line
from dinh.rights.consult.mapping import FEWEST, draw
from dinh.rights.consult.models import Consultation, OpinionMap, Statement, Voice

State = Statement.State
MOST_LETTERS, MOST_STATEMENTS = 200, 100


@act
def seed(*, by: Actor, consultation: Consultation, text: str) -> Statement:
    """An official puts a statement forward: one thing, so that one can agree or disagree with all of it."""
    consultation = lock(consultation)
    require(by, permissions.MODERATE, consultation)
    made = _add(by, consultation, text, State.ON, seeded=True)
    record(by, "consult.seed", consultation, after={"statement": made.number, "text": made.text})
    return made


@act
def propose(*, by: Actor, consultation: Consultation, text: str) -> Statement:
    """A participant proposes a statement; it is asked once someone of the office has looked."""
    consultation = lock(consultation)
    require(by, permissions.VOICE, consultation)
    same = consultation.statements.filter(text__iexact=one_line(text)).first()
    if same:
        record(by, "consult.propose_again", consultation, after={"statement": same.number})
        return same
    made = _add(by, consultation, covered(text), State.PROPOSED, seeded=False)
    record(by, "consult.propose", consultation, after={"statement": made.number}, personal={"text": made.text})
    return made


def _add(by: Actor, consultation: Consultation, text: str, state: str, *, seeded: bool) -> Statement:
    text = needed("text", one_line(text), _("Hãy viết một câu."), MOST_LETTERS)
    if consultation.statements.count() >= MOST_STATEMENTS:
        raise Refused(_("Đã có %(most)d câu, nhiều hơn thì không ai trả lời hết.") % {"most": MOST_STATEMENTS})
    if names_someone(text):
        raise ValidationError({"text": _("Đừng nêu tên người. Hãy viết về việc, không về người.")})
    last = consultation.statements.aggregate(last=Max("number"))["last"] or 0
    made = Statement(
        commune=by.commune, consultation=consultation, number=last + 1, text=text, state=state, seeded=seeded
    )
    made.save(force_insert=True)
    return made


@act
def ask(*, by: Actor, statement: Statement) -> Statement:
    """A proposed statement is asked, or one that was put away is asked again."""
    consultation = lock(statement.consultation)
    require(by, permissions.MODERATE, consultation)
    statement.state, statement.reason = State.ON, ""
    statement.save(update_fields=["state", "reason"])
    record(by, "consult.ask", consultation, after={"statement": statement.number, "text": statement.text})
    return statement


@act
def put_away(*, by: Actor, statement: Statement, reason: str) -> Statement:
    """No longer asked, and why. The answers it had stay in its count; it leaves the picture."""
    consultation = lock(statement.consultation)
    require(by, permissions.MODERATE, consultation)
    statement.reason = needed("reason", one_line(reason), _("Hãy ghi vì sao không hỏi câu này."), 300)
    statement.state = State.OFF
    statement.save(update_fields=["state", "reason"])
    record(by, "consult.put_away", consultation, after={"statement": statement.number, "reason": statement.reason})
    return statement


@act
def voice(*, by: Actor, consultation: Consultation, token: str, choices: Mapping[int, int]) -> int:
    """What one browser says: statement number → 1, -1 or 0. A second answer to one takes the place of the first.

    `token` is the hash `guard.hashed` makes. The journal says that somebody answered, neither who nor what. Returns how
    many answers were kept.
    """
    consultation = lock(consultation)
    require(by, permissions.VOICE, consultation)
    asked = {one.number: one for one in consultation.statements.filter(state=State.ON, number__in=choices)}
    said = {number: choice for number, choice in choices.items() if number in asked and choice in (1, 0, -1)}
    if not said:
        raise ValidationError(_("Hãy chọn đồng ý, không đồng ý hoặc bỏ qua ở ít nhất một câu."))
    for number, choice in said.items():
        Voice.objects.update_or_create(
            commune=by.commune, statement=asked[number], token=token, defaults={"choice": choice}
        )
    record(by, "consult.voice", consultation)
    return len(said)


@act
def draw_map(*, by: Actor, consultation: Consultation) -> OpinionMap:
    """Reckon the groups of opinion anew. Raises Refused under the fewest participants and says how many are missing."""
    consultation = lock(consultation)
    require(by, permissions.DRAW, consultation)
    drawn = draw(queries.table(consultation))
    if drawn is None:
        count = queries.participants(consultation)
        words = _("Mới có %(count)d người trả lời, còn thiếu %(missing)d người thì mới vẽ nhóm ý kiến.")
        raise Refused(words % {"count": count, "missing": max(FEWEST - count, 0)})
    made, _new = OpinionMap.objects.update_or_create(
        commune=by.commune, consultation=consultation, defaults={"drawn_at": now(), "data": drawn.as_data()}
    )
    record(by, "consult.draw_map", consultation, after={"participants": drawn.participants, "groups": len(drawn.sizes)})
    return made
