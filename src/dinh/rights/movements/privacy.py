"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.personal import MASK, Why, holds, plain


def comment_waits(comment: Any) -> str:
    return "" if comment.answered_on else _("Góp ý này chưa được trả lời.")


PRAISED = Why("người tiêu biểu, người được đề nghị khen", "khen thưởng, nhân rộng cách làm", "duty",
              "ai cũng xem được phần công khai", "kept")  # fmt: skip
HOUSE = Why("hộ được bình xét", "xét danh hiệu của hộ", "decide", "ai cũng xem được khi niêm yết", "kept")
COUNCIL = Why("thành viên hội đồng, tổ nòng cốt", "biết ai xét, ai làm", "duty", "chức danh được giao phong trào",
              "kept")  # fmt: skip
COMMENT = Why("người góp ý danh sách", "trả lời, xem lại kết quả", "consult", "chức danh được giao phong trào",
              "asked")  # fmt: skip
NAMED = Why("người được nhắc đến", "theo dõi phong trào", "duty",
            "chức danh được giao; ai cũng xem được phần công khai", "kept")  # fmt: skip

holds("movements.PracticeModel", PRAISED,
      "title:words holder_name:name problem:words who:words conditions:words story:words reason:words "
      "proposed_by:label", "public")  # fmt: skip
holds("movements.RecipeStep", NAMED, "text:words", MASK)
holds("movements.Measure", NAMED, "name:words how:words", MASK)
holds("movements.ModelPhoto", NAMED, "caption:words", MASK)
holds("movements.Adoption", NAMED, "ended_why:words by_label:label", MASK)
holds("movements.CheckLine", NAMED, "original:words text:words why:words evidence:words done_by:label", MASK)
holds("movements.Look", NAMED, "words by_label:label", MASK)
holds("movements.Hint", NAMED, "about_title:words decided_by:label shared:data", MASK)
holds("movements.Seat", COUNCIL, "name", "minutes")
holds("movements.Sitting", COUNCIL, "place:words minutes:words words", "minutes")
holds("movements.Campaign", NAMED, "name:words awards:words", "public")
holds("movements.Entry", PRAISED, "name award:words achievements:words dropped_why:words", "public")
holds("movements.Force", NAMED, "name:words", "minutes")
holds("movements.ForceMember", COUNCIL, "name", "act")
holds("movements.Activity", NAMED, "title:words place:words", MASK)
holds("movements.YearReview", COUNCIL, "by_label:label", "act")
holds("movements.GroupReview", HOUSE, "minutes:words posted_at_place:words", "minutes")
holds("movements.HouseholdResult", HOUSE, "household number:derived name changed_why:words", "public")
holds("movements.Comment", COMMENT, "words answer:words", MASK, until=comment_waits)
holds("movements.Comment", COMMENT, "answered_by:label key:derived", "act")

plain("movements", """
PracticeModel: ref cost_source began_on proposed_on decision decided_on source
Measure: unit measured_on
Adoption: ref begun_on ended_on
CheckLine: done_on
Look: looked_on
Hint: about decided_on
Council: name decision founded_on ended_on ground
Seat: role since left_on
Sitting: held_on
Campaign: opened_on until ground posted_on posted_until decision decided_on
Force: decision founded_on ended_on ended_decision
ForceMember: since until decision
Activity: held_on
YearReview: reviewed_on
Title: name criteria ground ended_on
TitleRound: opened_on until
GroupReview: held_on posted_on posted_until decision decided_on
Comment: ref received_on answered_on
""")  # fmt: skip
