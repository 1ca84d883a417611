"""The one register over all channels: a household votes once, whatever way, and its answer is kept as the voting is.

The database refuses the second vote; these acts say so in words before it has to.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import datetime
from functools import wraps
from typing import ParamSpec

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.utils import timezone
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import now
from dinh.ground.gate import require
from dinh.ground.journal.actions import hold, record
from dinh.ground.prepared import Prepared, cursor_of
from dinh.rights.decide import boxes, codes, permissions
from dinh.rights.decide.actions.rounds import locked
from dinh.rights.decide.models import Box, Cast, RollEntry, Round, Slip

P = ParamSpec("P")
_voting: Prepared[Round] = Prepared(lambda *, pk: Round.objects.filter(pk=pk))
_living: Prepared[Slip] = Prepared(lambda *, pk: Slip.objects.filter(pk=pk, ended="").select_related("entry"))
_cast_of: Prepared[Cast] = Prepared(lambda *, entry: Cast.objects.filter(entry=entry))
_box: Prepared[Box] = Prepared(
    lambda number, *, voting: Box.objects.select_for_update().filter(round=voting, number=number)
)
_REWRITE = "UPDATE decide_box SET sealed = %s WHERE id = %s AND commune_id = %s"
DEADLINE = "Điều 19 Luật 10/2022/QH15; Điều 4, 5 Nghị định 59/2023/NĐ-CP"


class AlreadyVoted(ValidationError):
    """The household's vote is in: by which channel, and that it stands."""


def _first_counts(given: Callable[P, Cast]) -> Callable[P, Cast]:
    """Of two votes of a household (`entry`, or the one of `slip`) at one moment the database takes one; the other hears
    which."""

    @wraps(given)
    def run(*args: P.args, **kwargs: P.kwargs) -> Cast:
        try:
            return given(*args, **kwargs)
        except IntegrityError:
            slip, entry = kwargs.get("slip"), kwargs.get("entry")
            _not_voted(slip.entry_id if slip else entry.pk)  # type: ignore[attr-defined]
            raise

    return run


@_first_counts
@act
def vote(*, by: Actor, entry: RollEntry, answer: Sequence[str], receipt: str, at: datetime | None = None) -> Cast:
    """A household votes on the web. See `_voted`."""
    return _voted(by, entry, answer, receipt, at)


@_first_counts
@act
def vote_with_code(*, by: Actor, slip: Slip, answer: Sequence[str], at: datetime | None = None) -> Cast:
    """A household answers on the web with its slip's code; `at` is when the request reached us. Raises AlreadyVoted,
    ValidationError."""
    known = _living(pk=slip.pk)
    if not known:
        raise ValidationError(_("Mã này không còn dùng: hộ đã được cấp phiếu khác."))
    return _voted(by, known[0].entry, answer, codes.receipt_of(known[0].nonce), at)


@act
def take_slip(*, by: Actor, entry: RollEntry, receipt: str, at: datetime | None = None) -> Cast:
    """A paper slip came back: the household has voted; what it says is read later by two people."""
    found = locked(entry.round)
    require(by, permissions.READ_SLIPS, found)
    _in_time(found, at or now())
    cast = _cast(by, found, entry, Cast.Channel.SLIP, receipt, None)
    record(by, "decide.take_slip", found, after={"channel": cast.channel, "entry": entry.pk})
    return cast


@act
def take_hall(*, by: Actor, round: Round, entries: Collection[RollEntry]) -> int:
    """The households present at a meeting take part in its vote. Returns how many are new."""
    found = locked(round)
    require(by, permissions.AT_WORK, found)
    there = set(found.casts.values_list("entry_id", flat=True))
    new = [entry for entry in entries if entry.pk not in there and entry.round_id == found.pk]
    Cast.objects.bulk_create(
        [
            Cast(
                commune=by.commune, round=found, entry=entry, channel=Cast.Channel.HALL, secret=found.secret,
                receipt=boxes.hashed(found.salt, boxes.spelled(f"{found.salt}.{entry.pk}", "hall")),
            )
            for entry in new
        ]
    )  # fmt: skip
    record(by, "decide.take_hall", found, after={"households": len(new), "all": len(there) + len(new)})
    return len(new)


def checked_answer(round: Round, answer: Sequence[str]) -> list[str]:
    """The option keys chosen, sorted; raises ValidationError that says what is wrong with them."""
    chosen = sorted(set(answer))
    if strange := set(chosen) - set(round.option_labels):
        raise ValidationError({"answer": _("Không có phương án %(keys)s.") % {"keys": ", ".join(sorted(strange))}})
    if not chosen:
        raise ValidationError({"answer": _("Hãy chọn một phương án.")})
    if len(chosen) > round.seats:
        words = _("Chọn nhiều nhất %(seats)d; đang chọn %(chosen)d.")
        raise ValidationError({"answer": words % {"seats": round.seats, "chosen": len(chosen)}})
    return chosen


def put_in_box(round: Round, entry: RollEntry, answer: Sequence[str]) -> None:
    """The box is held until the act ends: nobody else rewrites it meanwhile."""
    number = boxes.box_of(entry.household_id, boxes.box_count(round.total or 1))
    box = _box(number, voting=round.pk)[0]
    about = boxes.about(round.commune_id, round.pk, number)
    with cursor_of(connection) as cursor:
        cursor.execute(_REWRITE, [boxes.with_one_more(box.sealed, about, answer), box.pk, round.commune_id])


def _voted(by: Actor, entry: RollEntry, answer: Sequence[str], receipt: str, at: datetime | None) -> Cast:
    """A household's answer is in.

    `at` is when the request reached us: a vote sent before the deadline counts though it waited past it. `receipt` is
    what the voter keeps. Votes wait for one another at the end of the journal's chain only, secret ones before they
    open their box: GRACE keeps a voting from being shut on one under way. Raises AlreadyVoted, ValidationError.
    """
    require(by, permissions.VOTE, permissions.Holder(entry))
    found = _voting(pk=entry.round_id)[0]
    if not found.web:
        raise ValidationError(_("Lần biểu quyết này không nhận phiếu điền trên mạng."))
    _in_time(found, at or now())
    chosen = checked_answer(found, answer)
    cast = _cast(by, found, entry, Cast.Channel.WEB, receipt, None if found.secret else chosen)
    if found.secret:
        hold(by)
        put_in_box(found, entry, chosen)
    record(by, "decide.vote", cast, after={"channel": cast.channel, "round": found.pk})
    return cast


def _cast(by: Actor, round: Round, entry: RollEntry, channel: str, receipt: str, answer: Sequence[str] | None) -> Cast:
    if entry.round_id != round.pk:
        raise ValidationError(_("Hộ này không có trong danh sách của lần biểu quyết."))
    _not_voted(entry.pk)
    cast = Cast(
        commune=by.commune, round=round, entry=entry, channel=channel, secret=round.secret,
        answer=answer, receipt=boxes.hashed(round.salt, receipt),
    )  # fmt: skip
    cast.save(force_insert=True)
    return cast


def _not_voted(entry: int) -> None:
    """Raises AlreadyVoted."""
    if voted := _cast_of(entry=entry):
        words = _("Hộ này đã biểu quyết (%(channel)s). Mỗi hộ một phiếu; phiếu đã nhận vẫn giữ nguyên.")
        raise AlreadyVoted(words % {"channel": voted[0].get_channel_display()})


def _in_time(round: Round, at: datetime) -> None:
    if round.state == Round.State.PLANNED:
        raise ValidationError(_("Lần biểu quyết này chưa mở."))
    if round.state == Round.State.OPEN and round.opens_at <= at < round.closes_at:
        return
    when = f"{timezone.localtime(round.closes_at):%H:%M %d/%m/%Y}"
    words = _("Đã hết hạn nộp phiếu lúc %(when)s (%(article)s).")
    raise ValidationError(words % {"when": when, "article": DEADLINE})
