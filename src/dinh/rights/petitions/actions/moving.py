"""A matter moves: one act for every move of `course`, which says from where, with what in writing, by which power."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.files.models import StoredFile
from dinh.ground.gate import Refused, require
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, step
from dinh.rights.petitions.course import MOVES, Move
from dinh.rights.petitions.models import Answer, Asking, Kind, Petition
from dinh.rights.petitions.queries.courses import course_of

State, Ending = Petition.State, Petition.Ending
ENDED = {
    State.REFUSED: Ending.REFUSED, State.FORWARDED: Ending.REFUSED, State.WITHDRAWN: "", State.TERMINATED: "",
    State.FILED: "", State.CLOSED: "",
}  # fmt: skip
MISSING = {
    "words": gettext_lazy("Hãy ghi nội dung, lý do."),
    "ground": gettext_lazy("Hãy ghi căn cứ: điều, khoản, tên văn bản."),
    "paper": gettext_lazy("Hãy ghi số, ký hiệu của văn bản."),
    "until": gettext_lazy("Hãy chọn ngày."),
    "to": gettext_lazy("Hãy ghi nơi nhận, cơ quan có thẩm quyền."),
    "body": gettext_lazy("Hãy chọn đơn vị."),
    "result": gettext_lazy("Hãy chọn kết quả."),
    "file": gettext_lazy("Hãy đính kèm tệp."),
}


@dataclass(frozen=True, slots=True)
class Details:
    """What is written with a move; `on` is the day it was done, today unless told otherwise."""

    words: str = ""
    ground: str = ""
    paper: str = ""
    until: date | None = None
    to: str = ""
    result: str = ""
    body: Body | None = None
    file: StoredFile | None = None
    on: date | None = None
    files: Sequence[StoredFile] = ()


@act
def move(*, by: Actor, petition: Petition, key: str, details: Details, edition: int | None) -> Petition:
    """Take one move. Raises Refused (power, state, a rule of law) or ValidationError (a field that is missing)."""
    petition = lock(petition, edition)
    chosen = MOVES[petition.kind].get(key)
    if chosen is None:
        raise Refused(_("Loại vụ việc này không có bước ấy."))
    require(by, permissions.to_move(petition.kind, key), petition)
    _may_go(chosen, petition, details)
    on = _day(petition, details)
    before = petition.state
    _arrive(petition, chosen, details, on)
    step(
        by, petition, key, on=on, words=details.words.strip(), ground=details.ground.strip()[:500],
        paper=details.paper.strip()[:60], until=details.until, to=details.to.strip()[:300], result=details.result,
        body=details.body, file=details.file, inside=chosen.inside,
    )  # fmt: skip
    if key == "answer":
        _answer(by, petition, details, on)
    return keep(
        by, petition, key, ground=details.ground, before=before, paper=details.paper,
        body=str(details.body) if details.body else None, until=details.until, result=details.result,
        personal={"words": details.words},
    )  # fmt: skip


def _may_go(chosen: Move, petition: Petition, details: Details) -> None:
    if petition.state not in chosen.came:
        raise Refused(
            _("Vụ việc đang ở tình trạng “%(state)s” nên chưa %(move)s được.")
            % {"state": petition.get_state_display(), "move": str(chosen.title).lower()}
        )
    if chosen.check and (why := chosen.check(course_of(petition), details.on or today())):
        raise Refused(why)
    wrong: dict[str, Any] = {name: MISSING[name] for name in chosen.needs if not _given(getattr(details, name))}
    if "result" in chosen.needs and details.result not in dict(chosen.results):
        wrong["result"] = MISSING["result"]
    if details.until and details.until <= today() and "until" in chosen.needs:
        wrong["until"] = _("Ngày này phải sau hôm nay.")
    if wrong:
        raise ValidationError({name: [str(words)] for name, words in wrong.items()})


def _given(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _day(petition: Petition, details: Details) -> date:
    on = details.on or today()
    last = petition.steps.order_by("-on").values_list("on", flat=True).first()
    if on > today():
        raise ValidationError({"on": _("Ngày thực hiện không thể sau hôm nay.")})
    if last and on < last:
        raise ValidationError({"on": _("Ngày này trước bước gần nhất (%(day)s).") % {"day": f"{last:%d/%m/%Y}"}})
    return on


def _arrive(petition: Petition, chosen: Move, details: Details, on: date) -> None:
    """Where the matter stands after the move, and how it ended if it did."""
    to = chosen.to
    if chosen.key == "withdraw" and petition.kind == Kind.DENUNCIATION:
        to = State.TERMINATED if details.result == "ends" else ""
    petition.state = to or petition.state
    if details.body is not None and chosen.key in ("accept", "route"):
        petition.body = details.body
    if chosen.key == "reopen":
        petition.ending, petition.ended_on, petition.outcome, petition.answered_on = "", None, "", None
        petition.askings.update(word="", word_on=None)
    if to in ENDED:
        petition.ended_on = on
        petition.ending = ENDED[State(to)]
    if chosen.key == "answer":
        petition.outcome, petition.answered_on = details.result, on
        petition.askings.exclude(word=Asking.Word.MET).update(word="", word_on=None)  # a new answer, a new word
    if chosen.key in ("decide", "conclude"):
        petition.outcome, petition.answered_on = details.result, on


def _answer(by: Actor, petition: Petition, details: Details, on: date) -> None:
    last = petition.answers.order_by("-number").values_list("number", flat=True).first() or 0
    post = by.post
    made = Answer(
        commune=by.commune, petition=petition, number=last + 1, text=details.words.strip(), outcome=details.result,
        on=on, by=f"{post.title}, {post.body.name}"[:300] if post else "",
    )  # fmt: skip
    made.save(force_insert=True)
    made.files.set(details.files)
