"""The public version of a commune: a number that moves with every act, for those who keep its pages ready.

It is the head of the commune's journal. Every change of state leaves an entry there in its own transaction, so no act
can forget to move it, and nothing more is written for it. It also moves with acts that change no public page (someone
follows a topic): those cost one page rendered anew, never a wrong page.
"""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django_scopes import scopes_disabled

from dinh.ground.journal.models import Head
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import host_name

Version = tuple[int, int]  # (commune, acts recorded)


def public_version(host: str) -> Version | None:
    """The commune that answers under a `Host` header and its version, None where no commune does.

    One query for a commune with a host name of its own, two for the only commune of a house.
    """
    own = _versions(Commune.objects.filter(host=host_name(host)))
    if own:
        return own[0]
    nameless = _versions(Commune.objects.filter(host=None, here=True))
    return nameless[0] if len(nameless) == 1 else None


def _versions(communes: QuerySet[Commune]) -> list[Version]:
    """Of the first two communes: enough to know whether there is only one."""
    acts = Subquery(Head.objects.filter(commune=OuterRef("pk")).values("seq")[:1])
    with scopes_disabled():  # asked at the door, before anybody knows whose page it is
        return [(pk, seq or 0) for pk, seq in communes.values_list("pk", acts)[:2]]
