"""Who writes rubrics, who adopts them, who scores themselves, who appraises, who decides. A comment needs no
account."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dinh.account.scores.models import Appeal, Campaign, Comment, Line, Rubric, Sheet
from dinh.ground.actor import Actor
from dinh.ground.clock import today
from dinh.ground.gate import Check, Refusal, at_home, holds, permission, power

SELF, DRAFTER, APPRAISER, ADOPTER = "scores.self", "scores.draft", "scores.appraise", "scores.adopt"
power(SELF, "Tự chấm điểm cho cơ quan, thôn, tổ mình")
power(DRAFTER, "Soạn bộ tiêu chí, mở và theo dõi đợt chấm điểm")
power(APPRAISER, "Thẩm định điểm của cơ quan, thôn, tổ khác")
power(ADOPTER, "Thông qua bộ tiêu chí, quyết định kết quả chấm điểm")
STAGES: dict[str, Any] = {
    "self": gettext_lazy("đang tự chấm"),
    "appraisal": gettext_lazy("đang thẩm định"),
    "posted": gettext_lazy("đang niêm yết dự thảo"),
    "ready": gettext_lazy("đã niêm yết đủ ngày"),
    "decided": gettext_lazy("đã quyết định, chưa công bố"),
    "appeal": gettext_lazy("đã công bố, còn nhận khiếu nại"),
    "closed": gettext_lazy("đã xong"),
    "stopped": gettext_lazy("đã dừng"),
}


def anyone(by: Actor, thing: Any) -> Refusal | None:
    return at_home(by, thing)


def either(*checks: Check) -> Check:
    """A check: one of these is enough; otherwise the first one's reason."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        refusals = [each(by, thing) for each in checks]
        return None if None in refusals else refusals[0]

    return check


def campaign_of(thing: Any) -> Campaign | None:
    if isinstance(thing, Line):
        return thing.sheet.campaign
    if isinstance(thing, Sheet | Comment):
        return thing.campaign
    if isinstance(thing, Appeal):
        return thing.sheet.campaign
    return thing if isinstance(thing, Campaign) else None


def sheet_of(thing: Any) -> Sheet | None:
    if isinstance(thing, Line | Appeal):
        return thing.sheet
    return thing if isinstance(thing, Sheet) else None


def now_in(*stages: str) -> Check:
    """A check: the campaign is today at one of these stages; a thing of the commune itself passes."""

    def check(by: Actor, thing: Any) -> Refusal | None:
        campaign = campaign_of(thing)
        if campaign is None:
            return None
        stage = campaign.stage(today())
        if stage in stages:
            return None
        return Refusal(_("Đợt chấm điểm này %(stage)s nên không làm được việc này.") % {"stage": STAGES[stage]})

    return check


def is_of(by: Actor, sheet: Sheet) -> bool:
    """Whether the post acted from is of the body, or heads the group, that the sheet scores."""
    if by.post is None:
        return False
    return by.post.group_id == sheet.group_id if sheet.group_id else by.post.body_id == sheet.body_id


def own_sheet(by: Actor, thing: Any) -> Refusal | None:
    sheet = sheet_of(thing)
    if sheet is None or is_of(by, sheet):
        return None
    words = _("Phiếu này của %(name)s; chỉ người của %(name)s tự chấm.")
    return Refusal(words % {"name": sheet.name})


def not_own_sheet(by: Actor, thing: Any) -> Refusal | None:
    sheet = sheet_of(thing)
    if sheet is None or not is_of(by, sheet):
        return None
    return Refusal(
        _("Không ai thẩm định điểm của chính cơ quan, thôn, tổ mình. Hãy để người khác thẩm định phiếu này.")
    )


def may_still_score(by: Actor, thing: Any) -> Refusal | None:
    """While self-scoring runs; in the appraisal only what was returned for completion."""
    sheet = sheet_of(thing)
    if sheet is not None and sheet.returned_on and sheet.campaign.stage(today()) == "appraisal":
        return None
    return now_in("self")(by, thing)


def not_own_appeal(by: Actor, thing: Any) -> Refusal | None:
    sheet = sheet_of(thing)
    if sheet is None or not is_of(by, sheet):
        return None
    return Refusal(_("Không ai trả lời khiếu nại của chính cơ quan, thôn, tổ mình. Hãy để người khác trả lời."))


def not_sent(by: Actor, thing: Any) -> Refusal | None:
    sheet = sheet_of(thing)
    if sheet is None or sheet.submitted_on is None:
        return None
    return Refusal(_("Phiếu tự chấm đã gửi. Muốn sửa, hãy đề nghị người thẩm định trả lại."))


def sent(by: Actor, thing: Any) -> Refusal | None:
    sheet = sheet_of(thing)
    if sheet is None or sheet.submitted_on is not None:
        return None
    return Refusal(_("Đơn vị này chưa gửi tự chấm nên chưa có gì để trả lại."))


def still_draft(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Rubric) or thing.state == Rubric.State.DRAFT:
        return None
    return Refusal(_("Bộ tiêu chí này không còn là bản soạn nên giữ nguyên. Muốn đổi, hãy soạn bản mới."))


def answered_nothing(by: Actor, thing: Any) -> Refusal | None:
    if not isinstance(thing, Comment | Appeal) or thing.answered_on is None:
        return None
    return Refusal(_("Đã trả lời rồi."))


def not_decided(by: Actor, thing: Any) -> Refusal | None:
    campaign = campaign_of(thing)
    if campaign is None or campaign.published_on is None:
        return None
    return Refusal(_("Kết quả đã công bố, không trả lời ý kiến về dự thảo nữa."))


def in_time_to_appeal(by: Actor, thing: Any) -> Refusal | None:
    campaign = campaign_of(thing)
    if campaign is None or campaign.stage(today()) == "appeal":
        return None
    if campaign.stage(today()) == "closed" and campaign.appeal_until:
        words = _("Đã hết thời gian khiếu nại: nhận đến hết ngày %(day)s.")
        return Refusal(words % {"day": f"{campaign.appeal_until:%d/%m/%Y}"})
    return Refusal(_("Chỉ khiếu nại được sau khi kết quả đã công bố."))


_self, _draft, _appraise, _adopt = holds(SELF), holds(DRAFTER), holds(APPRAISER), holds(ADOPTER)
READ = permission("scores.read", either(_self, _draft, _appraise, _adopt))
WRITE_RUBRIC = permission("scores.write_rubric", _draft, still_draft)
NEW_RUBRIC = permission("scores.new_rubric", _draft)
ADOPT = permission("scores.adopt", _adopt, still_draft)
OPEN = permission("scores.open", _draft)
RUN = permission("scores.run", _draft)
SCORE = permission("scores.score_self", _self, own_sheet, may_still_score, not_sent)
ENTER_SELF = permission("scores.enter_self", _self)
GIVE_BACK = permission("scores.give_back", either(_appraise, _draft), not_own_sheet, now_in("self", "appraisal"), sent)
TO_APPRAISAL = permission("scores.to_appraisal", _draft, now_in("self"))
APPRAISE = permission("scores.appraise", _appraise, not_own_sheet, now_in("appraisal", "posted", "ready"))
ENTER_APPRAISAL = permission("scores.enter_appraisal", _appraise)
POST = permission("scores.post", _draft, now_in("appraisal"))
COMMENT = permission("scores.comment", anyone, now_in("posted"))
ANSWER_COMMENT = permission("scores.answer_comment", either(_draft, _adopt), not_decided, answered_nothing)
DECIDE = permission("scores.decide", _adopt, now_in("ready"))
PUBLISH = permission("scores.publish", either(_draft, _adopt), now_in("decided"))
APPEAL = permission("scores.appeal", _self, own_sheet, in_time_to_appeal)
ANSWER_APPEAL = permission("scores.answer_appeal", _adopt, not_own_appeal, now_in("appeal", "closed"), answered_nothing)
STOP = permission("scores.stop", either(_draft, _adopt), now_in("self", "appraisal", "posted", "ready"))
