"""What this room keeps of persons (`ground.personal`)."""

from __future__ import annotations

from dinh.ground.personal import MASK, Why, holds, plain

NAMED = Why("người được nhắc đến", "hỏi hộ bốc thăm, không ghi ai trả lời", "oversee", "chức danh được giao", "kept")

holds("reach.Survey", NAMED, "title:words reason:words", MASK)
holds("reach.Fact", NAMED, "text:words about:words", "votes")

plain("reach", """
Survey: ref begins ends seed_rule seed_day seed announced_on drawn_on closed_on cancelled_on result
Option: text
Stratum: code name
Slot: code
Tally: answer
""")  # fmt: skip
