"""Who may do what in the committee's room. Whoever may read tasks may read it; a concluded meeting is closed to
changes.
"""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, power
from dinh.office.committee.models import Meeting

power("committee.manage", "Quản lý Ban Chỉ đạo: thành viên, chương trình, cuộc họp")


def not_issued(by: Actor, meeting: Meeting) -> Refusal | None:
    """Once the conclusion has a number it says what was said; corrections are a new paper."""
    if meeting.paper is None or meeting.paper.state != "registered":
        return None
    return Refusal(
        _("Kết luận cuộc họp này đã ban hành (%(number)s) nên không sửa nữa. Nếu sai, hãy ban hành văn bản đính chính.")
        % {"number": meeting.paper.number}
    )


def not_cancelled(by: Actor, meeting: Meeting) -> Refusal | None:
    return Refusal(_("Cuộc họp đã hủy: %(why)s") % {"why": meeting.cancelled}) if meeting.cancelled else None


READ = permission("committee.read", holds("tasks.read"))
MANAGE = permission("committee.manage", holds("committee.manage"))
MINUTE = permission("committee.minute", holds("committee.manage"), not_cancelled, not_issued)
