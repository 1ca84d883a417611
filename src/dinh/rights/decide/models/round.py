"""A voting: its form, the frozen list of households, who took part, and the answers.

One household, one line of the list, one vote: constraints of the database, whatever the channel. In a secret voting
the answer never lies beside the household: `Cast` says that it voted, `Box` holds sealed answers without order.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext as _

from dinh.ground.tenant import OfCommune
from dinh.law.matters import VoteForm
from dinh.rights.decide.models.matter import Matter


class Round(OfCommune):
    """One voting of one group on one question. `total` is all households of the list, frozen at opening: the only
    denominator the law knows (Điều 21). `stage` counts the matter's attempts: a ballot after a failed meeting is the
    next stage; in a commune-wide matter the groups vote in the same stage.

    `options` is a list of {"key", "label"}; `seats` how many of them a vote may name. `opens_at`, `closes_at`: a
    meeting's hour and expected end; the term of a ballot or an online voting.
    """

    class Form(models.TextChoices):
        MEETING = VoteForm.MEETING.value, "họp"
        BALLOT = VoteForm.HOUSEHOLD_BALLOT.value, "phiếu lấy ý kiến hộ gia đình"
        ONLINE = VoteForm.ONLINE.value, "trực tuyến"

    class Purpose(models.TextChoices):
        DECIDE = "decide", "biểu quyết"
        CONSENT = "consent", "lấy ý kiến chọn hình thức trực tuyến"

    class State(models.TextChoices):
        PLANNED = "planned", "đang chuẩn bị"
        OPEN = "open", "đang lấy phiếu"
        CLOSED = "closed", "đã hết hạn, đang kiểm phiếu"
        COUNTED = "counted", "đã có kết quả"
        CALLED_OFF = "off", "đã hủy"

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="rounds", verbose_name="việc")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    stage = models.PositiveSmallIntegerField("lần", default=1)
    purpose = models.CharField("để", max_length=8, choices=Purpose, default=Purpose.DECIDE)
    form = models.CharField("hình thức", max_length=16, choices=Form)
    secret = models.BooleanField("kín", default=False)
    question = models.CharField("câu hỏi", max_length=500)
    options: models.JSONField[Any] = models.JSONField("phương án")
    seats = models.PositiveSmallIntegerField("số được chọn", default=1)
    opens_at = models.DateTimeField("bắt đầu")
    closes_at = models.DateTimeField("hạn")
    place = models.CharField("địa điểm", max_length=250, blank=True)
    after = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by",
        verbose_name="sau cuộc họp không đủ đại diện hộ",
    )  # fmt: skip
    web = models.BooleanField("nhận cả phiếu điền trên mạng bằng mã", default=False)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.PLANNED)
    total = models.PositiveIntegerField("tổng số hộ", null=True)
    roll_digest = models.CharField("dấu của danh sách hộ", max_length=64, blank=True)
    present = models.PositiveIntegerField("số hộ tham gia", null=True)
    numbers: models.JSONField[Any] = models.JSONField("kết quả", null=True)
    record_head = models.CharField("dấu của biên bản công khai", max_length=64, blank=True)
    salt = models.CharField(max_length=32)

    class Meta:
        verbose_name = "lần biểu quyết"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "matter", "group", "stage"], condition=~Q(state="off"),
                name="one_voting_of_a_group_a_stage",
            ),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="voting_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(state__in=["planned", "off"]) | Q(total__isnull=False), name="open_voting_has_its_total"
            ),
            models.CheckConstraint(
                condition=Q(numbers=None) | Q(state="counted"), name="no_result_before_it_is_counted"
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.get_form_display()}, {self.group}"

    @property
    def stands(self) -> str:
        """How far it has come, in words that fit its form."""
        if self.form == self.Form.MEETING and self.state in (self.State.OPEN, self.State.CLOSED):
            return _("đang họp") if self.state == self.State.OPEN else _("đang kiểm phiếu")
        return str(self.get_state_display())

    @property
    def option_labels(self) -> dict[str, str]:
        return {each["key"]: each["label"] for each in self.options}


class Cluster(OfCommune):
    """A part of a large or scattered group that meets by itself (khoản 2 Điều 18); results are added up."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="clusters")
    name = models.CharField("cụm", max_length=100)
    place = models.CharField("địa điểm", max_length=250)
    meets_at = models.DateTimeField("lúc")
    voted_at = models.DateTimeField("vào biểu quyết lúc", null=True)

    class Meta:
        verbose_name = "cụm họp"
        constraints = [models.UniqueConstraint(fields=["commune", "round", "name"], name="cluster_name_once")]

    def __str__(self) -> str:
        return self.name


class RollEntry(OfCommune):
    """A household as it stood in the register when the voting opened. Never changed afterwards."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="roll")
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="+")
    stage = models.PositiveSmallIntegerField()
    household = models.ForeignKey("households.Household", models.PROTECT, related_name="+", verbose_name="hộ")
    number = models.CharField("số hộ", max_length=20)
    representative = models.CharField("đại diện hộ", max_length=120)
    address = models.CharField("địa chỉ", max_length=200, blank=True)
    absent = models.BooleanField("vắng mặt ở địa phương", default=False)
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, blank=True, related_name="roll")

    class Meta:
        verbose_name = "hộ trong danh sách"
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "matter", "stage", "household"], name="household_on_one_list_of_a_stage"
            ),
            models.UniqueConstraint(fields=["commune", "round", "number"], name="roll_number_once"),
        ]

    def __str__(self) -> str:
        return f"hộ {self.number}"


class Attendance(OfCommune):
    """That a household's representative came to the meeting. `key` makes a tick sent twice (off-line) one tick."""

    class How(models.TextChoices):
        TICK = "tick", "đánh dấu"
        QR = "qr", "quét mã"

    round = models.ForeignKey(Round, models.PROTECT, related_name="attendances")
    entry = models.OneToOneField(RollEntry, models.PROTECT, related_name="attendance")
    name = models.CharField("người đến", max_length=120, blank=True, help_text="Khi không phải người đại diện đã ghi.")
    how = models.CharField("cách", max_length=4, choices=How, default=How.TICK)
    at = models.DateTimeField("lúc")
    key = models.UUIDField()

    class Meta:
        verbose_name = "hộ dự họp"
        constraints = [models.UniqueConstraint(fields=["commune", "key"], name="attendance_key_once")]

    def __str__(self) -> str:
        return str(self.entry)


class Helper(OfCommune):
    """Who runs or watches a voting: chair, secretary, counters, witnesses of two households, givers of slips.

    `part` names the cluster of a meeting, empty for the whole."""

    class Role(models.TextChoices):
        CHAIR = "chair", "chủ trì"
        SECRETARY = "secretary", "thư ký"
        COUNT_HEAD = "count_head", "trưởng Ban kiểm phiếu"
        COUNTER = "counter", "thành viên Ban kiểm phiếu"
        WITNESS = "witness", "đại diện hộ chứng kiến"
        TEAM_HEAD = "team_head", "tổ trưởng"
        TEAM = "team", "thành viên tổ"

    round = models.ForeignKey(Round, models.CASCADE, related_name="helpers")
    role = models.CharField("vai trò", max_length=12, choices=Role)
    name = models.CharField("họ và tên", max_length=120)
    position = models.CharField("chức danh, nơi ở", max_length=200, blank=True)
    household = models.ForeignKey("households.Household", models.PROTECT, null=True, blank=True, related_name="+")
    knows_it = models.BooleanField("thạo công nghệ thông tin", default=False)
    part = models.CharField("cụm", max_length=100, blank=True, default="")

    class Meta:
        verbose_name = "người làm việc trong cuộc biểu quyết"
        constraints = [models.UniqueConstraint(fields=["commune", "round", "part", "role", "name"], name="helper_once")]

    def __str__(self) -> str:
        return self.name


class Cast(OfCommune):
    """A household has voted. In a secret voting `answer` stays empty for ever: a constraint, not a habit.

    `receipt` is the keyed hash that the public record lists; what the voter holds proves it, and says no answer.
    """

    class Channel(models.TextChoices):
        HALL = "hall", "tại cuộc họp"
        SLIP = "slip", "phiếu giấy"
        WEB = "web", "trên mạng"

    round = models.ForeignKey(Round, models.PROTECT, related_name="casts")
    entry = models.OneToOneField(RollEntry, models.PROTECT, related_name="cast")
    channel = models.CharField("cách", max_length=4, choices=Channel)
    secret = models.BooleanField("kín")
    answer: models.JSONField[Any] = models.JSONField("trả lời", null=True)
    receipt = models.CharField("mã kiểm đếm", max_length=64)

    class Meta:
        verbose_name = "hộ đã biểu quyết"
        constraints = [
            models.CheckConstraint(condition=Q(secret=False) | Q(answer=None), name="secret_vote_keeps_no_answer"),
            models.UniqueConstraint(fields=["commune", "round", "receipt"], name="receipt_once"),
        ]

    def __str__(self) -> str:
        return "phiếu của một hộ"  # the journal keeps this: it names no household


class Box(OfCommune):
    """An electronic ballot box of at most some hundreds of households: all its answers, sorted, in one sealed value.

    Each vote rewrites the whole value, so neither rows nor their order nor their times tell which came when.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="boxes")
    number = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()

    class Meta:
        verbose_name = "hòm phiếu điện tử"
        constraints = [models.UniqueConstraint(fields=["commune", "round", "number"], name="box_number_once")]

    def __str__(self) -> str:
        return f"hòm {self.number}"


class PublicRecord(OfCommune):
    """The counted voting as anyone may recount it: `text` line by line, each sealed to the one before (`recount`).
    Written once, at the count."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="record")
    text = models.TextField()

    class Meta:
        verbose_name = "biên bản công khai để kiểm đếm lại"

    def __str__(self) -> str:
        return str(self.round)


class Tally(OfCommune):
    """What one person counted of one part of a voting (a cluster, a bundle of slips). Never changed: who counts again
    writes another. The count stands when the last tallies of two people agree.

    `part` is "" for the whole. `numbers` is {option key: votes} with "spoiled" and "unused" where slips were counted.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="tallies")
    part = models.CharField("phần", max_length=100, blank=True)
    numbers: models.JSONField[Any] = models.JSONField("số đếm")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đếm")
    label = models.CharField("chức danh", max_length=300)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "lượt đếm"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.part or 'toàn bộ'}: {self.label}"
