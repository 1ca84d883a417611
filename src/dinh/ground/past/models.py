"""Old books on their way in: the file, its rows as tried, what became of each, and how columns were mapped before."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.clock import now
from dinh.ground.tenant import OfCommune

UNDO = timedelta(hours=24)  # how long a book that was brought in can be taken back
STUCK = timedelta(minutes=5)
KEPT = timedelta(days=7)  # how long a file that was not brought in is kept: it holds names


class Run(OfCommune):
    """A file brought to be taken in. `sheets` is what was seen of each and how its columns are mapped (`looking.py`);
    `counts` rows by state; `known` what the judges told of the whole file, by sheet. `done` of `total` rows while
    something is under way; `moved_at`: when it last came further.
    """

    class State(models.TextChoices):
        MAPPING = "mapping", "chờ ghép cột"
        READING = "reading", "đang đọc"
        TRIED = "tried", "đã xem thử, chưa nhập"
        TAKING = "taking", "đang nhập"
        TAKEN = "taken", "đã nhập"
        UNDOING = "undoing", "đang hoàn tác"
        UNDONE = "undone", "đã hoàn tác"
        HANDED = "handed", "đã chuyển sang sổ khác xem thử"

    file_name = models.CharField("tệp", max_length=200)
    state = models.CharField("tình trạng", max_length=8, choices=State, default=State.MAPPING)
    sheets = models.JSONField(default=list)
    counts = models.JSONField(default=dict)
    known = models.JSONField(default=dict)
    skipped = models.JSONField(default=list)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    only_good = models.BooleanField("bỏ dòng có lỗi", default=False)
    unsure_too = models.BooleanField("nhập cả dòng chưa chắc", default=False)
    trouble = models.CharField("vì sao không xong", max_length=600, blank=True)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, related_name="+")
    brought_by = models.CharField("người nạp", max_length=300)
    brought_at = models.DateTimeField("nạp lúc")
    taken_at = models.DateTimeField("nhập xong lúc", null=True)
    undone_at = models.DateTimeField("hoàn tác lúc", null=True)
    moved_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "lần nhập sổ cũ"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=("taken", "undoing", "undone")) | Q(taken_at__isnull=False),
                name="past_run_taken_at_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"Lần nhập sổ cũ {self.pk}"

    @property
    def busy(self) -> bool:
        return self.state in (self.State.READING, self.State.TAKING, self.State.UNDOING)

    @property
    def stuck(self) -> bool:
        """Nothing has moved for so long that whoever worked on it is gone."""
        return self.busy and now() - (self.moved_at or self.brought_at) > STUCK

    @property
    def may_be_undone(self) -> bool:
        return self.state == self.State.TAKEN and self.taken_at is not None and now() - self.taken_at <= UNDO


class Source(OfCommune):
    """The file itself, until its rows are brought in or thrown away."""

    run = models.OneToOneField(Run, models.CASCADE, related_name="source")
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["commune", "run"], name="past_source_once")]

    def __str__(self) -> str:
        return f"tệp của {self.run_id}"


class Line(OfCommune):
    """A row as it was read and what it would do. `values` by column (days as yyyy-mm-dd), `raw` the cells of the file;
    both are emptied once the row is brought in. `said`: what is doubtful or wrong, as `kinds.Said`. `became`: the key
    of what it became."""

    class State(models.TextChoices):
        NEW = "new", "mới"
        SAME = "same", "đã có"
        UNSURE = "unsure", "chưa chắc"
        FAULT = "fault", "có lỗi"

    run = models.ForeignKey(Run, models.CASCADE, related_name="lines")
    sheet = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField("dòng")
    state = models.CharField(max_length=6, choices=State)
    values = models.JSONField(default=dict)
    raw = models.JSONField(default=list)
    said = models.JSONField(default=list)
    same = models.CharField("đã có là", max_length=200, blank=True)
    became = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = "dòng sổ cũ"
        ordering = ["sheet", "number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "run", "sheet", "number"], name="past_line_once"),
        ]
        indexes = [models.Index(fields=["commune", "run", "state", "sheet", "number"], name="past_line_of_state")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.number}"


class Saved(OfCommune):
    """How the columns of a kind of sheet were mapped, by name; offered again when the same heads come (`heads`: their
    digest). `columns`: folded title → key of the column."""

    name = models.CharField("tên", max_length=100)
    kind = models.CharField("loại sổ", max_length=30)
    heads = models.CharField(max_length=64)
    columns = models.JSONField(default=dict)
    saved_by = models.CharField("người lưu", max_length=300)
    saved_at = models.DateTimeField("lưu lúc")

    class Meta:
        verbose_name = "cách ghép cột"
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["commune", "name"], name="past_saved_name_once")]

    def __str__(self) -> str:
        return self.name
