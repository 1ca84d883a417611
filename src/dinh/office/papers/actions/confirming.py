"""A person confirms what the reader found, and the paper enters the register; or it is set aside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.office.papers import permissions
from dinh.office.papers.actions.entering import Entering
from dinh.office.papers.entries import Cited, Facts, Work
from dinh.office.papers.models import Paper
from dinh.office.papers.numbering import book_in

COLUMNS = (
    "body", "arrived", "system", "type_name", "subject", "number", "issued", "place", "issuer", "signer",
    "signer_title",
)  # fmt: skip


@act
def confirm(*, by: Actor, paper: Paper, facts: Facts, citations: Sequence[Cited], clauses: Sequence[Work]) -> Paper:
    """Enter a read paper into the register of papers in, under the next number of its body and year of arrival.

    Raises Refused; ValidationError naming the field when a day cannot be, or when the paper no longer waits.
    """
    paper = _waiting(by, paper)
    _check_days(facts)
    before = {name: getattr(paper, name) for name in COLUMNS}
    for name in COLUMNS:
        setattr(paper, name, getattr(facts, name))
    paper.recipients = list(facts.recipients)
    entering = Entering(by, paper)
    number = entering.take_number(book_in(facts.arrived))
    entering.save(citations)
    counts = {"citations": entering.citations(citations), "clauses": entering.clauses(clauses)}
    entering.cited_earlier()
    entering.into_search()
    after: dict[str, Any] = {name: getattr(paper, name) for name in COLUMNS if before[name] != getattr(paper, name)}
    record(by, "papers.confirm", paper, before={name: before[name] for name in after},
           after={**after, **counts, "register": paper.register_key, "arrival_number": number})  # fmt: skip
    return paper


def _waiting(by: Actor, paper: Paper) -> Paper:
    locked: Paper = Paper.objects.select_for_update(of=("self",)).select_related("body").get(pk=paper.pk)
    require(by, permissions.REGISTER, locked)
    if locked.in_register:
        raise ValidationError(
            _("Văn bản này đã vào sổ với số đến %(number)s; không vào sổ lần nữa.") % {"number": locked.register_number}
        )
    if not locked.waiting:
        raise ValidationError(_("Văn bản này không còn chờ xác nhận. Nếu đã bỏ nhầm, hãy khôi phục rồi xác nhận."))
    return locked


def _check_days(facts: Facts) -> None:
    if facts.arrived > today():
        raise ValidationError({"arrived": _("Ngày đến không thể sau hôm nay. Hãy xem lại ngày.")})
    if facts.issued and facts.issued > facts.arrived:
        raise ValidationError(
            {"issued": _("Ngày ban hành sau ngày đến. Hãy xem lại hai ngày; nếu văn bản ghi sai ngày, hãy để trống.")}
        )


@act
def discard(*, by: Actor, paper: Paper) -> Paper:
    """Set aside a paper that is not in a register: a wrong file, a draft given up. `restore` brings it back."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    require(by, _permission(paper), paper)
    if paper.state not in {Paper.State.READ, Paper.State.DRAFT}:
        raise Refused(_("Chỉ bỏ được văn bản chưa vào sổ. Văn bản đã vào sổ được giữ lại cùng số của nó."))
    before, paper.state = paper.state, Paper.State.DISCARDED
    paper.save(update_fields=["state"])
    record(by, "papers.discard", paper, before={"state": before}, after={"state": paper.state})
    return paper


@act
def restore(*, by: Actor, paper: Paper) -> Paper:
    """Bring back a paper that was set aside, to where it was: waiting, or a draft."""
    paper = Paper.objects.select_for_update().get(pk=paper.pk)
    require(by, _permission(paper), paper)
    if paper.state != Paper.State.DISCARDED:
        raise Refused(_("Văn bản này không ở trong số đã bỏ."))
    incoming = paper.direction == Paper.Direction.IN
    paper.state = Paper.State.READ if incoming else Paper.State.DRAFT
    paper.save(update_fields=["state"])
    record(by, "papers.restore", paper, after={"state": paper.state})
    return paper


def _permission(paper: Paper) -> str:
    return permissions.REGISTER if paper.direction == Paper.Direction.IN else permissions.DRAFT
