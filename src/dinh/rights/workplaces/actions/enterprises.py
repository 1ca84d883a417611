"""Enterprises: entered, their dialogues and what these agreed; unions founded, against the year's target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import Upload, counted, kept_file, lock, needed, past, save_new
from dinh.rights.workplaces.actions.offices import MOST_STAFF, describe
from dinh.rights.workplaces.models import Agreement, Dialogue, Founding, UnionTarget
from dinh.rights.workplaces.queries import profile_on

MOST_TARGET = 1000


@act
def add_enterprise(*, by: Actor, name: str, day: date, staff: int, union: bool, state: bool) -> Body:
    """A new enterprise among the bodies, with its first description. Raises ValidationError for a name in use."""
    require(by, permissions.ENTERPRISE)
    name = needed("name", name, _("Hãy ghi tên doanh nghiệp."), 200)
    if Body.objects.filter(name__iexact=name, valid_to=None).exists():
        raise ValidationError({"name": _("Đã có cơ quan, doanh nghiệp mang tên này.")})
    body = Body(
        commune=by.commune, name=name, kind=Body.Kind.ENTERPRISE, system=Body.System.STATE, order=900,
        valid_from=past("day", day),
    )  # fmt: skip
    save_new(body)
    record(by, "workplaces.add_enterprise", body, after={"name": name, "valid_from": day})
    describe(by=by, body=body, day=day, staff=staff, union=union, state=state)
    return body


@dataclass(frozen=True, slots=True)
class Talk:
    """A dialogue as it took place."""

    kind: str
    day: date
    place: str
    employer_side: str
    workers_side: str
    attended: int
    matters: str
    minutes: Upload | None = None


@act
def hold_dialogue(*, by: Actor, body: Body, talk: Talk) -> Dialogue:
    require(by, permissions.DIALOGUE, body)
    row = Dialogue(
        commune=by.commune, body=body, kind=talk.kind, day=past("day", talk.day),
        place=needed("place", talk.place, _("Hãy ghi địa điểm."), 200),
        employer_side=needed("employer_side", talk.employer_side, _("Hãy ghi ai dự.")),
        workers_side=needed("workers_side", talk.workers_side, _("Hãy ghi ai dự.")),
        attended=counted("attended", talk.attended, 2, MOST_STAFF),
        matters=needed("matters", talk.matters, _("Hãy ghi đã đối thoại việc gì."), 8000),
        minutes=kept_file(by, talk.minutes),
    )  # fmt: skip
    save_new(row)
    after = {"body": body.pk, "day": row.day, "kind": row.kind, "attended": row.attended, "minutes": row.minutes_id}
    record(by, "workplaces.hold_dialogue", row, after=after)
    return row


@act
def agree(*, by: Actor, dialogue: Dialogue, words: str, owner: str, due: date) -> Agreement:
    dialogue = lock(dialogue)
    require(by, permissions.UNDO, dialogue)
    if due < dialogue.day:
        raise ValidationError({"due": _("Hạn không thể trước ngày đối thoại.")})
    row = Agreement(
        commune=by.commune, dialogue=dialogue, due=due,
        words=needed("words", words, _("Hãy ghi đã thỏa thuận gì."), 400),
        owner=needed("owner", owner, _("Hãy ghi ai làm."), 120),
    )  # fmt: skip
    save_new(row)
    record(by, "workplaces.agree", row, after={"dialogue": dialogue.pk, "owner": row.owner, "due": due})
    return row


@act
def keep_agreement(*, by: Actor, agreement: Agreement, done_on: date, proof: str) -> Agreement:
    row = lock(agreement)
    require(by, permissions.KEEP, row)
    row.done_on = past("done_on", done_on, row.dialogue.day)
    row.proof = needed("proof", proof, _("Hãy ghi kết quả, minh chứng."))
    row.save()
    record(by, "workplaces.keep", row, after={"done_on": done_on, "in_time": row.in_time})
    return row


@act
def reopen_agreement(*, by: Actor, agreement: Agreement, reason: str) -> Agreement:
    """It was not done after all."""
    row = lock(agreement)
    require(by, permissions.REOPEN, row)
    why, before = needed("reason", reason, _("Hãy ghi vì sao.")), {"done_on": row.done_on, "proof": row.proof}
    row.done_on, row.proof = None, ""
    row.save()
    record(by, "workplaces.reopen", row, ground=why, before=before)
    return row


@act
def undo_dialogue(*, by: Actor, dialogue: Dialogue, reason: str) -> Dialogue:
    row = lock(dialogue)
    require(by, permissions.UNDO, row)
    row.undone_on, row.why_undone = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ."))
    row.save()
    record(by, "workplaces.undo", row, ground=row.why_undone, after={"undone_on": row.undone_on})
    return row


@act
def set_target(*, by: Actor, year: int, number: int, source: str) -> UnionTarget:
    """The year's target as its paper says; said again, the new one stands and the journal keeps the first."""
    require(by, permissions.WATCH)
    counted("number", number, 1, MOST_TARGET)
    counted("year", year, 2020, today().year + 1)
    source = needed("source", source, _("Hãy ghi chỉ tiêu theo văn bản nào."), 200)
    found = UnionTarget.objects.select_for_update().filter(year=year).first()
    before = {"number": found.number, "source": found.source} if found else None
    row = found or UnionTarget(commune=by.commune, year=year)
    row.number, row.source = number, source
    row.full_clean()
    row.save()
    record(by, "workplaces.set_target", row, ground=source, before=before, after={"year": year, "number": number})
    return row


@act
def found_union(*, by: Actor, body: Body, day: date, members: int, decision: str) -> Founding:
    """A union founded at an enterprise outside the State sector. Raises ValidationError where one is there already."""
    require(by, permissions.ENTERPRISE, body)
    past("day", day)
    profile = profile_on(body, day)
    if profile is None:
        raise ValidationError(_("Chưa khai số lao động của doanh nghiệp vào ngày ấy. Hãy khai trước."))
    if profile.state:
        raise ValidationError(_("Doanh nghiệp này thuộc khu vực Nhà nước: không tính vào chỉ tiêu ngoài Nhà nước."))
    if profile.union:
        raise ValidationError(_("Doanh nghiệp này đã khai có công đoàn."))
    row = Founding(
        commune=by.commune, body=body, day=day, members=counted("members", members, 1, profile.staff),
        decision=needed("decision", decision, _("Hãy ghi quyết định số, ngày."), 200),
    )  # fmt: skip
    save_new(row)
    after = {"body": body.pk, "day": day, "members": members}
    record(by, "workplaces.found_union", row, ground=row.decision, after=after)
    return row
