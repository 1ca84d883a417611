"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from dinh.ground.lapsing import lapses
from dinh.ground.personal import BLANK, MASK, ROW, Why, holds, plain
from dinh.rights.oversee.models import Verification


def asked_waits(one: Any) -> str:
    over = one.state in (Verification.State.DONE, Verification.State.DECLINED)
    return "" if over else _("Ban chưa trả lời người đề nghị.")


def kin_serves(kin: Any) -> str:
    return "" if kin.member.gone_on else _("Thành viên Ban có người thân này đang làm nhiệm vụ.")


MEMBER = Why("thành viên Ban Thanh tra nhân dân, Ban Giám sát", "bầu, công nhận, dân biết ai giám sát", "oversee",
             "ai cũng xem được", "kept")  # fmt: skip
KIN = Why("người thân của thành viên Ban Giám sát", "xét xung đột lợi ích", "oversee",
          "chức danh được giao giám sát; được niêm phong", "kept")  # fmt: skip
ASKER = Why("người đề nghị xác minh", "trả lời người ấy", "oversee", "thành viên Ban được đề nghị; được niêm phong",
            "asked")  # fmt: skip
NAMED = Why("người được nhắc đến khi kiểm tra, giám sát", "kết luận, kiến nghị", "oversee",
            "chức danh được giao; ai cũng xem được phần công khai", "kept")  # fmt: skip
BY = Why("người ghi, người trả lời", "biết ai đã làm", "duty", "chức danh được giao kiểm tra, giám sát", "kept")

holds("oversee.Verification", ASKER, "name contact", BLANK, until=asked_waits, marks="erased_on", secret=True)
holds("oversee.Verification", ASKER, "title:words words place:words answer:words result:words", MASK,
      until=asked_waits, secret=True)  # fmt: skip
holds("oversee.Verification", ASKER, "pin_hash:derived key:derived", "letters", secret=True)
holds("oversee.Member", MEMBER, "name user:account recognised_by:words gone_by:words", "act")
holds("oversee.Kin", KIN, "relation:words name cleared:words", ROW, secret=True, until=kin_serves)
holds("oversee.ProjectParty", NAMED, "name:words people:words", MASK)
holds("oversee.Board", NAMED, "handed_over:words", "minutes")
holds("oversee.Meeting", NAMED, "words", "minutes")
holds("oversee.Plan", NAMED, "title:words words", "minutes")
holds("oversee.PlanItem", NAMED, "why:words dropped_why:words", "minutes")
holds("oversee.Report", NAMED, "words proposals:words", "minutes")
holds("oversee.Visit", NAMED,
      "place:words why:words team_words:words met:words conclusion:words opinion:words shown:words "
      "cancelled_why:words", "minutes")  # fmt: skip
holds("oversee.Visit", BY, "confirmed_by:label", "act")
holds("oversee.Reading", NAMED, "where:words note:words", MASK)
holds("oversee.Reading", BY, "by:account", "act", of="by")
holds("oversee.Photo", NAMED, "note:words", MASK)
holds("oversee.Photo", BY, "by:account", "act", of="by")
holds("oversee.Criticism", NAMED,
      "title:words about:words overview:words answerer:label shown:words stopped_why:words", "minutes")  # fmt: skip
holds("oversee.Hearing", NAMED, "chair:label", "minutes")
holds("oversee.Point", NAMED, "who:name text:words proposal:words answer_text:words", "minutes")
holds("oversee.Finding", NAMED, "words ground:words shown:words", "minutes")
holds("oversee.Recommendation", NAMED, "words shown:words returned_why:words reply:words closed_why:words", "minutes")
holds("oversee.Recommendation", BY, "confirmed_by:label received_by:label reply_by_whom:label", "act")
holds("oversee.FollowUp", NAMED, "words", MASK)
holds("oversee.FollowUp", BY, "by:label", "act")
holds("oversee.Theme", NAMED, "title:words about:words", "minutes")
holds("oversee.Inspection", NAMED,
      "why:words team:words report:words place:words met:words strengths:words weaknesses:words "
      "cancelled_why:words", "minutes")  # fmt: skip
holds("oversee.Inspection", BY, "reporter:label", "act")
holds("oversee.Mark", NAMED, "seen:words", "minutes")
holds("oversee.InspectionTask", NAMED, "text:words", "minutes")
holds("oversee.Remark", NAMED, "words", "minutes")
holds("oversee.Passing", NAMED, "what:words ground:words competent:words answer:words", "minutes", secret=True)
holds("oversee.Proposal", NAMED, "text:words record:words head:words label:words", "minutes")
holds("oversee.Proposal", BY, "taken_by:label", "act")
holds("oversee.Choice", NAMED, "reason:words", MASK)
holds("oversee.Supervision", NAMED,
      "why:words about:words team:words conclusion:words shown:words cancelled_why:words", "minutes")  # fmt: skip
holds("oversee.Supervised", NAMED, "report:words reporter:label", "minutes")
holds("oversee.Session", NAMED, "place:words chair:label words", "minutes")
holds("oversee.Question", NAMED, "who:name text:words answer:words answered_by:label", "minutes")

lapses("verification-askers", "oversee.Verification", since=Coalesce("result_on", "answered_on"))
lapses("board-kin", "oversee.Kin", since=F("member__gone_on"))

plain("oversee", """
Board: ref name made_on begins last recognised_on decision told_on ended_on ended_ground work_ref work_name \
work_place watch_from work_until investor_told_on investor_told_no
Member: election paper chosen_on stated_on recognised_on gone_on
Meeting: on
Plan: period number made_on sent_on
PlanItem: theme work_ref target_name from_day to_day dropped_on
Report: period number sent_on figures
Checklist: title for_kind lines retired_on
Visit: ref theme work_ref target_name proposal_ref planned_on told_on told_no held_on concluded_on confirmed_on \
shown_on cancelled_on
CheckLine: question unit help
Reading: taken_at sent_at
Photo: sha256 taken_at
Verification: ref received_on answered_on result_on erased_on
Criticism: ref received_on received_number sent_on number answer_by answered_on answer_number shown_on stopped_on
Hearing: unit asked_on held_on
Point: part
Finding: found_on passed_to passed_on
Recommendation: ref reply_by made_on submitted_on confirmed_on sent_on number received_on replied_on reply_number \
do_by done_on closed_on
FollowUp: on
Theme: from_day to_day
Criterion: text look_at
Inspection: ref planned_on proposal_ref asked_on ask_number report_by reported_on visited_on concluded_on given_on \
cancelled_on
InspectionTask: due task_ref
Remark: ground
Passing: found_on passed_on number answered_on
Proposal: ref period day rules failed made_at taken_on shown_on
Choice: counts became
Supervision: ref proposal_ref theme from_day to_day decision asked_on report_by concluded_on number shown_on \
cancelled_on
Supervised: reported_on
Session: held_on
Question: answered_on
""")  # fmt: skip
