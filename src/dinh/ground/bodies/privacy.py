"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import Why, holds, plain

SERVING = Why("người giữ chức danh", "biết ai giữ chức danh nào, từ ngày nào", "duty", "ai cũng xem được", "kept")

holds("bodies.Holding", SERVING, "user:account ground:words", "act", of="user")

plain("bodies", """
Body: name short_name symbol organ_code aliases valid_from valid_to
PartyTerm: label begins ends
Post: title powers
Holding: begins ends
""")  # fmt: skip
