"""The log of sensitive reads: written when a page is shown, sealed into the journal by the day."""

from __future__ import annotations

from datetime import date, timedelta

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.journal.actions import record
from dinh.ground.journal.models import Entry
from dinh.ground.privacy import queries
from dinh.ground.privacy.models import Reading


def noted(reader: Actor, kind: str, model: str, key: object, label: str, why: str = "") -> None:
    """Write down that somebody reads, before they are shown anything: what cannot be written down is not shown.

    No act of the journal: reading changes nothing of the commune, and its own sheet is sealed once a day. `label` is a
    reference or a number, never a name; `model` and `key` name the record (`households.Household`, 7).
    """
    post = f"{reader.post.title}, {reader.post.body.name}" if reader.post else ""
    Reading(
        commune=reader.commune, kind=kind, user=reader.user, post_label=post[:300], about_kind=model.lower(),
        about_id=str(key), about_label=label[:100], why=why[:300], at=now(),
    ).save(force_insert=True)  # fmt: skip


@act
def seal_day(*, by: Actor, day: date) -> int:
    """Enter how many reads a day had and the hash of its rows, so that none can be taken out unseen."""
    count, digest = queries.digest_of(day)
    record(by, "privacy.seal_reads", by.commune, after={"day": day, "reads": count, "sha256": digest})
    return count


def unsealed(day: date) -> list[date]:
    """Days before `day`, of the last month, that had reads and are not in the journal yet."""
    sealed = {
        entry.after.get("day")
        for entry in Entry.objects.filter(what="privacy.seal_reads", at__date__gte=day - timedelta(days=31))
    }
    days = Reading.objects.filter(at__date__lt=day, at__date__gte=day - timedelta(days=30)).dates("at", "day")
    return [each for each in days if str(each) not in sealed]
