"""The public version of a commune: a number that moves with every act, for those who keep its pages ready.

It is the head of the commune's journal. Every change of state leaves an entry there in its own transaction, so no act
can forget to move it, and nothing more is written for it. It also moves with acts that change no public page (someone
follows a topic): those cost one page rendered anew, never a wrong page.
"""

from __future__ import annotations

from django_scopes import scope

from dinh.ground.journal.models import Head
from dinh.ground.places.models import Commune
from dinh.ground.places.queries import host_name

Version = tuple[int, int]  # (commune, acts recorded)


def public_version(host: str) -> Version | None:
    """The commune that answers under a `Host` header and its version, None where no commune does.

    Two queries for a commune with a host name of its own, three for the only commune of a house: the second asks the
    journal of that commune alone, wherever it lies.
    """
    found = list(Commune.objects.filter(host=host_name(host))[:1])
    if not found:
        found = list(Commune.objects.filter(host=None, here=True)[:2])
    if len(found) != 1:
        return None
    with scope(commune=found[0]):  # asked at the door, before any other is open
        acts = Head.objects.filter(commune=found[0]).values_list("seq", flat=True).first()
    return found[0].pk, acts or 0
