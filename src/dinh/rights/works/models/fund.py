"""A fund that people pay into, and the work it is for: what was decided, the estimate and its versions, where the money
comes from, who takes part."""

from __future__ import annotations

from functools import cached_property

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


class Fund(OfCommune):
    """Money and goods that people gave, kept in a ledger of its own. Of one group, or of the whole commune.

    `ref` is `CT-…` where it builds a work, `QU-…` for a standing fund. `show_names`: the community decided that the
    names of those who gave are shown. `edition` counts acts on what is written here.
    """

    class Kind(models.TextChoices):
        WORK = "work", "công trình"
        STANDING = "standing", "quỹ thường xuyên"

    class State(models.TextChoices):
        DRAFT = "draft", "đang chuẩn bị"
        OPEN = "open", "đang thu, chi"
        CLOSED = "closed", "đã quyết toán"

    ref = models.CharField("mã", max_length=12)
    kind = models.CharField("loại", max_length=8, choices=Kind)
    name = models.CharField("tên", max_length=200)
    purpose = models.TextField("để làm gì", max_length=4000)
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="thôn, tổ dân phố",
    )  # fmt: skip
    show_names = models.BooleanField("cộng đồng đồng ý nêu tên người đóng góp", default=False)
    state = models.CharField("tình trạng", max_length=6, choices=State, default=State.DRAFT)
    opened_on = models.DateField("công khai từ ngày", null=True)
    closed_on = models.DateField("quyết toán ngày", null=True)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "quỹ, công trình"
        ordering = ["-opened_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="fund_ref_once"),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(opened_on__isnull=False), name="open_fund_says_since_when"
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_on__isnull=False), name="closed_fund_says_since_when"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def where(self) -> str:
        return str(self.group) if self.group_id else self.commune.title

    @cached_property
    def decided(self) -> Decided:
        """The decision that stands."""
        found: Decided = self.decisions.latest("number")
        return found

    @cached_property
    def estimate(self) -> Estimate | None:
        """The estimate that stands."""
        found: Estimate | None = self.estimates.order_by("-number").first()
        return found

    @property
    def is_work(self) -> bool:
        return self.kind == self.Kind.WORK


class Work(OfCommune):
    """What a fund of kind «work» builds: where, when, how far it has come."""

    class State(models.TextChoices):
        PREPARING = "preparing", "chưa khởi công"
        UNDER_WAY = "under_way", "đang làm"
        FINISHED = "finished", "làm xong, chờ nghiệm thu"
        ACCEPTED = "accepted", "đã nghiệm thu"
        HANDED_OVER = "handed", "đã bàn giao"

    OPEN = (State.PREPARING, State.UNDER_WAY, State.FINISHED)

    fund = models.OneToOneField(Fund, models.CASCADE, related_name="work")
    place = models.CharField("địa điểm", max_length=200)
    starts_on = models.DateField("khởi công", null=True, blank=True, help_text="Ngày dự kiến, rồi ngày thật.")
    ends_on = models.DateField("xong", null=True, blank=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.PREPARING)
    handed_on = models.DateField("bàn giao ngày", null=True)
    handed_to = models.CharField("bàn giao cho", max_length=200, blank=True)
    upkeep = models.TextField("ai trông coi, sửa chữa", max_length=2000, blank=True)

    class Meta:
        verbose_name = "công trình"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="handed") | (Q(handed_on__isnull=False) & ~Q(handed_to="")),
                name="handed_over_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="work_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return self.fund.name


class Decided(OfCommune):
    """What was decided about the money, and by whom: a matter of the community in effect (`matter` is its reference),
    or another stated ground. Never changed: a new decision is a new row. `level` đồng a household, 0 where nobody owes
    anything; `limit` đồng that may be spent in all, 0 where a standing fund spends what it has."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="decisions")
    number = models.PositiveSmallIntegerField("lần")
    matter = models.CharField("việc Nhân dân quyết định", max_length=12, blank=True)
    ground = models.CharField("căn cứ", max_length=300)
    on = models.DateField("ngày quyết định")
    level = models.PositiveBigIntegerField("mỗi hộ đóng góp (đồng)", default=0)
    limit = models.PositiveBigIntegerField("tổng số được chi (đồng)", default=0)

    class Meta:
        verbose_name = "quyết định thu, chi"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["commune", "fund", "number"], name="fund_decision_number_once")]

    def __str__(self) -> str:
        return self.ground


class Line(OfCommune):
    """A line of the estimate (khoản mục). It stays through all versions: what is spent is counted on it."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField("thứ tự")
    title = models.CharField("khoản", max_length=200)

    class Meta:
        verbose_name = "khoản dự toán"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "fund", "order"], name="fund_line_order_once")]

    def __str__(self) -> str:
        return self.title


class Estimate(OfCommune):
    """A version of the estimate; never changed, a later one takes its place."""

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="estimates")
    decided = models.ForeignKey(Decided, models.PROTECT, related_name="estimates", verbose_name="theo quyết định")
    number = models.PositiveSmallIntegerField("bản")
    on = models.DateField("ngày")
    why = models.CharField("vì sao sửa", max_length=300, blank=True)
    total = models.PositiveBigIntegerField("tổng (đồng)")

    class Meta:
        verbose_name = "dự toán"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["commune", "fund", "number"], name="fund_estimate_number_once")]

    def __str__(self) -> str:
        return f"Dự toán bản {self.number}"


class EstimateItem(OfCommune):
    """What one version gives a line."""

    estimate = models.ForeignKey(Estimate, models.CASCADE, related_name="items")
    line = models.ForeignKey(Line, models.PROTECT, related_name="items")
    amount = models.PositiveBigIntegerField("số tiền (đồng)")

    class Meta:
        verbose_name = "số tiền của một khoản"
        ordering = ["line__order"]
        constraints = [models.UniqueConstraint(fields=["commune", "estimate", "line"], name="estimate_line_once")]

    def __str__(self) -> str:
        return f"{self.line}: {self.amount}"


class Source(OfCommune):
    """Where the money is to come from. A donor who wishes it stays unnamed in public (`anonymous`)."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "Nhân dân đóng góp"
        STATE = "state", "Nhà nước hỗ trợ"
        DONOR = "donor", "ủng hộ, tài trợ"

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="sources")
    kind = models.CharField("nguồn", max_length=6, choices=Kind)
    name = models.CharField("của ai", max_length=200, blank=True)
    anonymous = models.BooleanField("không nêu tên", default=False)
    amount = models.PositiveBigIntegerField("dự kiến (đồng)")

    class Meta:
        verbose_name = "nguồn"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.name}".strip()


class Party(OfCommune):
    """Who takes part in a work: by this list the boards tell who stands too near to it to inspect it."""

    class Role(models.TextChoices):
        INVESTOR = "investor", "chủ đầu tư"
        DECIDER = "decider", "người quyết định đầu tư"
        CONTRACTOR = "contractor", "nhà thầu, thợ"
        CONSULTANT = "consultant", "tư vấn, thiết kế"
        SUPERVISOR = "supervisor", "giám sát thi công"
        SUPPLIER = "supplier", "nơi bán vật liệu"

    fund = models.ForeignKey(Fund, models.CASCADE, related_name="parties")
    role = models.CharField("vai trò", max_length=10, choices=Role)
    name = models.CharField("tên người, đơn vị", max_length=200)
    person = models.CharField("người đại diện", max_length=120, blank=True)

    class Meta:
        verbose_name = "bên tham gia"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "fund", "role", "name"], name="fund_party_once")]

    def __str__(self) -> str:
        return self.name
