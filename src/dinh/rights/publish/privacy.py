"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

LISTED = Why("người có tên trong nội dung công khai", "công khai điều luật buộc công khai", "publish",
             "ai cũng xem được trong thời hạn công khai", "kept")  # fmt: skip
POSTING = Why("người dán, người đọc loa", "chứng minh đã công khai", "publish", "chức danh được giao xem công khai",
              "kept")  # fmt: skip
DESK = Why("người tiếp dân ở nơi niêm yết", "dân biết gọi ai", "publish", "ai cũng xem được", "standing")
OLD = Why("người có tên trong sổ công khai cũ", "tra cứu việc đã công khai", "duty",
          "chức danh được giao xem công khai", "kept")  # fmt: skip

holds("publish.Means", DESK, "phone seat:words contact:words", MASK)
holds("publish.PlanLine", LISTED, "content:words forms:data", MASK)
holds("publish.Publication", LISTED, "title:words withdraw_reason:words", "public")
holds("publish.Version", LISTED, "title:words summary:words body:words change_note:words", "public")
holds("publish.Attachment", LISTED, "title:words text:words tables:data note:words", "public")
holds("publish.Posting", POSTING, "by:account", "act", of="by")
holds("publish.Posting", POSTING, "note:words place:words struck_reason:words end_note:words", MASK)
holds("publish.Broadcast", POSTING, "by:account", "act", of="by")
holds("publish.Broadcast", POSTING, "note:words struck_reason:words", MASK)
holds("publish.HeadMessage", POSTING, "to:label told_note:words", MASK)
holds("publish.PastPublication", OLD,
      "words:words folded:words place:words body:words who:words note:words came_from:words struck_reason:words",
      MASK)  # fmt: skip

plain("publish", """
SectorTerm: article since until
Plan: paper_number adopted
PlanLine: by_day term
Posting: at struck_at posted_on ended_on
Broadcast: at struck_at day hours
HeadMessage: sent_at told_on
Publication: ref code quarter decided published_on first_on withdrawn_at
Version: paper_number decided published_at
PastPublication: began ended term forms forms_told paper_number book struck_at
""")  # fmt: skip
