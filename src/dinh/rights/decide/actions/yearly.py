"""The community's yearly meeting (Điều 33), from its plan to its written report; the UBND's plan and report of the year
(Điều 23)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.households import queries as register
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.law.cite import Cite
from dinh.law.rules.oversee import YEARLY_MEETING
from dinh.law.rules.sources import DEMOCRACY
from dinh.rights.decide import permissions
from dinh.rights.decide.models import YearlyMeeting, YearPaper
from dinh.rights.decide.queries.yearly import LETTERS

GROUND, PLANNING = str(YEARLY_MEETING), str(Cite(DEMOCRACY, 23))
HELD = ("secretary", "head_report", "front_report", "inspection_report", "opinions", "conclusion")


@act
def plan_yearly(
    *, by: Actor, group: ResidentialGroup, meets_at: datetime, place: str, plan_on: date | None = None
) -> YearlyMeeting:
    """Set the meeting of the year in which it meets, or move it while it has not been held. `plan_on` is the day the
    plan went to the UBND, the Front and the Ban TTND."""
    year = timezone.localdate(meets_at).year
    known = YearlyMeeting.objects.select_for_update().filter(group=group, year=year).first()
    found = known or YearlyMeeting(commune=by.commune, group=group, year=year)
    require(by, permissions.YEARLY, found)
    if found.held:
        raise ValidationError(_("Hội nghị năm %(year)d đã họp: không dời được nữa.") % {"year": year})
    if not place.strip():
        raise ValidationError({"place": _("Ghi địa điểm họp.")})
    _not_ahead("plan_on", plan_on)
    found.meets_at, found.place, found.plan_on = meets_at, place.strip(), plan_on or found.plan_on
    found.save()
    record(by, "decide.plan_yearly", found, ground=GROUND, after={"at": meets_at, "plan_on": found.plan_on})
    return found


@act
def notify_yearly(*, by: Actor, meeting: YearlyMeeting, on: date) -> YearlyMeeting:
    """Write down the day the households were told. A late day is taken and stays late."""
    found = _locked(by, meeting)
    _not_ahead("on", on)
    if on > timezone.localdate(found.meets_at):
        raise ValidationError({"on": _("Ngày thông báo sau ngày họp.")})
    found.notice_on = on
    found.save(update_fields=["notice_on"])
    record(by, "decide.notify_yearly", found, ground=GROUND, after={"on": on})
    return found


@act
def hold_yearly(
    *, by: Actor, meeting: YearlyMeeting, present: int, steps: Mapping[str, str], words: Mapping[str, str]
) -> YearlyMeeting:
    """Write down the meeting: households present, what each step was (by letter), the three reports, opinions, the
    conclusion. May be written again until the report is signed."""
    found = _locked(by, meeting)
    if now() < found.meets_at:
        raise ValidationError(_("Chưa đến giờ họp."))
    if found.report_on:
        raise ValidationError(_("Đã có báo cáo bằng văn bản: nội dung hội nghị không sửa được nữa."))
    total = register.count_on(by.commune, timezone.localdate(found.meets_at), found.group_id)
    if not 0 <= present <= total:
        said = {"present": present, "total": total}
        raise ValidationError({"present": _("%(present)d hộ dự, sổ hộ ngày đó có %(total)d hộ.") % said})
    if strange := set(steps) - set(LETTERS):
        raise ValidationError(_("Không có bước %(steps)s.") % {"steps": ", ".join(sorted(strange))})
    found.total, found.present = total, present
    found.steps = {letter: steps[letter].strip() for letter in LETTERS if steps.get(letter, "").strip()}
    for name in HELD:
        setattr(found, name, words.get(name, "").strip())
    found.save()
    after = {"present": present, "total": total, "steps": len(found.steps)}
    record(by, "decide.hold_yearly", found, ground=GROUND, after=after)
    return found


@act
def report_yearly(*, by: Actor, meeting: YearlyMeeting, on: date) -> YearlyMeeting:
    """The written report is signed and sent. The three reports must have been given."""
    found = _locked(by, meeting)
    if not found.held:
        raise ValidationError(_("Ghi hội nghị trước, rồi mới ghi báo cáo."))
    reports = {
        "head_report": _("người đứng đầu thôn, tổ dân phố"), "front_report": _("Ban công tác Mặt trận"),
        "inspection_report": _("thành viên Ban Thanh tra nhân dân"),
    }  # fmt: skip
    if missing := [who for name, who in reports.items() if not getattr(found, name)]:
        words = _("Còn thiếu báo cáo của: %(who)s (%(article)s).")
        raise ValidationError(words % {"who": ", ".join(missing), "article": GROUND})
    _not_ahead("on", on)
    if on < timezone.localdate(found.meets_at):
        raise ValidationError({"on": _("Ngày báo cáo trước ngày họp.")})
    found.report_on = on
    found.save(update_fields=["report_on"])
    record(by, "decide.report_yearly", found, ground=GROUND, after={"on": on})
    return found


@act
def note_year_paper(*, by: Actor, kind: str, year: int, number: str, on: date, words: str = "") -> YearPaper:
    """Write down the UBND's plan of the year, or a report to the council that also went to the Front."""
    require(by, permissions.WRITE_OFFICES, by.commune)
    if kind not in YearPaper.Kind.values:
        raise ValidationError({"kind": _("Chọn kế hoạch hoặc báo cáo.")})
    if not number.strip():
        raise ValidationError({"number": _("Ghi số văn bản.")})
    _not_ahead("on", on)
    if YearPaper.objects.filter(kind=kind, year=year, number=number.strip()).exists():
        raise ValidationError({"number": _("Văn bản này đã ghi.")})
    made = YearPaper(commune=by.commune, kind=kind, year=year, number=number.strip(), on=on, words=words.strip())
    made.save(force_insert=True)
    record(by, "decide.note_year_paper", made, ground=PLANNING, after={"kind": kind, "year": year, "on": on})
    return made


def _not_ahead(name: str, on: date | None) -> None:
    if on is not None and on > today():
        raise ValidationError({name: _("Ngày còn ở phía trước.")})


def _locked(by: Actor, meeting: YearlyMeeting) -> YearlyMeeting:
    rows: Any = YearlyMeeting.objects.select_for_update(of=("self",)).select_related("group")
    found: YearlyMeeting = rows.get(pk=meeting.pk)
    require(by, permissions.YEARLY, found)
    return found
