"""Opening a commune: the first rows, before anyone holds a post that could allow it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django_scopes import scope

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body, Holding, Post
from dinh.ground.gate import POWERS
from dinh.ground.journal.actions import record
from dinh.ground.people.models import User
from dinh.ground.places.models import Commune, Province


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


@act
def found_commune(new: NewCommune, *, day: date) -> Commune:
    """Open a commune with its committee and one manager, who can then enter everything else.

    Called by the operator at the machine, not through the web. Raises IntegrityError when the code or host is taken.
    """
    province, _ = Province.objects.get_or_create(code=new.province_code, defaults={"name": new.province_name})
    commune = Commune(
        province=province, code=new.code, kind=new.kind, name=new.name, host=new.host or None
    )  # fmt: skip
    commune.full_clean()
    commune.save()
    with scope(commune=commune):
        body = Body(
            commune=commune, name=f"Ủy ban nhân dân {commune}", short_name=f"UBND {commune.get_kind_display()}",
            symbol="UBND", kind=Body.Kind.COMMITTEE, system=Body.System.STATE, order=30, valid_from=day,
            aliases=f"Ủy ban nhân dân {commune.get_kind_display()}\nUBND",
        )  # fmt: skip
        body.save()
        user = User.objects.create_user(new.manager_username, password=new.password, full_name=new.manager_name)
        post = Post(
            commune=commune, body=body, title="Quản trị hệ thống", powers=["house.manage", "journal.read"], order=200
        )
        post.save()
        holding = Holding(commune=commune, post=post, user=user, begins=day)
        holding.save()
        by = Actor(commune=commune, user=user, holding=holding)
        record(by, "house.found", commune, after={"code": commune.code, "kind": commune.kind, "powers": sorted(POWERS)})
    return commune
