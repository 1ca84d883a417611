"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import Why, holds, plain

BY = Why("người gửi, người trả lời", "biết ai đã làm", "duty", "chức danh của cơ quan cấp trên", "kept")
NAMED = Why("người được nhắc đến", "báo cáo, yêu cầu của cấp trên", "duty", "chức danh của cơ quan cấp trên", "kept")

holds("province.Asked", NAMED, "title:words words", "archive")
holds("province.Asked", BY, "by_label:label", "act")
holds("province.SentUp", NAMED, "reason:words figures:data", "archive")
holds("province.SentUp", BY, "by_label:label said_by:label", "act")
holds("province.HandIn", BY, "by_label:label", "act")

plain("province", """
Asked: period due at
SentUp: ref number issued body at said_at
Cell: key period
Rolled: day at
HandIn: period figures at
Merger: on
Ground: shape
""")  # fmt: skip
