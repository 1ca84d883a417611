"""Ban Thanh tra nhân dân and Ban Giám sát đầu tư của cộng đồng: who sits in them, from when, chosen how.

Điều 36–45 Luật Thực hiện dân chủ ở cơ sở 2022; Điều 12–19 Nghị định 59/2023/NĐ-CP.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import ManyOfCommune, OfCommune, ScopedManager
from dinh.rights.oversee.sealed import SealedTextField


class BoardQuerySet(models.QuerySet["Board"]):
    def at_work(self, day: date) -> BoardQuerySet:
        """Recognised and not ended; one whose term has run out stays until the next one is recognised."""
        return self.filter(Q(recognised_on__lte=day) & (Q(ended_on=None) | Q(ended_on__gt=day)))


class Board(OfCommune):
    """A board for one term (ttnd) or for one programme or project (gsdt).

    `last` is the last day of the term, that of the heads of groups; empty for gsdt, which ends with its work.
    `ended_on` is the first day it is no more. `home` is the board as a body of the commune, where posts are held in it.
    """

    class Kind(models.TextChoices):
        TTND = "ttnd", "Ban Thanh tra nhân dân"
        GSDT = "gsdt", "Ban Giám sát đầu tư của cộng đồng"

    kind = models.CharField("loại ban", max_length=4, choices=Kind)
    ref = models.CharField("mã", max_length=16)
    name = models.CharField("tên ban", max_length=200)
    home = models.ForeignKey(
        "bodies.Body", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="đơn vị trên hệ thống"
    )
    groups = ManyOfCommune("places.ResidentialGroup", blank=True, related_name="+")
    made_on = models.DateField("ngày lập")
    begins = models.DateField("từ ngày", null=True)
    last = models.DateField("đến hết ngày", null=True)
    recognised_on = models.DateField("ngày Mặt trận công nhận", null=True)
    decision = models.CharField("quyết định công nhận", max_length=200, blank=True)
    told_on = models.DateField("ngày thông báo đến HĐND, UBND, Nhân dân", null=True)
    ended_on = models.DateField("kết thúc từ ngày", null=True)
    ended_ground = models.CharField("vì sao kết thúc", max_length=300, blank=True)
    handed_over = models.TextField("bàn giao", max_length=4000, blank=True)
    handed_to = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="taken_from")
    # Of a board for a project only.
    work_ref = models.CharField("mã công trình", max_length=16, blank=True)
    work_name = models.CharField("công trình, chương trình", max_length=300, blank=True)
    work_place = models.CharField("địa điểm", max_length=300, blank=True)
    watch_from = models.DateField("giám sát từ ngày", null=True)
    work_until = models.DateField("dự kiến hoàn thành", null=True)
    investor_told_on = models.DateField("ngày báo chủ đầu tư", null=True)
    investor_told_no = models.CharField("văn bản báo chủ đầu tư", max_length=60, blank=True)
    edition = models.PositiveIntegerField(default=1)

    objects = ScopedManager.from_queryset(BoardQuerySet)()  # type: ignore[misc]  # a manager is made per class

    class Meta:
        verbose_name = "ban"
        ordering = ["ended_on", "kind", "-made_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="oversee_board_ref_once"),
            models.UniqueConstraint(
                fields=["commune"],
                condition=Q(kind="ttnd", recognised_on__isnull=False, ended_on=None),
                name="oversee_one_inspection_board",
            ),
            models.CheckConstraint(
                condition=Q(recognised_on=None) | (~Q(decision="") & Q(begins__isnull=False)),
                name="oversee_board_by_a_decision",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | ~Q(ended_ground=""), name="oversee_board_ends_with_a_ground"
            ),
            models.CheckConstraint(condition=Q(last=None) | Q(last__gte=F("begins")), name="oversee_term_lasts_a_day"),
            models.CheckConstraint(
                condition=Q(kind="ttnd", work_name="") | (Q(kind="gsdt") & ~Q(work_name="")),
                name="oversee_project_board_has_its_work",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        return f"/kiem-tra-giam-sat/ban/{self.ref}/"

    def stage(self, day: date) -> str:
        """forming, at_work, over (term run out, no successor yet), ended."""
        if self.ended_on and self.ended_on <= day:
            return "ended"
        if self.recognised_on is None or self.recognised_on > day:
            return "forming"
        return "over" if self.last and self.last < day else "at_work"


class ProjectParty(OfCommune):
    """Investor, contractor, consultant, decision-maker of the project a board watches. `people` are the persons who
    stand for it, one a line: members may not be related to any of them."""

    class Role(models.TextChoices):
        INVESTOR = "investor", "chủ đầu tư, chủ dự án"
        CONTRACTOR = "contractor", "nhà thầu"
        CONSULTANT = "consultant", "tư vấn"
        DECIDER = "decider", "người quyết định đầu tư"

    board = models.ForeignKey(Board, models.CASCADE, related_name="parties")
    role = models.CharField("vai trò", max_length=10, choices=Role)
    name = models.CharField("tên đơn vị, người", max_length=200)
    people = models.TextField("người đại diện, người phụ trách", max_length=1000, blank=True)

    class Meta:
        verbose_name = "bên của công trình"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "board", "role", "name"], name="oversee_party_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def persons(self) -> list[str]:
        return [line.strip() for line in self.people.splitlines() if line.strip()]


class Member(OfCommune):
    """Someone on a board: chosen (`chosen_on`), then recognised, one day gone. `election` is the reference of the
    matter in the register of votes, `paper` the minutes when there is none. `user` lets them work on their phone."""

    class Seat(models.TextChoices):
        PEOPLE = "people", "đại diện người dân"
        FRONT = "front", "đại diện Mặt trận Tổ quốc"
        TTND = "ttnd", "đại diện Ban Thanh tra nhân dân"

    class Position(models.TextChoices):
        HEAD = "head", "Trưởng ban"
        DEPUTY = "deputy", "Phó Trưởng ban"
        MEMBER = "member", "Thành viên"

    class Gone(models.TextChoices):
        WISH = "wish", "xin thôi"
        REMOVED = "removed", "bị cho thôi, không còn được tín nhiệm"
        MOVED = "moved", "chuyển đi nơi khác"
        DIED = "died", "qua đời"
        OFFICE = "office", "được tuyển dụng, giữ chức vụ không được kiêm"
        KIN = "kin", "có người thân ở bên liên quan công trình"

    board = models.ForeignKey(Board, models.PROTECT, related_name="members", verbose_name="ban")
    name = models.CharField("họ và tên", max_length=120)
    seat = models.CharField("tư cách", max_length=8, choices=Seat, default=Seat.PEOPLE)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thôn, tổ dân phố",
    )  # fmt: skip
    user = models.ForeignKey("people.User", models.PROTECT, null=True, blank=True, related_name="+")
    position = models.CharField("giữ việc", max_length=6, choices=Position, default=Position.MEMBER)
    election = models.CharField("mã cuộc bầu", max_length=16, blank=True)
    paper = models.CharField("biên bản bầu, văn bản cử", max_length=200, blank=True)
    votes = models.PositiveIntegerField("số phiếu", null=True, blank=True)
    chosen_on = models.DateField("ngày bầu, cử")
    stated_on = models.DateField("ngày cam kết đủ điều kiện")
    recognised_on = models.DateField("ngày công nhận", null=True)
    recognised_by = models.CharField("theo quyết định", max_length=200, blank=True)
    gone_on = models.DateField("thôi từ ngày", null=True)
    gone = models.CharField("vì", max_length=8, choices=Gone, blank=True)
    gone_by = models.CharField("theo", max_length=200, blank=True)

    class Meta:
        verbose_name = "thành viên ban"
        ordering = ["gone_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "board"], condition=Q(position="head", gone_on=None), name="oversee_one_head_a_board"
            ),
            models.CheckConstraint(
                condition=Q(election="", paper__gt="") | Q(election__gt=""), name="oversee_member_chosen_by_a_paper"
            ),
            models.CheckConstraint(
                condition=Q(gone_on=None, gone="") | (Q(gone_on__isnull=False) & ~Q(gone="")),
                name="oversee_member_leaves_for_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(recognised_on=None) | ~Q(recognised_by=""), name="oversee_member_recognised_by_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def serving(self, day: date) -> bool:
        return bool(self.recognised_on and self.recognised_on <= day and not (self.gone_on and self.gone_on <= day))


class Kin(OfCommune):
    """A relative that a member of a project's board declared. Sealed; read only by the Front and by the check."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="kin")
    relation = models.CharField("quan hệ", max_length=60)
    name = SealedTextField("họ và tên")
    cleared = models.CharField("đã hỏi lại: không phải một người", max_length=300, blank=True)

    class Meta:
        verbose_name = "người thân"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.relation} của {self.member}"


class Meeting(OfCommune):
    """A meeting of a board. The first one, which the Front convenes, elects the head and the deputies."""

    class What(models.TextChoices):
        FIRST = "first", "phiên họp đầu"
        REGULAR = "regular", "họp thường kỳ"
        OTHER = "other", "họp khác"

    board = models.ForeignKey(Board, models.PROTECT, related_name="meetings")
    what = models.CharField("loại", max_length=8, choices=What)
    on = models.DateField("ngày")
    present = models.PositiveSmallIntegerField("số người dự")
    members = models.PositiveSmallIntegerField("số thành viên")
    words = models.TextField("nội dung, kết luận", max_length=8000)

    class Meta:
        verbose_name = "cuộc họp của ban"
        ordering = ["-on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "board", "what", "on"], name="oversee_meeting_once_a_day"),
            models.CheckConstraint(condition=Q(present__lte=F("members")), name="oversee_meeting_of_members"),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()} {self.on:%d/%m/%Y}"
