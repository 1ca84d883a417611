"""What hangs, is owed and waits at one place: the board of a residential group, or of the seat."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.places.models import ResidentialGroup
from dinh.law.publicity import Channel, item
from dinh.rights.publish.duties import Duty, State
from dinh.rights.publish.models import HeadMessage, Posting, Publication, Version
from dinh.rights.publish.queries.standing import in_force, means, seat_name, standings
from dinh.rights.publish.queries.work import POSTED

BACK = timedelta(days=400)  # what is older and was never hung is for the office's own table, not for this short list
PAST = 10  # postings that are over, shown so that a wrong one can be struck


@dataclass(frozen=True, slots=True)
class Place:
    """Where someone proves postings: `group` None is the seat. `usual` is the spot the form proposes."""

    group: ResidentialGroup | None
    name: str
    usual: str

    @property
    def key(self) -> int | None:
        return self.group.pk if self.group else None


@dataclass(frozen=True, slots=True)
class Line:
    """One version at this place. `hung` of `needed` days have passed where its posting has a term."""

    version: Version
    duty: Duty
    hung: int = 0
    needed: int = 0

    @property
    def left(self) -> int:
        return max(self.needed - self.hung, 0)


@dataclass(frozen=True, slots=True)
class Stale:
    """A posting that should come down, and why."""

    posting: Posting
    why: str


@dataclass(slots=True)
class Board:
    """Each list in the order it should be done. `may_tell` need not be told, but can be."""

    place: Place
    todo: list[Line] = field(default_factory=list)
    hanging: list[Line] = field(default_factory=list)
    confirm: list[Line] = field(default_factory=list)
    remove: list[Stale] = field(default_factory=list)
    tell: list[HeadMessage] = field(default_factory=list)
    may_tell: list[HeadMessage] = field(default_factory=list)
    past: list[Posting] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not (self.todo or self.hanging or self.confirm or self.remove or self.tell)


def place_of(by: Actor) -> Place:
    """The group that the post heads; for the other officials the seat."""
    group = by.post.group if by.post else None
    if group is None:
        name = seat_name(means())
        return Place(None, name, name)
    return Place(group, str(group), group.meeting_place or str(group))


def board(place: Place, today: date) -> Board:
    """Everything about one place on a day, in a fixed number of queries."""
    found = Board(place)
    newest_list, down = "", set[int]()
    for standing in standings(_of(place, today), today):
        newest_list = max(newest_list, standing.version.publication.quarter)
        down |= {posting.pk for posting in standing.version.hung if posting.ended_on}  # type: ignore[attr-defined]
        for duty in standing.duties:
            if duty.channel in POSTED and duty.place is not None and duty.place.group == place.key:
                _sort_in(found, line_of(standing.version, duty, today))
    found.todo.sort(key=lambda line: (line.duty.start.due, line.version.pk))
    found.confirm.sort(key=lambda line: (line.duty.term.due if line.duty.term else date.max, line.version.pk))
    found.hanging.sort(key=lambda line: (line.duty.term.due if line.duty.term else date.max, line.version.pk))
    found.remove = [Stale(posting, _why(posting)) for posting in _to_remove(place, newest_list)]
    stale = {each.posting.version_id for each in found.remove}
    found.hanging = [each for each in found.hanging if each.version.pk not in stale and each.duty.proof not in down]
    for message in _untold(place, today):
        (found.tell if Channel.HEADS in item(message.version.item).channels else found.may_tell).append(message)
    over = here(place).filter(Q(ended_on__isnull=False) | Q(struck_at__isnull=False))
    found.past = list(over.order_by("-at")[:PAST])
    return found


def here(place: Place) -> QuerySet[Posting]:
    rows: QuerySet[Posting] = Posting.objects.filter(group=place.key).select_related("version__publication", "group")
    return rows


def line_of(version: Version, duty: Duty, today: date) -> Line:
    if duty.since is None or duty.term is None:
        return Line(version, duty)
    return Line(version, duty, (today - duty.since).days, (duty.term.due - duty.since).days)


def _of(place: Place, today: date) -> QuerySet[Version]:
    """Versions in force that hang here, or began to be owed not too long ago."""
    open_here = Posting.objects.filter(version=OuterRef("pk"), group=place.key, ended_on=None, struck_at=None)
    rows = in_force().filter(publication__state=Publication.State.PUBLISHED)
    rows = rows.filter(Q(decided__gte=today - BACK) | Exists(open_here))
    if place.group:
        rows = rows.filter(posted_at=place.group)
    return rows


def _sort_in(found: Board, line: Line) -> None:
    match line.duty.state:
        case State.MISSING | State.LATE | State.BROKEN:
            found.todo.append(line)
        case State.TO_CONFIRM:
            found.confirm.append(line)
        case State.RUNNING:
            found.hanging.append(line)
        case State.DONE if line.duty.term is None:
            found.hanging.append(line)


def _to_remove(place: Place, newest_list: str) -> Iterable[Posting]:
    """Hangs here still, though it is no longer public, has a newer version, or is the list of an older quarter."""
    gone = ~Q(version__state=Version.State.CURRENT) | ~Q(version__publication__state=Publication.State.PUBLISHED)
    older = ~Q(version__publication__quarter="") & Q(version__publication__quarter__lt=newest_list)
    return here(place).filter(gone | older, ended_on=None, struck_at=None).order_by("posted_on", "pk")


def _untold(place: Place, today: date) -> QuerySet[HeadMessage]:
    """What was sent to this group's head and not yet passed on; the seat tells nobody."""
    rows: QuerySet[HeadMessage] = HeadMessage.objects.filter(group=place.key or 0, told_on=None)
    rows = rows.filter(
        version__state=Version.State.CURRENT, version__publication__state=Publication.State.PUBLISHED,
        version__decided__gte=today - BACK,
    )  # fmt: skip
    return rows.select_related("version__publication").order_by("sent_at", "pk")


def _why(posting: Posting) -> str:
    if posting.version.publication.state != Publication.State.PUBLISHED:
        return _("Đã thôi công khai: hãy gỡ xuống.")
    if posting.version.state != Version.State.CURRENT:
        return _("Đã có bản mới: hãy gỡ bản cũ, treo bản mới.")
    return _("Đã có danh sách của quý sau: hãy gỡ danh sách cũ.")


def ended_group(place: Place, today: date) -> str:
    """What to say to the head of a group that was merged or split; empty while it exists."""
    group = place.group
    if group is None or group.valid_to is None or group.valid_to > today:
        return ""
    following = ", ".join(str(new) for new in group.became.all())
    words = _("%(group)s đã sắp xếp lại từ ngày %(day)s.") % {"group": group, "day": f"{group.valid_to:%d/%m/%Y}"}
    if following:
        words += " " + _("Nay là: %(following)s.") % {"following": following}
    return words + " " + _("Ở đây chỉ còn việc dở của tổ cũ; cần làm tiếp cho tổ mới, hãy gọi văn phòng gán chức danh.")
