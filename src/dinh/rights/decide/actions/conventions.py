"""Conventions of a group from draft to recognition and after: posted, voted on as a matter BQ3, returned stamped,
reviewed each year, suspended, annulled (Nghị định 61/2023/NĐ-CP)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.law.cite import Cite
from dinh.law.due import due
from dinh.law.rules.sources import CONVENTIONS
from dinh.rights.decide import course, permissions
from dinh.rights.decide.actions.effect import FOLLOWS
from dinh.rights.decide.actions.matters import Draft, draft, take_step
from dinh.rights.decide.models import Convention, ConventionNote, ConventionText, Matter, Verdict

DECREE = str(Cite(CONVENTIONS))
State, Kind = Convention.State, ConventionNote.Kind


@act
def begin_convention(
    *, by: Actor, group: ResidentialGroup, title: str, words: str, replaces: Convention | None = None
) -> Convention:
    """Begin a draft; `replaces` the convention in force that it would amend."""
    made = Convention(
        commune=by.commune, group=group, title=_needed("title", title), begun_on=today(), replaces=replaces
    )  # fmt: skip
    require(by, permissions.CONVENTION, made)
    if replaces is not None and (replaces.group_id != group.pk or replaces.state not in Convention.ALIVE):
        raise ValidationError({"replaces": _("Chỉ sửa đổi bản đang thực hiện của chính thôn, tổ dân phố này.")})
    made.save(force_insert=True)
    _write(made, words, "")
    record(by, "decide.begin_convention", made, ground=DECREE, after=_said(made))
    return made


@act
def enter_convention(
    *, by: Actor, group: ResidentialGroup, title: str, words: str, in_force_on: date, decision: str
) -> Convention:
    """Write down a convention recognised before this register was kept."""
    require(by, permissions.WRITE_OFFICES, by.commune)
    if in_force_on > today():
        raise ValidationError({"in_force_on": _("Ngày công nhận còn ở phía trước.")})
    made = Convention(
        commune=by.commune, group=group, title=_needed("title", title), begun_on=in_force_on, state=State.IN_FORCE,
        in_force_on=in_force_on, decision=_needed("decision", decision), returned_on=in_force_on,
    )  # fmt: skip
    made.save(force_insert=True)
    _write(made, words, "")
    record(by, "decide.enter_convention", made, ground=DECREE, after=_said(made))
    return made


@act
def rewrite_convention(*, by: Actor, convention: Convention, words: str, note: str) -> ConventionText:
    """A new version of a draft; the old ones stay to be read."""
    found = _locked(convention, permissions.CONVENTION, by, State.DRAFT, State.POSTED)
    made = _write(found, words, _needed("note", note))
    record(by, "decide.rewrite_convention", found, ground=DECREE, after={"number": made.number})
    return made


@act
def post_draft(*, by: Actor, convention: Convention, on: date) -> Convention:
    """The draft hangs for everyone's comments; the vote comes only after the whole term."""
    found = _locked(convention, permissions.CONVENTION, by, State.DRAFT)
    if not found.begun_on <= on <= today():
        raise ValidationError({"on": _("Ngày niêm yết phải từ ngày bắt đầu soạn đến hôm nay.")})
    found.state, found.posted_on = State.POSTED, on
    found.save(update_fields=["state", "posted_on"])
    record(by, "decide.post_draft", found, ground=DECREE, after={"on": on})
    return found


@act
def note_opinion(*, by: Actor, convention: Convention, on: date, words: str) -> ConventionNote:
    """Write down an opinion about the draft, as it was given."""
    found = _locked(convention, permissions.CONVENTION, by, State.POSTED)
    made = _note(by, found, Kind.OPINION, on, words)
    record(by, "decide.note_opinion", found, ground=DECREE, after={"on": on})
    return made


@act
def put_forward(*, by: Actor, convention: Convention, proposed_by: str) -> Matter:
    """Bring the draft to the vote as a matter BQ3, with the day it was posted. Refused before the term has run."""
    found = _locked(convention, permissions.CONVENTION, by, State.POSTED)
    posted = found.posted_on or today()
    term = due("convention.draft", posted)
    if today() <= term.due:
        words = _("Dự thảo phải niêm yết đến hết ngày %(day)s (%(article)s).")
        raise ValidationError(words % {"day": f"{term.due:%d/%m/%Y}", "article": term.article})
    old = found.replaces.matter if found.replaces else None
    text = found.texts.last()
    matter = draft(by=by, draft=Draft(
        code="BQ3", title=_("Thông qua %(title)s") % {"title": found.title}, content=text.words if text else "",
        proposer=Matter.Proposer.HEAD, proposed_by=_needed("proposed_by", proposed_by), proposed_on=today(),
        group=found.group, replaces=old,
    ))  # fmt: skip
    take_step(by=by, matter=matter, key=course.CONVENTION_DRAFT.key, on=posted)
    found.state, found.matter = State.VOTING, matter
    found.save(update_fields=["state", "matter"])
    record(by, "decide.put_forward", found, ground=DECREE, after={"matter": matter.ref})
    return matter


@act
def take_up_again(*, by: Actor, convention: Convention) -> Convention:
    """Back to the draft after the vote or the UBND said no: a new draft is posted and voted on anew."""
    found = _locked(convention, permissions.CONVENTION, by, State.VOTING)
    if found.matter is None or found.matter.state not in Matter.ENDED:
        raise ValidationError(_("Việc thông qua chưa kết thúc."))
    before = {"matter": found.matter.ref, "state": found.matter.state}
    found.state, found.matter, found.posted_on = State.DRAFT, None, None
    found.save(update_fields=["state", "matter", "posted_on"])
    record(by, "decide.take_up_again", found, before=before, ground=DECREE)
    return found


@act
def return_stamped(*, by: Actor, convention: Convention, on: date) -> Convention:
    """The UBND sends the recognised text back, stamped across its pages."""
    found = _locked(convention, permissions.WRITE_OFFICES, by, State.IN_FORCE, State.SUSPENDED)
    if found.returned_on is not None or found.in_force_on is None or not found.in_force_on <= on <= today():
        raise ValidationError({"on": _("Ngày gửi lại phải từ ngày công nhận đến hôm nay, và chỉ ghi một lần.")})
    found.returned_on = on
    found.save(update_fields=["returned_on"])
    record(by, "decide.return_stamped", found, ground=DECREE, after={"on": on})
    return found


@act
def suspend(*, by: Actor, convention: Convention, found_on: date, on: date, number: str, words: str) -> ConventionNote:
    """The UBND has a convention not be followed for the time being (Mẫu 04)."""
    found = _locked(convention, permissions.NAME_ACTING, by, State.IN_FORCE)
    made = _decided(by, found, Kind.SUSPENDED, found_on, on, number, words)
    found.state = State.SUSPENDED
    found.save(update_fields=["state"])
    record(by, "decide.suspend", found, ground=DECREE, after={"on": on, "number": number})
    return made


@act
def resume(*, by: Actor, convention: Convention, on: date, number: str, words: str) -> ConventionNote:
    """A suspended convention is followed again."""
    found = _locked(convention, permissions.NAME_ACTING, by, State.SUSPENDED)
    made = _note(by, found, Kind.RESUMED, on, words, number=_needed("number", number))
    found.state = State.IN_FORCE
    found.save(update_fields=["state"])
    record(by, "decide.resume", found, ground=DECREE, after={"on": on, "number": number})
    return made


@act
def annul_convention(
    *, by: Actor, convention: Convention, found_on: date, on: date, number: str, words: str
) -> ConventionNote:
    """The UBND ends a convention that is against the law (Mẫu 05)."""
    found = _locked(convention, permissions.NAME_ACTING, by, State.IN_FORCE, State.SUSPENDED)
    made = _decided(by, found, Kind.ANNULLED, found_on, on, number, words)
    found.state, found.ended_on = State.ENDED, on
    found.save(update_fields=["state", "ended_on"])
    record(by, "decide.annul_convention", found, ground=DECREE, after={"on": on, "number": number})
    return made


@act
def review_convention(
    *, by: Actor, convention: Convention, year: int, on: date, outcome: str, words: str
) -> ConventionNote:
    """What the community found when it went through its convention, once a year (khoản 4 Điều 15)."""
    found = _locked(convention, permissions.CONVENTION, by, State.IN_FORCE, State.SUSPENDED)
    if outcome not in ConventionNote.Outcome.values:
        raise ValidationError({"outcome": _("Chọn kết quả rà soát.")})
    if on.year != year:
        raise ValidationError({"on": _("Ngày rà soát phải trong năm %(year)d.") % {"year": year}})
    if found.notes.filter(kind=Kind.REVIEWED, year=year).exists():
        raise ValidationError({"year": _("Năm %(year)d đã ghi rà soát.") % {"year": year}})
    made = _note(by, found, Kind.REVIEWED, on, words, year=year, outcome=outcome)
    record(by, "decide.review_convention", found, ground=DECREE, after={"year": year, "outcome": outcome})
    return made


def _in_force(by: Actor, matter: Matter, verdict: Verdict | None) -> None:
    """Recognition puts the convention in force and the one it replaces out of it."""
    found = Convention.objects.select_for_update(of=("self",)).filter(matter=matter).first()
    if found is None:
        return
    found.state, found.in_force_on = State.IN_FORCE, matter.effect_on
    found.decision = f"{verdict.number}, {verdict.on:%d/%m/%Y}" if verdict else ""
    found.save(update_fields=["state", "in_force_on", "decision"])
    record(by, "decide.convention_in_force", found, ground=DECREE, after={"on": matter.effect_on})
    old = found.replaces
    if old is not None and old.state in Convention.ALIVE:
        old.state, old.ended_on = State.REPLACED, matter.effect_on
        old.save(update_fields=["state", "ended_on"])
        record(by, "decide.convention_replaced", old, ground=DECREE, after={"on": matter.effect_on})


def _decided(
    by: Actor, found: Convention, kind: str, found_on: date, on: date, number: str, words: str
) -> ConventionNote:
    if found_on > on:
        raise ValidationError({"found_on": _("Ngày phát hiện phải trước hoặc đúng ngày quyết định.")})
    return _note(by, found, kind, on, words, number=_needed("number", number), found_on=found_on)


def _note(by: Actor, found: Convention, kind: str, on: date, words: str, **more: Any) -> ConventionNote:
    if not found.begun_on <= on <= today():
        raise ValidationError({"on": _("Ngày phải từ ngày bắt đầu soạn đến hôm nay.")})
    made = ConventionNote(
        commune=by.commune, convention=found, kind=kind, on=on, words=_needed("words", words), **more
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def _write(found: Convention, words: str, note: str) -> ConventionText:
    last = found.texts.last()
    made = ConventionText(
        commune=found.commune, convention=found, number=last.number + 1 if last else 1, on=today(),
        words=_needed("words", words), note=note,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def _locked(convention: Convention, permission: str, by: Actor, *states: str) -> Convention:
    rows = Convention.objects.select_for_update(of=("self",)).select_related("group", "matter", "replaces__matter")
    found: Convention = rows.get(pk=convention.pk)
    require(by, permission, found)
    if found.state not in states:
        words = _("Hương ước, quy ước này %(state)s nên không làm được bước này.")
        raise ValidationError(words % {"state": found.get_state_display()})
    return found


def _needed(name: str, text: str) -> str:
    if not text.strip():
        raise ValidationError({name: _("Không để trống.")})
    return text.strip()


def _said(made: Convention) -> dict[str, Any]:
    return {"title": made.title, "group": made.group_id, "state": made.state, "replaces": made.replaces_id}


FOLLOWS["BQ3"] = _in_force
