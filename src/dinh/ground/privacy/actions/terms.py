"""How long each kind is kept, and what is held back: the data officer's own decisions, each with its reason."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.ground.lapsing import LAPSES, Lapse
from dinh.ground.privacy import lapsed, permissions
from dinh.ground.privacy.models import Hold, Term
from dinh.law.retention import LONGEST_HOLD, NOTICE, ahead


def kind_of(key: str) -> Lapse:
    if key not in LAPSES:
        raise ValidationError({"key": _("Không có loại dữ liệu này.")})
    return LAPSES[key]


def post_of(actor: Actor) -> str:
    return f"{actor.post.title}, {actor.post.body.name}"[:300] if actor.post else ""


@act
def set_term(*, by: Actor, key: str, amount: int | None, reason: str) -> Term:
    """Keep a kind `amount` of its unit from now on; None: it does not go by itself any more.

    Whatever makes rows go sooner takes effect only after `NOTICE`, so that what is about to go can be looked at and
    held. Raises ValidationError out of the bounds of `law.retention`.
    """
    require(by, permissions.TERMS)
    kind, day = kind_of(key), today()
    law = kind.law
    if amount is not None and not law.least <= amount <= law.most:
        told = {"least": law.least, "most": law.most, "unit": law.unit}
        raise ValidationError({"amount": _("Hãy đặt từ %(least)s đến %(most)s %(unit)s.") % told})
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi vì sao đặt thời hạn này.")})
    before = lapsed.amount_on(key, day)
    sooner = amount is not None and (before is None or amount < before)
    term = Term(
        commune=by.commune, key=key, amount=amount, from_day=ahead(NOTICE, day) if sooner else day, set_on=day,
        set_by=post_of(by), reason=reason.strip()[:500],
    )  # fmt: skip
    term.save(force_insert=True)
    told = {"kind": key, "amount": amount, "unit": law.unit, "from_day": term.from_day}
    record(by, "privacy.set_term", term, before={"amount": before}, after=told, personal={"reason": term.reason})
    return term


@act
def hold(*, by: Actor, key: str, about_id: str, reason: str, until: date) -> Hold:
    """Hold back a record of a kind (`about_id`), or with it empty the whole kind, to the end of `until`."""
    require(by, permissions.HOLD)
    kind, day = kind_of(key), today()
    about = next((each for each in lapsed.records(kind, day) if each.about_id == about_id), None) if about_id else None
    if about_id and about is None:
        raise ValidationError(_("Không thấy hồ sơ này: có thể dữ liệu đã được bỏ. Hãy xem lại danh sách."))
    if not reason.strip():
        raise ValidationError({"reason": _("Hãy ghi giữ lại vì việc gì: khiếu nại nào, đợt thanh tra nào.")})
    last = ahead(LONGEST_HOLD, day)
    if not day <= until <= last:
        words = _("Hãy chọn ngày từ hôm nay đến %(last)s; đến lúc ấy xem lại, còn cần thì giữ tiếp.")
        raise ValidationError({"until": words % {"last": f"{last:%d/%m/%Y}"}})
    Hold.objects.filter(key=key, about_id=about_id, lifted_on=None, until__lt=day).update(lifted_on=day)
    if Hold.objects.filter(key=key, about_id=about_id, lifted_on=None).exists():
        raise ValidationError(_("Hồ sơ này đang được giữ lại rồi. Muốn đổi thì cho thôi giữ, rồi giữ lại."))
    held = Hold(
        commune=by.commune, key=key, about_id=about_id, about_label=about.label if about else "",
        reason=reason.strip()[:500], begun_on=day, until=until, held_by=post_of(by),
    )  # fmt: skip
    held.save(force_insert=True)
    told = {"kind": key, "record": held.about_label, "until": until}
    record(by, "privacy.hold", held, after=told, personal={"reason": held.reason})
    return held


@act
def lift(*, by: Actor, held: Hold) -> Hold:
    """No longer held back: what is past its term goes in the next round."""
    held = Hold.objects.select_for_update().get(pk=held.pk)
    require(by, permissions.HOLD, held)
    if held.lifted_on:
        raise ValidationError(_("Đã cho thôi giữ từ trước."))
    held.lifted_on, held.lifted_by = today(), post_of(by)
    held.save(update_fields=["lifted_on", "lifted_by"])
    record(by, "privacy.lift", held, after={"kind": held.key, "record": held.about_label})
    return held
