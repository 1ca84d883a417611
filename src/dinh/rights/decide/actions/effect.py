"""What happens when a decision takes effect, whoever brought that about: the decision it amends gives way, and rooms of
its own kind (elections, conventions) follow."""

from __future__ import annotations

from collections.abc import Callable

from dinh.ground.actor import Actor
from dinh.ground.journal.actions import record
from dinh.rights.decide.models import Matter, Verdict

Follow = Callable[[Actor, Matter, "Verdict | None"], None]
FOLLOWS: dict[str, Follow] = {}  # by the matter's code
"""`elections` and `conventions` add themselves: what a decision on their matter brings about."""


def takes_effect(actor: Actor, matter: Matter, verdict: Verdict | None = None) -> None:
    """Called inside an act, after `matter` was saved as in effect."""
    old = matter.replaces
    if old is not None and old.state not in Matter.ENDED:
        old.state, old.ended_why = Matter.State.CHANGED, f"Thay bằng quyết định {matter.ref}."
        old.save(update_fields=["state", "ended_why"])
        after = {"state": old.state, "by": matter.ref, "from": matter.effect_on}
        record(actor, "decide.change", old, after=after, ground="Điều 22 Luật 10/2022/QH15")
    if follow := FOLLOWS.get(matter.code):
        follow(actor, matter, verdict)
