"""What the people decided, as this room reads it: matters of money (BQ1, BQ2) that are in effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.rights.decide.queries import matters

if TYPE_CHECKING:
    from dinh.rights.decide.models import Matter

OF_MONEY = ("BQ1", "BQ2")  # khoản 1, khoản 2 Điều 15 Luật 10/2022/QH15


def choices(group: int | None = None) -> list[Matter]:
    """Decided matters of money in effect, the newest first; of one group and the whole commune when it is given."""
    rows = matters.filtered(matters.public(), state="effect").filter(code__in=OF_MONEY)
    return [each for each in rows if group is None or each.group_id in (group, None)]


def in_effect(ref: str, group: int | None) -> Matter:
    """The matter of that reference. Raises ValidationError when it may not carry a fund of `group`, saying why."""
    found = matters.find(ref)
    if found is None:
        raise ValidationError({"matter": _("Không có việc nào mang mã %(ref)s.") % {"ref": ref}})
    if found.code not in OF_MONEY:
        raise ValidationError({"matter": _("“%(title)s” không phải việc đóng góp, thu, chi.") % {"title": found.title}})
    if found.state != found.State.IN_EFFECT:
        words = _("“%(title)s” chưa dùng làm căn cứ được: %(state)s.")
        raise ValidationError({"matter": words % {"title": found.title, "state": found.get_state_display()}})
    if found.group_id != group:
        words = _("“%(title)s” là việc của %(where)s.")
        raise ValidationError({"matter": words % {"title": found.title, "where": found.where}})
    return found


def ground_of(matter: Matter) -> str:
    on = f"{matter.decided_on:%d/%m/%Y}" if matter.decided_on else ""
    return _("Nhân dân quyết định ngày %(on)s: %(title)s") % {"on": on, "title": matter.title}


def still_stands(ref: str) -> None:
    """Raises ValidationError when a decision that carries a fund was annulled or replaced since."""
    found = matters.find(ref) if ref else None
    if found is not None and found.state in found.ENDED:
        words = _("Quyết định “%(title)s” %(state)s: không thu, chi theo quyết định này nữa. Hãy ghi quyết định mới.")
        raise ValidationError(words % {"title": found.title, "state": found.get_state_display()})
