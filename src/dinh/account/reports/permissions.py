"""Who may write, hand in, take in and sign reports."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.account.reports.models import Draft
from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, holds_a_post, permission, power

power("reports.write", "Soạn báo cáo của cơ quan mình")
power("reports.numbers", "Xem sổ chỉ tiêu và bản ghi đứng sau từng con số")
power("reports.sign", "Đặt chế độ báo cáo, nhận và ký báo cáo")


def _mine(by: Actor) -> set[int | None]:
    """The body someone works for and the one it serves (an office, its committee)."""
    return {by.body.pk, by.body.parent_id} - {None} if by.body else set()


def own_body(by: Actor, thing: Any) -> Refusal | None:
    """A draft is written by its own body, a body under it, the receiver, or the body it passes through."""
    if not isinstance(thing, Draft) or by.body is None:
        return None
    if _mine(by) & {thing.body_id, thing.regime.receiver_id, thing.regime.via_id}:
        return None
    return Refusal(
        _("Báo cáo này của %(body)s; bạn đang làm việc cho %(mine)s.") % {"body": thing.body, "mine": by.body}
    )


def receives(by: Actor, thing: Any) -> Refusal | None:
    """Reports are returned by whoever receives them or passes them on."""
    if not isinstance(thing, Draft) or _mine(by) & {thing.regime.receiver_id, thing.regime.via_id}:
        return None
    return Refusal(_("Chỉ %(body)s nhận, trả lại báo cáo này.") % {"body": thing.regime.receiver})


def own_signature(by: Actor, thing: Any) -> Refusal | None:
    """A body's report is signed there, by nobody else."""
    if not isinstance(thing, Draft) or thing.body_id in _mine(by):
        return None
    return Refusal(_("Báo cáo này do %(body)s ký.") % {"body": thing.body})


def still_open(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Draft) or thing.state in (Draft.State.OPEN, Draft.State.RETURNED):
        return None
    if thing.state == Draft.State.SIGNED:
        return Refusal(
            _("Báo cáo đã ký, không sửa được. Số liệu thay đổi sau đó sẽ hiện ở kỳ sau hoặc báo cáo bổ sung.")
        )
    return Refusal(
        _("Báo cáo đã nộp lúc %(at)s, không nộp hai lần. Muốn sửa, hãy đề nghị %(receiver)s trả lại.")
        % {
            "at": f"{timezone.localtime(thing.submitted_at):%H:%M %d/%m/%Y}" if thing.submitted_at else "",
            "receiver": thing.regime.receiver,
        }
    )


def not_signed(by: Actor, thing: Any) -> Refusal | None:
    if isinstance(thing, Draft) and thing.state == Draft.State.SIGNED:
        return Refusal(_("Báo cáo này đã ký."))
    return None


def handed_in(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Draft) or thing.state == Draft.State.SUBMITTED:
        return None
    return Refusal(_("Chỉ trả lại được báo cáo đã nộp và chưa ký."))


def reads_numbers(by: Actor, thing: Any) -> Refusal | None:
    """Who writes reports reads what they are made of; a board may be let read that alone."""
    return None if by.has("reports.numbers") else holds("reports.write")(by, thing)


READ = permission("reports.read", holds("reports.write"))
NUMBERS = permission("reports.numbers", holds_a_post, reads_numbers)
OPEN = permission("reports.open", holds("reports.write"))
WRITE = permission("reports.write", holds("reports.write"), own_body, still_open)
SUBMIT = permission("reports.submit", holds("reports.write"), own_body, still_open)
RETURN = permission("reports.return", holds("reports.sign"), receives, handed_in)
SIGN = permission("reports.sign", holds("reports.sign"), own_signature, not_signed)
REGIME = permission("reports.regime", holds("reports.sign"))
