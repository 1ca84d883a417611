"""Councils and what they judge: seats, sittings with a quorum, open votes by seat; then the chair's decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.bodies.models import Body
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.search import index
from dinh.rights.movements import permissions
from dinh.rights.movements.actions.adopting import begin_origin
from dinh.rights.movements.actions.common import (
    SEARCH_KIND,
    come,
    lock,
    lock_model,
    needed,
    one_of,
    saved,
    share_of,
    who,
)
from dinh.rights.movements.judging import Rule, by_marks, by_votes, has_quorum, share
from dinh.rights.movements.models import Ballot, Council, Entry, Examination, PracticeModel, Seat, Sitting

Vote = bool | int | None


@dataclass(frozen=True, slots=True)
class Regulation:
    """The ward's own rule, as its paper has it: shares as top/bottom; marks only where the council marks."""

    method: str
    quorum_top: int
    quorum_bottom: int
    pass_top: int
    pass_bottom: int
    ground: str
    pass_more: bool = False
    mark_least: int | None = None
    mark_most: int | None = None


def rule_of(council: Council) -> Rule:
    quorum = share(council.quorum_top, council.quorum_bottom)
    passing = share(council.pass_top, council.pass_bottom, more=council.pass_more)
    return Rule(quorum, passing, council.mark_least if council.method == Council.Method.MARKS else None)


@act
def found_council(
    *, by: Actor, name: str, decision: str, founded_on: date, regulation: Regulation
) -> Council:  # fmt: skip
    """A council by decision. Raises ValidationError for shares that are none, marks without a scale, no ground."""
    require(by, permissions.WRITE, by.commune)
    one_of("method", regulation.method, Council.Method.values)
    share_of("quorum_top", regulation.quorum_top, regulation.quorum_bottom)
    share_of("pass_top", regulation.pass_top, regulation.pass_bottom)
    least, most = regulation.mark_least, regulation.mark_most
    if regulation.method == Council.Method.MARKS and not (least and most and 1 <= least <= most):
        raise ValidationError({"mark_least": _("Chấm điểm thì ghi thang điểm và điểm đạt, ví dụ 80 trên 100.")})
    if regulation.method != Council.Method.MARKS:
        least = most = None
    council = Council(
        commune=by.commune, name=needed("name", " ".join(name.split()), _("Hãy ghi tên hội đồng."), 200),
        decision=needed("decision", decision, _("Hãy ghi số, ngày quyết định."), 200),
        founded_on=come("founded_on", founded_on), method=regulation.method, quorum_top=regulation.quorum_top,
        quorum_bottom=regulation.quorum_bottom, pass_top=regulation.pass_top, pass_bottom=regulation.pass_bottom,
        pass_more=regulation.pass_more, mark_least=least, mark_most=most,
        ground=needed("ground", regulation.ground, _("Hãy ghi quy chế, văn bản đặt ra quy tắc này.")),
    )  # fmt: skip
    saved(council, "name", _("Đã có hội đồng mang tên này lập cùng ngày."))
    after = {"name": council.name, "method": council.method, "ground": council.ground}
    record(by, "movements.found_council", council, ground=council.decision, after=after)
    return council


@act
def end_council(*, by: Actor, council: Council, ended_on: date) -> Council:
    """The council sits no more; what it judged stays."""
    council = lock(council)
    require(by, permissions.SIT, council)
    council.ended_on = come("ended_on", ended_on, council.founded_on)
    council.save()
    record(by, "movements.end_council", council, after={"ended_on": ended_on})
    return council


@act
def seat(*, by: Actor, council: Council, body: Body, name: str, role: str = "", since: date | None = None) -> Seat:
    """A body sends someone."""
    council = lock(council)
    require(by, permissions.SIT, council)
    member = Seat(
        commune=by.commune, council=council, body=body, role=role.strip()[:60],
        name=needed("name", " ".join(name.split()), _("Hãy ghi họ và tên."), 120),
        since=come("since", since or council.founded_on),
    )  # fmt: skip
    saved(member, "name", _("Người này đã ở trong hội đồng."))
    record(by, "movements.seat", council, after={"body": body.pk}, personal={"name": member.name})
    return member


@act
def unseat(*, by: Actor, member: Seat, left_on: date) -> Seat:
    """Someone no longer sits; how they voted stays."""
    member = lock(member)
    require(by, permissions.SIT, member.council)
    if member.left_on:
        raise ValidationError(_("Người này đã thôi tham gia hội đồng."))
    member.left_on = come("left_on", left_on, member.since)
    member.save()
    record(by, "movements.unseat", member.council, after={"seat": member.pk, "left_on": left_on})
    return member


@act
def sit(
    *, by: Actor, council: Council, held_on: date, place: str, present: Iterable[Seat], minutes: str, words: str = ""
) -> Sitting:  # fmt: skip
    """A meeting. Raises ValidationError when fewer came than the council's own rule asks."""
    council = lock(council)
    require(by, permissions.SIT, council)
    come("held_on", held_on, council.founded_on)
    seats = [one for one in council.seats.all() if one.since <= held_on and (not one.left_on or one.left_on > held_on)]
    there = [one for one in seats if one.pk in {each.pk for each in present}]
    rule = rule_of(council)
    if not seats:
        raise ValidationError({"present": _("Hội đồng chưa có thành viên nào vào ngày này.")})
    if not has_quorum(rule, len(there), len(seats)):
        told = _("Mới có %(came)d/%(all)d thành viên; cần ít nhất %(need)d (%(ground)s).")
        need = {"came": len(there), "all": len(seats), "need": rule.quorum.needed(len(seats)), "ground": council.ground}
        raise ValidationError({"present": told % need})
    sitting = Sitting(
        commune=by.commune, council=council, held_on=held_on, seats_then=len(seats), words=words.strip()[:8000],
        place=needed("place", place, _("Hãy ghi nơi họp."), 200),
        minutes=needed("minutes", minutes, _("Hãy ghi số biên bản."), 100),
    )  # fmt: skip
    saved(sitting, "minutes", _("Biên bản số này đã ghi."))
    sitting.present.set(there)
    record(by, "movements.sit", sitting, after={"present": len(there), "seats": len(seats), "minutes": minutes})
    return sitting


@act
def vote(
    *, by: Actor, sitting: Sitting, thing: PracticeModel | Entry, votes: Mapping[int, Vote]
) -> Examination:  # fmt: skip
    """How each seat voted on a thing: True, False, None (did not choose), or a mark. `votes` by the seat's id.

    Raises ValidationError for a seat that was absent or that is of the proposing body, for a mark off the scale, and
    where a seat that was there is missing.
    """
    sitting = lock(sitting)
    council, thing = sitting.council, lock(thing)
    require(by, permissions.SIT, council)
    _before_council(council, thing)
    present = {one.pk: one for one in sitting.present.all()}
    free = {pk for pk, one in present.items() if one.body_id != thing.body_id}
    _right_seats(present, free, votes)
    whole = [
        one for one in council.seats.all()
        if one.since <= sitting.held_on and (not one.left_on or one.left_on > sitting.held_on)
        and one.body_id != thing.body_id
    ]  # fmt: skip
    if not free:
        raise ValidationError(_("Mọi người dự họp đều cùng đơn vị đề xuất nên không ai được biểu quyết."))
    rule = rule_of(council)
    if council.method == Council.Method.MARKS:
        _on_scale(council, votes)
        found = by_marks(rule, {pk: _mark(one) for pk, one in votes.items()}, len(whole))
    else:
        found = by_votes(rule, {pk: None if one is None else bool(one) for pk, one in votes.items()}, len(whole))
    one = Examination(
        commune=by.commune, sitting=sitting, entitled=found.entitled, agreed=found.agreed, against=found.against,
        marks=found.marks, passed=found.passed, model=thing if isinstance(thing, PracticeModel) else None,
        entry=thing if isinstance(thing, Entry) else None,
    )  # fmt: skip
    saved(one, None, _("Phiên này đã ghi phiếu cho việc ấy."))
    marking = council.method == Council.Method.MARKS
    Ballot.objects.bulk_create(
        [
            Ballot(
                commune=by.commune, examination=one, seat_id=pk,
                agrees=(None if said is None else _mark(said) >= (rule.mark_least or 0) if marking else bool(said)),
                mark=_mark(said) if marking and said is not None else None,
            )
            for pk, said in votes.items()
        ]
    )  # fmt: skip
    thing.state = "examined" if isinstance(thing, PracticeModel) else "passed" if found.passed else "failed"
    thing.save()
    after = {
        "agreed": found.agreed, "against": found.against, "entitled": found.entitled, "needed": found.needed,
        "passed": found.passed,
    }  # fmt: skip
    record(by, "movements.vote", thing, ground=council.ground, after=after)
    return one


def _before_council(council: Council, thing: PracticeModel | Entry) -> None:
    if isinstance(thing, PracticeModel):
        if thing.state != "proposed":
            raise ValidationError(_("Mô hình này không chờ hội đồng."))
    elif thing.campaign.council_id != council.pk or thing.state != "proposed" or thing.campaign.posted_on:
        raise ValidationError(_("Đề nghị này không chờ hội đồng này xét."))


def _right_seats(present: Mapping[int, Seat], free: set[int], votes: Mapping[int, Vote]) -> None:
    for pk in votes:
        if pk not in present:
            raise ValidationError({f"seat_{pk}": _("Người này không dự phiên họp.")})
        if pk not in free:
            words = _("%(seat)s cùng đơn vị đề xuất nên không biểu quyết việc này.")
            raise ValidationError({f"seat_{pk}": words % {"seat": present[pk]}})
    if missing := sorted(free - set(votes)):
        words = _("Chưa ghi phiếu của %(seat)s.")
        raise ValidationError({f"seat_{missing[0]}": words % {"seat": present[missing[0]]}})


def _mark(vote: Vote) -> int:
    return 0 if vote is None else int(vote)


def _on_scale(council: Council, votes: Mapping[int, Vote]) -> None:
    for pk, one in votes.items():
        if one is not None and not 0 <= _mark(one) <= (council.mark_most or 0):
            words = _("Điểm phải từ 0 đến %(most)d.")
            raise ValidationError({f"seat_{pk}": words % {"most": council.mark_most}})


@act
def send_model(*, by: Actor, model: PracticeModel, edition: int | None = None) -> PracticeModel:
    """Propose a model to the council. Raises ValidationError while the recipe lacks a part others would need."""
    model = lock_model(model, edition)
    require(by, permissions.SEND, model)
    lacking = [
        str(label) for name, label in (("problem", _("vấn đề")), ("who", _("ai làm")), ("conditions", _("điều kiện")))
        if not getattr(model, name)
    ]  # fmt: skip
    if not model.steps.exists():
        lacking.append(_("các bước làm"))
    if lacking:
        words = _("Trước khi đề nghị, hãy viết thêm: %(what)s. Nơi khác cần những điều ấy để làm theo.")
        raise ValidationError(words % {"what": ", ".join(lacking)})
    model.state, model.proposed_on, model.proposed_by, model.reason = "proposed", today(), who(by), ""
    model.save()
    record(by, "movements.send_model", model, after={"state": "proposed"})
    return model


@act
def send_back(*, by: Actor, model: PracticeModel, reason: str) -> PracticeModel:
    """Back to its writers before the council sees it, saying what to add."""
    model = lock_model(model, None)
    require(by, permissions.SEND_BACK, model)
    return _answered(by, model, "returned", reason)


@act
def refuse_model(*, by: Actor, model: PracticeModel, reason: str, back: bool) -> PracticeModel:
    """After the council: not recognised, or back to be written on (`back`), with the reason."""
    model = lock_model(model, None)
    require(by, permissions.REFUSE, model)
    return _answered(by, model, "returned" if back else "refused", reason)


def _answered(actor: Actor, model: PracticeModel, state: str, reason: str) -> PracticeModel:
    model.reason = needed("reason", reason, _("Hãy ghi lý do, và cần bổ sung điều gì."), 2000)
    model.state = state
    model.save()
    record(actor, f"movements.{state}_model", model, after={"state": state, "reason": model.reason})
    return model


@act
def recognise_model(*, by: Actor, model: PracticeModel, decision: str, decided_on: date) -> PracticeModel:
    """The decision. Raises ValidationError where the council did not agree, or before it sat."""
    model = lock_model(model, None)
    require(by, permissions.RECOGNISE, model)
    judged = model.examinations.select_related("sitting__council").first()
    if judged is None or not judged.passed:
        raise ValidationError(_("Hội đồng chưa đồng ý mô hình này: trả lại để viết tiếp, hoặc không công nhận."))
    model.decided_on = come("decided_on", decided_on, judged.sitting.held_on)
    model.decision = needed("decision", decision, _("Hãy ghi số quyết định."), 200)
    model.state = "recognised"
    model.save()
    begin_origin(by, model)
    after = {"state": "recognised", "decided_on": decided_on, "agreed": judged.agreed, "entitled": judged.entitled}
    record(by, "movements.recognise_model", model, ground=model.decision, after=after)
    index.put(by.commune, SEARCH_KIND, model)
    return model
