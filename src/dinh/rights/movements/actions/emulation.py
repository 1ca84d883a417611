"""Emulation: a campaign, entries and their achievements, the posted list, the decision."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.common import come, lock, needed, one_of, saved
from dinh.rights.movements.models import Campaign, Council, Entry


@act
def open_campaign(
    *, by: Actor, name: str, year: int, council: Council, awards: str, until: date, posted_days: int, ground: str
) -> Campaign:  # fmt: skip
    """A round of emulation. Raises ValidationError naming the field."""
    require(by, permissions.WRITE, council)
    if council.ended_on:
        raise ValidationError({"council": _("Hội đồng này đã kết thúc.")})
    if posted_days < 1:
        raise ValidationError({"posted_days": _("Danh sách phải niêm yết ít nhất một ngày.")})
    lines = list(dict.fromkeys(line.strip()[:200] for line in awards.splitlines() if line.strip()))
    if until < today():
        raise ValidationError({"until": _("Ngày này đã qua.")})
    campaign = Campaign(
        commune=by.commune, name=needed("name", " ".join(name.split()), _("Hãy ghi tên đợt thi đua."), 200), year=year,
        council=council, awards=needed("awards", "\n".join(lines), _("Hãy ghi các danh hiệu, mỗi dòng một thứ."), 2000),
        opened_on=today(), until=until, posted_days=posted_days,
        ground=needed("ground", ground, _("Hãy ghi kế hoạch, quy chế đặt ra đợt này.")),
    )  # fmt: skip
    saved(campaign, "name", _("Năm này đã có đợt mang tên ấy."))
    after = {"name": campaign.name, "awards": len(lines)}
    record(by, "movements.open_campaign", campaign, ground=campaign.ground, after=after)
    return campaign


@act
def enter_entry(
    *, by: Actor, campaign: Campaign, kind: str, name: str, award: str, body: Body | None = None
) -> Entry:  # fmt: skip
    """Register a collective or a person of one's own body (the writer: of any)."""
    campaign = lock(campaign)
    require(by, permissions.ENTER_ENTRY, campaign)
    body = body or by.body
    assert body is not None  # the gate let in a post  # noqa: S101
    if not by.has(permissions.WRITER) and (by.body is None or body.pk != by.body.pk):
        raise ValidationError({"body": _("Chỉ đăng ký cho đơn vị mình.")})
    if today() > campaign.until:
        words = _("Đã hết hạn đăng ký ngày %(day)s.")
        raise ValidationError(words % {"day": f"{campaign.until:%d/%m/%Y}"})
    one_of("kind", kind, Entry.Kind.values)
    one_of("award", award, campaign.awards.splitlines())
    entry = Entry(
        commune=by.commune, campaign=campaign, kind=kind, body=body, award=award,
        name=needed("name", " ".join(name.split()), _("Hãy ghi tên tập thể, cá nhân."), 200),
    )  # fmt: skip
    saved(entry, "name", _("Đã đăng ký danh hiệu này cho tập thể, cá nhân ấy."))
    personal = {"name": entry.name} if kind == Entry.Kind.INDIVIDUAL else None
    after = {"kind": kind, "award": award, "body": body.pk}
    record(by, "movements.enter_entry", entry, after=after, personal=personal)
    return entry


@act
def propose_entry(*, by: Actor, entry: Entry, achievements: str) -> Entry:
    """What was achieved, so that the council may judge: facts with numbers, not praise."""
    entry = lock(entry)
    require(by, permissions.PROPOSE_ENTRY, entry)
    words = _("Hãy ghi việc đã làm được, có số liệu.")
    entry.achievements, entry.state = needed("achievements", achievements, words, 4000), "proposed"
    entry.save()
    record(by, "movements.propose_entry", entry, after={"state": "proposed"})
    return entry


@act
def drop_entry(*, by: Actor, entry: Entry, why: str) -> Entry:
    """Off the list, with the reason: withdrawn, or a comment that was right."""
    entry = lock(entry)
    require(by, permissions.DROP_ENTRY, entry)
    if entry.campaign.stage == "decided":
        raise ValidationError(_("Đợt này đã có quyết định."))
    entry.dropped_why = needed("why", why, _("Hãy ghi lý do."))
    before, entry.state = {"state": entry.state}, "dropped"
    entry.save()
    record(by, "movements.drop_entry", entry, before=before, after={"why": entry.dropped_why})
    return entry


@act
def post_campaign(*, by: Actor, campaign: Campaign, posted_on: date) -> Campaign:
    """Hang out the list of those the council agreed to. Raises ValidationError while a proposal waits for it."""
    campaign = lock(campaign)
    require(by, permissions.POST_CAMPAIGN, campaign)
    if waiting := campaign.entries.filter(state="proposed").count():
        raise ValidationError(_("Còn %(count)d đề nghị hội đồng chưa xét.") % {"count": waiting})
    if not campaign.entries.filter(state="passed").exists():
        raise ValidationError(_("Chưa có tập thể, cá nhân nào được hội đồng đồng ý."))
    campaign.posted_on = come("posted_on", posted_on, campaign.opened_on)
    campaign.posted_until = posted_on + timedelta(days=campaign.posted_days)
    campaign.save()
    after = {"posted_on": posted_on, "until": campaign.posted_until}
    record(by, "movements.post_campaign", campaign, ground=campaign.ground, after=after)
    return campaign


@act
def decide_campaign(*, by: Actor, campaign: Campaign, decision: str, decided_on: date) -> Campaign:
    """The decision that commends those on the posted list, once the posting is over and comments have answers."""
    campaign = lock(campaign)
    require(by, permissions.DECIDE_CAMPAIGN, campaign)
    come("decided_on", decided_on)
    if campaign.posted_until and decided_on <= campaign.posted_until:
        words = _("Danh sách còn niêm yết đến hết ngày %(day)s.")
        raise ValidationError({"decided_on": words % {"day": f"{campaign.posted_until:%d/%m/%Y}"}})
    if campaign.comments.filter(answered_on=None).exists():
        raise ValidationError(_("Còn ý kiến về danh sách chưa trả lời."))
    campaign.decision = needed("decision", decision, _("Hãy ghi số quyết định."), 200)
    campaign.decided_on = decided_on
    campaign.save()
    awarded = campaign.entries.filter(state="passed").update(state="awarded")
    record(by, "movements.decide_campaign", campaign, ground=campaign.decision, after={"awarded": awarded})
    return campaign
