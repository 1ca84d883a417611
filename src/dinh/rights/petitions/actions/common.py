"""What every act of the room does: lock the matter as it was seen, write a step, move the edition."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.fold import fold
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.petitions.course import MOVES, Course
from dinh.rights.petitions.models import Asking, Kind, Letter, Petition, Step
from dinh.rights.petitions.near import index as near
from dinh.rights.petitions.queries.courses import course_of, days_of, new_course

P = ParamSpec("P")
R = TypeVar("R")
_SAME_KEY = re.compile(r"petition_letter_key_once|petitions_letter\.key\b")  # as PostgreSQL and SQLite say it
SENDER = "người gửi"
SEARCH_KIND = "petitions"
NEAR_MOST = 3000  # characters of a letter that are read for what it is about
_SAID_ANEW = ("sort", "split", "show")
CLOCK = "phần mềm, theo thời hạn"  # the rule decides, nobody's power
WORDS = {
    "received": gettext_noop("Nhận đơn"),
    "word": gettext_noop("Người gửi nhận xét"),
    "silence": gettext_noop("Người gửi không nhận xét trong thời hạn chờ"),
    "completed": gettext_noop("Người gửi đã bổ sung"),
    "added": gettext_noop("Người gửi viết thêm"),
    "joined": gettext_noop("Gộp vào vụ việc khác"),
    "asker": gettext_noop("Thêm người gửi cùng vụ việc"),
    "left": gettext_noop("Một người gửi rút"),
    "withdraw": gettext_noop("Người gửi rút"),
    "sorted": gettext_noop("Phân loại"),
    "extract": gettext_noop("Viết bản trích"),
    "recurred": gettext_noop("Tái diễn"),
    "review": gettext_noop("Ban Thanh tra nhân dân kiểm tra lại"),
    "past": gettext_noop("Đưa vào từ sổ cũ"),
}


def once(receiving: Callable[P, R]) -> Callable[P, R]:
    """Around an act that receives a letter. Of two who send the same form at the same moment neither finds the other's
    letter; the key stops the slower one, who then finds it."""

    @wraps(receiving)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return receiving(*args, **kwargs)
        except IntegrityError as error:
            if not _SAME_KEY.search(str(error)):
                raise
            return receiving(*args, **kwargs)

    return run


def lock(petition: Petition, edition: int | None) -> Petition:
    """The matter as it is now, its row locked to the end of the act.

    Raises ValidationError when someone else changed it since `edition` was shown; None asks no such check.
    """
    rows = Petition.objects.select_for_update(of=("self",)).select_related("body", "group", "service")
    locked: Petition = rows.get(pk=petition.pk)
    if edition is not None and locked.edition != edition:
        last = locked.steps.order_by("-at", "-pk").first()
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang làm, vụ việc này đã có thay đổi: %(what)s (%(who)s). Những gì vừa gõ vẫn còn ở "
                "dưới; hãy xem lại rồi gửi lần nữa nếu còn cần."
            )
            % {"what": step_title(locked.kind, last.kind) if last else "", "who": last.by if last else ""}
        )
    return locked


def step_title(kind: str, step: str) -> str:
    """What a step is called in a timeline."""
    move = MOVES[kind].get(step)
    return str(move.title) if move else _(WORDS.get(step, step))


def step(actor: Actor, petition: Petition, kind: str, *, on: date | None = None, **given: Any) -> Step:
    """A line of the timeline, signed by the post that acted, by «người gửi», or by the clock."""
    post = actor.post
    silent = post is None and kind == "silence"
    who = f"{post.title}, {post.body.name}" if post else CLOCK if silent else SENDER
    made = Step(
        commune=actor.commune, petition=petition, kind=kind, on=on or today(), at=now(), by=who[:300],
        from_asker=post is None and not silent, **given,
    )  # fmt: skip
    made.save(force_insert=True)
    return made


def open_new(actor: Actor, petition: Petition, words: str) -> Petition:
    """A matter's first row and its first step, from the words of the letter that will ask about it (`ask_about`).
    Written once: of what is new nothing has to be looked up, and nobody finds it yet."""
    received = petition.received_on
    _settle(petition, new_course(petition))
    petition.save(force_insert=True)
    step(actor, petition, "received", on=received)
    _journal(actor, petition, "open_matter", {"kind": petition.kind})
    if petition.kind in (Kind.REFLECTION, Kind.PROPOSAL):
        near.put_new(petition.pk, words[:NEAR_MOST], petition.group_id, petition.place, received)
    return petition


def ask_about(actor: Actor, petition: Petition, letter: Letter) -> Petition:
    Asking(commune=actor.commune, letter=letter, petition=petition).save(force_insert=True)
    return petition


def keep(
    actor: Actor, petition: Petition, what: str, *, ground: str = "", personal: dict[str, Any] | None = None,
    **after: Any,
) -> Petition:  # fmt: skip
    """Save the matter one edition on, and write the journal. Of a denunciation the journal knows only its state."""
    petition.edition += 1
    _settle(petition, course_of(petition))
    petition.save()
    _journal(actor, petition, what, after, ground, personal)
    _reindex(actor, petition, what)
    return petition


def _settle(petition: Petition, course: Course) -> None:
    """What the row keeps of its clocks and of its words."""
    for name, day in days_of(petition, course).items():
        setattr(petition, name, day)
    petition.folded = "" if petition.kind == Kind.DENUNCIATION else fold(f"{petition.title} {petition.text}")


def _journal(
    actor: Actor, petition: Petition, what: str, after: dict[str, Any], ground: str = "",
    personal: dict[str, Any] | None = None,
) -> None:  # fmt: skip
    secret = petition.kind == Kind.DENUNCIATION
    said = {"state": petition.state, **({} if secret else after)}
    record(
        actor, f"petitions.{what}", petition, ground=ground[:500], after=said, personal=None if secret else personal
    )  # fmt: skip


def _reindex(by: Actor, petition: Petition, what: str) -> None:
    """What everyone finds, and what is offered as the same matter, follow each change. Complaints and denunciations are
    in neither; a letter's own words only help to offer its matter until the office has put it in its own."""
    index.put(by.commune, SEARCH_KIND, petition)
    if petition.kind not in (Kind.REFLECTION, Kind.PROPOSAL) or petition.state == Petition.State.JOINED:
        near.drop(petition.pk)
    elif what in _SAID_ANEW:
        text = f"{petition.title} {petition.text}"
        near.put(petition.pk, text, petition.group_id, petition.place, petition.received_on, petition.is_open)
    else:
        near.mark(petition.pk, is_open=petition.is_open)


def needed(name: str, text: str, words: str, most: int = 20_000) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text
