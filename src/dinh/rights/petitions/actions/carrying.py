"""The Front or a union brings members the answer to what they said, and writes down what they think of it."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import require
from dinh.ground.journal.actions import record
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import needed
from dinh.rights.petitions.actions.saying import say
from dinh.rights.petitions.models import Asking


@act
def carry_back(*, by: Actor, asking: Asking, on: date, where: str, word: str = "", words: str = "") -> Asking:
    """Members were told of the outcome `on` a day, at a meeting or by mouth. `word`, where they gave it, is their own
    word on the answer (`say`): «chưa» sends the matter back to work.

    Raises ValidationError while there is no outcome, and for a day before it.
    """
    asking = Asking.objects.select_for_update(of=("self",)).select_related("letter", "petition").get(pk=asking.pk)
    require(by, permissions.PASSED_ON, asking.letter)
    petition = asking.petition
    if petition.is_open:
        raise ValidationError(_("Vụ việc chưa có kết quả để báo lại."))
    known = petition.answered_on or petition.ended_on
    if on > today() or (known and on < known):
        raise ValidationError({"on": _("Ngày báo lại từ ngày có kết quả đến hôm nay.")})
    asking.told_on = on
    asking.told_at = needed("where", where, _("Hãy ghi báo lại ở đâu: buổi họp nào, đến tận nhà, gọi điện."), 200)
    asking.save(update_fields=["told_on", "told_at"])
    record(by, "petitions.carry_back", petition, after={"told_on": on, "word": word})
    if word:
        say(by=by, asking=asking, word=word, words=words)
    return asking
