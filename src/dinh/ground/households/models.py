"""The register of households: who represents each household in which residential group, as it stood on any day.

A household is what keeps its identity; a `Line` is what the register says of it between two days. Whatever changes by
date (representative, group, address) closes one line and opens the next, so the register can be read as it was. Nothing
is kept of persons beyond a name and, if the household gave it, a way to reach it.
"""

from __future__ import annotations

from datetime import date
from functools import cached_property

from django.db import models
from django.db.models import F, Q

from dinh.ground.households import grouping
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.tenant import ManyOfCommune, OfCommune, ScopedManager


def _stands(day: date, begins: str, ends: str) -> Q:
    return Q(**{f"{begins}__lte": day}) & (Q(**{ends: None}) | Q(**{f"{ends}__gt": day}))


class HouseholdQuerySet(models.QuerySet["Household"]):
    def on(self, day: date) -> HouseholdQuerySet:
        """The households that stand in the register on a day."""
        return self.filter(_stands(day, "valid_from", "valid_to"))


class Household(OfCommune):
    """A household from `valid_from` until before `valid_to`. `number` is the ward's own short code for it.

    `order` is `number` made sortable (digits padded). `edition` counts the acts on this household. `phone` and `email`
    are optional: a household without contact is a normal household.
    """

    class Ended(models.TextChoices):
        MOVED = "moved", "chuyển đi nơi khác"
        REMOVED = "removed", "không còn là hộ ở đây"
        SPLIT = "split", "tách hộ"
        MERGED = "merged", "nhập hộ"

    number = models.CharField("số hộ trong sổ", max_length=20)
    order = models.CharField(max_length=220)
    phone = models.CharField("điện thoại", max_length=20, blank=True)
    email = models.EmailField("thư điện tử", blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    ended_why = models.CharField("vì sao ra khỏi sổ", max_length=8, choices=Ended, blank=True)
    came_from = ManyOfCommune("self", symmetrical=False, related_name="became", blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = ScopedManager.from_queryset(HouseholdQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "hộ gia đình"
        constraints = [
            models.UniqueConstraint(fields=["commune", "number", "valid_from"], name="household_number_once_a_day"),
            models.UniqueConstraint(
                fields=["commune", "number"], condition=Q(valid_to=None), name="household_number_once_now"
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None, ended_why="") | (Q(valid_to__gt=F("valid_from")) & ~Q(ended_why="")),
                name="household_ends_after_it_begins_and_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"Hộ {self.number}"

    @cached_property
    def line(self) -> Line:
        """The newest line: as the register has it now, or had it last."""
        found: Line = self.lines.select_related("group").latest("from_day")
        return found

    def line_on(self, day: date, group_id: int | None = None) -> Line | None:
        """What the register says of this household on a day; None when it does not stand then, or, with `group_id`,
        when it is of another group on that day."""
        line: Line | None = self.lines.on(day).first()
        if line is None or group_id is None:
            return line
        return line if grouping.on(self.commune, day).of(line.group_id) == group_id else None

    @property
    def group(self) -> ResidentialGroup:
        group: ResidentialGroup = self.line.group
        return group

    @property
    def group_id(self) -> int:
        return int(self.line.group_id)

    @property
    def representative(self) -> str:
        return self.line.representative

    @property
    def address(self) -> str:
        return self.line.address


class LineQuerySet(models.QuerySet["Line"]):
    def on(self, day: date) -> LineQuerySet:
        """What the register says on a day: one line for each household that stands in it."""
        return self.filter(_stands(day, "from_day", "to_day"))


class Line(OfCommune):
    """What the register says of a household from `from_day` until before `to_day`.

    `group` is the group it was entered in; when that group has since merged or changed its name, `queries` tells the
    group of a day. `folded` holds number, names and address for search without diacritics.
    """

    household = models.ForeignKey(Household, models.CASCADE, related_name="lines", verbose_name="hộ gia đình")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    representative = models.CharField("đại diện hộ", max_length=120)
    head = models.CharField("chủ hộ", max_length=120, blank=True)
    from_day = models.DateField("từ ngày")
    to_day = models.DateField("đến trước ngày", null=True, blank=True)
    folded = models.CharField(max_length=500)

    objects = ScopedManager.from_queryset(LineQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "dòng sổ hộ"
        constraints = [
            models.UniqueConstraint(fields=["commune", "household", "from_day"], name="household_line_once_a_day"),
            models.UniqueConstraint(
                fields=["commune", "household"], condition=Q(to_day=None), name="household_one_open_line"
            ),
            models.CheckConstraint(
                condition=Q(to_day=None) | Q(to_day__gt=F("from_day")), name="household_line_ends_after_it_begins"
            ),
        ]
        indexes = [models.Index(fields=["commune", "group", "from_day"], name="household_line_group")]

    def __str__(self) -> str:
        return f"{self.household}, từ {self.from_day:%d/%m/%Y}"


class Absence(OfCommune):
    """A household is away from `from_day`; `to_day` is the first day it is back. It still counts among all households
    (khoản 1 Điều 21 Luật 10/2022/QH15): the page only says that nobody is at home."""

    household = models.ForeignKey(Household, models.CASCADE, related_name="absences", verbose_name="hộ gia đình")
    from_day = models.DateField("vắng từ ngày")
    to_day = models.DateField("về từ ngày", null=True, blank=True)

    class Meta:
        verbose_name = "việc hộ vắng mặt"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "household"], condition=Q(to_day=None), name="household_away_once"
            ),
            models.CheckConstraint(
                condition=Q(to_day=None) | Q(to_day__gt=F("from_day")), name="household_back_after_it_left"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.household} vắng từ {self.from_day:%d/%m/%Y}"


class ImportRun(OfCommune):
    """A table brought to the register: tried first, then taken in or thrown away; what was taken in can be undone.

    `rows` are the rows as read, kept only until the table is settled. `group` is set when the head of one group brought
    it: then it speaks of that group alone. `proper`: names all in capitals are written as names are. `counts`: how many
    were new, changed, ended, left out.
    """

    class State(models.TextChoices):
        TRIED = "tried", "mới thử"
        TAKEN = "taken", "đã nhập"
        UNDONE = "undone", "đã hoàn tác"

    file_name = models.CharField("tệp", max_length=200)
    state = models.CharField("tình trạng", max_length=6, choices=State, default=State.TRIED)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="chỉ của tổ"
    )
    day = models.DateField("ghi vào sổ từ ngày")
    proper = models.BooleanField("viết lại tên in hoa", default=True)
    rows = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    brought_by = models.CharField("người nạp", max_length=300)
    brought_at = models.DateTimeField("nạp lúc")
    settled_at = models.DateTimeField("xong lúc", null=True)

    class Meta:
        verbose_name = "lần nhập sổ hộ"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="tried", settled_at=None) | (~Q(state="tried") & Q(settled_at__isnull=False)),
                name="household_import_settled_once_taken",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần nhập sổ hộ {self.pk}"


class ImportStep(OfCommune):
    """What a run did to one household, with what stood there before: enough to take it back.

    `edition` is the household's after the run: another one since means that someone has worked on it."""

    class Kind(models.TextChoices):
        NEW = "new", "mới"
        CHANGED = "changed", "đổi"
        ENDED = "ended", "đưa khỏi sổ"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="steps")
    household = models.ForeignKey(Household, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=8, choices=Kind)
    edition = models.PositiveIntegerField()
    before = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "run", "household"], name="household_import_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.run}: {self.household}"
