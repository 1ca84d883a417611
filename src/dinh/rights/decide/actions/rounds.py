"""A voting's life before and after the votes: planned, opened on a frozen list of households, closed."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.households import queries as register
from dinh.ground.journal.actions import record
from dinh.ground.places.models import ResidentialGroup
from dinh.law.matters import VoteForm
from dinh.rights.decide import boxes, permissions
from dinh.rights.decide.counting import NO, OTHER, YES
from dinh.rights.decide.lawful import Offer, Past, offer
from dinh.rights.decide.models import Box, Matter, RollEntry, Round
from dinh.rights.decide.queries import clustering, elections, votings

# A vote that reached the server in time may still wait for its turn: the list is not shut on it.
GRACE = timedelta(seconds=60)
YES_NO = ((YES, "Đồng ý"), (NO, "Không đồng ý"))
YES_NO_OTHER = (*YES_NO, (OTHER, "Ý kiến khác"))


@dataclass(frozen=True, slots=True)
class Plan:
    """What a voting is to be. `options` are (key, label); empty for yes, no and, except in a meeting, other opinion."""

    form: str
    question: str
    opens_at: datetime
    closes_at: datetime
    place: str = ""
    secret: bool = False
    options: Sequence[tuple[str, str]] = ()
    seats: int = 1
    purpose: str = Round.Purpose.DECIDE
    web: bool = False


@act
def plan_round(*, by: Actor, matter: Matter, plan: Plan, group: ResidentialGroup | None = None) -> Round:
    """Plan a voting of a group. Raises ValidationError with the article where the law has no such form here."""
    found = Matter.objects.select_for_update().select_related("commune").get(pk=matter.pk)
    require(by, permissions.PLAN, found)
    where = found.group or group
    if where is None:
        raise ValidationError({"group": _("Chọn thôn, tổ dân phố tổ chức lần biểu quyết này.")})
    _lawful(found, plan, votings.past(found, where.pk))
    earlier = list(found.rounds.filter(group=where).exclude(state=Round.State.CALLED_OFF).order_by("stage"))
    if earlier and earlier[-1].state != Round.State.COUNTED:
        raise ValidationError(_("Lần biểu quyết trước của %(group)s chưa kết thúc.") % {"group": where})
    failed = next((each for each in reversed(earlier) if votings.fell_short(each)), None)
    made = Round(
        commune=by.commune, matter=found, group=where, stage=len(earlier) + 1, salt=secrets.token_hex(16),
        after=failed, **_fields(plan),
    )  # fmt: skip
    _check(made)
    made.save()
    after = {"form": made.form, "secret": made.secret, "stage": made.stage, "opens": made.opens_at, "group": where.pk}
    record(by, "decide.plan_round", made, after=after)
    return made


@act
def revise_round(*, by: Actor, round: Round, plan: Plan) -> Round:
    """Change a voting that is not open yet."""
    found = locked(round)
    require(by, permissions.EDIT_ROUND, found)
    _lawful(found.matter, plan, votings.past(found.matter, found.group_id))
    for name, value in _fields(plan).items():
        setattr(found, name, value)
    _check(found)
    found.save()
    record(by, "decide.revise_round", found, after={"form": found.form, "opens": found.opens_at})
    return found


@act
def call_off(*, by: Actor, round: Round, why: str) -> Round:
    """Call a planned voting off."""
    found = locked(round)
    require(by, permissions.CALL_OFF, found)
    if not why.strip():
        raise ValidationError({"why": _("Ghi lý do hủy lần biểu quyết.")})
    found.state = Round.State.CALLED_OFF
    found.save(update_fields=["state"])
    record(by, "decide.call_off", found, after={"why": why.strip()})
    return found


@act
def open_round(*, by: Actor, round: Round) -> Round:
    """Open a voting: every step the law asks for is done, and the list of households is frozen with its digest.

    A household that already stands on another group's list of this stage is left out here: one household, one vote.
    Raises ValidationError naming each step that is missing or late, with its article.
    """
    found = locked(round)
    require(by, permissions.OPEN, found)
    if wrong := [*(each.wrong for each in votings.standings(found) if each.wrong), *elections.wrongs(found)]:
        raise ValidationError(wrong)
    begins = timezone.localtime(found.opens_at)
    if now() < begins and not (found.form == Round.Form.MEETING and begins.date() == timezone.localdate(now())):
        raise ValidationError(_("Chưa đến lúc bắt đầu (%(when)s).") % {"when": f"{begins:%H:%M %d/%m/%Y}"})
    if now() >= found.closes_at:
        raise ValidationError(_("Đã quá hạn của lần biểu quyết: sửa lại thời gian rồi mở."))
    day = timezone.localdate(now())
    if left := register.unplaced(by.commune, day, found.group_id):
        words = _("Còn %(count)d hộ sau khi chia tách chưa xếp vào tổ nào, có thể là của %(group)s: xếp xong rồi mở.")
        raise ValidationError(words % {"count": left, "group": found.group})
    listed = register.on(by.commune, day, groups=[found.group_id])
    elsewhere = set(
        RollEntry.objects.filter(matter=found.matter_id, stage=found.stage).values_list("household_id", flat=True)
    )
    listed = [each for each in listed if each.id not in elsewhere]
    if not listed:
        raise ValidationError(_("Sổ hộ của %(group)s chưa có hộ nào: lập sổ hộ trước.") % {"group": found.group})
    clusters = clustering.placed(found, listed)
    RollEntry.objects.bulk_create(
        [
            RollEntry(
                commune=by.commune, round=found, matter_id=found.matter_id, stage=found.stage, household_id=each.id,
                number=each.number, representative=each.representative, address=each.address, absent=each.absent,
                cluster_id=clusters.get(each.id),
            )
            for each in listed
        ],
        batch_size=500,
    )  # fmt: skip
    found.total, found.roll_digest, found.state = len(listed), register.digest(listed), Round.State.OPEN
    found.save(update_fields=["total", "roll_digest", "state"])
    if found.secret:
        Box.objects.bulk_create(
            Box(
                commune=by.commune, round=found, number=number,
                sealed=boxes.sealed([], boxes.about(by.commune.pk, found.pk, number)),
            )
            for number in range(boxes.box_count(len(listed)))
        )  # fmt: skip
    record(by, "decide.open_round", found, after={"total": found.total, "roll": found.roll_digest})
    return found


@act
def close_round(*, by: Actor, round: Round) -> Round:
    """Shut the voting: a meeting when its chair ends the vote, others once their term has run out."""
    found = locked(round)
    require(by, permissions.CLOSE, found)
    if found.form != Round.Form.MEETING and now() < found.closes_at + GRACE:
        words = _("Hạn nộp phiếu là %(when)s: chưa đóng được.")
        raise ValidationError(words % {"when": f"{timezone.localtime(found.closes_at):%H:%M %d/%m/%Y}"})
    if waiting := found.attendances.filter(entry__cast=None).count():
        words = _("Có %(count)d hộ đã điểm danh mà chưa vào biểu quyết: bấm «Vào biểu quyết» ở trang cuộc họp.")
        raise ValidationError(words % {"count": waiting})
    found.state = Round.State.CLOSED
    found.save(update_fields=["state"])
    record(by, "decide.close_round", found, after={"casts": found.casts.count()})
    return found


def locked(round: Round) -> Round:
    """The voting with its matter, held against everyone else until the act ends."""
    rows = Round.objects.select_for_update(of=("self",)).select_related("matter", "group", "commune")
    found: Round = rows.get(pk=round.pk)
    return found


def _fields(plan: Plan) -> dict[str, Any]:
    usual = YES_NO if plan.form == Round.Form.MEETING else YES_NO_OTHER
    return {
        "form": plan.form, "question": plan.question.strip(), "opens_at": plan.opens_at, "closes_at": plan.closes_at,
        "place": plan.place.strip(), "secret": plan.secret, "seats": plan.seats, "purpose": plan.purpose,
        "web": plan.web or plan.form == Round.Form.ONLINE,
        "options": [{"key": key, "label": label} for key, label in plan.options or usual],
    }  # fmt: skip


def _lawful(matter: Matter, plan: Plan, past: Sequence[Past]) -> None:
    """Raises ValidationError with the reason and the article. A poll on the form needs no more than a matter that may
    be voted on online at all."""
    wide = matter.scope == Matter.Scope.COMMUNE
    if plan.purpose == Round.Purpose.CONSENT:
        if matter.kind.allows(VoteForm.ONLINE) is None:
            _refuse("form", offer(matter.code, VoteForm.ONLINE, commune_wide=wide, past=past))
        return
    _refuse("form", offer(matter.code, VoteForm(plan.form), commune_wide=wide, past=past))
    if plan.web and plan.form == Round.Form.BALLOT:
        _refuse("web", offer(matter.code, VoteForm.ONLINE, commune_wide=wide, past=past))


def _refuse(field: str, found: Offer) -> None:
    if not found.allowed:
        raise ValidationError({field: f"{found.refusal} ({found.cite})"})


def _check(round: Round) -> None:
    wrong: dict[str, str] = {}
    if round.closes_at <= round.opens_at:
        wrong["closes_at"] = _("Hạn phải sau lúc bắt đầu.")
    if not round.question:
        wrong["question"] = _("Ghi câu hỏi đưa ra biểu quyết.")
    keys = [each["key"] for each in round.options]
    if len(set(keys)) != len(keys) or not all(each["label"].strip() for each in round.options):
        wrong["options"] = _("Mỗi phương án phải có tên và không trùng nhau.")
    if not 1 <= round.seats <= max(len(keys), 1):
        wrong["seats"] = _("Số được chọn phải từ 1 đến số phương án.")
    if round.form == Round.Form.MEETING and not round.place:
        wrong["place"] = _("Ghi địa điểm họp.")
    if wrong:
        raise ValidationError(wrong)
