"""Who came: ticks from several phones at once, some of them noted without a network and sent later, some twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Attendance, RollEntry, Round

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Tick:
    """A household that came. `entry` is the id of its line of the list; `name` who came in the representative's
    place; `key` is the phone's own, the same when it sends again."""

    entry: int
    key: UUID
    name: str = ""
    how: str = Attendance.How.TICK


@dataclass(slots=True)
class Taken:
    """What became of ticks: `done` by key, whether they are new or were there; `refused` by key, with the reason."""

    done: list[UUID] = field(default_factory=list)
    refused: dict[UUID, str] = field(default_factory=dict)
    new: int = 0


@act
def attend(*, by: Actor, round: Round, ticks: Sequence[Tick]) -> Taken:
    """Tick households present. One tick too late or of a stranger is refused alone; the others are taken."""
    found = locked(round)
    require(by, permissions.AT_WORK, found)
    if found.form != Round.Form.MEETING:
        raise ValidationError(_("Chỉ cuộc họp mới điểm danh."))
    wanted = {tick.entry for tick in ticks}
    rows = RollEntry.objects.filter(round=found, pk__in=wanted).select_related("cluster", "attendance")
    entries = {entry.pk: entry for entry in rows}
    keys = set(Attendance.objects.filter(key__in=[tick.key for tick in ticks]).values_list("key", flat=True))
    taken, there = Taken(), {pk for pk, entry in entries.items() if hasattr(entry, "attendance")}
    for tick in ticks:
        entry = entries.get(tick.entry)
        if entry is None:
            taken.refused[tick.key] = _("Hộ này không có trong danh sách của cuộc họp.")
        elif entry.pk in there:
            taken.done.append(tick.key)
        elif entry.cluster and entry.cluster.voted_at:
            taken.refused[tick.key] = _(
                "Hộ %(number)s: %(part)s đã vào biểu quyết nên không điểm danh thêm. Hộ đến trước lúc đó thì "
                "người chủ trì mở lại điểm danh."
            ) % {"number": entry.number, "part": entry.cluster}
        elif tick.key in keys:
            taken.refused[tick.key] = _("Hộ %(number)s: mã lượt đánh dấu đã dùng cho hộ khác, hãy đánh dấu lại.") % {
                "number": entry.number
            }
        else:
            Attendance(
                commune=by.commune, round=found, entry=entry, name=" ".join(tick.name.split())[:LONGEST_NAME],
                how=tick.how, at=now(), key=tick.key,
            ).save(force_insert=True)  # fmt: skip
            there.add(entry.pk)
            keys.add(tick.key)
            taken.done.append(tick.key)
            taken.new += 1
    after = {"new": taken.new, "refused": len(taken.refused), "all": found.attendances.count()}
    numbers = sorted(entry.number for entry in entries.values())
    record(by, "decide.attend", found, after=after, personal={"households": numbers})
    return taken


@act
def unattend(*, by: Actor, entry: RollEntry) -> None:
    """Take a mistaken tick back, until the vote begins."""
    found = locked(entry.round)
    require(by, permissions.AT_WORK, found)
    attendance = Attendance.objects.filter(round=found, entry=entry).first()
    if attendance is None:
        raise ValidationError(_("Hộ %(number)s chưa được đánh dấu có mặt.") % {"number": entry.number})
    if hasattr(entry, "cast"):
        words = _("Hộ %(number)s đã vào biểu quyết: không bỏ đánh dấu được nữa.")
        raise ValidationError(words % {"number": entry.number})
    Attendance.objects.filter(pk=attendance.pk).delete()
    after = {"all": found.attendances.count()}
    record(by, "decide.unattend", found, after=after, personal={"household": entry.number})
