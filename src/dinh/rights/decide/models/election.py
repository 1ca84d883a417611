"""Elections: who stands, who runs the election, why someone is to be removed, and who holds which office until when."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune
from dinh.rights.decide.models.matter import Matter


class Candidate(OfCommune):
    """Someone who stands in an election (Mẫu 05). Named as on the slip: the voting's options are these names."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="candidates")
    name = models.CharField("họ và tên", max_length=120)
    about = models.CharField("năm sinh, nơi ở, nghề nghiệp", max_length=250, blank=True)
    put_up_by = models.CharField("ai giới thiệu", max_length=200, blank=True, help_text="Hoặc «tự ứng cử».")

    class Meta:
        verbose_name = "người ứng cử"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "matter", "name"], name="candidate_once")]

    def __str__(self) -> str:
        return self.name


class TeamMember(OfCommune):
    """A member of the Tổ bầu cử, which the chair of the UBND sets up. Nobody of it stands in the election."""

    matter = models.ForeignKey(Matter, models.CASCADE, related_name="election_team")
    name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức danh, nơi ở", max_length=200, blank=True)
    heads = models.BooleanField("tổ trưởng", default=False)

    class Meta:
        verbose_name = "thành viên Tổ bầu cử"
        ordering = ["-heads", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "matter", "name"], name="team_member_once"),
            models.UniqueConstraint(
                fields=["commune", "matter"], condition=Q(heads=True), name="one_head_of_the_election_team"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Elected(OfCommune):
    """Someone in an office that the people elect, or who holds it for a while (`acting`). `last` is the last day of the
    term, empty for a board that lasts as long as its project and for a term under a law not known here; `ended_on` the
    first day no longer in it. `holding` gives a head the powers of the post on the desk."""

    class Seat(models.TextChoices):
        HEAD = "head", "Trưởng thôn, Tổ trưởng tổ dân phố"
        INSPECTION = "inspection", "thành viên Ban Thanh tra nhân dân"
        INVESTMENT = "investment", "thành viên Ban Giám sát đầu tư của cộng đồng"

    class Ended(models.TextChoices):
        REPLACED = "replaced", "có người được bầu thay"
        WISH = "wish", "tự nguyện xin thôi"
        TRUST = "trust", "không còn được tín nhiệm"
        OTHER = "other", "lý do khác"

    VACATED = (Ended.WISH, Ended.TRUST, Ended.OTHER)

    seat = models.CharField("giữ", max_length=10, choices=Seat, default=Seat.HEAD)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    board = models.CharField("ban, công trình", max_length=200, blank=True, help_text="Ban GSĐTCĐ: tên công trình.")
    name = models.CharField("họ và tên", max_length=120)
    matter = models.ForeignKey(
        Matter, models.PROTECT, null=True, blank=True, related_name="elected", verbose_name="cuộc bầu"
    )
    votes = models.PositiveIntegerField("số phiếu", null=True, blank=True)
    acting = models.BooleanField("phụ trách tạm thời", default=False)
    decision = models.CharField("theo quyết định", max_length=200)
    begins = models.DateField("từ ngày")
    last = models.DateField("đến hết ngày", null=True, blank=True)
    shifted_by = models.CharField("quyết định rút ngắn, kéo dài", max_length=200, blank=True)
    ended_on = models.DateField("thôi từ ngày", null=True, blank=True)
    ended = models.CharField("vì", max_length=8, choices=Ended, blank=True)
    ended_by = models.CharField("theo", max_length=200, blank=True)
    holding = models.ForeignKey("bodies.Holding", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        verbose_name = "người giữ chức danh do dân bầu"
        ordering = ["group__code", "-begins", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "group"], condition=Q(seat="head", ended_on=None), name="one_head_of_a_group"
            ),
            models.CheckConstraint(
                condition=Q(last=None) | Q(last__gte=F("begins")), name="office_lasts_a_day"
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None, ended="") | Q(ended_on__gte=F("begins")) & ~Q(ended=""),
                name="office_ends_for_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def until(self) -> date:
        """The last day of the term, for comparing; of a board without one the end of time."""
        return self.last or date.max


class BoardElection(OfCommune):
    """Which board a matter BQ5 elects to; of a board for a project, which project."""

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="board_election")
    seat = models.CharField("bầu", max_length=10, choices=Elected.Seat, default=Elected.Seat.INSPECTION)
    project = models.CharField("công trình, chương trình", max_length=200, blank=True)

    class Meta:
        verbose_name = "ban được bầu"
        constraints = [models.CheckConstraint(condition=~Q(seat="head"), name="board_is_not_a_head")]

    def __str__(self) -> str:
        return self.get_seat_display()


class Removal(OfCommune):
    """Why a matter of removal is brought: the person's own wish, or lost confidence (Nghị định 59/2023/NĐ-CP)."""

    class Ground(models.TextChoices):
        WISH = Elected.Ended.WISH.value, "tự nguyện xin thôi"
        TRUST = Elected.Ended.TRUST.value, "không còn được tín nhiệm"

    matter = models.OneToOneField(Matter, models.CASCADE, related_name="removal")
    person = models.ForeignKey(Elected, models.PROTECT, related_name="removals", verbose_name="người được đề nghị")
    ground = models.CharField("lý do", max_length=8, choices=Ground)

    class Meta:
        verbose_name = "việc cho thôi"

    def __str__(self) -> str:
        return str(self.person)
