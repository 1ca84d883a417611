"""Whether a decision goes against what most people said: the law then wants its reasons (Điều 28)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from dinh.law import rules
from dinh.law.share import Share
from dinh.rights.consult import queries
from dinh.rights.consult.models import Consultation, Opinion, OpinionGroup

Stance, Outcome, Answer = Opinion.Stance, Consultation.Outcome, OpinionGroup.Answer
MAJORITY = "consult.majority"


def against_most(consultation: Consultation, outcome: str) -> list[str]:
    """In which points, in words; empty when in none. Voices count, not letters: minutes speak for those who agreed."""
    day = consultation.explained_on or consultation.planned_on
    share = rules.get(MAJORITY).on(day)
    if not isinstance(share, Share):
        return []
    found = []
    stances = queries.voices_by_stance(consultation)
    whole = sum(stances.values())
    if whole and outcome == Outcome.DROPPED:
        part = stances[Stance.FOR] + stances[Stance.CHANGE]
        if share.reached(part, whole):
            words = _("%(part)d/%(whole)d lượt nêu thái độ là đồng ý, còn kết luận là không ban hành.")
            found.append(words % {"part": part, "whole": whole})
    elif whole and share.reached(stances[Stance.AGAINST], whole):
        words = _("%(part)d/%(whole)d lượt nêu thái độ là không đồng ý, còn kết luận là ban hành.")
        found.append(words % {"part": stances[Stance.AGAINST], "whole": whole})
    total = queries.voices(consultation)
    groups: Iterable[Any] = queries.groups(consultation) if outcome != Outcome.DROPPED else ()
    for group in groups:
        if group.answer == Answer.EXPLAINED and total and share.reached(group.voice_count, total):
            words = _("“%(title)s” có %(part)d/%(whole)d lượt ý kiến nhưng không được tiếp thu.")
            found.append(words % {"title": group.title, "part": group.voice_count, "whole": total})
    return found
