"""Who may do what with publications. Heads of residential groups prove postings of their own group only."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, holds, permission, power

power("publish.read", "Xem sổ theo dõi công khai")
power("publish.write", "Soạn, công khai nội dung; lập kế hoạch, danh sách quý")
power("publish.prove", "Ghi nhận niêm yết, phát thanh, báo đến dân")


def _own_group(by: Actor, thing: Any) -> Refusal | None:
    """A head of a group reaches that group; `thing` carries `group_id`, or is the commune when asked at the door."""
    headed = by.post.group_id if by.post else None
    if headed is None or not hasattr(thing, "group_id") or thing.group_id == headed:
        return None
    return Refusal(_("Chức danh này chỉ ghi nhận được ở %(group)s.") % {"group": by.post.group if by.post else ""})


def _for_the_whole_commune(by: Actor, thing: Any) -> Refusal | None:
    if by.post and by.post.group_id:
        return Refusal(_("Việc này do cán bộ cấp xã ghi nhận, không theo từng thôn, tổ dân phố."))
    return None


def _heads_a_group(by: Actor, thing: Any) -> Refusal | None:
    if by.post and by.post.group_id:
        return None
    return Refusal(_("Trang này dành cho Trưởng thôn, Tổ trưởng tổ dân phố."))


READ = permission("publish.read", holds("publish.read"))
WRITE = permission("publish.write", holds("publish.write"))
PROVE = permission("publish.prove", holds("publish.prove"), _own_group)
BROADCAST = permission("publish.broadcast", holds("publish.prove"), _for_the_whole_commune)
HEAD = permission("publish.head", holds("publish.prove"), _heads_a_group)
