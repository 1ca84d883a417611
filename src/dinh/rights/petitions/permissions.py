"""Who may do what with letters and matters.

Anyone may send, and may do with their own letter what reference and PIN let them. Denunciations are for the posts that
settle them; a denouncer's identity is for the posts entrusted with it. Being a manager or a superuser opens neither.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.gate import Refusal, at_home, holds, holds_a_post, permission, power
from dinh.ground.people.permissions import GUARDED
from dinh.law.cite import Cite
from dinh.law.rules.sources import DENUNCIATIONS
from dinh.rights.petitions.course import MOVES
from dinh.rights.petitions.drawing import drawn
from dinh.rights.petitions.models import Asking, Kind, Letter, Lot, Petition, Review

power("petitions.read", "Xem phản ánh, kiến nghị, khiếu nại")
power("petitions.handle", "Tiếp nhận, phân loại, xử lý phản ánh, kiến nghị, khiếu nại")
power("petitions.decide", "Thụ lý, quyết định giải quyết khiếu nại")
power("petitions.denunciation", "Xử lý, giải quyết tố cáo")
power("petitions.identity", "Mở thông tin người tố cáo (mỗi lần mở đều ghi sổ)")
GUARDED.update({"petitions.identity", "petitions.denunciation"})
power("petitions.front", "Tổng hợp phản ánh, kiến nghị của đoàn viên, hội viên")
power("petitions.review", "Kiểm tra lại kết quả giải quyết (Ban Thanh tra nhân dân)")

SECRET = Cite(DENUNCIATIONS, 8, 3)
State = Petition.State


@dataclass(frozen=True, slots=True)
class Following:
    """A letter as its sender follows it: `proven` when they showed its reference and PIN."""

    letter: Letter
    proven: bool

    @property
    def commune_id(self) -> int:
        return int(self.letter.commune_id)


def anyone(by: Actor, thing: Any) -> Refusal | None:
    """Petitioning needs no account and no post: it is a right of everyone."""
    return None


def reads_the_kind(by: Actor, petition: Petition) -> Refusal | None:
    """Denunciations are read by those who settle them, never by everyone who reads letters."""
    if petition.kind != Kind.DENUNCIATION or by.has("petitions.denunciation") or by.has("petitions.identity"):
        return None
    return Refusal(_("Vụ việc tố cáo chỉ người được giao giải quyết mới xem được."), SECRET)


def sender_or_office(by: Actor, thing: Following) -> Refusal | None:
    """The sender with reference and PIN, an official who writes down what the sender said, or the body that heard it
    from its members."""
    if thing.proven:
        return at_home(by, thing)
    heard = thing.letter.collected_by_id and by.has("petitions.front") and heard_by_own_body(by, thing.letter) is None
    return at_home(by, thing) if heard else _handles(by, thing)


def heard_by_own_body(by: Actor, letter: Letter) -> Refusal | None:
    """What members told a body is followed by that body."""
    if by.body and letter.collected_by_id == by.body.pk:
        return None
    return Refusal(_("Ý kiến này do tổ chức khác thu nhận và theo dõi."))


def not_held(by: Actor, letter: Letter) -> Refusal | None:
    return Refusal(_("Đơn này đang tạm giữ: %(why)s") % {"why": letter.held}) if letter.held else None


def is_held(by: Actor, letter: Letter) -> Refusal | None:
    return None if letter.held else Refusal(_("Đơn này không bị tạm giữ."))


def never_sealed(by: Actor, thing: Following) -> Refusal | None:
    """Of a denunciation nothing outside tells who wrote: there is nobody to compare a paper with."""
    if not thing.letter.askings.filter(petition__kind=Kind.DENUNCIATION).exists():
        return None
    return Refusal(_("Đơn tố cáo đã niêm phong nên không cấp lại phiếu."), SECRET)


def somebody_named(by: Actor, thing: Following) -> Refusal | None:
    """At the desk a paper is compared with a name; without one anybody could come."""
    sender = getattr(thing.letter, "sender", None)
    if thing.proven or (sender is not None and sender.name.strip()):
        return None
    return Refusal(_("Đơn này không ghi tên người gửi nên không đối chiếu được với giấy tờ nào."))


def waits_for_a_word(by: Actor, asking: Asking) -> Refusal | None:
    if asking.petition.state in (State.ANSWERED, State.CLOSED) and not asking.word:
        return None
    return Refusal(_("Vụ việc chưa có trả lời để nhận xét, hoặc bà con đã nhận xét rồi."))


def still_new(by: Actor, petition: Petition) -> Refusal | None:
    if petition.state in (State.NEW, State.SUPPLEMENT):
        return None
    return Refusal(_("Vụ việc đã vào giải quyết nên không phân loại lại được."))


def both_open_voices(by: Actor, petition: Petition) -> Refusal | None:
    if petition.kind in (Kind.REFLECTION, Kind.PROPOSAL) and petition.state != State.JOINED:
        return None
    return Refusal(_("Chỉ gộp phản ánh, kiến nghị; khiếu nại, tố cáo được giải quyết riêng từng đơn."))


def may_be_public(by: Actor, petition: Petition) -> Refusal | None:
    if petition.kind in (Kind.REFLECTION, Kind.PROPOSAL):
        return None
    return Refusal(_("Khiếu nại, tố cáo không đưa lên trang công khai."))


def is_drawn(by: Actor, petition: Petition) -> Refusal | None:
    """A closed reflection or proposal that the lot of its year drew, whose closing nobody looked at yet."""
    if petition.kind not in (Kind.REFLECTION, Kind.PROPOSAL) or petition.ended_on is None or not petition.ending:
        return Refusal(_("Chỉ kiểm tra lại phản ánh, kiến nghị đã kết thúc."))
    lot = Lot.objects.filter(year=petition.ended_on.year).first()
    if lot is None or not drawn(lot.secret, petition.ref):
        return Refusal(_("Vụ việc này không có trong danh sách rút ngẫu nhiên."))
    if Review.objects.filter(petition=petition, closed_on=petition.ended_on).exists():
        return Refusal(_("Lần kết thúc này đã được kiểm tra rồi."))
    return None


def _reads_letters_or_reviews(by: Actor, thing: Any) -> Refusal | None:
    return None if by.has("petitions.review") and at_home(by, thing) is None else _handles(by, thing)


_reads, _handles, _decides = holds("petitions.read"), holds("petitions.handle"), holds("petitions.decide")
_passes_on = holds("petitions.front")


def _passes_on_or_reads(by: Actor, thing: Any) -> Refusal | None:
    return None if _passes_on(by, thing) is None else _reads(by, thing)


_denounces, _identity = holds("petitions.denunciation"), holds("petitions.identity")

READ = permission("petitions.read", _reads)
READ_ONE = permission("petitions.read_one", _reads, reads_the_kind)
HANDLE = permission("petitions.handle", _handles)
SEND = permission("petitions.send", anyone)
ENTER = permission("petitions.enter", _handles)
PASS_ON = permission("petitions.pass_on", _passes_on)
PASSED_ON = permission("petitions.passed_on", _passes_on, heard_by_own_body)
DIGEST = permission("petitions.digest", holds_a_post)  # matters, never persons: every official may read it
DIGEST_ROWS = permission("petitions.digest_rows", _passes_on_or_reads)
ENTER_DENUNCIATION = permission("petitions.enter_denunciation", _denounces)
SORT = permission("petitions.sort", _handles, reads_the_kind, still_new)
JOIN = permission("petitions.join", _handles, both_open_voices)
SHOW = permission("petitions.show", _handles, may_be_public)
HOLD = permission("petitions.hold", _handles, not_held)
RELEASE = permission("petitions.release", _handles, is_held)
APPEAL_HOLD = permission("petitions.appeal_hold", anyone)
SAY = permission("petitions.say", sender_or_office)
WAITS = permission("petitions.waits_for_word", waits_for_a_word)
COMPLETE = permission("petitions.complete", sender_or_office)
RENEW_SLIP = permission("petitions.renew_slip", sender_or_office, never_sealed, somebody_named)
ERASE = permission("petitions.erase", _handles)
MANAGE = permission("petitions.manage", _handles)
CLOSE_IN_SILENCE = permission("petitions.close_in_silence", at_home)
REVIEWS = permission("petitions.reviews", _reads_letters_or_reviews)
REVIEW = permission("petitions.review_one", holds("petitions.review"))
DRAWN = permission("petitions.drawn", is_drawn)
DENUNCIATIONS_READ = permission("petitions.denunciations", _denounces)
OPEN_IDENTITY = permission("petitions.open_identity", _identity)
_BY_POWER = {
    "handle": permission("petitions.move_handle", _handles, reads_the_kind),
    "decide": permission("petitions.move_decide", _decides, reads_the_kind),
    "denunciation": permission("petitions.move_denunciation", _denounces),
}


def to_move(kind: str, move: str) -> str:
    """The permission that a move needs."""
    return _BY_POWER[MOVES[kind][move].power]
