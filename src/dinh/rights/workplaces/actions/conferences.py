"""The conference of Điều 51: called, held by enough of those summoned, deciding by more than half of those present."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.law import rules
from dinh.law.passes import passes
from dinh.law.workplaces import DECIDED
from dinh.rights.workplaces import permissions
from dinh.rights.workplaces.actions.common import counted, lock, needed, past, save_new
from dinh.rights.workplaces.clocks import FIRST_YEAR, bound, law_words
from dinh.rights.workplaces.models import Conference, Decision
from dinh.rights.workplaces.queries import profile_on

AGREED_TO = "agency_resolution"


@dataclass(frozen=True, slots=True)
class Call:
    """How a conference is called. `summoned` is None for a plenary one: everybody is."""

    year: int
    form: str
    day: date
    place: str
    agenda: str
    summoned: int | None = None
    starts: time | None = None


@act
def invite(*, by: Actor, body: Body, call: Call) -> Conference:
    """Call the conference of a work year. The number of people is frozen from the workplace's newest description.

    Raises ValidationError: nobody described the workplace; delegates below the law's number; a day that cannot be.
    """
    require(by, permissions.INVITE, body)
    day, profile = today(), profile_on(body, today())
    if profile is None:
        raise ValidationError(_("Chưa khai số người của cơ quan, đơn vị. Hãy khai trước rồi triệu tập."))
    if not FIRST_YEAR <= call.year <= day.year:
        raise ValidationError({"year": _("Năm công tác phải từ %(first)d đến %(last)d.") % {
            "first": FIRST_YEAR, "last": day.year}})  # fmt: skip
    if call.day.year not in (call.year, call.year + 1):
        raise ValidationError({"day": _("Hội nghị của năm công tác %(year)d họp trong năm ấy hoặc năm %(next)d.") % {
            "year": call.year, "next": call.year + 1}})  # fmt: skip
    summoned = profile.staff
    if call.form == Conference.Form.DELEGATES:
        if not bound("agency.delegates", profile.staff, day):
            law = law_words("agency.delegates", day)
            raise ValidationError({"form": _("Có %(staff)d người: họp toàn thể. Hội nghị đại biểu cần %(law)s.") % {
                "staff": profile.staff, "law": law}})  # fmt: skip
        summoned = counted("summoned", call.summoned or 0, 1, profile.staff)
    row = Conference(
        commune=by.commune, body=body, year=call.year, form=call.form, staff=profile.staff, summoned=summoned,
        invited_on=min(day, call.day), day=call.day, starts=call.starts,
        place=needed("place", call.place, _("Hãy ghi địa điểm họp."), 200),
        agenda=needed("agenda", call.agenda, _("Hãy ghi nội dung hội nghị."), 4000),
    )  # fmt: skip
    save_new(row)
    after = {"body": body.pk, "year": row.year, "form": row.form, "staff": row.staff, "summoned": summoned,
             "day": row.day}  # fmt: skip
    record(by, "workplaces.invite", row, ground=str(rules.get("agency.yearly").entry(day).cite), after=after)
    return row


@act
def attend(
    *, by: Actor, conference: Conference, held_on: date, attended: int, chair: str, secretary: str
) -> Conference:
    """How many of those summoned came. Too few is recorded too: nothing can be decided (`permissions.quorate`).
    May be corrected until something is decided."""
    row = lock(conference)
    require(by, permissions.ATTEND, row)
    before = {"attended": row.attended, "held_on": row.held_on}
    row.held_on = past("held_on", held_on, row.invited_on)
    row.attended = counted("attended", attended, 0, row.summoned)
    row.chair = needed("chair", chair, _("Hãy ghi ai chủ trì."), 120)
    row.secretary = needed("secretary", secretary, _("Hãy ghi ai làm thư ký."), 120)
    row.full_clean()
    row.save()
    answer = passes("agency_quorum", row.attended, row.summoned, held_on)
    after = {"attended": row.attended, "held_on": held_on, "quorum": answer.passes, "needed": answer.needed}
    record(by, "workplaces.attend", row, ground=answer.article, before=before, after=after)
    return row


@act
def recall(*, by: Actor, conference: Conference, day: date, place: str) -> Conference:
    """Call the same conference again after too few came; the count begins anew, the journal keeps the first."""
    row = lock(conference)
    require(by, permissions.RECALL, row)
    before = {"day": row.day, "attended": row.attended, "held_on": row.held_on}
    if row.held_on and day < row.held_on:
        raise ValidationError({"day": _("Ngày họp lại không thể trước ngày đã họp.")})
    row.day, row.place = day, needed("place", place, _("Hãy ghi địa điểm họp."), 200)
    row.attended = row.held_on = None
    row.recalls += 1
    row.full_clean()
    row.save()
    record(by, "workplaces.recall", row, before=before, after={"day": day, "recalls": row.recalls})
    return row


@act
def decide(*, by: Actor, conference: Conference, kind: str, text: str, in_favour: int, against: int) -> Decision:
    """A matter put to the vote: passed by more than half OF THOSE PRESENT, unlike among households.

    Raises Refused while too few came; ValidationError for votes that are more than people.
    """
    row = lock(conference)
    require(by, permissions.DECIDE, row)
    present = row.attended or 0
    if kind not in DECIDED:
        raise ValidationError({"kind": _("Hãy chọn việc trong danh sách của Điều 49.")})
    counted("in_favour", in_favour, 0, present)
    counted("against", against, 0, present)
    if in_favour + against > present:
        raise ValidationError({"against": _("Tán thành và không tán thành cộng lại nhiều hơn %d người dự.") % present})
    answer = passes(AGREED_TO, in_favour, present, row.held_on or today())
    made = Decision(
        commune=by.commune, conference=row, kind=kind, present=present, in_favour=in_favour, against=against,
        text=needed("text", text, _("Hãy ghi nội dung biểu quyết."), 8000), passed=answer.passes,
    )  # fmt: skip
    save_new(made)
    after = {"conference": row.pk, "kind": kind, "present": present, "in_favour": in_favour, "against": against,
             "passed": answer.passes, "needed": answer.needed}  # fmt: skip
    record(by, "workplaces.decide", made, ground=answer.article, after=after)
    return made


@act
def annul(*, by: Actor, decision: Decision, reason: str) -> Decision:
    """A count entered wrongly no longer stands; it stays to be read, and the right one is entered beside it."""
    row = lock(decision)
    require(by, permissions.ANNUL, row)
    row.annulled_on, row.why_annulled = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ."))
    row.save()
    record(by, "workplaces.annul", row, ground=row.why_annulled, after={"annulled_on": row.annulled_on})
    return row


@act
def cancel(*, by: Actor, conference: Conference, reason: str) -> Conference:
    row = lock(conference)
    require(by, permissions.CANCEL, row)
    row.cancelled_on, row.why_cancelled = today(), needed("reason", reason, _("Hãy ghi vì sao bỏ."))
    row.save()
    record(by, "workplaces.cancel", row, ground=row.why_cancelled, after={"cancelled_on": row.cancelled_on})
    return row
