"""Funds and works as lists and pages: which there are, how much is promised, who owes."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Q, QuerySet, Sum
from django.utils.translation import gettext as _

from dinh.ground.fold import words
from dinh.ground.households.models import Household
from dinh.rights.works.models import Due, EstimateItem, Fund, Line, Voucher


def funds() -> QuerySet[Fund]:
    rows: QuerySet[Fund] = Fund.objects.select_related("group", "commune", "work")
    return rows.order_by("-pk")


def public() -> QuerySet[Fund]:
    """What anyone may read: from the day a fund is opened."""
    return funds().exclude(state=Fund.State.DRAFT).order_by("-opened_on", "-pk")


def find(ref: str) -> Fund | None:
    return funds().filter(ref=ref.strip().upper()).first()


def filtered(rows: QuerySet[Fund], *, kind: str = "", state: str = "", group: str = "", text: str = "") -> list[Fund]:
    """`group` is a group's id, «xa» for the whole commune; every word of `text` in name, purpose or reference."""
    rows = rows.filter(kind=kind) if kind in Fund.Kind.values else rows
    rows = rows.filter(state=state) if state in Fund.State.values else rows
    if group == "xa":
        rows = rows.filter(group=None)
    elif group.isdecimal() and len(group) < 19:  # longer is no key of a row
        rows = rows.filter(group=int(group))
    wanted = words(text)
    return [
        each for each in rows if all(w in " ".join(words(f"{each.name} {each.purpose} {each.ref}")) for w in wanted)
    ]


def folded(*parts: str) -> str:
    """What search among households looks in."""
    return " ".join(word for part in parts for word in words(part))[:400]


def promised(fund: Fund) -> int:
    """What is paid, approved or waits for approval, đồng; refunds left out."""
    rows = fund.vouchers.filter(state__in=Voucher.LIVE, line__isnull=False)
    return int(rows.aggregate(total=Sum("amount"))["total"] or 0)


def promised_by_line(fund: Fund) -> dict[int, int]:
    rows = fund.vouchers.filter(state__in=Voucher.LIVE, line__isnull=False)
    return dict(rows.values_list("line").annotate(total=Sum("amount")).order_by())


@dataclass(frozen=True, slots=True)
class Budget:
    """A line of the estimate as it stands: planned, paid out, waiting for a signature, what may still be spent (None
    where a standing fund sets no bound)."""

    line: Line
    planned: int
    spent: int
    waiting: int
    left: int | None


def budget(fund: Fund, spent: dict[int, int]) -> list[Budget]:
    """Every line of the estimate that stands; `spent` by line from the ledger."""
    if fund.estimate is None:
        return []
    promised_on = promised_by_line(fund)
    paid = dict(
        fund.vouchers.filter(state=Voucher.State.PAID, line__isnull=False)
        .values_list("line").annotate(total=Sum("amount")).order_by()
    )  # fmt: skip
    rows = EstimateItem.objects.filter(estimate=fund.estimate).select_related("line").order_by("line__order")
    found = []
    for item in rows:
        used = promised_on.get(item.line_id, 0)
        left = item.amount - used if item.amount or fund.is_work else None
        waiting = used - paid.get(item.line_id, 0)
        found.append(Budget(item.line, item.amount, spent.get(item.line_id, 0), waiting, left))
    return found


@dataclass(frozen=True, slots=True)
class Given:
    """How the households of a group stand: how many owe, have given all, a part, nothing, need not give; in đồng what
    is owed after relief, and given."""

    group: str
    group_id: int
    households: int
    all: int
    part: int
    none: int
    relieved: int
    owed: int
    paid: int

    @property
    def obliged(self) -> int:
        """Households that have something to give: the whole of which «all» is a part."""
        return self.households - self.relieved

    @property
    def left(self) -> int:
        return self.owed - self.paid


def by_group(fund: Fund) -> list[Given]:
    """One query."""
    free = Q(relieved=F("owed"))
    whole = Q(paid=F("owed") - F("relieved")) & ~free
    rows = (
        Due.objects.filter(fund=fund)
        .values("group_id", "group__label", "group__name")
        .annotate(
            households=Count("pk"), all=Count("pk", filter=whole),
            part=Count("pk", filter=Q(paid__gt=0) & ~whole & ~free), none=Count("pk", filter=Q(paid=0) & ~free),
            free=Count("pk", filter=free), owes=Sum(F("owed") - F("relieved")), gave=Sum("paid"),
        )
        .order_by("group__code")
    )  # fmt: skip
    return [
        Given(f"{row['group__label']} {row['group__name']}".strip().capitalize(), row["group_id"], row["households"],
              row["all"], row["part"], row["none"], row["free"], row["owes"], row["gave"])
        for row in rows
    ]  # fmt: skip


def dues(fund: Fund, *, groups: Collection[int] | None = None, text: str = "", state: str = "") -> QuerySet[Due]:
    """The frozen list; `state`: con (something is left), xong (all given), mien (relief)."""
    rows: QuerySet[Due] = Due.objects.filter(fund=fund).select_related("group")
    rows = rows.filter(group__in=groups) if groups is not None else rows
    for word in words(text):
        rows = rows.filter(folded__contains=word)
    if state == "con":
        rows = rows.filter(paid__lt=F("owed") - F("relieved"))
    elif state == "xong":
        rows = rows.filter(paid=F("owed") - F("relieved"))
    elif state == "mien":
        rows = rows.filter(relieved__gt=0)
    return rows.order_by("group__code", "order", "pk")


def stranger(fund: Fund, number: str) -> str:
    """Why a household that is not on the list owes nothing, in words."""
    known = Household.objects.filter(number__iexact=number.strip()).order_by("-valid_from").first()
    if known is None:
        return _("không có trong danh sách phải đóng góp, cũng không có trong sổ hộ")
    if known.valid_from > fund.decided.on:
        words = _("hộ vào sổ ngày %(day)s, sau ngày quyết định %(decided)s, nên không phải đóng góp; hộ muốn ủng hộ "
                  "thì ghi ở “Ghi ủng hộ, hỗ trợ”")  # fmt: skip
        return words % {"day": f"{known.valid_from:%d/%m/%Y}", "decided": f"{fund.decided.on:%d/%m/%Y}"}
    return _("không có trong danh sách phải đóng góp của công trình, quỹ này")
