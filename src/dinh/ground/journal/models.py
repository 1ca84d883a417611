"""The journal: every act, in order, each entry sealed by the hash of the one before."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from dinh.ground.act import settle
from dinh.ground.tenant import OfCommune, ScopedManager


class EntryManager(ScopedManager["Entry"]):
    """Whoever reads finds what the act under way has entered, too."""

    def get_queryset(self) -> models.QuerySet[Entry]:
        settle()
        return super().get_queryset()


class PersonalManager(ScopedManager["Personal"]):
    def get_queryset(self) -> models.QuerySet[Personal]:
        settle()
        return super().get_queryset()


class Entry(OfCommune):
    """One act. Personal data lies in `Personal`, beside the chain; the chain holds only its salted digest.

    `seq` counts from 1 without gaps within a commune. `post_label` names the post, which outlives the person in it.
    """

    seq = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    post = models.ForeignKey("bodies.Post", models.PROTECT, null=True, related_name="+")
    post_label = models.CharField("chức danh", max_length=300, blank=True)
    what = models.CharField("việc", max_length=80)
    about_kind = models.CharField(max_length=60)
    about_id = models.CharField(max_length=60)
    about_label = models.CharField("về", max_length=300)
    ground = models.CharField("căn cứ", max_length=500, blank=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    personal_digest = models.CharField(max_length=64, blank=True)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    objects = EntryManager()  # type: ignore[misc]  # the stubs hold OfCommune's for a class variable

    class Meta:
        verbose_name = "dòng nhật ký"
        constraints = [
            models.UniqueConstraint(fields=["commune", "seq"], name="journal_seq_once_a_commune"),
            models.CheckConstraint(condition=Q(seq__gte=1), name="journal_seq_counts_from_one"),
        ]
        indexes = [models.Index(fields=["commune", "about_kind", "about_id"], name="journal_about")]

    def __str__(self) -> str:
        return f"{self.seq}. {self.what} {self.about_label}"


class Personal(OfCommune):
    """Personal data of an entry. Erasing the row leaves the chain whole: the salt that made the digest goes with it."""

    entry = models.OneToOneField(Entry, models.CASCADE, primary_key=True, related_name="personal")
    salt = models.CharField(max_length=32)
    data = models.JSONField()

    objects = PersonalManager()  # type: ignore[misc]  # as above

    def __str__(self) -> str:
        return f"personal data of entry {self.entry_id}"


class Head(models.Model):
    """The end of a commune's chain: the row that orders its writers."""

    commune = models.OneToOneField("places.Commune", models.PROTECT, primary_key=True, related_name="+")
    seq = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="0" * 64)

    def __str__(self) -> str:
        return f"{self.commune_id}: {self.seq}"
