"""Democracy at work: agencies, units and enterprises keep their own record; the union and the committee see it.

A body's own officer writes for it and for the bodies under it. An enterprise has seldom an account here: the union and
the committee write for it. The workers' letters are opened by the union alone.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.ground.places.models import Commune
from dinh.law.passes import passes
from dinh.rights.workplaces.models import Agreement, Board, Box, Conference, Decision, Gathered, Summary

OWN = "workplaces.own"
WATCHER = "workplaces.watch"
power(OWN, "Ghi việc thực hiện dân chủ ở cơ quan, đơn vị mình")
power(WATCHER, "Theo dõi dân chủ ở các cơ quan, đơn vị, doanh nghiệp")


def body_of(thing: Any) -> Body | None:
    """The workplace a thing belongs to; None for the commune itself."""
    if isinstance(thing, Body) or thing is None or isinstance(thing, Commune):
        return thing if isinstance(thing, Body) else None
    holder = {Decision: "conference", Gathered: "matter", Agreement: "dialogue", Summary: "box"}.get(type(thing))
    found: Body = getattr(thing, holder).body if holder else thing.body
    return found


def belongs(by: Actor, body: Body) -> bool:
    """Whether the post acted from stands in the body, or in the one it is under."""
    return by.has(OWN) and by.body is not None and by.body.pk in (body.pk, body.parent_id)


def _enters(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(OWN) or by.has(WATCHER):
        return None
    return Refusal(_("Phần này dành cho người ghi việc dân chủ ở cơ quan, đơn vị, cho công đoàn và Ban Chỉ đạo."))


def _sees(by: Actor, thing: Any) -> Refusal | None:
    if refusal := _enters(by, thing):
        return refusal
    body = body_of(thing)
    if body is None or by.has(WATCHER) or belongs(by, body):
        return None
    return Refusal(_("Chức danh này chỉ xem được hồ sơ của cơ quan, đơn vị mình."))


def _writes(by: Actor, thing: Any) -> Refusal | None:
    if refusal := _sees(by, thing):
        return refusal
    body = body_of(thing)
    if body is None or belongs(by, body) or (by.has(WATCHER) and body.kind == Body.Kind.ENTERPRISE):
        return None
    return Refusal(_("Hồ sơ này do chính cơ quan, đơn vị ấy ghi; công đoàn và Ban Chỉ đạo chỉ theo dõi."))


def is_union(by: Actor) -> bool:
    return by.has(WATCHER) and by.body is not None and by.body.kind == Body.Kind.UNION


def _union(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if is_union(by):
        return None
    return Refusal(_("Thư của người lao động được niêm phong: chỉ công đoàn mở và tổng hợp."))


def of_kind(*kinds: str) -> Check:
    """A check: the workplace is of one of these kinds."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        body = body_of(thing)
        if body is None or body.kind in kinds:
            return None
        words = _("%(body)s là %(kind)s nên không làm việc này.")
        return Refusal(words % {"body": body.name, "kind": body.get_kind_display()})

    return check


def standing(by: Actor, thing: Conference) -> Refusal | None:
    return Refusal(_("Hội nghị này đã bỏ: %s") % thing.why_cancelled) if thing.cancelled_on else None


def nothing_decided(by: Actor, thing: Conference) -> Refusal | None:
    if thing.decisions.filter(annulled_on=None).exists() or thing.boards.exists():
        return Refusal(_("Hội nghị đã biểu quyết nên số người dự, ngày họp không sửa được nữa."))
    return None


def quorate(by: Actor, thing: Conference) -> Refusal | None:
    """Held, and by at least the law's share of those summoned."""
    if thing.attended is None or thing.held_on is None:
        return Refusal(_("Hội nghị chưa họp: hãy ghi số người dự trước."))
    answer = passes("agency_quorum", thing.attended, thing.summoned, thing.held_on)
    if answer.passes:
        return None
    words = _("Hội nghị chưa hợp lệ, không biểu quyết được. Số người dự %s Hãy triệu tập lại.")
    return Refusal(words % answer.reason)


def too_few(by: Actor, thing: Conference) -> Refusal | None:
    if thing.held_on is None or quorate(by, thing) is None:
        return Refusal(_("Chỉ triệu tập lại khi hội nghị đã họp mà không đủ số người dự."))
    return None


def box_open(by: Actor, thing: Box) -> Refusal | None:
    return Refusal(_("Hòm thư này đã đóng, không nhận thư nữa.")) if thing.closed_on else None


def board_open(by: Actor, thing: Board) -> Refusal | None:
    return Refusal(_("Ban Thanh tra nhân dân này đã thôi.")) if thing.ended_on else None


def not_undone(by: Actor, thing: Any) -> Refusal | None:
    return Refusal(_("Dòng này đã bỏ trước đó.")) if thing.undone_on else None


def not_annulled(by: Actor, thing: Decision) -> Refusal | None:
    return Refusal(_("Kết quả biểu quyết này đã bỏ trước đó.")) if thing.annulled_on else None


def not_kept(by: Actor, thing: Agreement) -> Refusal | None:
    return Refusal(_("Thỏa thuận này đã ghi xong.")) if thing.done_on else None


def kept(by: Actor, thing: Agreement) -> Refusal | None:
    return None if thing.done_on else Refusal(_("Thỏa thuận này chưa ghi xong."))


OFFICES = (Body.Kind.AGENCY, Body.Kind.UNIT)
in_office, in_enterprise = of_kind(*OFFICES), of_kind(Body.Kind.ENTERPRISE)
ENTER = permission("workplaces.enter", _enters)
WATCH = permission("workplaces.watch_all", holds(WATCHER))
SEE = permission("workplaces.see", _sees)
WRITE = permission("workplaces.write", _writes, of_kind(*OFFICES, Body.Kind.ENTERPRISE))
PUBLISH = permission("workplaces.publish", _writes, in_office)
UNDO = permission("workplaces.undo", _writes, not_undone)
INVITE = permission("workplaces.invite", _writes, in_office)
ATTEND = permission("workplaces.attend", _writes, standing, nothing_decided)
RECALL = permission("workplaces.recall", _writes, standing, nothing_decided, too_few)
DECIDE = permission("workplaces.decide", _writes, standing, quorate)
ANNUL = permission("workplaces.annul", _writes, not_annulled)
CANCEL = permission("workplaces.cancel", _writes, standing, nothing_decided)
BOARD = permission("workplaces.board", _writes, board_open)
ASK = permission("workplaces.ask", _writes, in_office)
DIALOGUE = permission("workplaces.dialogue", _writes, in_enterprise)
KEEP = permission("workplaces.keep", _writes, not_kept)
REOPEN = permission("workplaces.reopen", _writes, kept)
ENTERPRISE = permission("workplaces.enterprise", holds(WATCHER), in_enterprise)
UNDO_UNION = permission("workplaces.undo_union", holds(WATCHER), not_undone)
OPEN_BOX = permission("workplaces.open_box", _union, in_enterprise)
CLOSE_BOX = permission("workplaces.close_box", _union, box_open)
READ_BOX = permission("workplaces.read_box", _union)
UNDO_SUMMARY = permission("workplaces.undo_summary", _union, not_undone)
SEND = permission("workplaces.send", at_home, box_open)
