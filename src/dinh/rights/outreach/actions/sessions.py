"""The life of a session up to its day: drafted, published, moved, cancelled. What the public sees is announced once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.alerts.actions import announce
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.ground.refs import new_ref
from dinh.ground.search.index import put
from dinh.rights.outreach import permissions
from dinh.rights.outreach.models import Audience, PlanLine, Session

TOPIC = "tuyen-truyen"
EARLIEST_AGO = 366  # a past session may still be entered from the book, but a typing slip in the year is caught


@dataclass(frozen=True, slots=True)
class Words:
    """What a session says of itself. `audiences` are kinds of people; `groups` empty means the whole commune."""

    topic: str
    form: str
    body: Body
    day: date
    place: str
    starts: time | None = None
    cited: str = ""
    presenter: str = ""
    presenter_role: str = Session.Role.REPORTER
    line: PlanLine | None = None
    groups: tuple[ResidentialGroup, ...] = ()
    audiences: tuple[str, ...] = field(default=())


def lock(session: Session) -> Session:
    """The session as it is now, its row locked to the end of the act."""
    rows = Session.objects.select_for_update(of=("self",)).select_related("body", "line")
    locked: Session = rows.get(pk=session.pk)
    return locked


@act
def draft_session(*, by: Actor, words: Words) -> Session:
    """Begin a session that only the desk sees. Raises ValidationError naming the field."""
    session = Session(commune=by.commune, ref=new_ref("TR"))
    require(by, permissions.WRITE, session)
    _own_groups(by, words)
    _fill(session, words)
    session.save(force_insert=True)
    _relate(session, words)
    record(by, "outreach.draft_session", session, after=_as_data(session, words))
    return session


@act
def edit_session(*, by: Actor, session: Session, words: Words) -> Session:
    """Change a session. The day of a published one is moved by `postpone_session`, which says why to those who came."""
    session = lock(session)
    require(by, permissions.ARRANGE, session)
    _own_groups(by, words)
    if session.published_on and words.day != session.day:
        raise ValidationError({"day": _("Lịch đã công bố: hãy dùng “Dời ngày” để bà con biết ngày mới và lý do.")})
    before = {"topic": session.topic, "day": session.day, "place": session.place}
    _fill(session, words)
    session.revision += 1
    session.save()
    _relate(session, words)
    if session.published_on:
        put(by.commune, "outreach", session)
    record(by, "outreach.edit_session", session, before=before, after=_as_data(session, words))
    return session


@act
def publish_session(*, by: Actor, session: Session) -> Session:
    """Put the session on the public calendar and tell those who follow. A second time changes nothing."""
    session = lock(session)
    require(by, permissions.ARRANGE, session)
    if session.published_on is None:
        session.published_on = today()
        session.changed_at = now()
        session.save()
        put(by.commune, "outreach", session)
        if session.day >= today():
            _tell(by, session, _("Mời dự: %(topic)s") % {"topic": session.topic}, _when_where(session))
    record(by, "outreach.publish_session", session, after={"day": session.day, "place": session.place})
    return session


@act
def postpone_session(*, by: Actor, session: Session, day: date, starts: time | None, reason: str) -> Session:
    """Move a session to another day, with the reason the public reads."""
    session = lock(session)
    require(by, permissions.ARRANGE, session)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao dời ngày.")})
    if day == session.day and starts == session.starts:
        raise ValidationError({"day": _("Ngày mới trùng với ngày đang ghi.")})
    before = {"day": session.day, "starts": str(session.starts or "")}
    _bound_day(day)
    if day != session.day:
        session.moved_from = session.day
    session.day, session.starts, session.reason = day, starts, reason.strip()[:300]
    session.revision += 1
    session.changed_at = now()
    session.save()
    if session.published_on:
        put(by.commune, "outreach", session)
        _tell(by, session, _("Dời ngày: %(topic)s") % {"topic": session.topic},
              f"{_when_where(session)} {_('Lý do:')} {session.reason}")  # fmt: skip
    after = {"day": session.day, "starts": str(session.starts or ""), "reason": session.reason}
    record(by, "outreach.postpone_session", session, before=before, after=after)
    return session


@act
def cancel_session(*, by: Actor, session: Session, reason: str) -> Session:
    """Cancel for good; the page stays and says why."""
    session = lock(session)
    require(by, permissions.ARRANGE, session)
    if not reason.strip():
        raise ValidationError({"reason": _("Lý do: hãy ghi vì sao hủy buổi này.")})
    session.reason, session.cancelled_on = reason.strip()[:300], today()
    session.revision += 1
    session.changed_at = now()
    session.save()
    if session.published_on:
        put(by.commune, "outreach", session)
        _tell(by, session, _("Hủy: %(topic)s") % {"topic": session.topic}, session.reason)
    record(by, "outreach.cancel_session", session, after={"reason": session.reason})
    return session


def _own_groups(by: Actor, words: Words) -> None:
    own = by.post.group_id if by.post else None
    if own is not None and [group.pk for group in words.groups] != [own]:
        raise Refused(_("Chức danh này chỉ lập buổi cho thôn, tổ dân phố mình phụ trách."))


def _bound_day(day: date) -> None:
    if abs((day - today()).days) > EARLIEST_AGO:
        raise ValidationError({"day": _("Ngày %(day)s cách hôm nay hơn một năm: hãy xem lại năm.") % {
            "day": f"{day:%d/%m/%Y}"}})  # fmt: skip


def _fill(session: Session, words: Words) -> None:
    if session.day != words.day:
        _bound_day(words.day)
    for name in ("form", "body", "day", "starts", "presenter_role", "line"):
        setattr(session, name, getattr(words, name))
    for name in ("topic", "place", "cited", "presenter"):
        setattr(session, name, " ".join(getattr(words, name).split()))
    session.changed_at = now()
    session.full_clean()


def _relate(session: Session, words: Words) -> None:
    session.groups.set(words.groups)
    counted = dict(session.audiences.values_list("kind", "people"))
    session.audiences.all().delete()
    write_audiences(session, [(kind, counted.get(kind)) for kind in words.audiences])


def write_audiences(session: Session, kinds: Iterable[tuple[str, int | None]]) -> None:
    """In place of what was there; the caller has deleted it."""
    for order, (kind, people) in enumerate(kinds, start=1):
        row = Audience(commune_id=session.commune_id, session=session, order=order, kind=kind[:100], people=people)
        row.save(force_insert=True)


def _when_where(session: Session) -> str:
    at = f"{session.starts:%H:%M}, " if session.starts else ""
    return f"{at}{session.day:%d/%m/%Y}, {session.place}."


def _tell(by: Actor, session: Session, title: str, summary: str) -> None:
    groups = list(session.groups.all()) or None
    key = f"outreach:{session.ref}:{session.revision}"
    announce(by=by, key=key, topics=[TOPIC], groups=groups, title=title, summary=summary, url=session.path)


def _as_data(session: Session, words: Words) -> dict[str, Any]:
    return {
        "topic": session.topic, "cited": session.cited, "form": session.form, "day": session.day,
        "starts": str(session.starts or ""), "place": session.place, "body": session.body.name,
        "groups": [group.code for group in words.groups], "audiences": list(words.audiences),
    }  # fmt: skip
