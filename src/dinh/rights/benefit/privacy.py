"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from dinh.ground.personal import MASK, Why, holds, plain


def comment_waits(comment: Any) -> str:
    return "" if comment.answered_on else _("Góp ý này chưa được trả lời.")


LISTED = Why("người, hộ thụ hưởng chính sách", "bình xét, niêm yết, chi trả", "publish",
             "chức danh được giao chính sách; ai cũng xem được khi niêm yết", "kept")  # fmt: skip
COMMENT = Why("người góp ý danh sách", "xem lại danh sách", "consult", "chức danh được giao chính sách", "asked")
GIVER = Why("người ủng hộ, người nhận", "công khai cuộc vận động", "publish", "ai cũng xem được", "kept")
FILES = Why("người nộp hồ sơ một cửa", "đếm hồ sơ đúng hạn, trễ hạn; không nhận tên", "duty",
            "chức danh được giao chính sách", "kept")  # fmt: skip
BY = Why("người nạp, người chủ trì", "biết ai đã làm", "duty", "chức danh được giao chính sách", "kept")

holds("benefit.Beneficiary", LISTED, "household name goods:words batch:derived", "public")
holds("benefit.GroupReview", BY, "place:words chaired_by:label", "minutes")
holds("benefit.Comment", COMMENT, "text:words answer:words", MASK, until=comment_waits)
holds("benefit.Payment", LISTED, "goods:words place:words reason:words", "ledger")
holds("benefit.Case", LISTED, "words", "ledger")
holds("benefit.BeneficiaryList", LISTED, "title:words reason:words", "public")
holds("benefit.Drive", GIVER, "title:words purpose:words keeper:label remainder:words", "ledger")
holds("benefit.Entry", GIVER, "who:name place:words reason:words", "ledger")
holds("benefit.ImportRun", FILES, "file_name:words", MASK)
holds("benefit.ImportRun", BY, "brought_by:label", "act")
holds("benefit.ServiceRow", FILES, "key:derived data problem:words before:data", MASK)

plain("benefit", """
Programme: ref title ground level criteria steps decider published_on publication closed_on
BeneficiaryList: ref opened_on posted_on comments_until publication shown_until approved_on decision result_on \
returned_on
GroupReview: held_on
Beneficiary: code
Comment: received_on answered_on
Payment: paid_on
Answer: on
Case: opened_on due_on closed_on
Drive: ref ground opened_on closed_on
Good: name unit
Entry: day
ImportRun: counts dropped totals brought_at settled_at
ServiceFile: code procedure field received_on due_on returned_on
ServiceCount: month procedure field
Survey: ref quarter begins ends questions seed_rule seed_day seed announced_on drawn_on closed_on result
Stratum: code name
Slot: code
Tally: question answer
""")  # fmt: skip
