"""Hồ sơ công việc: the papers of one matter, in the order they came about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.office.papers import permissions
from dinh.office.papers.models import Dossier, DossierItem, Paper

if TYPE_CHECKING:
    from dinh.ground.bodies.models import Body


@act
def open_dossier(*, by: Actor, body: Body, title: str, opened: date) -> Dossier:
    require(by, permissions.REGISTER, body)
    if not title.strip():
        raise ValidationError({"title": _("Hồ sơ chưa có tiêu đề. Hãy ghi việc mà hồ sơ này theo dõi.")})
    dossier = Dossier(
        commune=by.commune, ref=new_ref("HS"), title=" ".join(title.split())[:300], body=body, opened=opened
    )
    dossier.save()
    record(by, "papers.open_dossier", dossier, after={"title": dossier.title, "body": body.name, "opened": opened})
    return dossier


@act
def add_to_dossier(*, by: Actor, dossier: Dossier, paper: Paper, step: str) -> DossierItem:
    """Put a paper at the end of a dossier. Raises Refused when closed, ValidationError when it is already there."""
    dossier = _open(by, dossier)
    require(by, permissions.READ, paper)
    if DossierItem.objects.filter(dossier=dossier, paper=paper).exists():
        raise ValidationError({"paper": _("Văn bản này đã có trong hồ sơ.")})
    last = DossierItem.objects.filter(dossier=dossier).order_by("-order").first()
    order = last.order + 1 if last else 1
    item = DossierItem(commune=by.commune, dossier=dossier, paper=paper, order=order, step=" ".join(step.split())[:60])
    item.save()
    record(by, "papers.add_to_dossier", dossier, after={"paper": paper.ref, "order": order, "step": item.step})
    return item


@act
def take_from_dossier(*, by: Actor, item: DossierItem) -> None:
    """Take a paper out of an open dossier; the paper itself stays in its register."""
    dossier = _open(by, item.dossier)
    before = {"paper": item.paper.ref, "order": item.order, "step": item.step}
    item.delete()
    record(by, "papers.take_from_dossier", dossier, before=before)


@act
def arrange_dossier(*, by: Actor, dossier: Dossier, items: Sequence[tuple[DossierItem, str]]) -> Dossier:
    """Set the order and the step names. `items` must be exactly the papers of the dossier, each once."""
    dossier = _open(by, dossier)
    rows = {row.pk: row for row in DossierItem.objects.select_for_update().filter(dossier=dossier)}
    if sorted(rows) != sorted(item.pk for item, _step in items):
        raise ValidationError(_("Hồ sơ vừa được người khác sửa. Hãy tải lại trang rồi sắp xếp lại."))
    for order, (item, step) in enumerate(items, start=1):
        row = rows[item.pk]
        row.order, row.step = order, " ".join(step.split())[:60]
    DossierItem.objects.bulk_update(rows.values(), ["order", "step"])
    record(by, "papers.arrange_dossier", dossier, after={"papers": [item.paper.ref for item, _step in items]})
    return dossier


@act
def close_dossier(*, by: Actor, dossier: Dossier, day: date) -> Dossier:
    """Finish a dossier. Raises ValidationError when it is empty or would end before it began."""
    dossier = _open(by, dossier)
    if not DossierItem.objects.filter(dossier=dossier).exists():
        raise ValidationError(_("Hồ sơ chưa có văn bản nào nên chưa kết thúc được."))
    if day < dossier.opened:
        raise ValidationError({"closed": _("Ngày kết thúc trước ngày mở hồ sơ.")})
    dossier.closed = day
    dossier.save(update_fields=["closed"])
    record(by, "papers.close_dossier", dossier, after={"closed": day})
    return dossier


@act
def reopen_dossier(*, by: Actor, dossier: Dossier) -> Dossier:
    dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    require(by, permissions.REGISTER, dossier)
    before, dossier.closed = dossier.closed, None
    dossier.save(update_fields=["closed"])
    record(by, "papers.reopen_dossier", dossier, before={"closed": before})
    return dossier


def _open(by: Actor, dossier: Dossier) -> Dossier:
    locked: Dossier = Dossier.objects.select_for_update().get(pk=dossier.pk)
    require(by, permissions.REGISTER, locked)
    if locked.closed:
        raise Refused(_("Hồ sơ này đã kết thúc. Hãy mở lại hồ sơ trước khi sửa."))
    return locked
