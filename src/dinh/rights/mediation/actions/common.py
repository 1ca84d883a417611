"""What every act of the room does: lock the case as it was seen, note the step, move the edition, keep words sealed."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import now, today
from dinh.ground.journal.actions import record
from dinh.rights.mediation.models import Case, Private, Step, Team
from dinh.rights.mediation.sealed import hidden

State, Kind = Case.State, Step.Kind
ASKER = "người nhờ"
WORDS = 8000  # characters of one text


def needed(name: str, text: str, words: str, most: int = WORDS) -> str:
    """The text without spaces around it. Raises ValidationError on `name` when there is none, or too much."""
    text = text.strip()
    if not text:
        raise ValidationError({name: words})
    if len(text) > most:
        words = _("Dài %(length)d ký tự, nhiều nhất %(most)d. Hãy viết gọn hơn.")
        raise ValidationError({name: words % {"length": len(text), "most": most}})
    return text


def not_later(name: str, day: date, earliest: date | None = None) -> date:
    """A day that has come, and is not before `earliest`. Raises ValidationError on `name`."""
    if day > today():
        raise ValidationError({name: _("Ngày này chưa đến.")})
    if earliest and day < earliest:
        words = _("Ngày này trước ngày %(day)s của việc trước đó.")
        raise ValidationError({name: words % {"day": f"{earliest:%d/%m/%Y}"}})
    return day


def one_of(name: str, value: str, choices: Any) -> str:
    if value not in choices:
        raise ValidationError({name: _("Hãy chọn một dòng trong danh sách.")})
    return value


def lock(case: Case, edition: int | None) -> Case:
    """The case as it is now, its row locked to the end of the act.

    Raises ValidationError when someone else changed it since `edition` was shown; None asks no such check.
    """
    rows = Case.objects.select_for_update(of=("self",)).select_related("team", "partner", "private")
    locked: Case = rows.get(pk=case.pk)
    if edition is not None and locked.edition != edition:
        last = locked.steps.order_by("-at", "-pk").first()
        raise ValidationError(
            _(
                "Trong lúc anh/chị đang viết, vụ này đã có thay đổi: %(what)s (%(who)s). Những gì vừa gõ vẫn còn ở "
                "dưới; hãy mở hồ sơ xem lại rồi gửi lần nữa nếu còn cần."
            )
            % {"what": last.get_kind_display() if last else "", "who": last.by if last else ""}
        )
    return locked


def lock_team(team: Team) -> Team:
    """The team's row, locked: numbers of its book and its single head are settled one after the other."""
    locked: Team = Team.objects.select_for_update().get(pk=team.pk)
    return locked


def step(actor: Actor, case: Case, kind: str) -> None:
    who = f"{actor.post.title}, {actor.post.body.name}" if actor.post else ASKER
    Step(commune_id=case.commune_id, case=case, kind=kind, at=now(), by=who[:300]).save(force_insert=True)


def keep(
    actor: Actor, case: Case, what: str, kind: str, *, ground: str = "", private: dict[str, str] | None = None,
    **after: Any,
) -> Case:  # fmt: skip
    """Save the case one edition on, write its step and the journal. `after` never holds private life: words go into
    `private`, sealed, beside the chain."""
    case.edition += 1
    case.save()
    step(actor, case, kind)
    sealed = {name: hidden(text) for name, text in (private or {}).items() if text}
    record(
        actor, f"mediation.{what}", case, ground=ground[:500], after={"state": case.state, **after},
        personal=sealed or None,
    )  # fmt: skip
    return case


def write_private(case: Case, **texts: str) -> None:
    """Set the given texts; an empty one leaves what is there."""
    private: Private = case.private
    for name, text in texts.items():
        if text.strip():
            setattr(private, name, text.strip())
    private.save()
