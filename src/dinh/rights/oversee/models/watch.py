"""Who watches: every plan, visit, finding and recommendation is of a board of the people or of a body."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune


class By(models.TextChoices):
    """Who kiểm tra, giám sát. Boards speak through the Front; bodies sign for themselves."""

    TTND = "ttnd", "Ban Thanh tra nhân dân"
    GSDT = "gsdt", "Ban Giám sát đầu tư của cộng đồng"
    FRONT = "front", "Ủy ban Mặt trận Tổ quốc"
    COUNCIL = "council", "Hội đồng nhân dân"
    COMMITTEE = "committee", "Ban Chỉ đạo"
    PARTY = "party", "cấp ủy"


BOARDS = (By.TTND, By.GSDT)


class Watch(OfCommune):
    """Base: `board` for the two boards of the people, `body` for everyone else. Each table gets the constraint."""

    by = models.CharField("ai kiểm tra, giám sát", max_length=10, choices=By)
    board = models.ForeignKey(
        "oversee.Board", models.PROTECT, null=True, blank=True, related_name="%(class)ss", verbose_name="ban"
    )
    body = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="cơ quan chủ trì"
    )

    class Meta:
        abstract = True

    @property
    def of_people(self) -> bool:
        """Of a board of the people: its minutes and recommendations are confirmed by the Front."""
        return self.by in BOARDS

    @property
    def watcher(self) -> str:
        return str(self.board or self.body or self.get_by_display())


def one_watcher(name: str) -> models.CheckConstraint:
    """Boards of the people have a `board` and no `body`; everyone else a `body` and no `board`."""
    return models.CheckConstraint(
        condition=Q(by__in=["ttnd", "gsdt"], board__isnull=False, body=None)
        | Q(by__in=["front", "council", "committee", "party"], board=None, body__isnull=False),
        name=name,
    )
