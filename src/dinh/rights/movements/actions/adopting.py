"""Taking a model up: the check-list, its lines ticked and changed with reasons, looks, the end; hints to bodies."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.common import come, lock, needed, one_of, saved, who
from dinh.rights.movements.clocks import LOOKS, look_day
from dinh.rights.movements.models import Adoption, CheckLine, Hint, Look, PracticeModel


def begin_origin(actor: Actor, model: PracticeModel) -> Adoption:
    """Where a recognised model was born: the root of its tree, looked at like every other place from that day on.
    Within the act that recognises it."""
    origin = Adoption(
        commune_id=model.commune_id, ref=new_ref("AD"), model=model, body=model.body, group=model.group, origin=True,
        begun_on=model.decided_on or today(), by_label=who(actor),
    )  # fmt: skip
    origin.save(force_insert=True)
    return origin


@act
def adopt(
    *, by: Actor, model: PracticeModel, begun_on: date, parent: Adoption | None = None,
    body: Body | None = None, group: ResidentialGroup | None = None,
) -> Adoption:  # fmt: skip
    """Take a model up in one's own body, or in the group one heads: its steps become a check-list there.

    `parent` is where it was learnt; without it, where the model was born. Raises Refused for another's place or a model
    that is not recognised; ValidationError for a place that has it already, or a model without steps.
    """
    model = lock(model)
    require(by, permissions.ADOPT, model)
    body, group = body or by.body, group or (by.post.group if by.post and permissions.own_group(by) else None)
    assert body is not None  # the gate let in a post  # noqa: S101
    mine = Adoption(commune=by.commune, body=body, group=group)
    if not permissions.of_own_place(by, mine):
        raise ValidationError({"group": _("Chỉ áp dụng được cho đơn vị mình, hoặc thôn, tổ mình phụ trách.")})
    steps = list(model.steps.all())
    if not steps:
        raise ValidationError(_("Mô hình này chưa ghi các bước làm nên chưa lập được bảng việc. Nhờ cán bộ bổ sung."))
    come("begun_on", begun_on, model.decided_on)
    parent = _learnt_from(model, parent, begun_on)
    here = Adoption.objects.exclude(state="ended").filter(model=model)
    if (here.filter(group=group) if group else here.filter(body=body, group=None)).exists():
        raise ValidationError(_("Nơi này đang áp dụng mô hình ấy rồi."))
    adoption = Adoption(
        commune=by.commune, ref=new_ref("AD"), model=model, body=body, group=group, parent=parent, begun_on=begun_on,
        by_label=who(by),
    )  # fmt: skip
    saved(adoption, None, _("Nơi này đang áp dụng mô hình ấy rồi."))
    CheckLine.objects.bulk_create(
        [
            CheckLine(commune=by.commune, adoption=adoption, order=step.order, original=step.text, text=step.text)
            for step in steps
        ]
    )
    record(by, "movements.adopt", adoption, after={"model": model.ref, "from": parent.ref, "lines": len(steps)})
    return adoption


def _learnt_from(model: PracticeModel, parent: Adoption | None, begun_on: date) -> Adoption:
    found: Adoption | None = parent or model.adoptions.filter(origin=True).first()
    if found is None or found.model_id != model.pk:
        raise ValidationError({"parent": _("Hãy chọn một nơi đang có mô hình này.")})
    if found.begun_on > begun_on:
        words = _("%(place)s mới làm từ %(day)s, sau ngày này.")
        raise ValidationError({"parent": words % {"place": found.where, "day": f"{found.begun_on:%d/%m/%Y}"}})
    return found


@act
def tick(
    *, by: Actor, line: CheckLine, done_on: date, evidence: str = "", file: StoredFile | None = None
) -> CheckLine:  # fmt: skip
    """A line is done: evidence in words, a photo or a paper."""
    line = lock(line)
    require(by, permissions.WORK_ON, line.adoption)
    if not evidence.strip() and file is None:
        raise ValidationError({"evidence": _("Hãy ghi một câu minh chứng, hoặc kèm ảnh.")})
    line.done_on = come("done_on", done_on, line.adoption.begun_on)
    line.state, line.done_by, line.file = "done", who(by), file or line.file
    line.evidence = evidence.strip()[:500]
    line.save()
    record(by, "movements.tick", line.adoption, after={"line": line.order, "done_on": done_on})
    return line


@act
def untick(*, by: Actor, line: CheckLine) -> CheckLine:
    """Ticked or left out by mistake: the line is open again; the journal keeps what stood there."""
    line = lock(line)
    require(by, permissions.WORK_ON, line.adoption)
    if line.state == CheckLine.State.OPEN:
        raise ValidationError(_("Dòng này đang chưa làm."))
    before = {"line": line.order, "state": line.state, "evidence": line.evidence}
    line.state, line.done_on, line.done_by, line.evidence, line.file = "open", None, "", "", None
    if line.text == line.original:
        line.why = ""
    line.save()
    record(by, "movements.untick", line.adoption, before=before, after={"state": "open"})
    return line


@act
def adapt(*, by: Actor, line: CheckLine, text: str, why: str) -> CheckLine:
    """Do a step another way here, saying why. What the recipe said stays beside it."""
    line = lock(line)
    require(by, permissions.WORK_ON, line.adoption)
    text = needed("text", " ".join(text.split()), _("Hãy ghi việc làm ở đây."), 500)
    before = {"line": line.order, "text": line.text}
    line.text = text
    line.why = "" if text == line.original else needed("why", why, _("Làm khác công thức thì ghi vì sao."))
    line.save()
    record(by, "movements.adapt", line.adoption, before=before, after={"text": text, "why": line.why})
    return line


@act
def leave_out(*, by: Actor, line: CheckLine, why: str) -> CheckLine:
    line = lock(line)
    require(by, permissions.WORK_ON, line.adoption)
    line.why = needed("why", why, _("Hãy ghi vì sao không làm bước này ở đây."))
    line.state, line.done_on, line.done_by, line.evidence = "left_out", None, "", ""
    line.save()
    record(by, "movements.leave_out", line.adoption, after={"line": line.order, "why": line.why})
    return line


@act
def add_line(*, by: Actor, adoption: Adoption, text: str, why: str) -> CheckLine:
    """A step of their own, which the recipe does not have."""
    adoption = lock(adoption)
    require(by, permissions.WORK_ON, adoption)
    last = adoption.lines.aggregate(last=Max("order"))["last"] or 0
    line = CheckLine(
        commune=by.commune, adoption=adoption, order=last + 1, why=needed("why", why, _("Hãy ghi vì sao thêm.")),
        text=needed("text", " ".join(text.split()), _("Hãy ghi việc làm thêm."), 500),
    )  # fmt: skip
    line.save(force_insert=True)
    record(by, "movements.add_line", adoption, after={"line": line.order, "text": line.text, "why": line.why})
    return line


@act
def look(
    *, by: Actor, adoption: Adoption, months: int, looked_on: date, verdict: str, words: str = ""
) -> Look:  # fmt: skip
    """What someone from outside found after so many months: alive, done another way (how), or ended (why).

    Raises ValidationError before the day of the look, out of order, or without words where they are needed.
    """
    adoption = lock(adoption)
    require(by, permissions.LOOK, adoption)
    if months not in LOOKS:
        raise ValidationError({"months": _("Chỉ xem lại sau 3 và sau 6 tháng.")})
    day = look_day(adoption.begun_on, months)
    if looked_on < day:
        words_ = _("Chưa đủ %(months)d tháng: xem từ ngày %(day)s.")
        raise ValidationError({"looked_on": words_ % {"months": months, "day": f"{day:%d/%m/%Y}"}})
    come("looked_on", looked_on)
    one_of("verdict", verdict, Adoption.State.values)
    words = words.strip()[:500]
    if verdict != Adoption.State.ALIVE:
        words = needed("words", words, _("Hãy ghi làm khác đi thế nào, hoặc vì sao dừng."), 500)
    if any(one.months >= months for one in adoption.looks.all()):
        raise ValidationError({"months": _("Lần xem này đã ghi rồi.")})
    seen = Look(
        commune=by.commune, adoption=adoption, months=months, looked_on=looked_on, verdict=verdict, words=words,
        by_label=who(by),
    )  # fmt: skip
    seen.save(force_insert=True)
    before = {"state": adoption.state}
    adoption.state = verdict
    if verdict == Adoption.State.ENDED:
        adoption.ended_on, adoption.ended_why = looked_on, words
    adoption.save()
    record(by, "movements.look", adoption, before=before, after={"months": months, "verdict": verdict, "words": words})
    return seen


@act
def stop(*, by: Actor, adoption: Adoption, ended_on: date, why: str) -> Adoption:
    """A place gives the model up, saying why: what others need to know before they take it."""
    adoption = lock(adoption)
    require(by, permissions.STOP, adoption)
    adoption.ended_on = come("ended_on", ended_on, adoption.begun_on)
    adoption.ended_why = needed("why", why, _("Hãy ghi vì sao dừng."), 500)
    before, adoption.state = {"state": adoption.state}, Adoption.State.ENDED
    adoption.save()
    record(by, "movements.stop", adoption, before=before, after={"state": "ended", "why": adoption.ended_why})
    return adoption


@act
def answer_hint(
    *, by: Actor, model: PracticeModel, body: Body, about: str, about_title: str, shared: Sequence[str],
    suggested: bool, group: ResidentialGroup | None = None,
) -> Hint:  # fmt: skip
    """A person decides what to do with a likeness: suggest the model to the body, or to the group where the matter
    lies, or say that it does not fit there."""
    require(by, permissions.WRITE, model)
    if not model.public:
        raise ValidationError(_("Chỉ gợi ý mô hình đã công nhận."))
    hint = Hint(
        commune=by.commune, model=model, body=body, group=group, about=about[:20], about_title=about_title[:300],
        shared=list(shared), suggested=suggested, decided_on=today(), decided_by=who(by),
    )  # fmt: skip
    saved(hint, None, _("Gợi ý này đã có người quyết rồi."))
    after = {"body": body.pk, "about": about, "suggested": suggested, "shared": list(shared)}
    record(by, "movements.answer_hint", model, after=after | ({"group": group.code} if group else {}))
    return hint


@act
def suggest_to_group(*, by: Actor, model: PracticeModel, group: ResidentialGroup, why: str) -> Hint:
    """Somebody thinks of a group that a model would help, with no matter of that group open. Its head reads why.

    Raises ValidationError for a group that has the model, or was told of it."""
    require(by, permissions.SUGGEST, model)
    if Adoption.objects.filter(model=model, group=group).exclude(state="ended").exists():
        raise ValidationError({"group": _("%(group)s đang áp dụng mô hình này rồi.") % {"group": group}})
    assert by.body is not None  # the gate let in a post  # noqa: S101
    hint = Hint(
        commune=by.commune, model=model, body=by.body, group=group, suggested=True, decided_on=today(),
        about_title=needed("why", why, _("Hãy ghi vì sao mô hình này hợp với nơi ấy.")), decided_by=who(by),
    )  # fmt: skip
    saved(hint, "group", _("Đã gợi ý mô hình này cho nơi ấy rồi."))
    record(by, "movements.suggest", model, after={"group": group.code})
    return hint
