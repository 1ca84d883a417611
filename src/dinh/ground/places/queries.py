from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from dinh.ground.actor import Actor
from dinh.ground.gate import may
from dinh.ground.places import permissions
from dinh.ground.places.models import Commune, Emblem, Province, ResidentialGroup
from dinh.ground.prepared import Prepared

GATHERING = (Commune.Kind.PROVINCE, Commune.Kind.COUNTRY)

_named: Prepared[Commune] = Prepared(
    lambda *, host: Commune.objects.select_related("province").filter(host=host), everywhere=True
)
_nameless: Prepared[Commune] = Prepared(
    lambda: Commune.objects.select_related("province").filter(host=None, here=True)[:2], everywhere=True
)  # the first two: enough to know whether there is only one


def commune_for_host(host: str) -> Commune | None:
    """The commune a request is for: by its own host name; a house with one commune serves it under any host."""
    by_name = _named(host=host_name(host))
    if by_name:
        return by_name[0]
    nameless = _nameless()
    return nameless[0] if len(nameless) == 1 else None


def communes_of(office: Commune) -> QuerySet[Commune]:
    """The communes that a province's or the country's office reads, by province and code."""
    found: QuerySet[Commune] = Commune.objects.exclude(kind__in=GATHERING).select_related("province")
    if office.kind == Commune.Kind.PROVINCE:
        found = found.filter(province=office.province_id)
    return found.order_by("province__code", "code")


def provinces_of(office: Commune) -> QuerySet[Province]:
    """The provinces whose communes an office reads, by code."""
    return Province.objects.filter(pk__in=communes_of(office).order_by().values("province")).order_by("code")


def gathered(commune: Commune) -> bool:
    """Whether an office of its province, or of the country, reads it in this house."""
    offices = Q(kind=Commune.Kind.COUNTRY) | Q(kind=Commune.Kind.PROVINCE, province=commune.province_id)
    return Commune.objects.filter(offices).exists()


def host_name(host: str) -> str:
    """The name in a `Host` header, without its port."""
    return (host.rsplit(":", 1)[0] if not host.endswith("]") else host).casefold()


def groups_on(day: date) -> QuerySet[ResidentialGroup]:
    """The residential groups of the scoped commune that exist on a day, by code."""
    groups: QuerySet[ResidentialGroup] = ResidentialGroup.objects.on(day).order_by("code")
    return groups


groups_today: Prepared[ResidentialGroup] = Prepared(lambda *, day: groups_on(day))
"""`groups_today(day=…)`: the same, as a list, for pages that everyone opens."""


def may_read_emblem(by: Actor, pk: int) -> bool:
    """A file of `files`: emblems of before are seen by who may put them back."""
    return may(by, permissions.MANAGE, by.commune) and Emblem.objects.filter(picture=pk).exists()
