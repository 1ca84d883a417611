"""Opening a commune: the first rows, before anyone holds a post that could allow it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django_scopes import scope
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, Post
from dinh.ground.bodies.roles import ROLES
from dinh.ground.gate import POWERS
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune, Province

TRIES = 3  # workers that one job may take with it


@dataclass(frozen=True, slots=True)
class NewCommune:
    """What `./dinh init` asks: the unit, its province, and who manages the house first."""

    province_code: str
    province_name: str
    code: str
    kind: str
    name: str
    host: str
    manager_username: str
    manager_name: str
    password: str


def put_back_lost_jobs(lives: Callable[[str], bool]) -> int:
    """Jobs whose worker was killed are put in line again: each may run twice. One that has taken its workers with it
    TRIES times has failed. `lives` says of a worker's name whether it still works. Returns how many were lost."""
    lost = [job for job in DBTaskResult.objects.running() if not lives((job.worker_ids or [""])[-1])]
    for job in lost:
        if len(job.worker_ids) >= TRIES:
            job.set_failed(RuntimeError("its worker died each time"))
        else:
            DBTaskResult.objects.filter(pk=job.pk, status=job.status).update(status=TaskResultStatus.READY)
    return len(lost)


@act
def note_backup(*, by: Actor, backup: str, files: int, missing: int) -> None:
    """Write down that a copy of everything here was made: it holds everybody's data. Called by the
    operator at the machine."""
    record(by, "house.backup", by.commune, after={"backup": backup, "files": files, "missing": missing})


@act
def note_restore(*, by: Actor, backup: str, faults: int) -> None:
    """Write down that the house was put back to what it was at a backup: what came after it is gone from here."""
    record(by, "house.restore", by.commune, after={"backup": backup, "faults": faults})


@act
def found_commune(new: NewCommune, *, day: date) -> Commune:
    """Open a commune, or a province's or the country's own office, with its committee and one manager, who can then
    enter everything else. A commune that an office knew by name only keeps its records here from now on.

    Called by the operator at the machine, not through the web. Raises ValidationError when the code or host is taken,
    or an office has no host of its own.
    """
    province, _ = Province.objects.get_or_create(code=new.province_code, defaults={"name": new.province_name})
    commune = Commune.objects.filter(code=new.code, province=province, here=False).first() or Commune(
        province=province, code=new.code
    )
    commune.kind, commune.name, commune.host, commune.here = new.kind, new.name, new.host or None, True
    if commune.gathers and not commune.host:
        raise ValidationError("Cơ quan cấp tỉnh, trung ương cần tên miền riêng (--host).")
    commune.full_clean()
    commune.save()
    level = str(commune).split(" ", 1)[0] if commune.gathers else commune.get_kind_display()
    with scope(commune=commune):
        body = Body(
            commune=commune, name=f"Ủy ban nhân dân {commune}", short_name=f"UBND {level}",
            symbol="UBND", kind=Body.Kind.COMMITTEE, system=Body.System.STATE, order=30, valid_from=day,
            aliases=f"Ủy ban nhân dân {level}\nUBND",
        )  # fmt: skip
        body.save()
        user = User.objects.create_user(new.manager_username, password=new.password, full_name=new.manager_name)
        post = Post(
            commune=commune, body=body, title="Quản trị hệ thống", powers=sorted(ROLES["manager"].powers), order=200
        )
        post.save()
        holding = Holding(commune=commune, post=post, user=user, begins=day)
        holding.save()
        by = Actor(commune=commune, user=user, holding=holding)
        record(by, "house.found", commune, after={"code": commune.code, "kind": commune.kind, "powers": sorted(POWERS)})
    return commune
