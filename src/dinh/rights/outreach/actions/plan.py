"""The year's plan: one line a topic and month."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.outreach import permissions
from dinh.rights.outreach.models import PlanLine


@act
def add_line(*, by: Actor, year: int, month: int, topic: str, audience: str, lead: Body) -> PlanLine:
    """Add a line to a year's plan, which begins with its first line. Raises ValidationError for a topic twice."""
    line = PlanLine(commune=by.commune, year=year)
    require(by, permissions.PLAN, line)
    _fill(line, month, topic, audience, lead)
    line.save(force_insert=True)
    record(by, "outreach.add_line", line, after=_as_data(line))
    return line


@act
def edit_line(*, by: Actor, line: PlanLine, month: int, topic: str, audience: str, lead: Body) -> PlanLine:
    line = PlanLine.objects.select_for_update().get(pk=line.pk)
    require(by, permissions.PLAN, line)
    before = _as_data(line)
    _fill(line, month, topic, audience, lead)
    line.save()
    record(by, "outreach.edit_line", line, before=before, after=_as_data(line))
    return line


@act
def remove_line(*, by: Actor, line: PlanLine) -> None:
    """Take a line out of the plan; refused once a session rests on it."""
    line = PlanLine.objects.select_for_update().get(pk=line.pk)
    require(by, permissions.PLAN, line)
    if line.sessions.exists():
        raise ValidationError(_("Mục này đã có buổi tuyên truyền nên không bỏ được. Có thể sửa tháng hoặc chủ đề."))
    record(by, "outreach.remove_line", line, before=_as_data(line))
    line.delete()


def _fill(line: PlanLine, month: int, topic: str, audience: str, lead: Body) -> None:
    line.month, line.topic, line.audience = month, " ".join(topic.split()), " ".join(audience.split())
    line.lead = lead
    line.full_clean()


def _as_data(line: PlanLine) -> dict[str, Any]:
    return {
        "year": line.year, "month": line.month, "topic": line.topic, "audience": line.audience,
        "lead": line.lead.name,
    }  # fmt: skip
