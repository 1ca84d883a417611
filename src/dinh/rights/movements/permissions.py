"""Models, cultural families and groups, emulation, community forces: who proposes, reviews, recognises, adopts."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, at_home, holds, holds_a_post, permission, power
from dinh.rights.movements.clocks import LOOKS
from dinh.rights.movements.models import Adoption, Campaign, Council, Entry, GroupReview, PracticeModel

READER = "movements.read"
WRITER = "movements.write"
RECOGNISER = "movements.recognise"
ADOPTER = "movements.adopt"
REVIEWER = "movements.review"
power(READER, "Xem mô hình, danh hiệu, lực lượng cộng đồng")
power(WRITER, "Ghi mô hình, danh hiệu, thi đua, lực lượng cộng đồng")
power(RECOGNISER, "Công nhận mô hình, danh hiệu")
power(ADOPTER, "Đề xuất, áp dụng mô hình tại đơn vị mình")
power(REVIEWER, "Bình xét danh hiệu ở thôn, tổ dân phố")
State = PracticeModel.State


def own_group(by: Actor) -> int | None:
    """The group this post heads, where it may review there."""
    return by.post.group_id if by.post and by.has(REVIEWER) else None


def of_own_place(by: Actor, thing: Any) -> bool:
    """Whether a thing with `body` and `group` is of the place this post speaks for."""
    group = getattr(thing, "group_id", None)
    if group is not None:
        return bool(own_group(by) == group)
    return bool(by.has(ADOPTER) and by.body and by.body.pk == thing.body_id)


def _takes_part(by: Actor, thing: Any) -> Refusal | None:
    """Writing a model or taking one up: for one's own body, or the group one heads."""
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(WRITER) or by.has(ADOPTER) or own_group(by) is not None:
        return None
    return Refusal(_("Chức danh này không được giao quyền đề xuất, áp dụng mô hình cho đơn vị nào."))


def _adopts(by: Actor, thing: Any) -> Refusal | None:
    if refusal := holds_a_post(by, thing):
        return refusal
    if by.has(ADOPTER) or own_group(by) is not None:
        return None
    return Refusal(_("Chỉ người được giao quyền ở một đơn vị, hoặc Trưởng thôn, Tổ trưởng mới áp dụng mô hình được."))


def _writer_or_own(by: Actor, thing: Any) -> Refusal | None:
    if refusal := at_home(by, thing) or holds_a_post(by, thing):
        return refusal
    if by.has(WRITER) or of_own_place(by, thing):
        return None
    return Refusal(_("Việc này của đơn vị khác; chỉ đơn vị đó hoặc cán bộ ghi mô hình làm được."))


def _own_only(by: Actor, adoption: Adoption) -> Refusal | None:
    if refusal := at_home(by, adoption) or holds_a_post(by, adoption):
        return refusal
    if of_own_place(by, adoption):
        return None
    return Refusal(_("Bảng việc này của đơn vị khác; chỉ nơi áp dụng đánh dấu và sửa được."))


def _from_outside(by: Actor, adoption: Adoption) -> Refusal | None:
    """A look is worth something when someone else takes it."""
    if of_own_place(by, adoption) or (adoption.group_id is None and by.body and by.body.pk == adoption.body_id):
        return Refusal(_("Nơi áp dụng không tự xem lại mình: nhờ cán bộ ghi mô hình hoặc Mặt trận của đơn vị khác."))
    return None


def _own_group(by: Actor, thing: Any) -> Refusal | None:
    """`thing` is a review, or (at the door) the commune."""
    if refusal := holds_a_post(by, thing):
        return refusal
    mine = own_group(by)
    if by.has(WRITER) or (mine is not None and mine == getattr(thing, "group_id", mine)):
        return None
    return Refusal(_("Việc bình xét do Trưởng thôn, Tổ trưởng tổ dân phố nơi đó ghi, hoặc cán bộ ghi giúp."))


def _comments(by: Actor, thing: GroupReview | Campaign) -> Refusal | None:
    return _own_group(by, thing) if isinstance(thing, GroupReview) else holds(WRITER)(by, thing)


def hangs(by: Actor, thing: GroupReview | Campaign) -> Refusal | None:
    told = thing.state == GroupReview.State.POSTED if isinstance(thing, GroupReview) else thing.stage == "posted"
    return None if told else Refusal(_("Chỉ nhận ý kiến khi danh sách đang niêm yết."))


def still_open(by: Actor, thing: GroupReview | Campaign) -> Refusal | None:
    if thing.posted_until and today() > thing.posted_until:
        words = _("Đã hết ngày góp ý (%(day)s). Vẫn có thể gửi phản ánh, kiến nghị.")
        return Refusal(words % {"day": f"{thing.posted_until:%d/%m/%Y}"})
    return None


def looks_left(by: Actor, adoption: Adoption) -> Refusal | None:
    taken = max((one.months for one in adoption.looks.all()), default=0)
    return None if taken < LOOKS[-1] else Refusal(_("Nơi này đã xem lại đủ các lần."))


def _force_hand(by: Actor, force: Any) -> Refusal | None:
    if refusal := at_home(by, force) or holds_a_post(by, force):
        return refusal
    if by.has(WRITER) or (force.group_id is not None and own_group(by) == force.group_id):
        return None
    return Refusal(_("Hoạt động do cán bộ phụ trách ghi, hoặc Trưởng thôn, Tổ trưởng nơi lực lượng hoạt động."))


def now_in(*states: str) -> Check:
    def check(by: Actor, thing: Any) -> Refusal | None:
        if thing.state in states:
            return None
        words = _("“%(name)s” hiện %(state)s nên không làm được việc này.")
        return Refusal(words % {"name": str(thing)[:80], "state": thing.get_state_display()})

    return check


def living(by: Actor, adoption: Adoption) -> Refusal | None:
    return None if adoption.living else Refusal(_("Nơi này đã dừng mô hình."))


def still_sits(by: Actor, council: Council) -> Refusal | None:
    return Refusal(_("Hội đồng này đã kết thúc.")) if council.ended_on else None


def in_stage(*stages: str) -> Check:
    def check(by: Actor, campaign: Campaign) -> Refusal | None:
        if campaign.stage in stages:
            return None
        told = {"posted": _("đang niêm yết danh sách"), "decided": _("đã có quyết định"), "open": _("chưa niêm yết")}
        return Refusal(_("Đợt này %(stage)s nên không làm được việc này.") % {"stage": told[campaign.stage]})

    return check


def campaign_open(by: Actor, entry: Entry) -> Refusal | None:
    return in_stage("open")(by, entry.campaign)


def standing(by: Actor, force: Any) -> Refusal | None:
    return Refusal(_("Lực lượng này đã kết thúc.")) if force.ended_on else None


def serving(by: Actor, member: Any) -> Refusal | None:
    return Refusal(_("Người này đã thôi tham gia.")) if member.until else None


def home(by: Actor, thing: Any) -> Refusal | None:
    return at_home(by, thing)


R = GroupReview.State
ENTER = permission("movements.enter", holds(READER))
WRITE = permission("movements.write", holds(WRITER))
DECIDE = permission("movements.decide", holds(RECOGNISER))
TAKE_PART = permission("movements.take_part", _takes_part)
REVIEWING = permission("movements.reviewing", _own_group)

EDIT_MODEL = permission("movements.edit_model", _writer_or_own, now_in(State.DRAFT, State.RETURNED))
COMPLETE = permission("movements.complete_model", holds(WRITER), now_in(State.RECOGNISED))
SEND = permission("movements.send_model", _writer_or_own, now_in(State.DRAFT, State.RETURNED))
SEND_BACK = permission("movements.send_back", holds(WRITER), now_in(State.PROPOSED))
RECOGNISE = permission("movements.recognise_model", holds(RECOGNISER), now_in(State.EXAMINED))
REFUSE = permission("movements.refuse_model", holds(RECOGNISER), now_in(State.EXAMINED))
ADOPT = permission("movements.adopt_model", _adopts, home, now_in(State.RECOGNISED))
SUGGEST = permission("movements.suggest", holds(WRITER), now_in(State.RECOGNISED))
SEE_ADOPTION = permission("movements.see_adoption", holds(READER))
WORK_ON = permission("movements.work_on", _own_only, living)
LOOK = permission("movements.look", holds(WRITER), living, looks_left, _from_outside)
STOP = permission("movements.stop_adoption", _writer_or_own, living)

SIT = permission("movements.sit", holds(WRITER), still_sits)

REGISTER = permission("movements.register", _own_group, now_in(R.REGISTERING))
REVIEW = permission("movements.review_group", _own_group, now_in(R.REGISTERING, R.REVIEWED))
POST = permission("movements.post_review", _own_group, now_in(R.REVIEWED))
CORRECT = permission("movements.correct_result", _own_group, now_in(R.POSTED))
COMMENT = permission("movements.comment", _comments, hangs)
SAY = permission("movements.say", home, hangs, still_open)
ANSWER = permission("movements.answer_comment", _comments)
RECOGNISE_GROUP = permission("movements.recognise_group", holds(RECOGNISER), now_in(R.POSTED))

ENTER_ENTRY = permission("movements.enter_entry", _takes_part, in_stage("open"))
PROPOSE_ENTRY = permission("movements.propose_entry", _writer_or_own, campaign_open, now_in("registered", "proposed"))
DROP_ENTRY = permission("movements.drop_entry", holds(WRITER), now_in("registered", "proposed", "passed"))
POST_CAMPAIGN = permission("movements.post_campaign", holds(WRITER), in_stage("open"))
DECIDE_CAMPAIGN = permission("movements.decide_campaign", holds(RECOGNISER), in_stage("posted"))

EDIT_FORCE = permission("movements.edit_force", holds(WRITER), standing)
ACT_FORCE = permission("movements.act_force", _force_hand, standing)
EDIT_MEMBER = permission("movements.edit_force_member", holds(WRITER), serving)
