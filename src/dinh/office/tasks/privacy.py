"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

NAMED = Why("người được nhắc đến trong việc giao", "giao việc, theo dõi, báo cáo kết quả", "duty",
            "chức danh được giao xem nhiệm vụ", "kept")  # fmt: skip
DOER = Why("người báo cáo kết quả", "biết ai đã báo cáo", "duty", "chức danh được giao xem nhiệm vụ", "kept")

holds("tasks.Task", NAMED, "title:words text:words folded end_reason:words", MASK)
holds("tasks.Turn", NAMED, "last_word:words", MASK)
holds("tasks.Evidence", NAMED, "note:words", MASK)
holds("tasks.Evidence", DOER, "by:account", "act", of="by")
holds("tasks.Postponement", NAMED, "reason:words", MASK)
holds("tasks.HandOver", NAMED, "reason:words items:data", MASK)

plain("tasks", """
Task: ref days assigned_at ended
Turn: due first_due period label reported_at accepted_at
Evidence: at
Postponement: from_day to_day at
HandOver: at
""")  # fmt: skip
