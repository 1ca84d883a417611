"""Short statements with agree, disagree, pass. Nobody is known: a hash made of a browser's token, one per consultation,
and what it answered; no day, no order beyond the row's own key."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dinh.ground.tenant import OfCommune
from dinh.rights.consult.models import Consultation


class Statement(OfCommune):
    """One sentence that one can agree or disagree with. Officials start with some; participants propose more."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "chờ xem"
        ON = "on", "đang hỏi"
        OFF = "off", "không hỏi"

    consultation = models.ForeignKey(Consultation, models.CASCADE, related_name="statements")
    number = models.PositiveSmallIntegerField("số")
    text = models.CharField("câu", max_length=200)
    state = models.CharField("tình trạng", max_length=8, choices=State)
    seeded = models.BooleanField("của cơ quan lấy ý kiến", default=False)
    reason = models.CharField("vì sao không hỏi", max_length=300, blank=True)

    class Meta:
        verbose_name = "câu ngắn"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["commune", "consultation", "number"], name="consult_statement_number_once"),
            models.CheckConstraint(condition=~Q(state="off") | ~Q(reason=""), name="consult_statement_off_why"),
        ]

    def __str__(self) -> str:
        return self.text


class Voice(OfCommune):
    """What one token answered to one statement: 1 agree, -1 disagree, 0 pass. Changing it changes the row."""

    statement = models.ForeignKey(Statement, models.CASCADE, related_name="voices")
    token = models.CharField(max_length=64)
    choice = models.SmallIntegerField(choices=[(1, "đồng ý"), (-1, "không đồng ý"), (0, "bỏ qua")])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["commune", "statement", "token"], name="consult_one_voice_a_statement"),
            models.CheckConstraint(condition=Q(choice__in=(-1, 0, 1)), name="consult_voice_is_a_choice"),
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}: {self.get_choice_display()}"


class OpinionMap(OfCommune):
    """The groups of opinion as last reckoned: numbers of groups only, nothing of anyone alone (`mapping.Drawn`)."""

    consultation = models.OneToOneField(Consultation, models.CASCADE, related_name="opinion_map")
    drawn_at = models.DateTimeField("lúc")
    data = models.JSONField()

    class Meta:
        verbose_name = "bản đồ ý kiến"

    def __str__(self) -> str:
        return f"Bản đồ ý kiến: {self.consultation}"
