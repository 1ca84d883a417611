"""The year's plan of dialogues: how many each head must hold, and the sessions planned."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Post
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.dialogue import permissions
from dinh.rights.dialogue.actions.common import needed, one_line
from dinh.rights.dialogue.clocks import QUOTA_RULES
from dinh.rights.dialogue.models import PlanLine, Quota

MOST = 60  # dialogues of one post in one year: more is a slip of the hand


@act
def set_quota(*, by: Actor, year: int, post: Post, count: int, rule: str = "", ground: str = "") -> Quota:
    """How many dialogues `post` must hold in `year`, by the law's `rule` or by another `ground`; said again, it
    replaces. Raises ValidationError naming the field."""
    require(by, permissions.WRITE, post)
    _year(year)
    if not 1 <= count <= MOST:
        raise ValidationError({"count": _("Số cuộc: từ 1 đến %(most)d.") % {"most": MOST}})
    if rule not in ("", *QUOTA_RULES):
        raise ValidationError({"rule": _("Hãy chọn quy định trong danh sách.")})
    if not rule and not ground.strip():
        raise ValidationError({"ground": _("Không theo quy định trong danh sách thì phải ghi văn bản làm căn cứ.")})
    found = Quota.objects.filter(year=year, post=post).first() or Quota(commune=by.commune, year=year, post=post)
    before = {"count": found.count} if found.pk else {}
    found.count, found.rule, found.ground = count, rule, one_line(ground)[:200]
    found.save()
    record(by, "dialogue.set_quota", found, before=before, after={"count": count, "rule": rule, "ground": found.ground})
    return found


@act
def add_line(*, by: Actor, year: int, month: int, post: Post, topic: str, invited: str) -> PlanLine:
    """Plan one dialogue. Raises ValidationError naming the field."""
    require(by, permissions.WRITE, post)
    _year(year)
    line = PlanLine(
        commune=by.commune, year=year, month=month, post=post,
        topic=needed("topic", one_line(topic), _("Hãy ghi chủ đề."), 300),
        invited=needed("invited", one_line(invited), _("Hãy ghi mời ai."), 300),
    )  # fmt: skip
    line.full_clean()
    line.save(force_insert=True)
    record(by, "dialogue.add_line", line, after={"year": year, "month": month, "topic": line.topic, "post": str(post)})
    return line


@act
def drop_line(*, by: Actor, line: PlanLine) -> None:
    """Take a planned dialogue out again, while no session points to it."""
    require(by, permissions.WRITE, line)
    if line.dialogues.exists():
        raise ValidationError(_("Đã có cuộc đối thoại lập theo mục này nên không bỏ được."))
    record(by, "dialogue.drop_line", line, before={"year": line.year, "month": line.month, "topic": line.topic})
    line.delete()


def _year(year: int) -> None:
    if abs(year - today().year) > 1:
        raise ValidationError({"year": _("Chỉ lập kế hoạch cho năm trước, năm nay và năm sau.")})
