"""The numbers of a period, each with the very matters it counts: «26/26» opens its 26 rows.

Reflections, proposals and complaints only, counted by the database from the days each matter keeps in its row. What was
solved and confirmed by its sender is never added to what was solved and met with silence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.clock import today
from dinh.law.periods import Period
from dinh.rights.petitions.models import OPEN, Kind, Petition
from dinh.rights.petitions.queries.desk import KINDS, with_steps

Ending = Petition.Ending
FEWEST = 5  # a count of denunciations below this is not told
Find = Callable[[Period, int | None, str], "QuerySet[Petition]"]


@dataclass(frozen=True, slots=True)
class Figure:
    """`of`: the key of the figure it is a part of, where the fraction says something."""

    key: str
    label: object
    meaning: object
    rows: Find
    of: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A figure of one period: its number, and of how many."""

    figure: Figure
    part: int
    whole: int | None


def _of(body: int | None, kind: str) -> QuerySet[Petition]:
    rows: QuerySet[Petition] = Petition.objects.filter(kind__in=[kind] if kind in KINDS else KINDS)
    rows = rows.exclude(state=Petition.State.JOINED)
    return with_steps(rows.filter(body=body) if body else rows).order_by("received_on", "pk")


def received(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    return _of(body, kind).filter(received_on__range=(period.start, period.end))


def owed(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    """Those whose day to have an outcome lies in the period. What was withdrawn owes none."""
    rows = _of(body, kind).filter(received_on__lte=period.end, outcome_due__range=(period.start, period.end))
    return rows.exclude(state__in=("withdrawn", "terminated"))


def on_time(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    return owed(period, body, kind).filter(outcome_on__lte=F("outcome_due"))


def ended(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    return _of(body, kind).filter(ended_on__range=(period.start, period.end))


def _ending(*endings: str) -> Find:
    def rows(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
        return _of(body, kind).filter(ended_on__range=(period.start, period.end), ending__in=endings)

    return rows


confirmed, unconfirmed = _ending(Ending.CONFIRMED), _ending(Ending.UNCONFIRMED)
explained, refused = _ending(Ending.EXPLAINED), _ending(Ending.REFUSED)


def ended_otherwise(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    """Withdrawn, filed, terminated, a complaint carried out: ended, with none of the four endings."""
    return _of(body, kind).filter(ended_on__range=(period.start, period.end), ending="")


def still_open(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    """Received by the end of the period and open now."""
    return _of(body, kind).filter(received_on__lte=period.end, state__in=OPEN)


def open_late(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    """Open now, and their day to have an outcome was over by the end of the period, or by today."""
    last = min(period.end, today())
    return still_open(period, body, kind).filter(outcome_on=None, outcome_due__lt=last)


def waiting(period: Period, body: int | None = None, kind: str = "") -> QuerySet[Petition]:
    return _of(body, kind).filter(received_on__lte=period.end, state=Petition.State.ANSWERED)


FIGURES = {
    figure.key: figure
    for figure in (
        Figure("nhan", gettext_lazy("Đã nhận"), gettext_lazy("Vụ việc có ngày nhận trong kỳ."), received),
        Figure("den-han", gettext_lazy("Đến hạn trong kỳ"),
               gettext_lazy("Vụ việc có hạn trả lời, giải quyết theo luật nằm trong kỳ."), owed),
        Figure("dung-han", gettext_lazy("Đúng hạn"),
               gettext_lazy("Trong số đến hạn: có kết quả chậm nhất vào ngày hạn của luật, không tính ngày hẹn lại."),
               on_time, of="den-han"),
        Figure("ket-thuc", gettext_lazy("Đã kết thúc"), gettext_lazy("Vụ việc có ngày kết thúc trong kỳ."), ended),
        Figure("xac-nhan", gettext_lazy("Giải quyết xong, người gửi xác nhận"),
               gettext_lazy("Mọi người gửi đã bấm hoặc đã nói “đạt”."), confirmed, of="ket-thuc"),
        Figure("chua-xac-nhan", gettext_lazy("Giải quyết xong, người gửi chưa xác nhận"),
               gettext_lazy("Hết thời gian chờ mà người gửi không nói gì: đếm riêng."), unconfirmed, of="ket-thuc"),
        Figure("giai-thich", gettext_lazy("Đã giải thích"),
               gettext_lazy("Trả lời bằng giải thích, không có việc để làm."), explained, of="ket-thuc"),
        Figure("khong-thu-ly", gettext_lazy("Không thụ lý hoặc chuyển nơi khác"),
               gettext_lazy("Có căn cứ, đã chỉ nơi có thẩm quyền."), refused, of="ket-thuc"),
        Figure("khac", gettext_lazy("Kết thúc cách khác"),
               gettext_lazy("Người gửi rút, lưu đơn, đình chỉ, khiếu nại đã thi hành xong."), ended_otherwise,
               of="ket-thuc"),
        Figure("con-mo", gettext_lazy("Còn đang giải quyết"), gettext_lazy("Nhận đến hết kỳ, nay chưa xong."),
               still_open),
        Figure("mo-tre", gettext_lazy("Còn mở và đã trễ"), gettext_lazy("Hạn theo luật đã qua mà chưa có kết quả."),
               open_late, of="con-mo"),
        Figure("cho", gettext_lazy("Chờ người gửi xác nhận"), gettext_lazy("Đã trả lời, còn trong thời gian chờ."),
               waiting),
    )
}  # fmt: skip


def told(period: Period, body: int | None = None, kind: str = "") -> list[Told]:
    """Every figure of a period, in the order they are read."""
    counted = {key: figure.rows(period, body, kind).count() for key, figure in FIGURES.items()}
    return [_told(figure, counted) for figure in FIGURES.values()]


def told_by_kind(period: Period) -> tuple[list[Told], dict[str, list[Told]]]:
    """Every figure of a period, of all kinds together and of each."""
    parts: dict[str, dict[str, int]] = {kind: {} for kind in KINDS}
    for key, figure in FIGURES.items():
        rows = figure.rows(period, None, "").order_by().values_list("kind").annotate(n=Count("pk"))
        found = dict(rows)
        for kind in KINDS:
            parts[kind][key] = found.get(kind, 0)
    whole = {key: sum(counted[key] for counted in parts.values()) for key in FIGURES}
    return (
        [_told(figure, whole) for figure in FIGURES.values()],
        {kind: [_told(figure, counted) for figure in FIGURES.values()] for kind, counted in parts.items()},
    )


def _told(figure: Figure, counted: dict[str, int]) -> Told:
    return Told(figure, counted[figure.key], counted.get(figure.of))


def denunciations(period: Period) -> QuerySet[Petition]:
    rows: QuerySet[Petition] = Petition.objects.filter(kind=Kind.DENUNCIATION)
    return rows.filter(received_on__range=(period.start, period.end)).order_by("received_on", "pk")


def masked(count: int) -> str:
    """«dưới 5» for a small count, which might tell who denounced."""
    return str(count) if count >= FEWEST else _("dưới %(fewest)d") % {"fewest": FEWEST}


_OPENLY = ("reflection", "proposal")  # a count of the secret kinds would tell of them


def late_by_body(day: date) -> Counter[int]:
    """How many reflections and proposals each body has open past their day for an outcome."""
    rows = Petition.objects.filter(kind__in=_OPENLY, state__in=OPEN, outcome_on=None, outcome_due__lt=day)
    return _by_body(rows)


def recurring_by_body(since: date, until: date) -> Counter[int]:
    """How many reflections and proposals of those days came back about a matter that had been closed."""
    return _by_body(Petition.objects.filter(kind__in=_OPENLY, recurs__isnull=False, received_on__range=(since, until)))


def _by_body(rows: QuerySet[Petition]) -> Counter[int]:
    counted = rows.exclude(body=None).values_list("body").annotate(Count("pk")).order_by()
    return Counter(dict(counted))
