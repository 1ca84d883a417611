"""Where a publication hangs, in words for residents, and how many of its places have it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dinh.ground.places.models import ResidentialGroup
from dinh.ground.prepared import Prepared
from dinh.law.due import Due, due
from dinh.law.periods import Period
from dinh.law.publicity import Channel
from dinh.rights.publish.duties import Duty, Facts, State
from dinh.rights.publish.duties import duties as duties_of
from dinh.rights.publish.models import Means, Posting, SectorTerm, Version
from dinh.rights.publish.public.items import BY_CODE
from dinh.rights.publish.public.readable import current_versions
from dinh.rights.publish.queries.standing import facts_of, means, newest_list, seat_name, terms_for

EVERYWHERE = {Channel.POSTING, Channel.LIST}
_TONES = {
    State.MISSING: "", State.LATE: "late", State.RUNNING: "ok", State.TO_CONFIRM: "ok", State.BROKEN: "late",
    State.DONE: "ok",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """One place: its name, how it stands there in words, and the tone of these words."""

    name: str
    words: str
    tone: str


@dataclass(frozen=True, slots=True)
class Reach:
    """How a publication has reached people: `sentence` says it at once, `places` one by one; `spoken` and `heads` in
    words, empty where the law asks for neither. `why` are the days with their steps."""

    sentence: str
    places: list[Place]
    spoken: str
    heads: str
    why: list[Due]


def reach(version: Any, today: date, group_label: str) -> Reach:
    """How a Version stands, asked for as little as its item owes: the page of a publication is opened often."""
    held = means()
    duties, seat = _duties(version, held, today), seat_name(held)
    posted = [duty for duty in duties if duty.channel in {*EVERYWHERE, Channel.POSTING_PERMANENT}]
    spoken = next((duty for duty in duties if duty.channel is Channel.LOUDSPEAKER), None)
    heads = [duty for duty in duties if duty.channel is Channel.HEADS]
    terms = [duty.term for duty in posted if duty.term]
    return Reach(
        _sentence(posted, group_label) if posted else "",
        [Place(_name(duty, seat), _words(duty), _TONES[duty.state]) for duty in posted],
        _spoken(spoken) if spoken else "",
        _heads(heads, group_label) if heads else "",
        [duties[0].start, *terms[:1]],
    )


def _duties(version: Any, held: Means, today: date) -> tuple[Duty, ...]:
    """What `queries.standing` reads for many versions, for one, without rows that nobody shows."""
    channels = BY_CODE[version.item].channels
    version.owed_at, version.hung = _owed_at(version=version.pk), _postings(version=version.pk)
    version.spoken = version.sent = ()
    if Channel.LOUDSPEAKER in channels:
        version.spoken = version.broadcasts.filter(struck_at=None).values_list("day", named=True)
    if Channel.HEADS in channels:
        version.sent = version.head_messages.values_list("group_id", named=True)
    newest = newest_list() if version.publication.is_list else ""
    return duties_of(facts_of(version, held, _terms(item=version.item), newest), today)


def _groups_owed(*, version: int) -> QuerySet[ResidentialGroup]:
    owed = Version.posted_at.through.objects.filter(version=version).values("residentialgroup")
    return ResidentialGroup.objects.filter(pk__in=owed).order_by("code").only("code", "label", "name")


_owed_at: Prepared[ResidentialGroup] = Prepared(_groups_owed)
_postings: Prepared[Posting] = Prepared(
    lambda *, version: Posting.objects.filter(version=version, struck_at=None).only("group", "posted_on", "ended_on")
)
_terms: Prepared[SectorTerm] = Prepared(lambda *, item: SectorTerm.objects.filter(item=item).order_by("-since"))


def _name(duty: Duty, seat: str) -> str:
    return duty.place.name if duty.place and duty.place.group is not None else seat


def _words(duty: Duty) -> str:
    day = {"since": _day(duty.since), "until": _day(duty.term.due if duty.term else None), "by": _day(duty.start.due)}
    match duty.state:
        case State.MISSING:
            return _("chưa niêm yết, chậm nhất ngày %(by)s") % day
        case State.LATE:
            return _("chưa niêm yết, đã quá hạn %(by)s") % day
        case State.BROKEN:
            return _("đã gỡ trước khi đủ thời hạn, phải niêm yết lại")
    if duty.term is None:
        return _("niêm yết từ ngày %(since)s, để lâu dài") % day
    if duty.state is State.RUNNING:
        return _("đang niêm yết, từ ngày %(since)s đến hết ngày %(until)s") % day
    return _("đã niêm yết đủ thời hạn, từ ngày %(since)s đến hết ngày %(until)s") % day


def _sentence(posted: list[Duty], group_label: str) -> str:
    at_seat = any(duty.state.begun for duty in posted if not duty.place or duty.place.group is None)
    at_groups = [duty.state.begun for duty in posted if duty.place and duty.place.group is not None]
    if not at_seat and not any(at_groups):
        return _("Chưa có nơi nào báo là đã niêm yết.")
    groups = _("%(some)d/%(all)d %(label)s") % {"some": sum(at_groups), "all": len(at_groups), "label": group_label}
    where = _("trụ sở") if not at_groups else groups
    if at_groups and at_seat:
        where = _("trụ sở và %(groups)s") % {"groups": groups}
    over = all(duty.state is State.DONE and duty.term for duty in posted if duty.state.begun)
    return (_("Đã niêm yết đủ thời hạn ở %(where)s.") if over else _("Đang niêm yết ở %(where)s.")) % {"where": where}


def _spoken(duty: Duty) -> str:
    if duty.since is None:
        return _("Loa truyền thanh: chưa phát.")
    counts = {"days": duty.days, "needed": duty.needed, "since": _day(duty.since)}
    return ngettext(
        "Loa truyền thanh: đã phát %(days)d/%(needed)d ngày liên tục, từ ngày %(since)s.",
        "Loa truyền thanh: đã phát %(days)d/%(needed)d ngày liên tục, từ ngày %(since)s.",
        duty.days,
    ) % counts  # fmt: skip


def _heads(heads: list[Duty], group_label: str) -> str:
    done = sum(duty.state is State.DONE for duty in heads)
    return _("Đã gửi đến người đứng đầu %(some)d/%(all)d %(label)s để báo cho bà con.") % {
        "some": done, "all": len(heads), "label": group_label,
    }  # fmt: skip


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""


@dataclass(frozen=True, slots=True)
class Share:
    """At how many of the places where it must hang it does, or did for its full term."""

    at: int
    owed: int

    @property
    def everywhere(self) -> bool:
        return self.at >= self.owed


def shares(publications: list[int]) -> dict[int, Share]:
    """The share of their places, by publication: in two queries, a third where some came down."""
    versions = current_versions().filter(publication__in=publications)
    return _shares(list(_owing(versions)), _hung(Posting.objects.filter(version__in=versions)))


def _owing(versions: QuerySet[Version]) -> QuerySet[Version, tuple[int, int, str, str, date, int]]:
    columns = ("pk", "publication", "item", "publication__quarter", "decided", "owed_at")
    return versions.annotate(owed_at=Count("posted_at")).values_list(*columns)


def _hung(postings: QuerySet[Posting]) -> QuerySet[Posting, tuple[int, int | None, date, date | None]]:
    return postings.filter(struck_at=None).values_list("version", "group", "posted_on", "ended_on")


def _shares(found: list[Any], hung: Iterable[Any]) -> dict[int, Share]:
    postings: dict[int, set[int]] = {}
    ended: list[tuple[int, int, date, date]] = []
    for version, group, since, until in hung:
        if until is None:
            postings.setdefault(version, set()).add(group or 0)
        else:
            ended.append((version, group or 0, since, until))
    if ended:
        _add_whole_terms(postings, ended, {row[0]: (row[2], row[4]) for row in found if not row[3]})
    return {
        row[1]: Share(min(len(postings.get(row[0], ())), owed), owed)
        for row in found
        for owed in [_owed(row[2], bool(row[3]), row[5])]
    }


def _add_whole_terms(
    postings: dict[int, set[int]], ended: list[tuple[int, int, date, date]], versions: dict[int, tuple[str, date]]
) -> None:
    """Count what came down after its full term; what hangs for good, or until the next list, has none."""
    held = list(SectorTerm.objects.order_by("-since"))
    terms: dict[tuple[str, date, date], date] = {}
    for version, group, since, until in ended:
        if version not in versions or Channel.POSTING not in BY_CODE[versions[version][0]].channels:
            continue
        item, decided = versions[version]
        if (item, decided, since) not in terms:
            facts = Facts(item, False, decided, (), False, terms=terms_for(item, decided, held))
            terms[item, decided, since] = due(facts.rule("publish.posting"), since).due
        if until > terms[item, decided, since]:
            postings.setdefault(version, set()).add(group)


def _owed(item: str, is_list: bool, groups: int) -> int:
    channels = {Channel.LIST} if is_list else set(BY_CODE[item].channels)
    if channels & EVERYWHERE:
        return groups + 1
    return 1 if Channel.POSTING_PERMANENT in channels else 0


def quarter_so_far(quarter: Period) -> Share:
    """Of the publications of a quarter, those that hang at all their places."""
    days = {"since": quarter.start, "until": quarter.end}
    found = _shares(_owing_between(**days), _hung_between(**days))
    return Share(sum(share.everywhere for share in found.values()), len(found))


def _between(*, since: date, until: date) -> QuerySet[Version]:
    return current_versions().filter(publication__published_on__gte=since, publication__published_on__lte=until)


_owing_between: Prepared[Any] = Prepared(lambda **days: _owing(_between(**days)))
_hung_between: Prepared[Any] = Prepared(lambda **days: _hung(Posting.objects.filter(version__in=_between(**days))))
