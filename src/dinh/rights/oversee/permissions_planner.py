"""Who has the planner run, decides on its proposal and publishes it: whoever watches, each for its own kind."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, holds, permission
from dinh.rights.oversee.models import BOARDS, By, Proposal
from dinh.rights.oversee.permissions import BOARD, OF_BODIES, READER, either

POWERS: dict[By, str] = {**OF_BODIES, **dict.fromkeys(BOARDS, BOARD)}


def runs(by: Actor, thing: Any) -> Refusal | None:
    """The power behind the watcher a proposal is for; at the door, any of them."""
    if isinstance(thing, Proposal):
        return holds(POWERS[By(thing.purpose)])(by, thing)
    return either(*(holds(name) for name in dict.fromkeys(POWERS.values())))(by, thing)


def at(*stages: str) -> Check:
    """A check: the proposal is at one of these stages; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Proposal) or thing.stage in stages:
            return None
        return Refusal(
            {
                "counting": _("Đề xuất này đang được tính."),
                "failed": _("Đề xuất này tính không xong."),
                "ready": _("Đề xuất này chưa được ai quyết định."),
                "taken": _("Đề xuất này đã đưa vào kế hoạch."),
            }[thing.stage]
        )

    return check


def behind(by: Actor, thing: Any) -> Refusal | None:
    """Counting is done by the machine, for nobody's post."""
    return None if by.user is None else Refusal(_("Việc này máy tự làm sau khi có người yêu cầu."))


def not_shown(by: Actor, thing: Any) -> Refusal | None:
    shown = isinstance(thing, Proposal) and thing.shown_on is not None
    return Refusal(_("Đề xuất này đã công khai.")) if shown else None


READ = permission("oversee.read_proposal", either(holds(READER), runs))
RUN = permission("oversee.run_planner", runs)
COUNT = permission("oversee.count_signs", behind, at("counting"))
DECIDE = permission("oversee.decide_proposal", runs, at("ready"))
TAKE = permission("oversee.take_proposal", runs, at("ready"))
SHOW = permission("oversee.show_proposal", runs, at("ready", "taken"), not_shown)
