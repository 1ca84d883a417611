"""A work is built: begun, photographed, finished, accepted by the community's representatives, mended, handed over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.files import actions as files
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.works import permissions
from dinh.rights.works.actions.common import came, lock, needed
from dinh.rights.works.models import Acceptance, Fault, Fund, Photo, Work

State = Work.State


@act
def add_photo(*, by: Actor, fund: Fund, data: bytes, name: str, caption: str, on: date) -> Photo:
    """A picture of the work, for everyone."""
    fund = lock(fund)
    require(by, permissions.PHOTO, fund)
    came("on", on)
    stored = files.store(by=by, data=data, name=name)
    if stored.kind != stored.Kind.IMAGE:
        raise ValidationError({"photo": _("Hãy chọn một tấm ảnh.")})
    photo = Photo(
        commune=by.commune, fund=fund, file=stored, on=on,
        caption=needed("caption", caption, _("Hãy ghi ảnh chụp gì."), 200),
    )  # fmt: skip
    photo.save(force_insert=True)
    record(by, "works.add_photo", fund, after={"file": stored.pk, "on": on, "caption": photo.caption})
    return photo


@act
def remove_photo(*, by: Actor, photo: Photo) -> None:
    """A picture put up by mistake comes off the page."""
    fund = lock(photo.fund)
    require(by, permissions.PHOTO, fund)
    record(by, "works.remove_photo", fund, before={"file": photo.file_id, "caption": photo.caption})
    photo.delete()


def _go(by: Actor, fund: Fund, state: str, what: str, **after: object) -> Work:
    work: Work = fund.work
    before = work.state
    work.state = state
    work.save()
    record(by, f"works.{what}", fund, before={"state": before}, after={"state": state, **after})
    return work


@act
def begin_work(*, by: Actor, fund: Fund, on: date) -> Work:
    fund = lock(fund)
    require(by, permissions.BEGIN, fund)
    came("on", on)
    fund.work.starts_on = on
    if fund.work.ends_on and fund.work.ends_on < on:
        fund.work.ends_on = None
    return _go(by, fund, State.UNDER_WAY, "begin", on=on)


@act
def finish_work(*, by: Actor, fund: Fund, on: date) -> Work:
    fund = lock(fund)
    require(by, permissions.FINISH, fund)
    came("on", on, fund.work.starts_on)
    fund.work.ends_on = on
    return _go(by, fund, State.FINISHED, "finish", on=on)


@act
def accept_work(
    *, by: Actor, fund: Fund, on: date, people: str, words: str, verdict: str, faults: Sequence[tuple[str, date]] = ()
) -> Acceptance:
    """The community's representatives looked at it. `faults` are (what, to be mended by). Not accepted: it goes back to
    work. Raises ValidationError: faults asked for and none named."""
    fund = lock(fund)
    require(by, permissions.ACCEPT, fund)
    came("on", on, fund.work.ends_on)
    if verdict not in Acceptance.Verdict.values:
        raise ValidationError({"verdict": _("Hãy chọn kết luận.")})
    if verdict == Acceptance.Verdict.MEND and not faults:
        raise ValidationError({"faults": _("Hãy ghi lỗi phải sửa, mỗi dòng một lỗi.")})
    made = Acceptance(
        commune=by.commune, fund=fund, on=on, verdict=verdict,
        people=needed("people", people, _("Hãy ghi ai nghiệm thu."), 2000),
        words=needed("words", words, _("Hãy ghi nhận xét.")),
    )  # fmt: skip
    made.save(force_insert=True)
    for what, by_day in faults:
        if by_day < on:
            raise ValidationError({"by_day": _("Hạn sửa phải sau ngày nghiệm thu.")})
        Fault(commune=by.commune, acceptance=made, words=what[:300], by_day=by_day).save(force_insert=True)
    taken = verdict != Acceptance.Verdict.NOT
    _go(by, fund, State.ACCEPTED if taken else State.UNDER_WAY, "accept", on=on, verdict=verdict, faults=len(faults))
    return made


@act
def mend(*, by: Actor, fault: Fault, on: date, words: str) -> Fault:
    """A fault found at the acceptance is mended."""
    fund = lock(fault.acceptance.fund)
    fault = Fault.objects.select_for_update(of=("self",)).select_related("acceptance__fund").get(pk=fault.pk)
    require(by, permissions.MEND, fault)
    if fault.mended_on:
        raise ValidationError(_("Lỗi này đã ghi là sửa xong."))
    came("on", on, fault.acceptance.on)
    fault.mended_on, fault.mended = on, needed("words", words, _("Hãy ghi đã sửa thế nào."), 300)
    fault.save()
    record(by, "works.mend", fund, after={"fault": fault.words, "on": on, "late": on > fault.by_day})
    return fault


@act
def hand_over(*, by: Actor, fund: Fund, on: date, to: str, upkeep: str) -> Work:
    """The work is given to those who will keep it. Raises ValidationError while a fault is not mended."""
    fund = lock(fund)
    require(by, permissions.HAND_OVER, fund)
    came("on", on, fund.work.ends_on)
    waiting = Fault.objects.filter(acceptance__fund=fund, mended_on=None).count()
    if waiting:
        raise ValidationError(_("Còn %(count)d lỗi chưa sửa: sửa xong rồi bàn giao.") % {"count": waiting})
    work = fund.work
    work.handed_on, work.handed_to = on, needed("to", to, _("Hãy ghi bàn giao cho ai."), 200)
    work.upkeep = needed("upkeep", upkeep, _("Hãy ghi ai trông coi, khi hỏng thì làm thế nào."), 2000)
    return _go(by, fund, State.HANDED_OVER, "hand_over", on=on, to=work.handed_to)
