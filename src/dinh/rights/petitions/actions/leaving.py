"""A sender takes a letter back."""

from __future__ import annotations

from django.utils.translation import gettext as _

from dinh.ground.act import act
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Refused, require
from dinh.rights.petitions import permissions
from dinh.rights.petitions.actions.common import keep, lock, needed, step
from dinh.rights.petitions.models import Asking, Kind, Petition
from dinh.rights.petitions.permissions import Following


def why_not_withdraw(petition: Petition) -> str:
    """Why a sender cannot take a matter back here; empty when they can."""
    if petition.kind == Kind.DENUNCIATION:
        return _("Rút tố cáo thì làm bằng văn bản, mang đến trụ sở: có dấu hiệu vi phạm thì vẫn được giải quyết.")
    if petition.kind == Kind.COMPLAINT:
        return _("Rút khiếu nại thì làm đơn có chữ ký hoặc điểm chỉ, mang đến trụ sở hoặc gửi bưu chính.")
    if not petition.is_open:
        return _("Việc này đã xong nên không rút nữa.")
    return ""


@act
def withdraw(*, by: Actor, asking: Asking, words: str, proven: bool = False) -> Petition:
    """The sender of a reflection or proposal asks no more. It ends when nobody else asks about it; otherwise it goes on
    for the others, and this sender is one of them no longer."""
    petition = lock(asking.petition, None)
    require(by, permissions.SAY, Following(asking.letter, proven))
    if why := why_not_withdraw(petition):
        raise Refused(why)
    words = needed("words", words, _("Hãy viết vì sao rút: đã xong, gửi nhầm…"), 1000)
    if petition.askings.exclude(pk=asking.pk).exists():
        step(by, petition, "left", words=words, inside=True)
        asking.delete()
        return keep(by, petition, "lose_asker", askers=petition.askings.count(), personal={"words": words})
    petition.state, petition.ended_on, petition.public = Petition.State.WITHDRAWN, today(), False
    step(by, petition, "withdraw", words=words, inside=True)
    return keep(by, petition, "withdraw_voice", personal={"words": words})
