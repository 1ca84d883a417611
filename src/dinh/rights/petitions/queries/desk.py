"""The desk's list of matters: its tabs, its filters, the day that presses. Denunciations are never among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, F, OuterRef, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.fold import fold
from dinh.rights.petitions.clocks import Clock
from dinh.rights.petitions.models import Asking, Channel, Kind, Letter, Petition, Step
from dinh.rights.petitions.queries.courses import clocks_of, pressing

State = Petition.State
SOON = 3  # calendar days ahead in which a day is called near
KINDS = (Kind.REFLECTION, Kind.PROPOSAL, Kind.COMPLAINT)
NEW = (State.NEW, State.SUPPLEMENT)
WORKING = (State.ACCEPTED, State.SUSPENDED, State.DECIDED, State.APPEALED, State.EFFECTIVE)
OVER = (State.CLOSED, State.REFUSED, State.FORWARDED, State.FILED, State.WITHDRAWN, State.TERMINATED)
TABS = (
    ("moi", gettext_lazy("Mới")), ("dang", gettext_lazy("Đang giải quyết")), ("han", gettext_lazy("Đến hạn, trễ")),
    ("cho", gettext_lazy("Chờ xác nhận")), ("xong", gettext_lazy("Đã kết thúc")), ("giu", gettext_lazy("Tạm giữ")),
    ("tat-ca", gettext_lazy("Tất cả")),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wanted:
    """The filters, as typed. `only`: exactly these matters (rows of a figure). `names`: whether whoever asks may search
    by the sender's name."""

    tab: str = "tat-ca"
    q: str = ""
    kind: str = ""
    service: str = ""
    group: str = ""
    body: str = ""
    channel: str = ""
    year: str = ""
    only: QuerySet[Petition] | None = None
    names: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A matter in a list: the clock that counts now and how it stands on `day`."""

    petition: Petition
    clock: Clock | None
    tone: str
    words: str
    alarm: str = ""

    @property
    def due(self) -> date | None:
        return self.clock.due if self.clock else None


def line(petition: Petition, day: date) -> Line:
    """How a matter stands: late, near, in time; the alarm of day 30, 40, 45 when nobody dealt with it yet."""
    clock = pressing(petition)
    alarm = _alarm(petition, day)
    if clock is None or clock.due is None:
        return Line(petition, None, "info" if petition.is_open else "ok", "", alarm)
    left = (clock.due - day).days
    if left < 0 and clock.waits:
        return Line(petition, clock, "soon", _("Đã hết thời gian chờ"), alarm)
    if left < 0:
        return Line(petition, clock, "late", _("Trễ %(days)d ngày") % {"days": -left}, alarm)
    if left == 0:
        return Line(petition, clock, "soon", _("Hạn hôm nay"), alarm)
    if left <= SOON:
        return Line(petition, clock, "soon", _("Còn %(days)d ngày") % {"days": left}, alarm)
    return Line(petition, clock, "ok", f"{clock.due:%d/%m/%Y}", alarm)


def _alarm(petition: Petition, day: date) -> str:
    """«Quá 30 ngày chưa xử lý»: the highest mark passed."""
    if petition.state not in NEW:
        return ""
    marks = [each for each in clocks_of(petition) if each.alarm and each.key.startswith("petition.")]
    passed = [each for each in marks if each.due and each.due <= day]
    if not passed:
        return ""
    return _("%(days)d ngày chưa xử lý") % {"days": (day - passed[-1].since).days}


def with_steps(rows: QuerySet[Petition]) -> QuerySet[Petition]:
    """Rows ready for `line`: their steps and commune read at once."""
    return rows.select_related("commune", "service", "group", "body").prefetch_related(
        Prefetch("steps", Step.objects.order_by("at", "pk"))
    )


def held() -> Exists:
    return Exists(Asking.objects.filter(petition=OuterRef("pk")).exclude(letter__held=""))


def matters(wanted: Wanted) -> QuerySet[Petition]:
    """The matters of a tab that match, newest first. «han» is not decided here (`pressed`): it takes every open one."""
    rows: QuerySet[Petition] = Petition.objects.filter(kind__in=KINDS)
    rows = _of_tab(rows, wanted.tab)
    if wanted.only is not None:
        rows = rows.filter(pk__in=wanted.only.order_by().values("pk"))
    if wanted.kind in KINDS:
        rows = rows.filter(kind=wanted.kind)
    if wanted.channel in Channel.values:
        rows = rows.filter(askings__letter__channel=wanted.channel)
    for name in ("service", "group", "body"):
        if (value := getattr(wanted, name)).isdecimal():
            rows = rows.filter(**{f"{name}_id": int(value[:12])})
    if wanted.year.isdecimal():
        rows = rows.filter(received_on__year=min(int(wanted.year[:4]), 9998) or 1)
    if wanted.q:
        rows = rows.filter(_words(wanted))
    return with_steps(rows.distinct().order_by("-received_on", "-pk"))


def _of_tab(rows: QuerySet[Petition], tab: str) -> QuerySet[Petition]:
    if tab == "moi":
        return rows.filter(state__in=NEW).exclude(held())
    if tab == "dang":
        return rows.filter(state__in=WORKING)
    if tab == "han":
        return rows.filter(state__in=(*NEW, *WORKING)).exclude(held())
    if tab == "cho":
        return rows.filter(state=State.ANSWERED)
    if tab == "xong":
        return rows.filter(state__in=OVER)
    if tab == "giu":
        return rows.filter(held())
    return rows


def _words(wanted: Wanted) -> Q:
    """Each word in the office's own text, or the whole as a reference, a number in the book, a sender's name."""
    text = wanted.q.strip()
    found = Q()
    for word in fold(text).split():
        found &= Q(folded__contains=word)
    found |= Q(ref__iexact=text) | Q(askings__letter__ref__iexact=text)
    number, _slash, year = text.partition("/")
    if number.isdecimal() and len(number) < 9:
        same = Q(askings__letter__number=int(number))
        found |= same & Q(askings__letter__year=int(year)) if year.isdecimal() and len(year) == 4 else same
    if wanted.names:
        found |= Q(askings__letter__sender__name__icontains=text)
    return found


def lines(rows: Iterable[Petition], day: date) -> list[Line]:
    return [line(petition, day) for petition in rows]


def presses(day: date) -> Q:
    """Late or near, or with an alarm on."""
    return Q(due_on__lte=day + timedelta(days=SOON)) | Q(alarm_on__lte=day, state__in=NEW)


def pressed(rows: QuerySet[Petition], day: date) -> QuerySet[Petition]:
    """Those of `rows` late or near, and those an alarm is on; the earliest day first."""
    return rows.filter(presses(day)).order_by(F("due_on").asc(nulls_last=True), "received_on", "pk")


def counts(day: date) -> dict[str, int]:
    """How many wait under each tab but the last two."""
    rows = Petition.objects.filter(kind__in=KINDS)
    found = {tab: _of_tab(rows, tab).count() for tab in ("moi", "dang", "cho", "giu")}
    found["han"] = _of_tab(rows, "han").filter(presses(day)).count()
    return found


def years() -> list[int]:
    found = Letter.objects.order_by("-year").values_list("year", flat=True).distinct()
    return list(found)
