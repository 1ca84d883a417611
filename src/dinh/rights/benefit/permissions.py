"""Programmes, who receives, satisfaction, relief, one-stop results: who keeps lists, approves, asks.

Heads of residential groups act in their own group only; `thing` then carries `group_id`, or is the commune at the door.
"""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.rights.benefit.models import BeneficiaryList, Drive, Programme, Slot, Stratum, Survey

READER = "benefit.read"
WRITER = "benefit.write"
APPROVER = "benefit.approve"
HEAD = "benefit.head"
ONESTOP = "benefit.onestop"
SURVEYOR = "benefit.survey"
power(READER, "Xem chính sách, danh sách thụ hưởng")
power(WRITER, "Lập danh sách thụ hưởng, chi trả, cứu trợ")
power(APPROVER, "Duyệt danh sách thụ hưởng, chi trả")
power(HEAD, "Bình xét, hỏi người nhận ở thôn, tổ dân phố")
power(ONESTOP, "Nhập kết quả giải quyết hồ sơ một cửa")
power(SURVEYOR, "Đo mức hài lòng của Nhân dân")


def own_group(by: Actor) -> int | None:
    """The group a head looks after; None for posts of the whole commune."""
    return by.post.group_id if by.post else None


def _whole(by: Actor, thing: Any) -> Refusal | None:
    if own_group(by) is None:
        return None
    return Refusal(_("Việc này của cả địa phương; chức danh này chỉ làm việc của thôn, tổ dân phố mình."))


def _any(*names: str) -> Check:
    """Whoever holds one of these powers; of the others the first is named."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        if refusal := holds_a_post(by, thing):
            return refusal
        return None if any(by.has(name) for name in names) else holds(names[0])(by, thing)

    return check


def _in_group(by: Actor, thing: Any) -> Refusal | None:
    """What a head touches is of their own group. A thing without a group is the room itself."""
    mine = own_group(by)
    group = getattr(thing.stratum if isinstance(thing, Slot) else thing, "group_id", None)
    if mine is None or group is None or group == mine:
        return None
    return Refusal(_("Chức danh này chỉ làm việc của thôn, tổ dân phố mình phụ trách."))


def _list_of(thing: Any) -> BeneficiaryList | None:
    if isinstance(thing, BeneficiaryList):
        return thing
    if hasattr(thing, "beneficiary_id"):
        thing = thing.beneficiary
    found = getattr(thing, "list", None)
    return found if isinstance(found, BeneficiaryList) else None


def _list_in(*states: str) -> Check:
    """A check: the list is in one of these states; the refusal says what the state it is in means."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        found = _list_of(thing)
        if found is None or found.state in states:
            return None
        return Refusal(
            {
                "review": _("Danh sách đang bình xét, chưa niêm yết, chưa duyệt."),
                "posted": _("Danh sách đang niêm yết lấy ý kiến nên không sửa. Cần sửa thì trả lại, ghi lý do."),
                "approved": _("Danh sách đã duyệt nên không đổi nữa."),
                "stopped": _("Danh sách đã dừng: %(why)s") % {"why": found.reason},
            }[found.state]
        )

    return check


def _programme_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        if not isinstance(thing, Programme) or thing.state in states:
            return None
        return Refusal(
            {
                "draft": _("Tiêu chí, quy trình chưa công khai: công khai rồi mới bình xét (khoản 7, 8 Điều 11)."),
                "published": _("Tiêu chí, quy trình đã công khai nên không sửa nữa."),
                "closed": _("Chính sách này đã kết thúc."),
            }[thing.state]
        )

    return check


def _drive_open(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Drive) or thing.closed_on is None:
        return None
    return Refusal(_("Đợt cứu trợ đã kết thúc, không ghi thêm nữa."))


def _survey_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        survey = thing.stratum.survey if isinstance(thing, Slot) else thing
        survey = survey.survey if isinstance(survey, Stratum) else survey
        if not isinstance(survey, Survey) or survey.state in states:
            return None
        return Refusal(
            {
                "announced": _("Đợt đo đã công bố, chưa bốc thăm nên chưa hỏi."),
                "open": _("Đã bốc thăm: mẫu không đổi nữa."),
                "closed": _("Kết quả đã khóa, không thêm bớt nữa."),
            }[survey.state]
        )

    return check


READ = permission("benefit.read", holds(READER))
PLAN = permission("benefit.plan", holds(WRITER), _whole, _programme_in("draft"))
OPEN = permission("benefit.open", holds(WRITER), _whole, _programme_in("published"))
NOMINATE = permission("benefit.nominate", _any(HEAD, WRITER), _in_group, _list_in("review"))
REVIEW = permission("benefit.review", _any(HEAD, WRITER), _in_group, _list_in("review"))
POST = permission("benefit.post", holds(WRITER), _whole, _list_in("review"))
COMMENT = permission("benefit.comment", at_home, _list_in("posted"))
ANSWER_COMMENT = permission("benefit.answer_comment", holds(WRITER), _whole, _list_in("posted"))
APPROVE = permission("benefit.approve", holds(APPROVER), _whole, _list_in("posted"))
STOP = permission("benefit.stop", _any(WRITER, APPROVER), _whole, _list_in("review", "posted"))
PAY = permission("benefit.pay", holds(WRITER), _whole, _list_in("approved"))
ASK = permission("benefit.ask", _any(HEAD, WRITER), _in_group, _list_in("approved"))
SAY = permission("benefit.say", at_home, _list_in("approved"))
SETTLE = permission("benefit.settle", holds(WRITER), _whole)
RELIEF = permission("benefit.relief", holds(WRITER), _whole, _drive_open)
SERVICES = permission("benefit.services", holds(ONESTOP), _whole)
SURVEY = permission("benefit.survey", holds(SURVEYOR), _whole)
DRAW = permission("benefit.draw", holds(SURVEYOR), _whole, _survey_in("announced"))
CLOSE = permission("benefit.close", holds(SURVEYOR), _whole, _survey_in("open"))
TYPE = permission("benefit.type", _any(HEAD, SURVEYOR), _in_group, _survey_in("open"))
ANSWER = permission("benefit.answer", at_home, _survey_in("open"))
