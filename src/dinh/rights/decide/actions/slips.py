"""Slips on their way: the team, one slip a household, given, replaced when lost, taken back before the deadline.

Điều 19 Luật 10/2022/QH15, Điều 4 và 5 Nghị định 59/2023/NĐ-CP.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.decide import codes, permissions
from dinh.rights.decide.actions.register import AlreadyVoted, take_slip
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Cast, Helper, RollEntry, Round, Slip
from dinh.rights.decide.queries import slips as queries

TEAM_ROLES = (Helper.Role.TEAM_HEAD, Helper.Role.TEAM)


class AlreadyBack(ValidationError):
    """The slip came back before: when, and who took it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of the team; `position` what they are, where they live."""

    name: str
    position: str = ""
    head: bool = False
    knows_it: bool = False


@act
def name_team(*, by: Actor, round: Round, members: Sequence[Member], from_front: bool) -> list[Helper]:
    """Who gives the slips, or runs the online voting: as many as the law has, led by the Front's committee, and for an
    online voting one who knows IT. Raises ValidationError with the article."""
    found = locked(round)
    require(by, permissions.TEAM, found)
    members = [each for each in members if each.name.strip()]
    if wrong := queries.wrong_team(found, [(each.head, each.knows_it) for each in members], from_front):
        raise ValidationError(wrong)
    if len({each.name.strip() for each in members}) != len(members):
        raise ValidationError(_("Có hai người cùng họ tên: ghi thêm để phân biệt."))
    old = {each.name: each for each in found.helpers.filter(role__in=TEAM_ROLES)}
    gone = [each for name, each in old.items() if name not in {member.name.strip() for member in members}]
    if busy := Slip.objects.filter(giver__in=gone).values_list("giver__name", flat=True).first():
        raise ValidationError(
            _("%(name)s đang phụ trách giao phiếu: chuyển phiếu cho người khác trước.") % {"name": busy}
        )
    for each in gone:
        each.delete()
    team = []
    for member in members:
        row = old.get(member.name.strip()) or Helper(commune=by.commune, round=found, name=member.name.strip())
        row.role = Helper.Role.TEAM_HEAD if member.head else Helper.Role.TEAM
        row.position, row.knows_it = member.position.strip(), member.knows_it
        row.save()
        team.append(row)
    record(by, "decide.name_team", found, after={"people": len(team)}, personal={"names": [each.name for each in team]})
    return team


@act
def name_witnesses(*, by: Actor, round: Round, entries: Sequence[RollEntry]) -> list[Helper]:
    """The households that watch the count of a ballot."""
    found = locked(round)
    require(by, permissions.WITNESS, found)
    entries = [each for each in dict.fromkeys(entries) if each.round_id == found.pk]
    if wrong := queries.wrong_witnesses(len(entries)):
        raise ValidationError(wrong)
    found.helpers.filter(role=Helper.Role.WITNESS).delete()
    made = [
        Helper(
            commune=by.commune, round=found, role=Helper.Role.WITNESS, name=each.representative,
            position=_("hộ số %s") % each.number, household_id=each.household_id,
        )
        for each in entries
    ]  # fmt: skip
    Helper.objects.bulk_create(made)
    record(by, "decide.name_witnesses", found, after={"households": len(made)},
           personal={"numbers": [each.number for each in entries]})  # fmt: skip
    return made


@act
def issue(*, by: Actor, round: Round) -> int:
    """One slip for each household of the list that has none. Returns how many are new; again is harmless."""
    found = locked(round)
    require(by, permissions.AT_WORK, found)
    if found.form == Round.Form.MEETING:
        raise ValidationError(_("Cuộc họp biểu quyết tại chỗ, không phát phiếu đến hộ."))
    if wrong := queries.team_wrong(found):
        raise ValidationError(wrong)
    having = set(Slip.objects.filter(round=found, ended="").values_list("entry_id", flat=True))
    entries = [each for each in RollEntry.objects.filter(round=found).order_by("pk") if each.pk not in having]
    first = _next_serial(found)
    made = [_slip(found, entry, first + at) for at, entry in enumerate(entries)]
    Slip.objects.bulk_create(made, batch_size=500)
    record(by, "decide.issue", found, after={"slips": len(made), "all": len(having) + len(made)})
    return len(made)


@act
def assign(*, by: Actor, round: Round, giver: Helper, first: int, last: int) -> int:
    """Say who brings the slips of these serial numbers. Returns how many."""
    found = locked(round)
    require(by, permissions.AT_WORK, found)
    if giver.round_id != found.pk or giver.role not in TEAM_ROLES:
        raise ValidationError({"giver": _("Người này không ở trong Tổ phát phiếu.")})
    if first > last:
        raise ValidationError({"last": _("Số cuối phải từ số đầu trở lên.")})
    rows = Slip.objects.filter(round=found, ended="", given_on=None, serial__gte=first, serial__lte=last)
    count = rows.update(giver=giver)
    if not count:
        raise ValidationError({"first": _("Không còn phiếu nào chưa giao trong khoảng số này.")})
    record(by, "decide.assign", found, after={"first": first, "last": last, "slips": count, "giver": giver.pk})
    return count


@act
def share_out(*, by: Actor, round: Round) -> int:
    """Share the slips not given yet evenly among the team, neighbours together."""
    found = locked(round)
    require(by, permissions.AT_WORK, found)
    team = list(found.helpers.filter(role__in=TEAM_ROLES).order_by("pk"))
    rows = list(Slip.objects.filter(round=found, ended="", given_on=None).order_by("serial"))
    if not team or not rows:
        raise ValidationError(_("Cần có Tổ phát phiếu và phiếu chưa giao."))
    for at, slip in enumerate(rows):
        slip.giver = team[at * len(team) // len(rows)]
    Slip.objects.bulk_update(rows, ["giver"], batch_size=500)
    record(by, "decide.share_out", found, after={"slips": len(rows), "people": len(team)})
    return len(rows)


@act
def give(*, by: Actor, round: Round, slips: Collection[int], on: date, to: str = "") -> int:
    """Slips (their ids) were handed over on a day; those handed over before stay as they were. `to` who took it, when
    it is one. Returns how many are new."""
    found = locked(round)
    require(by, permissions.GIVE, found)
    if not timezone.localdate(found.opens_at) <= on <= today():
        raise ValidationError({"on": _("Ngày giao phải từ ngày bắt đầu lấy phiếu đến hôm nay.")})
    rows = Slip.objects.filter(round=found, pk__in=slips, ended="", given_on=None)
    serials = list(rows.values_list("serial", flat=True))
    if not serials:
        raise ValidationError(_("Hãy đánh dấu ít nhất một phiếu chưa giao."))
    rows.update(given_on=on, given_to=to.strip()[:120] if len(serials) == 1 else "")
    record(by, "decide.give", found, after={"serials": serials, "on": on})
    return len(serials)


@act
def replace(*, by: Actor, slip: Slip, ended: str, why: str = "") -> Slip:
    """A slip was lost or damaged: it ends with its code, another with a new code is made. Returns the new one."""
    found, old = _both(slip)
    require(by, permissions.GIVE, found)
    if ended not in (Slip.Ended.LOST, Slip.Ended.DAMAGED):
        raise ValidationError({"ended": _("Chọn phiếu mất hay phiếu hỏng.")})
    if old.ended:
        raise ValidationError(_("Phiếu số %(serial)d đã được thay rồi.") % {"serial": old.serial})
    if voted := Cast.objects.filter(entry=old.entry_id).first():
        words = _("Hộ này đã biểu quyết (%(channel)s): không cấp phiếu khác.")
        raise AlreadyVoted(words % {"channel": voted.get_channel_display()})
    if now() >= found.closes_at:
        raise ValidationError(_("Đã hết hạn nộp phiếu: không cấp phiếu khác."))
    old.ended = ended
    old.save(update_fields=["ended"])
    new = _slip(found, old.entry, _next_serial(found))
    new.giver = old.giver
    new.save(force_insert=True)
    after = {"serial": old.serial, "ended": ended, "new": new.serial, "why": why.strip()[:200]}
    record(by, "decide.replace_slip", found, after=after, personal={"household": old.entry.number})
    return new


@act
def tell_code(*, by: Actor, slip: Slip, why: str) -> str:
    """The code in letters, for a household that cannot be reached on paper. Each telling is in the journal."""
    found, known = _both(slip)
    require(by, permissions.AT_WORK, found)
    if not why.strip():
        raise ValidationError({"why": _("Ghi vì sao phải đọc mã này cho hộ.")})
    if known.ended:
        raise ValidationError(
            _("Phiếu số %(serial)d không còn dùng: mã của nó không còn giá trị.") % {"serial": known.serial}
        )
    record(by, "decide.tell_code", found, after={"serial": known.serial, "why": why.strip()[:200]},
           personal={"household": known.entry.number})  # fmt: skip
    return codes.code_of(known.nonce)


@act
def receive(*, by: Actor, slip: Slip, at: datetime | None = None) -> Slip:
    """A slip came back. In time: the household has voted. After the deadline, or when the household voted on the web
    meanwhile: it is written down as set aside and not counted. Raises AlreadyBack, ValidationError.

    `at` is when the request reached us."""
    found, known = _both(slip)
    require(by, permissions.READ_SLIPS, found)
    if found.form == Round.Form.ONLINE:
        raise ValidationError(_("Biểu quyết trực tuyến không nhận phiếu giấy: hộ vào trang bằng mã của mình."))
    if known.ended:
        living = Slip.objects.filter(entry=known.entry_id, ended="").first()
        words = _("Phiếu số %(serial)d đã ghi là %(ended)s. Phiếu đang dùng của hộ là số %(living)s.")
        raise ValidationError(words % {
            "serial": known.serial, "ended": known.get_ended_display(), "living": living.serial if living else "–",
        })  # fmt: skip
    if known.returned_at or known.aside:
        raise AlreadyBack(queries.back_words(known))
    moment = at or now()
    voted = Cast.objects.filter(entry=known.entry_id).first()
    if voted is None and moment < found.closes_at and found.state == Round.State.OPEN:
        take_slip(by=by, entry=known.entry, receipt=codes.receipt_of(known.nonce), at=moment)
        known.returned_at, known.receiver = moment, by.label
        known.save(update_fields=["returned_at", "receiver"])
        return known
    known.aside = Slip.Aside.WEB if voted else Slip.Aside.LATE
    known.aside_at, known.receiver = moment, by.label
    known.save(update_fields=["aside", "aside_at", "receiver"])
    record(by, "decide.set_aside", found, after={"serial": known.serial, "why": known.aside})
    return known


@act
def take_back(*, by: Actor, slip: Slip, why: str) -> Slip:
    """A slip was ticked off by mistake: it is out again, its household has not voted. Only where no other channel could
    have been used meanwhile, and before the deadline; afterwards nothing of the register moves."""
    found, known = _both(slip)
    require(by, permissions.GIVE, found)
    if known.returned_at is None:
        raise ValidationError(_("Phiếu này chưa ghi là đã nộp."))
    if found.web or now() >= found.closes_at:
        raise ValidationError(_("Không bỏ được dấu đã nộp: đã hết hạn, hoặc lần này nhận cả phiếu trên mạng."))
    if not why.strip():
        raise ValidationError({"why": _("Ghi vì sao đánh dấu nhầm.")})
    Cast.objects.filter(entry=known.entry_id, channel=Cast.Channel.SLIP).delete()
    known.returned_at, known.receiver = None, ""
    known.save(update_fields=["returned_at", "receiver"])
    record(by, "decide.take_back", found, after={"serial": known.serial, "why": why.strip()[:200]},
           personal={"household": known.entry.number})  # fmt: skip
    return known


def _both(slip: Slip) -> tuple[Round, Slip]:
    """The voting, held, and the slip as it is now."""
    found = locked(slip.round)
    known: Slip = Slip.objects.select_related("entry", "giver").get(pk=slip.pk)
    known.round = known.entry.round = found
    return found, known


def _slip(round: Round, entry: RollEntry, serial: int) -> Slip:
    nonce = codes.new_nonce()
    return Slip(
        commune_id=round.commune_id, round=round, entry=entry, serial=serial, nonce=nonce,
        code=codes.keyed(codes.code_of(nonce)),
    )  # fmt: skip


def _next_serial(round: Round) -> int:
    last: int | None = Slip.objects.filter(round=round).aggregate(last=Max("serial"))["last"]
    return (last or 0) + 1
