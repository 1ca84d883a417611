"""Printing slips: ordered on a page, made behind it sheaf by sheaf, taken to the printer with a line in the journal."""

from __future__ import annotations

from functools import partial

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.sealing import seal, unseal
from dinh.rights.decide import permissions
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Printing, Round, Sheaf, Slip

SHEAF = 400  # slips of one PDF: a hundred sheets of paper


@act
def order_print(*, by: Actor, round: Round) -> Printing:
    """Order every living slip that no order holds yet. The work begins once this is written."""
    from dinh.rights.decide.jobs import print_slips  # the job uses the acts, and the act puts the job in line

    found = locked(round)
    require(by, permissions.AT_WORK, found)
    rows = Slip.objects.filter(round=found, ended="", printing=None)
    count = rows.count()
    if not count:
        raise ValidationError(_("Phiếu nào cũng đã in. Muốn in lại, tải lại tập phiếu và ghi lý do."))
    made = Printing(
        commune=by.commune, round=found, label=by.label, at=now(), slips=count, sheaves=-(-count // SHEAF)
    )  # fmt: skip
    made.save()
    rows.update(printing=made)
    record(by, "decide.order_print", found, after={"slips": count, "sheaves": made.sheaves})
    transaction.on_commit(partial(print_slips.enqueue, by.commune.pk, made.pk))
    return made


@act
def add_sheaf(*, by: Actor, printing: Printing, number: int, serials: tuple[int, int], pdf: bytes) -> Sheaf | None:
    """Keep a finished sheaf, sealed. None when it was there: the job may run twice."""
    found = locked(printing.round)
    require(by, permissions.PRINT_BEHIND, found)
    there = Sheaf.objects.filter(printing=printing, number=number).exists()
    record(by, "decide.add_sheaf", found, after={"number": number, "serials": list(serials), "again": there})
    if there:
        return None
    made = Sheaf(
        commune=by.commune, printing=printing, number=number, first=serials[0], last=serials[1],
        pdf=seal(pdf, _about(printing.pk, number)),
    )  # fmt: skip
    made.save(force_insert=True)
    return made


@act
def take_sheaf(*, by: Actor, sheaf: Sheaf, why: str = "") -> bytes:
    """The PDF, to print. The second time only with a reason: it spells the codes out again."""
    found = locked(sheaf.printing.round)
    require(by, permissions.AT_WORK, found)
    known = Sheaf.objects.get(pk=sheaf.pk)
    if not known.pdf:
        raise ValidationError(_("Tập phiếu này đã xóa."))
    if known.taken_at and not why.strip():
        raise ValidationError({"why": _("Tập này đã lấy in: ghi vì sao in lại (kẹt giấy, in hỏng…).")})
    if known.taken_at is None:
        known.taken_at = now()
        known.save(update_fields=["taken_at"])
        Slip.objects.filter(printing=known.printing_id, serial__gte=known.first, serial__lte=known.last).update(
            printed_at=known.taken_at
        )
    record(by, "decide.take_sheaf", found, after={"sheaf": known.number, "serials": [known.first, known.last],
                                                  "why": why.strip()[:200]})  # fmt: skip
    return unseal(known.pdf, _about(known.printing_id, known.number))


@act
def forget_sheaves(*, by: Actor, round: Round) -> int:
    """Empty the sheaves of a voting that is over: nobody needs its codes any more."""
    found = locked(round)
    require(by, permissions.FORGET_PRINTS, found)
    count = Sheaf.objects.filter(printing__round=found).exclude(pdf=b"").update(pdf=b"")
    record(by, "decide.forget_sheaves", found, after={"sheaves": count})
    return count


def _about(printing: int, number: int) -> str:
    return f"decide.sheaf.{printing}.{number}"
