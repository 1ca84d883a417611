"""An incident or a drill: opened, worked on, told to the authority and to the people, closed with what was learned."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.privacy import permissions
from dinh.ground.privacy.actions.terms import post_of
from dinh.ground.privacy.models import Incident, Measure
from dinh.ground.refs import new_ref
from dinh.law.breach import STAGES, notice_due

CHAIN_SAFE = ("found_at", "begins", "ends", "rooms", "people")  # the rest may name somebody: beside the chain


@dataclass(frozen=True, slots=True)
class Story:
    """What is known of an incident so far."""

    title: str
    story: str
    found_at: datetime
    begins: date
    ends: date
    found_how: str = ""
    rooms: tuple[str, ...] = ()
    data: str = ""
    people: int | None = None
    harm: str = ""
    measures: str = ""
    advice: str = ""

    def facts(self) -> dict[str, Any]:
        told = {each.name: getattr(self, each.name) for each in fields(self)}
        return {name: said.strip() if isinstance(said, str) else said for name, said in told.items()} | {
            "rooms": sorted(self.rooms)
        }


def _checked(story: Story) -> dict[str, Any]:
    told, wrong = story.facts(), {}
    for name, words in (("title", _("Hãy ghi việc gì đã xảy ra.")), ("story", _("Hãy kể chuyện xảy ra thế nào."))):
        if not told[name]:
            wrong[name] = words
    if story.found_at > now():
        wrong["found_at"] = _("Lúc phát hiện không thể ở sau bây giờ.")
    else:
        try:
            notice_due(localtime(story.found_at))
        except ValueError as error:
            wrong["found_at"] = str(error)
    if story.ends < story.begins:
        wrong["ends"] = _("Ngày cuối không thể trước ngày đầu.")
    if wrong:
        raise ValidationError(wrong)
    return told


def locked(incident: Incident, edition: int | None) -> Incident:
    """The row as it is, held until the act ends. Raises ValidationError when somebody else changed it meanwhile."""
    found: Incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if edition is not None and found.edition != edition:
        raise ValidationError(_("Hồ sơ này vừa có người khác sửa. Hãy xem lại rồi làm lại."))
    found.edition += 1
    return found


@act
def open_incident(*, by: Actor, drill: bool, story: Story) -> Incident:
    """The clock runs from the moment of discovery, not from now; the usual steps are laid out along it."""
    require(by, permissions.INCIDENT)
    told = _checked(story)
    incident = Incident(commune=by.commune, ref=new_ref("SC"), drill=drill, opened_by=post_of(by), **told)
    incident.save(force_insert=True)
    for stage in STAGES:
        due = incident.found_at + timedelta(hours=stage.hours)
        Measure(commune=by.commune, incident=incident, key=stage.key, text=stage.text, due_at=due).save(
            force_insert=True
        )
    _record(by, "privacy.open_incident", incident, told, due=incident.due.due_at)
    return incident


@act
def tell_more(*, by: Actor, incident: Incident, story: Story, edition: int) -> Incident:
    """What is known by now. A moved discovery moves the clock, and the journal says so."""
    incident = locked(incident, edition)
    require(by, permissions.INCIDENT, incident)
    told, before = _checked(story), {name: getattr(incident, name) for name in CHAIN_SAFE}
    moved = story.found_at - incident.found_at
    for name, said in told.items():
        setattr(incident, name, said)
    incident.save()
    if moved:
        for step in incident.steps.filter(done_at=None).exclude(key=""):
            step.due_at += moved
            step.save(update_fields=["due_at"])
    _record(by, "privacy.tell_incident", incident, told, before=before, due=incident.due.due_at)
    return incident


def _record(actor: Actor, what: str, incident: Incident, told: dict[str, Any], before: Any = None, **more: Any) -> None:
    safe = {name: told[name] for name in CHAIN_SAFE} | {"drill": incident.drill} | more
    personal = {name: said for name, said in told.items() if name not in CHAIN_SAFE and said}
    record(actor, what, incident, before=before, after=safe, personal=personal)


@act
def add_step(*, by: Actor, incident: Incident, text: str, owner: Post | None, due_at: datetime) -> Measure:
    require(by, permissions.INCIDENT, incident)
    if not text.strip():
        raise ValidationError({"text": _("Hãy ghi phải làm gì.")})
    step = Measure(commune=by.commune, incident=incident, text=text.strip()[:300], owner=owner, due_at=due_at)
    step.save(force_insert=True)
    told = {"owner": str(owner or ""), "due": due_at}
    record(by, "privacy.add_step", incident, after=told, personal={"text": step.text})
    return step


@act
def give_step(*, by: Actor, step: Measure, owner: Post | None, due_at: datetime) -> Measure:
    """Another post does it, or until another moment."""
    step = Measure.objects.select_for_update().select_related("incident").get(pk=step.pk)
    require(by, permissions.INCIDENT, step.incident)
    if step.done_at:
        raise ValidationError(_("Bước này đã xong."))
    step.owner, step.due_at = owner, due_at
    step.save(update_fields=["owner", "due_at"])
    told = {"step": step.key or step.pk, "owner": str(owner or ""), "due": due_at}
    record(by, "privacy.give_step", step.incident, after=told)
    return step


@act
def step_done(*, by: Actor, step: Measure, note: str) -> Measure:
    """By who keeps the incident, or by the post the step was given to."""
    step = Measure.objects.select_for_update().select_related("incident").get(pk=step.pk)
    require(by, permissions.STEP, step)
    if step.done_at:
        raise ValidationError(_("Bước này đã báo xong từ trước."))
    if step.key == "notice":
        raise ValidationError(_("Bước này xong khi ghi đã báo cơ quan chuyên trách."))
    if step.key == "people" and not note.strip():
        raise ValidationError({"note": _("Hãy ghi vì sao không phải báo riêng từng người.")})
    step.done_at, step.done_by, step.note = now(), post_of(by), note.strip()[:500]
    step.save(update_fields=["done_at", "done_by", "note"])
    late = step.late(step.done_at)
    record(by, "privacy.step_done", step.incident, after={"step": step.key or step.pk, "late": late},
           personal={"note": step.note})  # fmt: skip
    return step


@act
def notify(*, by: Actor, incident: Incident, at: datetime, number: str, late_reason: str, edition: int) -> Incident:
    """The authority was told; after its hour with the reason why so late."""
    incident = locked(incident, edition)
    require(by, permissions.INCIDENT, incident)
    if not incident.found_at <= at <= now():
        raise ValidationError({"at": _("Lúc gửi phải từ lúc phát hiện đến bây giờ.")})
    if at > incident.due.due_at and not late_reason.strip():
        raise ValidationError({"late_reason": _("Đã quá hạn báo: hãy ghi vì sao chậm.")})
    incident.notified_at, incident.notice_number = at, number.strip()[:60]
    incident.late_reason = late_reason.strip()[:500]
    incident.save()
    told = {"at": at, "due": incident.due.due_at, "late": incident.late(at), "drill": incident.drill}
    record(by, "privacy.notify", incident, ground=str(incident.due.ground.cite), after=told,
           personal={"late_reason": incident.late_reason})  # fmt: skip
    _finish(by, incident, "notice")
    return incident


@act
def tell_people(*, by: Actor, incident: Incident, at: datetime, how: str, edition: int) -> Incident:
    """The persons concerned were told."""
    incident = locked(incident, edition)
    require(by, permissions.INCIDENT, incident)
    if not incident.found_at <= at <= now():
        raise ValidationError({"at": _("Lúc báo phải từ lúc phát hiện đến bây giờ.")})
    if not how.strip():
        raise ValidationError({"how": _("Hãy ghi báo bằng cách nào: gọi điện, gửi thư, đến nhà.")})
    incident.told_at, incident.told_how = at, how.strip()[:300]
    incident.save()
    record(by, "privacy.tell_people", incident, after={"at": at, "drill": incident.drill},
           personal={"how": incident.told_how})  # fmt: skip
    _finish(by, incident, "people")
    return incident


def _finish(actor: Actor, incident: Incident, key: str) -> None:
    """The step that this act does is done with it."""
    for step in incident.steps.filter(key=key, done_at=None):
        step.done_at, step.done_by = now(), post_of(actor)
        step.save(update_fields=["done_at", "done_by"])


@act
def close_incident(*, by: Actor, incident: Incident, lessons: str, not_notified: str, edition: int) -> Incident:
    """Over, with what was learned. Steps that are open must be reported first; the authority was told, or it is said
    why it need not be."""
    incident = locked(incident, edition)
    require(by, permissions.INCIDENT, incident)
    if not lessons.strip():
        raise ValidationError({"lessons": _("Hãy ghi bài học: sửa gì để việc này không xảy ra nữa.")})
    if incident.notified_at is None and not not_notified.strip():
        raise ValidationError(
            {"not_notified": _("Chưa báo cơ quan chuyên trách: hãy báo, hoặc ghi vì sao không phải báo.")}
        )
    left = [step.text for step in incident.steps.filter(done_at=None).exclude(key__in=("lessons", "notice"))]
    if left:
        raise ValidationError(_("Còn bước chưa xong: %(steps)s.") % {"steps": "; ".join(left)})
    _finish(by, incident, "lessons")
    incident.state, incident.closed_at, incident.closed_by = Incident.State.CLOSED, now(), post_of(by)
    incident.lessons = lessons.strip()
    incident.not_notified = "" if incident.notified_at else not_notified.strip()[:500]
    incident.save()
    told = {"drill": incident.drill, "notified": incident.notified_at, "late": incident.late(incident.closed_at)}
    record(by, "privacy.close_incident", incident, after=told,
           personal={"lessons": incident.lessons, "not_notified": incident.not_notified})  # fmt: skip
    return incident
