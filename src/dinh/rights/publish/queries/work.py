"""What is to be done today: postings and messages a group still owes, proofs to confirm, lists to draw up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.law.periods import Period
from dinh.law.publicity import Channel
from dinh.rights.publish.duties import Duty, State
from dinh.rights.publish.models import Publication, Version
from dinh.rights.publish.queries.standing import Standing, in_force, standings

POSTED = (Channel.POSTING, Channel.POSTING_PERMANENT, Channel.LIST)
LIST_REMINDER = timedelta(days=92)  # how long after a quarter its list is still asked for: about the next quarter


@dataclass(frozen=True, slots=True)
class Chore:
    """One thing to do about a publication: `what` and `where` in words, `due` the day, `late` when it has passed."""

    ref: str
    title: str
    what: str
    verb: str
    when: str
    due: date | None
    late: bool
    day: date


def chores(day: date, group: int | None = None) -> list[Chore]:
    """What is owed on a day, late first: everywhere, one line per publication and channel; or at one group."""
    found: list[Chore] = []
    for standing in standings(_unfinished(), day):
        owed = [duty for duty in standing.missing if group is None or (duty.place and duty.place.group == group)]
        for channels, verb in (
            (POSTED, _("Niêm yết")),
            ((Channel.LOUDSPEAKER,), _("Phát loa")),
            ((Channel.HEADS,), _("Gửi")),
        ):
            todo = [duty for duty in owed if duty.channel in channels and duty.state is not State.RUNNING]
            if todo:
                found.append(_chore(standing, todo, verb, day, group is not None))
    return sorted(found, key=lambda chore: (not chore.late, chore.due or date.max))


def _unfinished() -> QuerySet[Version]:
    rows: QuerySet[Version] = in_force().filter(publication__state=Publication.State.PUBLISHED)
    return rows


def _chore(standing: Standing, todo: list[Duty], verb: str, day: date, own: bool) -> Chore:
    first = min(todo, key=_until)
    due = _until(first)
    late = any(duty.state in (State.LATE, State.BROKEN) for duty in todo)
    confirm = all(duty.state is State.TO_CONFIRM for duty in todo)
    what = _("Đủ thời hạn, chờ xác nhận còn niêm yết đến hết hạn") if confirm else _what(todo, own)
    when = _when(due, day, late=late, confirm=confirm)
    publication = standing.version.publication
    return Chore(
        publication.ref, standing.version.title, what, _("Xác nhận") if confirm else verb, when,
        None if confirm else due, late, day,
    )  # fmt: skip


def _until(duty: Duty) -> date:
    return duty.term.due if duty.state is State.TO_CONFIRM and duty.term else duty.start.due


def _what(todo: Iterable[Duty], own: bool) -> str:
    duties = list(todo)
    names = {
        Channel.LOUDSPEAKER: _("Chưa đủ số ngày phát thanh liên tục"),
        Channel.HEADS: _("Chưa gửi người đứng đầu thôn, tổ"),
    }
    lead = names.get(duties[0].channel, _("Chưa niêm yết"))
    if own or duties[0].channel is Channel.LOUDSPEAKER:
        return lead
    return ngettext("%(lead)s: %(count)d nơi", "%(lead)s: %(count)d nơi", len(duties)) % {
        "lead": lead, "count": len(duties),
    }  # fmt: skip


def _when(due: date, day: date, *, late: bool, confirm: bool) -> str:
    if confirm:
        return _("Đủ từ %(day)s") % {"day": f"{due:%d/%m/%Y}"}
    if late:
        days = (day - due).days
        return (
            ngettext("Trễ %(days)s ngày", "Trễ %(days)s ngày", days) % {"days": days} if days > 0 else _("Phải làm lại")
        )
    return _("Chậm nhất %(day)s") % {"day": f"{due:%d/%m/%Y}"}


def open_drafts() -> QuerySet[Version]:
    """Drafts, the newest first."""
    rows: QuerySet[Version] = Version.objects.filter(state=Version.State.DRAFT).select_related("publication", "post")
    return rows.order_by("-pk")


def lists_wanted(day: date) -> list[Period]:
    """The last quarter, when something was made public in it and its list has not been published."""
    quarter = Period.of(day, 3).previous()
    if day - quarter.end > LIST_REMINDER:
        return []
    drawn = Publication.objects.filter(quarter=str(quarter), state=Publication.State.PUBLISHED).exists()
    made = Version.objects.filter(
        published_at__date__gte=quarter.start, published_at__date__lte=quarter.end, publication__quarter=""
    ).exists()
    return [] if drawn or not made else [quarter]
