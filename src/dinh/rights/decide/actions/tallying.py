"""Counting: two people count each part and must agree; then the voting has its result, and the matter its outcome."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.decide import permissions
from dinh.rights.decide import record as public_record
from dinh.rights.decide.actions.concluding import conclude
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.counting import SPOILED, UNUSED, Count, WrongCount, add_up
from dinh.rights.decide.models import Cast, PublicRecord, Round, Tally
from dinh.rights.decide.queries import counted, votings
from dinh.rights.decide.queries.meeting import present_by_part
from dinh.rights.decide.queries.slips import wrong_bundle

# With fewer web votes than this beside paper ones, the record shows sums alone: a lone ballot line would tell whose.
FEW = 5


@act
def tally(*, by: Actor, round: Round, numbers: Mapping[str, int], part: str = "") -> Tally:
    """Write down what one person counted of a part. It is never changed: counting again writes another."""
    found = locked(round)
    require(by, permissions.TALLY, found)
    if found.state == Round.State.OPEN and not _begun(found, part):
        require(by, permissions.COUNT, found)
    known = {*found.option_labels, SPOILED, UNUSED}
    if strange := set(numbers) - known:
        raise ValidationError(_("Không có phương án %(keys)s.") % {"keys": ", ".join(sorted(strange))})
    if found.form == Round.Form.MEETING and part not in {each.name for each in counted.parts(found)}:
        raise ValidationError({"part": _("Không có cụm «%(part)s» trong cuộc họp này.") % {"part": part}})
    if wrong := wrong_bundle(found, part, numbers):
        raise ValidationError({"part": wrong})
    if any(number < 0 for number in numbers.values()):
        raise ValidationError(_("Mọi số đếm phải là số nguyên từ 0 trở lên."))
    made = Tally(
        commune=by.commune, round=found, part=part, numbers={key: numbers.get(key, 0) for key in sorted(known)},
        by=by.person, label=by.label, at=now(),
    )  # fmt: skip
    made.save(force_insert=True)
    record(by, "decide.tally", found, after={"part": part})
    return made


@act
def count_round(*, by: Actor, round: Round) -> Round:
    """Fix the result. Raises ValidationError naming each part on which two people do not agree yet, and numbers that
    cannot be; nothing is decided from numbers that do not add up."""
    found = locked(round)
    require(by, permissions.COUNT, found)
    hand, waiting = _by_hand(found)
    slips = counted.slips(found) if not found.secret else None
    if slips:
        if slips.unread:
            waiting.append(_serials(_("Chưa đủ hai người đọc phiếu số: %(serials)s."), slips.unread))
        if slips.differ:
            waiting.append(_serials(_("Hai người đọc khác nhau phiếu số: %(serials)s."), slips.differ))
    if waiting:
        raise ValidationError(waiting)
    web = counted.electronic(found)
    votes, spoiled, unused = counted.without_papers(hand)
    votes = add_up([votes, counted.votes_of(web), slips.votes if slips else {}])
    spoiled += slips.spoiled if slips else 0
    casts = list(found.casts.values_list("receipt", "channel", "entry_id"))
    try:
        count = Count(votes, len(casts), found.total or 0, spoiled, unused).checked(found.seats)
    except WrongCount as error:
        raise ValidationError(str(error)) from error
    text, head = _record(found, count, hand, web, slips, casts)
    PublicRecord(commune=by.commune, round=found, text=text).save(force_insert=True)
    found.present, found.state, found.record_head = count.present, Round.State.COUNTED, head
    found.numbers = {
        "votes": {key: votes.get(key, 0) for key in found.option_labels}, "spoiled": spoiled, "unused": unused,
    }  # fmt: skip
    found.save(update_fields=["present", "numbers", "state", "record_head"])
    after = {"present": count.present, "total": count.total, "record": head, **found.numbers}
    record(by, "decide.count_round", found, after=after)
    conclude(by, found)
    return found


def _begun(round: Round, part: str) -> bool:
    """Whether a cluster has voted while others have yet to meet: it may be counted at once."""
    return bool(round.clusters.filter(name=part, voted_at__isnull=False).exists())


def _by_hand(round: Round) -> tuple[dict[str, int], list[str]]:
    """The agreed tallies added up, and what is still to be agreed, in words. Where too few came to pass anything,
    nobody has to vote."""
    parts, waiting = counted.parts(round), []
    if round.form == Round.Form.MEETING:
        present = present_by_part(round)
        came = round.casts.count()
        if not any(part.last for part in parts) and votings.too_few(round, came):
            return {UNUSED: came}, []
        if len(parts) > 1:
            waiting += _not_as_present(round, parts, present)
    for part in parts:
        if part.agreed is None:
            name = part.name or _("toàn bộ")
            words = _("%(part)s: cần hai người đếm và số đếm giống nhau (đã có %(count)d lượt).")
            waiting.append(words % {"part": name, "count": len(part.last)})
    secret_slips = round.secret and round.casts.filter(channel=Cast.Channel.SLIP).exists()
    if secret_slips and not parts:
        waiting.append(_("Chưa ai kiểm phiếu trong hòm: hai người đếm riêng rồi ghi số đếm."))
    return add_up(part.agreed for part in parts if part.agreed), waiting


def _not_as_present(round: Round, parts: list[counted.Part], present: Mapping[str, int]) -> list[str]:
    """Clusters whose numbers do not fit those who came there, though all together they might."""
    wrong = []
    for part in parts:
        votes, spoiled, unused = counted.without_papers(part.agreed or {})
        try:
            if part.agreed is not None:
                Count(votes, present.get(part.name, 0), round.total or 0, spoiled, unused).checked(round.seats)
        except WrongCount as error:
            wrong.append(f"{part.name}: {error}")
    return wrong


def _record(
    round: Round,
    count: Count,
    hand: Mapping[str, int],
    web: list[tuple[str, list[str]]],
    slips: counted.Slips | None,
    casts: list[tuple[str, str, int]],
) -> tuple[str, str]:
    receipts = {entry: receipt for receipt, _channel, entry in casts}
    if not round.secret:
        web = [(public_record.mark(round.salt, receipt), answer) for receipt, answer in web]
        read = slips.answers if slips else ()
        web += [(public_record.mark(round.salt, receipts[entry]), sorted(answer)) for entry, answer in read]
        if slips and slips.spoiled:
            hand = add_up([hand, {SPOILED: slips.spoiled}])
    elif len(web) < FEW and any(hand.values()):
        hand, web = add_up([hand, counted.votes_of(web)]), []
    facts = public_record.Facts(
        commune=round.commune.title, group=str(round.group), matter=round.matter.title, reference=round.matter.ref,
        form=round.get_form_display(), secret=round.secret, question=round.question, options=round.option_labels,
        seats=round.seats, opened=_moment(round.opens_at), closed=_moment(round.closes_at), roll=round.roll_digest,
        salt=round.salt,
    )  # fmt: skip
    return public_record.write(facts, count, receipts=receipts.values(), ballots=web, tallies=hand)


def _moment(at: object) -> str:
    return f"{timezone.localtime(at):%Y-%m-%d %H:%M}"  # type: ignore[arg-type]


def _serials(words: str, found: tuple[object, ...]) -> str:
    return words % {"serials": ", ".join(str(getattr(each, "serial", "")) for each in found)}
