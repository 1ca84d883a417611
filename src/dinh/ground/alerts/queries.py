"""Every read of the room for pages and numbers. Counts only: no address leaves here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.alerts.models import AddressCode, Announcement, Channel, Delivery, Follower, Letter, Message, Notice
from dinh.ground.alerts.timing import CODE_COUNTED, LETTER_LINK_LIVES, STOPPED_LIVES, UNCONFIRMED_LIVES
from dinh.ground.clock import now
from dinh.ground.people.models import User
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.places.queries import groups_on

FEW = 5  # below this a count could point at a person
IN_TROUBLE = (Message.State.FAILED, Message.State.UNCLEAR)


def few(count: int) -> str:
    """A count of people as it may be shown.

    >>> few(0), few(3), few(12)
    ('0', 'dưới 5', '12')
    """
    return str(count) if count == 0 or count >= FEW else _("dưới %(few)s") % {"few": FEW}


@dataclass(frozen=True, slots=True)
class Following:
    """How many follow one place, by channel; `group` is None for the whole commune."""

    group: ResidentialGroup | None
    counts: tuple[int, ...]


def following(day: date) -> list[Following]:
    """Those who follow everything, then each group of the day; a fixed number of queries."""
    here = Follower.objects.filter(state__in=[Follower.State.ACTIVE, Follower.State.PAUSED])
    whole = Counter(here.filter(whole=True).values_list("channel", flat=True))
    pairs = Counter(here.filter(whole=False).values_list("groups", "channel"))
    rows = [Following(None, tuple(whole[channel.value] for channel in Channel))]
    for group in groups_on(day):
        rows.append(Following(group, tuple(pairs[group.pk, channel.value] for channel in Channel)))
    return rows


def announcements(text: str = "", *, trouble: bool = False) -> QuerySet[Announcement]:
    """The newest first, each with how many readers it has, and how many were told, wait, or were not reached."""
    rows = Announcement.objects.annotate(
        readers=Count("deliveries"),
        told=Count("deliveries", filter=Q(deliveries__message__state=Message.State.SENT)),
        waiting=Count(
            "deliveries",
            filter=Q(deliveries__dropped="")
            & (Q(deliveries__message=None) | Q(deliveries__message__state__in=["waiting", "sending"])),
        ),
        missed=Count(
            "deliveries",
            filter=~Q(deliveries__dropped="", deliveries__message=None)
            & ~Q(deliveries__message__state__in=["sent", "waiting", "sending"], deliveries__message__isnull=False),
        ),
    )
    if text:
        rows = rows.filter(title__icontains=text)
    if trouble:
        rows = rows.filter(missed__gt=0)
    listed: QuerySet[Announcement] = rows.order_by("-announced_at", "-pk")
    return listed


@dataclass(frozen=True, slots=True)
class Trouble:
    """Messages that did not arrive, for one reason on one channel."""

    channel: Channel
    state: Message.State
    reason: str
    count: int


def troubles() -> list[Trouble]:
    rows = (
        Message.objects.filter(state__in=IN_TROUBLE, settled=False)
        .values_list("channel", "state", "reason")
        .annotate(count=Count("pk"))
        .order_by("-count", "channel", "reason")
    )
    return [Trouble(Channel(channel), Message.State(state), why, count) for channel, state, why, count in rows]


def troubled(channel: str, state: str, reason: str) -> QuerySet[Message]:
    """The unsettled messages behind one line of `troubles`."""
    found: QuerySet[Message] = Message.objects.filter(
        state=state, channel=channel, reason=reason, settled=False
    ).filter(state__in=IN_TROUBLE)
    return found


def retrying() -> list[Trouble]:
    """Messages that wait for another try, by the reason of the last."""
    rows = (
        Message.objects.filter(state=Message.State.WAITING, attempts__gt=0)
        .values_list("channel", "reason")
        .annotate(count=Count("pk"))
        .order_by("-count", "channel", "reason")
    )
    return [Trouble(Channel(channel), Message.State.WAITING, why, count) for channel, why, count in rows]


def last_tests(user: User) -> QuerySet[Message]:
    tests: QuerySet[Message] = Message.objects.filter(kind=Message.Kind.TEST, user=user).order_by("-pk")
    return tests[:5]


def unread(user: User) -> QuerySet[Notice]:
    notices: QuerySet[Notice] = Notice.objects.filter(user=user, read_at=None).order_by("-created_at", "-pk")
    return notices


def already_read(user: User) -> QuerySet[Notice]:
    notices: QuerySet[Notice] = Notice.objects.filter(user=user).exclude(read_at=None)
    return notices.order_by("-created_at", "-pk")


def to_forget() -> QuerySet[Follower]:
    """Addresses nobody confirmed within a week, and those that have been dead for a month."""
    old = Q(state=Follower.State.PENDING, asked_at__lt=now() - UNCONFIRMED_LIVES)
    dead = Q(state=Follower.State.STOPPED, ended_at__lt=now() - STOPPED_LIVES)
    found: QuerySet[Follower] = Follower.objects.filter(old | dead)
    return found


def codes_to_forget() -> QuerySet[AddressCode]:
    """Codes that have ended and still hold an address; hashes no limit counts any more."""
    ended = ~Q(address_sealed="") & Q(code_until__lt=now())
    uncounted = ~Q(address_key="") & Q(asked_at__lt=now() - CODE_COUNTED)
    found: QuerySet[AddressCode] = AddressCode.objects.filter(ended | uncounted)
    return found


def code_asked(pk: int) -> AddressCode | None:
    """A code that can still be typed."""
    found: AddressCode | None = AddressCode.objects.filter(pk=pk, code_until__gte=now()).exclude(code_salt="").first()
    return found


def newest_sent(codes: Iterable[AddressCode]) -> AddressCode | None:
    """Of codes asked for in this order, the last that went out."""
    found = list(codes)
    sent = set(Message.objects.filter(address_code__in=found).values_list("address_code", flat=True))
    return next((each for each in reversed(found) if each.pk in sent), None)


def letters_to_empty() -> QuerySet[Letter]:
    """Letters whose links are dead, and that still hold what they said."""
    found: QuerySet[Letter] = Letter.objects.filter(written_at__lt=now() - LETTER_LINK_LIVES - timedelta(days=1))
    return found.exclude(items=[])


def followers_on(day: date) -> QuerySet[Follower]:
    """Those whose address was confirmed by the end of a day and who had not stopped by then."""
    end = _end_of(day)
    rows: QuerySet[Follower] = Follower.objects.filter(confirmed_at__lt=end).filter(
        Q(ended_at=None) | Q(ended_at__gte=end)
    )
    return rows.order_by("confirmed_at", "pk")


def delivered_between(first: date, last: date) -> QuerySet[Delivery]:
    """News that reached a reader's post office within these days, one line for each news and reader."""
    rows: QuerySet[Delivery] = Delivery.objects.filter(
        announcement__isnull=False,
        message__state=Message.State.SENT,
        message__sent_at__gte=_end_of(first - timedelta(days=1)),
        message__sent_at__lt=_end_of(last),
    )
    return rows.select_related("announcement", "message").order_by("message__sent_at", "pk")


def _end_of(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), datetime.min.time()))
