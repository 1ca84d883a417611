"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import ROW, Why, holds, plain

ACTING = Why("người đã làm việc", "nhật ký: ai làm gì, khi nào", "duty", "chức danh được giao xem nhật ký", "kept")
BESIDE = Why("người được nhắc đến trong việc đã làm", "nhật ký: việc đã đổi những gì", "duty",
             "không trang nào đưa ra; chỉ đối chiếu khi kiểm tra chuỗi", "follows")  # fmt: skip

# The chain names posts, never people, and everything of people lies in `Personal`; what an official wrote into the
# title of a record stands in it all the same.
holds("journal.Entry", BESIDE, "about_label:words ground:words before:data after:data", "chain")
holds("journal.Entry", ACTING, "user:account", "act", of="user")
holds("journal.Personal", BESIDE, "data salt:derived", ROW)

plain("journal", """
Entry: at post_label what about_kind about_id personal_digest previous hash
Head: hash
""")  # fmt: skip
