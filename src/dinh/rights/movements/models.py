"""«Dân vận khéo»: a model as a recipe, the places that took it up, and whether it still lives there."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from dinh.ground.tenant import OfCommune


def plain_number(value: Decimal | None) -> str:
    """A measured number without trailing zeros, a comma for decimals; «–» where nobody took it.

    >>> plain_number(Decimal("12.00")), plain_number(Decimal("0.50")), plain_number(None)
    ('12', '0,5', '–')
    """
    if value is None:
        return "–"
    text = f"{value:.2f}"
    return text.rstrip("0").rstrip(".").replace(".", ",")


class PracticeModel(OfCommune):
    """A recipe: which problem, in which steps, by whom, at what cost, on which conditions, measured before and after.

    `body` proposes it; `group` when it is of one residential group. `holder_name` is the collective or the person who
    runs it. `source` says where an older model was taken from, `council_free` that a decision from before this register
    recognised it. `edition` counts the changes: who writes on an old copy is told.
    """

    class Field(models.TextChoices):
        ECONOMY = "economy", "kinh tế"
        SOCIETY = "society", "văn hóa - xã hội"
        SECURITY = "security", "quốc phòng - an ninh"
        SYSTEM = "system", "xây dựng hệ thống chính trị"

    class Holder(models.TextChoices):
        COLLECTIVE = "collective", "tập thể"
        INDIVIDUAL = "individual", "cá nhân"

    class State(models.TextChoices):
        DRAFT = "draft", "đang viết"
        PROPOSED = "proposed", "chờ hội đồng"
        EXAMINED = "examined", "chờ quyết định"
        RETURNED = "returned", "trả lại để viết tiếp"
        REFUSED = "refused", "không công nhận"
        RECOGNISED = "recognised", "đã công nhận"

    ref = models.CharField("mã", max_length=16)
    title = models.CharField("tên mô hình", max_length=200)
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị đề xuất")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    field = models.CharField("lĩnh vực", max_length=10, choices=Field)
    holder = models.CharField("ai giữ mô hình", max_length=10, choices=Holder, default=Holder.COLLECTIVE)
    holder_name = models.CharField("tên tập thể, cá nhân", max_length=200, blank=True)
    problem = models.TextField("vấn đề", max_length=4000, blank=True)
    who = models.TextField("ai làm", max_length=2000, blank=True)
    conditions = models.TextField("điều kiện", max_length=2000, blank=True)
    story = models.TextField("đã làm gì, được gì", max_length=8000, blank=True)
    cost = models.PositiveBigIntegerField("chi phí (đồng)", null=True)
    cost_source = models.CharField("nguồn chi", max_length=200, blank=True)
    began_on = models.DateField("bắt đầu từ ngày", null=True)
    state = models.CharField("tình trạng", max_length=10, choices=State, default=State.DRAFT)
    proposed_on = models.DateField("ngày đề nghị", null=True)
    proposed_by = models.CharField("người đề nghị", max_length=300, blank=True)
    decision = models.CharField("quyết định", max_length=200, blank=True)
    decided_on = models.DateField("ngày quyết định", null=True)
    reason = models.TextField("lý do trả lại, không công nhận", max_length=2000, blank=True)
    source = models.CharField("lấy từ đâu", max_length=300, blank=True)
    council_free = models.BooleanField("công nhận từ trước", default=False)
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "mô hình"
        ordering = ["-decided_on", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="practice_ref_once"),
            models.UniqueConstraint(fields=["commune", "title", "body"], name="practice_title_once_a_body"),
            models.CheckConstraint(
                condition=~Q(state="recognised") | (~Q(decision="") & Q(decided_on__isnull=False)),
                name="practice_recognised_by_a_decision",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["returned", "refused"]) | ~Q(reason=""), name="practice_refused_with_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        return f"/p/{self.ref}"

    @property
    def public(self) -> bool:
        return self.state == self.State.RECOGNISED


class RecipeStep(OfCommune):
    """One step, in its order: each becomes a line of the check-list of who takes the model up."""

    model = models.ForeignKey(PracticeModel, models.CASCADE, related_name="steps")
    order = models.PositiveSmallIntegerField("thứ tự")
    text = models.CharField("việc", max_length=500)

    class Meta:
        verbose_name = "bước làm"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "model", "order"], name="recipe_step_once")]

    def __str__(self) -> str:
        return self.text


class Measure(OfCommune):
    """What was counted before the model and after it, when, and how. A number nobody took stays empty."""

    model = models.ForeignKey(PracticeModel, models.CASCADE, related_name="measures")
    order = models.PositiveSmallIntegerField()
    name = models.CharField("đo cái gì", max_length=200)
    unit = models.CharField("đơn vị", max_length=60)
    before = models.DecimalField("trước", max_digits=14, decimal_places=2, null=True)
    after = models.DecimalField("sau", max_digits=14, decimal_places=2, null=True)
    measured_on = models.DateField("ngày đo", null=True)
    how = models.CharField("đo bằng cách nào", max_length=300, blank=True)

    class Meta:
        verbose_name = "số đo trước, sau"
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["commune", "model", "order"], name="practice_measure_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def before_words(self) -> str:
        return plain_number(self.before)

    @property
    def after_words(self) -> str:
        return plain_number(self.after)


class ModelPhoto(OfCommune):
    model = models.ForeignKey(PracticeModel, models.CASCADE, related_name="photos")
    file = models.ForeignKey("files.StoredFile", models.PROTECT, related_name="+")
    caption = models.CharField("ảnh cho thấy gì", max_length=200)

    class Meta:
        verbose_name = "ảnh của mô hình"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["commune", "model", "file"], name="practice_photo_once")]

    def __str__(self) -> str:
        return self.caption


class Adoption(OfCommune):
    """A model at work somewhere. The first, `origin`, is where it was born; each other one came from `parent`.

    `state` is what the last look found. An ended one says when and why, and no longer counts as spread.
    """

    class State(models.TextChoices):
        ALIVE = "alive", "đang sống"
        ADAPTED = "adapted", "sống, đã làm khác đi"
        ENDED = "ended", "đã dừng"

    ref = models.CharField("mã", max_length=16)
    model = models.ForeignKey(PracticeModel, models.PROTECT, related_name="adoptions")
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+", verbose_name="đơn vị")
    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children", verbose_name="học từ")
    origin = models.BooleanField("nơi sinh ra", default=False)
    begun_on = models.DateField("từ ngày")
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.ALIVE)
    ended_on = models.DateField("dừng từ ngày", null=True)
    ended_why = models.CharField("vì sao dừng", max_length=500, blank=True)
    by_label = models.CharField("người ghi", max_length=300)

    class Meta:
        verbose_name = "nơi áp dụng"
        ordering = ["begun_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "ref"], name="adoption_ref_once"),
            models.UniqueConstraint(
                fields=["commune", "model"], condition=Q(origin=True), name="adoption_one_origin_a_model"
            ),
            models.UniqueConstraint(
                fields=["commune", "model", "body"], condition=Q(group=None) & ~Q(state="ended"),
                name="adoption_once_a_body",
            ),
            models.UniqueConstraint(
                fields=["commune", "model", "group"], condition=Q(group__isnull=False) & ~Q(state="ended"),
                name="adoption_once_a_group",
            ),
            models.CheckConstraint(
                condition=Q(origin=True, parent=None) | Q(origin=False, parent__isnull=False),
                name="adoption_comes_from_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) & ~Q(state="ended")
                | Q(state="ended", ended_on__gte=F("begun_on")) & ~Q(ended_why=""),
                name="adoption_ends_with_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.where}: {self.model}"

    @property
    def where(self) -> str:
        return str(self.group) if self.group_id else self.body.short_name or self.body.name

    @property
    def living(self) -> bool:
        return self.state != self.State.ENDED


class CheckLine(OfCommune):
    """A line of an adopter's check-list: `original` as the recipe has it (empty for a line of their own), `text` as
    they do it. Changed, added or left out only with a reason; ticked with evidence."""

    class State(models.TextChoices):
        OPEN = "open", "chưa làm"
        DONE = "done", "đã làm"
        LEFT_OUT = "left_out", "không làm ở đây"

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="lines")
    order = models.PositiveSmallIntegerField()
    original = models.CharField("theo công thức", max_length=500, blank=True)
    text = models.CharField("việc", max_length=500)
    why = models.CharField("lý do làm khác", max_length=300, blank=True)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.OPEN)
    done_on = models.DateField("ngày làm xong", null=True)
    done_by = models.CharField("người ghi", max_length=300, blank=True)
    evidence = models.CharField("minh chứng", max_length=500, blank=True)
    file = models.ForeignKey("files.StoredFile", models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "dòng việc áp dụng mô hình"
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "adoption", "order"], name="check_line_once"),
            models.CheckConstraint(
                condition=~Q(state="done")
                | (Q(done_on__isnull=False) & (~Q(evidence="") | Q(file__isnull=False))),
                name="check_line_done_with_evidence",
            ),
            models.CheckConstraint(
                condition=Q(original=F("text")) & ~Q(state="left_out") | ~Q(why=""),
                name="check_line_differs_with_a_reason",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text


class Look(OfCommune):
    """Someone from outside went to see whether the model lives there, so many months after it began."""

    adoption = models.ForeignKey(Adoption, models.CASCADE, related_name="looks")
    months = models.PositiveSmallIntegerField("sau mấy tháng")
    looked_on = models.DateField("ngày xem")
    verdict = models.CharField("thấy gì", max_length=8, choices=Adoption.State)
    words = models.CharField("khác đi thế nào, vì sao dừng", max_length=500, blank=True)
    by_label = models.CharField("người xem", max_length=300)

    class Meta:
        verbose_name = "lần xem lại"
        ordering = ["months"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "adoption", "months"], name="look_once_a_term"),
            models.CheckConstraint(condition=Q(verdict="alive") | ~Q(words=""), name="look_says_what_changed"),
        ]

    def __str__(self) -> str:
        return f"{self.adoption}, {self.months} tháng"


class Hint(OfCommune):
    """A model suggested to a place, or found unfit for it by a person: a residential group (`group`), or a body.

    `about` names the open matter by its reference, and `shared` the words both have, when the machine saw the likeness;
    without them a person thought of it, and `about_title` says why."""

    group = models.ForeignKey(
        "places.ResidentialGroup", models.PROTECT, null=True, related_name="+", verbose_name="thôn, tổ dân phố"
    )
    body = models.ForeignKey("bodies.Body", models.PROTECT, related_name="+")
    model = models.ForeignKey(PracticeModel, models.CASCADE, related_name="hints")
    about = models.CharField("việc", max_length=20, blank=True)
    about_title = models.CharField("việc gì", max_length=300)
    shared = models.JSONField("từ trùng", default=list)
    suggested = models.BooleanField("gợi ý")
    decided_on = models.DateField("ngày")
    decided_by = models.CharField("người quyết", max_length=300)

    class Meta:
        verbose_name = "gợi ý mô hình"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["commune", "body", "model", "about"], condition=Q(group=None), name="hint_once_a_body"
            ),
            models.UniqueConstraint(
                fields=["commune", "group", "model", "about"], condition=Q(group__isnull=False),
                name="hint_once_a_group",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.group or self.body}: {self.model}"


from dinh.rights.movements.models_council import Ballot, Council, Examination, Seat, Sitting  # noqa: E402
from dinh.rights.movements.models_emulation import Campaign, Entry  # noqa: E402
from dinh.rights.movements.models_forces import Activity, Force, ForceMember, YearReview  # noqa: E402
from dinh.rights.movements.models_titles import (  # noqa: E402
    Comment,
    GroupReview,
    HouseholdResult,
    Title,
    TitleRound,
)

__all__ = [
    "Activity", "Adoption", "Ballot", "Campaign", "CheckLine", "Comment", "Council", "Entry", "Examination", "Force",
    "ForceMember", "GroupReview", "Hint", "HouseholdResult", "Look", "Measure", "ModelPhoto", "PracticeModel",
    "RecipeStep", "Seat", "Sitting", "Title", "TitleRound", "YearReview",
]  # fmt: skip
