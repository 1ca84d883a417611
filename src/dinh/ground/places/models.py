"""Administrative units: provinces, communes and their residential groups, versioned by date."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune, ScopedManager


class Province(models.Model):
    class Kind(models.TextChoices):
        PROVINCE = "tinh", "tỉnh"
        CITY = "thanh-pho", "thành phố"

    name = models.CharField("tên", max_length=100)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.PROVINCE)
    code = models.CharField("mã đơn vị hành chính", max_length=8, unique=True)
    host = models.CharField("tên miền", max_length=200, unique=True, null=True, blank=True)

    class Meta:
        verbose_name = "tỉnh, thành phố"

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}"

    @property
    def title(self) -> str:
        """`Tỉnh Lam Giang`: as a sentence begins."""
        text = str(self)
        return text[0].upper() + text[1:]


class Commune(models.Model):
    """The tenant: a commune, ward or special zone of the two-level local government.

    A province's own office is a tenant too, and so is the country's: they have bodies, posts and a journal like any
    other, and read the communes below them (`gathers`). `here`: it keeps its records in this house; other communes are
    known by name, for those who read the whole province. `emblem` is the SHA-256 of the picture in the head of its
    pages, one of its `Emblem`s, empty where it has Đình's own; every page reads it with the commune.
    """

    class Kind(models.TextChoices):
        COMMUNE = "xa", "xã"
        WARD = "phuong", "phường"
        ZONE = "dac-khu", "đặc khu"
        PROVINCE = "tinh", "cấp tỉnh"
        COUNTRY = "nuoc", "cả nước"

    province = models.ForeignKey(Province, models.PROTECT, related_name="communes", verbose_name="tỉnh, thành phố")
    name = models.CharField("tên", max_length=100)
    kind = models.CharField("loại", max_length=10, choices=Kind, default=Kind.COMMUNE)
    code = models.CharField("mã đơn vị hành chính", max_length=8, unique=True)
    host = models.CharField("tên miền", max_length=200, unique=True, null=True, blank=True)
    is_demo = models.BooleanField("dữ liệu mẫu", default=False)
    remote = models.BooleanField("vùng sâu, vùng xa", default=False, help_text="Một số thời hạn luật định dài hơn.")
    here = models.BooleanField("ghi sổ tại đây", default=True)
    emblem = models.CharField("biểu trưng", max_length=64, blank=True, default="")
    greeting = models.CharField("lời chào", max_length=160, blank=True, default="")

    class Meta:
        verbose_name = "xã, phường, đặc khu"

    def __str__(self) -> str:
        if self.gathers:
            return str(self.province) if self.kind == self.Kind.PROVINCE else self.name
        return f"{self.get_kind_display()} {self.name}"

    @property
    def gathers(self) -> bool:
        """Whether it is a province's or the country's own office, which reads the communes below it."""
        return self.kind in (self.Kind.PROVINCE, self.Kind.COUNTRY)

    @property
    def title(self) -> str:
        """`Phường Đình Minh`: as a sentence begins."""
        text = str(self)
        return text[0].upper() + text[1:]

    @property
    def emblem_key(self) -> str:
        """What the emblem's address calls it: another picture has another address, and may be kept for ever."""
        return self.emblem[:16]

    @property
    def group_label(self) -> str:
        """What most residential groups are called (Nghị định 185/2026/NĐ-CP: thôn in a xã, tổ dân phố in a phường)."""
        return "tổ dân phố" if self.kind == self.Kind.WARD else "thôn"


class Emblem(OfCommune):
    """A picture that is or was in the head of the commune's pages: a square PNG, and the same on white for a phone's
    first screen. Which one it is now, the commune says."""

    picture = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="hình")
    icon = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+", verbose_name="hình nhỏ")

    class Meta:
        verbose_name = "biểu trưng"
        constraints = [models.UniqueConstraint(fields=["commune", "picture"], name="emblem_of_a_picture_once")]

    def __str__(self) -> str:
        return f"biểu trưng {self.pk}"


class GroupQuerySet(models.QuerySet["ResidentialGroup"]):
    def on(self, day: date) -> GroupQuerySet:
        """The groups that exist on a day."""
        return self.filter(Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gt=day)))


class ResidentialGroup(OfCommune):
    """A thôn or tổ dân phố as it was between two days; a merger or split ends old rows and begins new ones.

    `valid_to` is the first day it no longer exists. `label` is what this group is called (thôn, ấp, khu phố…).
    """

    code = models.SlugField("mã", max_length=30)
    name = models.CharField("tên", max_length=100)
    label = models.CharField("loại", max_length=30, default="thôn")
    households = models.PositiveIntegerField("số hộ", default=0)
    meeting_place = models.CharField("nhà văn hóa, điểm sinh hoạt", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến trước ngày", null=True, blank=True)
    came_from = ManyOfCommune("self", symmetrical=False, related_name="became", blank=True)

    objects = ScopedManager.from_queryset(GroupQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "thôn, tổ dân phố"
        constraints = [
            models.UniqueConstraint(fields=["commune", "code", "valid_from"], name="group_code_once_a_day"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gt=F("valid_from")), name="group_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        label = self.label[0].upper() + self.label[1:]
        return f"{label} {self.name}"


class Outline(OfCommune):
    """The ground of a residential group, or of the whole commune when `group` is empty: as the commune supplied it,
    with fewer points. `shape` is the coordinates of a GeoJSON MultiPolygon (WGS84)."""

    group = models.OneToOneField(
        ResidentialGroup, models.PROTECT, null=True, related_name="outline", verbose_name="thôn, tổ dân phố"
    )
    shape: models.JSONField[Any] = models.JSONField("đường ranh")
    west = models.FloatField()
    south = models.FloatField()
    east = models.FloatField()
    north = models.FloatField()

    class Meta:
        verbose_name = "ranh giới"
        constraints = [
            models.UniqueConstraint(fields=["commune"], condition=Q(group=None), name="one_outline_of_a_commune"),
        ]

    def __str__(self) -> str:
        return str(self.group or self.commune)


class Landmark(OfCommune):
    """A place people name when they say where: a market, a pagoda, a junction."""

    name = models.CharField("tên", max_length=150)
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    lon = models.FloatField("kinh độ")
    lat = models.FloatField("vĩ độ")
    folded = models.CharField(max_length=150)

    class Meta:
        verbose_name = "địa điểm"
        constraints = [models.UniqueConstraint(fields=["commune", "name", "lon", "lat"], name="landmark_once")]

    def __str__(self) -> str:
        return self.name
