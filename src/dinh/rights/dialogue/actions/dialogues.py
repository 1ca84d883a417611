"""The life of a dialogue up to its day: drafted, published, moved, cancelled. The public is told of each once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.bodies.models import Post
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search import index
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import limited, near, needed, one_line
from dinh.rights.dialogue.models import Dialogue, PlanLine

TOPIC = "doi-thoai"
SEARCH_KIND = "dialogue"


@dataclass(frozen=True, slots=True)
class Words:
    """What a dialogue says of itself; `groups` empty means the whole commune."""

    leader: Post
    topic: str
    invited: str
    day: date
    starts: time
    place: str
    notice: str = ""
    line: PlanLine | None = None
    groups: tuple[ResidentialGroup, ...] = ()


def lock(dialogue: Dialogue) -> Dialogue:
    """The dialogue as it is now, its row locked to the end of the act."""
    rows = Dialogue.objects.select_for_update(of=("self",)).select_related("leader__body", "line")
    locked: Dialogue = rows.get(pk=dialogue.pk)
    return locked


@act
def draft_dialogue(*, by: Actor, words: Words) -> Dialogue:
    """Begin a session that only the desk sees. Raises ValidationError naming the field."""
    dialogue = Dialogue(commune=by.commune, ref=new_ref("DT"))
    require(by, permissions.WRITE, dialogue)
    _fill(dialogue, words)
    dialogue.save(force_insert=True)
    dialogue.groups.set(words.groups)
    record(by, "dialogue.draft", dialogue, after=_as_data(dialogue, words))
    return dialogue


@act
def edit_dialogue(*, by: Actor, dialogue: Dialogue, words: Words) -> Dialogue:
    """Change a session. The day of a published one is moved by `postpone_dialogue`, which says why."""
    dialogue = lock(dialogue)
    require(by, permissions.ARRANGE, dialogue)
    if dialogue.published_on and (words.day, words.starts) != (dialogue.day, dialogue.starts):
        raise ValidationError({"day": _("Lịch đã công bố: hãy dùng “Dời ngày” để bà con biết ngày mới và lý do.")})
    before = {"topic": dialogue.topic, "place": dialogue.place}
    _fill(dialogue, words)
    _changed(by, dialogue)
    dialogue.groups.set(words.groups)
    record(by, "dialogue.edit", dialogue, before=before, after=_as_data(dialogue, words))
    return dialogue


@act
def publish_dialogue(*, by: Actor, dialogue: Dialogue) -> Dialogue:
    """Put it on the public calendar, open it to questions, tell those who follow. A second time changes nothing."""
    dialogue = lock(dialogue)
    require(by, permissions.ARRANGE, dialogue)
    if dialogue.published_on is None:
        dialogue.published_on, dialogue.changed_at = today(), now()
        dialogue.save()
        index.put(by.commune, SEARCH_KIND, dialogue)
        if dialogue.day >= today():
            _tell(by, dialogue, _("Mời đối thoại: %(topic)s") % {"topic": dialogue.topic}, when_where(dialogue))
    record(by, "dialogue.publish", dialogue, after={"day": dialogue.day, "place": dialogue.place})
    return dialogue


@act
def postpone_dialogue(*, by: Actor, dialogue: Dialogue, day: date, starts: time, reason: str) -> Dialogue:
    """Move a session, with the reason the public reads."""
    dialogue = lock(dialogue)
    require(by, permissions.ARRANGE, dialogue)
    reason = needed("reason", one_line(reason), _("Hãy ghi vì sao dời ngày."), 300)
    if (day, starts) == (dialogue.day, dialogue.starts):
        raise ValidationError({"day": _("Ngày giờ mới trùng với ngày giờ đang ghi.")})
    near("day", day)
    before = {"day": dialogue.day, "starts": str(dialogue.starts)}
    if day != dialogue.day:
        dialogue.moved_from = dialogue.moved_from or dialogue.day
    dialogue.day, dialogue.starts, dialogue.reason = day, starts, reason
    _changed(by, dialogue)
    if dialogue.published_on:
        said = f"{when_where(dialogue)} {_('Lý do:')} {reason}"
        _tell(by, dialogue, _("Dời ngày đối thoại: %(topic)s") % {"topic": dialogue.topic}, said)
    after = {"day": day, "starts": str(starts), "reason": reason}
    record(by, "dialogue.postpone", dialogue, before=before, after=after)
    return dialogue


@act
def cancel_dialogue(*, by: Actor, dialogue: Dialogue, reason: str) -> Dialogue:
    """Cancel for good; the page stays and says why."""
    dialogue = lock(dialogue)
    require(by, permissions.ARRANGE, dialogue)
    dialogue.reason = needed("reason", one_line(reason), _("Hãy ghi vì sao hủy buổi này."), 300)
    dialogue.cancelled_on = today()
    _changed(by, dialogue)
    if dialogue.published_on:
        _tell(by, dialogue, _("Hủy đối thoại: %(topic)s") % {"topic": dialogue.topic}, dialogue.reason)
    record(by, "dialogue.cancel", dialogue, after={"reason": dialogue.reason})
    return dialogue


def when_where(dialogue: Dialogue) -> str:
    return f"{dialogue.starts:%H:%M} {dialogue.day:%d/%m/%Y}, {dialogue.place}."


def _fill(dialogue: Dialogue, words: Words) -> None:
    if dialogue.day != words.day:
        near("day", words.day)
    if words.line and words.line.post_id != words.leader.pk:
        raise ValidationError({"line": _("Mục kế hoạch này do người khác chủ trì.")})
    for name in ("leader", "day", "starts", "line"):
        setattr(dialogue, name, getattr(words, name))
    dialogue.topic = needed("topic", one_line(words.topic), _("Hãy ghi chủ đề."), 300)
    dialogue.invited = needed("invited", one_line(words.invited), _("Hãy ghi mời ai."), 300)
    dialogue.place = needed("place", one_line(words.place), _("Hãy ghi địa điểm."), 200)
    dialogue.notice = limited("notice", words.notice, 2000)
    dialogue.changed_at = now()


def _changed(by: Actor, dialogue: Dialogue) -> None:
    dialogue.revision += 1
    dialogue.changed_at = now()
    dialogue.save()
    if dialogue.published_on:
        index.put(by.commune, SEARCH_KIND, dialogue)


def _tell(by: Actor, dialogue: Dialogue, title: str, summary: str) -> None:
    groups = list(dialogue.groups.all()) or None
    key = f"dialogue:{dialogue.ref}:{dialogue.revision}"
    announce(by=by, key=key, topics=[TOPIC], groups=groups, title=title, summary=summary, url=dialogue.path)


def _as_data(dialogue: Dialogue, words: Words) -> dict[str, Any]:
    return {
        "topic": dialogue.topic, "leader": str(dialogue.leader), "day": dialogue.day, "starts": str(dialogue.starts),
        "place": dialogue.place, "invited": dialogue.invited, "groups": [group.code for group in words.groups],
    }  # fmt: skip
