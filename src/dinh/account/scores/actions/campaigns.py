"""A campaign from opening to the published result: opened for bodies or groups, closed for self-scoring, posted,
decided by the competent person, published, or stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.account.scores import clocks, permissions
from dinh.account.scores.actions.common import keep, lock, needed, unchanged, who
from dinh.account.scores.models import Campaign, Comment, Line, Rubric, Sheet
from dinh.account.scores.recompute import flags
from dinh.account.scores.results import standings, store_of
from dinh.account.scores.sources import all_leaves, from_records
from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref

FIRST_YEAR = 2000


@dataclass(frozen=True, slots=True)
class Opening:
    """What a campaign begins with; `bodies` for a rubric of bodies or communes, `groups` for one of groups."""

    title: str
    year: int
    self_until: date
    appraise_until: date
    bodies: Sequence[Body] = ()
    groups: Sequence[ResidentialGroup] = ()


@act
def open_campaign(*, by: Actor, rubric: Rubric, opening: Opening) -> Campaign:
    """Open a year under an adopted rubric: a sheet for each chosen body or group, with what the records already say.

    Raises ValidationError for a rubric not in force in that year, nobody chosen, days out of order, a year opened
    twice.
    """
    require(by, permissions.OPEN, by.commune)
    rubric = Rubric.objects.select_for_update().get(pk=rubric.pk)
    day = today()
    if not FIRST_YEAR <= opening.year <= day.year:
        raise ValidationError({"year": _("Chấm cho năm nay hoặc năm đã qua.")})
    if rubric.state != Rubric.State.ADOPTED or not _holds_in(rubric, opening.year):
        words = _("Bộ tiêu chí này chưa thông qua hoặc không có hiệu lực trong năm %(year)d.")
        raise ValidationError({"rubric": words % {"year": opening.year}})
    if not day <= opening.self_until <= opening.appraise_until:
        raise ValidationError(
            {"self_until": _("Hạn tự chấm phải từ hôm nay, và hạn thẩm định không trước hạn tự chấm.")}
        )
    if Campaign.objects.filter(rubric=rubric, year=opening.year, stopped_on=None).exists():
        raise ValidationError({"year": _("Bộ tiêu chí này đã có đợt chấm cho năm đó.")})
    campaign = Campaign(
        commune=by.commune, ref=new_ref("CD"), rubric=rubric, year=opening.year, opened_on=day,
        title=needed("title", opening.title, _("Hãy đặt tên đợt chấm."), 300), self_until=opening.self_until,
        appraise_until=opening.appraise_until,
    )  # fmt: skip
    campaign.save(force_insert=True)
    sheets = _sheets(by, campaign, opening)
    if not sheets:
        raise ValidationError({"targets": _("Hãy chọn ít nhất một đơn vị để chấm.")})
    seen: dict[Any, Any] = {}
    for sheet in sheets:
        sheet.save(force_insert=True)
        _fill(by, sheet, seen)
    return keep(by, campaign, "open", ground=rubric.decision, rubric=rubric.ref, year=opening.year, sheets=len(sheets))


def _holds_in(rubric: Rubric, year: int) -> bool:
    begins, ends = rubric.valid_from, rubric.valid_to
    return begins is not None and begins <= date(year, 12, 31) and (ends is None or ends >= date(year, 1, 1))


def _sheets(actor: Actor, campaign: Campaign, opening: Opening) -> list[Sheet]:
    target = campaign.rubric.data["target"]
    if target == "groups":
        return [
            Sheet(commune=actor.commune, campaign=campaign, key=f"group-{one.code}", name=str(one), group=one, order=at)
            for at, one in enumerate(opening.groups)
        ]
    if target == "communes":
        key = f"commune-{actor.commune.code}"
        return [
            Sheet(commune=actor.commune, campaign=campaign, key=key, name=one.name, body=one, order=0)
            for one in opening.bodies[:1]
        ]
    return [
        Sheet(
            commune=actor.commune, campaign=campaign, key=f"body-{one.pk}", name=one.short_name or one.name, body=one,
            order=at,
        )
        for at, one in enumerate(opening.bodies)
    ]  # fmt: skip


def _fill(actor: Actor, sheet: Sheet, seen: dict[Any, Any]) -> None:
    """The lines of a new sheet; those whose number the records give already have it."""
    rubric = sheet.campaign.rubric.data
    for leaf in all_leaves(rubric):
        datum = from_records(sheet, leaf, actor.commune, seen)
        line = Line(
            commune=actor.commune, sheet=sheet, key=leaf["key"], claimed=datum or {}, from_records=datum is not None
        )
        line.save(force_insert=True)
    for flag in flags(rubric):
        Line(commune=actor.commune, sheet=sheet, key=flag["key"], claimed={"yes": False}).save(force_insert=True)


@act
def to_appraisal(*, by: Actor, campaign: Campaign, edition: int) -> Campaign:
    """Self-scoring ends. Who has not handed in by then is scored all the same, and the rubric may hold that against it.

    Raises ValidationError before the day, while someone is still missing.
    """
    campaign = lock(campaign)
    require(by, permissions.TO_APPRAISAL, campaign)
    unchanged(campaign, edition)
    missing = list(campaign.sheets.filter(submitted_on=None).values_list("name", flat=True))
    if missing and today() <= campaign.self_until:
        words = _("Còn hạn tự chấm đến hết %(day)s và còn chưa gửi: %(names)s.")
        raise ValidationError(words % {"day": f"{campaign.self_until:%d/%m/%Y}", "names": ", ".join(missing)})
    campaign.appraised_from = today()
    return keep(by, campaign, "to_appraisal", missing=missing)


@act
def post_draft(*, by: Actor, campaign: Campaign, edition: int) -> Campaign:
    """Post the draft result for everyone, as it stands: it then hangs for the days of the rubric or the law.

    Raises ValidationError while a criterion has not been appraised.
    """
    campaign = lock(campaign)
    require(by, permissions.POST, campaign)
    unchanged(campaign, edition)
    waiting = [one.sheet.name for one in standings(campaign) if one.unseen]
    if waiting:
        raise ValidationError(_("Chưa thẩm định xong: %(names)s.") % {"names": ", ".join(waiting)})
    day = today()
    term = clocks.posting(campaign.rubric.data, day)
    result = store_of(campaign, 0, "", day)
    result.save(force_insert=True)
    campaign.posted_on, campaign.posted_until = day, term.due
    return keep(by, campaign, "post_draft", ground=term.source, until=term.due, head=result.head)


@act
def decide(*, by: Actor, campaign: Campaign, decision: str, decided_on: date, edition: int) -> Campaign:
    """The competent person decides: what the sheets now say is the result, and stays.

    Raises ValidationError before the posting is over, while a comment waits, or for a day that has not come.
    """
    campaign = lock(campaign)
    require(by, permissions.DECIDE, campaign)
    unchanged(campaign, edition)
    if waiting := Comment.objects.filter(campaign=campaign, answered_on=None).count():
        raise ValidationError(_("Còn %(count)d ý kiến về dự thảo chưa trả lời.") % {"count": waiting})
    if campaign.posted_until is None or not campaign.posted_until < decided_on <= today():
        words = _("Ngày quyết định phải sau ngày cuối niêm yết (%(day)s) và không sau hôm nay.")
        raise ValidationError({"decided_on": words % {"day": f"{campaign.posted_until:%d/%m/%Y}"}})
    campaign.decision = needed("decision", decision, _("Hãy ghi số quyết định."), 120)
    campaign.decided_on, campaign.decided_by = decided_on, who(by)
    result = store_of(campaign, 1, "", today())
    result.save(force_insert=True)
    return keep(by, campaign, "decide", ground=campaign.decision, head=result.head)


@act
def publish(*, by: Actor, campaign: Campaign, edition: int) -> Campaign:
    """Make the result public with its data, formulas and the script; from this day the scored may appeal."""
    campaign = lock(campaign)
    require(by, permissions.PUBLISH, campaign)
    unchanged(campaign, edition)
    day = today()
    term = clocks.appeals(campaign.rubric.data, day)
    campaign.published_on, campaign.appeal_until = day, term.due
    return keep(by, campaign, "publish", ground=campaign.decision, appeal_until=term.due)


@act
def extend(*, by: Actor, campaign: Campaign, self_until: date, appraise_until: date, edition: int) -> Campaign:
    """Give more time for self-scoring and appraisal; never less."""
    campaign = lock(campaign)
    require(by, permissions.TO_APPRAISAL, campaign)
    unchanged(campaign, edition)
    if self_until < max(campaign.self_until, today()) or appraise_until < max(campaign.appraise_until, self_until):
        raise ValidationError({"self_until": _("Chỉ kéo dài được: ngày mới không trước ngày cũ, không trước hôm nay.")})
    campaign.self_until, campaign.appraise_until = self_until, appraise_until
    return keep(by, campaign, "extend", self_until=self_until, appraise_until=appraise_until)


@act
def stop(*, by: Actor, campaign: Campaign, reason: str, edition: int) -> Campaign:
    """Stop a campaign for good, before it is decided. It stays to be read at the desk."""
    campaign = lock(campaign)
    require(by, permissions.STOP, campaign)
    unchanged(campaign, edition)
    campaign.stop_reason = needed("reason", reason, _("Hãy ghi vì sao dừng."), 300)
    campaign.stopped_on = today()
    return keep(by, campaign, "stop", reason=campaign.stop_reason)
