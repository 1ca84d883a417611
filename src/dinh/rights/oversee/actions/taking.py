"""Taking a proposal over: what a person decided to look at becomes the thing itself, with the reasons it came from.

For the committee and the party every body becomes an inspection of a theme; for the council and the Front all of them
become one supervision; for a board of the people every body becomes a visit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.rights.oversee import permissions_planner as permissions
from dinh.rights.oversee import planner_words
from dinh.rights.oversee.actions.common import keep, lock, signed
from dinh.rights.oversee.actions.inspections import schedule
from dinh.rights.oversee.actions.supervision import Facts, supervise
from dinh.rights.oversee.actions.visits import Arrangement, arrange
from dinh.rights.oversee.models import BOARDS, Board, By, Choice, Plan, Proposal, Supervision, Theme

MOST = 500  # characters of a reason, as the rows that keep it


@dataclass(frozen=True, slots=True)
class IntoTheme:
    """For the committee and the party: one inspection a body, all first on the same day."""

    theme: Theme
    planned_on: date


@dataclass(frozen=True, slots=True)
class IntoSupervision:
    """For the council and the Front: one supervision of all the bodies; without a `plan` of the year it stands outside
    it, and the proposal is the reason."""

    theme: str
    form: str
    from_day: date
    to_day: date
    plan: Plan | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class IntoVisits:
    """For a board of the people: one visit a body, all first on the same day."""

    board: Board
    way: str
    theme: str
    planned_on: date


Into = IntoTheme | IntoSupervision | IntoVisits


def why(choice: Choice) -> str:
    """Why this body, for the record: «Nhiều dấu hiệu nhất: Có 2 nhiệm vụ quá hạn chưa báo xong.» In Vietnamese whatever
    the language of who takes it over, within what a row keeps."""
    with translation.override("vi"):
        factors = planner_words.from_json(choice.proposal.rules).factors
        said = [reason.words for reason in planner_words.reasons(choice.counts, factors)]
        words = choice.reason if choice.why == Choice.Why.ADDED else " ".join(said)
        title = choice.get_why_display()
        return f"{title[:1].upper()}{title[1:]}: {words}".strip(": ")[:MOST]


def reasons_of(proposal: Proposal) -> str:
    """The bodies that stay in a proposal and why, one a line: what the scope of a supervision starts from."""
    kept = proposal.choices.filter(dropped=False).select_related("body", "proposal")
    return "\n".join(f"{choice.body.name}: {why(choice)}" for choice in kept)


@act
def take_over(*, by: Actor, proposal: Proposal, into: Into, edition: int) -> Proposal:
    """A person decides on the proposal: the bodies left in it become what `into` says, each choice keeps the reference.

    Raises Refused when no body is left, ValidationError on a field as `schedule`, `supervise` and `arrange` do.
    """
    one = lock(proposal, edition)
    require(by, permissions.TAKE, one)
    _fits(one, into)
    kept = list(one.choices.filter(dropped=False).select_related("body", "proposal"))
    if not kept:
        raise Refused(_("Không còn đơn vị nào trong đề xuất."))
    if isinstance(into, IntoTheme):
        _inspect(by, one, kept, into)
    elif isinstance(into, IntoSupervision):
        _supervise(by, one, kept, into)
    else:
        _visit(by, one, kept, into)
    one.taken_on, one.taken_by = today(), signed(by)
    became = sorted({choice.became for choice in kept if choice.became})
    return keep(by, one, "take_over", bodies=[choice.body.name for choice in kept], became=became)


def _fits(one: Proposal, into: Into) -> None:
    wanted = IntoSupervision if one.purpose in (By.COUNCIL, By.FRONT) else (
        IntoVisits if one.purpose in BOARDS else IntoTheme
    )  # fmt: skip
    if not isinstance(into, wanted):
        raise ValidationError(_("Đề xuất này lập cho %s.") % one.get_purpose_display())


def _keep(choice: Choice, ref: str) -> None:
    choice.became = ref
    choice.save(update_fields=["became"])


def _inspect(by: Actor, one: Proposal, kept: Sequence[Choice], into: IntoTheme) -> None:
    """What the theme has already is not made twice: the choice leads to what there is."""
    there = dict(into.theme.inspections.filter(cancelled_on=None).values_list("body", "ref"))
    for choice in kept:
        if choice.body_id in (into.theme.lead_id, into.theme.plan.body_id):
            continue
        ref = there.get(choice.body_id) or schedule(
            by=by, theme=into.theme, body=choice.body, planned_on=into.planned_on, why=why(choice),
            proposal_ref=one.ref,
        ).ref  # fmt: skip
        _keep(choice, ref)


def _supervise(by: Actor, one: Proposal, kept: Sequence[Choice], into: IntoSupervision) -> None:
    holder = _holder(one)
    looked = [choice for choice in kept if choice.body_id != holder.pk]
    outside = "" if into.plan else f"Theo đề xuất {one.ref}"
    facts = Facts(
        theme=into.theme, form=into.form, from_day=into.from_day, to_day=into.to_day, about=into.about, plan=into.plan,
        why=outside, bodies=[choice.body for choice in looked],
    )  # fmt: skip
    made: Supervision = supervise(by=by, watcher=one.purpose, holder=holder, facts=facts, proposal_ref=one.ref)
    for choice in looked:
        _keep(choice, made.ref)


def _holder(one: Proposal) -> Body:
    """Who supervises: the body the proposal was made for, if it is of that kind, otherwise the first that is."""
    from dinh.rights.oversee.queries.supervision import holders

    rows = holders(one.purpose)
    found = rows.filter(pk=one.holder_id or 0).first() or rows.order_by("order").first()
    if found is None:
        raise Refused(_("Chưa có %s nào đang hoạt động trong danh sách cơ quan.") % one.get_purpose_display())
    return found


def _visit(by: Actor, one: Proposal, kept: Sequence[Choice], into: IntoVisits) -> None:
    if into.board.kind != one.purpose:
        raise ValidationError({"board": _("Hãy chọn đúng Ban mà đề xuất lập cho.")})
    for choice in kept:
        plan = Arrangement(
            by=one.purpose, board=into.board, way=into.way, theme=into.theme, planned_on=into.planned_on,
            target=choice.body, why=why(choice), proposal_ref=one.ref,
        )  # fmt: skip
        _keep(choice, arrange(by=by, plan=plan).ref)
