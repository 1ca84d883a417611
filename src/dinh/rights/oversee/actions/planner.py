"""Running the planner, and what a person changes in its proposal with a reason, or makes public.

The machine proposes; a post decides. Every run of a period stays and is numbered, and all runs of a period draw from
the text written down with the first, so that nobody draws until the lot suits.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import now, today
from dinh.ground.gate import Refused, require
from dinh.ground.journal.actions import record
from dinh.ground.refs import new_ref
from dinh.law.periods import Period
from dinh.rights.oversee import permissions_planner as permissions
from dinh.rights.oversee import planner, planner_words
from dinh.rights.oversee.actions.common import here, keep, lock, needed, one_line, one_of, signed
from dinh.rights.oversee.models import By, Choice, Proposal
from dinh.rights.oversee.planner import Candidate, Rules

MOST_PLACES = 50


@act
def run_planner(
    *, by: Actor, purpose: str, period: str, text: str, rules: Rules, holder: Body | None = None
) -> Proposal:  # fmt: skip
    """Ask for a proposal; a job counts and draws behind the answer. Raises ValidationError naming the field.

    `holder` is the body that watches: neither it nor what is above it is looked at. `text` counts for the first run of
    a period only: later runs draw from the same.
    """
    from dinh.rights.oversee.jobs_planner import propose  # the job uses the acts, and the act puts the job in line

    one = Proposal(commune=by.commune, purpose=one_of("purpose", purpose, By.values), day=today(), made_at=now())
    require(by, permissions.RUN, one)
    here(by, "holder", holder)
    one.holder = holder
    try:
        one.period = str(Period.parse(period))
    except ValueError:
        raise ValidationError({"period": _("Hãy ghi kỳ như 2026, 2026-H1 hoặc 2026-Q4.")}) from None
    _check(rules)
    runs = list(Proposal.objects.filter(purpose=one.purpose, period=one.period).order_by("number"))
    one.text = runs[0].text if runs else needed("text", one_line(text), _("Hãy ghi chữ gieo để rút thăm."), 120)
    one.number, one.rules, one.label = len(runs) + 1, planner_words.as_json(rules), signed(by)
    one.ref = new_ref("DX")
    try:
        with transaction.atomic():
            one.save(force_insert=True)
    except IntegrityError:
        raise ValidationError(_("Vừa có người chạy đề xuất của kỳ này. Hãy xem lại danh sách.")) from None
    record(by, "oversee.run_planner", one, after={"purpose": one.purpose, "period": one.period, "run": one.number})
    transaction.on_commit(partial(propose.enqueue, by.commune.pk, one.pk))
    return one


def _check(rules: Rules) -> None:
    if not 1 <= rules.places <= MOST_PLACES:
        raise ValidationError({"places": _("Số đơn vị từ 1 đến %d.") % MOST_PLACES})
    if not 0 < rules.part <= rules.whole <= 10:
        raise ValidationError({"share": _("Phần rút thăm là một phân số như 1/4, không bỏ hẳn.")})
    if not 6 <= rules.longest <= 60:
        raise ValidationError({"longest": _("Số tháng từ 6 đến 60.")})
    if any(not (0 <= each.weight <= 20 and 1 <= each.cap <= 60) for each in rules.factors):
        raise ValidationError({"factors": _("Trọng số từ 0 đến 20, tối đa từ 1 đến 60.")})


@act
def keep_proposal(*, by: Actor, proposal: Proposal, candidates: Sequence[Candidate]) -> Proposal:
    """What the job counted, drawn and sealed. Nothing more happens when it was there: the job may run twice."""
    one = lock(proposal)
    if one.head:
        record(by, "oversee.count_again", one)
        return one
    require(by, permissions.COUNT, one)
    rules = planner_words.from_json(one.rules)
    seed = planner.seed_of(by.commune.code, one.period, one.text)
    picks = planner.propose(candidates, rules, seed)
    about = {
        "commune": by.commune.code, "period": one.period, "text": one.text, "purpose": one.purpose, 
        "run": f"{one.number}", "day": f"{one.day}",
    }  # fmt: skip
    one.record, one.head = planner.write(about, rules, candidates, picks)
    one.total = one.done = len(candidates)
    known = {each.key: each for each in candidates}
    for order, pick in enumerate(picks, start=1):
        Choice(
            commune=by.commune, proposal=one, order=order, body_id=int(pick.key), why=pick.why, score=pick.score,
            unvisited=known[pick.key].unvisited, counts=dict(known[pick.key].counts),
        ).save(force_insert=True)  # fmt: skip
    return keep(by, one, "keep_proposal", head=one.head, picks=len(picks), bodies=len(candidates))


@act
def tell_progress(*, by: Actor, proposal: Proposal, done: int, total: int) -> Proposal:
    """How many of the bodies are counted, for the page that waits; the edition stays, nobody typed against it."""
    one = lock(proposal)
    require(by, permissions.COUNT, one)
    one.done, one.total = done, total
    one.save(update_fields=["done", "total"])
    record(by, "oversee.count_signs", one, after={"done": done, "total": total})
    return one


@act
def fail_proposal(*, by: Actor, proposal: Proposal, why: str) -> Proposal:
    """The job could not finish; the page says so and offers another run."""
    one = lock(proposal)
    require(by, permissions.COUNT, one)
    one.failed = why[:300]
    return keep(by, one, "fail_proposal", why=one.failed)


@act
def change_choice(*, by: Actor, choice: Choice, dropped: bool, reason: str) -> Choice:
    """Leave a proposed body out, or take it back in; the reason stays on the proposal's page."""
    one = lock(choice.proposal)
    require(by, permissions.DECIDE, one)
    found: Choice = Choice.objects.select_for_update(of=("self",)).get(pk=choice.pk)
    if found.why == Choice.Why.UNVISITED and dropped:
        raise Refused(_("Đơn vị này quá lâu chưa có ai đến nên không bỏ ra được."))
    found.dropped = dropped
    found.reason = needed("reason", one_line(reason), _("Hãy ghi vì sao đổi: lý do này được lưu và công bố."), 300)
    found.save(update_fields=["dropped", "reason"])
    record(by, "oversee.change_choice", one, after={"body": str(found.body), "dropped": dropped, "why": found.reason})
    return found


@act
def add_choice(*, by: Actor, proposal: Proposal, body: Body, reason: str) -> Choice:
    """Add a body that neither signs nor lot proposed, with the reason."""
    one = lock(proposal)
    require(by, permissions.DECIDE, one)
    here(by, "body", body)
    if one.choices.filter(body=body).exists():
        raise ValidationError({"body": _("Đơn vị này đã có trong đề xuất.")})
    last = one.choices.order_by("-order").first()
    added = Choice(
        commune=by.commune, proposal=one, order=last.order + 1 if last else 1, body=body, why=Choice.Why.ADDED,
        reason=needed("reason", one_line(reason), _("Hãy ghi vì sao thêm đơn vị này."), 300),
    )  # fmt: skip
    added.save(force_insert=True)
    record(by, "oversee.add_choice", one, after={"body": body.name, "why": added.reason})
    return added


@act
def show_proposal(*, by: Actor, proposal: Proposal, edition: int) -> Proposal:
    """Let everyone read the proposal with its reasons, and recompute it."""
    one = lock(proposal, edition)
    require(by, permissions.SHOW, one)
    one.shown_on = today()
    return keep(by, one, "show_proposal")
